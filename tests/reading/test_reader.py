"""One document in, its records out: order, directions, coverage, what one sentence leaves for the next."""

from __future__ import annotations

from dragoman import pipeline
from dragoman.model.records import Claim, Reading
from tests.reading.conftest import Read


def reading(text: str) -> Reading:
    return pipeline.read(text, language="en", published="2024-05-15")


def test_records_come_in_the_order_of_the_text() -> None:
    found = reading("Kenya accused Uganda of spying. Somalia expelled the Ethiopian ambassador. Chile praised Peru.")
    starts = [r.evidence[0].span.start for r in found.records if isinstance(r, Claim)]
    assert len(starts) == 3
    assert starts == sorted(starts)


def test_the_visitor_is_the_actor_and_the_host_the_recipient(read: Read) -> None:
    (claim,) = [
        c
        for c in read.claims("The Kenyan president met the Ugandan president in Kampala.", "en")
        if c.event == "CONSULT"
    ]
    assert read.sides(claim) == (["KEN"], ["UGA"])


def test_a_meeting_elsewhere_has_two_actors(read: Read) -> None:
    (claim,) = [
        c for c in read.claims("The Kenyan president met the Ugandan president in Paris.", "en") if c.event == "CONSULT"
    ]
    assert read.sides(claim) == (["KEN", "UGA"], [])


def test_a_headline_is_evidence_and_a_dateline_is_none() -> None:
    text = "Kenya accuses Uganda of spying\n\nNAIROBI, May 15 - The two countries share a border."
    (claim,) = [r for r in reading(text).records if isinstance(r, Claim) and r.event == "ACCUSE"]
    assert [q.text for q in claim.evidence] == ["Kenya accuses Uganda of spying"]


def test_a_title_alone_belongs_to_the_state_of_the_dateline(read: Read) -> None:
    text = "NAIROBI, May 15 (Agency) - The foreign minister met the Ugandan ambassador on Monday."
    (claim,) = [c for c in read.claims(text, "en") if c.event == "CONSULT"]
    assert {p.country for p in (*claim.actors, *claim.recipients)} == {"KEN", "UGA"}


def test_coverage_counts_what_was_read_and_what_was_not() -> None:
    read_one = reading("Kenya accused Uganda of spying. The weather was fine.").coverage
    assert (read_one.sentences, read_one.recorded, read_one.unread) == (2, 1, 0)
    assert read_one.words > 0


def test_the_same_text_gives_the_same_records() -> None:
    text = "Kenya and Uganda signed a trade agreement in Nairobi on Monday."
    assert reading(text) == reading(text)
