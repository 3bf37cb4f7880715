"""To whom was it done, when the sentence leaves that open? Whoever was acted on before, is answered, or is left over."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.lexicon import Lexicon
from dragoman.reading.acts import Act, attributive
from dragoman.reading.context import Context
from dragoman.reading.deeds import suffers
from dragoman.reading.doers import ASSERTED, DEEDS, VIOLENT, Told, deed_of, stand_in
from dragoman.reading.frames import NO_SIDE, Reading, fallback_recipient
from dragoman.reading.mentions import Mention, Party
from dragoman.reading.sentence import Sentence
from dragoman.reading.triggers import act_together, event_type, heads, marks_both

_DOING = frozenset({"agent", "by", "of", "possessive", "between"})  # markers a doer may have
_OUTWARD = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "MOBILIZE"})
_ALONE = _OUTWARD | {
    "AGREE",
    "SANCTION",
    "CONCEDE",
    "COERCE",
}  # what is told of one state among others though nobody says towards whom
_OFFICIAL = frozenset({"state", "person", "office", "institution", "official", "force", "reference", "organisation"})
_FRIENDLY = frozenset({"AGREE", "SUPPORT"})
_REACTIONS = frozenset({"ACCUSE", "SANCTION", "REJECT", "THREATEN", "MOBILIZE"})
_WITH_TROOPS = frozenset({"RETREAT", "MOBILIZE", "ASSAULT"})  # deeds that a report goes on to tell in detail
_TOWARDS = "towards the other state of the report"
_MOMENT = 2  # sentences since a deed for the next telling of it to be of the same
_NEXT = 8  # sentences since the last event for a report to be still telling of states
_OFTEN = 3  # times a report names a state for it to be about that state
_HIM = frozenset(
    {"he", "they", "honoured"}
)  # pronouns that name somebody else than the doer, where they are the object
_ADDRESSED = frozenset({"REQUEST", "AGREE", "ACCUSE", "THREATEN"})  # what is said to somebody, who may refuse it
_ANSWER_WORDS = 7  # words between a refusal and what is refused
_DEED_WORDS = 3  # words between a reaction and the deed it names
_CARRY = 2.6  # a doer reaches over one full clause boundary
_COMMA = 0.4  # what a comma costs
_NEXT_CLAUSE = 0.6  # more than a comma, less than a clause


class Recipients:
    """Finds to whom an act was done whose frame leaves it open, once its doer is known."""

    def __init__(self, lexicon: Lexicon, context: Context) -> None:
        self._lexicon = lexicon
        self._context = context

    def find(self, sentence: Sentence, reading: Reading, told: Told) -> int:
        """Puts the recipients in. How many roles were filled that nothing marks."""
        act, assumed = reading.act, 0
        if self._lexicon.verb_first and _its_own(reading, told.carried):
            reading.recipients = []  # "and demanded that its own be freed": of whom it was told before
        if self._lexicon.postpositions and _pronoun_of_doer(reading):
            reading.recipients = []  # "A met B and congratulated him": him is not A
        suffix = sentence.words.analyses[act.hit.j - 1].suf
        if suffix and not reading.recipients and "pronoun" in (act.frame.get("recipient") or ()):
            self._by_pronoun(sentence, reading, told.carried)
        if not reading.recipients and not act.nominal:
            assumed += _carried_on(reading, told.carried)
        if not reading.recipients and not act.nominal:
            _answered(sentence, reading, told)
        if act.nominal and reading.actors and not reading.recipients and self._lexicon.verb_medial:
            _refused_by(sentence, reading, told)
        _done_to_victims(reading, told.victims)
        if _lacks_side(sentence, reading, self._lexicon) and not _victim(sentence, reading):
            assumed += _same_deed(sentence, reading, told) or self._other_side(sentence, reading)
        return assumed

    def abroad(self, sentence: Sentence, reading: Reading, told: Told) -> bool:
        """One known side is enough for what a state says or does among others: told of it by a verb, in a report about several
        states that was just telling of them."""
        act = reading.act
        weak = act.hit.entry.data.get("weak")
        if event_type(act) not in _ALONE or weak or act.nominal or act.says not in ASSERTED or not reading.actors:
            return False
        if not all(m.cls in _OFFICIAL for m in reading.actors) or reading.recipients:
            return False
        if _victim(sentence, reading):
            return True  # "condemned the attack on Mali": whoever did it
        return (
            told.last_event is not None and sentence.number - told.last_event <= _NEXT and len(self._context.counts) > 1
        )

    def between_two(self, reading: Reading) -> bool:
        """A generic friendly word ("committed to") in a report about two states alone, said by one of them, is towards the other."""
        towards = bool(reading.why) and reading.why[-1] == _TOWARDS
        return towards and event_type(reading.act) in _FRIENDLY and self._context.dominates()

    # -- the pronoun on the verb -------------------------------------------------------------------------------------

    def _by_pronoun(self, sentence: Sentence, reading: Reading, carried: Reading | None) -> None:
        """ "Expelled B and gave it a day": the pronoun on the verb is whom the verb before was done to, or the last subject."""
        keys, subject = reading.keys(), self._context.subject
        one_way = carried.recipients if carried is not None and not act_together(carried) else []
        done_to = [m for m in one_way if m.keys and not m.keys & keys]
        if done_to:
            reading.recipients = done_to
        elif subject and not keys & {p.key for p in subject}:
            reading.recipients = [stand_in(sentence, reading.act, subject)]
        else:
            return
        reading.why.append("recipient is the pronoun on the verb")

    # -- the other side ----------------------------------------------------------------------------------------------

    def _other_side(self, sentence: Sentence, reading: Reading) -> int:
        """The other state of the clause, else of the sentence, else of the report. 1 when there is one."""
        other = fallback_recipient(sentence, reading, self._lexicon.verb_final)
        if other is None or other in reading.actors:
            reaction = self._after_whose_deed(sentence, reading)
            return reaction or self._other_of_pair(sentence, reading) or _told_by(sentence, reading)
        if reading.actors:
            grouped = other.group >= 0 and (self._lexicon.verb_first or "between" in other.markers)
            with_it = [m for m in sentence.mentions if m.group == other.group and m.keys] if grouped else [other]
            reading.recipients.extend(with_it)
        elif reading.act.says == "participle" and "agent" in other.markers:
            return 0  # the doer of the main verb
        elif not other.markers or _DOING & set(other.markers):
            reading.actors.append(other)
        else:
            return 0
        reading.why.append("the other state of the clause, unmarked")
        return 1

    def _after_whose_deed(self, sentence: Sentence, reading: Reading) -> int:
        """ "A recalled its envoy after B barred two ministers": the answer to what B did is towards B."""
        act, keys = reading.act, reading.keys()
        if not self._lexicon.verb_medial or act.nominal or not reading.actors or len(keys) != 1:
            return 0
        if event_type(act) not in _REACTIONS:
            return 0
        for hit in heads(sentence, "marker", "after", "because"):
            if hit.i < act.j or sentence.cost(act.j, hit.i) > _NEXT_CLAUSE:
                continue
            behind = (m for m in sentence.mentions if 0 <= m.i - hit.j <= 1)
            other = next((m for m in behind if m.keys and not m.keys & keys), None)
            if other is not None:
                reading.recipients.append(other)
                reading.why.append("in answer to what this one did")
                return 1
        return 0

    def _other_of_pair(self, sentence: Sentence, reading: Reading) -> int:
        """An act told of one of the two states a report is about, with nobody else in the clause, is towards the other."""
        act, keys = reading.act, reading.keys()
        if act.nominal or not reading.actors or len(keys) != 1:
            return 0
        generic = act.hit.entry.data.get("weak")
        if generic and (event_type(act) not in _FRIENDLY or not self._context.dominates()):
            return 0
        if act.frame.get("mutual") and _only_other(sentence, reading):
            return 1
        pair, dyad = self._pair(act), set(self._context.dyad())
        about_them = set(pair) == dyad or self._at_that_meeting(sentence, act)
        if len(pair) != 2 or not about_them or not keys <= set(pair):
            return 0
        if self._lexicon.verb_medial and any(m.keys and not m.keys <= dyad for m in sentence.mentions):
            return 0  # another state is spoken of
        other = next(p for k, p in pair.items() if k not in keys)
        reading.recipients.append(stand_in(sentence, act, (other,)))
        reading.why.append(_TOWARDS)
        return 1

    def _at_that_meeting(self, sentence: Sentence, act: Act) -> bool:
        """ "At this meeting A proposed": towards those just told to have met, whoever else the report names."""
        pointing = frozenset(self._lexicon.language.get("demonstratives") or ())
        keys = sentence.words.keys
        return any(
            hit.entry.data.get("type") == "CONSULT"
            and hit.says is None
            and sentence.start < hit.i < act.i
            and keys[hit.i - 1] in pointing
            for hit in sentence.of_kind("trigger")
        )

    def _pair(self, act: Act) -> dict[str | None, Party]:
        """The two sides of the last event; before the first, where the noun has its owner behind it and the verb is last, the
        two states the report names over and over."""
        context = self._context
        named = self._lexicon.verb_final and self._lexicon.head_first and event_type(act) in _OUTWARD
        if context.pair or not named or not context.dominates():
            return {p.key: p for p in context.pair}
        often = {key for key in context.dyad() if context.counts[key] >= _OFTEN}
        return {p.key: p for p in context.recent if p.type == "state" and p.key in often}


def vague(reading: Reading) -> bool:
    """Done towards others whom no code stands for ("the international community"): one known side is all there is."""
    return any(m.cls == "vague" for m in reading.recipients)


def _victim(sentence: Sentence, reading: Reading) -> bool:
    """Whether the deed the act is about was done to somebody else, with no word of who did it."""
    doers = _doer_keys(reading)
    named = not reading.recipients and bool(doers)
    return named and any(
        m.keys and not m.keys <= doers and suffers(sentence, m, reading.act) for m in sentence.mentions
    )


def _lacks_side(sentence: Sentence, reading: Reading, lexicon: Lexicon) -> bool:
    """Whether one side is still open, and a state nothing marks may be it."""
    frame, keys = reading.act.frame, reading.keys()
    if lexicon.postpositions and not reading.actors and attributive(sentence, reading.act):
        return False  # "the attack on B": by whom is not said
    if marks_both(reading) and len(keys) == 1:
        return False  # a government and the rebels of its own: no other side
    one_sided = not reading.recipients and not frame.get("mutual") and not frame.get("single")
    guessed = frame.get("guess", True) or sentence.kind == "headline"
    return bool(guessed) and (len(keys) < 2 or one_sided) and not vague(reading) and not _at_home(reading)


def _at_home(reading: Reading) -> bool:
    """Both roles are marked and it is one state: its own affair ("the minister summoned the Turkish army chief")."""
    if reading.own and not reading.recipients:
        return True
    named = [m for m in reading.recipients if m.reference is None]
    return reading.explicit > 1 and bool(reading.actors and named)


# -- what was told before in the sentence --------------------------------------------------------------------------


def _its_own(reading: Reading, carried: Reading | None) -> bool:
    """The doer is all that stands where the recipient would, behind a verb that was told already."""
    if carried is None or reading.act.frame.get("mutual"):
        return False
    doers = _doer_keys(reading)
    return bool(doers) and bool(reading.recipients) and all(m.keys and m.keys <= doers for m in reading.recipients)


def _pronoun_of_doer(reading: Reading) -> bool:
    """Whom it was done to is a pronoun taken for the doer, who would be called "himself"."""
    doers = _doer_keys(reading)
    pronouns = [m for m in reading.recipients if m.resolve in _HIM and m.keys and m.keys <= doers]
    return bool(pronouns) and len(pronouns) == len(reading.recipients) and not act_together(reading)


def _carried_on(reading: Reading, carried: Reading | None) -> int:
    """Two verbs of one subject: "sent aid and promised more"."""
    doers = _doer_keys(reading)
    if carried is None or reading.own or act_together(reading) or not doers or doers != _doer_keys(carried):
        return 0
    reading.recipients = [m for m in carried.recipients if not m.keys <= reading.keys()]
    reading.why.append("recipient carried on from the clause before")
    return int(bool(reading.recipients))


def _answered(sentence: Sentence, reading: Reading, told: Told) -> None:
    """Whom a reaction is to: who did the deed it names ("condemned the attack"), or who has just acted on its doer."""
    keys = reading.keys()
    named = () if reading.act.frame.get("mutual") else _deeds(sentence, reading.act)
    doers = next((told.doers[event] for event in named if event in told.doers), ())
    if doers and not keys & {p.key for p in doers}:
        reading.recipients = [stand_in(sentence, reading.act, doers)]
        reading.why.append("who did the deed named")
    elif keys:
        last = next((r for r in reversed(told.acts) if keys <= {k for m in r.recipients for k in m.keys}), None)
        if last is None and told.carried is not None and _about_it(sentence, told.carried, reading):
            last = told.carried
        if last is not None and last.actors:
            reading.recipients = list(last.actors)
            reading.why.append("an answer to what was told before in the sentence")
        elif last is None and (doer := _before_relative(sentence, reading)):
            reading.recipients = [doer]
            reading.why.append("an answer to what was told before in the sentence")


def _refused_by(sentence: Sentence, reading: Reading, told: Told) -> None:
    """ "A turned down a B request": what B asked for, offered or charged was addressed to A, who answers it."""
    act, keys = reading.act, reading.keys()
    if event_type(act) not in _ADDRESSED:
        return
    for answer in told.acts:
        near = 0 <= act.i - answer.act.j <= _ANSWER_WORDS and sentence.cost(answer.act.j, act.i) < _COMMA
        inside = answer.act.i < act.i < answer.act.j
        if event_type(answer.act) == "REJECT" and (near or inside) and not keys & _doer_keys(answer):
            reading.recipients = list(answer.actors)
            reading.why.append("who answers it")


def _before_relative(sentence: Sentence, reading: Reading) -> Mention | None:
    """ "A offered to mediate, which B (agent) turned down": where a postposition marks doers, the doer before the relative word."""
    if event_type(reading.act) not in _OUTWARD or not reading.actors:
        return None
    first = min(m.i for m in reading.actors)
    opens = [h for h in heads(sentence, "connective", "relative") if 0 <= first - h.j <= 1]
    doers = [m for m in sentence.mentions if "agent" in m.markers and opens and m.j <= opens[-1].i]
    near = bool(doers) and sentence.cost(doers[-1].j, opens[-1].i) < _CARRY
    return doers[-1] if near and doers[-1].keys and not doers[-1].keys & reading.keys() else None


def _deeds(sentence: Sentence, act: Act) -> Iterator[str]:
    """The types of the act that is the object of a reaction: an event noun right before it (behind it where verbs come first)."""
    for hit in sentence.of_kind("trigger"):
        event = str(hit.entry.data["type"])
        if event not in DEEDS or hit is act.hit or hit.says is not None:
            continue
        if event == event_type(act) == "AID":
            continue  # "put a million dollars at its disposal": its own gift, and no answer to one
        if act.hit.first <= hit.i and hit.j <= act.hit.j and event_type(act) in ("ACCUSE", "REJECT"):
            yield event  # between the parts of the trigger: "called the raid a provocation"
            continue
        gap = act.i - hit.j if hit.j <= act.i else hit.i - act.j
        if 0 <= gap <= _DEED_WORDS and sentence.cost(min(hit.j, act.j), max(hit.i, act.i)) < _COMMA:
            yield event


def _about_it(sentence: Sentence, first: Reading, second: Reading) -> bool:
    """ "A did this, which B condemned": the relative is what A did."""
    opens = heads(sentence, "connective", "relative")
    return not second.keys() & _doer_keys(first) and any(first.act.j <= h.i < second.act.i for h in opens)


def _done_to_victims(reading: Reading, victims: Reading | None) -> None:
    """ "Two of B were killed when A opened fire": the verb with a doer is told of those who suffered the one without."""
    act, doers = reading.act, _doer_keys(reading)
    if victims is None or not doers or event_type(act) not in VIOLENT or act.nominal or act.passive:
        return
    if len(reading.keys()) == 1 and not victims.keys() & doers:
        reading.recipients = list(victims.recipients)
        reading.why.append("those the verb before was told of")


def _same_deed(sentence: Sentence, reading: Reading, told: Told) -> int:
    """ "A will withdraw from B. The withdrawal (of A) begins in May": the same doer's same deed, told a moment ago. 1 if so."""
    number, before = told.deeds.get(deed_of(reading.act), (0, None))
    doers = _doer_keys(reading)
    if before is None or sentence.number - number > _MOMENT or event_type(reading.act) not in _WITH_TROOPS:
        return 0
    others = tuple(p for m in before.recipients for p in m.parties if p.key)
    if reading.recipients or not doers or doers != _doer_keys(before) or not others:
        return 0
    if any(m.keys - doers - {p.key for p in others} for m in sentence.mentions):
        return 0  # another state is spoken of
    reading.recipients = [stand_in(sentence, reading.act, others)]
    reading.why.append("the same deed was told before")
    return 1


def _doer_keys(reading: Reading) -> frozenset[str]:
    return frozenset(k for m in reading.actors for k in m.keys)


# -- the other side in the sentence --------------------------------------------------------------------------------


def _only_other(sentence: Sentence, reading: Reading) -> bool:
    """Of something done together: with the only other state of the sentence."""
    keys = reading.keys()
    sides = [m for m in sentence.mentions if not NO_SIDE & set(m.markers)]
    near: dict[str | None, Mention] = {p.country: m for m in sides for p in m.parties if p.key not in keys}
    if len(near) != 1 or None in near or not all(p.country for m in reading.actors for p in m.parties):
        return False
    reading.recipients.append(next(iter(near.values())))
    reading.why.append("with the only other state of the sentence")
    return True


def _told_by(sentence: Sentence, reading: Reading) -> int:
    """ "A said that B would deliver radars": to whom nobody says, and it is A who tells it."""
    act, keys = reading.act, reading.keys()
    if act.nominal or len(keys) != 1 or not reading.actors or act.hit.entry.data.get("weak"):
        return 0
    for speech in sentence.speeches:
        speaker = speech.speaker
        told = speech.i <= act.i < speech.j and speaker is not None and speaker.i < act.i
        if told and speaker is not None and speaker.keys and not speaker.keys & keys:
            reading.recipients.append(speaker)
            reading.why.append("towards the one who tells it")
            return 1
    return 0
