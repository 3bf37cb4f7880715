"""Who is the subject of the verbs of a sentence, and of a verb that has none of its own? Mostly of verbs that come first."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.lexicon import Lexicon
from dragoman.reading.acts import Act, attributive, subject_of_next
from dragoman.reading.clauses import ACTING, resumes
from dragoman.reading.frames import Reading
from dragoman.reading.mentions import Mention
from dragoman.reading.scan import Hit
from dragoman.reading.sentence import Sentence
from dragoman.reading.triggers import event_type, heads, joined

_CLAUSE_OPENS = ("clause", "but", "switch", "that")
CARRY = 2.6  # a dropped subject reaches over one full clause boundary, not over two
_RELATIVE = 0.7  # a relative clause goes on over its verb, not over "and" with another verb
_COMMA = 0.3  # less than a comma costs
_BESIDE = 1.0  # a doer this far from an opening phrase is of another clause
_OBJECT_WORDS = 3  # words between a subject and whom its verb addresses
_OFFICIALS = frozenset({"person", "office", "counterpart", "envoy", "official", "delegation", "institution"})


def in_relative(sentence: Sentence, act: Act) -> bool:
    """Whether the act is told in a relative clause, by its verb or by the one behind its noun."""
    verb = act.light if act.light is not None and act.light.i > act.hit.i else None
    if act.says is None:
        return False
    opens = list(heads(sentence, "connective", "relative"))
    return any(0 <= act.i - h.j <= 1 or (verb is not None and act.hit.i < h.j <= verb.i <= h.j + 1) for h in opens)


def doer_before(sentence: Sentence, act: Act) -> Mention | None:
    """The mention right behind the last verb before an act ("Iraq declared ..., and recalled")."""
    told = [h for h in sentence.of_kind("light", "trigger") if h.says in ("done", "habitual")]
    opens = {h.j for h in heads(sentence, "connective", "relative")}
    verbs = {h.j for h in [*sentence.of_kind("speech"), *told] if not {h.i, h.i - 1} & opens}  # not "which X makes"
    behind = [m for m in sentence.mentions if m.j <= act.i and m.i in verbs and m.keys and not m.markers]
    behind = [m for m in behind if m.cls != "thing"]
    return behind[-1] if behind and sentence.cost(behind[-1].j, act.i) < CARRY else None


def joined_subject(sentence: Sentence, act: Act) -> Mention | None:
    """ "X reached Y and asked for": a verb with "and" written on it goes on about the subject of the clause before: its first
    bare mention."""
    if not joined(sentence, act) and not resumes(sentence, act):
        return None
    opens = [h.j for h in heads(sentence, "connective", *_CLAUSE_OPENS) if h.j <= act.i]
    start = max(opens, default=sentence.start)
    aside = [h.j for h in heads(sentence, "connective", "relative") if start <= h.j <= act.i]
    clause = [m for m in sentence.mentions if start <= m.i and m.j <= act.i]
    clause = [m for m in clause if not any(k <= m.i and sentence.cost(k, m.i) < _RELATIVE for k in aside)]
    first = next((m for m in clause if not m.markers and not m.bare_demonym), None)
    return first if first is not None and first.keys and sentence.cost(first.j, act.i) < CARRY else None


def occasion(sentence: Sentence, act: Act) -> bool:
    """ "During", "in", "after": the noun is what something was said or done at."""
    return any(h.j == act.i for h in heads(sentence, "marker", "during", "in", "after", "under"))


def _verbs(sentence: Sentence) -> list[Hit]:
    told = ("done", "habitual", "planned")
    return [h for h in sentence.of_kind("light", "trigger", "speech") if h.kind == "speech" or h.says in told]


def told_before(sentence: Sentence, act: Act) -> bool:
    """Whether a verb of the sentence stands before the act."""
    return any(h.j <= act.i for h in _verbs(sentence))


def subjects_behind(sentence: Sentence, act: Act) -> Iterator[Mention]:
    """Those who stand where a verb has its subject, in text order."""
    verbs = _verbs(sentence)
    for mention in sentence.mentions:
        bare = mention.keys and not mention.markers and not mention.bare_demonym and mention.cls in ACTING
        if bare and any(0 <= mention.i - h.first <= 1 and sentence.cost(h.j, mention.i) < _COMMA for h in verbs):
            yield mention


def thanked(sentence: Sentence, reading: Reading, carried: Reading | None) -> bool:
    """ "Thanked B for the aid that (it) sent": those who are praised in the clause before did what its relative clause tells."""
    if carried is None or event_type(carried.act) not in ("SUPPORT", "ACCUSE") or not carried.recipients:
        return False
    behind = any(carried.act.j <= h.i for h in heads(sentence, "connective", "relative"))
    if not behind or set(map(id, carried.recipients)) & set(map(id, reading.recipients)):
        return False
    reading.actors = list(carried.recipients)
    if not reading.recipients:
        reading.recipients = [m for m in carried.actors if not m.keys & reading.keys()]
    reading.why.append("those who are thanked for it")
    return True


def unknown_doer(sentence: Sentence, act: Act) -> bool:
    """The clause names its doer ("the crowd"), who is no party we know: nobody else may be put in."""
    doers = [m for m in sentence.mentions if "agent" in m.markers and m.j <= act.i]
    marked = {m.marked for m in doers}
    unread = [h for h in heads(sentence, "marker", "agent") if h.j <= act.i and (h.i, h.j) not in marked]
    if unread and (not doers or unread[-1].i > doers[-1].j) and sentence.cost(unread[-1].j, act.i) < CARRY:
        return True
    return bool(doers) and not doers[-1].keys and sentence.cost(doers[-1].j, act.i) < CARRY


def attributed(sentence: Sentence, act: Act, lexicon: Lexicon) -> bool:
    """A participle before a noun: nobody but that noun is its doer; before its own noun: whoever did it is not said."""
    if lexicon.postpositions and attributive(sentence, act):
        return True
    return act.says == "participle" and act.light is not None and act.light.i >= act.hit.first


def main_doer(sentence: Sentence, reading: Reading, comma: int) -> None:
    """ "After talks with X, the minister of Y said": who does what the sentence tells did what its opening phrase names; of talks
    without a partner, with the one told there ("During talks in Z, X told Y")."""
    act, keys = reading.act, reading.keys()
    behind = [m for m in sentence.mentions if m.i > comma and m.keys and not m.markers and m.resolve != "self"]
    doer = next((m for m in behind if subject_of_next(sentence, m)), None)
    if doer is None or sentence.cost(comma + 1, doer.i) > _BESIDE or (reading.recipients and doer.keys & keys):
        return
    group = [m for m in sentence.mentions if doer.group >= 0 and m.group == doer.group] or [doer]
    if act.frame.get("mutual") and not reading.recipients and len({k for m in group for k in m.keys}) < 2:
        partner = next((m for m in behind if 0 <= m.i - doer.j <= _OBJECT_WORDS and m is not doer), None)
        if partner is None or partner.cls not in _OFFICIALS or partner.keys & doer.keys:
            return
        reading.recipients = [partner]
    reading.actors = group
    reading.why.append("the doer of the sentence, whose opening phrase it is")
