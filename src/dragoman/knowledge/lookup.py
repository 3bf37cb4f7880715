"""Who or what is it that a name in any language stands for? The answer to `dragoman who`."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.knowledge import names, tables
from dragoman.knowledge.base import KnowledgeBase
from dragoman.model.entities import Entity, Office

# The kinds of forms that name an entity, as a list for people gives them; a nationality word or a family name only finds it.
NAMING = frozenset({"name", "official", "capital", "place", "organisation", "group", "person"})
MOST_FOUND = 10


@dataclass(frozen=True, slots=True)
class Found:
    """An entity that the name may stand for.

    `offices` are those held on the day asked about (all, without a day); `names` the forms by language; `score` is 1 for a
    listed form, else how alike the name sounds; `reason` says in words how it was found.
    """

    entity: Entity
    offices: tuple[Office, ...]
    names: dict[str, tuple[str, ...]]
    score: float
    reason: str


def find(name: str, on: date | None = None) -> list[Found]:
    """The entities that a name in any language and script may stand for, the likeliest first; empty where nothing is known.

    With `on`, whoever held an office on that day comes before those who did not. At most ten.
    """
    listed = _forms().get(_key(name), {})
    scored = [(1.0, identifier, f"listed as {kind} in {language}") for identifier, (kind, language) in listed.items()]
    if not scored:
        scored = _by_sound(name)
    kb = KnowledgeBase.load("en")
    results = [_found(kb, identifier, on, score, reason) for score, identifier, reason in scored]
    results.sort(
        key=lambda found: (
            -found.score,
            not found.offices,
            found.reason.startswith("listed as family"),
            _size(kb, found),
        )
    )
    return results[:MOST_FOUND]


def code_of(name: str) -> str | None:
    """The code of a state or organisation (PAK, EUU), given as a code or by its name in any language; None where there is none."""
    known = tables.fixed()
    codes = {e.code for e in known.entities.values() if e.code} | set(known.states)
    if name.upper() in codes:
        return name.upper()
    parties = (f.entity for f in find(name) if f.score == 1.0 and f.entity.type in ("state", "organisation", "group"))
    return next((code for e in parties if (code := e.country or e.code)), None)


def _found(kb: KnowledgeBase, identifier: str, on: date | None, score: float, reason: str) -> Found:
    entity = kb.entity(identifier)
    offices = entity.offices if on is None else kb.offices_on(identifier, on)
    return Found(entity, offices, names_of(identifier), score, reason)


def _size(kb: KnowledgeBase, found: Found) -> tuple[int, int, str]:
    """Larger places and longer careers first, then by id so that the order never changes."""
    return -kb.population(found.entity.id), -len(found.entity.offices), found.entity.id


def names_of(identifier: str) -> dict[str, tuple[str, ...]]:
    """What an entity is called, by language."""
    return {language: tuple(forms) for language, forms in sorted(_names().get(identifier, {}).items())}


def _key(form: str) -> str:
    decomposed = unicodedata.normalize("NFKD", form.replace("\u200c", " ").replace("-", " "))
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).casefold().split())


@cache
def _forms() -> dict[str, dict[str, tuple[str, str]]]:
    """For each form without case and accents the entities written so, each with one kind and language."""
    found: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for language in tables.languages():
        for surface in tables.surfaces(language):
            for identifier in surface.candidates:
                found[_key(surface.form)].setdefault(identifier, (surface.kind.replace("_", " "), language))
    return found


@cache
def _names() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for language in tables.languages():
        for surface in tables.surfaces(language):
            if surface.kind in NAMING:
                for identifier in surface.candidates:
                    if surface.form not in found[identifier][language]:
                        found[identifier][language].append(surface.form)
    return found


def _by_sound(name: str) -> list[tuple[float, str, str]]:
    """Persons whose name has the same consonants, when no form is listed."""
    return [
        (score, identifier, f"sounds alike ({score:.2f})")
        for score, identifier in names.sounding_like(name)
        if score > 0.8
    ]
