"""What a ledger holds depends on what was added, not on when, how often, in which order or to which database."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.model.ledger import LedgerEvent, LedgerThing
from dragoman.model.records import Participant
from dragoman.store import asking
from dragoman.store.opening import reading
from dragoman.views.queries import asking_for, find, open_points
from dragoman.views.verifying import check
from tests.store.servers import Server
from tests.store.shelf import archive, desk, event_with, export, ids, put

New = Callable[[], str]


def test_adding_again_adds_nothing(where: str) -> None:
    first = put(where, desk())
    before = export(where)
    again = put(where, desk())
    assert (first.reports, first.known, first.failures) == (len(desk()), 0, [])
    assert (again.reports, again.known, again.records, again.changed) == (0, len(desk()), 0, set())
    assert export(where) == before


def test_one_by_one_and_in_any_order_the_same_comes_of_it(ledgers: New) -> None:
    together = ledgers()
    put(together, desk())
    wanted = export(together)
    assert len(wanted) > 60
    for seed in range(4):
        order = random.Random(seed).sample(desk(), len(desk()))
        where = ledgers()
        if seed % 2:
            for report in order:
                put(where, [report])
        else:
            put(where, order[:9])
            put(where, order[5:])
        assert export(where) == wanted, f"order {seed}"


def test_a_larger_archive_backwards(ledgers: New) -> None:
    forwards, backwards = ledgers(), ledgers()
    put(forwards, archive())
    for start in range(0, len(archive()), 16):
        put(backwards, archive()[::-1][start : start + 16])
    assert export(backwards) == export(forwards)


def test_both_databases_hold_and_answer_the_same(tmp_path: Path, server: Server) -> None:
    file, url = str(tmp_path / "desk.db"), server.new()
    for where in (file, url):
        put(where, archive())
    assert export(file) == export(url)
    for name, question in QUESTIONS.items():
        mine, theirs = find(file, question), find(url, question)
        assert mine, name
        assert mine == theirs, name
    assert open_points(file, None, None, None) == open_points(url, None, None, None) != []
    with reading(file) as one, reading(url) as two:
        assert asking.counts(one) == asking.counts(two)
        for words in ("trade agreement", "ताशकंद", "طشقند", "nothing of the kind"):
            assert asking.found_by(one, words) == asking.found_by(two, words)


QUESTIONS = {
    "all": asking_for(),
    "between": asking_for(between=("IND", "UZB")),
    "since and until": asking_for(between=("PAK", "TJK"), since="2025-03", until="2025-03"),
    "kinds": asking_for(of="event", kinds=("visit", "signing")),
    "by": asking_for(by="IRN"),
    "to": asking_for(to="PAK", of="event"),
    "types": asking_for(events=("CONSULT",), status=("occurred",)),
    "agreements": asking_for(of="agreement"),
    "commitments": asking_for(of="commitment"),
    "institutions": asking_for(of="institution"),
    "projects": asking_for(of="project"),
    "positions": asking_for(of="position"),
    "the latest": asking_for(of="event", most=3, latest_first=True),
}


def test_the_answers_are_what_was_asked_for(where: str) -> None:
    put(where, desk())
    for thing in find(where, QUESTIONS["between"]):
        assert {"IND", "UZB"} <= {p.country for p in _parties(thing)}
    days = [t.date.start for t in find(where, asking_for(of="event", since="2025-04-01", until="2025-04-01")) if t.date]
    assert days == ["2025-04-01"]
    latest = find(where, QUESTIONS["the latest"])
    assert [t.first_reported for t in latest] == ["2025-04-03", "2025-04-03", "2025-04-02"]
    assert {t.kind for t in find(where, QUESTIONS["kinds"])} == {"visit", "signing"}
    assert ids(where, between=("XKX",)) == []


def _parties(thing: LedgerThing) -> list[Participant]:
    roles = ("actors", "recipients") if isinstance(thing, LedgerEvent) else ("by", "to")
    return [p for role in roles for p in getattr(thing, role)]


def test_reports_in_many_languages_are_one_event_with_every_source_s_own_words(where: str) -> None:
    put(where, desk())
    told = event_with(where, "en/tashkent-1", "hi/tashkent", "ar/tashkent", "ur/tashkent")
    with reading(where) as connection:
        event = asking.thing(connection, told)
        assert isinstance(event, LedgerEvent)
        texts = {s.report.id: asking.text_of(connection, s.report.sha256) for s in event.sources}
    assert {"en", "hi", "ar", "ur"} <= set(event.languages)
    for source in event.sources:
        for quote in source.evidence:
            assert (texts[source.report.id] or "")[quote.span.start : quote.span.end] == quote.text
    copies = {s.report.id: s.copy_of for s in event.sources}
    assert copies["en/tashkent-1-copy"] == copies["en/tashkent-1-edited"] == "en/tashkent-1"
    assert event.independent <= len(event.sources) - 2


def test_a_text_that_was_changed_is_another_version_and_both_are_kept(where: str) -> None:
    put(where, desk())
    with reading(where) as connection:
        found = asking.versions(connection, "en/strike-1")
        assert len(found) == 2
        assert all(asking.text_of(connection, r.sha256) for r in found)


def test_a_thing_is_found_by_its_records_and_by_no_id_that_was_never_given_out(where: str) -> None:
    put(where, desk())
    with reading(where) as connection:
        for thing in asking.every_thing(connection):
            held = thing.claims if isinstance(thing, LedgerEvent) else thing.records
            for record in held:
                found = asking.thing(connection, record)
                assert found is not None
                assert found.id == thing.id
        assert asking.thing(connection, "evt_0000000000000000") is None


def test_every_span_of_the_ledger_stands_in_its_text(where: str) -> None:
    put(where, archive())
    checked = check(where)
    assert checked.faults == []
    assert checked.texts == len({r.text for r in archive()})
    assert checked.spans > 1000


@pytest.mark.parametrize("most", [1, 7])
def test_pages_of_things_and_records_leave_nothing_out(where: str, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    put(where, desk())
    wanted = export(where)
    monkeypatch.setattr(asking, "MOST", most)
    assert export(where) == wanted
