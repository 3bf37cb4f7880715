"""What the words at a trigger tell of: an act, a passive, or nothing."""

from __future__ import annotations

import pytest

from tests.reading.conftest import Read


def events(read: Read, text: str, language: str) -> set[str]:
    return {c.event for c in read.claims(text, language)}


@pytest.mark.parametrize(
    "text",
    [
        "Uganda was accused by Kenya of spying.",
        "Ugandan ambassador accused by Kenya of spying.",
        "Kenya accused Uganda of spying.",
    ],
)
def test_a_passive_swaps_doer_and_object(read: Read, text: str) -> None:
    (claim,) = read.claims(text, "en")
    assert read.sides(claim) == (["KEN"], ["UGA"])


def test_a_participle_behind_the_article_tells_of_nothing(read: Read) -> None:
    assert events(read, "The signed agreement between Kenya and Uganda remained on display.", "en") == set()


def test_a_base_form_behind_two_doers_is_a_present(read: Read) -> None:
    (claim,) = read.claims("Kenya and Uganda trade goods.", "en")
    assert (claim.event, claim.status) == ("COOPERATE", "occurred")


def test_a_base_form_behind_a_nationality_is_a_noun(read: Read) -> None:
    assert events(read, "Kenya condemned the Ugandan attack.", "en") == {"ACCUSE"}


def test_the_particle_of_the_future_written_on_a_verb_makes_it_planned(read: Read) -> None:
    (claim,) = read.claims("ستفرض كينيا عقوبات على أوغندا.", "ar")
    assert claim.status == "planned"
