"""Did it happen, will it, might it, did it not; and who says so? Cues, verb forms and verbs of saying, by scope."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.lexicon import Lexicon
from dragoman.reading.acts import Act
from dragoman.reading.candidates import first_is_subject
from dragoman.reading.mentions import Mention
from dragoman.reading.relations import relations
from dragoman.reading.scan import Hit
from dragoman.reading.sentence import Sentence, Speech

_REACH = 4
_COMMA = 0.3  # less than a comma costs
_ORDER = {"negated": 4, "possible": 3, "planned": 2, "ongoing": 1}
_SAYS = {"negated": "negated", "planned": "planned", "ongoing": "ongoing", "open": "possible", "habitual": "occurred"}
_SAID = frozenset({"ACCUSE", "REQUEST", "REJECT", "AGREE", "SUPPORT", "THREATEN"})
_QUESTION = frozenset("?\u061f")
_QUOTES = {"\u201c": "\u201d", "\u00ab": "\u00bb", '"': '"', "\u201d": "\u201d", "\u2018": "\u2019"}


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
    for hit in sentence.hits:
        if hit.kind != "status":
            continue
        value = str(hit.entry.data["status"])
        if value == "none" or not _governs(sentence, hit, act):
            continue
        if hit.entry.data.get("names") and (act.nominal or act.says == "open"):
            return Status(value, None, open=True)  # "ways to", "efforts for": the act is only named
        if best is None or _ORDER.get(value, 0) > _ORDER.get(best.value, 0):
            best = Status(value, (hit.i, hit.j))
    if _asked(sentence, act):
        return Status("possible", (sentence.end - 1, sentence.end), asked=True)
    if best is None and act.says == "open" and _headline_future(sentence, act, lexicon):
        return Status("planned", (act.i - 1, act.i))
    said = _SAYS.get(act.says or "")
    opened = act.says == "open" or (act.nominal and "to" in sentence.words.analyses[act.hit.i].pre)
    if best is not None and (best.value != "ongoing" or act.says == "open"):  # "began to bomb"
        return Status(best.value, best.cue, opened)
    if said and said != "occurred":
        anchor = act.light or act.hit
        return Status(said, (anchor.i, anchor.j), opened)
    return best or Status("occurred", None, opened)


def _aim(sentence: Sentence, act: Act) -> bool:
    """A noun with "for" beside it, or a verb with "to" written on it: what the verb of the clause is meant to bring about."""
    if act.light is not None and "to" in sentence.words.analyses[act.light.i].pre:
        return True
    return act.nominal and any(
        h.kind == "marker" and h.entry.head == "for" and (0 <= h.i - act.j <= 1 or 0 <= act.i - h.j <= 1) for h in sentence.hits
    )


def _headline_future(sentence: Sentence, act: Act, lexicon: Lexicon) -> bool:
    """ "Japan to send ships": an infinitive right behind its subject, with no finite verb before it, is what will be."""
    infinitive = (lexicon.files.get("verbs") or {}).get("infinitive") or ()
    at = act.i - 1
    if at <= sentence.start or sentence.words.keys[at] not in infinitive or not any(m.j == at and not m.markers for m in sentence.mentions):
        return False
    return not any(h.j <= at and h.kind in ("finite", "be", "speech", "light", "trigger") and h.says != "open" for h in sentence.hits if h.says or h.kind in ("finite", "be", "speech"))


def _governs(sentence: Sentence, cue: Hit, act: Act) -> bool:
    data = cue.entry.data
    where, reach = str(data.get("where") or "either"), int(data.get("reach") or _REACH)
    if act.light is not None and act.light.i <= cue.i and cue.j <= act.light.j:
        return False  # the light verb itself, in another of its uses
    if cue.i < act.hit.j <= cue.j and cue.i >= act.hit.i:
        return False  # the trigger's own last word, in another of its uses
    if data.get("only") == "habitual" and act.says != "habitual":
        return False  # a cue that leaves the perfect alone
    if data.get("only") == "open" and not (act.nominal or act.says == "open"):
        return False  # a cue that takes the subjunctive, infinitive or noun leaves the indicative alone
    if data.get("only") == "infinitive" and act.says != "open":
        return False
    if cue.i >= act.i and cue.j <= act.j:
        within = where != "after" or "reach" not in data or cue.i - act.hit.first <= reach
        return (cue.i >= act.hit.first and within) or cue.j <= act.hit.i
    left = cue.j <= act.i
    gap = act.i - cue.j if left else cue.i - act.j
    if gap < 0:  # the cue begins on the verb of the act, "happened, then ..."
        return not left and cue.i >= act.hit.j and cue.j > act.j and where != "before"
    crossed = sentence.cost(cue.j, act.i) if left else sentence.cost(act.j, cue.i)
    if where == "clause":
        if not left and act.hit.entry.data.get("type") in _SAID and act.says not in ("open", "planned"):
            return False  # "threatened ... if": the condition is of what is said, not of its being said
        return crossed < 1.0
    if where == ("after" if left else "before"):
        return False
    if _aim(sentence, act) and str(data["status"]) in ("possible", "planned"):
        return crossed < 1.0  # "may use its navy for a blockade"
    if left and any(h.kind == "connective" and h.entry.head == "but" and cue.j <= h.i <= act.i and h.i != cue.i for h in sentence.hits):
        return False  # "denied helping them, but refuses to": the refusal is not denied
    if left and act.says == "done" and act.hit.entry.data.get("type") in _SAID and where != "clause" and any(
        h.kind == "connective" and h.entry.head == "relative" and cue.j <= h.i and 0 <= act.i - h.j <= 1 for h in sentence.hits
    ):
        return False  # "announced its intention to ..., which B condemned"
    if left and where == "before" and _next_verb(sentence, cue, act):
        return False
    if left and act.says == "linked" and crossed > _COMMA and (data.get("asks") or not data.get("over_that")) and act.hit.first == act.hit.j:
        return False  # "ordered them to leave, accusing B": the accusation is made
    if left and act.says == "linked" and any(sentence.words.keys[k] == "," for k in range(cue.j, act.i)):
        return False  # "without permission, calling it a violation"
    if data.get("over_that"):
        if left and act.hit.entry.data.get("type") in _SAID and _joined_on(sentence, cue, act):
            return False
        return crossed < 2.0 and gap <= max(reach, 12)
    return gap <= reach and crossed < 0.7 and not (left and _other_verb(sentence, cue.j, act.i))


def _next_verb(sentence: Sentence, cue: Hit, act: Act) -> bool:
    """Between cue and act (or on the act) stands a verb with "and" written on it: the cue was of the verb before."""
    return any(
        cue.j <= h.i <= act.i and h.kind in ("light", "trigger", "speech") and h.says in ("done", "habitual", "planned", None)
        and "and" in sentence.words.analyses[h.i].pre and (h.says is not None or h.kind == "speech") for h in sentence.hits
    )


def _joined_on(sentence: Sentence, cue: Hit, act: Act) -> bool:
    """ "denied that it had shelled R and blamed others": what the speaker goes on to say is no longer denied."""
    joined = any(h.kind == "connective" and h.entry.head == "and" and 0 <= act.i - h.j <= 1 for h in sentence.hits)
    that = any(h.kind == "connective" and h.entry.head == "that" and cue.j <= h.j <= act.i for h in sentence.hits)
    return joined and act.says != "open" and (not that or _other_verb(sentence, cue.j, act.i))


def _other_verb(sentence: Sentence, i: int, j: int) -> bool:
    """A verb stands between a cue and an act: the cue is that verb's."""
    return any(
        i <= h.i and h.j <= j and (h.kind in ("light", "finite", "speech") or (h.kind == "trigger" and h.says is not None))
        for h in sentence.hits
    )


def _asked(sentence: Sentence, act: Act) -> bool:
    """A question states nothing."""
    last = sentence.end - 1
    return last >= sentence.start and sentence.words.keys[last] in _QUESTION and sentence.cost(act.j, last) < 1.1


def find_speeches(sentence: Sentence, lexicon: Lexicon) -> list[Speech]:
    """Verbs of saying with their subject and the words said: behind "that", a colon or a quotation mark, else before the verb."""
    found: list[Speech] = []
    for hit in sentence.hits:
        if hit.kind != "speech":
            continue
        act = Act(hit, hit.i, hit.j, "done", None, False, {})
        i, j = _complement(sentence, hit, lexicon.verb_final and lexicon.head_first)
        found.append(Speech(hit, _speaker(sentence, act, lexicon, i, j), i, j))
    for mention in sentence.mentions:
        if "according" in mention.markers and mention.marked:
            anchor = Hit(*mention.marked, next(h.entry for h in sentence.hits if h.kind == "marker"), None, mention.marked[1])
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
    return best[1] if best else None


def _complement(sentence: Sentence, hit: Hit, follows: bool) -> tuple[int, int]:
    """The words said. `follows`: what is said stands behind the verb of saying even without a "that" (Persian)."""
    keys = sentence.words.keys
    for k in range(hit.j, min(hit.j + 4, sentence.end)):
        if keys[k] in _QUOTES or keys[k] == ":":
            return k + 1, sentence.end
        if any(h.i == k and h.kind == "connective" and h.entry.head == "that" for h in sentence.hits):
            return k + 1, sentence.end
    if follows and any(sentence.words.analyses[k].word for k in range(hit.j + 1, sentence.end)):
        return hit.j, sentence.end
    if hit.j >= sentence.end - 8:
        return sentence.start, max(sentence.start, hit.i - 1)
    return hit.j, sentence.end


def speakers_of(sentence: Sentence, act: Act) -> list[Speech]:
    """Who says so, outermost first: the speeches whose words hold the act."""
    holding = [s for s in sentence.speeches if s.i <= act.i < s.j and not s.hit.i <= act.i < s.hit.j and s.speaker is not None]
    return sorted(holding, key=lambda s: s.i)
