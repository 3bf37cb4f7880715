"""Numbers, money and measures against the lines of tests/examples/<code>/quantities.txt, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reading.quantities import Quantity, compile_quantities, find_quantities
from tests.reading.time_examples import PlainWords, languages, lines, quantity_lexicon

CASES = [(code, line) for code in languages() for line in lines(code, "quantities")]
KNOWN_PIECES = sorted({piece for _, line in CASES for piece in line.split("|")[0].split()})


def _said(quantity: Quantity) -> str:
    parts = [f"{quantity.text} => {quantity.value}", quantity.currency or quantity.unit or "-"]
    if quantity.ordinal:
        parts.append("ordinal")
    if quantity.bound:
        parts.append(quantity.bound)
    if quantity.upper is not None:
        parts.append(f"..{quantity.upper}")
    return " ".join(parts)


@pytest.mark.parametrize(("code", "line"), CASES)
def test_example(code: str, line: str) -> None:
    sentence, expected = (part.strip() for part in line.split("|"))
    said = [_said(q) for q in find_quantities(PlainWords(sentence), quantity_lexicon(code))]
    assert said == ([] if expected == "none" else [e.strip() for e in expected.split(";")])


@pytest.mark.parametrize("code", languages())
def test_every_language_has_examples_enough(code: str) -> None:
    assert len(lines(code, "quantities")) >= 20


@settings(max_examples=60, deadline=None)
@given(pieces=st.lists(st.sampled_from(KNOWN_PIECES), max_size=25), code=st.sampled_from(languages()))
def test_any_order_of_numerals_is_read_without_harm(pieces: list[str], code: str) -> None:
    text = " ".join(pieces)
    words = PlainWords(text)
    end = 0
    for quantity in find_quantities(words, quantity_lexicon(code)):
        assert end <= quantity.i < quantity.j <= len(words.starts)
        end = quantity.i + 1
        assert quantity.text == text[quantity.span.start : quantity.span.end]
        assert quantity.value >= 0
        assert quantity.upper is None or quantity.upper > quantity.value


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60), st.sampled_from(languages()))
def test_any_text_is_read(text: str, code: str) -> None:
    for quantity in find_quantities(PlainWords(text), quantity_lexicon(code)):
        assert quantity.text


@given(st.integers(0, 10**15), st.sampled_from(languages()))
def test_digits_mean_themselves(value: int, code: str) -> None:
    (found,) = find_quantities(PlainWords(f"{value} %"), quantity_lexicon(code))
    assert (found.value, found.unit) == (value, "percent")


@given(st.integers(1000, 10**12))
def test_grouping_by_threes_changes_nothing(value: int) -> None:
    (found,) = find_quantities(PlainWords(f"{value:,} tonnes"), quantity_lexicon("en"))
    assert found.value == value


def test_numbers_of_dates_are_no_quantities() -> None:
    words = PlainWords("on 12 May 30 people left")
    assert [q.value for q in find_quantities(words, quantity_lexicon("en"), taken=[(1, 3)])] == [30]


def test_a_record_says_whether_the_number_is_a_lower_bound() -> None:
    (found,) = find_quantities(PlainWords("more than $3bn"), quantity_lexicon("en"))
    record = found.record()
    assert (record.value, record.currency, record.at_least, record.approximate) == (3_000_000_000, "USD", True, True)


def test_keys_that_json_made_text_still_count() -> None:
    lexicon = compile_quantities({"numbers": {"7": ["seven"]}, "units": {"tonne": ["tonnes"]}})
    (found,) = find_quantities(PlainWords("seven tonnes"), lexicon)
    assert (found.value, found.unit) == (7, "tonne")
