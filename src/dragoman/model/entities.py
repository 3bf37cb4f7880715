"""What is an entity, an office with its dates, a surface form? The knowledge base's types."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Office:
    """An office somebody held. `start` and `end` are ISO date prefixes (2021, 2021-06, 2021-06-02) or None where not known."""

    kind: str
    country: str
    title: str
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Entity:
    """A state, organisation, armed group, person or place of the knowledge base.

    `id` is the Wikidata id where the source gives one, else a stable id of ours. `country` is ISO 3166-1 alpha-3 (XKX for
    Kosovo): of a state its own code, of a group the state it acts in, of a place the state it lies in; `code` is an organisation's.
    """

    id: str
    type: str  # state | organisation | group | person | place
    name: str
    country: str | None = None
    code: str | None = None
    sector: str | None = None
    offices: tuple[Office, ...] = ()
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None


@dataclass(frozen=True, slots=True)
class Surface:
    """One way a language writes an entity. `kind`: name | official | demonym | capital | metonym | place | person | family_name | group | organisation."""

    form: str
    entity: str
    kind: str
