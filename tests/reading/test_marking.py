"""Which marker stands by a mention."""

from __future__ import annotations

import pytest

from dragoman.reading.mentions import Mention
from tests.reading.mention_examples import mentions


def marks(text: str, language: str) -> list[tuple[str, ...]]:
    return [m.markers for _, m in mentions(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "markers"),
    [
        ("en", "Kenya agreed with Uganda.", [(), ("with",)]),
        ("hi", "केन्या ने पेरू को चेतावनी दी।", [("agent",), ("to",)]),
        ("hi", "केन्या (Kenya) ने पेरू को चेतावनी दी।", [("agent",), ("to",)]),
        ("fa", "کنیا با اوگاندا دیدار کرد.", [(), ("with",)]),
        ("ar", "التقى رئيس كينيا بوزير أوغندا.", [(), ("complement",)]),
    ],
)
def test_the_marker_stands_where_the_language_writes_it(
    language: str, text: str, markers: list[tuple[str, ...]]
) -> None:
    assert marks(text, language) == markers


def test_an_object_marker_further_on_marks_the_owner() -> None:
    owner: Mention = mentions("پاکستان حمله اسرائیل به لبنان را محکوم کرد.", "fa")[1][1]
    assert owner.markers == ("object",)
    assert owner.loose


def test_a_word_that_opens_a_clause_is_no_preposition() -> None:
    assert marks("After Kenya attacked Uganda, Chad left.", "en")[0] == ()


def test_a_state_in_what_is_said_of_another_acts_in_nothing() -> None:
    assert marks("Zambia, a key Kenya ally, has refused.", "en") == [(), ("as",)]


def test_a_year_ends_the_phrase_of_its_preposition() -> None:
    assert marks("In 2019 Kenya left.", "en") == [()]
