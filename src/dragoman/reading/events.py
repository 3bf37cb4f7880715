"""Which events does a sentence tell? Triggers become acts, acts get roles, and what no reading supports is rejected with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.lexicon import Lexicon
from dragoman.reading.frames import NO_SIDE, Act, Reading, act_of, fallback_recipient, hyphened, read_frame, resumes, subject_of_next
from dragoman.reading.mentions import Mention, Party
from dragoman.reading.merge import Actor, Draft
from dragoman.reading.reference import Context
from dragoman.reading.scan import Hit
from dragoman.reading.sentence import Sentence
from dragoman.reading.status import Status, speakers_of, status_of
from dragoman.reading.trace import Trace

# PLOVER D5, D7: what is still to come is a promise of it; a withdrawal still to come is a concession.
_FUTURE = {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}
# Acts whose object is another act: what they ask for, refuse or promise is not a further event of its own.
_GOVERNING = frozenset({"REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE"})
_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "THREATEN", "PROTEST", "REJECT", "SUPPORT", "AGREE", "CONCEDE",
                    "RETREAT", "AID", "COOPERATE"})  # fmt: skip
_DOING = frozenset({"agent", "by", "of", "possessive", "between"})  # markers a doer may have
_ASSERTED = frozenset({"done", "passive", "participle", "ongoing", "planned", "linked", "habitual"})
_REFUSED = frozenset({"REQUEST", "ACCUSE", "THREATEN", "AGREE"})  # what is said before it can be refused
_OUTWARD = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "MOBILIZE"})
_OFFICIAL = frozenset({"state", "person", "office", "institution", "official", "force", "reference"})
_NEXT = 2  # sentences since the last event for a report to be still telling of states
_FRIENDLY = frozenset({"AGREE", "SUPPORT"})
_TOWARDS = "towards the other state of the report"
_REACTIONS = frozenset({"ACCUSE", "SANCTION", "REJECT", "THREATEN", "MOBILIZE"})
_HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT"})  # announced on a condition, they are threats (PLOVER D5)
_VERBAL = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})  # what is done in words
_OFTEN = 3  # times a report names a state for it to be about that state
_NEAR = 6  # words within which `requires` and `unless` look


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
        self._last_event: int | None = None  # the sentence that last told an event between states
        self._doers: dict[str, tuple[Party, ...]] = {}
        language = lexicon.language
        self._demonstratives = frozenset(language.get("demonstratives") or ())
        self._owned = lexicon.verb_final and lexicon.head_first  # there a bare noun carries its owner with it
        self._drops_subject = bool(language.get("drops_subject", lexicon.verb_final or lexicon.verb_first))

    def read(self, sentence: Sentence) -> Found:
        """The drafts of a sentence whose mentions are resolved."""
        if not self._context.pair and not any(m.parties for m in sentence.mentions):
            return Found([], [])
        acts = [a for h in sentence.of_kind("trigger", "position") if (a := self._act(sentence, h))]
        readings = [read_frame(sentence, act, self._lexicon) for act in acts]
        readings = self._without_rivals(sentence, [r for r in readings if self._tells(sentence, r)])
        drafts: list[Draft] = []
        positions: list[Reading] = []
        carried: Reading | None = None
        self._told: list[Reading] = []
        self._victims: Reading | None = None
        for reading in sorted(readings, key=lambda r: r.act.i):
            if reading.act.hit.kind == "position":
                self._fill(sentence, reading, carried)
                positions.append(reading)
                continue
            draft = self._draft(sentence, reading, readings, carried)
            if draft is not None:
                drafts.append(draft)
                self._told.append(reading)
                if draft.event in _DEEDS and draft.actors:
                    self._doers[draft.event] = tuple({a.party.key: a.party for a in draft.actors}.values())
                if reading.actors and reading.act.says in _ASSERTED and not (self._lexicon.verb_first and _told_aside(sentence, reading.act)):
                    carried = _by_subject(reading)
        if any(len(d.keys()) > 1 for d in drafts):
            self._last_event = sentence.number
        unread = not drafts and not positions and bool(acts) and len({k for m in sentence.mentions for k in m.keys}) > 1
        return Found(drafts, positions, unread)

    def _tells(self, sentence: Sentence, reading: Reading) -> bool:
        """Whether a noun that is an event in headlines only is told here: in one, or with both sides marked."""
        act = reading.act
        if not act.nominal or act.hit.entry.data.get("nominal") != "headline" or sentence.kind == "headline" or _both_sides(reading):
            return True
        self._reject(sentence, act.hit, "a bare noun tells an event in headlines, or with both sides marked")
        return False

    def _act(self, sentence: Sentence, hit: Hit) -> Act | None:
        data = hit.entry.data
        reason = self._wrong_sense(sentence, hit) or ("half of a hyphened word" if hyphened(sentence, hit) else None)
        act = None
        if reason is None:
            act = act_of(sentence, hit, self._lexicon)
            reason = None if act else "a noun that needs its verb, and has none near"
        if act is not None and act.nominal and self._pointed_at(sentence, hit):
            act, reason = None, "an act told before, pointed at"
        if reason:
            self._reject(sentence, hit, reason)
        return act

    def _pointed_at(self, sentence: Sentence, hit: Hit) -> bool:
        """ "This attack": behind a demonstrative (language.yml) a bare noun tells nothing new."""
        before = hit.i - 1
        return before >= sentence.start and sentence.words.keys[before] in self._demonstratives

    def _wrong_sense(self, sentence: Sentence, hit: Hit) -> str | None:
        data = hit.entry.data
        unless, requires = data.get("unless"), data.get("requires")
        if not unless and not requires:
            return None
        low, high = max(sentence.start, hit.i - _NEAR), min(sentence.end, hit.j + _NEAR)
        gap = self._near(sentence, hit.first, hit.j - 1) if hit.first < hit.j else []  # what stands inside the form
        around = self._near(sentence, low, hit.i) + gap + self._near(sentence, hit.j, high)
        for listed in unless or ():
            if _stands(self._phrase(str(listed)), around):
                return f"another sense: {listed!r} stands near"
        reach = int(self._lexicon.language.get("requires_reach", 2 * _NEAR if self._lexicon.head_first else _NEAR))
        if requires and self._lexicon.verb_final and reach > _NEAR:  # what is done to a thing stands far from it
            ahead = int(data.get("ahead") or _NEAR)  # what is said may be long
            low, high = max(sentence.start, hit.i - reach), min(sentence.end, hit.j + ahead)
            around = self._near(sentence, low, high)
        if requires and not any(_stands(self._phrase(str(r)), around) for r in requires):
            return "none of the words it requires stands near"
        return None

    def _phrase(self, listed: str) -> tuple[str, ...]:
        """A listed word or phrase as the keys it has in a text."""
        phrases = self._lexicon.phrases
        if listed not in phrases:
            phrases[listed] = tuple(self._lexicon.tokeniser.shapes(listed))
        return phrases[listed]

    def _near(self, sentence: Sentence, low: int, high: int) -> list[tuple[str, ...]]:
        return [(sentence.words.keys[k], *sentence.words.analyses[k].alts) for k in range(low, high)]

    def _without_rivals(self, sentence: Sentence, readings: list[Reading]) -> list[Reading]:
        """Of readings of the same words, the one that fills more roles at less cost; of two types with equal roles both lose
        to none: the first in the lexicon stays."""
        kept: list[Reading] = []
        for reading in sorted(readings, key=lambda r: (-_filled(r), not _between(r), _weak(r), r.cost, r.act.hit.entry.id)):
            rival = next((k for k in kept if _rivals(k.act, reading.act)), None)
            if rival is None:
                kept.append(reading)
            else:
                self._reject(sentence, reading.act.hit, f"read as {_label(rival)} instead")
        return kept

    # -- one event ---------------------------------------------------------------------------------------------------

    def _draft(self, sentence: Sentence, reading: Reading, all_: Sequence[Reading], carried: Reading | None) -> Draft | None:
        act = reading.act
        status = status_of(sentence, act, self._lexicon)
        if status.asked:
            return self._drop(sentence, act, "a question states nothing")
        governor = self._governor(sentence, reading, all_, status)
        if governor is not None:
            return self._drop(sentence, act, f"asked for, promised or refused by {governor.act.hit.entry.head!r}")
        if status.open and status.cue is None or (status.open and status.value == "possible" and act.says == "open" and not _cued(status, act)):
            return self._drop(sentence, act, "only named by its form, nothing asserts it")
        explicit = len(reading.keys())
        assumed = self._fill(sentence, reading, carried)
        data = act.hit.entry.data
        if act.says == "planned" and str(data["type"]) in _HOSTILE and self._threatened(sentence, reading):
            return self._drop(sentence, act, "what is threatened, told before in the sentence")
        if data.get("then") == "infinitive" and not self._then_infinitive(sentence, reading):
            return self._drop(sentence, act, "no infinitive behind the one addressed")
        if data.get("weak") and (assumed or explicit < 2) and not self._between_two(reading):
            return self._drop(sentence, act, "a generic word whose roles are not both marked")
        mutual = bool(act.frame.get("mutual")) or _each_other(sentence, act)
        actors, recipients = _actors(sentence, reading.actors), _actors(sentence, reading.recipients)
        recipients = [r for r in recipients if r.party.key not in {a.party.key for a in actors}]
        keys = {k for a in [*actors, *recipients] if (k := a.party.key)}
        alone = act.frame.get("single") or (actors and _vague(reading)) or self._abroad(sentence, reading)
        if len(keys) < (1 if alone else 2):
            if act.passive and recipients and not actors and event_type(reading) in _VIOLENT:
                self._victims = reading
            return self._drop(sentence, act, f"only {', '.join(sorted(k for k in keys if k)) or 'nobody'} known of the two sides")
        if act.nominal and self._lexicon.postpositions and _is_topic(sentence, act):
            return self._drop(sentence, act, "what something else is about")
        if act.nominal and not actors:
            return self._drop(sentence, act, "an event noun whose doer is not marked")
        if any(not (actors if role == "actor" else recipients) for role in act.frame.get("needs") or ()):
            return self._drop(sentence, act, "a side its frame cannot do without is not known")
        if act.nominal and assumed and sentence.kind != "headline":
            return self._drop(sentence, act, "an event noun whose sides are not marked")
        owned = self._lexicon.verb_final and self._lexicon.head_first  # there a bare noun carries its owner with it
        if owned and act.nominal and not mutual and not (actors and recipients) and sentence.kind != "headline":
            return self._drop(sentence, act, "an event noun with one of its sides only")
        event = str(data["type"])
        medial = not self._lexicon.verb_final and not self._lexicon.verb_first
        condition = _condition(sentence, act) if medial else None
        if self._lexicon.verb_first and act.says is not None and _behind_if(sentence, act):
            condition = "inside"
        if condition == "inside":
            return self._drop(sentence, act, "a condition, not told as done")
        if medial and act.says == "linked" and event == "ASSAULT" and carried is not None and carried.act.hit.entry.data.get("type") == "PROTEST":
            return self._drop(sentence, act, "part of the riot told before")
        if status.value in ("planned", "possible"):
            threat = condition == "under" and (event in _HOSTILE or (event == "RETREAT" and _unless(sentence, act)))
            event = "THREATEN" if threat else _FUTURE.get(event, event)
        draft = Draft(
            event, data.get("mode"), data.get("kind"), status, actors, recipients, act, sentence, mutual, reading.cost,
            reading.why, nominal=act.nominal, assumed=assumed,
        )  # fmt: skip
        draft.subject = tuple(p for m in _by_subject(reading).actors for p in m.parties if p.key)
        draft.speeches = speakers_of(sentence, act)
        draft.speakers = [a for s in draft.speeches if s.speaker for a in _actors(sentence, [s.speaker])]
        self._note(sentence, act, "event", f"{event} {draft.kind} {status.value}: {'; '.join(reading.why)}")
        return draft

    def _then_infinitive(self, sentence: Sentence, reading: Reading) -> bool:
        """ "Told Turkey to leave", not "told Turkey that ...": what the one addressed is to do follows."""
        infinitive = (self._lexicon.files.get("verbs") or {}).get("infinitive") or ()
        keys = sentence.words.keys
        told = {h.i for h in sentence.hits if h.kind in ("reference", "finite", "be", "connective")}
        for mention in reading.recipients:
            for k in range(mention.j, min(mention.j + 3, sentence.end)):
                if keys[k] in infinitive:
                    return True
                if k in told:
                    break
        return False

    def _threatened(self, sentence: Sentence, reading: Reading) -> bool:
        """ "Warned that it will strike": the strike is what the warning says, and no event of its own."""
        keys = frozenset(k for m in reading.actors for k in m.keys)
        opens = [h.i for h in sentence.hits if h.kind == "connective" and h.entry.head == "that"]
        return any(
            told.act.hit.entry.data.get("type") == "THREATEN" and keys <= told.keys() and any(told.act.j - 1 <= k <= reading.act.i for k in opens)
            for told in self._told
        )

    def _governor(self, sentence: Sentence, reading: Reading, all_: Sequence[Reading], status: Status) -> Reading | None:
        act = reading.act
        told = not act.nominal and act.says != "open" and not (act.says == "linked" and _gerund(sentence, act))
        if told and not (self._lexicon.verb_first and (act.says == "planned" or status.value in ("planned", "negated"))):
            return None
        if act.nominal and self._lexicon.verb_first and _background(sentence, act):
            return None
        if self._owned and act.nominal and act.frame.get("mutual") and len(reading.keys()) > 1 and _venue_of_rest(sentence, act):
            return None
        limit = 1.5 if act.says == "open" else 0.6
        for other in all_:
            if other is reading or other.act.hit.kind != "trigger" or other.act.says == "open":
                continue
            data = other.act.hit.entry.data
            if told and not (data["type"] == "THREATEN" and _threatened(sentence, act, other.act)):
                continue
            if told:
                return other
            if act.says == "linked" and data["type"] == "REJECT" and _means(sentence, act):
                continue  # "denied it and responded by closing ...": that was done
            if data["type"] == "ACCUSE" and act.nominal and _owned_by(sentence, act, other.act):
                return other
            if data["type"] not in _GOVERNING or data["type"] == reading.act.hit.entry.data["type"]:
                continue
            if other.act.nominal and act.nominal:
                continue
            if self._lexicon.verb_first and act.nominal and other.act.i >= act.j and self._opens(sentence, other.act):
                continue  # "..., and called for": what stands before it is not what is called for
            if act.nominal and self._lexicon.postpositions and not _leads_to(sentence, act, other.act):
                continue
            if data["type"] == "REJECT" and act.nominal and reading.act.hit.entry.data["type"] in _REFUSED:
                continue  # "rebuffed a demand": the demand was made
            crossed = sentence.cost(other.act.j, act.i) if other.act.i < act.i else sentence.cost(act.j, other.act.i)
            if other.act.hit.j <= act.i and act.j < other.act.j:
                crossed = sentence.cost(other.act.hit.j, act.i)  # between the governing noun and its light verb
            if crossed < limit:
                return other
        return None

    @staticmethod
    def _opens(sentence: Sentence, act: Act) -> bool:
        return "and" in sentence.words.analyses[act.i].pre

    def _fill(self, sentence: Sentence, reading: Reading, carried: Reading | None) -> int:
        """Roles no marking gives: the subject of the clause before, the other state of the clause, the pronoun on the verb."""
        assumed = 0
        act = reading.act
        if carried is not None and not act.nominal and not act.passive and not (self._lexicon.verb_final or self._lexicon.verb_first):
            self._shared_subject(sentence, reading, carried)
        elif act.says == "linked" and carried is not None and carried.actors:
            if not set(map(id, carried.actors)) & set(map(id, reading.recipients)):
                reading.actors = list(carried.actors)
        if not reading.actors and self._lexicon.verb_first and _in_relative(sentence, act):
            return assumed  # what the relative clause is about did it, and that is nobody we know
        if self._lexicon.postpositions and act.frame.get("mutual") and not act.nominal and not reading.mentions:
            self._two_of_sentence(sentence, reading)
        if act.hit.entry.data.get("joint") and not reading.mentions and (both := self._both(reading)):
            reading.actors = [_stand_in(sentence, act, both)]
            reading.why.append("both sides, from the sentences before")
        if self._owned and act.frame.get("mutual") and not act.nominal and len(reading.keys()) < 2:
            self._those_who_met(reading)
        if not reading.actors and not act.nominal and not act.passive and not _attributed(act) and not _unknown_doer(sentence, act):
            if carried is not None and sentence.cost(carried.act.j, act.i) < LIMIT_CARRY:
                reading.actors = [m for m in carried.actors if m not in reading.recipients]
                reading.why.append("actor carried on from the clause before")
            elif self._lexicon.verb_first and (doer := _doer_before(sentence, act)) is not None and doer not in reading.recipients:
                reading.actors = [doer]
                reading.why.append("subject of the verb before")
            elif self._lexicon.verb_first and (joined := _joined_subject(sentence, act)) is not None and not joined.keys & reading.keys():
                reading.actors = [joined]
                reading.why.append("the subject of the verb before")
            elif self._lexicon.verb_first and _nobody_known(sentence, reading):
                return assumed
            elif self._drops_subject and self._context.subject and reading.recipients and not _said_of_own(sentence, reading):
                reading.actors = [_stand_in(sentence, act, self._context.subject)]
                reading.why.append("actor from the sentence before")
            elif self._drops_subject and (both := self._both(reading)):
                reading.actors = [_stand_in(sentence, act, both)]
                reading.why.append("both sides, from the sentences before")
            assumed += 1
        if act.nominal and act.frame.get("mutual") and reading.recipients and not reading.actors:
            self._doer_beside(sentence, reading)
        own = frozenset().union(*(m.keys for m in reading.actors)) if self._lexicon.verb_first and not act.frame.get("mutual") else frozenset()
        if own and reading.recipients and carried is not None and all(m.keys and m.keys <= own for m in reading.recipients):
            reading.recipients = []  # "and demanded that its own be freed": of whom it was told before
        suffix = sentence.words.analyses[act.hit.j - 1].suf
        if suffix and not reading.recipients and "pronoun" in (act.frame.get("recipient") or ()):
            self._by_pronoun(sentence, reading, carried)
        if not reading.recipients and not reading.own and carried is not None and _same_doer(reading, carried) and not act.nominal and not _between(reading):
            reading.recipients = [m for m in carried.recipients if not m.keys <= reading.keys()]
            reading.why.append("recipient carried on from the clause before")
            assumed += bool(reading.recipients)
        if not reading.recipients and not act.nominal:
            self._answered(sentence, reading, carried)
        self._done_to_victims(reading)
        one_sided = not reading.recipients and not act.frame.get("mutual") and not act.frame.get("single")
        if reading.why[:1] and reading.why[0].startswith("both sides") and len(reading.keys()) == 1:
            return assumed  # a government and the rebels of its own: no other side
        if (len(reading.keys()) < 2 or one_sided) and not _vague(reading) and (act.frame.get("guess", True) or sentence.kind == "headline") and not _at_home(reading):
            assumed += self._other_side(sentence, reading)
        return assumed

    def _by_pronoun(self, sentence: Sentence, reading: Reading, carried: Reading | None) -> None:
        """ "Expelled B and gave it a day": the pronoun on the verb is whom the verb before was done to, or the last subject."""
        keys = reading.keys()
        done_to = [m for m in carried.recipients if m.keys and not m.keys & keys] if carried is not None else []
        if done_to and not carried_between(carried):
            reading.recipients = done_to
        elif self._context.subject and not keys & {p.key for p in self._context.subject}:
            reading.recipients = [_stand_in(sentence, reading.act, self._context.subject)]
        else:
            return
        reading.why.append("recipient is the pronoun on the verb")

    def _both(self, reading: Reading) -> tuple[Party, ...]:
        """ "They agreed ...", a mutual verb alone: the last subject, when it was both sides; else the two the report is about."""
        if not reading.act.frame.get("mutual") or reading.recipients:
            return ()
        if len({p.key for p in self._context.subject}) > 1:
            return self._context.subject
        return self._context.pair if len(self._context.pair) == 2 and self._context.dominates() else ()

    def _done_to_victims(self, reading: Reading) -> None:
        """ "Two of B were killed when A opened fire": the verb with a doer is told of those who suffered the one without."""
        victims, keys = self._victims, frozenset(k for m in reading.actors for k in m.keys)
        if victims is None or not keys or event_type(reading) not in _VIOLENT or reading.act.nominal or reading.act.passive:
            return
        if len(reading.keys()) == 1 and not victims.keys() & keys:
            reading.recipients = list(victims.recipients)
            reading.why.append("those the verb before was told of")

    def _shared_subject(self, sentence: Sentence, reading: Reading, carried: Reading) -> None:
        """Where the verb is in the middle: "accused B of shelling" is B's deed; "met B and signed" and "met B, signing" are A's."""
        act = reading.act
        before = {h.entry.head for h in sentence.hits if h.kind in ("marker", "connective") and h.j == act.i}
        kind = carried.act.hit.entry.data.get("type")
        if carried.act.j == act.i and kind == "ACCUSE":
            before.add("of")  # "accused of" is one form
        if act.says == "linked" and before & {"of", "for"} and kind in ("ACCUSE", "SUPPORT") and carried.recipients:
            doers = carried.recipients
        elif act.says == "linked" or (before & {"and", "but"} and act.says != "open"):
            doers = self._main_speaker(sentence, act, kind) or carried.actors
        else:
            return
        if any(m.j == act.i or act.i < m.i < act.j for m in reading.actors):
            return  # a subject of its own: "with B accusing C", "condemning B's raid on C"
        if doers and not set(map(id, doers)) & set(map(id, reading.recipients)):
            reading.actors = list(doers)
            reading.why.append("actor shared with the verb before")

    @staticmethod
    def _main_speaker(sentence: Sentence, act: Act, kind: str | None) -> list[Mention]:
        """ "A said that B had seized a ship and demanded its return": it is A who demands; B's deed is no word."""
        if act.hit.entry.data.get("type") not in _VERBAL or kind in _VERBAL or act.says == "linked":
            return []
        for speech in sentence.speeches:
            if speech.i <= act.i < speech.j and speech.speaker is not None and speech.speaker.j <= speech.i and speech.speaker.keys:
                return [speech.speaker]
        return []

    def _answered(self, sentence: Sentence, reading: Reading, carried: Reading | None) -> None:
        """Whom a reaction is to: who did the deed it names ("condemned the attack"), or who has just acted on its doer."""
        keys = reading.keys()
        deed = None if reading.act.frame.get("mutual") else _deed(sentence, reading.act)
        doers = self._doers.get(str(deed.entry.data["type"]), ()) if deed else ()
        if doers and not keys & {p.key for p in doers}:
            reading.recipients = [_stand_in(sentence, reading.act, doers)]
            reading.why.append("who did the deed named")
        elif keys:
            last = next((r for r in reversed(self._told) if keys <= {k for m in r.recipients for k in m.keys}), None)
            if last is None and carried is not None and _about_it(sentence, carried, reading):
                last = carried
            if last is not None and last.actors:
                reading.recipients = list(last.actors)
                reading.why.append("an answer to what was told before in the sentence")

    def _two_of_sentence(self, sentence: Sentence, reading: Reading) -> None:
        """ "X builds ships for Y, for which a contract was concluded": with no side marked, the two states of the sentence."""
        named = {p.country: m for m in sentence.mentions if not NO_SIDE & set(m.markers) for p in m.parties if p.country}
        if len(named) == 2:
            reading.actors = list(named.values())
            reading.why.append("the two states of the sentence")

    def _those_who_met(self, reading: Reading) -> None:
        """ "At the meeting of A with B it was agreed": the sides of the meeting told before in the sentence."""
        met = next((r for r in reversed(self._told) if r.act.nominal and r.act.frame.get("mutual") and len(r.keys()) > 1), None)
        if met is not None and reading.keys() <= met.keys():
            reading.actors, reading.recipients = list(met.mentions), []
            reading.why.append("the sides of the meeting told before")

    def _doer_beside(self, sentence: Sentence, reading: Reading) -> None:
        """ "After talks with X, the minister of Y said": the doer of the sentence is the other side of the talks."""
        at, keys = reading.act.i, reading.keys()
        medial = not self._lexicon.verb_final and not self._lexicon.verb_first
        doers = [
            m for m in sentence.mentions
            if m.keys and not m.keys & keys and ("agent" in m.markers or (medial and not m.markers and subject_of_next(sentence, m)))
        ]
        near = [m for m in doers if sentence.cost(m.j, at) < _BESIDE] if doers else []
        if near:
            reading.actors = [min(near, key=lambda m: abs(m.i - at))]
            reading.why.append("the doer of the sentence is the other side")

    def _other_side(self, sentence: Sentence, reading: Reading) -> int:
        other = fallback_recipient(sentence, reading, self._lexicon.verb_final)
        if other is not None and other not in reading.actors:
            if reading.actors:
                joined = [m for m in sentence.mentions if m.group == other.group and m.keys] if self._lexicon.verb_first and other.group >= 0 else [other]
                reading.recipients.extend(joined)
            elif not other.markers or _DOING & set(other.markers):
                reading.actors.append(other)
            else:
                return 0
            reading.why.append("the other state of the clause, unmarked")
            return 1
        return self._after_whose_deed(sentence, reading) or self._other_of_pair(sentence, reading) or self._told_by(sentence, reading)

    def _after_whose_deed(self, sentence: Sentence, reading: Reading) -> int:
        """ "A recalled its envoy after B barred two ministers": the answer to what B did is towards B."""
        act, keys = reading.act, reading.keys()
        if self._lexicon.verb_final or self._lexicon.verb_first or act.nominal or not reading.actors or len(keys) != 1:
            return 0
        if act.hit.entry.data.get("type") not in _REACTIONS:
            return 0
        for hit in sentence.hits:
            if hit.kind != "marker" or hit.entry.head not in ("after", "because") or hit.i < act.j or sentence.cost(act.j, hit.i) > 0.6:
                continue
            for mention in sentence.mentions:
                if 0 <= mention.i - hit.j <= 1 and mention.keys and not mention.keys & keys:
                    reading.recipients.append(mention)
                    reading.why.append("in answer to what this one did")
                    return 1
        return 0

    def _told_by(self, sentence: Sentence, reading: Reading) -> int:
        """ "A said that B would deliver radars": to whom nobody says, and it is A who tells it."""
        act, keys = reading.act, reading.keys()
        if act.nominal or len(keys) != 1 or not reading.actors or act.hit.entry.data.get("weak"):
            return 0
        for speech in sentence.speeches:
            told = speech.i <= act.i < speech.j and speech.speaker is not None and speech.speaker.i < act.i
            if told and speech.speaker is not None and speech.speaker.keys and not speech.speaker.keys & keys:
                reading.recipients.append(speech.speaker)
                reading.why.append("towards the one who tells it")
                return 1
        return 0

    def _abroad(self, sentence: Sentence, reading: Reading) -> bool:
        """One known side is enough for what a state says or does among others: told of it by a verb, in a report about several
        states that was just telling of them."""
        act = reading.act
        data = act.hit.entry.data
        if data.get("type") not in _OUTWARD or data.get("weak") or act.nominal or act.says not in _ASSERTED or not reading.actors:
            return False
        if not all(m.cls in _OFFICIAL for m in reading.actors) or reading.recipients:
            return False
        return self._last_event is not None and sentence.number - self._last_event <= _NEXT and len(self._context.counts) > 1

    def _between_two(self, reading: Reading) -> bool:
        """A generic friendly word ("committed to") in a report about two states alone, said by one of them, is towards the other."""
        data = reading.act.hit.entry.data
        told = bool(reading.why) and reading.why[-1] == _TOWARDS
        return told and data.get("type") in _FRIENDLY and self._context.dominates()

    def _other_of_pair(self, sentence: Sentence, reading: Reading) -> int:
        """An act told of one of the two states a report is about, with nobody else in the clause, is towards the other."""
        act = reading.act
        keys = reading.keys()
        data = act.hit.entry.data
        if act.nominal or not reading.actors or len(keys) != 1:
            return 0
        if data.get("weak") and (data.get("type") not in _FRIENDLY or not self._context.dominates()):
            return 0
        if act.frame.get("mutual"):
            near = {p.country: m for m in sentence.mentions if not NO_SIDE & set(m.markers) for p in m.parties if p.key not in keys}
            if len(near) == 1 and None not in near and all(p.country for m in reading.actors for p in m.parties):
                reading.recipients.append(next(iter(near.values())))
                reading.why.append("with the only other state of the sentence")
                return 1
        pair = {p.key: p for p in self._context.pair}
        dyad = set(self._context.dyad())
        if not pair and self._lexicon.verb_final and self._lexicon.head_first and data.get("type") in _OUTWARD and self._context.dominates():
            often = [p for p in self._context.recent if p.type == "state" and p.key in dyad and self._context.counts[p.key] >= _OFTEN]
            pair = {p.key: p for p in often}  # no event yet, but the report is about these two
        if len(pair) != 2 or set(pair) != dyad or not keys <= dyad:
            return 0
        medial = not self._lexicon.verb_final and not self._lexicon.verb_first
        if medial and any(m.keys and not m.keys <= dyad for m in sentence.mentions):
            return 0  # another state is spoken of
        other = next(p for k, p in pair.items() if k not in keys)
        reading.recipients.append(_stand_in(sentence, act, (other,)))
        reading.why.append(_TOWARDS)
        return 1

    # -- trace -------------------------------------------------------------------------------------------------------

    def _drop(self, sentence: Sentence, act: Act, reason: str) -> Draft | None:
        """No draft, with the reason for `explain`."""
        self._reject(sentence, act.hit, reason)
        return None

    def _reject(self, sentence: Sentence, hit: Hit, reason: str) -> None:
        if self._trace is not None:
            words = sentence.words
            head = f"{hit.entry.data.get('type') or hit.entry.data.get('stance')} {hit.entry.head!r}"
            self._trace.add("rejected", words.starts[hit.i], words.ends[hit.j - 1], words.quote(hit.i, hit.j), f"{head}: {reason}")

    def _note(self, sentence: Sentence, act: Act, what: str, why: str) -> None:
        if self._trace is not None:
            words = sentence.words
            self._trace.add(what, words.starts[act.i], words.ends[act.j - 1], words.quote(act.i, act.j), why)


_BESIDE = 1.0
_VIOLENT = frozenset({"ASSAULT", "COERCE"})
_LEADING = 2  # words between an event noun's postposition and the noun that governs it
_DEED_WORDS = 3


def event_type(reading: Reading) -> str:
    """The PLOVER type a reading's trigger has in the lexicon."""
    return str(reading.act.hit.entry.data.get("type"))


def _at_home(reading: Reading) -> bool:
    """Both roles are marked and it is one state: its own affair ("the minister summoned the Turkish army chief")."""
    named = [m for m in reading.recipients if m.reference is None]
    if reading.own and not reading.recipients:
        return True
    return reading.explicit > 1 and bool(reading.actors and named)


LIMIT_CARRY = 2.6  # a dropped subject reaches over one full clause boundary, not over two


def _stands(wanted: tuple[str, ...], around: Sequence[tuple[str, ...]]) -> bool:
    first, size = wanted[0], len(wanted)
    for k, here in enumerate(around):
        if first in here and (size == 1 or _follows(wanted, around[k : k + size])):
            return True
    return False


def _follows(wanted: tuple[str, ...], here: Sequence[tuple[str, ...]]) -> bool:
    return len(here) == len(wanted) and all(w in h for w, h in zip(wanted, here, strict=True))


def _filled(reading: Reading) -> int:
    return min(len(reading.keys()), 2)


def _between(reading: Reading) -> bool:
    """Two states doing something together: told by a mutual frame rather than by a one-sided one."""
    return bool(reading.act.frame.get("mutual")) and len({k for m in reading.actors for k in m.keys}) > 1


def _both_sides(reading: Reading) -> bool:
    """ "The agreement between A and B": a marking that names both sides at once."""
    return len(reading.keys()) > 1 and bool(reading.why) and reading.why[0].startswith("both sides")


def _weak(reading: Reading) -> bool:
    return bool(reading.act.hit.entry.data.get("weak")) or reading.act.nominal


def _rivals(one: Act, two: Act) -> bool:
    """The same words as two events; the same words as an event and as a stand on an issue are both true."""
    return one.hit.kind == two.hit.kind and one.hit.i < two.hit.first and two.hit.i < one.hit.first


def _label(reading: Reading) -> str:
    data = reading.act.hit.entry.data
    return f"{data.get('type') or data.get('stance')} {reading.act.hit.entry.head!r}"


def _cued(status: Status, act: Act) -> bool:
    own = act.light or act.hit
    return status.cue is not None and status.cue != (own.i, own.j)


def _owned_by(sentence: Sentence, act: Act, other: Act) -> bool:
    """The event noun is the genitive of another noun right behind it: "the charge of shelling"."""
    return any(
        h.kind == "marker" and h.entry.head == "of" and h.i == act.j and other.hit.i == h.j for h in sentence.hits
    ) or other.hit.i <= act.i < other.hit.j


def _deed(sentence: Sentence, act: Act) -> Hit | None:
    """The act that is the object of a reaction: an event noun right before it (behind it where verbs come first)."""
    for hit in sentence.hits:
        if hit.kind != "trigger" or hit.entry.data["type"] not in _DEEDS or hit is act.hit or hit.says is not None:
            continue
        if act.hit.first <= hit.i and hit.j <= act.hit.j and act.hit.entry.data.get("type") in ("ACCUSE", "REJECT"):
            return hit  # between the parts of the trigger: "called the raid a provocation"
        gap = act.i - hit.j if hit.j <= act.i else hit.i - act.j
        if 0 <= gap <= _DEED_WORDS and sentence.cost(min(hit.j, act.j), max(hit.i, act.i)) < 0.4:
            return hit
    return None


def _about_it(sentence: Sentence, first: Reading, second: Reading) -> bool:
    """ "A did this, which B condemned": the relative is what A did."""
    return not second.keys() & {k for m in first.actors for k in m.keys} and any(
        h.kind == "connective" and h.entry.head == "relative" and first.act.j <= h.i < second.act.i for h in sentence.hits
    )


def _means(sentence: Sentence, act: Act) -> bool:
    return any(h.kind == "marker" and h.j == act.i and h.entry.head in ("by", "in") for h in sentence.hits)


def _gerund(sentence: Sentence, act: Act) -> bool:
    """The act is named behind a preposition ("a proposal for signing a pact")."""
    return any(h.kind == "marker" and h.j == act.i and h.entry.head in ("for", "of", "on", "to", "against", "about", "by", "in") for h in sentence.hits)


def _unless(sentence: Sentence, act: Act) -> bool:
    """ "Will pull out unless ...": cues with `threat: true` behind what would be done make even a withdrawal a threat."""
    return any(h.kind == "status" and h.entry.data.get("threat") and h.i >= act.j for h in sentence.hits)


def _condition(sentence: Sentence, act: Act) -> str | None:
    """"inside": the act is the condition ("unless R pays"); "under": it depends on one ("will close the border unless ...")."""
    for hit in sentence.hits:
        if hit.kind != "connective" or hit.entry.head != "if":
            continue
        low, high = min(hit.j, act.j), max(hit.i, act.i)
        comma = any(sentence.words.keys[k] in ",\u060c" for k in range(low, high))
        if hit.i >= act.j:
            return "under" if sentence.cost(act.j, hit.i) < 1.5 else None
        return "under" if comma else "inside"
    return None


def _is_topic(sentence: Sentence, act: Act) -> bool:
    return any(h.kind == "marker" and h.i == act.j and h.entry.head in ("about", "for") for h in sentence.hits)


def _leads_to(sentence: Sentence, act: Act, other: Act) -> bool:
    """With postpositions, an event noun is the object of a governing noun only through the postposition between them."""
    if other.hit.i <= act.i:
        return True
    behind = next((h for h in sentence.hits if h.kind == "marker" and h.i == act.j), None)
    return other.hit.i - (behind.j if behind else act.j) <= _LEADING and (behind is None or behind.entry.head != "in")


def _by_subject(reading: Reading) -> Reading:
    """For what the next verb takes on: of "A received B" the subject is A, though B is the one who travels."""
    frame = reading.act.frame
    if "subject" in (frame.get("actor") or ()) or "subject" not in (frame.get("recipient") or ()) or not reading.recipients:
        return reading
    return replace(reading, actors=reading.recipients, recipients=reading.actors)


def _told_aside(sentence: Sentence, act: Act) -> bool:
    """Told in a relative clause ("praised the efforts that B makes, and invited"): its subject is not that of the next verb."""
    return any(
        h.kind == "connective" and h.entry.head == "relative" and (act.i <= h.i < act.j or 0 <= act.i - h.j <= 1) for h in sentence.hits
    )


def _nobody_known(sentence: Sentence, reading: Reading) -> bool:
    """Gunmen did it, or it was done to the only one named ("killed two soldiers"): the doer is not who was told of before."""
    act = reading.act
    if any(w.startswith("recipient by 'subject'") for w in reading.why):
        return True
    return any(
        not m.parties and not m.markers and m.cls in ("citizens", "force", "official", "group") and 0 <= m.i - act.hit.first <= 1
        for m in sentence.mentions
    )


def carried_between(carried: Reading | None) -> bool:
    """Whether the reading carried on is one of two sides acting together."""
    return carried is not None and _between(carried)


def _behind_if(sentence: Sentence, act: Act) -> bool:
    """The verb right behind "if" or "as long as": the condition itself."""
    return any(h.kind == "connective" and h.entry.head == "if" and 0 <= act.i - h.j <= 1 for h in sentence.hits)


def _threatened(sentence: Sentence, act: Act, threat: Act) -> bool:
    """ "Warned that it would sign no pact with them": what the threat says will be done or not be done."""
    return act.i > threat.j and sentence.cost(threat.j, act.i) < 2.0 and any(
        h.kind == "connective" and h.entry.head == "that" and 0 <= h.i - threat.j <= 3 and h.j <= act.i for h in sentence.hits
    )


def _joined_subject(sentence: Sentence, act: Act) -> Mention | None:
    """ "X reached Y and asked for": a verb with "and" written on it goes on about the subject of the clause before, whatever
    the verb there was: its first bare mention."""
    if "and" not in sentence.words.analyses[act.i].pre and not resumes(sentence, act):
        return None
    opens = [h.j for h in sentence.hits if h.kind == "connective" and h.j <= act.i and h.entry.head in ("clause", "but", "switch", "relative", "that")]
    start = max(opens, default=sentence.start)
    bare = (m for m in sentence.mentions if start <= m.i and m.j <= act.i and not m.markers and not m.bare_demonym)
    first = next(bare, None)
    return first if first is not None and first.keys and sentence.cost(first.j, act.i) < LIMIT_CARRY else None


def _same_doer(reading: Reading, carried: Reading) -> bool:
    """Two verbs of one subject: "sent aid and promised more"."""
    keys = {k for m in reading.actors for k in m.keys}
    return bool(keys) and keys == {k for m in carried.actors for k in m.keys}


def _doer_before(sentence: Sentence, act: Act) -> Mention | None:
    """The subject of the last verb before an act, whatever that verb tells ("Iraq declared ..., and recalled")."""
    verbs = {
        h.j for h in sentence.hits
        if h.kind == "speech" or (h.kind in ("light", "trigger") and h.says in ("done", "habitual"))
    }
    behind = [m for m in sentence.mentions if m.j <= act.i and m.i in verbs and m.keys and not m.markers and m.cls != "thing"]
    return behind[-1] if behind and sentence.cost(behind[-1].j, act.i) < LIMIT_CARRY else None


def _venue_of_rest(sentence: Sentence, act: Act) -> bool:
    """The noun stands right behind "in": the meeting at which the rest was agreed or asked for."""
    return any(h.kind == "marker" and h.j == act.i and h.entry.head in ("in", "after", "under") for h in sentence.hits)


def _background(sentence: Sentence, act: Act) -> bool:
    """The noun stands right behind "after", "because of", "during": it tells when or why the rest was asked or refused."""
    return any(
        h.kind == "marker" and h.j == act.i and h.entry.head in ("after", "because", "during", "before") for h in sentence.hits
    )


def _in_relative(sentence: Sentence, act: Act) -> bool:
    return act.says is not None and any(
        h.kind == "connective" and h.entry.head == "relative" and 0 <= act.i - h.j <= 1 for h in sentence.hits
    )


def _attributed(act: Act) -> bool:
    """A participle before a noun: nobody but that noun is its doer."""
    return act.says == "participle" and act.light is not None and act.light.i >= act.hit.first


def _said_of_own(sentence: Sentence, reading: Reading) -> bool:
    """ "A claims that in the raids the camps of its rebels were hit": A, who says so, is the doer left out."""
    return any(s.speaker is not None and s.speaker.keys and s.speaker.keys <= reading.keys() for s in speakers_of(sentence, reading.act))


def _unknown_doer(sentence: Sentence, act: Act) -> bool:
    """The clause names its doer ("the crowd"), who is no party we know: nobody else may be put in."""
    doers = [m for m in sentence.mentions if "agent" in m.markers and m.j <= act.i]
    marked = {m.marked for m in doers}
    unread = [h for h in sentence.hits if h.kind == "marker" and h.entry.head == "agent" and h.j <= act.i and (h.i, h.j) not in marked]
    if unread and (not doers or unread[-1].i > doers[-1].j) and sentence.cost(unread[-1].j, act.i) < LIMIT_CARRY:
        return True
    return bool(doers) and not doers[-1].keys and sentence.cost(doers[-1].j, act.i) < LIMIT_CARRY


def _vague(reading: Reading) -> bool:
    """Done towards others whom no code stands for ("the international community"): one known side is all there is."""
    return any(m.cls == "vague" for m in reading.recipients)


def _each_other(sentence: Sentence, act: Act) -> bool:
    return any(
        m.resolve == "each_other" and sentence.cost(m.j, act.i) < 1.0 for m in sentence.mentions if m.reference is not None
    )


def _actors(sentence: Sentence, mentions: Sequence[Mention]) -> list[Actor]:
    found: list[Actor] = []
    for mention in mentions:
        for party in mention.parties:
            if (party.key is not None or mention.cls == "vague") and not mention.former:
                actor = Actor(party, _by_name(sentence, mention), sentence)
                if not any(f.party == party for f in found):
                    found.append(actor)
    return found


def _by_name(sentence: Sentence, mention: Mention) -> Mention:
    """For a pronoun, the words of its sentence that name the same ("Hungary said it was ready")."""
    if mention.reference is None or len(mention.parties) != 1:
        return mention
    named = [m for m in sentence.mentions if m.j <= mention.i and m.reference is None and not m.markers and m.keys == mention.keys]
    return named[-1] if named else mention


def _stand_in(sentence: Sentence, act: Act, parties: tuple[Party, ...]) -> Mention:
    """A mention for a subject that is not written: it points at the verb that implies it."""
    return Mention(act.hit.i, act.hit.j, "reference", parties=parties, sentence=sentence.number)
