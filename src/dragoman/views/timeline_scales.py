"""Where on an axis does a day or a sum stand, and where do its marks go?"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

# Steps between the marks of the time axis: in days where given in days, else in months.
_STEPS_DAYS = (1, 2, 7, 14)
_STEPS_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 24000)
_MOST_MARKS = 10


def days_of(text: str) -> float:
    """A day (ISO) as a number, to count with.

    Raises:
        ValueError: the text is no ISO date.
    """
    return float(date.fromisoformat(text).toordinal())


def bound(text: str) -> float:
    """A day, or the first one of a month or year (2024-07, 2024), as a number.

    Raises:
        ValueError: the text is none of these.
    """
    return days_of({len("2024"): f"{text}-01-01", len("2024-07"): f"{text}-01"}.get(len(text), text))


@dataclass(frozen=True, slots=True)
class Days:
    """An axis of days, from `first` at `start` to `last` at `end`."""

    first: float
    last: float
    start: float
    end: float

    @classmethod
    def over(cls, days: Sequence[float], start: float, end: float) -> Days:
        """An axis for these days with some room at both ends; a fortnight to either side of a single day."""
        lowest = float(date.min.toordinal())
        if not days:
            return cls(lowest, lowest + 30, start, end)
        first, last = min(days), max(days)
        room = max((last - first) * 0.02, 14 - (last - first) / 2, 1)
        return cls(first - room, last + room, start, end)

    def at(self, day: float) -> float:
        return self.start + (day - self.first) / (self.last - self.first) * (self.end - self.start)

    def ticks(self) -> list[tuple[float, str]]:
        """Days to mark and how to write them: at most about ten, at the beginnings of months where they are that far apart."""
        low, high = max(math.ceil(self.first), date.min.toordinal()), min(int(self.last), date.max.toordinal())
        for step in _STEPS_DAYS:
            if (high - low) / step <= _MOST_MARKS:
                first = date.fromordinal(low)
                marks = [first + timedelta(days=n) for n in range(0, high - low + 1, step)]
                return [(float(d.toordinal()), d.isoformat()) for d in marks]
        return self._months(date.fromordinal(low), date.fromordinal(high))

    def _months(self, low: date, high: date) -> list[tuple[float, str]]:
        first, last = low.year * 12 + low.month - 1, high.year * 12 + high.month - 1
        step = next((s for s in _STEPS_MONTHS if (last - first) / s <= _MOST_MARKS), _STEPS_MONTHS[-1])
        marks = range(-(-first // step) * step, last + 1, step)
        days = [date(m // 12, m % 12 + 1, 1) for m in marks if m >= 12]
        length = len("2024") if step >= 12 else len("2024-06")
        return [(float(d.toordinal()), d.isoformat()[:length]) for d in days if low <= d <= high]


@dataclass(frozen=True, slots=True)
class Sums:
    """An axis of sums that always holds zero, from `least` at `foot` to `most` at `top`."""

    least: float
    most: float
    top: float
    foot: float

    @classmethod
    def over(cls, sums: Iterable[float], top: float, foot: float) -> Sums:
        values = [0.0, *sums]
        least, most = min(values), max(values)
        return cls(least, most if most > least else least + 10, top, foot)

    def at(self, value: float) -> float:
        return self.foot - (value - self.least) / (self.most - self.least) * (self.foot - self.top)

    def ticks(self) -> list[float]:
        """Zero, and a round number to each side that is used and leaves room for its label."""
        span = self.most - self.least
        found = [0.0]
        for edge in (self.least, self.most):
            if abs(edge) > span * 0.2:
                size = 10.0 ** math.floor(math.log10(abs(edge)))
                found.append(math.copysign(math.floor(abs(edge) / size) * size, edge))
        return sorted(found)
