"""Which entries are found at which words: the longest, also over a gap, never inside a longer one."""

from __future__ import annotations

from dragoman import pipeline
from dragoman.reading.scan import Hit, scan


def hits(text: str, language: str) -> list[tuple[str, str, str]]:
    lexicon = pipeline.resources(language).lexicon
    words = lexicon.tokeniser.words(text)
    found: list[Hit] = scan(words, 0, len(words), lexicon)
    return [(h.kind, h.entry.head, words.quote(h.i, h.j)) for h in found]


def test_the_longest_name_hides_the_names_inside_it() -> None:
    names = [
        quote for kind, _, quote in hits("The United Arab Emirates and Papua New Guinea", "en") if kind == "entity"
    ]
    assert list(dict.fromkeys(names)) == ["United Arab Emirates", "Papua New Guinea"]


def test_spelling_variants_are_one_entry() -> None:
    for one, two in [("फ़्रांस", "फ्रांस"), ("मिन्स्क", "मिंस्क")]:
        assert hits(one, "hi")[0][1] == hits(two, "hi")[0][1]
    assert hits("إيران", "ar")[0][1] == hits("ايران", "ar")[0][1]
    assert hits("تاجيكستان", "fa")[0][1] == hits("تاجیکستان", "fa")[0][1]


def test_a_lost_joiner_changes_nothing() -> None:
    found = [{h for _, h, _ in hits(text, "fa")} for text in ("رئیس‌جمهور", "رئیس جمهور", "رئیسجمهور")]
    assert found[0] & found[1] & found[2]


def test_latin_names_need_their_capitals() -> None:
    assert not [h for h in hits("they sold chad and turkey", "en") if h[0] == "entity"]
