"""Personal names that the lexicon does not hold, beside a title."""

from __future__ import annotations

import pytest

from dragoman.reading.naming import behind_initials
from tests.reading.mention_examples import mentions, stretch


def names(text: str, language: str) -> list[str]:
    words = stretch(text, language).words
    return [words.quote(*m.name) for _, m in mentions(text, language) if m.name]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Zambian Foreign Minister Tandeka Mabuza met reporters.", "Tandeka Mabuza"),
        ("en", "Zambian Foreign Minister Tandeka al-Zuburu met reporters.", "Tandeka al-Zuburu"),
        ("en", "Tandeka Mabuza, foreign minister of Zambia, met reporters.", "Tandeka Mabuza"),
        ("en", "Zambian Foreign Minister T.K. Mabuza met reporters.", "T.K. Mabuza"),
        ("hi", "केन्या के विदेश मंत्री फिरोज करीमज़ोदा ने मुलाकात की।", "फिरोज करीमज़ोदा"),
    ],
)
def test_unknown_words_beside_a_title_are_a_name(language: str, text: str, name: str) -> None:
    assert names(text, language) == [name]


def test_words_without_capitals_are_no_name() -> None:
    assert names("The Zambian foreign minister travelled abroad.", "en") == []


def test_one_word_before_a_comma_is_no_name() -> None:
    assert names("Yesterday, foreign minister of Zambia was the most wanted office.", "en") == []


def test_initials_end_where_the_name_goes_on() -> None:
    words = stretch("K.P. Oli", "en").words
    assert words.keys[behind_initials(words, 0, len(words))] == "oli"
    assert behind_initials(words, 4, len(words)) == 4
