"""Whom do "both countries", "his counterpart", "we" stand for? Mentions become parties, with the report as context."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Protocol

from dragoman.model.entities import Entity, Office
from dragoman.reading.mentions import Mention, Party
from dragoman.reading.scan import Hit
from dragoman.words.tokens import Words

_AHEAD, _BEHIND = timedelta(days=60), timedelta(days=3 * 365)  # around an office, for a surname to mean its holder
_DOMINANT = 1.5  # times as often as a third state, for two states to be the ones a report is about
_ASIDE = frozenset({"in", "about", "according", "because", "under", "through", "besides", "than"})  # who is marked so is no side of what is told
_RECENT = 8  # mentions back to which "this country" looks
_TRIED = 4  # states whose office-holders are looked through for a name
_PLURAL = frozenset({"pair", "pair_persons", "pair_neighbours", "they_two"})
_SEVERAL = _PLURAL | {"triple", "they"}
_ADDRESSED = frozenset({"to", "from", "on", "against", "object"})  # markers of those spoken to
_POSSIBLE_ACTORS = frozenset({"state", "person", "organisation", "group"})


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


@dataclass(slots=True)
class Context:
    """What a report has named so far."""

    counts: Counter[str] = field(default_factory=Counter)
    recent: list[Party] = field(default_factory=list)
    pair: tuple[Party, ...] = ()
    deed: tuple[Party, ...] = ()  # who did what was told last: "condemned it"
    trio: tuple[Party, ...] = ()  # the three sides of the last event that had three
    leaders: tuple[Party, ...] = ()  # the last two persons of different states in one event
    subject: tuple[Party, ...] = ()
    speaker: tuple[Party, ...] = ()
    persons: dict[str, Party] = field(default_factory=dict)  # by entity id or romanised name word
    offices: dict[str, list[Party]] = field(default_factory=dict)  # holders named, in text order
    styles: dict[str, Party] = field(default_factory=dict)  # who was last named with a title of this style (titles.yml)
    styled: dict[str, dict[str, Party]] = field(default_factory=dict)  # all of them in the report, by style and state
    home: str | None = None  # state of the dateline
    press: str | None = None  # state whose press writes in this language (language.yml `home`)
    place: str | None = None

    def holder(self, office: str | None) -> Party | None:
        """Who "the prime minister" is: the holder of the office this report names most, the last of equals."""
        named = self.offices.get(office or "")
        if not named:
            return None
        times = Counter((p.key, p.name) for p in named)
        return max(enumerate(named), key=lambda np: (times[np[1].key, np[1].name], np[0]))[1]

    def dyad(self) -> tuple[str, ...]:
        """The two states the report is about, or () when no two stand out."""
        top = self.counts.most_common(3)
        if len(top) < 2 or (len(top) == 3 and top[1][1] == top[2][1]):
            return ()
        return top[0][0], top[1][0]

    def dominates(self) -> bool:
        """Whether the report is about its dyad alone: a third state is named much less often than either."""
        top = [n for _, n in self.counts.most_common(3)]
        return len(top) == 2 or (len(top) == 3 and top[1] >= _DOMINANT * top[2])


class Linker:
    """Gives mentions their parties."""

    def __init__(self, kb: Knowledge, on: date | None, context: Context) -> None:
        self._kb = kb
        self._on = on
        self._context = context

    def named(self, words: Words, mention: Mention) -> None:
        """First pass: what the words of the mention themselves say."""
        state = self._state(mention) or self._state_of_possessor(mention)
        if mention.person is not None:
            mention.parties = (self._person(mention, state),)
        elif mention.name is not None:
            mention.parties = (self._unlisted(words, mention, state),)
        elif state is not None:
            state.office = _office(mention)
            state.sector = _sector(mention) or state.sector
            mention.parties = (state,)
        style = _style(mention)
        if style and mention.parties and mention.parties[0].key:
            self._context.styled.setdefault(style, {}).setdefault(mention.parties[0].key, mention.parties[0])

    def _state_of_possessor(self, mention: Mention) -> Party | None:
        """The state of the person whose envoy or spokesman it is."""
        if mention.possessor is None:
            return None
        master = self._person(replace(mention, person=mention.possessor, nouns=[], states=[]), None)
        return self._bare(master.key, "the state of the person they speak for") if master.key else None

    def _state(self, mention: Mention) -> Party | None:
        if not mention.states:
            return None
        hit = mention.states[0]
        ids: list[str] = hit.entry.data["ids"]
        entity = entity_of(self._kb, ids[0])
        if entity is None:
            return Party(country=ids[0], entity=ids[0], name=ids[0], why="named in the language's titles")
        surface = str(hit.entry.data["surface"])
        if entity.type == "place" and surface != "place" and entity.country:
            return self._bare(entity.country, f"{surface} for its state")
        return Party(
            entity.country if entity.type != "organisation" else None,
            entity.code if entity.type == "organisation" else None,
            entity.id, entity.type, entity.name, sector=entity.sector, score=0.95, why=f"{surface} in this language",
        )  # fmt: skip

    def state_of(self, hit: Hit) -> str | None:
        """The state a name stands for, by its code."""
        entity = entity_of(self._kb, hit.entry.data["ids"][0])
        return entity.country if entity is not None else None

    def _bare(self, key: str, why: str = "from context") -> Party:
        """A state or organisation by its code."""
        try:
            state = self._kb.state(key)
        except KeyError:
            return Party(None, key, None, "organisation", key, score=0.7, why=why)
        return Party(key, None, state.id, "state", state.name, score=0.7, why=why)

    def _stateless(self, party: Party) -> Party:
        """The state a person acts for, where the state and not the person is meant."""
        if party.type != "person" or party.key is None:
            return party
        return self._bare(party.key, "the state of the person named")

    def _person(self, mention: Mention, state: Party | None) -> Party:
        assert mention.person is not None
        ids: list[str] = mention.person.entry.data["ids"]
        before: Mention | None = mention.person.entry.data.get("introduced")
        if before is not None and before.parties:
            party = before.parties[0]
            return Party(party.country, party.code, party.entity, "person", party.name, _office(mention) or party.office, party.sector, 0.85, "introduced in full before in this report")
        if not ids:
            return state or Party(type="person", name=None, score=0.3, why="a name not known")
        if mention.person.entry.data["surface"] == "family_name" and not mention.nouns and not mention.states:
            ids = [i for i in ids if self._current(i)]
            if not ids:
                return Party(type="person", score=0.2, why="a surname whose known bearers held no office near that day")
        chosen, score, why = self._choose(ids, state, _office(mention))
        entity = entity_of(self._kb, chosen)
        office = self._kb.office_on(chosen, self._on)
        known = self._context.persons.get(chosen)
        body = state.code if state and not state.country else None  # "NATO's secretary general Mark Rutte"
        country = None if body else (state.country if state else None) or self._kb.country_of(chosen, self._on)
        code = (state.code if state else None) or (office.country if office and not country else None)
        if country is None and code is None and known is not None:
            country, code = known.country, known.code
        party = Party(
            country, None if country else code, chosen, "person", entity.name if entity else chosen, _office(mention) or (office.kind if office else None),
            _sector(mention) or "GOV", score, why,
        )  # fmt: skip
        self._context.persons[chosen] = party
        return party

    def _current(self, identifier: str) -> bool:
        """Whether a person holds, held not long before, or is about to hold an office: then the surname alone may mean them."""
        if self._on is None:
            return True
        entity = entity_of(self._kb, identifier)
        if entity is None:
            return False
        late, early = (self._on + _AHEAD).isoformat(), (self._on - _BEHIND).isoformat()
        return any((o.start or "0") <= late and (o.end or "9") >= early for o in entity.offices)

    def _choose(self, ids: Sequence[str], state: Party | None, office: str | None) -> tuple[str, float, str]:
        if len(ids) == 1:
            return ids[0], 0.95, "full name or the only known bearer"
        for one in ids:
            if one in self._context.persons:
                return one, 0.9, "named in full before in this report"
        if state is not None and state.country:
            same = [i for i in ids if self._kb.country_of(i, self._on) == state.country]
            for one in same:
                held = self._kb.office_on(one, self._on)
                if held and held.kind == office:
                    return one, 0.9, "name, state and office agree"
            if same:
                return same[0], 0.7, "name and state agree"
        seen = [i for i in ids if self._kb.country_of(i, self._on) in self._context.counts]
        return (seen or list(ids))[0], 0.5, "one of several bearers of the name"

    def _unlisted(self, words: Words, mention: Mention, state: Party | None) -> Party:
        """A person the lexicon does not hold in this script: known under another spelling, or provisional."""
        assert mention.name is not None
        text = words.quote(*mention.name)
        office = _office(mention)
        country = state.country if state else None
        match = self._kb.find_person(text, country, office, self._on)
        if match is not None:
            body = state.code if state and not country else None
            held = None if body else self._kb.country_of(match.entity.id, self._on)
            return Party(country or held, body, match.entity.id, "person", match.entity.name, office, _sector(mention), match.score, match.why)
        name = self._kb.romanise(text).strip()
        return Party(
            country, state.code if state else None, None, "person", name.title(), office, _sector(mention), 0.6,
            "provisional: introduced here with an office",
        )  # fmt: skip

    # -- second pass -------------------------------------------------------------------------------------------------

    def refer(self, words: Words, mention: Mention, before: Sequence[Mention]) -> None:
        """Second pass, in text order: references, titles without a state, surnames, counterparts."""
        if mention.owner and mention.cls == "counterpart":
            self._counterpart(mention, before)
        elif mention.parties and mention.parties[0].key is None and mention.cls != "vague":
            self._without_state(words, mention, before)
        elif not mention.parties and mention.resolve:
            mention.parties = self._addressed(mention, self.resolve(str(mention.resolve), before), before)
        elif mention.cls == "vague" and not mention.parties:
            mention.parties = (Party(type="group", name=words.quote(mention.i, mention.j), score=0.5, why="others no code stands for"),)
        elif not mention.parties and mention.owner:
            mention.parties = self._owned(mention, before)
        elif not mention.parties and mention.nouns:
            self._title(mention, before)

    def resolve(self, how: str, before: Sequence[Mention]) -> tuple[Party, ...]:
        """The parties a reference of this kind stands for here; () when it cannot be known."""
        context = self._context
        if how in _PLURAL:
            two = self._two(how, before)
            return two if how == "pair_persons" else tuple(self._stateless(p) for p in two)
        if how == "triple":
            here = [p for p in _distinct(before, aside=False) if p.country]
            if len(here) == 3:
                return tuple(here)
            if context.trio:
                return context.trio
            return tuple(self._bare(k) for k, _ in context.counts.most_common(3)) if len(context.counts) >= 3 else ()
        if how == "we":
            return context.speaker or context.subject
        if how == "person":
            return self._somebody(before)
        if how == "person_only":
            return self._only_somebody(before)
        if how in ("it", "she"):
            return self._something(before)
        if how == "deed":
            return tuple(self._stateless(p) for p in context.deed if p.key not in {q.key for q in _subject(before)})
        if how == "deed":
            return () if {p.key for p in _subject(before)} & {p.key for p in context.deed} else context.deed
        if how in ("speaker", "he", "they"):
            return self._he(how, before)
        if how == "nearest":
            near = next((m.parties for m in reversed(before) if m.keys and not m.markers and not m.bare_demonym), ())
            return near or self._he("speaker", before)
        if how == "self":
            return _subject(before) or context.subject
        if how == "state":
            last = self._named_last(before)
            return (self._stateless(last),) if last else ()
        if how == "other":
            return self._other(before)
        if how == "neighbour":
            return self._neighbour(before) or self._other(before)
        if how == "host":
            return (self._bare(context.place),) if context.place else ()
        if how.startswith("members:"):
            return self._members(how.removeprefix("members:"))
        if how.startswith("region:"):
            return self._of_region(how.removeprefix("region:"), before)
        if how.startswith("style:"):
            return self._of_style(how.removeprefix("style:"))
        return ()

    def _of_style(self, style: str) -> tuple[Party, ...]:
        """ "His Majesty": who was last named with such a title, else the only one the report names."""
        last = self._context.styles.get(style)
        named = list(self._context.styled.get(style, {}).values())
        return (last,) if last else tuple(named) if len(named) == 1 else ()

    def _addressed(self, mention: Mention, parties: tuple[Party, ...], before: Sequence[Mention]) -> tuple[Party, ...]:
        """Whoever asks or accuses "both sides" is neither of them: then the two other states of the report are meant."""
        if (mention.resolve or mention.owner) not in _PLURAL:
            return parties
        last = before[-1] if before and not mention.markers else None
        beside = last is not None and last.j == mention.i and not last.markers and len(last.keys) == 1 and last.group < 0
        if last is not None and beside and last.reference is None and mention.reference is not None:
            rest = [(k, n) for k, n in self._context.counts.most_common() if k not in last.keys]  # "X urged both": verb, doer, object
            clear = len(rest) == 2 or (len(rest) > 2 and rest[1][1] > rest[2][1])
            pair = self._context.pair
            if len(pair) == 2 and not last.keys & {p.key for p in pair} and not (clear and self._context.dominates()):
                return tuple(self._stateless(p) for p in pair)
            return tuple(self._bare(k) for k, _ in rest[:2]) if clear else parties
        if not _ADDRESSED & set(mention.markers):
            return parties
        callers = {p.key for m in before if "agent" in m.markers for p in m.parties}
        callers = callers or {p.key for m in before if not m.markers for p in m.parties}
        if not callers & {p.key for p in parties}:
            dyad = self._context.dyad()
            named_here = {p.key for p in _distinct(before)} - callers
            outside = callers and dyad and not callers & set(dyad) and len(named_here) < 2
            return tuple(self._bare(k) for k in dyad) if outside else parties
        rest = [(k, n) for k, n in self._context.counts.most_common() if k not in callers]
        clear = len(rest) == 2 or (len(rest) > 2 and rest[1][1] > rest[2][1])
        return tuple(self._bare(k) for k, _ in rest[:2]) if clear else ()

    def _named_last(self, before: Sequence[Mention]) -> Party | None:
        """ "This country": the state named last, the subject's own only when no other was."""
        named = [*self._context.recent, *(p for m in before for p in m.parties)]
        states = [p for p in named[-_RECENT:] if p.country]
        subject = {p.key for p in _subject(before)}
        return next((p for p in reversed(states) if p.key not in subject), states[-1] if states else None)

    def _two(self, how: str, before: Sequence[Mention]) -> tuple[Party, ...]:
        if how == "pair_neighbours" and (two := self._neighbours(before)):
            return two
        here = _distinct(before)
        if len(here) == 2 and (all(p.country for p in here) or not self._context.pair):
            return tuple(here)
        dyad = self._context.dyad()
        if len(here) > 2 and dyad and {p.key for p in self._context.pair} != set(dyad):
            return tuple(self._bare(k) for k in dyad)
        if how == "pair_persons" and self._context.leaders:
            return self._context.leaders
        if dyad and self._context.dominates():
            pair = {p.key: p for p in self._context.pair}
            return tuple(pair.get(k) or self._bare(k) for k in dyad)
        return self._context.pair or tuple(self._bare(k) for k in dyad or self._dyad_of_states())

    def _dyad_of_states(self) -> tuple[str, ...]:
        """The two states that stand out when organisations named as often are left aside."""
        states = Counter({k: n for k, n in self._context.counts.items() if self._bare(k).type == "state"})
        return Context(counts=states).dyad()

    def _neighbours(self, before: Sequence[Mention]) -> tuple[Party, ...]:
        """ "The two neighbours": of the states named, the two with a common border that were named last."""
        asker = {p.key for p in _subject(before)}
        keys = list(dict.fromkeys(p.key for p in reversed(self._context.recent) if p.country and p.key not in asker))
        for n, one in enumerate(keys):
            for other in keys[:n]:
                if one and other in self._kb.neighbours(one):
                    return self._bare(one), self._bare(other or "")
        return ()

    def _he(self, how: str, before: Sequence[Mention]) -> tuple[Party, ...]:
        context = self._context
        here = _subject(before)
        if how == "speaker" and any(p.type == "person" and p.key for p in here):
            return here
        if how == "speaker" and context.speaker:
            return context.speaker
        if how == "they" and context.pair and not before:
            return context.pair
        subject = _subjects(before) if how == "they" else _subject(before)
        if subject:
            return subject
        return context.subject or context.speaker or tuple(context.recent[-1:])

    def _somebody(self, before: Sequence[Mention]) -> tuple[Party, ...]:
        """ "He", "she": the last subject that is a person; a state where no person was named."""
        context = self._context
        for parties in (_subject(before), context.subject, context.speaker, tuple(reversed(context.recent))):
            person = next((p for p in parties if p.type == "person"), None)
            if person is not None:
                return (person,)
        return self._he("he", before)

    def _only_somebody(self, before: Sequence[Mention]) -> tuple[Party, ...]:
        """A pronoun that never stands for a state: the last subject that is a person or holds an office, else nobody."""
        context = self._context
        for parties in (_subject(before), context.subject, context.speaker, tuple(reversed(context.recent))):
            person = next((p for p in parties if p.type == "person" or p.office or p.sector), None)
            if person is not None:
                return (person,)
        return ()

    def _something(self, before: Sequence[Mention]) -> tuple[Party, ...]:
        """ "It": the last subject that is a state or a body, or the state of the person who was."""
        for parties in (_subject(before), self._context.subject):
            if len(parties) == 1 and parties[0].key:
                return (self._stateless(parties[0]),)
        return self._he("he", before)

    def _neighbour(self, before: Sequence[Mention]) -> tuple[Party, ...]:
        """ "Its neighbour": the state with a common border that the report names most, beside the subject."""
        subject = {p.key for p in _subject(before) or self._context.subject if p.country}
        borders = self._kb.neighbours(next(iter(subject)) or "") if len(subject) == 1 else frozenset()
        named = [k for k, _ in self._context.counts.most_common() if k in borders]
        return (self._bare(named[0], "the neighbour this report names"),) if named else ()

    def _other(self, before: Sequence[Mention]) -> tuple[Party, ...]:
        subject = {p.key for p in _subject(before) or self._context.subject}
        here = [p for p in _distinct(before) if p.key not in subject]
        states = [p for p in here if p.country]
        if len(states) == 1:
            return (self._stateless(states[0]),)
        near = [p for p in self._context.pair if p.key not in subject]
        if len(near) == 1:
            return tuple(near)
        if len(here) == 1:
            return (self._stateless(here[0]),)
        rest = [k for k in self._context.dyad() if k not in subject]
        if len(rest) != 1 and len(subject) == 1:
            borders = self._kb.neighbours(next(iter(subject)) or "")
            rest = [k for k in self._context.counts if k in borders and k not in subject]
        return (self._bare(rest[0]),) if len(rest) == 1 else ()

    def _of_region(self, name: str, before: Sequence[Mention]) -> tuple[Party, ...]:
        try:
            members = self._kb.region(name)
        except KeyError:
            return ()
        subject = {p.key for p in _subject(before)}
        named = [p.key for p in (*reversed(self._context.recent), *map(self._bare, self._context.counts)) if p.key]
        found = [k for k in named if k in members and k not in subject]
        return (self._bare(found[0]),) if found else ()

    def _members(self, name: str) -> tuple[Party, ...]:
        """All states of a region ("the three Baltic states")."""
        try:
            return tuple(self._bare(k, "all states of the region") for k in sorted(self._kb.region(name)))
        except KeyError:
            return ()

    def _counterpart(self, mention: Mention, before: Sequence[Mention]) -> None:
        subject = _subject(before) or self._context.subject
        office = subject[0].office if subject else None
        if not mention.parties:
            other = self._other(before)
            mention.parties = tuple(Party(p.country, p.code, None, "person", None, office, "GOV", 0.7, "counterpart of the subject") for p in other)
        mention.parties = tuple(self._holder_named(p, office) or p for p in mention.parties)
        for party in mention.parties:
            party.office = office or party.office

    def _holder_named(self, state: Party, office: str | None) -> Party | None:
        """The person this report named before for a state and an office ("his Malaysian counterpart")."""
        if state.type == "person" and state.name:
            return None
        named = [p for p in self._context.recent if p.type == "person" and p.name and p.key == state.key and p.office == office]
        return replace(named[-1], why="the holder of that office named before", score=0.75) if named and office else None

    def _found_abroad(self, words: Words, mention: Mention, party: Party) -> bool:
        """Looks for a name among the office-holders of the states this report names."""
        assert mention.name is not None
        for key, _ in self._context.counts.most_common(_TRIED):
            match = self._kb.find_person(words.quote(*mention.name), key, party.office, self._on)
            if match is not None:
                party.country, party.entity, party.name = key, match.entity.id, match.entity.name
                party.score, party.why = match.score, f"{match.why}; of a state this report names"
                return True
        return False

    def _without_state(self, words: Words, mention: Mention, before: Sequence[Mention]) -> None:
        """A named person whose state the words do not give: the owner's, the office's last state, the report's."""
        party = mention.parties[0]
        if mention.name is not None and party.entity is None and self._found_abroad(words, mention, party):
            return
        known = self._context.holder(party.office)
        home = self._owner_state(mention, before) or (known.key if known else None)
        if home is None and party.entity is None and mention.cls != "person":
            home = self._home()
        if home:
            party.country = home
            party.why += "; state from context"

    def _owned(self, mention: Mention, before: Sequence[Mention]) -> tuple[Party, ...]:
        owners = self._addressed(mention, self.resolve(str(mention.owner), before), before) if mention.owner else ()
        one = owners if mention.owner in _SEVERAL else owners[:1]
        whose = "belongs to whom the words before name"
        return tuple(
            replace(self._bare(p.key, whose), office=_office(mention), sector=_sector(mention)) for p in one if p.key
        )

    def _owner_state(self, mention: Mention, before: Sequence[Mention]) -> str | None:
        if not mention.owner:
            return None
        owners = self.resolve(mention.owner, before)
        return owners[0].key if owners else None

    def _title(self, mention: Mention, before: Sequence[Mention]) -> None:
        """ "The prime minister": the last holder named here, else the home state's, when the report leaves one only."""
        office = _office(mention)
        if mention.indefinite or mention.cls not in ("office", "institution", "official", "envoy", "force"):
            return
        own = next((str(n.entry.data["state"]) for n in mention.nouns if n.entry.data.get("state")), None)
        if own is not None and (own == self._home() or self._context.counts[own]):
            mention.parties = (Party(own, None, None, "state", None, office, _sector(mention), 0.6, "a title of this state's alone"),)
            return
        styled = list(self._context.styled.get(_style(mention) or "", {}).values())
        if len(styled) == 1:
            mention.parties = (replace(styled[0], why="the only one the report names with such a title", score=0.7),)
            return
        known = self._context.holder(office)
        if known is not None and mention.cls != "force":
            mention.parties = (Party(known.country, known.code, known.entity, known.type, known.name, known.office, known.sector, 0.8, "the last holder of the office named here"),)
            return
        home = self._home() or self._press(mention)
        if home:
            holder = self._kb.holder(office, home, self._on) if office else None
            mention.parties = (
                Party(home, None, holder.id if holder else None, "person" if holder else "state", holder.name if holder else None,
                      office, _sector(mention), 0.5, "office of the state the report is from"),
            )  # fmt: skip

    def _home(self) -> str | None:
        return self._context.home

    def _press(self, mention: Mention) -> str | None:
        """ "The foreign ministry" without a state is that of the country whose press this is, where the report names it at all."""
        press = self._context.press
        return press if press and mention.cls in ("office", "institution") and self._context.counts.get(press) else None

    # -- memory ------------------------------------------------------------------------------------------------------

    def remember(self, mention: Mention) -> None:
        """Takes a resolved mention into the context."""
        for party in mention.parties:
            if party.key is None:
                continue
            self._context.recent.append(party)
            style = _style(mention)
            if style:
                self._context.styles[style] = party
            if party.office and (party.type == "person" or mention.cls == "institution") and mention.states + [mention.person]:
                self._context.offices.setdefault(party.office, []).append(party)


def _style(mention: Mention) -> str | None:
    """How its bearer is addressed (titles.yml `style`): majesty, highness, excellency."""
    return next((str(s) for n in mention.nouns if (s := n.entry.data.get("style"))), None)


def _office(mention: Mention) -> str | None:
    for noun in mention.nouns:
        office = noun.entry.data.get("office")
        if office:
            return str(office)
    return None


def _sector(mention: Mention) -> str | None:
    for noun in mention.nouns:
        sector = noun.entry.data.get("sector")
        if sector:
            return str(sector)
    return None


def _subject(before: Sequence[Mention]) -> tuple[Party, ...]:
    """The parties of the first possible subject among mentions to the left: unmarked or with the doer's marker."""
    for mention in reversed(before):
        if mention.acts == "verb" and mention.parties and not mention.markers:
            return mention.parties  # the last who has a verb right behind, where verbs stand in the middle
    for mention in before:
        if mention.parties and mention.cls != "vague" and ("agent" in mention.markers or not mention.markers) and not mention.bare_demonym:
            return mention.parties
    return ()


def _subjects(before: Sequence[Mention]) -> tuple[Party, ...]:
    """As `_subject`, with all members of a list ("Britain and Canada said they ...")."""
    acting = [m for m in before if m.acts == "verb" and m.parties and not m.markers][-1:]
    for mention in [*acting, *before]:
        if mention.parties and ("agent" in mention.markers or not mention.markers) and not mention.bare_demonym:
            members = [m for m in before if m.group == mention.group] if mention.group >= 0 else [mention]
            return tuple(p for m in members for p in m.parties)
    return ()


def _distinct(before: Sequence[Mention], aside: bool = True) -> list[Party]:
    found: dict[str, Party] = {}
    for mention in before:
        bare_place = mention.place_like and "in" in mention.markers
        if mention.cls == "place" or (_ASIDE & set(mention.markers) if aside else bare_place):
            continue
        for party in mention.parties:
            if party.key:
                found.setdefault(party.key, party)
    return list(found.values())
