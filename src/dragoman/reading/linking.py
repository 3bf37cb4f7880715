"""Which entity of the knowledge base does a name or a title stand for? What the words of a mention themselves say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Protocol

from dragoman.model.entities import Entity, Office
from dragoman.reading.context import Context
from dragoman.reading.mentions import Mention, Party
from dragoman.reading.scan import Hit
from dragoman.words.tokens import Words

_AHEAD, _BEHIND = timedelta(days=60), timedelta(days=3 * 365)  # around an office, for a surname to mean its holder
_TRIED = 4  # states whose office-holders are looked through for a name


class Match(Protocol):
    """A person found by a name in another script."""

    @property
    def entity(self) -> Entity: ...
    @property
    def score(self) -> float: ...
    @property
    def why(self) -> str: ...


class Knowledge(Protocol):
    """What reading asks of the knowledge base."""

    def entity(self, identifier: str) -> Entity: ...
    def state(self, code: str) -> Entity: ...
    def office_on(self, entity_id: str, on: date | None) -> Office | None: ...
    def country_of(self, entity_id: str, on: date | None) -> str | None: ...
    def holder(self, kind: str, country: str, on: date | None) -> Entity | None: ...
    def region(self, name: str) -> frozenset[str]: ...
    def neighbours(self, code: str) -> frozenset[str]: ...
    def capital(self, code: str) -> Entity | None: ...
    def capital_of(self, entity_id: str) -> str | None: ...
    def find_person(
        self, text: str, country: str | None = None, office: str | None = None, on: date | None = None
    ) -> Match | None: ...
    def romanise(self, text: str) -> str: ...


def entity_of(kb: Knowledge, identifier: str) -> Entity | None:
    """The entity with an id of the knowledge base, or the state with a code; None for neither."""
    try:
        return kb.entity(identifier)
    except KeyError:
        try:
            return kb.state(identifier)
        except KeyError:
            return None


def party_of(kb: Knowledge, key: str, why: str = "from context") -> Party:
    """A state or organisation by its code."""
    try:
        state = kb.state(key)
    except KeyError:
        return Party(None, key, None, "organisation", key, score=0.7, why=why)
    return Party(key, None, state.id, "state", state.name, score=0.7, why=why)


def state_behind(kb: Knowledge, party: Party) -> Party:
    """The state a person acts for, where the state and not the person is meant."""
    if party.type != "person" or party.key is None:
        return party
    return party_of(kb, party.key, "the state of the person named")


def office(mention: Mention) -> str | None:
    """The office its titles name (titles.yml `office`)."""
    return _said(mention, "office")


def sector(mention: Mention) -> str | None:
    """The part of a state its titles name (titles.yml `sector`)."""
    return _said(mention, "sector")


def style(mention: Mention) -> str | None:
    """How its bearer is addressed (titles.yml `style`): majesty, highness, excellency."""
    return _said(mention, "style")


def _said(mention: Mention, what: str) -> str | None:
    for noun in mention.nouns:
        if said := noun.entry.data.get(what):
            return str(said)
    return None


class Linker:
    """Gives mentions the parties they name, wherever they stand in the report."""

    def __init__(self, kb: Knowledge, on: date | None, context: Context) -> None:
        self._kb = kb
        self._on = on
        self._context = context

    def named(self, words: Words, mention: Mention) -> None:
        """First pass: what the words of the mention themselves say."""
        state = self._state(mention) or self._state_of_possessor(mention)
        if mention.person is not None:
            mention.parties = (self._person(mention, mention.person, state),)
        elif mention.name is not None:
            mention.parties = (self._unlisted(words.quote(*mention.name), mention, state),)
        elif state is not None:
            state.office = office(mention)
            state.sector = sector(mention) or state.sector
            mention.parties = (state,)
        title = style(mention)
        if title and mention.parties and mention.parties[0].key:
            self._context.styled.setdefault(title, {}).setdefault(mention.parties[0].key, mention.parties[0])

    def state_of(self, hit: Hit) -> str | None:
        """The state a name stands for, by its code."""
        entity = entity_of(self._kb, hit.entry.data["ids"][0])
        return entity.country if entity is not None else None

    def find_abroad(self, text: str, party: Party) -> bool:
        """Looks for a name among the office-holders of the states this report names."""
        for key, _ in self._context.counts.most_common(_TRIED):
            match = self._kb.find_person(text, key, party.office, self._on)
            if match is not None:
                party.country, party.entity, party.name = key, match.entity.id, match.entity.name
                party.score, party.why = match.score, f"{match.why}; of a state this report names"
                return True
        return False

    # -- states ------------------------------------------------------------------------------------------------------

    def _state(self, mention: Mention) -> Party | None:
        if not mention.states:
            return None
        hit = mention.states[0]
        first: str = hit.entry.data["ids"][0]
        entity = entity_of(self._kb, first)
        if entity is None:
            return Party(country=first, entity=first, name=first, why="named in the language's titles")
        surface = str(hit.entry.data["surface"])
        # A city named as one stays a place; as a capital or by what it is known for it means those who govern there.
        if entity.type == "place" and surface != "place" and entity.country:
            return party_of(self._kb, entity.country, f"{surface} for its state")
        body = entity.type == "organisation"
        return Party(
            country=None if body else entity.country,
            code=entity.code if body else None,
            entity=entity.id,
            type=entity.type,
            name=entity.name,
            sector=entity.sector,
            score=0.95,
            why=f"{surface} in this language",
        )

    def _state_of_possessor(self, mention: Mention) -> Party | None:
        """The state of the person whose envoy or spokesman it is."""
        if mention.possessor is None:
            return None
        alone = replace(mention, person=mention.possessor, nouns=[], states=[])
        master = self._person(alone, mention.possessor, None)
        return party_of(self._kb, master.key, "the state of the person they speak for") if master.key else None

    # -- persons -----------------------------------------------------------------------------------------------------

    def _person(self, mention: Mention, person: Hit, state: Party | None) -> Party:
        """A person the lexicon holds, or one introduced before by a name the lexicon does not hold."""
        before: Mention | None = person.entry.data.get("introduced")
        if before is not None and before.parties:
            return _again(before.parties[0], mention)
        ids: list[str] = person.entry.data["ids"]
        # The sentence that introduced them may itself have left them nameless: then the words here are all there is.
        if not ids:
            return state or Party(type="person", score=0.3, why="a name not known")
        # A surname with nothing beside it is mostly somebody else's, unless its bearer is in the news these days.
        if person.entry.data["surface"] == "family_name" and not mention.nouns and not mention.states:
            ids = [i for i in ids if self._current(i)]
            if not ids:
                why = "a surname whose known bearers held no office near that day"
                return Party(type="person", score=0.2, why=why)
        chosen, score, why = self._choose(ids, state, office(mention))
        party = self._holding(chosen, mention, state)
        party.score, party.why = score, why
        self._context.persons[chosen] = party
        return party

    def _holding(self, chosen: str, mention: Mention, state: Party | None) -> Party:
        """A known person with the state and office the words give them, else those they held on the day."""
        entity = entity_of(self._kb, chosen)
        held = self._kb.office_on(chosen, self._on)
        known = self._context.persons.get(chosen)
        body = state.code if state and not state.country else None  # "NATO's secretary general Mark Rutte"
        country = None if body else (state.country if state else None) or self._kb.country_of(chosen, self._on)
        code = (state.code if state else None) or (held.country if held and not country else None)
        # Who holds no office that day is still of the state this report gave them before.
        if country is None and code is None and known is not None:
            country, code = known.country, known.code
        return Party(
            country=country,
            code=None if country else code,
            entity=chosen,
            type="person",
            name=entity.name if entity else chosen,
            office=office(mention) or (held.kind if held else None),
            sector=sector(mention) or "GOV",
        )

    def _current(self, identifier: str) -> bool:
        """Whether a person holds an office, held one not long before, or is about to: then the surname alone may do."""
        if self._on is None:
            return True
        entity = entity_of(self._kb, identifier)
        if entity is None:
            return False
        late, early = (self._on + _AHEAD).isoformat(), (self._on - _BEHIND).isoformat()
        return any((o.start or "0") <= late and (o.end or "9") >= early for o in entity.offices)

    def _choose(self, ids: Sequence[str], state: Party | None, kind: str | None) -> tuple[str, float, str]:
        """Which bearer of a name is meant, how sure that is, and why."""
        if len(ids) == 1:
            return ids[0], 0.95, "full name or the only known bearer"
        for one in ids:
            if one in self._context.persons:
                return one, 0.9, "named in full before in this report"
        if state is not None and state.country:
            same = [i for i in ids if self._kb.country_of(i, self._on) == state.country]
            for one in same:
                held = self._kb.office_on(one, self._on)
                if held and held.kind == kind:
                    return one, 0.9, "name, state and office agree"
            if same:
                return same[0], 0.7, "name and state agree"
        seen = [i for i in ids if self._kb.country_of(i, self._on) in self._context.counts]
        return (seen or list(ids))[0], 0.5, "one of several bearers of the name"

    def _unlisted(self, text: str, mention: Mention, state: Party | None) -> Party:
        """A person the lexicon does not hold in this script: known under another spelling, or provisional."""
        country = state.country if state else None
        code = state.code if state else None
        party = Party(country, code, None, "person", office=office(mention), sector=sector(mention))
        match = self._kb.find_person(text, country, party.office, self._on)
        if match is None:
            # Not kept for other reports: two people may well have one name.
            party.name = self._kb.romanise(text).strip().title()
            party.score, party.why = 0.6, "provisional: introduced here with an office"
            return party
        party.code = None if country else code
        party.country = country or (None if code else self._kb.country_of(match.entity.id, self._on))
        party.entity, party.name = match.entity.id, match.entity.name
        party.score, party.why = match.score, match.why
        return party


def _again(party: Party, mention: Mention) -> Party:
    """Somebody named in full before, perhaps with another title now."""
    why = "introduced in full before in this report"
    return replace(party, type="person", office=office(mention) or party.office, score=0.85, why=why)
