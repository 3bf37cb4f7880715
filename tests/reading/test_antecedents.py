"""Whom "both countries", "he", "its neighbour", "we" look back to."""

from __future__ import annotations

from collections import Counter

import pytest

from dragoman import pipeline
from dragoman.reading.antecedents import Antecedents, subject
from dragoman.reading.context import Context
from dragoman.reading.mentions import Mention, Party
from tests.reading.conftest import Read

RUTO = Party("KEN", type="person", name="William Ruto", office="head_of_state")


def state(code: str, at: int = 0, *markers: str) -> Mention:
    """An actor at a word, with the markers on it."""
    return Mention(at, at + 1, parties=(Party(code),), markers=markers)


def stands_for(how: str, context: Context, *before: Mention) -> list[str | None]:
    found = Antecedents(pipeline.resources("en").kb, context).resolve(how, before)
    return [p.key for p in found]


def test_the_subject_is_unmarked_or_has_the_doer_s_marker() -> None:
    assert subject([state("KEN", 0, "with"), state("UGA", 2, "agent")]) == (Party("UGA"),)
    assert subject([state("KEN", 0, "with")]) == ()


def test_the_subject_is_who_stands_before_the_verb() -> None:
    acting = state("UGA", 4)
    acting.acts = "verb"
    assert subject([state("KEN"), acting]) == acting.parties


def test_both_are_the_two_of_the_sentence_before_the_last_pair() -> None:
    context = Context(pair=(Party("SOM"), Party("ETH")))
    assert stands_for("pair", context, state("KEN"), state("UGA", 2, "with")) == ["KEN", "UGA"]
    assert stands_for("pair", context) == ["SOM", "ETH"]
    assert stands_for("pair", Context()) == []


def test_both_persons_are_persons_and_both_countries_their_states() -> None:
    museveni = Party("UGA", type="person", name="Yoweri Museveni")
    context = Context(pair=(RUTO, museveni), leaders=(RUTO, museveni))
    found = Antecedents(pipeline.resources("en").kb, context)
    assert found.resolve("pair_persons", ()) == (RUTO, museveni)
    assert [p.type for p in found.resolve("pair", ())] == ["state", "state"]


def test_whoever_urges_both_sides_is_neither() -> None:
    context = Context(counts=Counter(SOM=3, ETH=3, KEN=2), pair=(Party("KEN"), Party("SOM")))
    both = Mention(3, 4, markers=("object",))
    found = Antecedents(pipeline.resources("en").kb, context).meant(both, "pair", (state("KEN", 0, "agent"),))
    assert {p.key for p in found} == {"SOM", "ETH"}


def test_the_two_neighbours_have_a_common_border() -> None:
    context = Context(recent=[Party("KEN"), Party("CHL"), Party("UGA")])
    assert set(stands_for("pair_neighbours", context)) == {"KEN", "UGA"}


def test_its_neighbour_borders_on_the_subject() -> None:
    context = Context(counts=Counter(CHL=5, KEN=3, UGA=2))
    assert stands_for("neighbour", context, state("KEN")) == ["UGA"]


def test_this_country_is_not_the_subject_s_own() -> None:
    context = Context(recent=[Party("UGA"), Party("KEN")])
    assert stands_for("state", context, state("KEN")) == ["UGA"]


def test_he_is_a_person_where_one_was_named_and_it_the_state() -> None:
    context = Context(subject=(RUTO,), recent=[RUTO, Party("UGA")])
    found = Antecedents(pipeline.resources("en").kb, context)
    assert found.resolve("person", ()) == (RUTO,)
    assert [p.type for p in found.resolve("it", ())] == ["state"]


def test_a_pronoun_for_persons_alone_never_means_a_state() -> None:
    context = Context(subject=(Party("UGA"),), recent=[Party("UGA")])
    assert stands_for("person_only", context) == []
    assert stands_for("person", context) == ["UGA"]


def test_members_of_a_region_are_all_and_one_of_it_the_last_named() -> None:
    assert stands_for("members:baltic", Context()) == ["EST", "LTU", "LVA"]
    context = Context(counts=Counter(KEN=1, LVA=1), recent=[Party("LVA"), Party("KEN")])
    assert stands_for("region:baltic", context) == ["LVA"]
    assert stands_for("region:no such region", context) == []


def test_an_unknown_reference_stands_for_nobody() -> None:
    assert stands_for("you", Context(subject=(RUTO,)), state("UGA")) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kenya expelled the Ugandan ambassador. It also recalled its own ambassador from Uganda."),
        ("ar", "طردت كينيا السفير الأوغندي. كما استدعت سفيرها من أوغندا."),
    ],
)
def test_the_next_sentence_is_about_the_same_subject(read: Read, language: str, text: str) -> None:
    claims = [c for c in read.claims(text, language) if c.event == "SANCTION"]
    assert len(claims) == 2
    assert all(read.sides(c) == (["KEN"], ["UGA"]) for c in claims)


def test_an_oblique_pronoun_is_never_the_subject_of_its_clause() -> None:
    antecedents = Antecedents(pipeline.resources("hi").kb, Context())
    before = (state("KEN", 0, "agent"), state("UGA", 2, "from"))
    him = Mention(4, 5, markers=("to",))
    assert [p.key for p in antecedents.meant(him, "him", before)] == ["UGA"]
    him.clause = 1  # behind "that": the subject of the main clause may be meant
    assert [p.key for p in antecedents.meant(him, "him", before)] == ["KEN"]


def test_the_guest_is_not_of_the_place_of_the_meeting() -> None:
    museveni = Party("UGA", type="person", name="Yoweri Museveni")
    assert stands_for("guest", Context(recent=[RUTO, museveni], place="UGA")) == ["KEN"]
    assert stands_for("guest", Context(recent=[RUTO], place="KEN")) == []


def test_there_is_neither_here_nor_the_subject_s_own_state() -> None:
    context = Context(recent=[Party("SOM"), Party("KEN")], home="KEN")
    assert stands_for("there", context) == ["SOM"]
    assert stands_for("here", context) == ["KEN"]
    assert stands_for("there", context, state("SOM", 0, "agent")) == []
