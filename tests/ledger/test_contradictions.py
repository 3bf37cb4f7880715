"""Where reports contradict each other, and where one of them only says less."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.ledger.assembly import event_of
from dragoman.ledger.contradictions import discrepancies_of, perhaps_one, slip
from dragoman.ledger.copies import Copies
from dragoman.ledger.objects import object_of
from dragoman.ledger.scores import score_of
from dragoman.model.ledger import LedgerDiscrepancy, LedgerEvent
from dragoman.model.records import Agreement, Claim, Discrepancy, DiscrepancyValue, Place, Resolution
from tests.ledger.tellings import CHN, DUSHANBE, ISLAMABAD, PAK, TJK, claim, day, face, report, told

PAKISTAN = Place(name="Pakistan", country="PAK")


def event(*claims: Claim, id: str = "evt_1") -> LedgerEvent:
    return event_of(id, told(*claims), Copies(), score_of)


def between(*claims: Claim) -> list[LedgerDiscrepancy]:
    return discrepancies_of(event(*claims), {c.id: c for c in claims})


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ({}, {}, []),
        ({"date": day("2021-06-02")}, {"date": day("2021-06-03")}, ["date"]),
        ({"date": day("2021-06-02")}, {"date": day("2021-06-01", "2021-06-30")}, []),
        ({"place": ISLAMABAD}, {"place": DUSHANBE}, ["place"]),
        ({"place": ISLAMABAD}, {"place": PAKISTAN}, []),
        ({"kind": "meeting"}, {"kind": "visit"}, []),
        ({"actors": (PAK, TJK)}, {"actors": (PAK, TJK, CHN)}, []),
        ({"actors": (PAK,), "recipients": (TJK,)}, {"actors": (PAK, TJK)}, []),
        ({"actors": (PAK,), "recipients": (TJK,)}, {"actors": (TJK,), "recipients": (PAK,)}, ["actor"]),
        ({"status": "occurred"}, {"status": "negated"}, ["denied"]),
        ({"status": "planned"}, {"status": "occurred"}, []),
        ({"status": "planned"}, {"status": "negated"}, []),
    ],
)
def test_between_reports_of_one_event(one: dict[str, Any], two: dict[str, Any], expected: list[str]) -> None:
    assert [d.kind for d in between(claim(by="a", **one), claim(by="b", **two))] == expected


def test_both_values_are_kept_with_their_sentences_and_none_is_preferred() -> None:
    [found] = between(claim(by="a", date=day("2021-06-02")), claim(by="b", date=day("2021-06-03")), claim(by="c"))
    assert [(v.value, [q.text for q in v.evidence]) for v in found.values] == [
        ("2021-06-02", ["What a says."]),
        ("2021-06-03", ["What b says."]),
    ]
    assert (found.resolution, found.things, found.reports) == (None, ("evt_1",), ("a", "b"))


def test_a_denial_has_the_words_of_both_sides() -> None:
    [found] = between(claim(by="a"), claim(by="b", status="ongoing"), claim(by="c", status="negated"))
    assert [(v.value, len(v.evidence)) for v in found.values] == [("occurred", 2), ("negated", 1)]


def test_of_an_agreement_the_number_of_documents() -> None:
    records = [
        Agreement(id=f"obj_{k}", report=report(str(k)), kind="memorandum", count=k, parties=(PAK, TJK)) for k in (8, 12)
    ]
    thing = object_of("thg_1", told(*records), Copies())
    [found] = discrepancies_of(thing, {r.id: r for r in records})
    assert (found.kind, [v.value for v in found.values]) == ("count", [12, 8])


def perhaps(one: dict[str, Any], two: dict[str, Any]) -> LedgerDiscrepancy | None:
    first, second = claim(by="a", **one), claim(by="b", **two)
    pair = (event(first, id="evt_1"), face(first)), (event(second, id="evt_2"), face(second))
    records = {first.id: first, second.id: second}
    assert perhaps_one(*pair, records) == perhaps_one(pair[1], pair[0], records)
    return perhaps_one(*pair, records)


def test_two_events_that_are_one_but_for_their_day() -> None:
    found = perhaps({"date": day("2021-06-02"), "place": ISLAMABAD}, {"date": day("2021-06-03"), "place": ISLAMABAD})
    assert found is None  # alike in little else
    same = {"place": ISLAMABAD, "evidence": claim().evidence}
    found = perhaps({"date": day("2021-06-02")} | same, {"date": day("2021-06-03")} | same)
    assert found is not None
    assert (found.kind, [v.value for v in found.values]) == ("date", ["2021-06-02", "2021-06-03"])
    assert (found.things, found.reports) == (("evt_1", "evt_2"), ("a", "b"))


def test_two_events_that_are_one_but_for_their_place_or_who_did_it() -> None:
    on = {"date": day("2021-06-02")}
    found = perhaps(on | {"place": ISLAMABAD}, on | {"place": DUSHANBE})
    assert found is not None
    assert (found.kind, [v.value for v in found.values]) == ("place", ["Islamabad", "Dushanbe"])
    strike = on | {"kind": "strike", "event": "ASSAULT"}
    found = perhaps(
        strike | {"actors": (PAK,), "recipients": (TJK,)}, strike | {"actors": (TJK,), "recipients": (PAK,)}
    )
    assert found is not None
    assert (found.kind, [v.value for v in found.values]) == ("actor", ["PAK to TJK", "TJK to PAK"])


def test_what_is_apart_for_two_reasons_is_two_events() -> None:
    one, two = {"date": day("2021-06-02"), "place": ISLAMABAD}, {"date": day("2021-06-03"), "place": DUSHANBE}
    assert perhaps(one, two) is None


def test_a_slip_of_one_report_keeps_its_resolution() -> None:
    known = Discrepancy(
        id="dsc_1",
        report=report("a"),
        kind="capital",
        field="country",
        values=(DiscrepancyValue(value="KAZ"), DiscrepancyValue(value="TJK")),
        resolution=Resolution(value="TJK", why="Dushanbe is its capital"),
    )
    found = slip(known, ["evt_2", "evt_1"])
    assert (found.kind, found.things, found.reports) == ("capital", ("evt_1", "evt_2"), ("a",))
    assert found.resolution == known.resolution
    assert found.id == slip(known, ["evt_1", "evt_2"]).id
