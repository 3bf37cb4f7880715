"""Is this name, in this script, that person? Recognition of people whose name is not listed in the report's language.

Measured over all persons with names in one of Hindi, Persian, Arabic, Urdu or Russian and in another language, the names of the
language asked in hidden (tools/measure_names.py, 4,740 names, a third of them written for Dragoman; November 2026). Recall is found
right / asked; precision found right / (found right + found wrong), where whoever is found after the person was taken out of the
tables counts as found wrong.

    country and office known: recall 0.946, precision 0.988 (English names alone to compare with: 0.869, 0.990)
    country alone known:      recall 0.919, precision 0.983 (English names alone to compare with: 0.800, 0.985)

Missed are mostly Arabic names with more of the pedigree than the known one, and kings named by number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from dragoman.knowledge import sounds, tables
from dragoman.knowledge.base import KnowledgeBase, held_on
from dragoman.model.entities import Entity

# How alike a name must be, by what else agrees. Whole names: two words or more.
NEEDED = {"office now": 0.78, "office once": 0.88, "country": 0.88, "other office": 0.93, "nothing": 0.95}
ONE_WORD_MORE = 0.06
# The best must be better than the next by this much, else nobody is named.
LEAD = 0.03
# What it costs when the one word asked is not the family name, when a word has no partner, when words stand in another order.
NOT_FAMILY = 0.2
UNMATCHED = 0.05
REORDERED = 0.12
# Two names of as many words are no better than their worst pair when that is below this.
WORST_PAIR = 0.75
# At least this part of the shorter skeleton's consonants must occur in the other, else a comparison is not worth its time.
SHARED = 0.75

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
    if names is None:
        return _find(text, country, office, on)
    return _search(kb, text, country, office, on, names)


@lru_cache(maxsize=5_000)
def _find(text: str, country: str | None, office: str | None, on: date | None) -> Match | None:
    """A report names the same person again and again. Persons are the same in every language's knowledge base."""
    return _search(KnowledgeBase.load("en"), text, country, office, on, all_names())


def _search(
    kb: KnowledgeBase, text: str, country: str | None, office: str | None, on: date | None, known: Names
) -> Match | None:
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
    """A name to look for, or to compare with: its words as sounds without particles, all of them joined, and the joined skeleton.

    `light` are the words that many names have or leave out (Muhammad).
    """

    words: tuple[str, ...]
    joined: str
    skeleton: str
    light: frozenset[str]

    @staticmethod
    def of(name: str, country: str | None = None) -> _Asked:
        data = sounds.load()
        plain = sounds.words(name, country)
        telling = [word for word in plain if word not in data.particles]
        if len(telling) < 2:
            telling = list(plain)
        spoken = tuple(s for s in (sounds.sounds(word) for word in telling) if s)
        light = frozenset(sounds.sounds(word) for word in telling if word in data.light)
        joined = sounds.sounds("".join(telling))
        return _Asked(spoken, joined, sounds.coarse(joined), light)


def _candidates(kb: KnowledgeBase, asked: _Asked, country: str | None, known: Names) -> Iterable[Entity]:
    if country is not None:
        return (person for person in kb.persons(country) if person.id in known)
    if known is not all_names() or len(asked.words) < 2:
        return ()
    ids = _by_skeleton().get(asked.skeleton, ())
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
        score = max((_alike(asked, other, need) for other in _spoken(person, known[person.id])), default=0.0)
        if score >= need:
            found.append((score - need, score, person, how))
    return found


def _support(person: Entity, country: str | None, office: str | None, on: date | None) -> tuple[str, str]:
    """What else than the name agrees, and that in words."""
    if country is None:
        return "nothing", ", nothing else known"
    held = [o for o in person.offices if o.country == country and office in (None, o.kind)]
    if office is None:
        return "country", " and country agrees"
    if not held:
        return "other office", " and country agrees, no such office known"
    if on is None:
        return "office now", " and office agrees"
    if any(held_on(o, on) for o in held):
        return "office now", " and office on that day agrees"
    return "office once", " and office agrees, held at another time"


def _spoken(person: Entity, names: tuple[str, ...]) -> tuple[_Asked, ...]:
    return tuple(_name_sounds(name, person.country) for name in names)


@cache
def _name_sounds(name: str, country: str | None) -> _Asked:
    return _Asked.of(name, country)


def _alike(asked: _Asked, other: _Asked, least: float = 0.0) -> float:
    """How alike two names are: word by word, and as a whole where they are divided differently. What is less than `least` may
    come out smaller than it is."""
    if not asked.words or not other.words or not _share_consonants(asked.skeleton, other.skeleton):
        return 0.0
    if len(asked.words) == 1:
        return _one_word(asked.words[0], other, least)
    by_words = _by_words(asked, other, least)
    if len(asked.words) == len(other.words):
        return by_words
    return max(sounds.likeness(asked.joined, other.joined, least), by_words)


@cache
def _share_consonants(a: str, b: str) -> bool:
    shorter, longer = sorted((a, b), key=len)
    rest = list(longer)
    shared = 0
    for letter in shorter:
        if letter in rest:
            rest.remove(letter)
            shared += 1
    return shared >= SHARED * len(shorter)


def _one_word(word: str, other: _Asked, least: float) -> float:
    last = sounds.likeness(word, other.words[-1], least)
    rest = max((sounds.likeness(word, w, least) - NOT_FAMILY for w in other.words[:-1]), default=0.0)
    return max(last, rest, sounds.likeness(word, other.joined, least))


def _by_words(asked: _Asked, other: _Asked, least: float) -> float:
    """The likeness of the words of the shorter name to their best partners, less something for words left over or out of order."""
    shorter, longer = (asked, other) if len(asked.words) <= len(other.words) else (other, asked)
    if len(shorter.words) < 2:
        return 0.0
    floor = WORST_PAIR if least >= WORST_PAIR else 0.0  # a pair below it leaves the whole below `least`
    free = list(range(len(longer.words)))
    total = weight = 0.0
    worst = 1.0
    partners = []
    for word in shorter.words:
        partner = max(free, key=lambda place: sounds.likeness(word, longer.words[place], floor))
        alike = sounds.likeness(word, longer.words[partner], floor)
        if alike < floor:
            return 0.0
        free.remove(partner)
        partners.append(partner)
        size = len(sounds.coarse(word)) + 0.5
        total += size * alike
        weight += size
        worst = min(worst, alike)
    score = total / weight if worst >= WORST_PAIR else min(worst, total / weight)
    score -= UNMATCHED * sum(longer.words[place] not in longer.light for place in free)
    return score - (REORDERED if partners != sorted(partners) else 0.0)


def sounding_like(text: str) -> list[tuple[float, str]]:
    """The persons whose name has the same consonants, as (likeness, id), the most alike first."""
    asked = _Asked.of(text)
    found = []
    for identifier in _by_skeleton().get(asked.skeleton, ()):
        person = tables.persons()[identifier]
        found.append((max(_alike(asked, other) for other in _spoken(person, all_names()[identifier])), identifier))
    return sorted(found, key=lambda entry: (-entry[0], entry[1]))


@cache
def all_names() -> Names:
    """Every known name of every person, the English first, by id."""
    return gather_names(tables.languages())


def gather_names(languages: Iterable[str]) -> Names:
    """The full names of persons in these languages, by id."""
    found: dict[str, list[str]] = defaultdict(list)
    order = sorted(languages, key=lambda language: language != tables.MAIN)
    for language in order:
        for name, bearers in tables.person_names(language):
            for identifier in bearers:
                found[identifier].append(name)
    return {identifier: tuple(dict.fromkeys(names)) for identifier, names in found.items()}


@cache
def _by_skeleton() -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for identifier, names in all_names().items():
        person = tables.persons()[identifier]
        for spoken in _spoken(person, names):
            found[spoken.skeleton].add(identifier)
    return {key: tuple(sorted(ids)) for key, ids in found.items()}
