"""What is always true of a reading, whatever the text: quotes are what stands at their spans, and nothing crashes it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman import pipeline
from dragoman.documents.sources import RawReport
from dragoman.model.errors import DragomanError
from dragoman.model.ids import dumps
from dragoman.model.records import Reading, to_json
from tests.examples_reader import examples, files, languages

LANGUAGES = languages()
SENTENCES = {code: [e.text for path in files(code)[:6] for e in list(examples(path))[:12]] for code in LANGUAGES}
# Marks that break tokenising, quoting and direction, put between and inside sentences.
NOISE = st.sampled_from(
    ["\u200c", "\u200f", "\u202e", "\u0640", "\u064b", "\u093c", "\n", "\t", "\u00a0", '"', "\u201c", "\u00ab", "(", "((", ".", "\u06d4",
     "\u0964", "1.6", "\ud800", "\ufeff", "\x00", "...", "\U0001f600"]
)  # fmt: skip


def quotes(value: Any) -> Iterator[tuple[str, list[int]]]:
    """Every text with its span in a record."""
    if isinstance(value, dict):
        if value.get("text") is not None and value.get("span") is not None:
            yield value["text"], value["span"]
        for inner in value.values():
            yield from quotes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from quotes(inner)


def assert_quotes_stand(text: str, reading: Reading) -> None:
    for record in reading.records:
        for quoted, (start, end) in quotes(to_json(record)):
            assert text[start:end] == quoted


@st.composite
def reports(draw: st.DrawFn, language: str) -> str:
    """Sentences of the language in any order, with noise between their characters."""
    parts = draw(st.lists(st.sampled_from(SENTENCES[language]), min_size=1, max_size=5))
    out = []
    for part in parts:
        at = draw(st.integers(0, len(part)))
        out.append(part[:at] + draw(st.one_of(st.just(""), NOISE)) + part[at:])
    return draw(st.sampled_from([" ", "\n", "\n\n", ""])).join(out)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_every_quote_is_what_stands_at_its_span(language: str, data: st.DataObject) -> None:
    text = data.draw(reports(language))
    assert_quotes_stand(text, pipeline.read(text, published="2024-05-15", language=language))


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=300), language=st.sampled_from(LANGUAGES))
def test_no_text_crashes_the_reader(text: str, language: str) -> None:
    try:
        reading = pipeline.read(text, published="2024-05-15", language=language)
    except DragomanError:
        return  # what is refused is refused by name
    assert_quotes_stand(text, reading)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_report_gives_the_same_bytes_whatever_was_read_before(language: str) -> None:
    text, other = "\n".join(SENTENCES[language][:20]), "\n".join(SENTENCES[language][20:40])
    first = [dumps(to_json(r)) for r in pipeline.read(text, published="2024-05-15", language=language).records]
    pipeline.read(other, published="2024-05-15", language=language)
    again = [dumps(to_json(r)) for r in pipeline.read(text, published="2024-05-15", language=language).records]
    assert first == again


def test_any_number_of_workers_gives_the_same_records() -> None:
    docs = [
        RawReport(id=f"{code}-{n}", text=" ".join(SENTENCES[code][n : n + 4]), published="2024-05-15", language=code)
        for code in LANGUAGES
        for n in range(0, len(SENTENCES[code]), 4)
    ]
    alone = [_lines(r) for r in pipeline.read_many(docs, workers=1)]
    together = [_lines(r) for r in pipeline.read_many(docs, workers=2)]
    backwards = [_lines(r) for r in pipeline.read_many(docs[::-1], workers=2)]
    assert alone == together == backwards[::-1]
    assert sum(map(len, alone)) > len(docs) // 2


def _lines(reading: object) -> list[str]:
    assert isinstance(reading, Reading)
    return [dumps(to_json(r)) for r in reading.records]


def test_without_a_publication_date_a_weekday_stays_open() -> None:
    for code in LANGUAGES:
        for sentence in SENTENCES[code]:
            for record in pipeline.read(sentence, language=code).records:
                date = json.loads(dumps(to_json(record))).get("date")
                assert date is None or date["start"] is None or any(c.isdigit() for c in date["text"]), sentence
