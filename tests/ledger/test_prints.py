"""What tells a copy or a translation of a text, and what does not."""

from __future__ import annotations

import json
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ledger.prints import alike, in_order, lines_of, numbers, print_of, read

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports.jsonl"
REPORTS = {r["id"]: r["text"] for r in map(json.loads, EXAMPLES.read_text(encoding="utf-8").splitlines())}
CREDIT = "KABUL (Agency) - "
NAMES = ("PAK", "TJK", "Q57404", "Q155164", "IRN", "CHN", "Q9")
few = st.lists(st.sampled_from(NAMES), max_size=12)


def edited(text: str) -> str:
    """Ten words of it changed, left out or put in, spread over the text."""
    words = text.split(" ")
    step = len(words) // 10
    for k in range(10):
        at = k * step
        words[at] = ("other", "", f"{words[at]} more")[k % 3]
    return " ".join(words)


def another_headline(text: str) -> str:
    return "Quite another line over it\n" + text.split("\n", 1)[1]


def cut(text: str) -> str:
    return text[: text.index(" ", 2 * len(text) // 3)]


def copied(one: str, two: str) -> bool:
    return alike(print_of(one, ()), print_of(two, ()), same_language=True) is not None


@pytest.mark.parametrize("change", [edited, another_headline, cut, lambda text: CREDIT + edited(text)])
@pytest.mark.parametrize("id", REPORTS)
def test_copies_in_one_language(id: str, change: object) -> None:
    assert callable(change)
    assert copied(REPORTS[id], change(REPORTS[id]))


@pytest.mark.parametrize("id", REPORTS)
def test_other_reports_are_no_copies(id: str) -> None:
    assert not any(copied(REPORTS[id], text) for other, text in REPORTS.items() if other != id)


def test_the_same_words_with_other_numbers_are_another_day() -> None:
    daily = "The air force said that of {} drones {} were shot down over {} regions, while {} missiles hit {} towns. "
    rest = (
        "Officials said that rescue work went on through the night and that nobody had been hurt in the capital, where "
    )
    one = daily.format(70, 50, 9, 4, 2) + rest * 2
    assert copied(one, one.replace("capital", "city"))
    assert not copied(one, daily.format(103, 78, 11, 6, 3) + rest * 2)


def test_short_news_is_told_in_the_same_words_by_chance() -> None:
    flash = "Indian Prime Minister Narendra Modi met Ukrainian President Volodymyr Zelensky in Kyiv on"
    assert not copied(f"{flash} Friday.", f"{flash} Thursday.")
    assert copied(f"{flash} Friday.", f"{flash}  friday")


def test_a_headline_more_shifts_the_paragraphs() -> None:
    text = "\n".join(
        f"Paragraph {'very ' * k}long, which is number {'abcdefghij'[k]} of all of them." for k in range(6)
    )
    one, two = print_of(text, ()), print_of("Over it\nAnd by whom\n" + text, ())
    there, back = alike(one, two, same_language=True), alike(two, one, same_language=True)
    assert there is not None
    assert back is not None
    assert (there.shift, back.shift) == (2, -2)
    assert there.words == back.words
    run_on = alike(one, print_of(text.replace("\n", " "), ()), same_language=True)
    assert run_on is not None
    assert run_on.shift is None


def story(letters: str, lengths: tuple[int, ...]) -> str:
    """A text with paragraphs of these lengths, of words of one letter."""
    return "\n".join(" ".join(letters[k % len(letters)] * 3 for _ in range(n)) for k, n in enumerate(lengths))


LENGTHS = (4, 31, 12, 25, 7, 40, 18, 22, 9)
LONGER = (5, 36, 13, 30, 8, 49, 20, 25, 11)


def test_a_translation_without_numbers_is_known_by_its_paragraphs() -> None:
    one = print_of(story("abc", LENGTHS), ("PAK", "TJK"))
    found = alike(one, print_of(story("ابت", LONGER), ("PAK", "TJK", "CHN")), same_language=False)
    assert found is not None
    assert found.shift == 0
    assert alike(one, print_of(story("ابت", LONGER), ("CHN", "IRN")), same_language=False) is None
    assert alike(one, print_of(story("ابت", LONGER[::-1]), ("PAK", "TJK")), same_language=False) is None


def test_few_paragraphs_are_alike_by_chance() -> None:
    one, two = print_of(story("abc", LENGTHS[:5]), ("PAK", "TJK")), print_of(story("ابت", LONGER[:5]), ("PAK", "TJK"))
    assert alike(one, two, same_language=False) is None


def test_a_translation_in_one_paragraph_is_known_by_the_order_of_its_names() -> None:
    named = ("PAK", "TJK", "Q57404", "PAK", "IRN", "Q155164", "CHN", "TJK", "Q9", "PAK")
    one, two = print_of("a b c 12 500", named), print_of("ا ب ت ۱۲ ۵۰۰", (*named, "IRN"))
    assert alike(one, two, same_language=False) is not None
    assert alike(one, print_of("ا ب ت ۵۰۰ ۱۲", named[::-1]), same_language=False) is None


@given(few, few)
def test_what_is_in_order(one: list[str], two: list[str]) -> None:
    table = [[0] * (len(two) + 1) for _ in range(len(one) + 1)]
    for i, a in enumerate(one):
        for j, b in enumerate(two):
            table[i + 1][j + 1] = table[i][j] + 1 if a == b else max(table[i][j + 1], table[i + 1][j])
    assert in_order(one, two) == table[-1][-1]


@given(st.text(max_size=200), st.text(max_size=200), few, few, st.booleans())
def test_it_does_not_matter_which_text_is_named_first(
    one: str, two: str, by: list[str], to: list[str], same: bool
) -> None:
    first, second = print_of(one, by), print_of(two, to)
    there, back = alike(first, second, same_language=same), alike(second, first, same_language=same)
    assert (there is None) == (back is None)
    assert there is None or back is None or there.words == back.words
    assert alike(first, first, same_language=True) is not None


@given(st.text(max_size=300))
def test_paragraphs_cover_every_word(text: str) -> None:
    lines = lines_of(text)
    assert all(end <= start for (_, end), (start, _) in pairwise(lines))
    inside = sum(c.isalnum() for start, end in lines for c in text[start:end])
    assert inside == sum(map(str.isalnum, text))
    assert sum(read(print_of(text, ())).lines) == inside


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,600 and 1.6", ["1600", "1.6"]),
        ("۱٬۶۰۰ و ۱٫۶", ["1600", "1.6"]),
        ("१२ समझौते", ["12"]),
        ("2,5 Prozent", ["2.5"]),
        ("none", []),
    ],
)
def test_numbers_are_the_same_in_every_script(text: str, expected: list[str]) -> None:
    assert numbers(text) == expected


def test_a_print_is_small_and_soon_made() -> None:
    text = " ".join(REPORTS.values())
    words = len(text.split())
    named = NAMES * 5
    assert len(print_of(text, named)) < 3000
    began = time.process_time()
    for _ in range(20):
        print_of(text, named)
    assert (
        time.process_time() - began
    ) / 20 / words * 300 < 0.002  # seconds for 300 words; 0.0005 where nothing else runs
