"""What is an entity, an office with its dates, a surface form? The knowledge base's types."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Office:
    """An office somebody held. `start` and `end` are ISO date prefixes (2021, 2021-06, 2021-06-02) or None where not known.

    `seen`, of an office without end, is the last day (an ISO date prefix) on which the source saw the holder in it.
    """

    kind: str
    country: str
    title: str
    start: str | None
    end: str | None
    seen: str | None = None


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
    """One way a language writes an entity.

    `kind`: name | official | demonym | capital | metonym | place | person | family_name | group | organisation. A capital's or
    a place's entity is the place, whose `country` is the state it may stand for; every other kind names the actor itself.
    `others`: further entities written the same way, the likeliest first (Congolese; a family name of several leaders).
    `ambiguous`: the form is also an ordinary word, a common given name or another thing's name: it counts only with support
    beside it (an office, its state, the full name earlier in the report).
    """

    form: str
    entity: str
    kind: str
    others: tuple[str, ...] = ()
    ambiguous: bool = False

    @property
    def cased(self) -> bool:
        """Whether the text must write the form with a capital: one word of a script that has them (US, WHO, Turkey, Nice)."""
        return self.form[:1].isupper() and " " not in self.form

    @property
    def candidates(self) -> tuple[str, ...]:
        """All entities written so, the likeliest first."""
        return (self.entity, *self.others)
