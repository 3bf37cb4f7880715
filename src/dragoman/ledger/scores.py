"""How far is an act conflict or cooperation, and how do two states stand month by month? The PLOVER scores.

The numbers are in data/ontology/plover.yml, with what was decided where the manual contradicts itself.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from dragoman.model.ledger import LedgerEvent
from dragoman.model.records import Claim, Participant

Dyad = tuple[str, str]  # codes of two sides; of two that are not directed the one that sorts first stands first


@dataclass(frozen=True, slots=True)
class ActType:
    """One of the 16 types: its quad code, its base score, the scores of its modes, and which kinds amount to which mode."""

    quad: int
    score: float
    modes: dict[str, float] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)


class Month(NamedTuple):
    """A dyad's acts of one month (`2021-06`): the sum and the mean of their scores, how many they are, and how many of these
    stand in it by their own date, not by the day of their first report."""

    month: str
    sum: float
    mean: float
    number: int
    dated: int


@cache
def ontology() -> dict[str, Any]:
    """What data/ontology/plover.yml says."""
    text = files("dragoman").joinpath("data", "ontology", "plover.yml").read_text(encoding="utf-8")
    read: dict[str, Any] = yaml.safe_load(text)
    return read


@cache
def types() -> dict[str, ActType]:
    """The types of act by their PLOVER code."""
    return {code: ActType(**entry) for code, entry in ontology()["types"].items()}


def score(event: str, mode: str | None = None, kind: str | None = None) -> float | None:
    """The conflict (-10) to cooperation (+10) score of an act; None of what is no PLOVER type.

    The mode decides; without one, the mode that the kind amounts to; else the type's base score. A mode that the type does
    not have (of an older PLOVER) counts as none.
    """
    act = types().get(event)
    if act is None:
        return None
    if mode not in act.modes:
        mode = act.kinds.get(kind or "")
    return float(act.modes.get(mode or "", act.score))


def score_of(claim: Claim) -> float | None:
    """The score of what a claim tells."""
    return score(claim.event, claim.mode, claim.kind)


def quad(event: str) -> int | None:
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; None of what is no PLOVER type."""
    act = types().get(event)
    return act.quad if act else None


def took_place(event: LedgerEvent) -> bool:
    """Whether the act that the type names is told as done: not one that is denied, only possible, or still to come.

    What is announced has taken place as the announcement it is: a planned visit is typed AGREE.
    """
    return event.status in ("occurred", "ongoing") or (event.status == "planned" and event.event in ontology()["ahead"])


def side(participant: Participant) -> str | None:
    """Whom an actor counts for: its state (ISO 3166-1 alpha-3), else its organisation, else the group itself."""
    return participant.country or participant.code or (participant.entity if participant.type == "group" else None)


def dyads(event: LedgerEvent, *, directed: bool = False) -> tuple[Dyad, ...]:
    """The pairs of sides between which the act happened, sorted; none of an act within one state.

    With recipients: each actor with each recipient, the actor first if `directed`. Without: each two of the actors, if
    `directed` in both orders.
    """
    actors = {s for p in event.actors if (s := side(p))}
    recipients = {s for p in event.recipients if (s := side(p))}
    pairs = {(a, r) for a in actors for r in recipients or actors if a != r}
    if not directed:
        pairs = {(a, b) if a < b else (b, a) for a, b in pairs}
    return tuple(sorted(pairs))


def balances(events: Iterable[LedgerEvent], *, directed: bool = False) -> dict[Dyad, list[Month]]:
    """All dyads' monthly balances, in one pass; months in order, those without an act left out.

    Counted are acts that took place (`took_place`), in the month of `day_of`; where that is not known an act is not counted. If
    `directed`, what two did together without a recipient (a meeting) counts for both directions.
    """
    found: dict[Dyad, dict[str, list[tuple[float, bool]]]] = defaultdict(lambda: defaultdict(list))
    for event in events:
        day, own = day_of(event)
        value = event.score if event.score is not None else score(event.event, event.mode, event.kind)
        if day is None or value is None or not took_place(event):
            continue
        for dyad in dyads(event, directed=directed):
            found[dyad][day[:7]].append((value, own))
    return {dyad: [_month(*item) for item in sorted(months.items())] for dyad, months in sorted(found.items())}


def balance(events: Iterable[LedgerEvent], one: str, two: str, *, directed: bool = False) -> list[Month]:
    """The monthly balance of two sides (codes of states or organisations); if `directed`, of what `one` did to `two`."""
    wanted = (one, two) if directed or one < two else (two, one)
    return balances((e for e in events if wanted in dyads(e, directed=directed)), directed=directed).get(wanted, [])


def day_of(event: LedgerEvent) -> tuple[str | None, bool]:
    """The day (ISO) for which an act counts where one day must stand for it, and whether it is of its own date.

    The first day of its date, if that lies in one month. Of a longer one, and of an act without a date, the day of the first
    report, unless it lies outside of the date: what happened "in 2019" is of no day in 2024. None where no day is known.
    """
    start, end = (event.date.start, event.date.end) if event.date else (None, None)
    reported = event.first_reported[:10] if event.first_reported else None
    if start and (end is None or start[:7] == end[:7]):
        return start[:10], True
    if reported and (start or reported) <= reported <= (end or reported):
        return reported, False
    return None, False


def _month(month: str, acts: list[tuple[float, bool]]) -> Month:
    total = math.fsum(value for value, _ in acts)
    return Month(month, total, total / len(acts), len(acts), sum(own for _, own in acts))
