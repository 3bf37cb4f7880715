"""Does a cue ("denied that", "may", "if") reach an act? By what kind of act it takes, by distance, and by the verbs in between."""

from __future__ import annotations

from dragoman.reading.acts import Act
from dragoman.reading.deeds import told_in_relative
from dragoman.reading.scan import Hit
from dragoman.reading.sentence import Sentence

_REACH = 4  # words a cue reaches when its entry names no number
_REACH_OVER_THAT = 12  # and when it governs a whole clause behind "that"
_COMMA = 0.3  # less than a comma costs
_CIRCUMSTANCES = frozenset({"during", "after", "because"})  # what happened when, or why, the rest was so
_SAID = frozenset({"ACCUSE", "REQUEST", "REJECT", "AGREE", "SUPPORT", "THREATEN"})


def governs(sentence: Sentence, cue: Hit, act: Act) -> bool:
    """Whether the act is in the scope of the cue; `where`, `reach`, `only`, `over_that` of its entry say how far it goes."""
    data = cue.entry.data
    where, reach = str(data.get("where") or "either"), int(data.get("reach") or _REACH)
    if not _takes(sentence, cue, act) or (data.get("future") and not _to_come_behind(sentence, cue)):
        return False
    if cue.i >= act.i and cue.j <= act.j:
        within = where != "after" or "reach" not in data or cue.i - act.hit.first <= reach
        return (cue.i >= act.hit.first and within) or cue.j <= act.hit.i
    stem = any(h.kind == "light" for h in sentence.opening_at(act.j))  # "to call back": two verbs are one
    if act.says == "linked" and where == "after" and str(data["status"]) == "planned" and cue.i >= act.j and not stem:
        return False  # "telephoned and promised to": a converb is no part of what is promised
    left = cue.j <= act.i
    gap = act.i - cue.j if left else cue.i - act.j
    if gap < 0:  # the cue begins on the verb of the act, "happened, then ..."
        return not left and cue.i >= act.hit.j and cue.j > act.j and where != "before"
    crossed = sentence.cost(cue.j, act.i) if left else sentence.cost(act.j, cue.i)
    if where == "clause":
        # "threatened ... if": the condition is of what is said, not of its being said
        said = not left and _of_words(act) and act.says not in ("open", "planned")
        return not said and crossed < 1.0
    if where == ("after" if left else "before"):
        return False
    if _aim(sentence, act) and str(data["status"]) in ("possible", "planned"):
        return crossed < 1.0  # "may use its navy for a blockade"
    if left and _ended(sentence, cue, act, crossed):
        return False
    if data.get("over_that"):
        if left and _of_words(act) and _joined_on(sentence, cue, act):
            return False
        return crossed < 2.0 and gap <= max(reach, _REACH_OVER_THAT)
    return gap <= reach and crossed < 0.7 and not (left and _other_verb(sentence, cue.j, act.i))


def _to_come_behind(sentence: Sentence, cue: Hit) -> bool:
    """ "If he came, B will answer", not "when he came, B received him", with one word for if and when: a verb that is still to
    come stands behind, or nothing."""
    verbs = [h for h in sentence.of_kind("light", "trigger") if h.i >= cue.j and h.says is not None]
    return not verbs or any("planned" in str(h.says) or "open" in str(h.says) for h in verbs)


def _takes(sentence: Sentence, cue: Hit, act: Act) -> bool:
    """Whether a cue takes an act of this form, and is not one of the act's own words in another of its uses."""
    if act.light is not None and act.light.i <= cue.i and cue.j <= act.light.j:
        return False
    if act.hit.i <= cue.i < act.hit.j <= cue.j or (act.light and _passive_of(sentence, cue, act.light)):
        return False
    only = cue.entry.data.get("only")
    if only == "habitual":  # leaves the perfect alone
        return act.says == "habitual"
    if only == "open":  # takes the subjunctive, infinitive or noun, leaves the indicative alone
        return act.nominal or act.says == "open"
    return only != "infinitive" or act.says == "open"


def _passive_of(sentence: Sentence, cue: Hit, light: Hit) -> bool:
    """ "Was called off" beside a noun that takes "called off": the cue is the verb of the act with its "be"."""
    return cue.j == light.j and any(h.kind == "be" and h.i == cue.i and h.j == light.i for h in sentence.hits)


def _ended(sentence: Sentence, cue: Hit, act: Act, crossed: float) -> bool:
    """Whether something between a cue and the act behind it ends the scope."""
    data = cue.entry.data
    if not data.get("over_that") and told_in_relative(sentence, act):
        return True  # "refused the restrictions that B has imposed"
    if act.nominal and any(
        h.kind == "marker" and h.entry.head in _CIRCUMSTANCES and cue.j <= h.i for h in sentence.closing_at(act.i)
    ):
        return True  # "as was to be agreed during the session": the session took place
    if any(cue.j <= h.i <= act.i and h.i != cue.i for h in sentence.named("connective", "but")):
        return True  # "denied helping them, but refuses to": the refusal is not denied
    if (
        act.says == "done"
        and _of_words(act)
        and any(cue.j <= h.i and 0 <= act.i - h.j <= 1 for h in sentence.named("connective", "relative"))
    ):
        return True  # "announced its intention to ..., which B condemned"
    if data.get("where") == "before" and _next_verb(sentence, cue, act):
        return True
    if act.says == "done" and str(data["status"]) in ("possible", "planned") and _and_before(sentence, act):
        return True  # "discussed visas and thanked him"
    if act.says != "linked":
        return False
    if crossed > _COMMA and (data.get("asks") or not data.get("over_that")) and act.hit.first == act.hit.j:
        return True  # "ordered them to leave, accusing B": the accusation is made
    return any(
        sentence.words.keys[k] == "," for k in range(cue.j, act.i)
    )  # "without permission, calling it a violation"


def _and_before(sentence: Sentence, act: Act) -> bool:
    return any(h.kind == "connective" and h.entry.head == "and" for h in sentence.closing_at(act.i))


def _of_words(act: Act) -> bool:
    """An act that is done by saying something."""
    return act.hit.entry.data.get("type") in _SAID


def _aim(sentence: Sentence, act: Act) -> bool:
    """A noun with "for" beside it, or a verb with "to" written on it: what the verb of the clause is meant to bring about."""
    if act.light is not None and "to" in sentence.words.analyses[act.light.i].pre:
        return True
    return act.nominal and any(0 <= h.i - act.j <= 1 or 0 <= act.i - h.j <= 1 for h in sentence.named("marker", "for"))


def _next_verb(sentence: Sentence, cue: Hit, act: Act) -> bool:
    """Between cue and act (or on the act) stands a verb with "and" written on it: the cue was of the verb before."""
    return any(
        cue.j <= h.i <= act.i
        and h.says in ("done", "habitual", "planned", None)
        and "and" in sentence.words.analyses[h.i].pre
        and (h.says is not None or h.kind == "speech")
        for h in sentence.of_kind("light", "trigger", "speech")
    )


def _joined_on(sentence: Sentence, cue: Hit, act: Act) -> bool:
    """ "denied that it had shelled R and blamed others": what the speaker goes on to say is no longer denied."""
    joints = [h for h in sentence.named("connective", "and") if h.j <= act.i]
    joined = any(act.i - h.j <= 1 or (cue.j <= h.i and _verb_ends(sentence, h.i)) for h in joints)
    that = any(cue.j <= h.j <= act.i for h in sentence.named("connective", "that"))
    return joined and act.says != "open" and (not that or _other_verb(sentence, cue.j, act.i))


def _verb_ends(sentence: Sentence, k: int) -> bool:
    """Does a verb end right before word k? What "and" joins to it there is a clause of its own."""
    return any(h.says is not None and h.kind in ("light", "trigger") for h in sentence.closing_at(k))


def _other_verb(sentence: Sentence, i: int, j: int) -> bool:
    """A verb stands between a cue and an act: the cue is that verb's."""
    return any(
        i <= h.i and h.j <= j and (h.kind != "trigger" or h.says is not None)
        for h in sentence.of_kind("light", "finite", "speech", "trigger")
    )
