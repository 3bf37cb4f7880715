"""Which readings are copies of which, however many there are and whatever order they come in."""

from __future__ import annotations

import random
import time

from hypothesis import given
from hypothesis import strategies as st

from dragoman.ledger.copies import Copies, Known, find_copies, near_in_time
from dragoman.ledger.prints import print_of

NAMED = ("PAK", "TJK", "Q57404", "PAK", "IRN", "Q155164", "CHN", "TJK", "Q9", "PAK", "IRN", "USA")


def known(
    words: str, language: str | None = "en", published: str | None = "2024-03-01", named: tuple[str, ...] = ()
) -> Known:
    return Known(language, published, print_of(words, named))


def words(seed: int, number: int = 60) -> str:
    chance = random.Random(seed)
    return " ".join("".join(chance.choices("abcdefghij", k=5)) for _ in range(number))


def groups(found: Copies, keys: object) -> list[list[str]]:
    by: dict[str, list[str]] = {}
    for key in sorted(keys):  # type: ignore[call-overload]
        by.setdefault(found.group(key)[0], []).append(key)
    return sorted(by.values())


def test_copies_and_translations_are_one_source_and_say_why() -> None:
    readings = {
        "a": known(words(1), named=NAMED),
        "b": known("Credit " + words(1), named=NAMED),
        "c": known("ا ب ت", "fa", named=NAMED),
        "d": known(words(2), named=NAMED[:4]),
    }
    found = find_copies(readings)
    assert groups(found, readings) == [["a", "b", "c"], ["d"]]
    assert found.group("b")[1] == "10 of 10 of its rows of words are the same"
    assert "translation" in (found.group("c")[1] or "")
    assert found.group("d") == ("d", None)


def test_what_is_not_among_them_is_a_telling_of_its_own() -> None:
    assert Copies().group("x") == ("x", None)


def test_a_text_of_another_week_is_no_copy_unless_no_day_is_known() -> None:
    def two(published: str | None) -> list[list[str]]:
        readings = {"a": known(words(1)), "b": known("More " + words(1), published=published)}
        return groups(find_copies(readings), readings)

    assert two("2024-03-04") == [["a", "b"]]
    assert two("2024-03-05") == [["a"], ["b"]]
    assert two(None) == [["a", "b"]]
    assert near_in_time("2024-03-04", "2024-03-01")
    assert not near_in_time("2024-03-05", "2024-03-01")


def test_a_report_printed_again_later_does_not_stand_between_two_copies() -> None:
    days = ["2024-03-01", "2024-03-20", "2024-03-01", "2024-03-20"]
    readings = {k: known(f"{words(1)} {k}", published=d) for k, d in zip("abcd", days, strict=True)}
    assert groups(find_copies(readings), readings) == [["a", "c"], ["b", "d"]]


@given(st.randoms(use_true_random=False))
def test_the_order_changes_nothing(chance: random.Random) -> None:
    readings = {f"r{k}": known(f"{words(k % 4)} {'more ' * k}", named=NAMED[: 8 + k % 4]) for k in range(9)}
    readings |= {f"t{k}": known("ا ب ت", "fa", named=NAMED[: 8 + k]) for k in range(4)}
    mixed = list(readings.items())
    chance.shuffle(mixed)
    one, two = find_copies(readings), find_copies(dict(mixed))
    assert {k: one.group(k) for k in readings} == {k: two.group(k) for k in readings}


def test_a_thousand_tellings_are_looked_at_soon() -> None:
    readings = {
        f"r{k}": known(words(k // 2), ("en", "hi", "fa", "ur")[k // 2 % 4], named=NAMED[k % 12 :] + NAMED[: k % 7])
        for k in range(1000)
    }
    began = time.process_time()
    found = find_copies(readings)
    assert time.process_time() - began < 10  # 1.3 where nothing else runs
    assert all(found.group(f"r{k}")[0] == found.group(f"r{k + 1}")[0] for k in range(0, 1000, 2))
