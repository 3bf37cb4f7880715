"""Words keep their offsets whatever is folded; clitics, endings and articles are seen through."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.words.tokens import Tokeniser

VOCABULARY = {"وزیر", "صین", "بحث", "زیاره", "لبنان", "بولندا", "meet", "روس"}
ARABIC = Tokeniser(
    vocabulary=VOCABULARY,
    article=["ال"],
    proclitics={"و": "and", "ف": "and", "ب": "in", "ل": "to", "س": "future"},
    enclitics={"ه": "he", "ها": "she"},
    restore=[["ت", "ة"]],
    verbs={"بحث"},
)


@given(st.text(max_size=200))
def test_offsets_cut_out_what_was_written(text: str) -> None:
    words = ARABIC.words(text)
    assert all(0 <= s < e <= len(text) for s, e in zip(words.starts, words.ends, strict=True))
    assert all(a <= b for a, b in zip(words.ends, words.starts[1:], strict=False))
    assert "".join("".join(text[s:e].split()) for s, e in zip(words.starts, words.ends, strict=True)) == "".join(
        text.split()
    )


def alts(word: str) -> tuple[tuple[str, ...], tuple[str, ...], str | None]:
    analysis = ARABIC.words(word).analyses[0]
    return analysis.alts, analysis.pre, analysis.suf


def test_letters_written_on_a_word_are_taken_off_only_when_something_known_is_left() -> None:
    assert alts("والصين") == (("صین",), ("and",), None)
    assert alts("للصين") == (("صین",), ("to",), None)
    assert alts("لبنان") == (("لبنان",), (), None)
    assert alts("بولندا") == (("بولندا",), (), None)
    assert alts("زيارته")[0] == ("زیاره",)
    assert alts("زيارته")[2] == "he"


def test_the_future_letter_stands_before_verbs_only() -> None:
    assert alts("سبحث") == (("بحث",), ("future",), None)
    assert alts("سروس")[1] == ()


def test_parts_written_apart_are_one_word() -> None:
    persian = Tokeniser(vocabulary={"کشورها"}, join_previous=["ها"], join_next=["می"])
    words = persian.words("کشور ها می روند")
    assert [words.quote(k, k + 1) for k in range(len(words))] == ["کشور ها", "می روند"]
    assert words.analyses[0].known


def test_a_possessive_is_a_word_of_its_own() -> None:
    assert Tokeniser(vocabulary=set()).words("Iran's").keys == ["iran", "'s"]
