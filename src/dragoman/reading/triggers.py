"""Which triggers of a sentence tell an event, and why not the others? Wrong senses, rivals and governed acts lose."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.lexicon import Lexicon
from dragoman.reading.acts import Act, act_of
from dragoman.reading.clauses import opening_phrase
from dragoman.reading.frames import Reading, read_frame
from dragoman.reading.light_verbs import hyphened
from dragoman.reading.scan import Hit
from dragoman.reading.senses import Around, Senses
from dragoman.reading.sentence import Sentence
from dragoman.reading.status import Status
from dragoman.reading.trace import Trace

# Acts whose object is another act: what they ask for, refuse or promise is not a further event of its own.
_GOVERNING = frozenset({"REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE"})
_REFUSED = frozenset({"REQUEST", "ACCUSE", "THREATEN", "AGREE"})  # what is said before it can be refused
_LEADING = 2  # words between an event noun's postposition and the noun that governs it
_NAMING = frozenset(
    {"for", "of", "on", "to", "against", "about", "by", "in", "from"}
)  # prepositions an act is only named behind
_BACKGROUND = frozenset({"after", "because", "during", "before"})
_GOVERNED_OPEN = 1.5  # an infinitive is governed from beyond a comma and a "that"
_GOVERNED_NOUN = 0.6  # an event noun from beyond a comma
_SAID = 2.0  # what a threat says stands in the clause behind its "that"
_SAID_WORDS = 3  # words between a threat and its "that"
_UNDER = 1.5  # a condition behind the act reaches over no full clause boundary
_SIGNING = frozenset({"signing", "ratification"})
_IN_CLAUSE = 0.8  # what the boundaries within one clause cost
_COMMAS = frozenset(",\u060c")


class Triggers:
    """Chooses the triggers of the sentences of one report that may tell an event."""

    def __init__(self, lexicon: Lexicon, trace: Trace | None = None) -> None:
        self._lexicon = lexicon
        self._trace = trace
        self._demonstratives = frozenset(lexicon.language.get("demonstratives") or ())
        self._owned = lexicon.verb_final and lexicon.head_first  # there a bare noun carries its owner with it
        self._senses = Senses(lexicon)

    def read(self, sentence: Sentence) -> list[Reading]:
        """The acts of a sentence, each with the roles that its frame gives."""
        around = Around(sentence)
        acts = [a for h in sentence.of_kind("trigger", "position") if (a := self._act(around, h))]
        return [read_frame(sentence, act, self._lexicon) for act in acts]

    def choose(self, sentence: Sentence, readings: Sequence[Reading]) -> list[Reading]:
        """Of all readings, those that tell something: one for the same words, the best marked first."""
        return self._without_rivals(sentence, [r for r in readings if self._tells(sentence, r)])

    def untold(self, sentence: Sentence, reading: Reading, others: Sequence[Reading], status: Status) -> str | None:
        """Why an act is named and yet not told of: it is asked whether, governed by another act, or asserted by nothing."""
        act = reading.act
        if status.asked:
            return "a question states nothing"
        if _signed(sentence, reading, others):
            return "what is signed or ratified further on"
        governor = self._governor(sentence, reading, others, status)
        if governor is not None:
            return f"asked for, promised or refused by {governor.act.hit.entry.head!r}"
        possible = status.value == "possible" and act.says == "open" and not _cued(status, act)
        if status.open and (status.cue is None or possible):
            return "only named by its form, nothing asserts it"
        return None

    def reject(self, sentence: Sentence, hit: Hit, reason: str) -> None:
        """Says in the trace why a trigger tells no event."""
        if self._trace is not None:
            words = sentence.words
            why = f"{_label(hit)}: {reason}"
            self._trace.add("rejected", words.starts[hit.i], words.ends[hit.j - 1], words.quote(hit.i, hit.j), why)

    # -- one trigger -------------------------------------------------------------------------------------------------

    def _act(self, around: Around, hit: Hit) -> Act | None:
        sentence = around.sentence
        reason = self._senses.wrong(around, hit) or ("half of a hyphened word" if hyphened(sentence, hit) else None)
        act = None
        if reason is None:
            act = act_of(sentence, hit, self._lexicon)
            reason = None if act else "a noun that needs its verb, and has none near"
        if act is not None and act.nominal and self._pointed_at(sentence, hit):
            act, reason = None, "an act told before, pointed at"
        if reason:
            self.reject(sentence, hit, reason)
        return act

    def _pointed_at(self, sentence: Sentence, hit: Hit) -> bool:
        """ "This attack": behind a demonstrative (language.yml) a bare noun tells nothing new."""
        before = hit.i - 1
        return before >= sentence.start and sentence.words.keys[before] in self._demonstratives

    def _tells(self, sentence: Sentence, reading: Reading) -> bool:
        """Whether a noun that is an event in headlines only is told here: in one, or with both sides marked."""
        act = reading.act
        if not act.nominal or act.hit.entry.data.get("nominal") != "headline" or sentence.kind == "headline":
            return True
        if len(reading.keys()) > 1 and marks_both(reading):
            return True
        if act.frame.get("single") and reading.actors and all("by" in m.markers for m in reading.actors):
            return True  # "the test of a missile by A"
        self.reject(sentence, act.hit, "a bare noun tells an event in headlines, or with both sides marked")
        return False

    def _without_rivals(self, sentence: Sentence, readings: Sequence[Reading]) -> list[Reading]:
        """Of readings of the same words, the one that fills more roles at less cost; of two types with equal roles both lose
        to none: the first in the lexicon stays."""
        kept: list[Reading] = []
        for reading in sorted(readings, key=_preference):
            rival = next((k for k in kept if _rivals(k.act, reading.act)), None)
            if rival is None:
                kept.append(reading)
            else:
                self.reject(sentence, reading.act.hit, f"read as {_label(rival.act.hit)} instead")
        return kept

    # -- one act under another ---------------------------------------------------------------------------------------

    def _governor(
        self, sentence: Sentence, reading: Reading, others: Sequence[Reading], status: Status
    ) -> Reading | None:
        """The act that asks for, refuses, promises or threatens this one."""
        act, verb_first = reading.act, self._lexicon.verb_first
        governors = [r for r in others if r is not reading and r.act.hit.kind == "trigger" and r.act.says != "open"]
        gerund = act.says == "linked" and not self._lexicon.postpositions and _gerund(sentence, act)
        if not act.nominal and act.says != "open" and not gerund:
            future = act.says == "planned" or status.value in ("planned", "negated")
            threats = [r for r in governors if event_type(r.act) == "THREATEN"] if verb_first and future else []
            return next((r for r in threats if _threatened(sentence, act, r.act)), None)
        if act.nominal and verb_first and _background(sentence, act):
            return None
        if act.nominal and self._lexicon.verb_medial and (comma := opening_phrase(sentence, act)) is not None:
            governors = [r for r in governors if r.act.passive or r.act.i < comma]
        mutual = act.nominal and act.frame.get("mutual")
        if self._owned and mutual and len(reading.keys()) > 1 and _venue(sentence, act):
            return None
        return next((r for r in governors if self._governs(sentence, act, r.act)), None)

    def _infinitive(self, sentence: Sentence, act: Act) -> bool:
        """Does "to" stand before the act's verb, an adverb between at most?"""
        infinitive = (self._lexicon.files.get("verbs") or {}).get("infinitive") or ()
        return any(k in infinitive for k in sentence.words.keys[max(sentence.start, act.i - 2) : act.i])

    def _governs(self, sentence: Sentence, act: Act, other: Act) -> bool:
        """Whether an act that is named (noun, infinitive, gerund) is the object of another."""
        kind, governing = event_type(act), event_type(other)
        if governing == "REJECT" and act.says == "linked" and _means(sentence, act):
            return False  # "denied it and responded by closing ...": that was done
        if governing == "ACCUSE" and act.nominal and _owned_by(sentence, act, other):
            return True
        if self._lexicon.verb_medial and not act.nominal and other.nominal and other.i > act.i:
            return False  # a noun behind a verb asks for nothing before it
        if other.hit.entry.data.get("then") == "infinitive" and not self._infinitive(sentence, act):
            return False  # "told him that B would send doctors"
        if governing not in _GOVERNING or (other.nominal and act.nominal):
            return False
        if governing == kind and not (kind == "AGREE" and act.says == "open"):  # "is ready to accept": one offer
            return False
        if act.nominal and governing == "REJECT" and kind in _REFUSED:
            return False  # "rebuffed a demand": the demand was made
        if act.nominal and self._lexicon.verb_first and other.i >= act.j and joined(sentence, other):
            return False  # "..., and called for": what stands before it is not what is called for
        if act.nominal and self._lexicon.postpositions and not _leads_to(sentence, act, other):
            return False
        return _crossed(sentence, act, other) < (_GOVERNED_OPEN if act.says == "open" else _GOVERNED_NOUN)


def event_type(act: Act) -> str:
    """The PLOVER type a trigger has in the lexicon ("None": a stand on an issue has none)."""
    return str(act.hit.entry.data.get("type"))


def heads(sentence: Sentence, kind: str, *names: str) -> Sequence[Hit]:
    """The markers or connectives of these names in a sentence."""
    return sentence.named(kind, *names)


def joined(sentence: Sentence, act: Act) -> bool:
    """ "And" is written on the verb."""
    return "and" in sentence.words.analyses[act.i].pre


def marks_both(reading: Reading) -> bool:
    """ "The agreement between A and B": a marking that names both sides at once."""
    return bool(reading.why) and reading.why[0].startswith("both sides")


def act_together(reading: Reading) -> bool:
    """Two states doing something together: told by a mutual frame rather than by a one-sided one."""
    return bool(reading.act.frame.get("mutual")) and len({k for m in reading.actors for k in m.keys}) > 1


def condition(sentence: Sentence, act: Act, lexicon: Lexicon) -> str | None:
    """ "inside": the act is the condition ("unless R pays"); "under": it depends on one ("will close the border unless ...")."""
    if lexicon.verb_first:
        behind = act.says is not None and any(0 <= act.i - h.j <= 1 for h in heads(sentence, "connective", "if"))
        return "inside" if behind else None
    if not lexicon.verb_medial:
        return None
    for hit in heads(sentence, "connective", "if"):
        if hit.i >= act.j:
            return "under" if sentence.cost(act.j, hit.i) < _UNDER else None
        return "under" if _COMMAS & set(sentence.words.keys[hit.j : act.i]) else "inside"
    return None


# -- rivals --------------------------------------------------------------------------------------------------------


def _preference(reading: Reading) -> tuple[bool, int, bool, bool, float, int]:
    """The order in which readings of the same words are preferred: a sense whose words stand near, more roles, stronger words."""
    hit = reading.act.hit
    weak = bool(hit.entry.data.get("weak")) or reading.act.nominal
    vague = not (hit.entry.data.get("requires") and reading.mentions)
    return vague, -min(len(reading.keys()), 2), not act_together(reading), weak, reading.cost, hit.entry.id


def _signed(sentence: Sentence, reading: Reading, others: Sequence[Reading]) -> bool:
    """ "A pact between A and B was signed": the noun names what the verb of its clause makes known."""
    act = reading.act
    if not act.nominal or event_type(act) != "AGREE" or not act.frame.get("mutual"):
        return False
    verbs = (r for r in others if not r.act.nominal and r.act.hit.entry.data.get("kind") in _SIGNING)
    return any(r.keys() & reading.keys() and sentence.cost(act.j, r.act.i) < _IN_CLAUSE for r in verbs)


def _rivals(one: Act, two: Act) -> bool:
    """The same words as two events; the same words as an event and as a stand on an issue are both true."""
    if one.hit.kind != two.hit.kind:
        return False
    verb = (
        one.hit.says is not None and two.hit.says is not None and one.hit.j == two.hit.j
    )  # the last word of a form with a gap
    return verb or (one.hit.i < two.hit.first and two.hit.i < one.hit.first)


def _label(hit: Hit) -> str:
    data = hit.entry.data
    return f"{data.get('type') or data.get('stance')} {hit.entry.head!r}"


# -- governed acts -------------------------------------------------------------------------------------------------


def _cued(status: Status, act: Act) -> bool:
    own = act.light or act.hit
    return status.cue is not None and status.cue != (own.i, own.j)


def _owned_by(sentence: Sentence, act: Act, other: Act) -> bool:
    """The event noun is the genitive of another noun right behind it: "the charge of shelling"."""
    owned = any(h.i == act.j and other.hit.i == h.j for h in heads(sentence, "marker", "of"))
    return owned or other.hit.i <= act.i < other.hit.j


def _means(sentence: Sentence, act: Act) -> bool:
    return any(h.j == act.i for h in heads(sentence, "marker", "by", "in"))


def _gerund(sentence: Sentence, act: Act) -> bool:
    """The act is named behind a preposition ("a proposal for signing a pact")."""
    return any(h.j == act.i for h in heads(sentence, "marker", *_NAMING))


def _background(sentence: Sentence, act: Act) -> bool:
    """The noun stands right behind "after", "because of", "during": it tells when or why the rest was asked or refused."""
    return any(h.j == act.i for h in heads(sentence, "marker", *_BACKGROUND))


def _venue(sentence: Sentence, act: Act) -> bool:
    """The noun stands right behind "in": the meeting at which the rest was agreed or asked for."""
    return any(h.j == act.i for h in heads(sentence, "marker", "in", "after", "under"))


def _leads_to(sentence: Sentence, act: Act, other: Act) -> bool:
    """With postpositions, an event noun is the object of a governing noun only through the postposition between them."""
    if other.hit.i <= act.i:
        return True
    behind = next((h for h in sentence.opening_at(act.j) if h.kind == "marker"), None)
    near = other.hit.i - (behind.j if behind else act.j) <= _LEADING
    return near and (behind is None or behind.entry.head != "in")


def _crossed(sentence: Sentence, act: Act, other: Act) -> float:
    """The boundaries between an act and the one that may govern it."""
    if other.hit.j <= act.i and act.j < other.j:
        return sentence.cost(other.hit.j, act.i)  # between the governing noun and its light verb
    return sentence.cost(other.j, act.i) if other.i < act.i else sentence.cost(act.j, other.i)


def _threatened(sentence: Sentence, act: Act, threat: Act) -> bool:
    """ "Warned that it would sign no pact with them": what the threat says will be done or not be done."""
    if act.i <= threat.j or sentence.cost(threat.j, act.i) >= _SAID:
        return False
    return any(0 <= h.i - threat.j <= _SAID_WORDS and h.j <= act.i for h in heads(sentence, "connective", "that"))
