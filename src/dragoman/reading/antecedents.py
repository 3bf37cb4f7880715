"""Whom do "both countries", "he", "its neighbour", "we" look back to?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from dragoman.reading.context import Context
from dragoman.reading.linking import Knowledge, party_of, state_behind
from dragoman.reading.mentions import Mention, Party

# Who is marked so is no side of what is told.
_ASIDE = frozenset({"in", "about", "according", "because", "under", "through", "besides", "than"})
_NEAR = 3  # mentions back to which the one person of a polite plural is looked for
_RECENT = 8  # mentions back to which "this country" looks
_NAMED = 400  # mentions back to which anybody looks: no report has more, an archive in one file does
_PAIRS = frozenset({"pair", "pair_persons", "pair_neighbours", "pair_sides", "they_two"})
_SEVERAL = _PAIRS | {"triple", "they", "them", "honoured"}
# Pronouns of a language that has a reflexive for the subject of their clause: they are always somebody else.
_NEVER_SUBJECT = frozenset({"him", "them"})
_OF_OTHERS = frozenset({"he", "they", "honoured"})
_PERSONS = frozenset({"person", "office", "envoy"})
_HE = frozenset({"person", "office", "official", "envoy", "counterpart"})  # mentions that "he" may stand for
_ADDRESSED = frozenset({"to", "from", "on", "against", "object"})  # markers of those spoken to

Parties = tuple[Party, ...]
Before = Sequence[Mention]  # the mentions of the sentence to the left, which have their parties


class Antecedents:
    """The parties a reference looks back to; () when they cannot be known."""

    def __init__(self, kb: Knowledge, context: Context) -> None:
        self._kb = kb
        self._context = context
        self._ways: dict[str, Callable[[Before], Parties]] = {
            "pair": self._two_states,
            "they_two": self._two_states,
            "pair_sides": self._two_sides,
            "pair_persons": self._two_persons,
            "pair_neighbours": self._two_neighbours,
            "triple": self._three,
            "we": lambda before: context.speaker or context.subject,
            "self": lambda before: subject(before) or context.subject,
            "he": self._he,
            "they": self._they,
            "honoured": self._one_honoured,
            "speaker": self._speaker,
            "person": self._somebody,
            "person_only": self._only_somebody,
            "it": self._something,
            "she": self._something,  # a feminine pronoun of a language whose states are feminine
            "nearest": self._nearest,
            "deed": self._doer,
            "state": self._this_state,
            "other": self._other,
            "neighbour": lambda before: self._neighbour(before) or self._other(before),
            "him": self._he,
            "them": self._honoured,
            "here": lambda before: (self._party(context.home),) if context.home else (),
            "there": self._there,
            "host": lambda before: (self._party(context.place),) if context.place else (),
            "guest": self._guest,
        }

    def resolve(self, how: str, before: Before) -> Parties:
        """The parties a reference of this kind (reference.yml `resolve`) stands for here."""
        kind, _, name = how.partition(":")
        if kind == "members":
            return self._members(name)
        if kind == "region":
            return self._of_region(name, before)
        if kind == "style":
            return self._context.of_style(name)
        return self._ways[how](before) if how in self._ways else ()

    def meant(self, mention: Mention, how: str, before: Before) -> Parties:
        """As `resolve`, but whoever asks or accuses "both sides" is neither of them: then two other states are meant."""
        apart = how in _NEVER_SUBJECT
        if self._context.reflexive and how in _OF_OTHERS and mention.markers:
            apart = "agent" not in mention.markers
        if apart and (others := self._beside_subject(mention, before)):
            return others
        parties = self.resolve(how, before)
        if how not in _PAIRS:
            return parties
        last = before[-1] if before and not mention.markers else None
        if last is not None and mention.reference is not None and _alone_beside(last, mention):
            return self._urged(last, parties)
        return self._spoken_to(before, parties) if _ADDRESSED & set(mention.markers) else parties

    def owners(self, mention: Mention, before: Before) -> Parties:
        """Those whose the mention is: all of "their", the first of "his"."""
        found = self.meant(mention, mention.owner, before) if mention.owner else ()
        return found if mention.owner in _SEVERAL else found[:1]

    def _party(self, key: str, why: str = "from context") -> Party:
        return party_of(self._kb, key, why)

    def _states(self, parties: Iterable[Party]) -> Parties:
        return tuple(state_behind(self._kb, p) for p in parties)

    # -- two and three -----------------------------------------------------------------------------------------------

    def _two_states(self, before: Before) -> Parties:
        return self._states(self._two(before))

    def _two_sides(self, before: Before) -> Parties:
        """ "The two sides": who last did something together, unless two others are named in the sentence."""
        partners = self._context.together
        return self._states(partners) if len(partners) == 2 and len(_distinct(before)) < 2 else self._two_states(before)

    def _two_persons(self, before: Before) -> Parties:
        return self._two(before, self._context.leaders)

    def _two_neighbours(self, before: Before) -> Parties:
        return self._neighbours(before) or self._two_states(before)

    def _two(self, before: Before, leaders: Parties = ()) -> Parties:
        """The two of this sentence, else those of the last event with two sides or those the report is about."""
        here = _distinct(before)
        last = self._context.pair
        # A state and an organisation are no "both countries" where two sides of an event were told of before.
        if len(here) == 2 and (all(p.country for p in here) or not last):
            return tuple(here)
        dyad = self._context.dyad()
        between = _distinct([m for m in before if "between" in m.markers])
        if len(here) > 2 and len(between) == 2:
            return tuple(between)  # "mediation between X and Y ..., both countries"
        # Of three or more in one sentence none is meant by chance: the two of the whole report, unless the last event had them.
        if len(here) > 2 and dyad and {p.key for p in last} != set(dyad):
            return tuple(map(self._party, dyad))
        if leaders:
            return leaders
        if met := self._context.just_met():
            return met
        if dyad and self._context.dominates():
            known = {p.key: p for p in last}
            return tuple(known.get(k) or self._party(k) for k in dyad)
        return last or tuple(map(self._party, dyad or self._dyad_of_states()))

    def _dyad_of_states(self) -> tuple[str, ...]:
        """The two states that stand out when organisations named as often are left aside."""
        return self._context.dyad(besides={k for k in self._context.counts if self._party(k).type != "state"})

    def _neighbours(self, before: Before) -> Parties:
        """ "The two neighbours": of the states named, the two with a common border that were named last."""
        asker = {p.key for p in subject(before)}
        recent = self._context.recent[: -_NAMED - 1 : -1]
        keys = list(dict.fromkeys(p.country for p in recent if p.country and p.key not in asker))
        for n, one in enumerate(keys):
            for other in keys[:n]:
                if other in self._kb.neighbours(one):
                    return self._party(one), self._party(other)
        return ()

    def _three(self, before: Before) -> Parties:
        here = tuple(p for p in _distinct(before, aside=False) if p.country)
        if len(here) == 3:
            return here
        if self._context.trio:
            return self._context.trio
        top = self._context.counts.most_common(3)
        return tuple(self._party(k) for k, _ in top) if len(top) == 3 else ()

    def _urged(self, last: Mention, parties: Parties) -> Parties:
        """ "X both urged" in a verb-final language, where X stands right before: the two whom X urges."""
        dyad = self._context.dyad(besides=last.keys)
        pair = self._context.pair
        if len(pair) == 2 and not last.keys & {p.key for p in pair} and not (dyad and self._context.dominates()):
            return self._states(pair)
        return tuple(map(self._party, dyad)) or parties

    def _spoken_to(self, before: Before, parties: Parties) -> Parties:
        """ "X urged both": the two the report names most beside those who speak."""
        callers = {p.key for m in before if "agent" in m.markers for p in m.parties}
        # Where the language marks no doer, whoever is unmarked may be speaking.
        callers = callers or {p.key for m in before if not m.markers for p in m.parties}
        if callers & {p.key for p in parties}:
            return tuple(map(self._party, self._context.dyad(besides=callers)))
        dyad = self._context.dyad()
        named_here = {p.key for p in _distinct(before)} - callers
        outside = callers and not callers & set(dyad) and len(named_here) < 2
        return tuple(map(self._party, dyad)) or parties if outside else parties

    # -- one, by a pronoun -------------------------------------------------------------------------------------------

    def _he(self, before: Before) -> Parties:
        return subject(before) or self._last()

    def _they(self, before: Before) -> Parties:
        # At the very beginning of a sentence: the two of whom the last one told.
        if self._context.pair and not before:
            return self._context.pair
        return _subjects(before) or self._last()

    def _honoured(self, before: Before) -> Parties:
        """A plural that is as often the polite form for one: the last subject when that was one person."""
        if before:
            return self._they(before)
        last = self._context.subject
        if len(last) == 1 and _one_person(last[0]):
            return last
        return self._they(before)

    def _one_honoured(self, before: Before) -> Parties:
        """As `_honoured`; after a sentence whose subject was a state, the one person named last in it."""
        last = self._context.subject
        near = tuple(p for p in self._context.recent[-_NEAR:] if _one_person(p))
        lone = not before and len(last) == 1 and not _one_person(last[0])
        return (lone and near[-1:]) or self._honoured(before)

    def _speaker(self, before: Before) -> Parties:
        here = subject(before)
        if any(p.type == "person" and p.key for p in here):
            return here
        return self._context.speaker or here or self._last()

    def _last(self) -> Parties:
        """Whom the sentences before were about."""
        return self._context.subject or self._context.speaker or tuple(self._context.recent[-1:])

    def _somebody(self, before: Before) -> Parties:
        """ "He", "she": the last subject that is a person; a state where no person was named."""
        acting = [m for m in before if m.acts == "verb" and m.parties and not m.markers][-1:]
        if acting and acting[0].cls in _HE:
            return acting[0].parties  # "the Omani leader flies to R, where he": named by no name
        return self._last_that(lambda p: p.type == "person", before) or self._he(before)

    def _only_somebody(self, before: Before) -> Parties:
        """A pronoun that never stands for a state: the last subject that is a person or holds an office, else nobody."""
        return self._last_that(lambda p: bool(p.type == "person" or p.office or p.sector), before)

    def _last_that(self, fits: Callable[[Party], bool], before: Before) -> Parties:
        context = self._context
        for parties in (subject(before), context.subject, context.speaker, context.recent[: -_NAMED - 1 : -1]):
            found = next((p for p in parties if fits(p)), None)
            if found is not None:
                return (found,)
        return ()

    def _something(self, before: Before) -> Parties:
        """ "It": the last subject that is a state or a body, or the state of the person who was."""
        for parties in (subject(before), self._context.subject):
            if len(parties) == 1 and parties[0].key:
                return self._states(parties)
        return self._he(before)

    def _nearest(self, before: Before) -> Parties:
        near = (m.parties for m in reversed(before) if m.keys and not m.markers and not m.bare_demonym)
        return next(near, ()) or self._speaker(before)

    def _doer(self, before: Before) -> Parties:
        """ "Condemned it": those who did what was told last, without whoever condemns it."""
        here = {p.key for p in subject(before)}
        return self._states(p for p in self._context.deed if p.key not in here)

    def _beside_subject(self, mention: Mention, before: Before) -> Parties:
        """ "A met B and promised him": B, as A is the subject of the clause; where nobody else is named there, whoever else the
        last sentences told of. () where the clause has no subject yet."""
        own = {p.key for p in subject([m for m in before if m.clause == mention.clause])}
        if not own:
            return ()
        others = [
            m for m in before if m.keys and not m.keys & own and not _ASIDE & set(m.markers) and not m.bare_demonym
        ]
        if mention.resolve == "honoured":
            others = [m for m in others if m.cls in _PERSONS]
        if others:
            return others[-1].parties
        context = self._context
        told = (context.subject, context.pair, context.speaker, tuple(reversed(context.recent[-_RECENT:])))
        rest = ([p for p in parties if p.key and p.key not in own] for parties in told)
        return tuple(next((found for found in rest if len({p.key for p in found}) == 1), [])[:1])

    def _guest(self, before: Before) -> Parties:
        """ "The guest": who came, of the last visit told; before any, the person named last who is not of the state the report is from or the last meeting took place in."""
        if self._context.guest:
            return self._context.guest
        hosts = {self._context.place or self._context.home}
        recent = islice(reversed(self._context.recent), _NAMED)
        named = (p for p in recent if p.type == "person" and p.key and p.key not in hosts)
        found = next(named, None)
        return (found,) if found else ()

    def _there(self, before: Before) -> Parties:
        """ "The president there": of the state named last, which is neither the subject's own nor the one the report is from."""
        own = {p.key for p in subject(before)} | {self._context.home}
        named = [*self._context.recent, *(p for m in before for p in m.parties)]
        states = [p for p in named[-_RECENT:] if p.country and p.country not in own]
        return self._states(states[-1:])

    # -- one, by a noun ----------------------------------------------------------------------------------------------

    def _this_state(self, before: Before) -> Parties:
        """ "This country": the state named last, the subject's own only when no other was."""
        named = [*self._context.recent, *(p for m in before for p in m.parties)]
        states = [p for p in named[-_RECENT:] if p.country]
        own = {p.key for p in subject(before)}
        others = [p for p in states if p.key not in own]
        return self._states((others or states)[-1:])

    def _other(self, before: Before) -> Parties:
        """ "The other country": the one beside the subject in this sentence, in the last event or in the whole report."""
        own = {p.key for p in subject(before) or self._context.subject}
        here = [p for p in _distinct(before) if p.key not in own]
        states = [p for p in here if p.country]
        if len(states) == 1:
            return self._states(states)
        near = tuple(p for p in self._context.pair if p.key not in own)
        if len(near) == 1:
            return near
        if len(here) == 1:
            return self._states(here)
        rest = [k for k in self._context.dyad() if k not in own]
        # Nobody stands out: a bordering state is a likelier "other country" than one far away.
        if len(rest) != 1 and len(own) == 1:
            borders = self._kb.neighbours(next(iter(own)) or "")
            rest = [k for k in self._context.counts if k in borders and k not in own]
        return (self._party(rest[0]),) if len(rest) == 1 else ()

    def _neighbour(self, before: Before) -> Parties:
        """ "Its neighbour": the state with a common border that the report names most, beside the subject."""
        own = {p.country for p in subject(before) or self._context.subject if p.country}
        borders = self._kb.neighbours(next(iter(own))) if len(own) == 1 else frozenset()
        named = [k for k, _ in self._context.counts.most_common() if k in borders]
        return (self._party(named[0], "the neighbour this report names"),) if named else ()

    def _of_region(self, name: str, before: Before) -> Parties:
        """ "The African country": the one of the region that was named last, else any the report names."""
        try:
            members = self._kb.region(name)
        except KeyError:
            return ()
        own = {p.key for p in subject(before)}
        named = (*(p.key for p in self._context.recent[: -_NAMED - 1 : -1]), *self._context.counts)
        found = next((k for k in named if k and k in members and k not in own), None)
        return (self._party(found),) if found else ()

    def _members(self, name: str) -> Parties:
        """All states of a region ("the three Baltic states")."""
        try:
            return tuple(self._party(k, "all states of the region") for k in sorted(self._kb.region(name)))
        except KeyError:
            return ()


def subject(before: Before) -> Parties:
    """The parties of the first possible subject among mentions to the left: unmarked or with the doer's marker."""
    for mention in reversed(before):
        if mention.acts == "verb" and mention.parties and not mention.markers:
            return mention.parties  # the last who has a verb right behind, where verbs stand in the middle
    return next((m.parties for m in before if m.cls != "vague" and _may_do(m)), ())


def _one_person(party: Party) -> bool:
    return bool(party.key and (party.type == "person" or party.office))


def _subjects(before: Before) -> Parties:
    """As `subject`, with all members of a list ("Britain and Canada said they ...")."""
    acting = [m for m in before if m.acts == "verb" and m.parties and not m.markers][-1:]
    for mention in [*acting, *before]:
        if _may_do(mention):
            members = [m for m in before if m.group == mention.group] if mention.group >= 0 else [mention]
            return tuple(p for m in members for p in m.parties)
    return ()


def _may_do(mention: Mention) -> bool:
    unmarked = "agent" in mention.markers or not mention.markers
    return bool(mention.parties) and unmarked and not mention.bare_demonym


def _alone_beside(last: Mention, mention: Mention) -> bool:
    """Whether one unmarked actor, no member of a list, stands right before the mention."""
    return (
        last.j == mention.i and not last.markers and len(last.keys) == 1 and last.group < 0 and last.reference is None
    )


def _distinct(before: Before, aside: bool = True) -> list[Party]:
    """One party of each state among the mentions, without places and (`aside`) without those told of beside."""
    found: dict[str, Party] = {}
    for mention in before:
        bare_place = mention.place_like and "in" in mention.markers
        if mention.cls == "place" or (_ASIDE & set(mention.markers) if aside else bare_place):
            continue
        for party in mention.parties:
            if party.key:
                found.setdefault(party.key, party)
    return list(found.values())
