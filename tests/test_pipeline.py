"""Text in, records out, for one report and for many: order, failures, and the same result whatever the number of workers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

import dragoman
from dragoman import pipeline
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


def test_the_package_names_what_it_offers() -> None:
    assert set(dragoman.__all__) == {"__version__", "read", "read_many"}
    with pytest.raises(AttributeError, match="nonsense"):
        _ = dragoman.nonsense
