"""How the tests of reading read."""

from __future__ import annotations

import pytest

from dragoman import pipeline
from dragoman.model.records import Claim, Record


class Read:
    """Reads a text and gives what was asked of its records."""

    def records(self, text: str, language: str, published: str | None = "2024-05-15") -> tuple[Record, ...]:
        return pipeline.read(text, language=language, published=published).records

    def claims(self, text: str, language: str, published: str | None = "2024-05-15") -> list[Claim]:
        return [r for r in self.records(text, language, published) if isinstance(r, Claim)]

    def roles(self, text: str, language: str, event: str) -> tuple[list[str | None], list[str | None]]:
        """The sides of the only claim of this type in the text."""
        every = self.claims(text, language)
        claims = [c for c in every if c.event == event]
        assert len(claims) == 1, [c.event for c in every]
        return self.sides(claims[0])

    def sides(self, claim: Claim) -> tuple[list[str | None], list[str | None]]:
        """The codes of the actors and of the recipients."""
        return [p.country or p.code for p in claim.actors], [p.country or p.code for p in claim.recipients]


@pytest.fixture(scope="session")
def read() -> Read:
    return Read()
