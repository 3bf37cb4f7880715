"""A name given in full once is known by one of its words afterwards."""

from __future__ import annotations

import pytest

from tests.reading.conftest import Read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Zambian Foreign Minister Tandeka Mabuza arrived in Harare. Mabuza accused Zimbabwe of closing the border.",
        ),
        (
            "en",
            "Zambian Foreign Minister Tandeka Mabuza arrived in Harare. Tandeka accused Zimbabwe of closing the border.",
        ),
    ],
)
def test_one_word_of_a_name_is_enough(read: Read, language: str, text: str) -> None:
    claim = next(c for c in read.claims(text, language) if c.event == "ACCUSE")
    (actor,) = claim.actors
    assert (actor.country, actor.type, actor.office) == ("ZMB", "person", "foreign_minister")
    assert actor.link is not None
    assert "introduced" in actor.link.why


def test_a_word_never_introduced_is_nobody(read: Read) -> None:
    assert not read.claims("Mabuza accused Zimbabwe of closing the border.", "en")


def test_who_is_named_later_is_not_known_before(read: Read) -> None:
    text = "Mabuza accused Zimbabwe of closing the border. Zambian Foreign Minister Tandeka Mabuza arrived in Harare."
    assert not [c for c in read.claims(text, "en") if c.event == "ACCUSE"]
