"""Times of every language against the lines of tests/examples/<code>/times.txt, and what holds for any text."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model.errors import LexiconError
from dragoman.model.records import When
from dragoman.reading.times import compile_times, find_times, resolve
from tests.reading.time_examples import PlainWords, languages, lines, sources, time_lexicon

CASES = [(code, line) for code in languages() for line in lines(code, "times")]
KNOWN_PIECES = sorted({piece for _, line in CASES for piece in line.split("|")[0].split()})


def _published(field: str) -> tuple[date | None, str | None]:
    day, _, tense = field.strip().partition(" ")
    return (None if day == "-" else date.fromisoformat(day)), tense.strip() or None


def _said(when: When) -> str:
    if when.start is None:
        return "open"
    days = when.start if when.start == when.end else f"{when.start}..{when.end or ''}"
    return f"{days} {when.precision}"


@pytest.mark.parametrize(("code", "line"), CASES)
def test_example(code: str, line: str) -> None:
    sentence, published, expected = (part.strip() for part in line.split("|"))
    day, tense = _published(published)
    found = find_times(PlainWords(sentence), time_lexicon(code))
    said = [f"{e.text} => {_said(resolve(e, day, tense=tense))}" for e in found]
    assert said == ([] if expected == "none" else [expected])


@pytest.mark.parametrize("code", languages())
def test_every_language_has_examples_enough(code: str) -> None:
    assert len(lines(code, "times")) >= 40


@settings(max_examples=60, deadline=None)
@given(
    pieces=st.lists(st.sampled_from(KNOWN_PIECES), max_size=25),
    code=st.sampled_from(languages()),
    published=st.none() | st.dates(date(1950, 1, 1), date(2060, 1, 1)),
    tense=st.sampled_from([None, "planned", "occurred"]),
)
def test_any_order_of_words_of_time_is_read_without_harm(
    pieces: list[str], code: str, published: date | None, tense: str | None
) -> None:
    text = " ".join(pieces)
    words = PlainWords(text)
    end = 0
    for expression in find_times(words, time_lexicon(code)):
        assert end <= expression.i < expression.j <= len(words.starts)
        end = expression.j
        assert expression.text == text[expression.span.start : expression.span.end]
        assert expression.span == (words.starts[expression.i], words.ends[expression.j - 1])
        when = resolve(expression, published, tense=tense)
        assert when.text == expression.text
        assert (when.start is None) == (when.precision is None)
        if when.start and when.end:
            assert date.fromisoformat(when.start) <= date.fromisoformat(when.end)


@given(st.text(max_size=60), st.sampled_from(languages()))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(text: str, code: str) -> None:
    for expression in find_times(PlainWords(text), time_lexicon(code)):
        assert expression.text


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(1, 7))
def test_a_weekday_is_never_a_week_away(published: date, weekday: int) -> None:
    name = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[weekday - 1]
    (expression,) = find_times(PlainWords(f"They met on {name}."), time_lexicon("en"))
    past, coming = resolve(expression, published, tense="occurred"), resolve(expression, published, tense="planned")
    assert past.start
    assert coming.start
    assert published - timedelta(days=7) < date.fromisoformat(past.start) <= published
    assert published <= date.fromisoformat(coming.start) < published + timedelta(days=7)
    assert date.fromisoformat(past.start).isoweekday() == weekday


def test_a_word_that_the_tokeniser_joined_is_seen_in_its_parts() -> None:
    joined = PlainWords("در ماه می سال ۲۰۲۰")
    joined.starts, joined.ends = [0, 3, 7, 14], [2, 6, 13, 18]
    (expression,) = find_times(joined, time_lexicon("fa"))
    assert (expression.text, expression.i, expression.j) == ("ماه می سال ۲۰۲۰", 1, 4)


def test_a_word_that_may_be_a_place_is_marked() -> None:
    (bare,) = find_times(PlainWords("او در دوشنبه سخن گفت."), time_lexicon("fa"))
    (sure,) = find_times(PlainWords("او روز دوشنبه سخن گفت."), time_lexicon("fa"))
    assert (bare.ambiguous, sure.ambiguous) == ("place", None)


def test_bounds_are_told() -> None:
    (expression,) = find_times(PlainWords("They must leave before 1 May 2021."), time_lexicon("en"))
    assert (expression.bound, expression.text) == ("before", "1 May 2021")


def test_the_calendar_of_the_report_is_kept() -> None:
    (expression,) = find_times(PlainWords("در ۲۴ مرداد ۱۴۰۰"), time_lexicon("fa"))
    assert resolve(expression, None).calendar == "jalali"


def test_without_numerals_only_digits_count() -> None:
    lexicon = compile_times(sources("en")["times"])
    assert [e.text for e in find_times(PlainWords("two days ago, 3 days ago"), lexicon)] == ["3 days ago"]


@pytest.mark.parametrize("pattern", [{"head": "<day> <month>", "is": "moment"}, {"head": "<day> <moon>", "is": "date"}])
def test_a_pattern_that_cannot_work_is_refused(pattern: dict[str, str]) -> None:
    with pytest.raises(LexiconError):
        compile_times({"months": {"gregorian": {1: ["january"]}}, "patterns": [pattern]})
