"""Who did it, when the sentence leaves its doer out? The subject of the verb or of the sentence before, or nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dragoman.lexicon import Lexicon
from dragoman.reading.acts import Act, subject_of_next
from dragoman.reading.clauses import opening_phrase
from dragoman.reading.context import Context
from dragoman.reading.frames import NO_SIDE, Reading
from dragoman.reading.mentions import Mention, Party
from dragoman.reading.sentence import Sentence
from dragoman.reading.status import speakers_of
from dragoman.reading.subjects import (
    CARRY,
    attributed,
    doer_before,
    in_relative,
    joined_subject,
    main_doer,
    occasion,
    subjects_behind,
    thanked,
    told_before,
    unknown_doer,
)
from dragoman.reading.triggers import event_type, heads

# Deeds: what a reaction may be to, and whose doer it is then towards.
DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "THREATEN", "PROTEST", "REJECT", "SUPPORT", "AGREE", "CONCEDE",
                   "RETREAT", "AID", "COOPERATE"})  # fmt: skip
VIOLENT = frozenset({"ASSAULT", "COERCE"})
ASSERTED = frozenset({"done", "passive", "participle", "ongoing", "planned", "linked", "habitual"})
_VERBAL = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})  # what is done in words
_NOBODY = frozenset({"citizens", "force", "official", "group"})
_WHOLE = 3.4  # what a clause of its own between a subject and a verb joined to its first costs at most
_OFFICIAL = frozenset({"ACCUSE", "SANCTION"})  # what only the state told of before can have done, where nobody is named
_JUST = 1  # sentences since the last event for a passive to go on with its doer
_BESIDE = 1.0
CARRIED = "actor carried on from the clause before"


@dataclass(slots=True)
class Told:
    """What was told before: in the report, and in the sentence being read."""

    doers: dict[str, tuple[Party, ...]] = field(default_factory=dict)  # who did the last deed of each type
    last_event: int | None = None  # the sentence that last told an event between states
    acts: list[Reading] = field(default_factory=list)  # of this sentence, in text order
    carried: Reading | None = None  # the last of them whose subject the next verb may share
    deeds: dict[tuple[str, str | None], tuple[int, Reading]] = field(
        default_factory=dict
    )  # the last of each type and kind
    victims: Reading | None = None  # violence without a doer, told of those who suffered it

    def begin(self) -> None:
        """Nothing of the sentence before is carried into the next by itself."""
        self.acts, self.carried, self.victims = [], None, None

    def add(self, sentence: Sentence, reading: Reading, event: str, doers: tuple[Party, ...], lexicon: Lexicon) -> None:
        """An event of the sentence, by those who did it."""
        self.acts.append(reading)
        if event in DEEDS and doers:
            self.doers[event] = doers
        if doers and reading.recipients and not reading.act.frame.get("mutual"):
            self.deeds[deed_of(reading.act)] = sentence.number, reading
        aside = lexicon.verb_first and _told_aside(sentence, reading.act)
        if reading.actors and reading.act.says in ASSERTED and not aside:
            self.carried = by_subject(reading)


class Doers:
    """Finds the doer of an act whose frame leaves it open."""

    def __init__(self, lexicon: Lexicon, context: Context) -> None:
        self._lexicon = lexicon
        self._context = context

    def find(self, sentence: Sentence, reading: Reading, told: Told) -> int | None:
        """Puts the doer in. How many roles were looked for that nothing marks; None where it was nobody we know."""
        act = reading.act
        self._share(sentence, reading, told.carried)
        if not reading.actors and self._lexicon.verb_first and in_relative(sentence, act):
            # What the relative clause is about did it, or those who are thanked for it.
            return 0 if thanked(sentence, reading, told.carried) else None
        if self._lexicon.postpositions and act.frame.get("mutual") and not act.nominal and not reading.mentions:
            _two_of_sentence(sentence, reading)
        if act.hit.entry.data.get("joint") and not reading.mentions and (both := self._both(sentence, reading)):
            reading.actors = [stand_in(sentence, act, both)]
            reading.why.append("both sides, from the sentences before")
        owned = self._lexicon.verb_final and self._lexicon.head_first
        if owned and act.frame.get("mutual") and not act.nominal and len(reading.keys()) < 2:
            _those_who_met(reading, told.acts)
        assumed = 0
        active = not act.nominal and not act.passive and not attributed(sentence, act, self._lexicon)
        if not reading.actors and active and act.hit.says is not None:
            self._by_pronoun(sentence, reading)
        if not reading.actors and active and not unknown_doer(sentence, act):
            if not self._left_out(sentence, reading, told.carried):
                return None
            assumed = 1
        if not reading.actors and self._lexicon.verb_medial and (comma := opening_phrase(sentence, act)) is not None:
            main_doer(sentence, reading, comma)
        if not reading.actors and act.passive and self._lexicon.postpositions and event_type(act) in _OFFICIAL:
            assumed = self._of_state_told(sentence, reading, told)
        if act.nominal and act.frame.get("mutual") and reading.recipients and not reading.actors:
            self._beside(sentence, reading)
        if act.nominal and self._lexicon.verb_first and reading.recipients and not reading.actors:
            self._of_whom(sentence, reading, told.carried)
        return assumed

    # -- a subject shared with the verb before -----------------------------------------------------------------------

    def _share(self, sentence: Sentence, reading: Reading, carried: Reading | None) -> None:
        act = reading.act
        if carried is None:
            return
        if self._lexicon.verb_medial and not act.nominal and not act.passive:
            _share_medial(sentence, reading, carried)
        elif act.says == "linked" and carried.actors and not _any_of(carried.actors, reading.recipients):
            its_own = any("agent" in m.markers and m.i >= carried.act.j for m in reading.actors)
            reading.actors = reading.actors if its_own else list(carried.actors)

    # -- a subject that is not written -------------------------------------------------------------------------------

    def _left_out(self, sentence: Sentence, reading: Reading, carried: Reading | None) -> bool:
        """Looks in the sentence, then before it. False: the doer is named and nobody we know."""
        if carried is not None and sentence.cost(carried.act.j, reading.act.i) < CARRY:
            reading.actors = [m for m in carried.actors if m not in reading.recipients]
            reading.why.append(CARRIED)
            return True
        if self._lexicon.verb_first:
            if _of_verb_before(sentence, reading):
                return True
            if _nobody_known(sentence, reading):
                return False
        if self._lexicon.verb_final and self._lexicon.head_first and _main_subject(sentence, reading):
            return True
        if self._lexicon.postpositions and _with_speaker(sentence, reading):
            return True
        if not self._lexicon.verb_medial:
            self._of_sentence_before(sentence, reading)
        return True

    def _by_pronoun(self, sentence: Sentence, reading: Reading) -> None:
        """ "B's minister received him": the guest is a pronoun on the verb, whoever was told of last."""
        suffix = sentence.words.analyses[reading.act.hit.j - 1].suf
        subject = self._context.subject
        if not suffix or "pronoun" not in (reading.act.frame.get("actor") or ()):
            return
        if subject and reading.recipients and not reading.keys() & {p.key for p in subject}:
            reading.actors = [stand_in(sentence, reading.act, subject)]
            reading.why.append("actor is the pronoun on the verb")

    def _of_sentence_before(self, sentence: Sentence, reading: Reading) -> None:
        subject = self._context.subject
        said = (
            self._lexicon.verb_first and event_type(reading.act) in _VERBAL
        )  # "And condemned ...": of whom it was told
        if subject and (reading.recipients or said) and not _said_of_own(sentence, reading):
            reading.actors = [stand_in(sentence, reading.act, subject)]
            reading.why.append("actor from the sentence before")
        elif both := self._both(sentence, reading):
            reading.actors = [stand_in(sentence, reading.act, both)]
            reading.why.append("both sides, from the sentences before")

    def _of_state_told(self, sentence: Sentence, reading: Reading, told: Told) -> int:
        """ "The envoy was summoned" in a report that was just telling what A did: A summoned him. 1 when there is one."""
        keys, context = reading.keys(), self._context
        near = told.last_event is not None and sentence.number - told.last_event <= _JUST
        if not keys or not (near or context.dominates()) or reading.act.nominal:
            return 0
        told_of = ([p for p in parties if p.key and p.key not in keys] for parties in (context.subject, context.pair))
        others = next((found for found in told_of if found), [])
        if len(others) == 1:
            reading.actors = [stand_in(sentence, reading.act, tuple(others))]
            reading.why.append("actor from the sentence before")
        return len(reading.actors)

    def _both(self, sentence: Sentence, reading: Reading) -> tuple[Party, ...]:
        """ "They agreed ...", a mutual verb alone: the last subject, when it was both sides; else the two the report is about."""
        act = reading.act
        own = any(m.keys and m.overlaps(act.hit.i, act.hit.first) and not m.bare_demonym for m in sentence.mentions)
        if own or not act.frame.get("mutual") or reading.recipients:
            return ()  # "the Council's session": whose it is stands in the words themselves
        if len({p.key for p in self._context.subject}) > 1:
            return self._context.subject
        return self._context.pair if len(self._context.pair) == 2 and self._context.dominates() else ()

    def _beside(self, sentence: Sentence, reading: Reading) -> None:
        """ "After talks with X, the minister of Y said": the doer of the sentence is the other side of the talks."""
        at, keys = reading.act.i, reading.keys()
        medial = self._lexicon.verb_medial
        near = [
            m
            for m in sentence.mentions
            if m.keys
            and not m.keys & keys
            and ("agent" in m.markers or (medial and not m.markers and subject_of_next(sentence, m)))
            and sentence.cost(m.j, at) < _BESIDE
        ]
        if near:
            reading.actors = [min(near, key=lambda m: abs(m.i - at))]
            reading.why.append("the doer of the sentence is the other side")

    def _of_whom(self, sentence: Sentence, reading: Reading, carried: Reading | None) -> None:
        """ "During his talks with X the minister of Y said", "Y said in a call with X": the subject of the sentence's verb; with a
        pronoun on the noun also one that is not written."""
        act, keys = reading.act, reading.keys()
        suffix = sentence.words.analyses[act.hit.j - 1].suf
        if not suffix and not (act.frame.get("mutual") and occasion(sentence, act)):
            return
        subjects = list(subjects_behind(sentence, act))
        before = [m for m in subjects if m.j <= act.i and sentence.cost(m.j, act.i) < CARRY]
        behind = [m for m in subjects if m.i >= act.j and not m.keys & keys]
        if before:
            found = before[-1:] if not before[-1].keys & keys else []
        elif carried is not None and suffix:
            found = [m for m in carried.actors if not m.keys & keys]
        elif not told_before(sentence, act):
            found = behind[:1]
        else:
            found = []
        subject = self._context.subject
        if not found and not before and suffix and subject and not keys & {p.key for p in subject}:
            found = [stand_in(sentence, act, subject)]
        if found:
            reading.actors = found
            reading.why.append("whose it is: the subject of the sentence")


def deed_of(act: Act) -> tuple[str, str | None]:
    """What sort of deed an act is: its type and kind in the lexicon."""
    return event_type(act), act.hit.entry.data.get("kind")


def by_subject(reading: Reading) -> Reading:
    """For what the next verb takes on: of "A received B" the subject is A, though B is the one who travels."""
    frame = reading.act.frame
    guest = "subject" not in (frame.get("actor") or ()) and "subject" in (frame.get("recipient") or ())
    if not guest or not reading.recipients:
        return reading
    return replace(reading, actors=reading.recipients, recipients=reading.actors)


def stand_in(sentence: Sentence, act: Act, parties: tuple[Party, ...]) -> Mention:
    """A mention for a side that is not written: it points at the verb that implies it."""
    return Mention(act.hit.i, act.hit.j, "reference", parties=parties, sentence=sentence.number)


def _any_of(some: Sequence[Mention], others: Sequence[Mention]) -> bool:
    """Whether one of these very mentions is among the others."""
    return bool(set(map(id, some)) & set(map(id, others)))


def _told_aside(sentence: Sentence, act: Act) -> bool:
    """Told in a relative clause ("praised the efforts that B makes, and invited"): its subject is not that of the next verb."""
    opens = heads(sentence, "connective", "relative")
    return any(act.i <= h.i < act.j or 0 <= act.i - h.j <= 1 for h in opens)


# -- the verb in the middle ----------------------------------------------------------------------------------------


def _share_medial(sentence: Sentence, reading: Reading, carried: Reading) -> None:
    """ "Accused B of shelling" is B's deed; "met B and signed" and "met B, signing" are A's."""
    act = reading.act
    before = {h.entry.head for h in sentence.closing_at(act.i) if h.kind in ("marker", "connective")}
    kind = event_type(carried.act)
    if carried.act.j == act.i and kind == "ACCUSE":
        before.add("of")  # "accused of" is one form
    if act.says == "linked" and before & {"of", "for"} and kind in ("ACCUSE", "SUPPORT") and carried.recipients:
        doers = carried.recipients
    elif act.says == "linked" or (before & {"and", "but"} and act.says != "open"):
        doers = _main_speaker(sentence, act, kind) or carried.actors
    else:
        return
    if any(m.j == act.i or act.i < m.i < act.j for m in reading.actors):
        return  # a subject of its own: "with B accusing C", "condemning B's raid on C"
    if doers and not _any_of(doers, reading.recipients):
        reading.actors = list(doers)
        reading.why.append("actor shared with the verb before")


def _main_speaker(sentence: Sentence, act: Act, kind: str) -> list[Mention]:
    """ "A said that B had seized a ship and demanded its return": it is A who demands; B's deed is no word."""
    if event_type(act) not in _VERBAL or kind in _VERBAL or act.says == "linked":
        return []
    for speech in sentence.speeches:
        speaker = speech.speaker
        if speech.i <= act.i < speech.j and speaker is not None and speaker.j <= speech.i and speaker.keys:
            return [speaker]
    return []


# -- the verb first ------------------------------------------------------------------------------------------------


def _with_speaker(sentence: Sentence, reading: Reading) -> bool:
    """ "A said that talks with B are going on": with A, who says so."""
    together = bool(reading.act.frame.get("mutual")) and bool(reading.recipients)
    speakers = [s.speaker for s in speakers_of(sentence, reading.act) if s.speaker is not None and s.speaker.keys]
    if not together or not speakers or speakers[-1].keys & reading.keys():
        return False
    reading.actors = [speakers[-1]]
    reading.why.append("with the one who says so")
    return True


def _of_verb_before(sentence: Sentence, reading: Reading) -> bool:
    """The subject of the verb before, whatever that verb tells."""
    doer = doer_before(sentence, reading.act)
    if doer is not None and doer not in reading.recipients:
        reading.actors = [doer]
        reading.why.append("subject of the verb before")
        return True
    subject = joined_subject(sentence, reading.act)
    if subject is not None and not subject.keys & reading.keys():
        reading.actors = [subject]
        reading.why.append("the subject of the verb before")
        return True
    return False


def _main_subject(sentence: Sentence, reading: Reading) -> bool:
    """ "A promised that the line would be finished, and invited B": where the verb is last, the first bare mention of the sentence
    is its subject, whatever its verb tells."""
    first = next((m for m in sentence.mentions if not m.markers and not m.bare_demonym), None)
    if first is None or not first.keys or first.j > reading.act.i or first.cls == "thing":
        return False
    if first.keys & reading.keys() or (reading.act.frame.get("mutual") and not reading.recipients):
        return False
    between = [
        m for m in sentence.mentions if first.j <= m.i and m.j <= reading.act.i and not m.markers and not m.parties
    ]
    if any(m.cls in _NOBODY and sentence.cost(m.j, reading.act.i) < _BESIDE for m in between):
        return False  # "A said the troops had left": nobody known
    joint = any(h.j <= reading.act.i for h in heads(sentence, "connective", "and"))
    near = joint and sentence.cost(first.j, reading.act.i) < _WHOLE
    if not near and not any(s.speaker is first for s in speakers_of(sentence, reading.act)):
        return False
    reading.actors = [first]
    reading.why.append("subject of the sentence")
    return True


def _nobody_known(sentence: Sentence, reading: Reading) -> bool:
    """Gunmen did it, or it was done to the only one named ("killed two soldiers"): the doer is not who was told of before."""
    if any(w.startswith("recipient by 'subject'") for w in reading.why):
        return True
    behind = (m for m in sentence.mentions if 0 <= m.i - reading.act.hit.first <= 1)
    return any(not m.parties and not m.markers and m.cls in _NOBODY for m in behind)


# -- any word order ------------------------------------------------------------------------------------------------


def _two_of_sentence(sentence: Sentence, reading: Reading) -> None:
    """ "X builds ships for Y, for which a contract was concluded": with no side marked, the two states of the sentence."""
    sides = [m for m in sentence.mentions if not NO_SIDE & set(m.markers)]
    named = {p.country: m for m in sides for p in m.parties if p.country}
    if len(named) == 2:
        reading.actors = list(named.values())
        reading.why.append("the two states of the sentence")


def _those_who_met(reading: Reading, told: Sequence[Reading]) -> None:
    """ "At the meeting of A with B it was agreed": the sides of the meeting told before in the sentence."""
    meetings = (r for r in reversed(told) if r.act.nominal and r.act.frame.get("mutual") and len(r.keys()) > 1)
    met = next(meetings, None)
    if met is not None and reading.keys() <= met.keys():
        reading.actors, reading.recipients = list(met.mentions), []
        reading.why.append("the sides of the meeting told before")


def _said_of_own(sentence: Sentence, reading: Reading) -> bool:
    """ "A claims that in the raids the camps of its rebels were hit": A, who says so, is the doer left out."""
    speakers = [s.speaker for s in speakers_of(sentence, reading.act) if s.speaker is not None]
    return any(s.keys and s.keys <= reading.keys() for s in speakers)
