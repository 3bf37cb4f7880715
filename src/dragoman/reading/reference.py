"""Whom do mentions stand for that do not say it: "both countries", "his counterpart", "the prime minister"?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from dragoman.reading.antecedents import Antecedents, Parties, subject
from dragoman.reading.context import Context
from dragoman.reading.linking import Knowledge, Linker, office, party_of, sector, state_behind, style
from dragoman.reading.mentions import Mention, Party
from dragoman.words.tokens import Words

_LED = 8  # words between a leader and the delegation
_CITIES = ("capital", "place", "metonym")
_BESIDE = 1  # words between the city and the title
_RECENT = 400  # mentions looked back through for a person
# Who may be "the minister" of what follows.
_MINISTERS = frozenset({"foreign_minister", "defence_minister", "interior_minister", "other_minister"})
_TITLES = frozenset(
    {"office", "institution", "official", "envoy", "force", "delegation"}
)  # classes of nouns that may stand alone


class References:
    """Gives parties to the mentions of which the linker knows too little, in text order."""

    def __init__(self, kb: Knowledge, on: date | None, context: Context, linker: Linker) -> None:
        self._kb = kb
        self._on = on
        self._context = context
        self._linker = linker
        self._antecedents = Antecedents(kb, context)

    def refer(self, words: Words, mention: Mention, before: Sequence[Mention]) -> None:
        """Second pass, in text order: references, titles without a state, surnames, counterparts."""
        if mention.owner and mention.cls == "counterpart":
            self._counterpart(mention, before)
        elif mention.parties and mention.parties[0].key is None and mention.cls != "vague":
            self._without_state(words, mention, before)
        elif not mention.parties and mention.resolve:
            mention.parties = self._antecedents.meant(mention, mention.resolve, before)
        elif mention.cls == "vague" and not mention.parties:
            why = "others no code stands for"
            mention.parties = (Party(type="group", name=words.quote(mention.i, mention.j), score=0.5, why=why),)
        elif not mention.parties and mention.cls == "delegation" and (led := _led_by(mention, before)):
            mention.parties = led
        elif not mention.parties and mention.owner:
            mention.parties = self._owned(mention, before)
        elif not mention.parties and mention.nouns:
            mention.parties = self._titled(mention, before)

    def remember(self, mention: Mention) -> None:
        """Takes a resolved mention into the context."""
        title = style(mention)
        for party in mention.parties:
            if party.key is None:
                continue
            self._context.recent.append(party)
            if title:
                self._context.styles[title] = party
            if mention.cls == "delegation":  # "the delegation" of what follows
                self._context.styles[mention.cls] = state_behind(self._kb, party)
            # "The foreign ministry" means the same one again, too.
            if party.office and (party.type == "person" or mention.cls == "institution"):
                self._context.offices.setdefault(party.office, []).append(party)

    # -- whose -------------------------------------------------------------------------------------------------------

    def _counterpart(self, mention: Mention, before: Sequence[Mention]) -> None:
        """ "His (Malaysian) counterpart" has the office of the subject, in the state named or in the other one."""
        acting = subject(before) or self._context.subject
        kind = acting[0].office if acting else None
        if not mention.parties or (mention.parties[0].key is None and mention.name is not None):
            named = mention.parties[0].name if mention.parties else None
            like = Party(type="person", office=kind, sector="GOV", score=0.7, why="counterpart of the subject")
            other = self._antecedents.resolve("other", before)
            mention.parties = tuple(replace(like, country=p.country, code=p.code, name=named) for p in other)
        mention.parties = tuple(self._holder_named(p, kind) or p for p in mention.parties)
        for party in mention.parties:
            party.office = kind or party.office

    def _holder_named(self, state: Party, kind: str | None) -> Party | None:
        """The person this report named before for a state and an office ("his Malaysian counterpart")."""
        if not kind or (state.type == "person" and state.name):
            return None
        for party in islice(reversed(self._context.recent), _RECENT):
            if party.type == "person" and party.name and party.key == state.key and party.office == kind:
                return replace(party, why="the holder of that office named before", score=0.75)
        return None

    def _without_state(self, words: Words, mention: Mention, before: Sequence[Mention]) -> None:
        """A named person whose state the words do not give: the owner's, the office's last state, the report's."""
        party = mention.parties[0]
        unknown = party.entity is None
        if mention.name is not None and unknown and self._linker.find_abroad(words.quote(*mention.name), party):
            return
        owners = self._antecedents.owners(mention, before)
        known = self._context.holder(party.office)
        home = (owners[0].key if owners else None) or _of_capital(mention, before) or (known.key if known else None)
        # A name without any title may be of anywhere, also in a report from home.
        if home is None and unknown and mention.cls != "person":
            home = self._context.home
        home = home or self._the_other(mention)
        if home:
            party.country = home
            party.why += "; state from context"

    def _the_other(self, mention: Mention) -> str | None:
        """ "Foreign Minister X summoned Brazil's ambassador" in a report about Paraguay and Brazil: somebody with an office, whose
        state nobody names, is of the state the sentence does not name."""
        dyad = self._context.dyad()
        if not mention.nouns or len(dyad) != 2 or not self._context.dominates():
            return None
        others = [key for key in dyad if key not in self._context.here]
        return others[0] if len(others) == 1 and len(self._context.here) == 1 else None  # no third one is spoken of

    def _owned(self, mention: Mention, before: Sequence[Mention]) -> Parties:
        """ "His foreign minister": an office of the owner's state."""
        owners = [p.key for p in self._antecedents.owners(mention, before) if p.key]
        states = (party_of(self._kb, key, "belongs to whom the words before name") for key in owners)
        return tuple(replace(state, office=office(mention), sector=sector(mention)) for state in states)

    # -- titles alone ------------------------------------------------------------------------------------------------

    def _titled(self, mention: Mention, before: Sequence[Mention]) -> Parties:
        """ "The prime minister": the last holder named here, else the home state's, when the report leaves one only."""
        if mention.indefinite or mention.cls not in _TITLES:
            return ()
        if mention.cls == "delegation":
            return self._context.of_style(mention.cls)
        return (
            self._of_its_state(mention)
            or self._in_capital(mention, before)
            or self._with_style(mention)
            or self._last_holder(mention)
            or self._holder_at_home(mention)
        )

    def _of_its_state(self, mention: Mention) -> Parties:
        """A title that one state alone has (titles.yml `state`), where the report is from there or names it."""
        own = next((str(n.entry.data["state"]) for n in mention.nouns if n.entry.data.get("state")), None)
        if own is None or not (own == self._context.home or self._context.counts[own]):
            return ()
        why = "a title of this state's alone"
        return (Party(own, office=office(mention), sector=sector(mention), score=0.6, why=why),)

    def _in_capital(self, mention: Mention, before: Sequence[Mention]) -> Parties:
        home = _of_capital(mention, before)
        why = "of the state in whose capital it sits"
        return (Party(home, office=office(mention), sector=sector(mention), score=0.6, why=why),) if home else ()

    def _with_style(self, mention: Mention) -> Parties:
        only = self._context.only_of_style(style(mention))
        return tuple(replace(p, why="the only one the report names with such a title", score=0.7) for p in only)

    def _last_holder(self, mention: Mention) -> Parties:
        # Forces have no holder: "the army" is never its chief, named before.
        kind = office(mention)
        known = self._context.holder(kind) if mention.cls != "force" else None
        if known is None and kind == "other_minister" and mention.j - mention.i == 1:
            known = next((p for p in reversed(self._context.recent) if p.office in _MINISTERS), None)
        return (replace(known, why="the last holder of the office named here", score=0.8),) if known else ()

    def _holder_at_home(self, mention: Mention) -> Parties:
        """Whoever holds the office in the state of the dateline, or in the one whose press this is."""
        home = self._context.home or self._press(mention)
        if not home:
            return ()
        kind = office(mention)
        party = Party(
            home, office=kind, sector=sector(mention), score=0.5, why="office of the state the report is from"
        )
        holder = self._kb.holder(kind, home, self._on) if kind else None
        if holder is not None:
            party.entity, party.type, party.name = holder.id, "person", holder.name
        return (party,)

    def _press(self, mention: Mention) -> str | None:
        """ "The foreign ministry" without a state: of the country whose press this is, where the report names it at all."""
        press = self._context.press
        names = press and mention.cls in ("office", "institution") and self._context.counts.get(press)
        return press if names else None


def _led_by(mention: Mention, before: Sequence[Mention]) -> Parties:
    """ "A delegation led by A's minister", where "led by" stands behind the leader: of his state."""
    last = before[-1] if before else None
    near = last is not None and "under" in last.markers and 0 <= mention.i - last.j <= _LED
    return last.parties[:1] if last is not None and near else ()


def _of_capital(mention: Mention, before: Sequence[Mention]) -> str | None:
    """ "In Colombo the government's spokesman said": those who never speak from elsewhere belong to the city they speak in."""
    at_home = mention.cls == "institution" or office(mention) == "spokesperson"
    last = before[-1] if before else None
    if not at_home or last is None or last.surface not in _CITIES or "in" not in last.markers or last.nouns:
        return None
    near = last.marked is not None and 0 <= mention.i - last.marked[1] <= _BESIDE
    return next(iter(last.keys)) if near and len(last.keys) == 1 else None
