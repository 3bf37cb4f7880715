"""The tables under data/world as read from the files; base.py answers questions with them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from dragoman.model.entities import Entity, Office, Surface
from dragoman.model.errors import KnowledgeError, UnsupportedLanguage

# Dari is read with the Persian forms and its own; Latin-script acronyms stand in the press of every script.
INHERITS = {"fa-AF": ("fa",)}
EVERYWHERE = "latin"
# The language of `Entity.name`, in which every entity has a name.
MAIN = "en"
_FOLDER = files("dragoman").joinpath("data", "world")
# The larger office first, where somebody holds two.
RANK = (
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "org_head",
    "deputy_head_of_government",
    "defence_minister",
    "interior_minister",
    "army_chief",
    "national_security_adviser",
    "intelligence_chief",
    "speaker_of_parliament",
    "special_envoy",
    "ambassador_un",
    "other_minister",
    "org_official",
)


@dataclass(frozen=True, slots=True)
class State:
    """A row of states.tsv: `capital` is the id of a place, `neighbours` the codes of the states it borders on by land."""

    entity: Entity
    capital: str | None
    neighbours: frozenset[str]


@dataclass(frozen=True, slots=True)
class Fixed:
    """Everything but persons: states by code, and entities by id."""

    states: dict[str, State]
    entities: dict[str, Entity]
    population: dict[str, int]


def _lines(name: str) -> list[str]:
    try:
        return _FOLDER.joinpath(name).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        remedy = "Reinstall Dragoman, or rebuild the knowledge base with tools/build_kb.py"
        raise KnowledgeError("the knowledge base has no such file", where=name, remedy=remedy) from error


def _rows(name: str) -> Iterator[list[str]]:
    lines = iter(_lines(name))
    width = next(lines).count("\t") + 1
    for line in lines:
        cells = line.split("\t")
        yield cells + [""] * (width - len(cells))


@cache
def fixed() -> Fixed:
    """States, organisations, groups and places."""
    entities: dict[str, Entity] = {}
    population: dict[str, int] = {}
    states: dict[str, State] = {}
    for code, identifier, name, capital, neighbours in _rows("states.tsv"):
        entity = Entity(identifier, "state", name, country=code, sector="GOV")
        entities[identifier] = entity
        states[code] = State(entity, capital or None, frozenset(neighbours.split()))
    for identifier, kind, name, code, country, sector in _rows("organisations.tsv"):
        entities[identifier] = Entity(identifier, kind, name, country=country or None, code=code or None, sector=sector)
    for identifier, name, country, lat, lon, geonames, people in _rows("places.tsv"):
        population[identifier] = int(people or 0)
        entities[identifier] = Entity(
            identifier,
            "place",
            name,
            country=country,
            lat=float(lat) if lat else None,
            lon=float(lon) if lon else None,
            geonames=int(geonames) if geonames else None,
        )
    return Fixed(states, entities, population)


@cache
def persons() -> dict[str, Entity]:
    """Every person by id, offices oldest first, `country` that of the last office."""
    found = {}
    for identifier, name, offices in json.loads("[" + ",".join(_lines("persons.jsonl")) + "]"):
        held = tuple(
            Office(kind, country, title, start or None, end or None, seen or None)
            for kind, country, title, start, end, seen in offices
        )
        code = held[-1].country if held else None
        if code and len(code) == 3 and code in fixed().states:
            found[identifier] = Entity(identifier, "person", name, country=code, sector="GOV", offices=held)
        else:
            found[identifier] = Entity(
                identifier, "person", name, code=code, sector="IGO" if code else None, offices=held
            )
    return found


def require(language: str) -> None:
    """Raises UnsupportedLanguage where the knowledge base has no names in a language."""
    if language != EVERYWHERE and language not in languages():
        known = ", ".join(languages())
        raise UnsupportedLanguage(
            f"the knowledge base has no names in {language}", code=language, remedy=f"It has {known}"
        )


@cache
def surfaces(language: str) -> tuple[Surface, ...]:
    """The forms of one language's own file. Raises UnsupportedLanguage where there is no such file."""
    require(language)
    found = []
    for form, kind, entities, flags in _rows(f"surfaces/{language}.tsv"):
        first, *others = entities.split(" ")
        found.append(Surface(form, first, kind, tuple(others), flags == "ambiguous"))
    return tuple(found)


def person_names(language: str) -> Iterator[tuple[str, list[str]]]:
    """The full names of persons in a language, each with the ids of its bearers, without making all its forms."""
    require(language)
    for form, kind, entities, _flags in _rows(f"surfaces/{language}.tsv"):
        if kind == "person":
            yield form, entities.split(" ")


@cache
def regions() -> dict[str, frozenset[str]]:
    """The regions of regions.yml: codes of states by name."""
    return {name: frozenset(codes) for name, codes in read_yaml("regions.yml").items()}


def read_yaml(name: str) -> dict[str, Any]:
    """The content of a YAML file of the folder."""
    content: dict[str, Any] = yaml.load("\n".join(_lines(name)), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return content


@cache
def languages() -> tuple[str, ...]:
    """The languages the knowledge base has names in."""
    names = (entry.name.removesuffix(".tsv") for entry in _FOLDER.joinpath("surfaces").iterdir())
    return tuple(sorted(name for name in names if name != EVERYWHERE))
