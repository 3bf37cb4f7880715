"""Which events a sentence tells once acts have their sides."""

from __future__ import annotations

import pytest

from tests.reading.conftest import Read


def told(read: Read, text: str, language: str = "en") -> set[tuple[str, str]]:
    return {(c.event, c.status) for c in read.claims(text, language)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya withdrew its forces from Uganda.", ("RETREAT", "occurred")),
        ("Kenya will withdraw its forces from Uganda next week.", ("CONCEDE", "planned")),
        ("Kenya will withdraw its troops from Uganda unless it is paid.", ("THREATEN", "possible")),
        ("Kenya will impose sanctions on Uganda unless it pays.", ("THREATEN", "possible")),
        ("Kenya visited Uganda.", ("CONSULT", "occurred")),
        ("The Kenyan president will visit Uganda.", ("AGREE", "planned")),
    ],
)
def test_what_is_still_to_come_is_a_promise_a_concession_or_a_threat(
    read: Read, text: str, expected: tuple[str, str]
) -> None:
    assert told(read, text) == {expected}


def test_one_known_side_is_no_event_between_states(read: Read) -> None:
    assert not told(read, "Gunmen attacked a village in Uganda.")
    assert not told(read, "Kenya attacked on Monday.")


def test_who_is_told_is_asked_only_where_an_infinitive_follows(read: Read) -> None:
    assert told(read, "Kenya told Uganda to leave.") == {("REQUEST", "occurred")}
    assert not told(read, "Kenya told Uganda that it was raining.")


def test_each_other_makes_an_act_mutual(read: Read) -> None:
    (claim,) = read.claims("Kenya and Uganda accused each other of spying.", "en")
    actors, recipients = read.sides(claim)
    assert {*actors, *recipients} == {"KEN", "UGA"}


def test_two_events_of_one_sentence_keep_their_own_sides(read: Read) -> None:
    claims = read.claims("Kenya met Uganda and Tanzania met Rwanda.", "en")
    assert [{*actors, *recipients} for actors, recipients in map(read.sides, claims)] == [
        {"KEN", "UGA"},
        {"TZA", "RWA"},
    ]


def test_an_event_noun_names_both_sides_in_a_headline(read: Read) -> None:
    text = "Kenya-Uganda talks\n\nNAIROBI - It was raining on Monday, and nobody came."
    assert told(read, text) == {("CONSULT", "occurred")}
