"""Each reason for and against two claims being of one act, and what they come to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ledger import sameness
from dragoman.ledger.features import FAMILY, Face
from dragoman.ledger.sameness import FEATURES, REACH, SAME, Reason, compare
from dragoman.model.records import Agreement, Commitment, Institution, Issue, Participant, Position, Quantity
from tests.ledger.tellings import CHN, DUSHANBE, IRN, ISLAMABAD, KHAN, PAK, RAHMON, TJK, claim, day, face, report, said
from tests.ledger.test_features import faces

Given = dict[str, Any]
SHARIF = Participant(type="person", entity="Q1380545", name="Shehbaz Sharif", country="PAK")
UNKNOWN = Participant(type="person", name="somebody", country="PAK")
ON_2, ON_3 = day("2021-06-02"), day("2021-06-03")
STRIKE: Given = {"kind": "strike", "event": "ASSAULT"}
TO: Given = {"actors": (PAK,), "recipients": (TJK,)}
FRO: Given = {"actors": (TJK,), "recipients": (PAK,)}


@given(faces, faces, st.data())
def test_it_does_not_matter_who_is_named_first(one: Face, two: Face, data: st.DataObject) -> None:
    kinds = sorted(k for k, family in FAMILY.items() if family == one.family)
    two = replace(two, kind=data.draw(st.sampled_from(kinds)))  # others are never compared
    assert compare(one, two) == compare(two, one)


@given(faces)
def test_nothing_speaks_against_a_claim_being_of_its_own_act(one: Face) -> None:
    assert not compare(one, one).forbidden


@pytest.mark.parametrize("feature", FEATURES)
def test_every_feature_says_what_it_looks_at(feature: sameness.Feature) -> None:
    assert feature.__doc__


@pytest.mark.parametrize(
    ("feature", "one", "two", "expected"),
    [
        ("sides", {}, {}, 0.5),
        ("sides", {}, {"actors": (PAK, TJK, CHN)}, -1.0),
        ("sides", {"actors": (PAK,)}, TO, -0.5),
        ("sides", {}, {"actors": (PAK, CHN)}, "against"),
        ("direction", {}, {}, None),
        ("direction", TO, TO, 0.5),
        ("direction", TO, FRO, -0.5),
        ("direction", STRIKE | TO, STRIKE | FRO, "against"),
        ("direction", STRIKE | TO, STRIKE | {"actors": (PAK,), "recipients": (CHN,)}, 0.5),
        ("kind", {}, {}, 1.0),
        ("kind", {}, {"kind": "visit"}, 0.6),
        ("kind", {"kind": "mediation"}, {"kind": "visit"}, 0.0),
        ("kind", {"kind": "call"}, {"kind": "meeting"}, -0.5),
        ("kind", {"kind": "call"}, {"kind": "visit"}, "against"),
        ("when", {}, {"date": ON_2}, None),
        ("when", {"date": ON_2}, {"date": ON_2}, 3.0),
        ("when", {"date": ON_2}, {"date": ON_3}, "against"),
        ("when", {"date": ON_2}, {"date": day("2021-05-31", "2021-06-04")}, 1.0),
        ("when", {"date": ON_2}, {"date": day("2021-06-01", "2021-06-30")}, 0.5),
        ("when", {"date": ON_2}, {"date": day("2021-01-01", "2021-12-31")}, -0.5),
        ("when", {"date": ON_2}, {"date": day("2021-07-01", "2021-07-31")}, "against"),
        ("when", {"date": day("2021-01-01", "2021-12-31")}, {"date": day("2021-01-01", "2021-12-31")}, 1.5),
        ("reported", {}, {}, 1.0),
        ("reported", {}, {"report": report(published="2021-06-06")}, 0.4),
        ("reported", {}, {"report": report(published="2021-06-09")}, -0.5),
        ("reported", {}, {"report": report(published="2021-07-03")}, "against"),
        ("reported", {}, {"report": report(published=None)}, -1.5),
        ("reported", {"date": ON_2}, {"date": ON_2}, None),
        ("reported", {"date": ON_2}, {}, 1.0),
        ("where", {}, {"place": ISLAMABAD}, None),
        ("where", {"place": ISLAMABAD}, {"place": ISLAMABAD}, 1.0),
        ("where", {"place": ISLAMABAD}, {"place": replace(ISLAMABAD, geonames=None)}, 0.5),
        ("where", {"place": ISLAMABAD}, {"place": DUSHANBE}, "against"),
        ("where", {"kind": "pledge", "place": ISLAMABAD}, {"kind": "pledge", "place": DUSHANBE}, -0.5),
        ("persons", {"actors": (KHAN, RAHMON)}, {"actors": (KHAN, RAHMON)}, 1.4),
        ("persons", {"actors": (KHAN, RAHMON)}, {"actors": (SHARIF, RAHMON)}, 0.2),
        ("persons", {"actors": (KHAN, TJK)}, {"actors": (SHARIF, TJK)}, -1.5),
        ("persons", {"actors": (KHAN, TJK)}, {"actors": (UNKNOWN, TJK)}, None),
        ("status", {}, {"status": "ongoing"}, None),
        ("status", {}, {"status": "planned"}, -1.0),
        ("status", {}, {"status": "negated"}, -1.0),
        ("contexts", {"contexts": ("economic",)}, {"contexts": ("economic", "military")}, 0.3),
        ("contexts", {"contexts": ("economic",)}, {"contexts": ("military",)}, -0.3),
        ("contexts", {"contexts": ("economic",)}, {}, None),
        ("words", {"evidence": said("They met.")}, {"evidence": said("They met.")}, 2.0),
        ("words", {}, {"by": "b"}, None),
    ],
)
def test_features(feature: str, one: Given, two: Given, expected: float | str | None) -> None:
    found: Reason | None = getattr(sameness, feature)(face(**one), face(**two))
    assert found == getattr(sameness, feature)(face(**two), face(**one))
    if expected is None:
        assert found is None
    else:
        assert found is not None
        assert found.words
        assert (found.score if not found.against else "against") == pytest.approx(expected)


def promise(kind: str = "pledge", value: float | None = None, **given: Any) -> Face:
    quantity = Quantity(value=value, currency="USD") if value else None
    whole: Given = {"report": report(), "by": (PAK,), "to": (TJK,), "evidence": said(f"{kind} {value} {given}")} | given
    return face(Commitment(kind=kind, quantity=quantity, **whole))


def test_promises_are_one_by_what_is_promised() -> None:
    assert not compare(promise("release"), promise("loan")).same
    assert not compare(promise(), promise(deadline=day("2026-01-01"))).same
    assert compare(promise("release"), promise("release", deadline=day("2026-01-01"))).same
    assert compare(promise(value=5e8), promise(value=5e8, deadline=day("2026-01-01"))).same
    assert not compare(promise(value=5e8), promise(value=6e8)).same


def test_a_promise_told_of_again_a_year_later() -> None:
    later = report("later", published="2022-06-03")
    goal = promise(value=5e8, deadline=day("2026-12-31"))
    again = promise(value=5e8, deadline=day("2026-12-31"), report=later)
    assert compare(goal, again).same
    assert goal.span()[1] > again.span()[0]  # so that they are looked at together
    assert compare(promise("release"), promise("release", report=later)).forbidden
    assert compare(goal, promise(value=5e8, deadline=day("2027-12-31"), report=later)).forbidden


def papers(title: str, count: int | None = None, language: str = "en") -> Face:
    made = report(language=language)
    return face(Agreement(report=made, kind="memorandum", title=title, count=count, parties=(PAK, TJK)))


def test_the_title_of_an_agreement_is_translated() -> None:
    assert compare(papers("Memoranda", 12), papers("تفاهم‌نامه", 12, "fa")).same
    assert compare(papers("Treaty of friendship"), papers("پیمان دوستی", language="fa")).same
    assert not compare(papers("On transit"), papers("On extradition")).same
    assert compare(papers("On transit"), papers("On transit")).same


def test_another_number_of_documents_is_another_way_to_count() -> None:
    assert compare(papers("", 12), papers("", 13)).same


def test_positions_are_one_by_their_issue() -> None:
    def point(issue: str) -> Face:
        return face(Position(report=report(), stance="raises", speaker=PAK, addressee=TJK, issue=Issue(id=issue)))

    assert compare(point("kashmir"), point("kashmir")).same
    assert compare(point("kashmir"), point("water")).forbidden


def test_an_institution_stays_whenever_it_is_told_of() -> None:
    def body(published: str) -> Face:
        made = report(published, published=published)
        return face(Institution(report=made, kind="joint_commission", parties=(PAK, TJK)))

    assert compare(body("2014-06-03"), body("2021-06-03")).same


def test_a_sum_of_weak_reasons_is_not_enough() -> None:
    one, two = face(kind="mediation"), face(kind="visit", by="b")
    assert 0 < compare(one, two).score < SAME
    assert not compare(one, two).same


def test_no_sum_outdoes_a_reason_against() -> None:
    one = face(date=ON_2, place=ISLAMABAD, actors=(KHAN, RAHMON), evidence=said("They met."))
    found = compare(one, replace(one, start="2021-06-03", end="2021-06-03"))
    assert found.score > 2 * SAME
    assert not found.same
    assert found.why_not() == "different days: 2021-06-02 and 2021-06-03"


def test_the_reasons_are_told_weightiest_first() -> None:
    one = face(date=ON_2, place=ISLAMABAD)
    found = compare(one, replace(one, words="", country=None))
    assert found.why() == "both on 2021-06-02; both a meeting; the same sides"


def test_beyond_its_reach_nothing_undated_is_one() -> None:
    def on(day: int) -> Face:
        return face(STRIKE_ON(f"2021-06-{day:02}"))

    assert compare(on(1), on(2)).same
    assert compare(on(1), on(1 + REACH + 1)).forbidden


def STRIKE_ON(published: str) -> Any:  # noqa: N802  (a record, as the others above)
    return claim(**STRIKE, actors=(IRN,), recipients=(PAK,), report=report(published, published=published))
