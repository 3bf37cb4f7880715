"""How a party is written into a record."""

from __future__ import annotations

from dragoman.model.records import Link
from dragoman.reading.mentions import Mention, Party
from dragoman.reading.records import participant


def test_a_participant_quotes_the_words_of_its_mention() -> None:
    text = "Then the Kenyan army left."
    party = Party("KEN", sector="MIL", office="army_chief", score=0.8765, why="because")
    found = participant(party, Mention(2, 4), text, starts=[0, 5, 9, 16, 21, 25], ends=[4, 8, 15, 20, 25, 26])
    assert found.text == "Kenyan army"
    assert found.span is not None
    assert text[found.span.start : found.span.end] == found.text
    assert (found.country, found.sector, found.office) == ("KEN", "MIL", "army_chief")
    assert found.link == Link(score=0.88, why="because")
