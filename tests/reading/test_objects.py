"""Agreements, commitments, positions, institutions, projects and discrepancies of a report."""

from __future__ import annotations

from dragoman.model.records import Agreement, Commitment, Discrepancy, Institution, Position, Project
from tests.reading.conftest import Read


def test_an_agreement_has_its_count_stage_and_parties(read: Read) -> None:
    records = read.records("Kenya and Uganda signed at least eight agreements in Nairobi on Monday.", "en")
    (agreement,) = [r for r in records if isinstance(r, Agreement)]
    assert (agreement.stage, agreement.count, agreement.at_least) == ("signed", 8, True)
    assert {p.country for p in agreement.parties} == {"KEN", "UGA"}
    assert agreement.date is not None
    assert agreement.date.start == "2024-05-13"


def test_the_claim_points_at_its_object(read: Read) -> None:
    records = read.records("Kenya and Uganda signed a memorandum.", "en")
    agreement = next(r for r in records if isinstance(r, Agreement))
    claim = next(c for c in read.claims("Kenya and Uganda signed a memorandum.", "en"))
    assert claim.object is not None
    assert claim.object.id == agreement.id


def test_a_commitment_has_its_amount(read: Read) -> None:
    records = read.records("Japan pledged to give Kenya 2 billion dollars for a port.", "en")
    commitment = next(r for r in records if isinstance(r, Commitment))
    assert commitment.quantity is not None
    assert (commitment.quantity.value, commitment.quantity.currency) == (2e9, "USD")
    assert [p.country for p in commitment.by] == ["JPN"]


def test_a_silence_is_a_position(read: Read) -> None:
    text = "पाकिस्तान के प्रधानमंत्री ने ईरानी राष्ट्रपति के सामने कश्मीर मुद्दा उठाया। ईरानी राष्ट्रपति ने इस पर कोई प्रतिक्रिया नहीं दी।"
    positions = {p.stance: p for p in read.records(text, "hi") if isinstance(p, Position)}
    assert positions["raises"].issue is not None
    assert positions["raises"].issue.id == "kashmir"
    assert positions["no_response"].speaker is not None
    assert positions["no_response"].speaker.country == "IRN"


def test_an_institution_has_its_session(read: Read) -> None:
    text = "عقدت الدورة السابعة للجنة المشتركة بين مصر والسودان في القاهرة في ديسمبر 2023."
    (body,) = [r for r in read.records(text, "ar") if isinstance(r, Institution)]
    assert {p.country for p in body.parties} == {"EGY", "SDN"}
    assert body.sessions[0].number == 7
    assert body.sessions[0].date is not None
    assert body.sessions[0].date.start == "2023-12-01"


def test_a_project_has_its_value(read: Read) -> None:
    text = "Tajikistan and Pakistan discussed the CASA-1000 project, worth 1.2 billion dollars."
    (project,) = [r for r in read.records(text, "en") if isinstance(r, Project)]
    assert project.name == "CASA-1000"
    assert project.value is not None
    assert (project.value.value, project.value.currency) == (1.2e9, "USD")


def test_a_capital_given_to_the_wrong_state_is_a_slip(read: Read) -> None:
    text = "The Kenyan foreign minister met his counterpart in Lima, the capital of Chile."
    (slip,) = [r for r in read.records(text, "en") if isinstance(r, Discrepancy)]
    assert [v.value for v in slip.values] == ["CHL", "PER"]
    assert slip.resolution is not None
    assert slip.resolution.value == "PER"


def test_a_minister_given_to_the_wrong_state_is_a_slip_and_the_claim_is_corrected(read: Read) -> None:
    text = "Russian Foreign Minister Wang Yi met the Kenyan president in Nairobi."
    records = read.records(text, "en")
    (slip,) = [r for r in records if isinstance(r, Discrepancy)]
    assert slip.kind == "office_holder"
    claim = read.claims(text, "en")[0]
    actors, recipients = read.sides(claim)
    assert {*actors, *recipients} == {"CHN", "KEN"}
    assert claim.discrepancies == (slip.id,)
    assert any(p.text is not None and "Russian" in p.text for p in claim.actors)


def test_a_true_capital_is_no_slip(read: Read) -> None:
    text = "The Kenyan foreign minister met his counterpart in Lima, the capital of Peru."
    assert not [r for r in read.records(text, "en") if isinstance(r, Discrepancy)]
