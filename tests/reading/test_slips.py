"""What contradicts the knowledge base is corrected in the claim and kept in a discrepancy."""

from __future__ import annotations

from dragoman.model.records import Discrepancy
from tests.reading.conftest import Read


def slips(read: Read, text: str, language: str = "en") -> list[Discrepancy]:
    return [r for r in read.records(text, language) if isinstance(r, Discrepancy)]


def test_a_capital_of_the_wrong_state(read: Read) -> None:
    text = "The Pakistani foreign minister arrived in Dushanbe, the capital of Kazakhstan."
    (slip,) = slips(read, text)
    assert slip.kind == "capital"
    assert [v.value for v in slip.values] == ["KAZ", "TJK"]
    assert slip.resolution is not None
    assert slip.resolution.value == "TJK"
    (quote,) = slip.evidence
    assert text[quote.span.start : quote.span.end] == quote.text


def test_an_office_holder_given_to_another_state(read: Read) -> None:
    text = "Indian President Emmanuel Macron met the Ugandan foreign minister in Paris."
    (slip,) = slips(read, text)
    assert slip.kind == "office_holder"
    assert [v.value for v in slip.values] == ["IND", "FRA"]


def test_the_claim_has_the_true_state_and_names_the_slip(read: Read) -> None:
    text = "Indian President Emmanuel Macron met the Ugandan foreign minister in Paris."
    (slip,) = slips(read, text)
    (claim,) = read.claims(text, "en")
    assert {code for side in read.sides(claim) for code in side} == {"FRA", "UGA"}
    assert claim.discrepancies == (slip.id,)


def test_the_other_name_of_the_same_slip_is_corrected_too(read: Read) -> None:
    text = "The Pakistani foreign minister visited Dushanbe, the capital of Kazakhstan. He praised Kazakhstan."
    claim = next(c for c in read.claims(text, "en") if c.kind == "praise")
    assert read.sides(claim) == (["PAK"], ["TJK"])


def test_what_is_right_is_no_slip(read: Read) -> None:
    assert not slips(read, "French President Emmanuel Macron visited Dushanbe, the capital of Tajikistan.")


def test_a_state_named_in_earnest_stays(read: Read) -> None:
    text = "The Pakistani minister visited Dushanbe, the capital of Kazakhstan. Later Kazakh officials accused Uganda of spying."
    claim = next(c for c in read.claims(text, "en") if c.event == "ACCUSE")
    assert read.sides(claim) == (["KAZ"], ["UGA"])
