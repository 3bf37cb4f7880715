"""Words are found in any spelling and any script; texts that no database likes come back as they were."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.documents.sources import RawReport
from dragoman.model.ids import text_hash
from dragoman.model.records import Coverage, Report
from dragoman.pipeline import read_raw
from dragoman.store import asking, intake
from dragoman.store.intake import Read
from dragoman.store.opening import reading, writing
from dragoman.store.things import reports_of
from dragoman.views.verifying import check
from tests.store.shelf import desk, put
from tests.strategies import SENTENCES

# What is looked for, and a report that holds it in another spelling.
SPELLINGS = (
    ("शरीफ", "hi/dushanbe-2"),
    ("शरीफ़", "hi/dushanbe"),
    ("मुलाकात शहबाज", "hi/dushanbe-2"),
    ("उज़्बेकिस्तान", "hi/tashkent-2"),
    ("उज्बेकिस्तान", "hi/tashkent"),
    ("जलवायु", "hi/dushanbe-2"),
    ("الاوزبكي", "ar/tashkent"),
    ("الأوزبكي", "ar/tashkent-2"),
    ("الخارجية", "ar/tashkent-2"),
    ("الخارجيّة", "ar/tashkent"),
    ("اتفاقيه", "ar/tashkent"),
    ("رئيس‌جمهور", "fa/dushanbe"),
    ("حملة", "fa/strike"),
    ("ازبكستان", "fa/tashkent"),
    ("TASHKENT trade", "en/tashkent-1"),
    ("casa 1000", "en/dushanbe-1"),
    ("signing IND", "hi/tashkent"),
)


def found(where: str, words: str) -> set[str]:
    with reading(where) as connection:
        told, others = asking.found_by(connection, words)
    return {s.report.id for t in told for s in t.sources} | {r.id for r in others}


@pytest.mark.parametrize(("words", "report"), SPELLINGS, ids=[f"{i}" for i in range(len(SPELLINGS))])
def test_found_in_any_spelling(where: str, words: str, report: str) -> None:
    put(where, [r for r in desk() if r.id == report])
    assert found(where, words) == {report}


def test_all_words_must_be_there_and_signs_are_no_words(where: str) -> None:
    put(where, desk())
    assert found(where, "tashkent glacier") == set()
    for signs in ("", " - ", '"', "'", "* OR NEAR(", "\\", "!", "a' | 'b", "tash*", "\0", "x" * 5000):
        assert found(where, signs) == set(), signs
    assert found(where, '"Tashkent" & (embassy) !') == {"en/tashkent-2"}


ODD = (
    "plain",
    "a NUL \0 in the middle, and one at the end \0",
    "a lone \ud800 surrogate \udfff, twice",
    "a pair \ud83d\ude00 of halves",
    "right \u202eto left\u202c and \u2066isolated\u2069, \u200f\u200e marks",
    "line\u2028separators\u2029and\x85and\r\nand\x0b\x0c\x1c",
    "no character \ufffe\uffff\U0010ffff",
    'quotes "\'\\ and {"json": 1}',
    "decomposed e\u0301 and composed é",
    *SENTENCES,
)


def _read(text: str, name: str = "odd\0\ud800\u202e") -> Read:
    report = Report(
        id=name, sha256=text_hash(text), language="en", published="2025-01-01", title=text[:99], publisher=text[:99]
    )
    return Read(report, text, (), Coverage(words=1, sentences=1, recorded=0, unread=0), "rules")


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_a_text_comes_back_as_it_was(where: str, text: str) -> None:
    with writing(where, make=True) as connection:
        intake.store(connection, [_read(text)])
    with reading(where) as connection:
        assert asking.text_of(connection, text_hash(text)) == text
        [[kept]] = reports_of(connection, [intake.reading_key(_read(text).report)]).values()
        assert (kept.id, kept.title, kept.publisher) == ("odd\0\ud800\u202e", text[:99], text[:99])
        assert [r.id for r in asking.versions(connection, "odd\0\ud800\u202e")] == [kept.id]
    assert check(where).faults == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(), max_size=60), min_size=1, max_size=5, unique=True))
def test_any_text_comes_back_as_it_was(where: str, texts: list[str]) -> None:
    with writing(where, make=True) as connection:
        intake.store(connection, [_read(t) for t in texts])
    with reading(where) as connection:
        assert [asking.text_of(connection, text_hash(t)) for t in texts] == texts


def test_words_and_texts_of_any_length_are_taken(where: str) -> None:
    long, many = "x" * 5000, " ".join(f"word{n}" for n in range(150_000))
    with writing(where, make=True) as connection:
        intake.store(connection, [_read(long, "long"), _read(many, "many")])
    assert found(where, long) == {"long"}
    assert found(where, "word7 word999") == {"many"}


def test_records_of_odd_texts_are_kept_and_their_spans_agree(where: str) -> None:
    odd = [
        RawReport(
            id=f"odd/{n}",
            language="en",
            published="2025-03-12",
            text=f"{noise} India and Uzbekistan signed a {noise} deal. {noise}",
        )
        for n, noise in enumerate(("\0", "\ud800", "\u202e\u2066", "\U0001f600", "e\u0301", "\x85\u2028"))
    ]
    odd += [
        RawReport(
            id="odd/\ud800",
            language="en",
            published="2025-03-12",
            text="India met Uzbekistan's \0 minister \ud800 in Tashkent.",
        )
    ]
    done = put(where, odd)
    assert done.failures == []
    assert done.records >= len(odd) - 1
    checked = check(where)
    assert checked.faults == []
    assert checked.texts == len(odd)
    with reading(where) as connection:
        for report in odd:
            for record in read_raw(report).records:
                kept = asking.records_with(connection, [record.id])[record.id]
                assert kept.evidence == record.evidence
