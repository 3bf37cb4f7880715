"""Did it happen, will it, might it, did it not; and who says so? Cues, verb forms and verbs of saying, by scope."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.lexicon import Lexicon
from dragoman.reading.acts import Act
from dragoman.reading.candidates import first_is_subject
from dragoman.reading.mentions import Mention
from dragoman.reading.relations import relations
from dragoman.reading.scan import Hit
from dragoman.reading.scope import governs
from dragoman.reading.sentence import Sentence, Speech

_ORDER = {"negated": 4, "possible": 3, "planned": 2, "ongoing": 1}
_SAYS = {"negated": "negated", "planned": "planned", "ongoing": "ongoing", "open": "possible", "habitual": "occurred"}
_QUESTION = frozenset("?\u061f")
_QUOTES = {"\u201c": "\u201d", "\u00ab": "\u00bb", '"': '"', "\u201d": "\u201d", "\u2018": "\u2019"}
_TELLING = frozenset({"done", "planned", "ongoing", "habitual", "passive"})  # what a finite form may say
_CARRY = 2.6  # a doer is that of the verb of saying over one full clause boundary
_CLAUSE = 0.6  # commas between a converb and its verb


@dataclass(frozen=True, slots=True)
class Status:
    """`value`: occurred | ongoing | planned | possible | negated; `cue`: words [i, j) that say so; `open`: the act is only
    named by its form (infinitive, subjunctive), nothing asserts it;
    `asked`: it stands in a question."""

    value: str
    cue: tuple[int, int] | None = None
    open: bool = False
    asked: bool = False


def status_of(sentence: Sentence, act: Act, lexicon: Lexicon) -> Status:
    """The status of an act: the strongest cue whose scope holds it, else what its form says."""
    fixed = act.hit.entry.data.get("status")
    best = Status(str(fixed), (act.hit.i, act.hit.j)) if fixed and fixed != "occurred" else None
    for hit in sentence.of_kind("status"):
        value = str(hit.entry.data["status"])
        if value == "none" or not governs(sentence, hit, act):
            continue
        if lexicon.verb_final and lexicon.head_first and _behind_its_verb(hit, act):
            continue
        if hit.entry.data.get("names") and (act.nominal or act.says == "open"):
            return Status(value, None, open=True)  # "ways to", "efforts for": the act is only named
        if best is None or _ORDER.get(value, 0) > _ORDER.get(best.value, 0):
            best = Status(value, (hit.i, hit.j))
    if _asked(sentence, act):
        return Status("possible", (sentence.end - 1, sentence.end), asked=True)
    if best is None and act.says == "open" and _headline_future(sentence, act, lexicon):
        return Status("planned", (act.i - 1, act.i))
    if best is None and act.says == "linked" and lexicon.postpositions and (verb := _future_behind(sentence, act)):
        return Status("planned", verb)
    said = _SAYS.get(act.says or "")
    opened = act.says == "open" or (act.nominal and "to" in sentence.words.analyses[act.hit.i].pre)
    if best is not None and (best.value != "ongoing" or act.says == "open"):  # "began to bomb"
        return Status(best.value, best.cue, opened)
    if said and said != "occurred":
        anchor = act.light or act.hit
        return Status(said, (anchor.i, anchor.j), opened)
    if best is not None and act.says == "done" and lexicon.verb_first and act.light is None:
        return Status("occurred", None, opened)  # "denied that there are talks going on": it is the talks that go on
    return best or Status("occurred", None, opened)


def _behind_its_verb(cue: Hit, act: Act) -> bool:
    """ "A accused B; B denied it": where the verb ends its clause, a cue behind a finite one is the next verb's."""
    told = not act.nominal and act.says in ("done", "passive", "ongoing", "habitual")
    return told and cue.i >= act.j and str(cue.entry.data.get("where") or "either") != "clause"


def _future_behind(sentence: Sentence, act: Act) -> tuple[int, int] | None:
    """ "Having gone to B, A will meet ...": a converb is still to come where the next finite verb of its clause is."""
    finite = [h for h in sentence.of_kind("light", "trigger") if h.i >= act.j and h.says in _TELLING]
    verb = min(finite, key=lambda h: h.i, default=None)
    if verb is None or verb.says != "planned" or sentence.cost(act.j, verb.i) > _CLAUSE:
        return None
    return verb.i, verb.j


def _headline_future(sentence: Sentence, act: Act, lexicon: Lexicon) -> bool:
    """ "Japan to send ships": an infinitive right behind its subject, with no finite verb before it, is what will be."""
    infinitive = (lexicon.files.get("verbs") or {}).get("infinitive") or ()
    at = act.i - 1
    if (
        at <= sentence.start
        or sentence.words.keys[at] not in infinitive
        or not any(m.j == at and not m.markers for m in sentence.mentions)
    ):
        return False
    return not any(
        h.j <= at and h.kind in ("finite", "be", "speech", "light", "trigger") and h.says != "open"
        for h in sentence.hits
        if h.says or h.kind in ("finite", "be", "speech")
    )


def _asked(sentence: Sentence, act: Act) -> bool:
    """A question states nothing."""
    last = sentence.end - 1
    return last >= sentence.start and sentence.words.keys[last] in _QUESTION and sentence.cost(act.j, last) < 1.1


def find_speeches(sentence: Sentence, lexicon: Lexicon) -> list[Speech]:
    """Verbs of saying with their subject and the words said: behind "that", a colon or a quotation mark, else before the verb."""
    found: list[Speech] = []
    for hit in sentence.of_kind("speech"):
        act = Act(hit, hit.i, hit.j, "done", None, False, {})
        follows = _verb_behind(sentence, hit) if lexicon.verb_medial else lexicon.verb_final and lexicon.head_first
        i, j = _complement(sentence, hit, follows)
        if lexicon.verb_medial and i == sentence.start:
            j = _before_speaker(sentence, hit, j)
        found.append(Speech(hit, _speaker(sentence, act, lexicon, i, j), i, j))
    for mention in sentence.mentions:
        if "according" in mention.markers and mention.marked:
            anchor = Hit(
                *mention.marked, next(h.entry for h in sentence.hits if h.kind == "marker"), None, mention.marked[1]
            )
            found.append(Speech(anchor, mention, sentence.start, sentence.end))
    return found


def _speaker(sentence: Sentence, act: Act, lexicon: Lexicon, i: int, j: int) -> Mention | None:
    """The subject of the verb of saying, outside what is said."""
    best: tuple[float, Mention] | None = None
    outside = [m for m in sentence.mentions if not (i <= m.i < j)]
    ranks = {id(m): 0 for m in outside}
    table = [(m, relations(sentence, m, act, lexicon, ranks)) for m in outside]
    if lexicon.verb_final and lexicon.head_first:
        first_is_subject(sentence, act, table)
    for mention, found in table:
        cost = found.get("subject")
        if cost is not None and cost < 1.6 and (best is None or cost < best[0]):
            best = (cost, mention)
    if best is None and lexicon.postpositions:  # "A refused, and only said that": said by A
        doers = [m for m in outside if "agent" in m.markers and m.j <= act.i]
        return doers[-1] if doers and sentence.cost(doers[-1].j, act.i) < _CARRY else None
    return best[1] if best else None


def _complement(sentence: Sentence, hit: Hit, follows: bool) -> tuple[int, int]:
    """The words said. `follows`: what is said stands behind the verb of saying even without a "that" (Persian)."""
    keys = sentence.words.keys
    for k in range(hit.j, min(hit.j + 4, sentence.end)):
        if keys[k] in _QUOTES or keys[k] == ":":
            return k + 1, sentence.end
        if any(h.kind == "connective" and h.entry.head == "that" for h in sentence.opening_at(k)):
            return k + 1, sentence.end
    if follows and any(sentence.words.analyses[k].word for k in range(hit.j + 1, sentence.end)):
        return hit.j, sentence.end
    if hit.j >= sentence.end - 8:
        return sentence.start, max(sentence.start, hit.i - 1)
    return hit.j, sentence.end


def _verb_behind(sentence: Sentence, hit: Hit) -> bool:
    """ "He said Peru was lying": a verb behind the one of saying tells what is said, also where the sentence ends soon."""
    return any(
        h.i >= hit.j and (h.kind in ("finite", "be") or h.says in ("done", "ongoing"))
        for h in sentence.of_kind("finite", "be", "trigger", "light")
    )


def _before_speaker(sentence: Sentence, hit: Hit, j: int) -> int:
    """Where what is said ends: before whoever stands right before the verb of saying."""
    speaker = next((m for m in sentence.mentions if 0 <= hit.i - m.j <= 1 and not m.markers), None)
    return min(j, speaker.i) if speaker is not None else j


def speakers_of(sentence: Sentence, act: Act) -> list[Speech]:
    """Who says so, outermost first: the speeches whose words hold the act."""
    holding = [
        s for s in sentence.speeches if s.i <= act.i < s.j and not s.hit.i <= act.i < s.hit.j and s.speaker is not None
    ]
    return sorted(holding, key=lambda s: s.i)
