"""The mentions of one short sentence, for the tests of how they are found."""

from __future__ import annotations

from dragoman import pipeline
from dragoman.reading.joining import Builder
from dragoman.reading.mentions import Mention
from dragoman.reading.parts import Order, Stretch
from dragoman.reading.scan import scan


def stretch(text: str, language: str) -> Stretch:
    lexicon = pipeline.resources(language).lexicon
    words = lexicon.tokeniser.words(text)
    return Stretch(words, 0, len(words), scan(words, 0, len(words), lexicon), Order.of(lexicon))


def mentions(text: str, language: str) -> list[tuple[str, Mention]]:
    """The words of each mention, and the mention."""
    one = stretch(text, language)
    found = Builder(pipeline.resources(language).lexicon).build(one.words, one.start, one.end, one.hits)
    return [(one.words.quote(m.i, m.j), m) for m in found]


def quotes(text: str, language: str) -> list[str]:
    return [quote for quote, _ in mentions(text, language)]
