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

    def sides(self, claim: Claim) -> tuple[list[str | None], list[str | None]]:
        """The codes of the actors and of the recipients."""
        return [p.country or p.code for p in claim.actors], [p.country or p.code for p in claim.recipients]


@pytest.fixture(scope="session")
def read() -> Read:
    return Read()
