"""Which Gregorian days does a date of another calendar mean?

Dates are converted by libraries that are imported on first need (docs/decisions/0003-calendars.md).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

GREGORIAN: Final = "gregorian"
JALALI: Final = "jalali"
HIJRI: Final = "hijri"
CALENDARS: Final = (GREGORIAN, JALALI, HIJRI)

_DAY: Final = timedelta(days=1)


def to_gregorian(calendar: str, year: int, month: int, day: int) -> date | None:
    """The day that year, month and day mean in `calendar`; None where there is no such day or no table for it."""
    try:
        if calendar == JALALI:
            from persiantools.jdatetime import JalaliDate

            return JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]  # no annotation there
        if calendar == HIJRI:
            from hijridate import Hijri

            return date(*Hijri(year, month, day).to_gregorian().datetuple())
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def from_gregorian(calendar: str, day: date) -> tuple[int, int, int] | None:
    """Year, month and day of `day` in `calendar`; None where the calendar has no table for it."""
    try:
        if calendar == JALALI:
            from persiantools.jdatetime import JalaliDate

            jalali = JalaliDate.to_jalali(day)  # type: ignore[no-untyped-call]
            return jalali.year, jalali.month, jalali.day
        if calendar == HIJRI:
            from hijridate import Gregorian

            year, month, of_month = Gregorian(day.year, day.month, day.day).to_hijri().datetuple()
            return year, month, of_month
        return day.year, day.month, day.day
    except (ValueError, OverflowError):
        return None


def month_span(calendar: str, year: int, month: int) -> tuple[date, date] | None:
    """First and last day of a month."""
    return _between(calendar, (year, month), (year + 1, 1) if month == 12 else (year, month + 1))


def year_span(calendar: str, year: int) -> tuple[date, date] | None:
    """First and last day of a year."""
    return _between(calendar, (year, 1), (year + 1, 1))


def week_span(day: date, first_weekday: int) -> tuple[date, date]:
    """First and last day of the week that `day` is in; `first_weekday` is 1 for Monday to 7 for Sunday."""
    back = (day.isoweekday() - first_weekday) % 7
    start = max(day.toordinal() - back, 1)
    return date.fromordinal(start), date.fromordinal(min(start + 6, date.max.toordinal()))


def plus_months(year: int, month: int, months: int) -> tuple[int, int]:
    """The month that lies `months` after (before, where negative) month 1–12 of `year`, in any calendar of twelve months."""
    index = year * 12 + month - 1 + months
    return index // 12, index % 12 + 1


def _between(calendar: str, first: tuple[int, int], after: tuple[int, int]) -> tuple[date, date] | None:
    start = to_gregorian(calendar, *first, 1)
    end = to_gregorian(calendar, *after, 1)
    return (start, end - _DAY) if start and end else None
