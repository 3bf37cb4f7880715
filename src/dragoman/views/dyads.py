"""What does a view of two states need? Everything the ledger holds of them in a period, already chosen and joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.ledger.scores import Month
from dragoman.model.ledger import LedgerDiscrepancy, LedgerEvent, LedgerObject


@dataclass(frozen=True, slots=True, kw_only=True)
class Dyad:
    """Two states and what the ledger holds between them.

    `codes` are ISO 3166-1 alpha-3, `names` the English names in the same order. `since` and `until` are ISO dates, months
    (2024-07) or years, both inclusive, or None where the period has no such end; events and objects outside of them were left out by whoever made this. `balance`
    is the two states' monthly balance in the order of time (ledger/scores.py).
    """

    codes: tuple[str, str]
    names: tuple[str, str]
    events: Sequence[LedgerEvent] = ()
    objects: Sequence[LedgerObject] = ()
    discrepancies: Sequence[LedgerDiscrepancy] = ()
    since: str | None = None
    until: str | None = None
    balance: Sequence[Month] = ()

    def name_of(self, code: str) -> str:
        """The name of one of the two states; of any other its code."""
        return dict(zip(self.codes, self.names, strict=True)).get(code, code)


def span_of(event: LedgerEvent) -> tuple[str, str] | None:
    """The first and last day of an event (ISO), or None where no source's date could be resolved."""
    if event.date is None:
        return None
    start, end = event.date.start or event.date.end, event.date.end or event.date.start
    return (start, end) if start and end else None


def known_from(event: LedgerEvent) -> str:
    """The day to sort an event by: its own, else that of the first report, else none ("")."""
    span = span_of(event)
    return span[0] if span else event.first_reported or ""
