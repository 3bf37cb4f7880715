"""Which reports are copies of one another? Republished wire copy counts as one source, in one language or translated.

In one language a copy has most of its words in the same order; of a translation what is left are the names and numbers, which
are the same in every language, and the paragraphs. Thresholds were measured on six stories in six languages, on reports that
tell of one event independently, and on edited copies (docs/decisions/0010-copies.md).
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations, pairwise
from re import compile as pattern

from dragoman.words.fold import WORD, fold_word

_SHINGLE = 4  # words that stand in a row
_KEPT = 64  # the smallest hashes of a text: enough to tell how much two have in common to within a tenth
_COPIED = 0.75  # part of the shorter text's rows of words that stand in the other
_TRANSLATED = 0.65  # of the names and numbers of both; independent reports of one event reach 0.62
_SHARED = 8  # names and numbers that a translation must have in common with the original
_LINES = 1  # paragraphs more or less that a translation may have
_DAYS = 3  # between publications, beyond which nothing is compared
_NUMBER = pattern(r"\d+(?:[.,\u066b\u066c]\d+)*")
_GROUPED = pattern(r"[,.](?=\d{3}(?:\D|$))")


@dataclass(frozen=True, slots=True)
class Print:
    """What tells a copy of a text: its paragraphs, its names and numbers with how often each stands there, the number of its rows
    of words and the smallest hashes of these."""

    lines: int
    facts: Mapping[str, int]
    rows: int
    hashes: frozenset[int]


def print_of(text: str, named: Sequence[str]) -> str:
    """The print of a text, as JSON.

    Args:
        named: whom it names, as `Reading.named` says.
    """
    words = [k for m in WORD.finditer(text) if (k := fold_word(m.group())) and k[0].isalnum()]
    rows = {" ".join(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1))}
    hashes = sorted(int.from_bytes(blake2b(r.encode("utf-8", "surrogatepass"), digest_size=5).digest()) for r in rows)
    facts = Counter(named) + Counter(numbers(text))
    made = {
        "lines": len(lines_of(text)),
        "facts": dict(sorted(facts.items())),
        "rows": len(rows),
        "hashes": hashes[:_KEPT],
    }
    return json.dumps(made, separators=(",", ":"))


@lru_cache(maxsize=16384)
def _read(line: str) -> Print:
    value = json.loads(line)
    return Print(
        value.get("lines", 0), value.get("facts", {}), value.get("rows", 0), frozenset(value.get("hashes", ()))
    )


def numbers(text: str) -> list[str]:
    """The numbers of a text, digits of every script as 0 to 9, without separators of thousands."""
    found = []
    for match in _NUMBER.finditer(text):
        plain = "".join(str(unicodedata.digit(c, 0)) if c.isdigit() else c for c in match.group())
        plain = _GROUPED.sub("", plain.replace("\u066c", ",").replace("\u066b", "."))
        found.append(plain.replace(",", "."))
    return found


def lines_of(text: str) -> list[tuple[int, int]]:
    """Where the paragraphs of a text stand: its lines that hold a word."""
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        if any(c.isalnum() for c in line):
            found.append((start, start + len(line)))
        start += len(line)
    return found


def alike(one: str, two: str, *, same_language: bool) -> str | None:
    """In words what makes one text a copy of another, None where it is none. The same whichever is named first.

    Args:
        one, two: their prints.
    """
    first, second = _read(one), _read(two)
    if same_language:
        part = _contained(first, second)
        return f"{round(10 * part)} of 10 of its rows of words are the same" if part >= _COPIED else None
    if abs(first.lines - second.lines) > _LINES:
        return None
    shared = sum(min(n, second.facts.get(k, 0)) for k, n in first.facts.items())
    every = sum(first.facts.values()) + sum(second.facts.values()) - shared
    if shared < _SHARED or shared < _TRANSLATED * every:
        return None
    return f"a translation: {shared} of {every} names and numbers are the same, in {second.lines} paragraphs"


def _contained(one: Print, two: Print) -> float:
    """How much of the shorter text stands in the longer, estimated from the smallest hashes of both (Broder 1997)."""
    if not one.rows or not two.rows:
        return 0.0
    smallest = sorted(one.hashes | two.hashes)[:_KEPT]
    both = sum(h in one.hashes and h in two.hashes for h in smallest) / len(smallest)
    common = both * (one.rows + two.rows) / (1 + both)
    return min(1.0, common / min(one.rows, two.rows))


def near_in_time(one: str | None, two: str | None) -> bool:
    """Whether two days of publication are near enough for a copy; a day that is not known is near every other."""
    if one is None or two is None:
        return True
    return abs((date.fromisoformat(one) - date.fromisoformat(two)).days) <= _DAYS


class Copies:
    """For each reading the group of copies it is in (named after one of them) and what it has in common with another of it."""

    def __init__(self, groups: Mapping[str, tuple[str, str | None]] | None = None) -> None:
        self._groups = groups or {}

    def group(self, reading: str) -> tuple[str, str | None]:
        """The group of a reading, itself where it is a telling of its own; and in words why it is there."""
        return self._groups.get(reading, (reading, None))


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a reading when copies are looked for."""

    language: str | None
    published: str | None
    print: str


def find_copies(found: Mapping[str, Known]) -> Copies:
    """Which of these readings are copies of which, however they are ordered.

    In one language only texts that share one of their smallest hashes are compared, and translations only between what is left
    when copies count once, so that a thing told by a thousand reports takes no million comparisons.
    """
    home = {key: key for key in found}
    why: dict[str, str] = {}

    def root(key: str) -> str:
        while home[key] != key:
            key = home[key]
        return key

    def join(pairs: Iterable[tuple[str, str]]) -> None:
        for one, two in pairs:
            a, b = found[one], found[two]
            if root(one) == root(two) or not near_in_time(a.published, b.published):
                continue
            reason = alike(a.print, b.print, same_language=a.language == b.language)
            if reason:
                why.setdefault(one, reason)
                why.setdefault(two, reason)
                first, second = sorted((root(one), root(two)))
                home[second] = first

    join(_sharing_hashes(found))
    left = sorted(k for k in found if root(k) == k)
    join((a, b) for a, b in combinations(left, 2) if found[a].language != found[b].language)
    return Copies({key: (root(key), why.get(key)) for key in found})


def _sharing_hashes(found: Mapping[str, Known]) -> list[tuple[str, str]]:
    """Pairs of one language that share one of the smallest hashes of either."""
    holders: dict[tuple[str | None, int], list[str]] = {}
    for key in sorted(found):
        for value in sorted(_read(found[key].print).hashes)[: _KEPT // 4]:
            holders.setdefault((found[key].language, value), []).append(key)
    chains = (pair for keys in holders.values() for pair in pairwise(keys))
    return sorted(set(chains))
