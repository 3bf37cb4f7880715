"""How is a party written into a record?"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model.records import Link, Participant
from dragoman.model.spans import Quote
from dragoman.reading.mentions import Mention, Party


def participant(party: Party, mention: Mention, text: str, starts: Sequence[int], ends: Sequence[int]) -> Participant:
    """A party in a role, with the words that name it."""
    quote = Quote.of(text, starts[mention.i], ends[mention.j - 1])
    return Participant(
        entity=party.entity, type=party.type, name=party.name, office=party.office, country=party.country, code=party.code,
        sector=party.sector, text=quote.text, span=quote.span, link=Link(score=round(party.score, 2), why=party.why),
    )  # fmt: skip
