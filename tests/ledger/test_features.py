"""What counts of a record, and where it is looked for."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dragoman.ledger.features import FAMILY, NEAR, Face, face_from
from dragoman.model.records import Agreement, Commitment, Issue, Participant, Position, Project, Quantity, When
from tests.ledger.tellings import DUSHANBE, ISLAMABAD, KHAN, PAK, RAHMON, TJK, claim, day, face, report, said
from tests.strategies import STATES, days, maybe

sides = st.lists(st.sampled_from(STATES), max_size=3, unique=True).map(lambda found: tuple(sorted(found)))
faces = st.builds(
    Face,
    record=st.just("event"),
    event=st.just("CONSULT"),
    kind=st.sampled_from(sorted(FAMILY)),
    status=st.sampled_from(("occurred", "planned", "negated")),
    doers=sides,
    done_to=sides,
    start=maybe(days),
    published=maybe(days),
    country=maybe(st.sampled_from(STATES)),
    city=maybe(st.integers(1, 3)),
    contexts=st.sampled_from(((), ("diplomatic",), ("economic", "military"))),
    persons=st.sampled_from(((), (("PAK", ("Q155164",)),), (("TJK", ("Q57404", "~rahmon")),))),
    words=st.sampled_from(("", "a", "b")),
).map(lambda found: replace(found, end=found.start))


@given(faces)
def test_a_face_comes_back_from_json(found: Face) -> None:
    assert face_from(json.loads(json.dumps(found.to_json()))) == found


@given(faces, faces)
def test_what_differs_has_another_id_and_place(one: Face, two: Face) -> None:
    assert (one.id() == two.id()) == (one == two)
    assert one.place("m1") != one.place("m2")


@given(faces, faces)
def test_two_with_the_same_two_sides_in_one_family_are_looked_at_together(one: Face, two: Face) -> None:
    if one.family == two.family and len(one.sides & two.sides) > 1:
        assert set(one.buckets()) & set(two.buckets())
    if one.family != two.family:
        assert not set(one.buckets()) & set(two.buckets())


def test_every_kind_stands_in_one_family_and_is_near_only_those_in_it() -> None:
    for pair in NEAR:
        assert len({FAMILY[kind] for kind in pair}) == 1, sorted(pair)


def test_the_report_itself_does_not_count() -> None:
    one = claim(by="a", evidence=said("They met."), date=day("2021-06-02"))
    assert face(one) == face(replace(one, id="clm_other", report=report("b")))
    later = report("b", published="2021-06-04")
    assert face(one) == face(replace(one, report=later))  # the day is known
    assert face(replace(one, date=None)) != face(replace(one, date=None, report=later))


def test_of_a_claim() -> None:
    found = face(actors=(RAHMON,), recipients=(KHAN, PAK), place=ISLAMABAD, date=day("2021-06-02"))
    assert (found.doers, found.done_to) == (("TJK",), ("PAK",))
    assert found.persons == (("PAK", ("Q155164",)), ("TJK", ("Q57404",)))
    assert (found.country, found.city, found.day, found.one_way) == ("PAK", 1176615, True, True)


def test_a_person_nobody_knows_counts_by_sound() -> None:
    envoy = Participant(type="person", name="Some ENVOY", country="PAK")
    assert face(actors=(envoy, TJK)).persons == (("PAK", ("~some envoy",)),)


def test_space_in_a_sentence_does_not_count() -> None:
    assert face(evidence=said("They  met.\n")).words == face(evidence=said("They met.")).words


def test_a_date_in_words_alone_is_none() -> None:
    assert face(date=When(text="Wednesday")).span() == ("2021-06-03", "2021-06-03")
    assert face(report=report(published=None)).span() == ("0000-01-01", "9999-12-31")


def test_what_is_of_a_year_stands_behind_the_days_in_it() -> None:
    year, exact = face(date=day("2021-01-01", "2021-12-31")), face(date=day("2021-06-02"))
    assert exact.place("a") < year.place("a") < face(date=day("2022-01-01")).place("a")


def test_of_one_day_the_better_known_stands_first() -> None:
    bare, full = face(date=day("2021-06-02")), face(date=day("2021-06-02"), place=DUSHANBE, actors=(RAHMON, KHAN))
    assert full.place("z") < bare.place("a")


def test_of_objects() -> None:
    here = {"report": report(), "evidence": said("x")}
    promise = Commitment(by=(PAK,), to=(TJK,), quantity=Quantity(value=1e10, currency="USD"), **here)  # type: ignore[arg-type]
    assert (face(promise).amount, face(promise).doers, face(promise).one_way) == ("1e+10 USD", ("PAK",), True)
    papers = Agreement(kind="memorandum", count=12, parties=(PAK, TJK), title="Memoranda", **here)  # type: ignore[arg-type]
    assert (face(papers).amount, face(papers).name, face(papers).language) == ("12 documents", "memoranda", "en")
    point = Position(stance="raises", speaker=PAK, issue=Issue(id="kashmir", text="the valley"), **here)  # type: ignore[arg-type]
    assert (face(point).name, face(point).kind, face(point).family) == ("kashmir", "raises", "position")
    line = Project(name="CASA-1000", participants=(PAK, TJK), **here)  # type: ignore[arg-type]
    assert face(line).buckets() == ["project:casa-1000"]
    assert face(line).span() == ("0000-01-01", "9999-12-31")
