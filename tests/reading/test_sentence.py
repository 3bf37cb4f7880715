"""What it costs to reach from one word of a sentence to another."""

from __future__ import annotations

from dragoman import pipeline
from dragoman.reading.mentions import Mention
from dragoman.reading.scan import scan
from dragoman.reading.sentence import Sentence


def measured(text: str, language: str = "en", mentions: tuple[Mention, ...] = ()) -> Sentence:
    lexicon = pipeline.resources(language).lexicon
    words = lexicon.tokeniser.words(text)
    return Sentence(words, 0, len(words), "body", 0, scan(words, 0, len(words), lexicon), list(mentions), lexicon)


def between(sentence: Sentence, one: str, other: str) -> float:
    keys = sentence.words.keys
    return sentence.cost(keys.index(one), keys.index(other))


def test_plain_words_cost_nothing() -> None:
    assert between(measured("the old road led north"), "old", "north") == 0


def test_a_comma_costs_less_than_a_conjunction_or_a_semicolon() -> None:
    comma = between(measured("the road led north, nothing was there"), "north", "nothing")
    that = between(measured("the map showed that nothing was there"), "showed", "nothing")
    mark = between(measured("the road led north; nothing was there"), "north", "nothing")
    assert 0 < comma < min(that, mark)


def test_there_and_back_costs_the_same() -> None:
    sentence = measured("the road led north, nothing was there")
    assert between(sentence, "road", "nothing") == between(sentence, "nothing", "road")


def test_a_comma_inside_a_mention_is_no_boundary() -> None:
    text = "the road, far and old, led north"
    commas = [k for k, key in enumerate(measured(text).words.keys) if key == ","]
    whole = measured(text, mentions=(Mention(0, commas[-1] + 1),))
    assert between(whole, "road", "north") == 0 < between(measured(text), "road", "north")


def test_quotation_marks_around_a_few_words_cost_nothing() -> None:
    assert between(measured('the "old road" project'), "the", "project") == 0


def test_the_hits_of_a_kind() -> None:
    sentence = measured("Kenya and Uganda")
    assert {sentence.words.quote(h.i, h.j) for h in sentence.of_kind("entity")} == {"Kenya", "Uganda"}
