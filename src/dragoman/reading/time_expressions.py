"""What does one expression of time say, before it is known when the report was published?"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.spans import Span
from dragoman.reading.calendars import GREGORIAN


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words `[i, j)` that name a time, and what they say of it; `span` in code points of the text.

    `kind`: date (any of year, month, day; `shift` -1 past, 0 this, 1 coming), weekday, day (`shift` days from the report;
    `either`: back or ahead as the tense says), period (`n` units, `shift` of them from now), ago (`n` units, `shift` -1 or
    1), offset (the same from `base`, which stands on this `side`), season, decade, anniversary (`n` years after year-month-day), range (to `until`),
    same (as the event told before), vague.
    `bound`: since | until | before | after, by the word at its side. `ambiguous`: what else the words may name.
    """

    i: int
    j: int
    kind: str
    text: str
    span: Span
    calendar: str = GREGORIAN
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: str | None = None
    n: int = 1
    shift: int | None = None
    year_shift: int | None = None
    week_shift: int | None = None
    either: bool = False
    days: int = 1
    season: str | None = None
    portion: str | None = None
    until: TimeExpression | None = None
    base: TimeExpression | None = None
    side: str | None = None
    bound: str | None = None
    ambiguous: str | None = None
    week_starts: int = 1

    @property
    def is_day(self) -> bool:
        """Whether the words name one day of the calendar."""
        return self.kind == "day" or (self.kind == "date" and self.day is not None)
