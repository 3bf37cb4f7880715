"""Text in, records out, for one report and for many: order, failures, and the same result whatever the number of workers."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from itertools import groupby, permutations

import pytest

import dragoman
from dragoman import pipeline
from dragoman.documents import portions
from dragoman.documents.sources import Failure, RawReport
from dragoman.model.errors import BadDate, BadRecord, EmptyReport, ReadingFailed, UnsupportedLanguage
from dragoman.model.records import Claim, Reading

VISIT = "ताजिक राष्ट्रपति ने बुधवार को इस्लामाबाद में पाकिस्तानी प्रधानमंत्री से मुलाकात की।"
RUSSIAN = "Министр сказал, что обе страны не будут отказываться от переговоров и что он приедет на следующей неделе."


def test_a_report_gives_its_records_with_spans_into_it() -> None:
    reading = dragoman.read(VISIT, published="2021-06-03", id="a.txt", publisher="Wire")
    assert reading.report.language == "hi"
    assert reading.report.publisher == "Wire"
    claims = [r for r in reading.records if isinstance(r, Claim)]
    assert claims
    for claim in claims:
        assert claim.report is reading.report
        for quote in claim.evidence:
            assert quote.span.cut(VISIT) == quote.text


def test_a_date_may_be_a_date() -> None:
    assert dragoman.read(VISIT, published=date(2021, 6, 3)).report.published == "2021-06-03"


def test_without_a_date_of_publication_nothing_is_dated() -> None:
    claims = [r for r in dragoman.read(VISIT).records if isinstance(r, Claim)]
    assert all(c.date is None or c.date.start is None for c in claims)


@pytest.mark.parametrize(
    ("text", "language", "published", "error"),
    [
        ("", None, None, EmptyReport),
        (" \n ... !", None, None, EmptyReport),
        (RUSSIAN, None, None, UnsupportedLanguage),
        (VISIT, "ru", None, UnsupportedLanguage),
        (VISIT, "hi", "last week", BadDate),
    ],
)
def test_what_cannot_be_read_says_why(
    text: str, language: str | None, published: str | None, error: type[Exception]
) -> None:
    with pytest.raises(error):
        dragoman.read(text, language=language, published=published)


def raws(count: int) -> list[RawReport | Failure]:
    docs: list[RawReport | Failure] = [
        RawReport(id=f"{i}", text=f"{VISIT} {VISIT if i % 3 else ''}\n\n{i}", published="2021-06-03")
        for i in range(count)
    ]
    docs[count // 2] = Failure("bad", BadRecord("the line is no JSON", where="bad"))
    docs[1] = RawReport(id="foreign", text=RUSSIAN)
    return docs


def test_many_reports_come_in_order_with_failures_in_place() -> None:
    found = list(dragoman.read_many(raws(9), workers=1))
    assert [r.report.id if isinstance(r, Reading) else r.id for r in found] == [
        "0", "foreign", "2", "3", "bad", "5", "6", "7", "8",
    ]  # fmt: skip
    assert isinstance(found[1], Failure)
    assert found[1].error.where == "foreign"


def test_any_number_of_workers_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_POOL_CHARS", 200)
    monkeypatch.setattr(pipeline, "_POOL_REPORTS", 3)
    monkeypatch.setattr(pipeline, "_CHUNK_REPORTS", 2)
    alone, together = (list(dragoman.read_many(raws(21), workers=n)) for n in (1, 3))
    assert len(alone) == 21
    assert [repr(r) for r in alone] == [repr(r) for r in together]


def test_reports_are_taken_as_they_are_needed() -> None:
    taken = 0

    def endless() -> Iterator[RawReport]:
        nonlocal taken
        while True:
            taken += 1
            yield RawReport(id=str(taken), text=VISIT)

    stream = dragoman.read_many(endless(), workers=1)
    first = next(stream)
    assert isinstance(first, Reading)
    assert taken < 3


def test_a_fault_of_the_reader_costs_one_report(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(raw: RawReport) -> Reading:
        if raw.id == "0":
            raise ZeroDivisionError("by nought")
        return real(raw)

    real = pipeline.read_raw
    monkeypatch.setattr(pipeline, "read_raw", broken)
    first, second = dragoman.read_many([RawReport(id="0", text=VISIT), RawReport(id="1", text=VISIT)], workers=1)
    assert isinstance(first, Failure)
    assert isinstance(first.error, ReadingFailed)
    assert "by nought" in str(first.error)
    assert isinstance(second, Reading)


def test_the_same_text_gives_the_same_ids_whatever_its_name() -> None:
    one, two = (dragoman.read(VISIT, published="2021-06-03", id=name) for name in ("a", "b"))
    assert [r.id for r in one.records] == [r.id for r in two.records]
    assert len({r.id for r in one.records}) == len(one.records)


def long_report(monkeypatch: pytest.MonkeyPatch) -> RawReport:
    """A report of several portions, in which every telling differs from the others."""
    for module in (pipeline, portions):
        monkeypatch.setattr(module, "LONGEST", 1_000)
    names = ("Kenya", "Uganda", "Chile", "Peru", "Norway", "Vietnam")
    text = " ".join(f"{a} accused {b} of spying." for a in names for b in names if a != b) + " \ud800"
    return RawReport(id="long", text=text * 4, published="2024-05-15", language="en")


def test_a_very_long_report_is_read_in_portions_with_positions_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = long_report(monkeypatch)
    readings = list(pipeline.read_portions(raw))
    assert len(readings) > 3
    assert "".join(r.portion.cut(raw.text) for r in readings if r.portion) == raw.text
    claims = [r for reading in readings for r in reading.records if isinstance(r, Claim)]
    assert len(claims) == 4 * 30
    for claim in claims:
        for quote in (*claim.evidence, claim.trigger):
            assert quote is not None
            assert quote.span.cut(raw.text) == quote.text
    whole = pipeline.read_raw(raw)
    assert [r.id for r in whole.records] == [r.id for reading in readings for r in reading.records]
    assert whole.coverage.sentences == sum(r.coverage.sentences for r in readings)
    assert whole.portion is None


def test_a_very_long_report_among_others_keeps_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    docs = [RawReport(id="a", text=VISIT), long_report(monkeypatch), RawReport(id="b", text=VISIT)]
    monkeypatch.setattr(pipeline, "_POOL_CHARS", 10)
    for workers in (1, 2):
        found = [r for r in pipeline.read_many(docs, workers=workers) if isinstance(r, Reading)]
        assert [r.report.id for r in found] == ["a", "long", "b"]
        pieces = [p for p in pipeline.map_many(docs, report_id, workers) if isinstance(p, str)]
        assert [p for p, _ in groupby(pieces)] == ["a", "long", "b"]
        assert len(pieces) > 5


def report_id(reading: Reading, _text: str) -> str:
    return reading.report.id


@pytest.mark.parametrize("stop", [". ", ", while ", "\n\n"])
def test_twice_the_text_takes_twice_the_time(stop: str) -> None:
    names = ("Kenya", "Uganda", "Chile", "Peru", "Norway", "Vietnam", "Egypt")
    told = stop.join(
        f"{a} {act} {b} over its ties with {c} on {n} May"
        for n, (a, b, c) in enumerate(permutations(names, 3))
        for act in ("accused", "met the foreign minister of", "imposed sanctions on")
    )
    pipeline.read(told[:2_000], language="en")
    times = []
    for length in (15_000, 30_000):
        text = (told * 2)[:length]
        runs = []
        for _ in range(2):
            began = time.process_time()
            pipeline.read(text, published="2024-05-15", language="en")
            runs.append(time.process_time() - began)
        times.append(min(runs))
    assert times[1] < 3 * times[0] + 0.05


def test_the_package_names_what_it_offers() -> None:
    assert set(dragoman.__all__) == {"__version__", "read", "read_many"}
    with pytest.raises(AttributeError, match="nonsense"):
        _ = dragoman.nonsense
