"""Reports in which states are teams."""

from __future__ import annotations

from dragoman import pipeline
from dragoman.reading.topics import off_topic
from tests.reading.conftest import Read

MATCH = (
    "Kenya attacked Uganda from the first minute of the match. The Kenyan striker scored before halftime, and the goalkeeper "
    "of the visitors was beaten again. Fans left the stadium early."
)


def topic(text: str, language: str) -> str | None:
    lexicon = pipeline.resources(language).lexicon
    return off_topic(lexicon.tokeniser.words(text), lexicon)


def test_a_match_is_no_attack(read: Read) -> None:
    assert topic(MATCH, "en") == "sport"
    assert not read.claims(MATCH, "en")


def test_a_few_words_of_sport_are_no_topic(read: Read) -> None:
    text = "The Kenyan president met the Ugandan president at the stadium before the match."
    assert topic(text, "en") is None
    assert read.claims(text, "en")


def test_the_same_words_far_apart_in_a_long_report_are_no_topic() -> None:
    assert topic(MATCH + " The talks went on." * 200, "en") is None
