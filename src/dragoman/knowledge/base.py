"""Who and what is known: states, organisations, armed groups, places, and people with their offices by date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from dragoman.knowledge import tables
from dragoman.model.entities import Entity, Office, Surface

# How long after the last day a source saw somebody in office, with no successor known, the office still counts as held.
GRACE = timedelta(days=365)
# Terms that overlap by no more than this are a hand-over, and the later holder counts.
HANDOVER = timedelta(days=31)


class KnowledgeBase:
    """What is known, with the forms of one language. Load it once; all instances share the tables."""

    def __init__(self, language: str) -> None:
        """Prefer `KnowledgeBase.load`, which keeps one instance a language."""
        self.language = language
        tables.require(language)

    @staticmethod
    @cache
    def load(language: str) -> KnowledgeBase:
        """The knowledge base with the forms of `language` (BCP 47: hi, fa, fa-AF, ar, ur, en, ru, tg, ps, tr).

        Raises UnsupportedLanguage for a language it has no forms of.
        """
        return KnowledgeBase(language)

    def surfaces(self) -> Iterator[Surface]:
        """All forms of this language, and the Latin acronyms and organisation names that occur in every language's press.

        The tables are read when the first is asked for: a language that is compiled already needs none.
        """
        yield from _all_surfaces(self.language)

    def entity(self, identifier: str) -> Entity:
        """The entity with this id. Raises KeyError for an unknown id."""
        found = tables.fixed().entities.get(identifier)
        return found if found is not None else tables.persons()[identifier]

    def state(self, code: str) -> Entity:
        """The state with this alpha-3 code. Raises KeyError for an unknown code."""
        return tables.fixed().states[code].entity

    def capital(self, code: str) -> Entity | None:
        """The capital of a state, None where none is known."""
        state = tables.fixed().states.get(code)
        return self.entity(state.capital) if state and state.capital else None

    def capital_of(self, identifier: str) -> str | None:
        """The code of the state whose capital this place is, else None."""
        return _capitals().get(identifier)

    def population(self, identifier: str) -> int:
        """The inhabitants of a place as GeoNames counts them; 0 where not known."""
        return tables.fixed().population.get(identifier, 0)

    def neighbours(self, code: str) -> frozenset[str]:
        """The codes of the states with a land border to this one."""
        state = tables.fixed().states.get(code)
        return state.neighbours if state else frozenset()

    def region(self, name: str) -> frozenset[str]:
        """The codes of the states of a region of regions.yml. Raises KeyError for an unknown region."""
        return tables.regions()[name]

    def offices_on(self, identifier: str, on: date) -> tuple[Office, ...]:
        """The offices this person held on that day, the highest first."""
        entity = self.entity(identifier)
        held = [o for o in entity.offices if held_on(o, on)]
        # The president of France is head of state of Andorra too: one's own state goes before an honour elsewhere.
        return tuple(sorted(held, key=lambda o: (_rank(o), o.country != entity.country)))

    def office_on(self, identifier: str, on: date | None) -> Office | None:
        """The highest office held on that day, else the last one before it, else None. Without a day: the last one known."""
        offices = self.entity(identifier).offices
        if on is not None:
            held = self.offices_on(identifier, on)
            if held:
                return held[0]
            day = on.isoformat()
            offices = tuple(o for o in offices if o.start and o.start <= day)
        if not offices:
            return None
        return max(offices, key=lambda o: (o.end or o.seen or o.start or "", -_rank(o)))

    def country_of(self, identifier: str, on: date | None = None) -> str | None:
        """The state an entity acts for: of a person that of the office on that day; None for organisations."""
        entity = self.entity(identifier)
        if entity.type != "person":
            return entity.country
        office = self.office_on(identifier, on)
        code = office.country if office else None
        return code if code in tables.fixed().states else entity.country

    def persons(self, country: str, office: str | None = None, on: date | None = None) -> tuple[Entity, ...]:
        """Who is known to have held an office of this state or organisation; with `office`, of that kind; with `on`, on that day."""
        found = []
        for person in _by_country().get(country, ()):
            for held in person.offices:
                if held.country == country and office in (None, held.kind) and (on is None or held_on(held, on)):
                    found.append(person)
                    break
        return tuple(found)

    def holder(self, office_kind: str, country: str, on: date | None) -> Entity | None:
        """Who held this office of this state on that day; None without a day, and where the tables leave doubt."""
        if on is None:
            return None
        terms = [
            (held.start or "", person)
            for person in _by_country().get(country, ())
            for held in person.offices
            if held.country == country and held.kind == office_kind and held_on(held, on)
        ]
        if not terms:
            return None
        start, last = max(terms, key=lambda term: term[0])
        if all(person is last for _, person in terms) or _recent(start, on):
            return last
        return None


def held_on(office: Office, on: date) -> bool:
    """Whether the office was held on that day, as far as dates of day, month or year tell.

    An office seen without end counts for a year after the day it was last seen.
    """
    day = on.isoformat()
    if office.start and office.start > day:
        return False
    if office.end:
        return office.end >= day[: len(office.end)]
    if not office.seen:
        return True
    return office.seen >= (on - GRACE).isoformat()[: len(office.seen)]


def _recent(start: str, on: date) -> bool:
    return start >= (on - HANDOVER).isoformat()


def _rank(office: Office) -> int:
    return tables.RANK.index(office.kind) if office.kind in tables.RANK else len(tables.RANK)


@cache
def _all_surfaces(language: str) -> tuple[Surface, ...]:
    own = tables.surfaces(language)
    taken = {(s.form, s.kind) for s in own}
    gathered = list(own)
    for source in (*tables.INHERITS.get(language, ()), tables.EVERYWHERE):
        for surface in tables.surfaces(source):
            if (surface.form, surface.kind) not in taken:
                taken.add((surface.form, surface.kind))
                gathered.append(surface)
    return tuple(gathered)


@cache
def _capitals() -> dict[str, str]:
    return {state.capital: code for code, state in tables.fixed().states.items() if state.capital}


@cache
def _by_country() -> dict[str, tuple[Entity, ...]]:
    gathered: dict[str, list[Entity]] = defaultdict(list)
    for person in tables.persons().values():
        for country in {office.country for office in person.offices}:
            gathered[country].append(person)
    return {country: tuple(people) for country, people in gathered.items()}
