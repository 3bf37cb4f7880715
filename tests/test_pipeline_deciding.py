"""A decision is taken down, holds for the records it names, and is not undone by what comes later."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from dragoman.documents.sources import RawReport
from dragoman.model.errors import NotInLedger
from dragoman.model.ledger import LedgerEvent, LedgerObject, LedgerThing
from dragoman.pipeline_deciding import join, split
from dragoman.pipeline_joining import pinned
from dragoman.pipeline_ledger import add
from dragoman.store import asking, opening
from dragoman.store.schema import members, placements
from dragoman.store.things import all_decisions, records_in

MET = "Pakistani Foreign Minister Ishaq Dar met Iranian Foreign Minister Abbas Araghchi in Tehran on Monday."
ALSO = "The foreign ministers of Iran and Pakistan met on Monday."
TALKS = "Pakistan and Iran held talks in Tehran on Monday, state television said."
ELSEWHERE = "Iranian Foreign Minister Abbas Araghchi met Pakistani Foreign Minister Ishaq Dar in Islamabad on Monday."


@pytest.fixture
def where(tmp_path: Path) -> Iterator[str]:
    where = str(tmp_path / "desk.db")
    put(where, a=MET, b=ALSO)
    yield where
    opening.close_all()


def put(where: str, **reports: str) -> None:
    docs = [RawReport(id=name, text=text, published="2025-05-06") for name, text in reports.items()]
    assert not add(where, docs, workers=1).failures


def everything(where: str) -> list[LedgerThing]:
    with opening.reading(where) as connection:
        return list(asking.every_thing(connection))


def events(where: str) -> list[str]:
    """Of each event the reports that tell of it."""
    found = [t for t in everything(where) if isinstance(t, LedgerEvent)]
    return sorted("".join(s.report.id for s in t.sources) for t in found)


def claim_of(where: str, report: str) -> str:
    [found] = [r for t in everything(where) for s in t.sources if s.report.id == report for r in s.records]
    return found


def current(where: str, id: str) -> LedgerThing:
    with opening.reading(where) as connection:
        found = asking.thing(connection, id)
    assert found is not None
    return found


def test_a_split_holds_when_more_is_added(where: str) -> None:
    [event] = everything(where)
    assert events(where) == ["ab"]
    made = split(where, event.id, [claim_of(where, "b")], because="another day", by="Nadia")
    assert len(made) == 2
    assert events(where) == ["a", "b"]
    put(where, c=TALKS)
    put(where, a=MET, b=ALSO)
    assert sum("c" in found for found in events(where)) == 1
    assert not any({"a", "b"} <= set(found) for found in events(where))


def test_a_join_holds_against_what_forbids_it_and_says_who_decided(where: str) -> None:
    put(where, d=ELSEWHERE)
    assert len(events(where)) == 2  # b tells of no place: it goes with one of them
    [event] = join(where, [claim_of(where, "a"), claim_of(where, "d")], because="they flew on", by="Nadia")
    assert events(where) == ["abd"]
    put(where, c=TALKS)
    found = current(where, event)
    assert {s.report.id for s in found.sources} >= {"a", "b", "d"}
    assert any(j.because == "Nadia decided: they flew on" for j in found.joined_because)


def test_a_split_can_be_joined_again_and_both_decisions_are_kept(where: str) -> None:
    [before] = everything(where)
    split(where, before.id, [claim_of(where, "b")], because="another day", by="Nadia")
    join(where, [claim_of(where, "a"), claim_of(where, "b")], because="the same day", by="Omid")
    assert events(where) == ["ab"]
    with opening.reading(where) as connection:
        decided = all_decisions(connection)
    assert [(d.number, d.judgement, d.by, d.because) for d in decided] == [
        (1, "split", "Nadia", "another day"),
        (2, "join", "Omid", "the same day"),
    ]


def test_an_id_that_a_decision_makes_go_away_still_leads_to_the_event(where: str) -> None:
    [before] = everything(where)
    split(where, before.id, [claim_of(where, "b")], because="another day", by="Nadia")
    join(where, [claim_of(where, "a"), claim_of(where, "b")], because="the same day", by="Omid")
    assert records_in(current(where, before.id)) == records_in(before)


def test_members_that_no_record_is_left_to_bring_nothing_together(where: str) -> None:
    """The members that stood for the records before a decision stay in the ledger without any; they are ghosts."""
    [event] = everything(where)
    one, two = claim_of(where, "a"), claim_of(where, "b")
    split(where, event.id, [two], because="another day", by="Nadia")
    with opening.reading(where) as connection:
        standing = {r.record: r.member for r in connection.execute(select(placements.c.record, placements.c.member))}
        known = {r.id for r in connection.execute(select(members.c.id))}
    assert standing == {one: pinned(one), two: pinned(two)}
    assert len(known - set(standing.values())) == 2
    put(where, e=MET + " ")  # alike in all that is compared: it goes to a ghost's member, which lives again
    assert sorted("".join(sorted(found)) for found in events(where)) in (["ae", "b"], ["a", "b", "e"], ["a", "be"])
    assert all(t.sources for t in everything(where))


@pytest.mark.parametrize(
    ("claims", "message"),
    [(["clm_0000000000000000"], "is not of"), (None, "these are all its claims")],
)
def test_what_cannot_be_split(where: str, claims: list[str] | None, message: str) -> None:
    [event] = everything(where)
    with pytest.raises(NotInLedger, match=message):
        split(where, event.id, claims if claims is not None else list(records_in(event)), because="", by="Nadia")
    with opening.reading(where) as connection:
        assert all_decisions(connection) == []


def test_what_cannot_be_joined(where: str) -> None:
    put(where, f="Pakistan pledged to lend Iran 500 million dollars by 2026.")
    things = everything(where)
    [promise] = [t for t in things if isinstance(t, LedgerObject)]
    event = next(t for t in things if isinstance(t, LedgerEvent))
    for ids, message in (
        ([event.id], "nothing to join"),
        ([event.id, event.id], "nothing to join"),
        ([event.id, promise.id], "nothing to join"),
        ([event.id, "evt_0000000000000000"], "there is no evt_0000000000000000"),
        (["'; DROP TABLE things", event.id], "there is no"),
    ):
        with pytest.raises(NotInLedger, match=message):
            join(where, ids, because="", by="Nadia")
