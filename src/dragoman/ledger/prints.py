"""Is one text a copy or a translation of another? What is compared is its print, small enough to stand beside every text.

In one language a copy has most of its words in the same rows. Of a translation what is left are the names and numbers in their
order, and the paragraphs with their lengths: long ones stay long in every language (Gale and Church 1993). Thresholds were
measured on nineteen stories in six languages, on reports that tell of one event independently, and on edited copies
(docs/decisions/0010-copies.md).
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest
from itertools import accumulate
from math import atanh, sqrt
from operator import mul
from re import compile as pattern
from typing import Final
from zlib import crc32

from dragoman.words.fold import WORD, fold_word

_SHINGLE: Final = 4  # words that stand in a row
_KEPT: Final = 64  # the smallest hashes of a text: enough to tell how much two have in common to within a tenth
_LONGEST: Final = 300  # names, numbers and paragraphs that are kept of a text: more tells nothing new
_MIXED, _MASK = 0x9E3779B97F4A7C15, (1 << 60) - 1  # an odd number spreads words evenly over 60 bits
_BITS: Final = 1024
_TOGETHER: Final = 1.2  # times as many names and numbers may be shared as bits are

# A copy in one language.
_COPIED: Final = 0.55  # of the shorter text's rows of words that stand in the other; independent reports reach 0.22
_FEW: Final = 12  # rows of words that a copy must share: shorter news of one event is told in the same words by chance
_SAME_NUMBERS: Final = 0.6  # of the fewer numbers; the same words with other numbers are another day's report
_NUMBERED: Final = 4  # numbers from which on they are looked at
_EQUAL: Final = 0.1  # by which a paragraph of an edited copy may be longer or shorter

# A translation whose paragraphs are those of the original.
_SHIFT: Final = 2  # paragraphs that a headline or credit may put before the rest
_PARAGRAPHS: Final = 8  # that must stand side by side: five are of like lengths by chance
_ALIGNED: Final = 3.5  # standard deviations that the likeness of their lengths lies above chance
_TOLD_ALONG: Final = 0.3  # of the fewer names and numbers that then stand in the same order

# A translation of which the paragraphs say nothing.
_TRANSLATED: Final = 0.55  # of all names and numbers of both stand in the same order; independent reports reach 0.37
_SHARED: Final = 8  # names and numbers that do so at the least

_NUMBER = pattern(r"\d+(?:[.,\u066b\u066c]\d+)*")
_GROUPED = pattern(r"[,.](?=\d{3}(?:\D|$))")


@dataclass(frozen=True, slots=True)
class Print:
    """What tells a copy of a text: how many letters its paragraphs have, its names and its numbers in their order, the number of
    its rows of words and the smallest hashes of these. `facts` has a bit for each time a name or number
    stands there: what two texts have in common is seen from it at once, but for bits that fall together."""

    lines: tuple[int, ...]
    named: tuple[str, ...]
    numbers: tuple[str, ...]
    rows: int
    hashes: frozenset[int]
    facts: int


@dataclass(frozen=True, slots=True)
class Copied:
    """What makes one text a copy of another, in words; `shift` is by how many paragraphs the same stands later in the second,
    None where the paragraphs do not tell."""

    words: str
    shift: int | None = None


def print_of(text: str, named: Sequence[str]) -> str:
    """The print of a text, as JSON.

    Args:
        named: whom it names, as `Reading.named` says.
    """
    rows = _rows([k for w in WORD.findall(text) if (k := fold_word(w)) and k[0].isalnum()])
    made = {
        "lines": [sum(map(str.isalnum, text[a:b])) for a, b in lines_of(text)[:_LONGEST]],
        "named": list(named[:_LONGEST]),
        "numbers": numbers(text)[:_LONGEST],
        "rows": len(rows),
        "hashes": nsmallest(_KEPT, rows),
    }
    return json.dumps(made, separators=(",", ":"))


def _rows(words: Sequence[str]) -> set[int]:
    """A hash of each of the text's rows of words; of a shorter text of all its words."""
    one = [crc32(w.encode("utf-8", "surrogatepass")) * _MIXED & _MASK for w in words]
    if len(one) < _SHINGLE:
        return {_spread(sum(h * k for k, h in enumerate(one, 1)))}
    return {_spread(a + 3 * b + 5 * c + 7 * d) for a, b, c, d in zip(one, one[1:], one[2:], one[3:], strict=False)}


def _spread(value: int) -> int:
    """A sum of hashes as a number below 2**40 whose bits all depend on all of it."""
    mixed = (value & _MASK) * _MIXED & _MASK
    return (mixed ^ mixed >> 31) * _MIXED >> 20 & 0xFFFFFFFFFF


@lru_cache(maxsize=16384)
def read(line: str) -> Print:
    """The print that `print_of` wrote."""
    value = json.loads(line)
    named, figures = tuple(value.get("named", ())), tuple(value.get("numbers", ()))
    facts = 0
    for fact, times in Counter((*named, *figures)).items():
        for k in range(times):
            facts |= 1 << (crc32(f"{k} {fact}".encode("utf-8", "surrogatepass")) & _BITS - 1)
    return Print(
        tuple(value.get("lines", ())), named, figures, value.get("rows", 0), frozenset(value.get("hashes", ())), facts
    )


def numbers(text: str) -> list[str]:
    """The numbers of a text, digits of every script as 0 to 9, without separators of thousands."""
    found = []
    for figure in _NUMBER.findall(text):
        plain = figure if figure.isascii() else "".join(map(_digit, figure))
        found.append(_GROUPED.sub("", plain).replace(",", ".") if len(plain) > 3 else plain.replace(",", "."))
    return found


def _digit(sign: str) -> str:
    """One sign of a number: a digit as ASCII has it, and the Arabic separators as the others."""
    return str(unicodedata.digit(sign, 0)) if sign.isdigit() else {"\u066c": ",", "\u066b": "."}.get(sign, sign)


def lines_of(text: str) -> list[tuple[int, int]]:
    """Where the paragraphs of a text stand: its lines that hold a word."""
    lines = text.splitlines(keepends=True)
    starts = accumulate(map(len, lines), initial=0)
    return [(s, s + len(line)) for s, line in zip(starts, lines, strict=False) if any(map(str.isalnum, line))]


def alike(one: str, two: str, *, same_language: bool) -> Copied | None:
    """What makes one text a copy of another, None where it is none. Named the other way round, only the shift is turned round.

    Args:
        one, two: their prints.
    """
    first, second = read(one), read(two)
    return _copy(first, second) if same_language else _translation(first, second)


def _copy(one: Print, two: Print) -> Copied | None:
    common = _common(one, two)
    part = common / max(1, min(one.rows, two.rows))
    if part < _COPIED or (common < _FEW and one.hashes != two.hashes):
        return None
    fewer = min(len(one.numbers), len(two.numbers))
    if fewer >= _NUMBERED and in_order(one.numbers, two.numbers) < _SAME_NUMBERS * fewer:
        return None
    return Copied(f"{round(10 * part)} of 10 of its rows of words are the same", _moved(one.lines, two.lines))


def _common(one: Print, two: Print) -> float:
    """How many rows of words two texts have in common, estimated from the smallest hashes of both (Broder 1997)."""
    shared = one.hashes & two.hashes
    if not shared:
        return 0.0
    smallest = sorted(one.hashes | two.hashes)[:_KEPT]
    both = sum(h <= smallest[-1] for h in shared) / len(smallest)
    return min(both * (one.rows + two.rows) / (1 + both), one.rows, two.rows)


def _moved(one: Sequence[int], two: Sequence[int]) -> int | None:
    """By how many paragraphs an edited copy is shifted: where most stand beside one of nearly the same length."""
    best, most = None, 0
    for shift in _SHIFTS:
        beside = _beside(one, two, shift)
        equal = sum(abs(a - b) <= _EQUAL * max(a, b) for a, b in beside)
        if equal > most and 2 * equal > len(beside):
            best, most = shift, equal
    return best


_SHIFTS: Final = tuple(sorted(range(-_SHIFT, _SHIFT + 1), key=abs))


def _beside(one: Sequence[int], two: Sequence[int], shift: int) -> list[tuple[int, int]]:
    """The paragraphs that stand side by side when those of the first stand `shift` later in the second."""
    return list(zip(one[max(0, -shift) :], two[max(0, shift) :], strict=False))


def _translation(one: Print, two: Print) -> Copied | None:
    facts = len(one.named) + len(one.numbers), len(two.named) + len(two.numbers)
    most = _TOGETHER * (one.facts & two.facts).bit_count() + 1  # at most so many are shared: most pairs end here
    if not min(facts) or most < _TOLD_ALONG * min(facts):
        return None
    shift = _alignment(one.lines, two.lines)
    if shift is None and most < max(_SHARED, _TRANSLATED * (sum(facts) - most)):
        return None
    shared = in_order(one.named, two.named) + in_order(one.numbers, two.numbers)
    words = f"a translation: {shared} of {sum(facts) - shared} names and numbers stand in the same order"
    if shift is not None and shared >= max(1, _TOLD_ALONG * min(facts)):
        return Copied(f"{words}, in paragraphs of the same lengths", shift)
    if shared >= _SHARED and shared >= _TRANSLATED * (sum(facts) - shared):
        return Copied(words, 0 if len(one.lines) == len(two.lines) else None)
    return None


def _alignment(one: Sequence[int], two: Sequence[int]) -> int | None:
    """The shift at which the lengths of the paragraphs are most alike, None where they are no more so than by chance."""
    best, most = None, _ALIGNED
    for shift in _SHIFTS:
        beside = min(len(one) - max(0, -shift), len(two) - max(0, shift))
        if beside < _PARAGRAPHS or 2 * beside < max(len(one), len(two)):
            continue
        like = _correlation(one[max(0, -shift) :][:beside], two[max(0, shift) :][:beside])
        certain = atanh(min(like, 0.9999)) * sqrt(beside - 3)
        if certain > most:
            best, most = shift, certain
    return best


def _correlation(one: Sequence[int], two: Sequence[int]) -> float:
    """Pearson's r; 0 where one of them is all the same. Lengths are whole numbers, so the sums are exact."""
    n, a, b = len(one), sum(one), sum(two)
    both = n * sum(map(mul, one, two)) - a * b
    spread = (n * sum(map(mul, one, one)) - a * a) * (n * sum(map(mul, two, two)) - b * b)
    return both / sqrt(spread) if spread else 0.0


def in_order(one: Sequence[str], two: Sequence[str]) -> int:
    """How many of these stand in both in the same order: the longest common subsequence, a row of bits at a time (Hyyro 2004)."""
    places: dict[str, int] = {}
    for k, value in enumerate(one):
        places[value] = places.get(value, 0) | 1 << k
    every = (1 << len(one)) - 1
    open_ = every
    for value in two:
        found = open_ & places.get(value, 0)
        open_ = (open_ + found | open_ - found) & every
    return len(one) - open_.bit_count()
