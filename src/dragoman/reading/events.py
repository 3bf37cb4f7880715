"""Which events does a sentence tell? Triggers become acts, acts get both their sides, and what remains is drafted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.lexicon import Lexicon
from dragoman.reading.acts import Act
from dragoman.reading.context import Context
from dragoman.reading.doers import CARRIED, VIOLENT, Doers, Told, by_subject
from dragoman.reading.frames import Reading
from dragoman.reading.mentions import Mention
from dragoman.reading.merge import Actor, Draft
from dragoman.reading.recipients import Recipients, vague
from dragoman.reading.sentence import Sentence
from dragoman.reading.status import Status, speakers_of, status_of
from dragoman.reading.trace import Trace
from dragoman.reading.triggers import Triggers, condition, event_type, heads

# PLOVER D5, D7: what is still to come is a promise of it; a withdrawal still to come is a concession.
_FUTURE = {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}
_HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT"})  # announced on a condition, they are threats (PLOVER D5)
_INFINITIVE_WORDS = 3  # words within which the infinitive follows the one addressed
_PERSONS = frozenset({"person", "office", "envoy"})  # who is met
_EACH_OTHER = 1.0  # "each other" stands in the clause of its verb


@dataclass(slots=True)
class Found:
    """What one sentence gave: drafts of events, position acts, and whether an event word with two states stayed unread."""

    drafts: list[Draft]
    positions: list[Reading]
    unread: bool = False


class EventReader:
    """Reads the events of sentences of one report, in text order."""

    def __init__(self, lexicon: Lexicon, context: Context, trace: Trace | None = None) -> None:
        self._lexicon = lexicon
        self._context = context
        self._trace = trace
        self._triggers = Triggers(lexicon, trace)
        self._doers = Doers(lexicon, context)
        self._recipients = Recipients(lexicon, context)
        self._told = Told()

    def read(self, sentence: Sentence) -> Found:
        """The drafts of a sentence whose mentions are resolved."""
        if not self._context.pair and not any(m.parties for m in sentence.mentions):
            return Found([], [])
        candidates = self._triggers.read(sentence)
        readings = self._triggers.choose(sentence, candidates)
        drafts: list[Draft] = []
        positions: list[Reading] = []
        self._told.begin()
        for reading in sorted(readings, key=lambda r: r.act.i):
            if reading.act.hit.kind == "position":
                self._fill(sentence, reading)
                positions.append(reading)
                continue
            draft = self._draft(sentence, reading, readings)
            if draft is not None:
                drafts.append(draft)
                doers = tuple({a.party.key: a.party for a in draft.actors}.values())
                self._told.add(sentence, reading, draft.event, doers, self._lexicon)
        if any(len(d.keys()) > 1 for d in drafts):
            self._told.last_event = sentence.number
        states = {k for m in sentence.mentions for k in m.keys}
        unread = bool(candidates) and not drafts and not positions and len(states) > 1
        return Found(drafts, positions, unread)

    def _fill(self, sentence: Sentence, reading: Reading) -> int:
        """Puts in the sides that no marking gives, the doer first. How many of them nothing in the sentence marks."""
        assumed = self._doers.find(sentence, reading, self._told)
        return 0 if assumed is None else assumed + self._recipients.find(sentence, reading, self._told)

    # -- one event ---------------------------------------------------------------------------------------------------

    def _draft(self, sentence: Sentence, reading: Reading, readings: Sequence[Reading]) -> Draft | None:
        act = reading.act
        status = status_of(sentence, act, self._lexicon)
        reason = self._triggers.untold(sentence, reading, readings, status)
        if reason is not None:
            return self._drop(sentence, act, reason)
        explicit = len(reading.keys())
        assumed = self._fill(sentence, reading)
        reason = self._said_only(sentence, reading) or self._too_weak(reading, explicit, assumed)
        if reason is not None:
            return self._drop(sentence, act, reason)
        draft = _drafted(sentence, reading, status, assumed)
        under = condition(sentence, act, self._lexicon)
        reason = self._side_missing(draft, reading) or self._side_unmarked(draft) or self._no_deed_apart(act, under)
        if reason is not None:
            return self._drop(sentence, act, reason)
        if status.value in ("planned", "possible"):
            draft.event = _to_come(draft, under == "under")
        draft.subject = tuple(p for m in by_subject(reading).actors for p in m.parties if p.key)
        draft.speeches = speakers_of(sentence, act)
        draft.speakers = [a for s in draft.speeches if s.speaker for a in _actors(sentence, [s.speaker])]
        self._note(sentence, act, f"{draft.event} {draft.kind} {status.value}: {'; '.join(reading.why)}")
        return draft

    # -- why it is no event after all --------------------------------------------------------------------------------

    def _said_only(self, sentence: Sentence, reading: Reading) -> str | None:
        """What the words around it make of an act."""
        act = reading.act
        if act.says == "planned" and event_type(act) in _HOSTILE and self._threatened(sentence, reading):
            return "what is threatened, told before in the sentence"
        if act.hit.entry.data.get("then") == "infinitive" and not self._then_infinitive(sentence, reading):
            return "no infinitive behind the one addressed"
        return None

    def _too_weak(self, reading: Reading, explicit: int, assumed: int) -> str | None:
        """A generic word ("committed to") tells an event only with both its sides marked."""
        if not reading.act.hit.entry.data.get("weak") or (not assumed and explicit > 1):
            return None
        if (
            self._lexicon.postpositions
            and CARRIED in reading.why
            and all(m.cls in _PERSONS for m in reading.recipients)
        ):
            return None  # "A announced it and later met president B"
        return None if self._recipients.between_two(reading) else "a generic word whose roles are not both marked"

    def _side_missing(self, draft: Draft, reading: Reading) -> str | None:
        act, keys = draft.act, draft.keys()
        alone = act.frame.get("single") or (draft.actors and vague(reading))
        if len(keys) > 1 or (keys and (alone or self._recipients.abroad(draft.sentence, reading, self._told))):
            return None
        if act.passive and draft.recipients and not draft.actors and event_type(act) in VIOLENT:
            self._told.victims = reading
        return f"only {', '.join(sorted(keys)) or 'nobody'} known of the two sides"

    def _side_unmarked(self, draft: Draft) -> str | None:
        """What an event noun, or a frame that needs a side, cannot do without."""
        act, lexicon = draft.act, self._lexicon
        if (
            act.nominal
            and lexicon.postpositions
            and _is_topic(draft.sentence, act, draft.mutual and len(draft.keys()) > 1)
        ):
            return "what something else is about"
        if act.nominal and not draft.actors:
            return "an event noun whose doer is not marked"
        if any(not (draft.actors if role == "actor" else draft.recipients) for role in act.frame.get("needs") or ()):
            return "a side its frame cannot do without is not known"
        if not act.nominal or draft.sentence.kind == "headline":
            return None
        if draft.assumed:
            return "an event noun whose sides are not marked"
        owned = lexicon.verb_final and lexicon.head_first  # there a bare noun carries its owner with it
        if owned and not draft.mutual and not (draft.actors and draft.recipients):
            return "an event noun with one of its sides only"
        return None

    def _no_deed_apart(self, act: Act, under: str | None) -> str | None:
        """A condition, or how the riot went: "stormed the embassy, burning flags", where the verb is in the middle."""
        if under == "inside":
            return "a condition, not told as done"
        carried = self._told.carried
        riot = carried is not None and event_type(carried.act) == "PROTEST" and self._lexicon.verb_medial
        return (
            "part of the riot told before" if riot and act.says == "linked" and event_type(act) == "ASSAULT" else None
        )

    def _then_infinitive(self, sentence: Sentence, reading: Reading) -> bool:
        """ "Told Turkey to leave", not "told Turkey that ...": what the one addressed is to do follows."""
        infinitive = (self._lexicon.files.get("verbs") or {}).get("infinitive") or ()
        keys = sentence.words.keys
        told = {h.i for h in sentence.of_kind("reference", "finite", "be", "connective")}
        for mention in reading.recipients:
            for k in range(mention.j, min(mention.j + _INFINITIVE_WORDS, sentence.end)):
                if keys[k] in infinitive:
                    return True
                if k in told:
                    break
        return False

    def _threatened(self, sentence: Sentence, reading: Reading) -> bool:
        """ "Warned that it will strike": the strike is what the warning says, and no event of its own."""
        keys = frozenset(k for m in reading.actors for k in m.keys)
        opens = [h.i for h in heads(sentence, "connective", "that") if h.i <= reading.act.i]
        threats = [r for r in self._told.acts if event_type(r.act) == "THREATEN" and keys <= r.keys()]
        return any(r.act.j - 1 <= k for r in threats for k in opens)

    # -- trace -------------------------------------------------------------------------------------------------------

    def _drop(self, sentence: Sentence, act: Act, reason: str) -> Draft | None:
        """No draft, with the reason for `explain`."""
        self._triggers.reject(sentence, act.hit, reason)
        return None

    def _note(self, sentence: Sentence, act: Act, why: str) -> None:
        if self._trace is not None:
            words = sentence.words
            self._trace.add("event", words.starts[act.i], words.ends[act.j - 1], words.quote(act.i, act.j), why)


def _drafted(sentence: Sentence, reading: Reading, status: Status, assumed: int) -> Draft:
    act = reading.act
    data = act.hit.entry.data
    actors = _actors(sentence, reading.actors)
    doers = {a.party.key for a in actors}
    struck = event_type(act) in _HOSTILE  # also those who were ministers once
    recipients = [r for r in _actors(sentence, reading.recipients, struck) if r.party.key not in doers]
    mutual = (bool(act.frame.get("mutual")) and not _given(reading)) or _each_other(sentence, act)
    return Draft(
        event_type(act), data.get("mode"), data.get("kind"), status, actors, recipients, act, sentence, mutual, reading.cost,
        reading.why, nominal=act.nominal, assumed=assumed,
    )  # fmt: skip


def _given(reading: Reading) -> bool:
    """ "Agreed to give B a loan": by one side to the other, though two may agree."""
    given = ("recipient by 'to'", "recipient by 'for'")
    return event_type(reading.act) == "AGREE" and any(w.startswith(given) for w in reading.why)


def _to_come(draft: Draft, on_condition: bool) -> str:
    """The type of what has not happened yet: a threat when it is hostile and depends on a condition."""
    hostile = draft.event in _HOSTILE or (draft.event == "RETREAT" and _unless(draft.sentence, draft.act))
    return "THREATEN" if on_condition and hostile else _FUTURE.get(draft.event, draft.event)


def _actors(sentence: Sentence, mentions: Sequence[Mention], former: bool = False) -> list[Actor]:
    found: list[Actor] = []
    for mention in mentions:
        for party in mention.parties:
            known = (party.key is not None or mention.cls == "vague") and (former or not mention.former)
            if known and not any(f.party == party for f in found):
                found.append(Actor(party, _by_name(sentence, mention), sentence))
    return found


def _by_name(sentence: Sentence, mention: Mention) -> Mention:
    """For a pronoun, the words of its sentence that name the same ("Hungary said it was ready")."""
    if mention.reference is None or mention.nouns or len(mention.parties) != 1:
        return mention
    before = [m for m in sentence.mentions if m.j <= mention.i and m.reference is None]
    named = [m for m in before if not m.markers and m.keys == mention.keys]
    return named[-1] if named else mention


def _each_other(sentence: Sentence, act: Act) -> bool:
    references = [m for m in sentence.mentions if m.reference is not None and m.resolve == "each_other"]
    return any(sentence.cost(m.j, act.i) < _EACH_OTHER for m in references)


def _is_topic(sentence: Sentence, act: Act, took_place: bool) -> bool:
    """ "About the talks"; "during the session" too, unless both sides of it are told."""
    names = ("about", "for", "through") if took_place else ("about", "for", "through", "during")
    return any(h.i == act.j for h in heads(sentence, "marker", *names))


def _unless(sentence: Sentence, act: Act) -> bool:
    """ "Will pull out unless ...": cues with `threat: true` behind what would be done make even a withdrawal a threat."""
    return any(h.entry.data.get("threat") and h.i >= act.j for h in sentence.of_kind("status"))
