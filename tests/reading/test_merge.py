"""What a report says twice is one claim; what differs in date, person or direction is not."""

from __future__ import annotations

from tests.reading.conftest import Read


def test_a_headline_and_the_body_tell_one_act(read: Read) -> None:
    text = "Kenya expels Ugandan ambassador\n\nNAIROBI - Kenya expelled the Ugandan ambassador on Monday."
    (claim,) = [c for c in read.claims(text, "en") if c.event == "SANCTION"]
    assert len(claim.evidence) == 2
    assert claim.date is not None
    assert claim.date.start == "2024-05-13"


def test_two_visits_on_different_days_are_two(read: Read) -> None:
    text = "The Kenyan president visited Uganda on Monday. The Kenyan president visited Uganda in March 2023."
    assert len([c for c in read.claims(text, "en") if c.kind == "visit"]) == 2


def test_meetings_with_different_persons_are_two(read: Read) -> None:
    text = (
        "Turkish President Recep Tayyip Erdogan met French President Emmanuel Macron in Paris. "
        "Turkish Foreign Minister Hakan Fidan met French Defence Minister Sebastien Lecornu in Paris."
    )
    assert len([c for c in read.claims(text, "en") if c.event == "CONSULT"]) == 2


def test_opposite_directions_are_two(read: Read) -> None:
    text = "Kenya accused Uganda of spying. Uganda accused Kenya of spying."
    sides = [read.sides(c) for c in read.claims(text, "en") if c.event == "ACCUSE"]
    assert sides == [(["KEN"], ["UGA"]), (["UGA"], ["KEN"])]


def test_a_visit_that_is_recalled_is_not_the_one_of_the_day(read: Read) -> None:
    text = "وصل رئيس كينيا إلى كمبالا. واستذكر الرئيسان زيارة رئيس كينيا إلى كمبالا في يوليو 2022."
    visits = [c for c in read.claims(text, "ar") if c.kind == "visit"]
    assert {c.date.start if c.date else None for c in visits} == {None, "2022-07-01"}
