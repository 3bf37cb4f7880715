"""Which number do these words and digits mean? The arithmetic of numerals; every numeral comes from quantities.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from dragoman.reading.atoms import Prefixes, spellings

Number = int | float

_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:,\d{2})*,\d{3}")
_POINT_GROUPED: Final = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_DIGITS: Final = re.compile(r"\d+(?:[.,/]\d+)*")


class NumberMatch(NamedTuple):
    """A numeral: its value, the atom after it, whether it ranks (seventh) rather than counts, and whether it begins with
    digits. `doubt`: 0 a number, 1 a number only if something counted follows, 2 a number only inside a larger one."""

    value: Number
    end: int
    ordinal: bool = False
    doubt: int = 0
    digits: bool = False


class _Numeral(NamedTuple):
    rest: tuple[str, ...]
    kind: str  # unit, scale, scaled, add, times, tail, ordinal
    value: float
    doubt: int = 0


@dataclass(slots=True)
class NumberLexicon:
    """The numerals of a language, by their first atom."""

    numerals: dict[str, list[_Numeral]] = field(default_factory=dict)
    joins: dict[str, frozenset[str]] = field(default_factory=dict)
    suffixes: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()  # words that are a number by themselves
    alone: frozenset[str] = frozenset()
    needs_and: bool = False
    atomic: bool = False
    point_groups: bool = False
    slash_decimals: bool = False


def compile_numbers(data: Mapping[str, Any]) -> NumberLexicon:
    """The numerals of a parsed quantities.yml. Keys that are numbers may be text, as JSON leaves them."""
    style = data.get("style") or {}
    lexicon = NumberLexicon(
        joins={name: frozenset(_firsts(data.get(name))) for name in ("and", "one", "hyphen")},
        suffixes=frozenset(_firsts(data.get("ordinal_suffixes"))),
        alone=frozenset(_firsts(data.get("alone"))),
        needs_and=bool(style.get("needs_and")),
        atomic=bool(style.get("atomic")),
        point_groups=bool(style.get("point_groups")),
        slash_decimals=bool(style.get("slash_decimals")),
    )
    prefixes = Prefixes.of(data)
    doubts = dict.fromkeys(_forms(data.get("weak")), 1) | dict.fromkeys(_forms(data.get("parts")), 2)
    for kind, section in _SECTIONS.items():
        for value, forms in (data.get(section) or {}).items():
            for form in forms:
                for words in spellings(form):
                    _add(lexicon, words, kind, float(value), doubts.get(words, 0), prefixes)
    for value, forms in (data.get("numbers") or {}).items():
        for form in forms if float(value) >= int(style.get("ordinals_from", 1)) else ():
            for words in spellings(form):
                for ending in data.get("ordinal_endings") or ():
                    for last in spellings(words[-1] + ending):
                        _add(lexicon, (*words[:-1], *last), "ordinal", float(value), 0, prefixes)
    whole = ("unit", "ordinal", "scale", "scaled")
    lexicon.words = frozenset(
        w for w, ns in lexicon.numerals.items() if any(n.kind in whole and not n.rest for n in ns)
    )
    for found in lexicon.numerals.values():
        found.sort(key=lambda numeral: -len(numeral.rest))
    return lexicon


_SECTIONS: Final = {
    "unit": "numbers",
    "scale": "scales",
    "scaled": "scaled",
    "add": "added",
    "times": "fractions",
    "tail": "tails",
    "ordinal": "ordinals",
}


def _forms(forms: Sequence[str] | None) -> Iterator[tuple[str, ...]]:
    for form in forms or ():
        yield from spellings(form)


def _firsts(forms: Sequence[str] | None) -> Iterator[str]:
    return (words[0] for words in _forms(forms))


def _add(
    lexicon: NumberLexicon, words: tuple[str, ...], kind: str, value: float, doubt: int, prefixes: Prefixes
) -> None:
    numeral = _Numeral(words[1:], kind, value, doubt)
    known = lexicon.numerals.setdefault(words[0], [])
    if all(n.rest != numeral.rest or n.kind != kind for n in known):
        known.append(numeral)
    for shape in prefixes.shapes(words[0]):
        # "and", "in" or "to" written onto the numeral: the joining word is part of it.
        others = lexicon.numerals.setdefault(shape, [])
        if all(n.rest != numeral.rest for n in others):
            others.append(numeral._replace(doubt=0))


def digits_value(key: str, lexicon: NumberLexicon) -> Number | None:
    """The value of an atom of digits; None where its separators are those of a date or a fraction."""
    if key.isdecimal():
        return int(key) if len(key) < 20 else None
    if "/" in key or not _DIGITS.fullmatch(key):
        return None
    whole, point, _ = key.rpartition(".")
    if lexicon.point_groups and _POINT_GROUPED.fullmatch(key):
        return int(key.replace(".", ""))
    if point and "." in whole:
        return None
    if _GROUPED.fullmatch(whole if point else key):
        return _number(key.replace(",", ""))
    if "," not in key:
        return _number(key)
    before, _, after = key.partition(",")
    return _number(f"{before}.{after}") if not point and after.isdecimal() and len(after) <= 2 else None


def _number(text: str) -> Number | None:
    value = float(text)
    return tidy(value) if value < 1e30 else None


def tidy(value: float) -> Number:
    """A whole number without the traces of arithmetic in binary fractions."""
    value = round(value, 6)
    return int(value) if value == int(value) else value


def read_number(keys: Sequence[str], at: int, lexicon: NumberLexicon) -> NumberMatch | None:
    """The longest numeral that begins at atom `at`, or None."""
    first = keys[at]
    if first not in lexicon.numerals and not first[:1].isdecimal() and first not in lexicon.joins["one"]:
        return None
    reading = _Reading(keys, at, lexicon)
    reading.run()
    return reading.result()


class _Reading:
    """A numeral being read. `group` is what the next scale word will multiply, `total` what scales have made of the rest."""

    def __init__(self, keys: Sequence[str], at: int, lexicon: NumberLexicon) -> None:
        self.keys = keys
        self.start = self.at = at
        self.lexicon = lexicon
        self.total = 0.0
        self.group: float | None = None
        self.scale = 0.0  # the last scale, 0 before the first
        self.after_scale = False
        self.pending = 0.0  # a quarter or a half to add to the number that follows
        self.loose = False  # the group was begun by digits and no scale has confirmed it yet
        self.ordinal = False
        self.doubt = 0
        self.count = 0
        self.best: NumberMatch | None = None

    def run(self) -> None:
        """Takes numerals as long as they make one number."""
        while self.at < len(self.keys) and self.step():
            self.count += 1
            self.keep()
            if self.ordinal and not self.unit_first():
                break

    def result(self) -> NumberMatch | None:
        return self.best

    def keep(self) -> None:
        if self.pending or (self.loose and self.total):
            return
        value = self.total + (self.group or 0.0)
        digits = self.keys[self.start][:1].isdecimal()
        end, ordinal = self.at, self.ordinal
        if end < len(self.keys) and self.keys[end] in self.lexicon.suffixes and self.count == 1:
            end, ordinal = end + 1, True
        self.best = NumberMatch(tidy(value), end, ordinal, self.doubt if self.count == 1 else 0, digits)

    def unit_first(self) -> bool:
        return self.group is not None and 0 < self.group % 100 < 10 and self.lexicon.needs_and

    def step(self) -> bool:
        key = self.keys[self.at]
        if key[:1].isdecimal():
            return self.take_digits(key)
        if self.take(self.at, joined=False):
            return True
        if self.count == 0:
            return self.take_one(key)
        joined = key in self.lexicon.joins["and"]
        if self.at + 1 < len(self.keys) and (joined or key in self.lexicon.joins["hyphen"]):
            return self.take(self.at + 1, joined=joined, hyphen=not joined)
        return False

    def take_one(self, key: str) -> bool:
        """ "a" before a scale word is one."""
        if key not in self.lexicon.joins["one"] or self.at + 1 >= len(self.keys):
            return False
        numerals = self.lexicon.numerals.get(self.keys[self.at + 1], ())
        if not any(n.kind == "scale" for n in numerals):
            return False
        self.group = 1.0
        return self.take(self.at + 1, joined=False)

    def take_digits(self, key: str) -> bool:
        if self.group is not None or (self.count and not self.after_scale and not self.pending):
            return False
        value = digits_value(key, self.lexicon)
        if value is None and self.lexicon.slash_decimals and self.count == 0:
            value = self.slash_value(key)
        if value is None or (self.scale and value >= self.scale):
            return False
        self.group = value + self.pending
        self.pending = 0.0
        self.loose = bool(self.count and self.total)
        self.after_scale = False
        self.at += 1
        return True

    def slash_value(self, key: str) -> float | None:
        """ "1/6" is one and six tenths only before a scale word: elsewhere it is a fraction, a date or a name."""
        whole, slash, part = key.partition("/")
        if not slash or not part.isdecimal() or len(part) > 2 or self.at + 1 >= len(self.keys):
            return None
        follows = self.lexicon.numerals.get(self.keys[self.at + 1], ())
        return float(f"{whole}.{part}") if any(n.kind == "scale" for n in follows) else None

    def take(self, at: int, *, joined: bool, hyphen: bool = False) -> bool:
        for numeral in self.lexicon.numerals.get(self.keys[at], ()):
            end = at + 1 + len(numeral.rest)
            if numeral.rest and tuple(self.keys[at + 1 : end]) != numeral.rest:
                continue
            # A joining word written onto the numeral itself counts as one.
            written_on = self.lexicon.needs_and and not joined and self.keys[at] not in self.lexicon.alone
            if _APPLY[numeral.kind](self, numeral, joined or (written_on and self.is_joined(at)), hyphen):
                self.doubt = max(self.doubt, numeral.doubt)
                self.at = end
                return True
        return False

    def is_joined(self, at: int) -> bool:
        return any(self.keys[at].startswith(letters) for letters in self.lexicon.joins["and"])

    def take_unit(self, numeral: _Numeral, joined: bool, hyphen: bool) -> bool:
        if self.group is None:
            begun = self.count and not self.pending
            if begun and (not self.after_scale or numeral.value >= self.scale or hyphen):
                return False
            if self.after_scale and self.lexicon.needs_and and not joined:
                return False
            self.group = numeral.value + self.pending
            self.pending = 0.0
            self.after_scale = False
            return True
        if self.loose or not self.additive(numeral.value, joined, hyphen):
            return False
        self.group += numeral.value
        return True

    def additive(self, value: float, joined: bool, hyphen: bool) -> bool:
        """Whether the numeral can be added to the one before it: twenty + one, hundred + five, five and + twenty."""
        group = self.group or 0.0
        if self.lexicon.needs_and and not joined:
            return False
        if 0 < group % 100 < 10 and joined and self.lexicon.needs_and:
            return value in range(20, 100, 10)
        if group and group % 100 == 0 and not hyphen:
            return value < 100
        if self.lexicon.atomic or (joined and not self.lexicon.needs_and):
            return False
        return group % 10 == 0 and group % 100 >= 20 and 0 < value < 10

    def take_ordinal(self, numeral: _Numeral, joined: bool, hyphen: bool) -> bool:
        if self.count and (self.keys[self.start][:1].isdecimal() or self.loose):
            return False
        if not self.take_unit(numeral, joined, hyphen):
            return False
        self.ordinal = True
        return True

    def take_add(self, numeral: _Numeral, joined: bool, hyphen: bool) -> bool:
        if self.count or self.pending:
            return False
        self.pending = numeral.value
        return True

    def take_times(self, numeral: _Numeral, joined: bool, hyphen: bool) -> bool:
        """ "one and a half" as one word, "half a": before a scale word, or alone."""
        if self.count:
            return False
        self.group = numeral.value
        return True

    def take_tail(self, numeral: _Numeral, joined: bool, hyphen: bool) -> bool:
        if self.group is not None:
            self.group += numeral.value
        elif self.after_scale:
            self.total += numeral.value * self.scale
        else:
            return False
        return True

    def take_scaled(self, numeral: _Numeral, joined: bool, hyphen: bool) -> bool:
        """A word that is number and scale in one (Arabic dual: two thousand)."""
        if self.group is not None or (self.count and (not self.after_scale or numeral.value >= self.scale)):
            return False
        self.total += numeral.value
        self.scale = numeral.value / 2
        self.after_scale = True
        return True

    def take_scale(self, numeral: _Numeral, joined: bool, hyphen: bool) -> bool:
        value = numeral.value
        if self.ordinal or (joined and self.group is not None):
            return False
        if self.pending:  # a quarter or half, then the scale: "one and a quarter lakh"
            self.group = self.group if self.group is not None else 1 + self.pending
            self.pending = 0.0
        if value < 1000 and (self.group is not None or not self.after_scale):
            return self.take_hundred(value)
        if self.group is None:
            return self.scale_alone(value, joined)
        if self.scale and value >= self.scale:
            return False
        self.total += self.group * value
        self.finish_scale(value)
        return True

    def take_hundred(self, value: float) -> bool:
        if self.group is None and (self.count or self.keys[self.at] not in self.lexicon.alone):
            return False
        if self.group is not None and self.group >= 100:
            return False
        self.group = (1.0 if self.group is None else self.group) * value
        self.loose = False
        return True

    def scale_alone(self, value: float, joined: bool) -> bool:
        if self.after_scale and value > self.scale and not joined:  # thousand million, lakh crore
            self.total *= value
        elif self.count == 0 and self.keys[self.at] in self.lexicon.alone:
            self.total = value
        elif self.after_scale and joined and value < self.scale:
            self.total += value
        else:
            return False
        self.finish_scale(value)
        return True

    def finish_scale(self, value: float) -> None:
        self.scale = value
        self.group = None
        self.loose = False
        self.after_scale = True


_APPLY: Final = {
    "unit": _Reading.take_unit,
    "ordinal": _Reading.take_ordinal,
    "scale": _Reading.take_scale,
    "scaled": _Reading.take_scaled,
    "add": _Reading.take_add,
    "times": _Reading.take_times,
    "tail": _Reading.take_tail,
}
