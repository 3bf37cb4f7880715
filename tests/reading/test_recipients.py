"""To whom it was done, where the sentence leaves that open."""

from __future__ import annotations

import pytest

from tests.reading.conftest import Read


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Uganda attacked Kenya. Kenya condemned the attack.", "ACCUSE"),  # who did the deed named
        ("Uganda attacked Kenya, which Kenya condemned.", "ACCUSE"),  # who did what was just told
        ("Kenya recalled its ambassador after Uganda barred two ministers.", "SANCTION"),
        ("Ugandan soldiers were killed when Kenya opened fire.", "ASSAULT"),
    ],
)
def test_an_answer_is_to_who_did_the_deed(read: Read, text: str, event: str) -> None:
    claim = next(c for c in read.claims(text, "en") if c.event == event)
    assert read.sides(claim) == (["KEN"], ["UGA"])


def test_two_verbs_of_one_subject_are_towards_the_same(read: Read) -> None:
    claim = next(c for c in read.claims("Kenya met Uganda and signed an agreement.", "en") if c.event == "SUPPORT")
    actors, recipients = read.sides(claim)
    assert {*actors, *recipients} == {"KEN", "UGA"}


def test_the_pronoun_on_the_verb_is_whom_the_verb_before_was_done_to(read: Read) -> None:
    claim = next(c for c in read.claims("طردت كينيا سفير أوغندا وأمهلته يومين.", "ar") if c.event == "REQUEST")
    assert read.sides(claim) == (["KEN"], ["UGA"])


def test_what_will_be_delivered_goes_to_the_one_who_tells_it(read: Read) -> None:
    (claim,) = read.claims("Kenya said that Uganda would deliver radars.", "en")
    assert read.sides(claim) == (["UGA"], ["KEN"])


def test_a_report_about_two_states_says_towards_whom(read: Read) -> None:
    text = "The Kenyan and Ugandan ministers met in Nairobi. Kenya warned that it would close the border."
    claim = next(c for c in read.claims(text, "en") if c.event == "THREATEN")
    assert read.sides(claim) == (["KEN"], ["UGA"])


def test_what_a_state_does_to_its_own_is_no_event_between_states(read: Read) -> None:
    assert not read.claims("Kenya denounced its own minister.", "en")


def test_the_same_deed_told_again_is_done_to_the_same(read: Read) -> None:
    text = "केन्या ने सोमालिया से अपने सैनिकों को वापस बुला लेने की घोषणा की। केन्या द्वारा 1 मई से पहले अपने बलों की वापसी शुरू करने की उम्मीद है।"
    sides = [read.sides(c) for c in read.claims(text, "hi") if c.kind == "withdrawal"]
    assert sides
    assert set(map(str, sides)) == {str((["KEN"], ["SOM"]))}


def test_what_one_state_does_is_told_alone_in_a_report_about_several(read: Read) -> None:
    text = (
        "Kenya accused Uganda of spying. The markets were calm. It rained in the north. Schools stayed open. "
        "Tanzania closed its embassy."
    )
    claim = next(c for c in read.claims(text, "en") if c.event == "SANCTION")
    assert read.sides(claim)[0] == ["TZA"]


def test_far_from_any_event_between_states_it_is_no_news_of_states(read: Read) -> None:
    text = "Kenya accused Uganda of spying. " + "It rained in the north. " * 12 + "Tanzania closed its embassy."
    assert not [c for c in read.claims(text, "en") if c.event == "SANCTION"]
