"""Dates of the Jalali and Hijri calendars that are known from elsewhere, and what holds for all of them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.calendars import (
    CALENDARS,
    GREGORIAN,
    HIJRI,
    JALALI,
    from_gregorian,
    month_span,
    plus_months,
    to_gregorian,
    week_span,
    year_span,
)


@pytest.mark.parametrize(
    ("calendar", "then", "day"),
    [
        (JALALI, (1357, 11, 22), date(1979, 2, 11)),  # the Iranian revolution
        (JALALI, (1400, 5, 24), date(2021, 8, 15)),  # the fall of Kabul
        (JALALI, (1403, 1, 1), date(2024, 3, 20)),
        (JALALI, (1403, 12, 30), date(2025, 3, 20)),  # a leap year in the printed calendars
        (JALALI, (1404, 1, 1), date(2025, 3, 21)),
        (HIJRI, (1442, 10, 1), date(2021, 5, 13)),  # the end of Ramadan as announced in Saudi Arabia
        (HIJRI, (1445, 9, 1), date(2024, 3, 11)),
        (GREGORIAN, (2020, 2, 29), date(2020, 2, 29)),
    ],
)
def test_known_days(calendar: str, then: tuple[int, int, int], day: date) -> None:
    assert to_gregorian(calendar, *then) == day
    assert from_gregorian(calendar, day) == then


@pytest.mark.parametrize(
    ("calendar", "then"),
    [
        (JALALI, (1404, 12, 30)),
        (JALALI, (1400, 13, 1)),
        (HIJRI, (1200, 1, 1)),
        (HIJRI, (1442, 1, 31)),
        (GREGORIAN, (2021, 2, 29)),
    ],
)
def test_days_that_are_not_are_left_open(calendar: str, then: tuple[int, int, int]) -> None:
    assert to_gregorian(calendar, *then) is None


@given(st.sampled_from(CALENDARS), st.dates(date(1930, 1, 1), date(2070, 1, 1)))
def test_there_and_back(calendar: str, day: date) -> None:
    then = from_gregorian(calendar, day)
    assert then is not None
    assert to_gregorian(calendar, *then) == day
    month, year = month_span(calendar, then[0], then[1]), year_span(calendar, then[0])
    assert month is not None
    assert year is not None
    assert year[0] <= month[0] <= day <= month[1] <= year[1]
    assert 28 <= (month[1] - month[0]).days + 1 <= 31


@given(st.dates(date(1930, 1, 1), date(2070, 1, 1)), st.integers(1, 7))
def test_a_week_has_seven_days_and_begins_as_asked(day: date, first: int) -> None:
    start, end = week_span(day, first)
    assert start <= day <= end
    assert (end - start).days == 6
    assert start.isoweekday() == first


@given(st.integers(1, 3000), st.integers(1, 12), st.integers(-5000, 5000))
def test_months_are_counted_there_and_back(year: int, month: int, months: int) -> None:
    assert plus_months(*plus_months(year, month, months), -months) == (year, month)


def test_spans_of_months_and_years() -> None:
    assert month_span(JALALI, 1400, 12) == (date(2022, 2, 20), date(2022, 3, 20))
    assert year_span(JALALI, 1399) == (date(2020, 3, 20), date(2021, 3, 20))
    assert month_span(GREGORIAN, 2021, 13) is None
