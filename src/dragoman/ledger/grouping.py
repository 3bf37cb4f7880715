"""Which members are of one thing, when a new one comes? A partition that depends on the members alone, kept up as they arrive.

Members stand in an order (by day, the better known first). Each joins the thing of an earlier one, by its strongest tie first,
unless something is against one of those already there; else it founds a thing of its own. So what a member joins depends only on
what stands before it: the result is the same in whatever order reports arrive, and a new member makes only those after it be
looked at again whose ties lead into the things that changed.

A person's decision always wins: members brought together are together whatever is against it, members set apart never meet.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Tie:
    """What says that two members are the same: a sum of scores, and why, in words. `decided`: a person said so."""

    other: str
    score: float
    why: str
    decided: bool = False


class Members(Protocol):
    """What is known of the members, wherever it is kept."""

    def place(self, member: str) -> str:
        """Where the member stands in the order: a string that sorts as they do, different for each."""

    def founder(self, member: str) -> str | None:
        """The first member of the thing it was in last, None where it is new."""

    def of(self, founder: str) -> Collection[str]:
        """All members whose founder this is, as `settle` last set them."""

    def ties(self, member: str) -> Iterable[Tie]:
        """Its ties to members before and after it."""

    def forbidden(self, one: str, two: str) -> bool:
        """Whether something is against the two being one, a person's decision or a rule."""

    def parted(self, one: str, two: str) -> bool:
        """Whether a person decided that the two are not one."""

    def settle(self, member: str, founder: str) -> None:
        """Takes down what the member belongs to."""


@dataclass(slots=True)
class Changes:
    """The founders of all things that won or lost a member."""

    founders: set[str] = field(default_factory=set)


def regroup(touched: Iterable[str], members: Members) -> Changes:
    """Finds anew where the touched members belong, and those after them that this concerns.

    Args:
        touched: members that are new, or of which something changed.
    """
    changes = Changes()
    queue = [(members.place(m), m) for m in set(touched)]
    heapq.heapify(queue)
    waiting = {m for _, m in queue}
    always = set(waiting)  # what is known of these changed, though they may stay where they are
    while queue:
        place, member = heapq.heappop(queue)
        waiting.discard(member)
        before = members.founder(member)
        after = _home(member, place, members)
        if before == after and member not in always:
            continue
        concerned = _tied_into(before, place, members) if before is not None else set()
        members.settle(member, after)
        changes.founders |= {after} | ({before} if before is not None else set())
        concerned |= _tied_into(after, place, members)
        concerned |= {t.other for t in members.ties(member) if members.place(t.other) > place}
        for other in concerned - waiting:
            waiting.add(other)
            heapq.heappush(queue, (members.place(other), other))
    return changes


def _home(member: str, place: str, members: Members) -> str:
    """The founder of the thing a member joins: itself where it joins none."""
    earlier = [t for t in members.ties(member) if members.place(t.other) < place]
    refused: set[str] = set()
    for tie in sorted(earlier, key=lambda t: (not t.decided, -t.score, members.place(t.other))):
        founder = members.founder(tie.other)
        if founder is None or founder in refused:
            continue
        there = [m for m in members.of(founder) if m != member and members.place(m) < place]
        against = members.parted if tie.decided else members.forbidden
        if not any(against(member, other) for other in there):
            return founder
        refused.add(founder)
    return member


def _tied_into(founder: str, place: str, members: Members) -> set[str]:
    """Members behind a place that are in a thing or have a tie to one of it: where they belong may have changed."""
    inside = members.of(founder)
    found = {t.other for m in inside for t in members.ties(m)} | set(inside)
    return {m for m in found if members.place(m) > place}


def strongest(group: Collection[str], ties: Mapping[str, Iterable[Tie]]) -> dict[str, Tie]:
    """For each member the strongest tie to another of its group, where there is one."""
    best: dict[str, Tie] = {}
    for member in sorted(group):
        inside = [t for t in ties.get(member, ()) if t.other in group]
        if inside:
            best[member] = min(inside, key=lambda t: (not t.decided, -t.score, t.other))
    return best
