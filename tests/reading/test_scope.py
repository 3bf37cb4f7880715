"""How far a cue reaches: to the act it is of, and not to the next."""

from __future__ import annotations

import pytest

from tests.reading.conftest import Read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya denied that it had attacked Uganda.", {("ASSAULT", "negated")}),
        ("Kenya denied attacking Uganda, but expelled the Ugandan ambassador.", {("SANCTION", "occurred")}),
        ("Kenya condemned Uganda and may recall its ambassador from Kampala.", {("ACCUSE", "occurred"), ("SANCTION", "possible")}),
        ("Kenya has not signed the treaty with Uganda but signed one with Rwanda.", {("SUPPORT", "negated"), ("SUPPORT", "occurred")}),
    ],
)  # fmt: skip
def test_a_cue_is_of_its_act_and_not_of_the_next(read: Read, text: str, expected: set[tuple[str, str]]) -> None:
    assert expected <= {(c.event, c.status) for c in read.claims(text, "en")}


def test_what_is_threatened_if_something_happens_is_said(read: Read) -> None:
    (claim,) = read.claims("Kenya threatened to attack Uganda if it closes the border.", "en")
    assert (claim.event, claim.status) == ("THREATEN", "occurred")


def test_an_aim_is_only_as_sure_as_the_verb_it_is_the_aim_of(read: Read) -> None:
    text = "केन्या युगांडा की नाकाबंदी के लिए अपनी नौसेना का उपयोग कर सकता है"
    assert "occurred" not in {c.status for c in read.claims(text, "hi")}


def test_what_was_planned_does_not_reach_the_session_during_which_it_was(read: Read) -> None:
    text = "كما سيتم الاتفاق عليه خلال الدورة الثالثة للجنة المشتركة بين كينيا وأوغندا."
    assert {c.status for c in read.claims(text, "ar") if c.kind == "session"} == {"occurred"}
