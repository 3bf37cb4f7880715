"""How a name sounds, coarsely enough to compare it across scripts."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any

from anyascii import anyascii

from dragoman.knowledge import tables

_NOT_LETTERS = re.compile(r"[^a-z ]+")
_BETWEEN = re.compile(r"[\s\-‐–—.·]+")


# Rows of which one has less than this part of the other's consonants are not compared: nothing in common.
FEWEST_SHARED = 0.5
_ROUNDING = 1e-6  # more than adding up costs can be out


@dataclass(frozen=True)
class Tables:
    """What romanisation.yml says, made ready for use."""

    letters: dict[str, str]
    pattern: re.Pattern[str]
    conventions: dict[str, list[list[str]]]
    sounds: dict[str, str]
    sound_pattern: re.Pattern[str]
    exchange: dict[str, dict[str, float]]
    omit: dict[str, float]
    coarse: dict[str, str]
    particles: frozenset[str]
    light: frozenset[str]


@cache
def load() -> Tables:
    """The tables of romanisation.yml."""
    raw: dict[str, Any] = tables.read_yaml("romanisation.yml")
    letters = {unicodedata.normalize("NFD", key): value for key, value in raw["letters"].items()}
    letters |= {key.upper(): value.capitalize() for key, value in letters.items() if key.upper() not in letters}
    exchange: dict[str, dict[str, float]] = {}
    for pair, cost in raw["exchange"].items():
        exchange.setdefault(pair[0], {})[pair[1]] = float(cost)
        exchange.setdefault(pair[1], {})[pair[0]] = float(cost)
    return Tables(
        letters,
        _any_of(letters),
        raw["conventions"],
        raw["sounds"],
        _any_of(raw["sounds"]),
        exchange,
        {key: float(cost) for key, cost in raw["omit"].items()},
        raw["coarse"],
        frozenset(raw["particles"]),
        frozenset(raw["light"]),
    )


def _any_of(table: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(key) for key in sorted(table, key=len, reverse=True)))


def romanise(text: str) -> str:
    """The text in Latin letters without accents, whatever its script. Short vowels that were not written stay unwritten."""
    data = load()
    decomposed = unicodedata.normalize("NFD", text)
    spelled = data.pattern.sub(lambda match: data.letters[match.group()], decomposed)
    return anyascii(unicodedata.normalize("NFC", spelled))


def words(name: str, country: str | None = None) -> tuple[str, ...]:
    """The words of a name in plain lower-case Latin; with `country`, read as that state spells its names."""
    data = load()
    latin = name.isascii() or unicodedata.name(next((c for c in name if c.isalpha()), "a")).startswith("LATIN")
    found = []
    for word in _BETWEEN.split(name):
        plain = _NOT_LETTERS.sub("", romanise(word).lower())
        if latin and country:
            for old, new in data.conventions.get(country, ()):
                plain = plain.replace(old, new)
        if plain:
            found.append(plain)
    return tuple(found)


@lru_cache(maxsize=20_000)
def sounds(word: str) -> str:
    """The sounds of a plain lower-case Latin word, one capital letter each; doubled ones once."""
    data = load()
    spoken = "".join([data.sounds[found] for found in data.sound_pattern.findall(word)])
    spoken = re.sub("[^A-Z]", "", spoken)
    return re.sub(r"(.)\1+", r"\1", spoken)


@lru_cache(maxsize=50_000)
def coarse(spoken: str) -> str:
    """The skeleton of a row of sounds: consonants only, those easily taken for one another as one letter."""
    table = load().coarse
    skeleton = "".join(table.get(sound, "") for sound in spoken)
    return re.sub(r"(.)\1+", r"\1", skeleton)


@lru_cache(maxsize=50_000)
def likeness(a: str, b: str, least: float = 0.0) -> float:
    """How alike two rows of sounds are: 1 the same, 0 nothing in common, or less than anybody asks for, which is `least`."""
    if a == b:
        return 1.0 if a else 0.0
    one, other = len(coarse(a)), len(coarse(b))
    if one < FEWEST_SHARED * other or other < FEWEST_SHARED * one:
        return 0.0
    weight = max(_weight(a), _weight(b))
    most = (1.0 - least) * weight + _ROUNDING
    return max(0.0, 1.0 - _distance(a, b, most) / weight) if weight else 0.0


def _distance(a: str, b: str, most: float) -> float:
    """What it costs to make one row of sounds of another, by leaving out and exchanging sounds; something above `most` where it is
    more than that.

    Row by row of the usual table, in plain steps, because a name is compared with those of every office-holder of a state. No
    row has anything smaller than the row above it.
    """
    data = load()
    omitted = [data.omit.get(sound, 1.0) for sound in b]
    above = [0.0, *accumulate(omitted)]
    for first in a:
        gone = data.omit.get(first, 1.0)
        changes = data.exchange.get(first, {})
        corner = above[0]
        left = corner + gone
        row = [left]
        for second, over, omit in zip(b, above[1:], omitted, strict=True):
            best = corner if first == second else corner + changes.get(second, 1.0)
            if over + gone < best:
                best = over + gone
            if left + omit < best:
                best = left + omit
            row.append(best)
            corner, left = over, best
        above = row
        if min(row) > most:
            return math.inf
    return above[-1]


@lru_cache(maxsize=50_000)
def _weight(spoken: str) -> float:
    """How much there is to compare: a consonant counts one, a vowel or half-vowel little."""
    light = load().omit
    return sum(1.0 if light.get(sound, 1.0) > 0.5 else 0.2 for sound in spoken)
