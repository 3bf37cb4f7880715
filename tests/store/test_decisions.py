"""A person's decision always wins, is never undone by a later add, and is never overwritten."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from dragoman.model.errors import NotInLedger
from dragoman.model.ledger import LedgerEvent, LedgerThing
from dragoman.pipeline_deciding import join, split
from dragoman.store import asking
from dragoman.store.opening import reading
from dragoman.store.things import all_decisions, records_in
from dragoman.views.verifying import check
from tests.store.shelf import desk, event_with, export, ids, put

New = Callable[[], str]


def thing(where: str, id: str) -> LedgerThing:
    with reading(where) as connection:
        found = asking.thing(connection, id)
    assert found is not None
    return found


def claims_from(event: LedgerThing, *reports: str) -> list[str]:
    return [r for s in event.sources if s.report.id in reports for r in s.records]


def meeting(where: str) -> LedgerThing:
    return thing(where, event_with(where, "en/tashkent-1", "hi/tashkent", "ar/tashkent"))


def test_what_was_split_stays_apart_whatever_is_added(where: str) -> None:
    put(where, desk()[:12])
    event = meeting(where)
    apart = claims_from(event, "hi/tashkent")
    made = split(where, event.id, apart, because="another meeting", by="Nadia")
    assert len(made) >= 2
    put(where, desk()[12:])
    put(where, desk())
    one, other = thing(where, apart[0]), thing(where, claims_from(event, "en/tashkent-1")[0])
    assert one.id != other.id
    assert not set(apart) & set(records_in(other))
    assert check(where).faults == []


def test_what_was_joined_stays_together_whatever_is_against_it(where: str) -> None:
    put(where, desk()[:19])
    one, two = meeting(where), thing(where, event_with(where, "en/tashkent-3"))
    assert one.id != two.id
    [made] = join(where, [one.id, two.id], because="one meeting in two cities", by="Nadia")
    held = set(records_in(one)) | set(records_in(two))
    assert set(records_in(thing(where, made))) == held
    put(where, desk()[19:])
    assert held <= set(records_in(thing(where, records_in(one)[0])))


def test_split_joined_and_split_again(where: str) -> None:
    put(where, desk())
    event = meeting(where)
    apart = claims_from(event, "hi/tashkent")
    split(where, event.id, apart, because="first thought", by="Nadia")
    halves = export(where)
    join(where, [apart[0], claims_from(event, "en/tashkent-1")[0]], because="second thought", by="Omid")
    assert set(records_in(event)) <= set(records_in(thing(where, apart[0])))
    split(where, apart[0], apart, because="first thought", by="Nadia")
    assert not set(apart) & set(records_in(thing(where, claims_from(event, "en/tashkent-1")[0])))
    assert [sorted(set(records_in(thing(where, r)))) for r in apart] == [sorted(apart)]
    assert len(export(where)) == len(halves)
    with reading(where) as connection:
        made = all_decisions(connection)
        on_it = asking.decisions_on(connection, apart)
    assert [(d.judgement, d.by, d.because) for d in made] == [
        ("split", "Nadia", "first thought"),
        ("join", "Omid", "second thought"),
        ("split", "Nadia", "first thought"),
    ]
    assert [d.number for d in made] == sorted({d.number for d in made})
    assert on_it == made


def test_the_same_comes_of_it_when_the_rest_arrives_in_another_order(ledgers: New) -> None:
    exports = []
    for seed in range(3):
        where = ledgers()
        put(where, desk()[:12])
        event = meeting(where)
        split(where, event.id, claims_from(event, "hi/tashkent", "ur/tashkent"), because="other", by="Nadia")
        join(where, [event_with(where, "en/tashkent-3"), event_with(where, "en/tashkent-2")], because="one", by="Nadia")
        rest = random.Random(seed).sample(desk()[12:], len(desk()) - 12)
        for report in rest:
            put(where, [report])
        exports.append(export(where))
    assert exports[0] == exports[1] == exports[2]


def test_an_id_that_was_given_out_leads_on(ledgers: New) -> None:
    """Each id that any smaller ledger showed leads to an event that holds the claim it was first given for."""
    for seed in range(3):
        where = ledgers()
        shown: dict[str, LedgerThing] = {}
        order = random.Random(seed).sample(desk(), len(desk()))
        for start in range(0, len(order), 5):
            put(where, order[start : start + 5])
            shown |= {i: thing(where, i) for i in ids(where)}
        now = set(ids(where))
        for known, before in shown.items():
            found = thing(where, known)
            assert found.id in now
            assert set(records_in(found)) & set(records_in(before)), f"order {seed}: {known} leads elsewhere"


def test_an_id_leads_on_after_decisions(where: str) -> None:
    put(where, desk())
    one, two = meeting(where), thing(where, event_with(where, "en/tashkent-3"))
    [made] = join(where, [one.id, two.id], because="one", by="Nadia")
    assert thing(where, one.id).id == thing(where, two.id).id == made
    split(where, made, records_in(two), because="two after all", by="Nadia")
    assert set(records_in(thing(where, two.id))) <= set(records_in(two)) | set(records_in(one))


def test_objects_are_split_and_joined_as_events_are(where: str) -> None:
    put(where, desk())
    agreement = thing(where, event_with(where, "en/tashkent-1", "en/tashkent-1-copy", of="agreement"))
    apart = claims_from(agreement, "en/tashkent-1-copy")
    made = split(where, agreement.id, apart, because="another paper", by="Nadia")
    assert {thing(where, m).id for m in made} >= {thing(where, apart[0]).id}
    [again] = join(where, [apart[0], claims_from(agreement, "en/tashkent-1")[0]], because="the same", by="Nadia")
    assert set(records_in(agreement)) <= set(records_in(thing(where, again)))


@pytest.mark.parametrize("claims", [["clm_0000000000000000"], ["no id"]])
def test_what_is_not_there_cannot_be_decided_on_and_nothing_changes(where: str, claims: list[str]) -> None:
    put(where, desk()[:6])
    before = export(where)
    event = ids(where, of=("event",))[0]
    with pytest.raises(NotInLedger):
        split(where, event, claims, because="x", by="Nadia")
    with pytest.raises(NotInLedger, match="all its claims"):
        split(where, event, records_in(thing(where, event)), because="x", by="Nadia")
    with pytest.raises(NotInLedger):
        join(where, [event, event], because="x", by="Nadia")
    with pytest.raises(NotInLedger):
        join(where, [event, claims[0]], because="x", by="Nadia")
    with reading(where) as connection:
        assert all_decisions(connection) == []
    assert export(where) == before
    assert isinstance(thing(where, event), LedgerEvent)
