"""What claims of one event say together, with everything in which they differ."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dragoman.ledger.assembly import event_of, with_objects
from dragoman.ledger.copies import Copies
from dragoman.ledger.scores import score_of
from dragoman.model.ledger import LedgerEvent
from dragoman.model.records import Claim, ObjectRef, Participant, Place, When
from tests.ledger.tellings import CHN, DUSHANBE, ISLAMABAD, KHAN, PAK, RAHMON, TJK, claim, codes, day, report, told


def made(*claims: Claim, copies: Copies | None = None) -> LedgerEvent:
    return event_of("evt_1", told(*claims), copies or Copies(), score_of)


def differing(event: LedgerEvent) -> dict[str, list[Any]]:
    return {d.field: [v.value for v in d.versions] for d in event.differing}


def test_the_value_most_sources_give_stands_and_the_others_beside_it() -> None:
    event = made(
        claim(by="a", place=ISLAMABAD, date=day("2021-06-02")),
        claim(by="b", place=DUSHANBE, date=day("2021-06-03")),
        claim(by="c", place=DUSHANBE, date=day("2021-06-03"), kind="visit"),
    )
    assert (event.kind, event.place, event.date) == ("meeting", DUSHANBE, day("2021-06-03"))
    assert differing(event) == {
        "kind": ["meeting", "visit"],
        "date": ["2021-06-03", "2021-06-02"],
        "place": ["Dushanbe, TJK", "Islamabad, PAK"],
    }
    [places] = [d for d in event.differing if d.field == "place"]
    assert [v.records for v in places.versions] == [("clm_b", "clm_c"), ("clm_a",)]


def test_of_values_given_as_often_the_first_told_stands() -> None:
    early, late = report("z", "2021-06-01"), report("a", "2021-06-05")
    event = made(claim(report=late, place=DUSHANBE), claim(report=early, place=ISLAMABAD))
    assert event.place == ISLAMABAD
    assert (event.first_reported, event.last_reported) == ("2021-06-01", "2021-06-05")
    assert [s.report.id for s in event.sources] == ["z", "a"]


def test_copies_have_one_voice_together() -> None:
    claims = [claim(by="a", place=ISLAMABAD), claim(by="b", place=ISLAMABAD), claim(by="c", place=DUSHANBE)]
    claims.append(replace(claims[2], id="clm_d", report=report("d")))
    copies = Copies({"txt_a": ("txt_a", "9 of 10"), "txt_b": ("txt_a", "9 of 10 of its rows")})
    event = made(*claims, copies=copies)
    assert event.place == DUSHANBE
    assert event.independent == 3
    [copied] = [s for s in event.sources if s.copy_of]
    assert (copied.report.id, copied.copy_of, copied.copy_because) == ("b", "a", "9 of 10 of its rows")


def test_reports_that_carry_one_text_are_one_source() -> None:
    one = told(claim(by="a"))[0]
    event = event_of("evt_1", [replace(one, reports=(report("a"), report("b", publisher="Jang")))], Copies(), score_of)
    assert [(s.report.id, s.copy_of, s.copy_because) for s in event.sources] == [
        ("a", None, None),
        ("b", "a", "the same text"),
    ]
    assert (event.independent, event.publishers, event.languages) == (1, ("Jang",), ("en",))


def test_a_visit_that_took_place_outdoes_all_who_announced_it() -> None:
    announced = [claim("visit", by=k, status="planned") for k in "abc"]
    event = made(*announced, claim("visit", by="d"))
    assert event.status == "occurred"
    assert differing(event)["status"] == ["occurred", "planned"]
    assert made(*announced, claim("visit", by="d", status="negated")).status == "planned"


def test_a_denial_is_kept_beside_what_most_say() -> None:
    event = made(claim(by="a"), claim(by="b"), claim(by="c", status="negated"))
    assert event.status == "occurred"
    assert differing(event)["status"] == ["occurred", "negated"]


def test_a_date_that_says_less_does_not_differ() -> None:
    month = day("2021-06-01", "2021-06-30")
    event = made(claim(by="a", date=month), claim(by="b", date=day("2021-06-02")), claim(by="c", date=month))
    assert event.date == day("2021-06-02")
    assert event.differing == ()
    words = When(text="on Wednesday")
    assert made(claim(by="a", date=words), claim(by="b")).date == words
    assert made(claim(by="a")).date is None


def test_a_place_that_says_less_does_not_differ() -> None:
    country, region = Place(name="Pakistan", country="PAK"), Place(name="Punjab", country="PAK", lat=31.0, lon=72.0)
    wide = [claim(by="a", place=country), claim(by="b", place=country), claim(by="c", place=region)]
    assert made(*wide).place == region
    event = made(*wide, claim(by="d", place=ISLAMABAD))
    assert event.place == ISLAMABAD
    assert event.differing == ()
    other = made(*wide, claim(by="d", place=DUSHANBE))
    assert differing(other)["place"] == ["Pakistan, PAK", "Punjab, PAK", "Dushanbe, TJK"]


def test_sides_have_the_person_most_sources_name_the_known_first() -> None:
    unknown = Participant(type="person", name="R.", country="TJK")
    event = made(
        claim(by="a", actors=(unknown, PAK)),
        claim(by="b", actors=(TJK, PAK)),
        claim(by="c", actors=(RAHMON, PAK)),
        claim(by="d", actors=(unknown, KHAN)),
    )
    assert {p.entity for p in event.actors} == {"Q57404", "Q155164"}


def test_who_acts_is_what_most_say() -> None:
    event = made(
        claim(by="a", actors=(TJK,), recipients=(PAK,)),
        claim(by="b", actors=(PAK,), recipients=(TJK,)),
        claim(by="c", actors=(PAK,), recipients=(TJK,)),
    )
    assert (codes(event.actors), codes(event.recipients)) == (["PAK"], ["TJK"])
    assert differing(event)["actor"] == ["PAK to TJK", "TJK to PAK"]


def test_objects_and_slips_of_all_claims() -> None:
    event = made(
        claim(by="a", object=ObjectRef(kind="agreement", id="obj_2"), discrepancies=("dsc_1",), contexts=("economic",)),
        claim(by="b", object=ObjectRef(kind="agreement", id="obj_1"), contexts=("military", "economic")),
    )
    assert (event.objects, event.discrepancies, event.contexts) == (
        ("obj_1", "obj_2"),
        ("dsc_1",),
        ("economic", "military"),
    )
    assert with_objects(event, ["thg_2", "thg_1", "thg_2"]).objects == ("thg_1", "thg_2")


CLAIMS = st.lists(
    st.builds(
        lambda by, kind, sides, place, status, date: claim(
            kind, by=by, actors=sides, place=place, status=status, date=date
        ),
        by=st.sampled_from("abcdefgh"),
        kind=st.sampled_from(("visit", "meeting")),
        sides=st.sampled_from(((PAK, TJK), (KHAN, RAHMON), (PAK, TJK, CHN))),
        place=st.sampled_from((None, ISLAMABAD, DUSHANBE)),
        status=st.sampled_from(("occurred", "planned", "negated")),
        date=st.sampled_from((None, day("2021-06-02"), day("2021-06-01", "2021-06-30"), day("2021-07-01"))),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda c: c.id,
)


@given(CLAIMS, st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_nothing_and_none_is_lost(claims: Sequence[Claim], chance: random.Random) -> None:
    mixed = list(claims)
    chance.shuffle(mixed)
    event = made(*claims)
    assert made(*mixed) == event
    assert set(event.claims) == {c.id for c in claims} == {j.record for j in event.joined_because}
    assert {q for s in event.sources for q in s.evidence} == {q for c in claims for q in c.evidence}
    for difference in event.differing:
        assert len({v.value for v in difference.versions}) == len(difference.versions) > 1
        held = [r for v in difference.versions for r in v.records]
        assert len(held) == len(set(held))
