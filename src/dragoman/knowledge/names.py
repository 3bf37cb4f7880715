"""Is this name, in this script, that person? Recognition of people whose name is not listed in the report's language.

Measured over all persons with a name in one of Hindi, Persian, Arabic, Urdu, Russian and another language, the names of the
language asked in hidden (tools/measure_names.py): MEASURED
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.knowledge import sounds, tables
from dragoman.knowledge.base import KnowledgeBase, held_on
from dragoman.model.entities import Entity

# How alike a name must be, by what else agrees. Whole names: two words or more.
NEEDED = {"office now": 0.74, "office once": 0.8, "country": 0.86, "nothing": 0.95}
ONE_WORD_MORE = 0.06
# The best must be better than the next by this much, else nobody is named.
LEAD = 0.03
NOT_FAMILY = 0.2
UNMATCHED = 0.06

Names = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Match:
    """A person recognised: how alike the names are (0 to 1) and in words why it is taken to be this person."""

    entity: Entity
    score: float
    reason: str


def romanise(text: str) -> str:
    """The text in plain Latin letters, whatever its script. Vowels that were not written stay unwritten."""
    return sounds.romanise(text)


def skeleton(name: str) -> str:
    """The consonants of a name, the same for its spellings in Devanagari, Arabic, Latin and Cyrillic script in most cases.

    Sounds that scripts confuse are one letter: p and b, t and d; k, g, q, kh, j and ch; s, z, sh and zh. Half-vowels, v, f and h
    leave no trace. The words are joined, since scripts divide names differently.
    """
    return sounds.coarse(sounds.sounds("".join(sounds.words(name))))


def find_person(
    kb: KnowledgeBase,
    text: str,
    country: str | None = None,
    office: str | None = None,
    on: date | None = None,
    names: Names | None = None,
) -> Match | None:
    """Who of the known persons bears this name, or None where nobody does or it might be several.

    `country` is the state (or organisation) the text gives the person to, `office` one of the office kinds, `on` the day of the
    report: the more of them are given, the less alike the names need be. `names` (ids to names) replaces the known names.
    """
    known = all_names() if names is None else names
    asked = _Asked.of(text)
    if not asked.words:
        return None
    found = _best(_candidates(kb, asked, country, known), asked, known, office, on, country)
    if not found:
        return None
    found.sort(key=lambda entry: -entry[0])
    margin, score, person, how = found[0]
    if len(found) > 1 and margin - found[1][0] < LEAD:
        return None
    return Match(person, round(score, 3), f"name sounds alike ({score:.2f}){how}")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A name to look for, or to compare with: its words as sounds, without particles, and all of them joined."""

    words: tuple[str, ...]
    joined: str

    @staticmethod
    def of(name: str, country: str | None = None) -> _Asked:
        plain = sounds.words(name, country)
        telling = [word for word in plain if word not in sounds.load().particles] or list(plain)
        spoken = tuple(s for s in (sounds.sounds(word) for word in telling) if s)
        return _Asked(spoken, sounds.sounds("".join(telling)))


def _candidates(kb: KnowledgeBase, asked: _Asked, country: str | None, known: Names) -> Iterable[Entity]:
    if country is not None:
        return (person for person in kb.persons(country) if person.id in known)
    if known is not all_names() or len(asked.words) < 2:
        return ()
    ids = _by_skeleton().get(sounds.coarse(asked.joined), ())
    return (tables.persons()[identifier] for identifier in ids)


def _best(
    people: Iterable[Entity],
    asked: _Asked,
    known: Names,
    office: str | None,
    on: date | None,
    country: str | None,
) -> list[tuple[float, float, Entity, str]]:
    """Whoever is alike enough, as (how far above the need, likeness, person, reason)."""
    found = []
    for person in people:
        level, how = _support(person, country, office, on)
        need = NEEDED[level] + (ONE_WORD_MORE if len(asked.words) == 1 else 0.0)
        score = max((_alike(asked, other) for other in _spoken(person, known[person.id])), default=0.0)
        if score >= need:
            found.append((score - need, score, person, how))
    return found


def _support(person: Entity, country: str | None, office: str | None, on: date | None) -> tuple[str, str]:
    """What else than the name agrees, and that in words."""
    if country is None:
        return "nothing", ", nothing else known"
    held = [o for o in person.offices if o.country == country and office in (None, o.kind)]
    if office is None or not held:
        return "country", " and country agrees"
    if on is not None and any(held_on(o, on) for o in held):
        return "office now", " and office on that day agrees"
    return "office once", " and office agrees" + ("" if on is None else ", held at another time")


def _spoken(person: Entity, names: tuple[str, ...]) -> tuple[_Asked, ...]:
    return tuple(_name_sounds(name, person.country) for name in names)


@cache
def _name_sounds(name: str, country: str | None) -> _Asked:
    return _Asked.of(name, country)


def _alike(asked: _Asked, other: _Asked) -> float:
    """How alike two names are, compared as a whole and word by word."""
    if not asked.words or not other.words:
        return 0.0
    if len(asked.words) == 1:
        return _one_word(asked.words[0], other)
    if not set(sounds.coarse(asked.joined)[:3]) & set(sounds.coarse(other.joined)):
        return 0.0
    return max(sounds.likeness(asked.joined, other.joined), _by_words(asked.words, other.words))


def _one_word(word: str, other: _Asked) -> float:
    last = sounds.likeness(word, other.words[-1])
    rest = max((sounds.likeness(word, w) - NOT_FAMILY for w in other.words[:-1]), default=0.0)
    return max(last, rest, sounds.likeness(word, other.joined))


def _by_words(asked: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The likeness of the words of the shorter name to their best partners, less something for words left over."""
    shorter, longer = (asked, list(other)) if len(asked) <= len(other) else (other, list(asked))
    total = weight = 0.0
    for word in shorter:
        if not longer:
            break
        partner = max(longer, key=lambda w: sounds.likeness(word, w))
        longer.remove(partner)
        size = len(sounds.coarse(word)) + 0.5
        total += size * sounds.likeness(word, partner)
        weight += size
    if len(shorter) < 2:
        return 0.0
    return total / weight - UNMATCHED * len(longer)


@cache
def all_names() -> Names:
    """Every known name of every person, the English first, by id."""
    return gather_names(tables.languages())


def gather_names(languages: Iterable[str]) -> Names:
    """The full names of persons in these languages, by id."""
    found: dict[str, list[str]] = defaultdict(list)
    order = sorted(languages, key=lambda language: language != "en")
    for language in order:
        for surface in tables.surfaces(language):
            if surface.kind == "person":
                for identifier in surface.candidates:
                    found[identifier].append(surface.form)
    return {identifier: tuple(dict.fromkeys(names)) for identifier, names in found.items()}


@cache
def _by_skeleton() -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for identifier, names in all_names().items():
        person = tables.persons()[identifier]
        for spoken in _spoken(person, names):
            found[sounds.coarse(spoken.joined)].add(identifier)
    return {key: tuple(sorted(ids)) for key, ids in found.items()}
