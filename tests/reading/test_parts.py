"""What stands at a word of a sentence."""

from __future__ import annotations

from dragoman.reading.parts import has_parts
from tests.reading.mention_examples import stretch


def test_the_longest_part_that_begins_at_a_word_is_taken() -> None:
    words = stretch("South Korea", "en")
    part = words.part(0)
    assert part is not None
    assert (part.i, part.j) == (0, 2)
    assert words.part(1) is None


def test_commas_and_conjunctions_are_told_apart() -> None:
    words = stretch("Chile, Peru and Bolivia", "en")
    assert [k for k in range(words.end) if words.comma(k)] == [1]
    assert [k for k in range(words.end) if words.conjoins(k)] == [3]


def test_a_word_no_entry_uses_is_unknown_and_a_mark_is_no_word() -> None:
    words = stretch("Kenya zuburu .", "en")
    assert [words.unknown(k) for k in range(3)] == [False, True, False]


def test_the_article_is_seen_behind_a_preposition_written_on() -> None:
    words = stretch("وبالوزير وزير", "ar")
    assert [words.defined(k) for k in range(2)] == [True, False]


def test_only_what_can_name_an_actor_is_a_part() -> None:
    assert has_parts(stretch("Kenya", "en").hits)
    assert not has_parts(stretch("on and after", "en").hits)


def test_every_language_has_one_way_to_build_a_mention() -> None:
    for code in ("en", "hi", "ur", "fa", "fa-AF", "ar"):
        order = stretch("", code).order
        assert [order.postpositions, order.head_first, order.medial].count(True) == 1
