"""Which pattern of times.yml begins at this word, and what does it capture?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from dragoman.reading.atoms import Atoms
from dragoman.reading.numbers import NumberMatch, read_number
from dragoman.reading.time_lexicon import Condition, Entry, Node, Rule, TimeLexicon

_NUMERIC: Final = re.compile(r"(\d{1,4})([./])(\d{1,2})\2(\d{1,4})")
_LOOSE: Final = frozenset((",", "،", "/"))  # a comma before a year that did not come
# Years that reports name: of the Jalali and Hijri calendars in living memory, and of the Gregorian one.
_YEARS: Final = frozenset((*range(1250, 1500), *range(1700, 2120)))


class Capture(NamedTuple):
    """One class of a pattern at atom `at`: what was found there."""

    cls: str
    value: Any
    at: int
    doubt: str | None = None


class Match(NamedTuple):
    """A pattern at atoms `[start, end)`, its context left out; `reach` is the atom after the context too."""

    rule: Rule
    start: int
    end: int
    reach: int
    captures: tuple[Capture, ...]

    def first(self, cls: str) -> Any:
        return next((capture.value for capture in self.captures if capture.cls == cls), None)

    def all(self, cls: str) -> list[Any]:
        return [capture.value for capture in self.captures if capture.cls == cls]


class Matcher:
    """Matches patterns over the atoms of one text."""

    def __init__(self, atoms: Atoms, lexicon: TimeLexicon) -> None:
        self.atoms = atoms
        self.keys = atoms.keys
        self.lexicon = lexicon
        self._numbers: dict[int, NumberMatch | None] = {}

    def matches(self) -> Iterator[Match]:
        """The longest match at each place, left to right, without overlap."""
        at = 0
        starts, numeric = self.lexicon.starts, self.lexicon.root.numeric
        numerals = self.lexicon.numbers.numerals
        keys = self.keys
        while at < len(keys):
            key = keys[at]
            if key in starts or (numeric and (key[:1].isdecimal() or key in numerals)):
                match = self.best(at)
                if match is not None:
                    yield match
                    at = max(match.end, at + 1)
                    continue
            at += 1

    def best(self, at: int) -> Match | None:
        """The longest pattern from atom `at`; of two as long, the one that stands first in the file."""
        found: list[tuple[int, int, Node, tuple[Capture, ...]]] = []
        self._walk(self.lexicon.root, at, (), found)
        if not found:
            return None
        end, _, node, captures = max(found, key=lambda f: (f[0], f[1]))
        rule = node.rule
        if rule is None:  # cannot be: only final states are collected
            return None
        last = end - rule.trail
        while self.keys[last - 1] in _LOOSE and last - 1 > at + rule.lead:
            last -= 1
        return Match(rule, at + rule.lead, last, end, captures)

    def _walk(
        self,
        node: Node,
        at: int,
        captures: tuple[Capture, ...],
        found: list[tuple[int, int, Node, tuple[Capture, ...]]],
    ) -> None:
        if node.rule is not None:
            found.append((at, -node.rule.priority, node, captures))
        if at >= len(self.keys):
            return
        word = node.words.get(self.keys[at])
        if word is not None:
            self._walk(word, at + 1, captures, found)
        if not node.classes:
            return
        for entry in self.lexicon.entries.get(self.keys[at], ()):
            inner = node.classes.get(entry.cls)
            end = at + 1 + len(entry.rest)
            if inner is None or (entry.rest and tuple(self.keys[at + 1 : end]) != entry.rest):
                continue
            allowed, doubt = self._allowed(entry, at, end)
            if allowed:
                self._walk(inner, end, (*captures, Capture(entry.cls, entry.value, at, doubt)), found)
        if node.numeric:
            for cls, value, end in self._numeric(at):
                inner = node.classes.get(cls)
                if inner is not None:
                    self._walk(inner, end, (*captures, Capture(cls, value, at)), found)

    def _allowed(self, entry: Entry, at: int, end: int) -> tuple[bool, str | None]:
        condition = entry.condition
        if condition is None:
            return True, None
        before, after = (self.keys[at - 1] if at else ""), (self.keys[end] if end < len(self.keys) else "")
        if before in condition.not_after or after in condition.not_before:
            return False, None
        if "#" in condition.not_before and self._number_word(after):
            return False, None
        if condition.capital and not self._capital(at):
            return False, None
        # "X, capital of …": a comma does not hide the word after it.
        if end + 1 < len(self.keys) and after in (",", "،") and self.keys[end + 1] in condition.not_before:
            return False, None
        if not self._placed(before, after, condition):
            return False, None
        sure = not condition.doubt or self._beside(before, after, condition.sure)
        return True, None if sure else condition.doubt

    def _capital(self, at: int) -> bool:
        source = self.atoms.source
        return source.text[source.starts[self.atoms.words[at]]].isupper()

    def _placed(self, before: str, after: str, condition: Condition) -> bool:
        if not (condition.near or condition.after or condition.before):
            return True
        return (
            self._beside(before, after, condition.near)
            or self._is(before, condition.after)
            or self._is(after, condition.before)
        )

    def _beside(self, before: str, after: str, wanted: frozenset[str]) -> bool:
        return self._is(before, wanted) or self._is(after, wanted)

    def _is(self, key: str, wanted: frozenset[str]) -> bool:
        if key in wanted or ("#" in wanted and self._number_word(key)):
            return True
        return "####" in wanted and len(key) == 4 and key.isdecimal()

    def _number_word(self, key: str) -> bool:
        numbers = self.lexicon.numbers
        return key[:1].isdecimal() or key in numbers.words or key in numbers.suffixes

    def _numeric(self, at: int) -> Iterator[tuple[str, Any, int]]:
        """The number classes at an atom, as (class, value, atom after it)."""
        key = self.keys[at]
        if key[:1].isdecimal() and (ymd := numeric_date(key)):
            yield "numeric", ymd, at + 1
            return
        if at not in self._numbers:
            self._numbers[at] = read_number(self.keys, at, self.lexicon.numbers)
        number = self._numbers[at]
        if number is None or not isinstance(number.value, int):
            return
        value, end = number.value, number.end
        if 1 <= value <= 31:
            yield "day", value, end
        if number.digits and end == at + 1:
            if len(key) == 4 and value in _YEARS:
                yield "year", value, end
            if len(key) == 2:
                yield "yy", value, end
            if 1 <= value <= 12:
                yield "mm", value, end
        elif not number.digits and value in _YEARS and not number.ordinal:
            yield "year", value, end
        if 1 <= value <= 1000:
            yield "nth", value, end
            if not number.ordinal:
                yield "n", value, end


def numeric_date(key: str) -> Mapping[str, int | str] | None:
    """Year, month and day of a date written in digits with points or slashes; day before month unless that cannot be."""
    found = _NUMERIC.fullmatch(key)
    if not found:
        return None
    first, second, third = int(found[1]), int(found[3]), int(found[4])
    if len(found[1]) == 4:
        year, month, day = first, second, third
    else:
        day, month, year = first, second, third
        if len(found[4]) == 2:
            year += 2000
        if month > 12 and day <= 12:
            day, month = month, day
    if not (1 <= month <= 12 and 1 <= day <= 31 and year in _YEARS):
        return None
    return {"year": year, "month": month, "day": day}
