"""Which days does an expression mean in a report published on a given day?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from dragoman.model.records import When
from dragoman.reading.calendars import (
    GREGORIAN,
    JALALI,
    from_gregorian,
    month_span,
    plus_months,
    to_gregorian,
    week_span,
    year_span,
)
from dragoman.reading.time_expressions import TimeExpression

PLANNED: Final = "planned"
_PAST: Final = frozenset({"occurred", "past", "done"})
# Where the tense is not known, a date counts as past unless the past one is this far away and the coming one this near.
_FAR, _NEAR = timedelta(days=240), timedelta(days=45)
_YEAR_AGO, _MONTH = timedelta(days=300), timedelta(days=30)
_DAY: Final = timedelta(days=1)
_PORTIONS: Final = {
    "early": (0.0, 1 / 3),
    "mid": (1 / 3, 2 / 3),
    "late": (2 / 3, 1.0),
    "first_half": (0.0, 0.5),
    "second_half": (0.5, 1.0),
}
_SEASONS: Final = {
    GREGORIAN: {"spring": 3, "summer": 6, "autumn": 9, "winter": 12},
    JALALI: {"spring": 1, "summer": 4, "autumn": 7, "winter": 10},
}

Days = tuple[date, date, str]  # first day, last day, precision


def resolve(expression: TimeExpression, published: date | None, *, tense: str | None = None) -> When:
    """The days an expression means.

    `tense`: "planned" for what is to come, "occurred" for what is past, None where that is not known. What cannot be
    resolved (a weekday in a report without a date, "two days later" without the day) keeps its words and has no days.
    """
    if expression.bound in ("until", "before"):
        tense = None  # a deadline lies where it lies, whatever the tense of the clause it limits
    days = _days(expression, published, tense)
    if days is not None and expression.bound == "since":
        end = published if published and published >= days[0] else None
        return _when(expression, days[0], end, "range")
    if days is None:
        return _when(expression, None, None, None)
    return _when(expression, *days)


def _when(expression: TimeExpression, start: date | None, end: date | None, precision: str | None) -> When:
    return When(
        start=start.isoformat() if start else None,
        end=end.isoformat() if end else None,
        precision=precision,
        text=expression.text,
        span=expression.span,
        calendar=expression.calendar,
    )


def _days(expression: TimeExpression, published: date | None, tense: str | None) -> Days | None:
    try:
        return _RESOLVERS.get(expression.kind, _open)(expression, published, tense)
    except OverflowError:  # before year 1 or after 9999
        return None


def _open(expression: TimeExpression, published: date | None, tense: str | None) -> Days | None:
    """What only the story around it can date: "the same day", "recently"."""
    return None


def _date(expression: TimeExpression, published: date | None, tense: str | None) -> Days | None:
    year = _year(expression, published, tense)
    if year is None:
        return None
    if expression.month is None:
        span = year_span(expression.calendar, year)
        return _portion(span, "year", expression.portion)
    if expression.day is None:
        span = month_span(expression.calendar, year, expression.month)
        return _portion(span, "month", expression.portion)
    day = to_gregorian(expression.calendar, year, expression.month, expression.day)
    if day is None:
        return None
    return day, day + (expression.days - 1) * _DAY, "day" if expression.days == 1 else "range"


def _portion(span: tuple[date, date] | None, unit: str, portion: str | None) -> Days | None:
    """The first, middle or last third of a month or year, the first or second half."""
    if span is None:
        return None
    first, last = span
    if portion is None:
        return first, last, unit
    length = (last - first).days + 1
    low, high = _PORTIONS[portion]
    return first + round(length * low) * _DAY, first + (round(length * high) - 1) * _DAY, "range"


def _year(expression: TimeExpression, published: date | None, tense: str | None) -> int | None:
    if expression.year is not None:
        return expression.year
    today = from_gregorian(expression.calendar, published) if published else None
    if today is None or published is None:
        return None
    if expression.year_shift is not None:
        return today[0] + expression.year_shift
    if expression.month is None:
        return None
    if expression.shift == 0 and expression.day is None:
        return today[0]
    return _nearest_year(expression, published, today, tense)


def _nearest_year(
    expression: TimeExpression, published: date, today: tuple[int, int, int], tense: str | None
) -> int | None:
    spans: dict[int, tuple[date, date]] = {}
    for year in range(today[0] - 8, today[0] + 3):
        span = _span_in(expression, year)
        if span:
            spans[year] = span
    if expression.weekday is not None and expression.day is not None:
        # A weekday beside the date says which year is meant, where it fits a near one.
        fitting = {y: s for y, s in spans.items() if s[0].isoweekday() == expression.weekday and abs(y - today[0]) <= 1}
        spans = fitting or spans
    this_month = expression.day is None and expression.month == today[1]
    if this_month and expression.shift:  # "last June" in June is that of the year before
        spans.pop(today[0], None)
    past = [y for y, s in spans.items() if s[0] <= published]
    coming = [y for y, s in spans.items() if s[1] >= published]
    behind, ahead = max(past, default=None), min(coming, default=None)
    if behind is None or ahead is None:
        return ahead if behind is None else behind
    if expression.shift is not None and expression.shift != 0:
        return behind if expression.shift < 0 else ahead
    if tense == PLANNED:
        return ahead
    if spans[behind][1] >= published:
        return behind
    far, near = published - spans[behind][1], spans[ahead][0] - published
    if tense in _PAST:
        # What was done can be about what comes ("agreed to meet on 26 May"): a date a year ago would have its year told.
        return ahead if far > _YEAR_AGO and near < _MONTH else behind
    return ahead if far > _FAR and near < _NEAR else behind


def _span_in(expression: TimeExpression, year: int) -> tuple[date, date] | None:
    if expression.month is None:
        return year_span(expression.calendar, year)
    if expression.day is None:
        return month_span(expression.calendar, year, expression.month)
    day = to_gregorian(expression.calendar, year, expression.month, expression.day)
    return (day, day) if day else None


def _weekday(expression: TimeExpression, published: date | None, tense: str | None) -> Days | None:
    if published is None or expression.weekday is None:
        return None
    if expression.week_shift is not None:
        first, _ = week_span(published + timedelta(weeks=expression.week_shift), expression.week_starts)
        day = first + ((expression.weekday - first.isoweekday()) % 7) * _DAY
        return day, day, "day"
    back = (published.isoweekday() - expression.weekday) % 7
    ahead = (expression.weekday - published.isoweekday()) % 7
    if expression.shift == -1:
        day = published - (back or 7) * _DAY
    elif expression.shift == 1:
        day = published + (ahead or 7) * _DAY
    elif tense == PLANNED or (expression.shift == 0 and tense not in _PAST):
        day = published + ahead * _DAY
    else:
        day = published - back * _DAY
    return day, day, "day"


def _near_day(expression: TimeExpression, published: date | None, tense: str | None) -> Days | None:
    if published is None or expression.shift is None:
        return None
    shift = expression.shift
    if expression.either:
        if expression.weekday is not None:
            shift = -shift if (published - shift * _DAY).isoweekday() == expression.weekday else shift
        elif tense is None:
            return None
        elif tense != PLANNED:
            shift = -shift
    day = published + shift * _DAY
    return day, day, "day"


def _period(expression: TimeExpression, published: date | None, tense: str | None) -> Days | None:
    if published is None or expression.shift is None:
        return None
    if expression.n > 1 and expression.shift:
        edge = _moved(published, expression.unit, expression.n * expression.shift)
        return (edge, published, "range") if expression.shift < 0 else (published, edge, "range")
    return _unit_span(published, expression)


def _unit_span(published: date, expression: TimeExpression) -> Days | None:
    """The day, week, month or year that lies `shift` units from the report."""
    shift, calendar = expression.shift or 0, expression.calendar
    if expression.unit in ("day", "hour"):
        day = published + shift * _DAY
        return day, day, "day"
    if expression.unit == "week":
        first, last = week_span(published + timedelta(weeks=shift), expression.week_starts)
        return first, last, "range"
    if expression.unit == "weekend":
        first, _ = week_span(published, 6)
        first = first + shift * timedelta(weeks=1) if shift > 0 or (not shift and first + _DAY < published) else first
        return first, first + _DAY, "range"
    today = from_gregorian(calendar, published)
    if today is None:
        return None
    if expression.unit == "month":
        return _portion(month_span(calendar, *plus_months(today[0], today[1], shift)), "month", expression.portion)
    if expression.unit == "decade":
        edge = _moved(published, "year", 10 * shift)
        return min(edge, published), max(edge, published), "range"
    return _portion(year_span(calendar, today[0] + shift), "year", expression.portion)


def _moved(day: date, unit: str | None, count: int) -> date:
    if unit in ("month", "year", "decade"):
        months = count * {"month": 1, "year": 12, "decade": 120}[unit]
        year, month = plus_months(day.year, day.month, months)
        if not 1 <= year <= 9999:
            raise OverflowError
        span = month_span(GREGORIAN, year, month)
        return date(year, month, min(day.day, span[1].day if span else 28))
    if unit == "hour":
        return day + (abs(count) // 24) * (1 if count > 0 else -1) * _DAY
    return day + timedelta(days=count * (7 if unit == "week" else 1))


def _ago(expression: TimeExpression, published: date | None, tense: str | None) -> Days | None:
    if published is None or expression.shift is None:
        return None
    return _around(published, expression)


def _around(day: date, expression: TimeExpression) -> Days | None:
    """`n` units before or after a day: as exact as the unit, so "two years ago" is a year and "two weeks ago" a week."""
    moved = _moved(day, expression.unit, expression.n * (expression.shift or 0))
    if expression.unit in ("day", "hour"):
        return moved, moved, "day"
    near = replace(expression, shift=0, unit="year" if expression.unit == "decade" else expression.unit)
    return _unit_span(moved, near)


def _offset(expression: TimeExpression, published: date | None, tense: str | None) -> Days | None:
    base = _days(expression.base, published, tense) if expression.base else None
    if base is None or expression.shift is None:
        return None
    return _around(base[1] if expression.shift > 0 else base[0], replace(expression, calendar=GREGORIAN))


def _season(expression: TimeExpression, published: date | None, tense: str | None) -> Days | None:
    starts = _SEASONS.get(expression.calendar, _SEASONS[GREGORIAN])
    month = starts.get(expression.season or "")
    if month is None:
        return None
    first = replace(expression, kind="date", month=month, day=None)
    year = _year(first, published, tense)
    if year is None:
        return None
    start = month_span(expression.calendar, year, month)
    end = month_span(expression.calendar, *plus_months(year, month, 2))
    return (start[0], end[1], "range") if start and end else None


def _decade(expression: TimeExpression, published: date | None, tense: str | None) -> Days | None:
    if expression.year is None:
        return None
    first = expression.year - expression.year % 10
    start, end = year_span(expression.calendar, first), year_span(expression.calendar, first + 9)
    return (start[0], end[1], "range") if start and end else None


def _anniversary(expression: TimeExpression, published: date | None, tense: str | None) -> Days | None:
    if expression.month is None or expression.day is None:
        return None
    if expression.year is None or expression.n == 0:  # any anniversary: the one near the report
        return _date(replace(expression, year=None), published, tense)
    day = to_gregorian(expression.calendar, expression.year + expression.n, expression.month, expression.day)
    return (day, day, "day") if day else None


def _range(expression: TimeExpression, published: date | None, tense: str | None) -> Days | None:
    if expression.until is None:
        return None
    last = _days(expression.until, published, tense)
    first = _days(replace(expression, kind=_kind_of_start(expression), until=None), published, tense)
    if first is None or last is None:
        return None
    if first[0] > last[1]:
        first = _earlier(expression, first, last)
        if first is None:
            return None
    return first[0], last[1], "range"


def _kind_of_start(expression: TimeExpression) -> str:
    if expression.month or expression.year:
        return "date"
    return "weekday" if expression.weekday else "day"


def _earlier(expression: TimeExpression, first: Days, last: Days) -> Days | None:
    """The start of an interval that runs over a week's or a year's end."""
    step = timedelta(days=7) if expression.weekday and expression.day is None else timedelta(days=365)
    moved = first[0] - step
    return (moved, moved, "day") if moved <= last[1] else None


_RESOLVERS: Final[dict[str, Callable[[TimeExpression, date | None, str | None], Days | None]]] = {
    "date": _date,
    "weekday": _weekday,
    "day": _near_day,
    "period": _period,
    "ago": _ago,
    "offset": _offset,
    "season": _season,
    "decade": _decade,
    "anniversary": _anniversary,
    "range": _range,
}
