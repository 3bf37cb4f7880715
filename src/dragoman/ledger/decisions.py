"""What have persons decided? Every decision is kept; of two on the same two records the later one counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from dragoman.model.ledger import Decision

SPLIT, JOIN = "split", "join"


class Verdicts:
    """The decisions in force, by pair of members.

    A split is of its claims against the others; a join is of the first of all its claims with each of the rest, so that they are
    together whatever else is against it.
    """

    def __init__(self, decisions: Iterable[Decision], member: Mapping[str, str]) -> None:
        """`member`: which member stands for a record (those decided on stand for themselves)."""
        self._on: dict[frozenset[str], tuple[str, str]] = {}
        for decision in sorted(decisions, key=lambda d: d.number):
            for one, two in pairs_of(decision):
                pair = frozenset((member[one], member[two]))
                if len(pair) == 2:
                    self._on[pair] = decision.judgement, f"{decision.by} decided: {decision.because}"
        self._together: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for pair, (judgement, why) in sorted(self._on.items(), key=lambda p: sorted(p[0])):
            if judgement == JOIN:
                one, two = sorted(pair)
                self._together[one].append((two, why))
                self._together[two].append((one, why))

    def on(self, one: str, two: str) -> str | None:
        """ "split" or "join" where a person decided on the two, else None."""
        found = self._on.get(frozenset((one, two)))
        return found[0] if found else None

    def together(self, member: str) -> list[tuple[str, str]]:
        """The members that a person brought together with this one, and why."""
        return self._together.get(member, [])


def pairs_of(decision: Decision) -> list[tuple[str, str]]:
    """The pairs of records that a decision speaks of."""
    if decision.judgement == SPLIT:
        return [(one, two) for one in decision.claims for two in decision.others]
    everyone = [*decision.claims, *decision.others]
    return [(one, two) for k, one in enumerate(everyone) for two in everyone[k + 1 :]]
