"""How does a mention stand to an act? Its markers, its place before or behind, and the clause say which selectors it satisfies, and at what cost."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.lexicon import Lexicon
from dragoman.reading.acts import Act, attributive
from dragoman.reading.clauses import (
    LIMIT,
    WORD,
    doer_in_relative_clause,
    in_circumstance,
    of_a_participle,
    of_a_phrase,
    of_a_thing,
    of_another_verb,
    of_attribute,
    of_something_else,
    opening_aside,
    opens_clause,
    own_verb,
    owns_object,
    owns_place,
    participle_between,
    relative_after,
    relative_clause,
    subject_follows,
    verb_between,
)
from dragoman.reading.deeds import (
    event_noun_between,
    noun_did,
    of_deed,
    of_event_noun,
    partner,
    suffers,
    taken_up,
    told_in_relative,
)
from dragoman.reading.mentions import Mention
from dragoman.reading.sentence import Sentence

_NEXT_CLAUSE = 0.4  # a comma or more between a genitive and the noun it would belong to
_NEXT_VERB = 0.7  # a comma, and a verb behind it
_COMMA = 0.3  # less than a comma costs
_OF_WORDS = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "AGREE", "CONSULT"})  # what persons do, not deeds
_BEYOND = 1.2  # a comma and the verb of the next clause
_BACKGROUND = 0.6  # what a genitive within a circumstance costs
_NOT_ITS_OWN = 1.0  # what another doer of the act costs
_OVER = 0.8  # a verb at its clause's end takes nothing from behind this boundary
_SHARED = 1.3  # one "and", no full clause boundary: the second verb may have the same bare subject


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mention stands to an act: `gap` words away over boundaries that cost `crossed`; `base` is the cost of both."""

    left: bool
    right: bool
    gap: int
    crossed: float
    base: float

    @property
    def inside(self) -> bool:
        return not self.left and not self.right


def relations(
    sentence: Sentence, mention: Mention, act: Act, lexicon: Lexicon, ranks: dict[int, int]
) -> dict[str, float]:
    """Every selector a mention satisfies for an act, with its cost."""
    at = _place(sentence, mention, act, lexicon)
    if _out_of_reach(sentence, mention, act, lexicon, at):
        return {}
    if lexicon.postpositions and _shares_subject(mention, at):
        return {"subject": at.base + (0.6 if mention.place_like else 0.2)}  # "X reached Y and asked": X asked
    markers = _own_markers(mention, act, lexicon, at)
    found = _marked(sentence, mention, act, lexicon, at, markers)
    if lexicon.postpositions:
        _postposed(sentence, mention, act, at, found)
    if "agent" in found:
        found["subject"] = found["agent"]
    if not markers:
        found.update(_bare(mention, act, lexicon, at, ranks.get(id(mention), 0)))
        if lexicon.postpositions and "subject" in found and _whose_session(sentence, mention, act):
            found["subject"] += _NOT_ITS_OWN
        if at.inside and lexicon.head_first and lexicon.verb_final and sentence.cost(act.hit.first, mention.i) >= 0.1:
            found.pop("of", None)  # behind "and" another noun's phrase begins
    elif mention.bare_demonym and at.left and act.i - mention.j <= 1 and not lexicon.head_first:
        found["of"] = at.base
    if lexicon.verb_first and _venue(sentence, mention, act):
        return {"in": at.base}  # "the Doha talks": where they are held
    if (mention.bare_demonym or lexicon.postpositions) and of_event_noun(sentence, mention, lexicon):
        found["means"] = at.base  # whose act it happened in: "killed in an Israeli strike"
    if at.left and "subject" in found and of_a_thing(sentence, mention, act):
        found["subject"] += _NOT_ITS_OWN
    if lexicon.verb_first:
        _verb_first(sentence, mention, act, at, found)
    elif not lexicon.verb_final:
        _verb_medial(sentence, mention, act, at, found)
    if at.left:
        _subject_beside(sentence, mention, act, lexicon, at, found)
    if lexicon.postpositions:
        _of_participle_or_clause(sentence, mention, act, at, found)
    return found


def _place(sentence: Sentence, mention: Mention, act: Act, lexicon: Lexicon) -> Place:
    left, right = mention.j <= act.i, mention.i >= act.j
    if left:  # a postposition is one of the mention's words
        end = mention.marked[1] if mention.marked and lexicon.postpositions else mention.j
        gap, crossed = act.i - end, sentence.cost(mention.j, act.i)
    else:
        gap, crossed = (mention.i - act.j, sentence.cost(act.j, mention.i)) if right else (0, 0.0)
    base = max(gap, 0) * WORD + crossed
    if left and sentence.asides:
        apart, words = sentence.around(mention.j, act.i)
        base = max(gap - words, 0) * WORD + apart
    return Place(left, right, gap, crossed, base)


def _out_of_reach(sentence: Sentence, mention: Mention, act: Act, lexicon: Lexicon, at: Place) -> bool:
    """Does the mention stand in another clause, where the order of words says so by itself?"""
    if lexicon.postpositions:  # the verb has ended the clause
        return at.right and not act.nominal and at.crossed > (0.0 if act.says != "open" else _OVER)
    if lexicon.verb_final:
        if act.nominal:
            return at.right and (_object_closed(sentence, act.j, mention.i) or opening_aside(sentence, act, mention))
        return at.right and mention.resolve == "self"  # "asked them to return to homes of their own"
    if not lexicon.verb_first:
        return False
    if at.left and told_in_relative(sentence, act):
        return True  # "the aid that she sent": with its verb behind the noun nothing before the noun is of that clause
    if at.left:
        return bool(mention.markers) and not act.nominal and at.crossed >= _BEYOND
    if not at.right:
        return False
    if at.crossed >= _BEYOND or participle_between(sentence, act.j, mention.i):
        return True
    return at.crossed >= _NEXT_VERB and verb_between(sentence, act.j, mention.i)


def _object_closed(sentence: Sentence, i: int, j: int) -> bool:
    """An object marker stands between: the noun phrase is over, and what follows belongs to the verb (Persian)."""
    return any(i <= h.i and h.j <= j for h in sentence.named("marker", "object"))


def _shares_subject(mention: Mention, at: Place) -> bool:
    """A bare mention on the far side of one other verb: a subject may be there, an object never."""
    somebody = not mention.markers and not mention.bare_demonym and mention.cls != "thing"
    return somebody and at.left and _OVER <= at.crossed < _SHARED


def _own_markers(mention: Mention, act: Act, lexicon: Lexicon, at: Place) -> tuple[str, ...]:
    if at.right and lexicon.verb_first and mention.marked and mention.marked[1] <= act.hit.i:
        return ()  # the preposition before the event noun is the noun's: "in an Israeli strike"
    return mention.markers


def _marked(
    sentence: Sentence, mention: Mention, act: Act, lexicon: Lexicon, at: Place, markers: tuple[str, ...]
) -> dict[str, float]:
    """What the markers of a mention say by themselves."""
    behind_verb = at.right and lexicon.verb_final and not act.nominal
    found = dict.fromkeys(markers, at.base + (0.3 if behind_verb else 0.0))
    if "possessive" in found and (act.hit.says is None or lexicon.postpositions or lexicon.head_first):
        found["of"] = min(found.get("of", 9.0), found["possessive"])
        if not (at.left and at.gap <= 4):
            found["of"] += 0.6
    if (
        "by" in found
        and at.left
        and not act.passive
        and lexicon.verb_final
        and _object_closed(sentence, mention.j, mention.j + 1)
    ):
        found["object"] = found.pop("by")  # "condemned the raid by A (obj)": whose deed it was
    noun = act.hit.says is None or not lexicon.verb_final  # a verb has no genitive: "asked firms (obj) ..."
    beside = lexicon.head_first and noun and 0 <= mention.i - act.hit.first <= 2
    if (mention.loose or "object" in mention.markers) and beside and sentence.cost(act.hit.first, mention.i) < 0.1:
        found["of"] = (mention.i - act.hit.first) * WORD
    return found


def _postposed(sentence: Sentence, mention: Mention, act: Act, at: Place, found: dict[str, float]) -> None:
    """What a postposition means by where it stands: it may be another noun's or another verb's."""
    if at.left and "of" in found:
        topic = act.frame.get("mutual") and of_something_else(sentence, act.i - at.gap, act)
        if topic or at.crossed >= _NEXT_CLAUSE:
            found["of"] += LIMIT
        elif act.hit.entry.data.get("type") == "ASSAULT" and owns_place(sentence, act.i - at.gap, act):
            found["on"] = found.pop("of")  # "a drone attack on a town of B"
        elif in_circumstance(sentence, act.i - at.gap, act):
            found["of"] += _BACKGROUND
    if at.left and "by" in found and of_a_participle(sentence, mention, act):
        del found["by"]
    if at.left and "agent" not in found and (at.crossed >= _OVER or of_a_phrase(sentence, mention, act)):
        found.clear()
    if (act.light or act.hit).says == "open" and "of" in found and at.left and at.gap == 0:
        found["subject"] = 0.0  # the genitive right before an infinitive is its subject
    if at.left and mention.marked and of_attribute(sentence, mention.marked[1], act):
        found.clear()
    if "to" in found:
        found["object"] = found["to"] + 0.05


def _bare(mention: Mention, act: Act, lexicon: Lexicon, at: Place, rank: int) -> dict[str, float]:
    """What an unmarked mention may be: by the order of the language."""
    slight = mention.bare_demonym or mention.cls == "thing" or mention.loose or mention.resolve == "self"
    light = 0.7 if slight else 0.0
    if lexicon.verb_first:
        found = _bare_verb_first(at, light, rank)
    elif not lexicon.verb_final:
        found = _bare_verb_medial(mention, act, at, light, rank)
    elif lexicon.head_first:
        found = _bare_head_first(mention, act, at, light, rank)
    else:
        found = _bare_verb_final(mention, act, at, light, rank)
    if mention.place_like and at.gap <= 3:
        found["goal"] = at.base + 0.05
        if _names_goal(act, lexicon, at) and "subject" in found:
            found["subject"] += _NOT_ITS_OWN
    return found


def _names_goal(act: Act, lexicon: Lexicon, at: Place) -> bool:
    """ "The Chile visit of X was over": right before the noun of an act that goes somewhere stands where to."""
    goes = "goal" in (act.frame.get("recipient") or ())
    return lexicon.postpositions and goes and act.hit.says is None and at.left and at.gap == 0


def _bare_verb_final(mention: Mention, act: Act, at: Place, light: float, rank: int) -> dict[str, float]:
    """The verb last, the noun after what belongs to it (Hindi, Urdu)."""
    if at.left:
        found = {"subject": at.base + 0.1 + light, "object": at.base + 0.35 + 0.2 * rank}
        if at.gap <= 1 and (mention.bare_demonym or act.nominal):
            found["of"] = at.base + (0.0 if mention.bare_demonym else 0.3)
        return found
    if at.right and act.nominal:
        return {"object": at.base + 0.9}  # "in the blast two Russian guards died": not their blast
    return {"subject": at.base + 0.9 + light, "object": at.base + 0.9}


def _bare_head_first(mention: Mention, act: Act, at: Place, light: float, rank: int) -> dict[str, float]:
    """The verb last, the noun before what belongs to it (Persian)."""
    if at.left and act.nominal:
        return {"subject": at.base + 0.1 + light + 0.4}
    if at.left:
        return {"subject": at.base + 0.1 + light, "object": at.base + 0.35 + 0.2 * rank}
    if at.right and at.gap <= 2 and act.nominal:
        return {"of": at.base}
    if at.inside and 0 <= mention.i - act.hit.first <= 2:
        return {"of": (mention.i - act.hit.first) * WORD}  # between the noun and its light verb: "host of X was"
    if at.right and at.base - max(at.gap, 0) * WORD > 0.1:  # in the next clause, where an object would carry its marker
        return {"subject": at.base + 0.9 + light + 0.8}
    return {"subject": at.base + 0.9 + light, "object": at.base + 0.9}


def _bare_verb_first(at: Place, light: float, rank: int) -> dict[str, float]:
    """Behind the verb first the subject, then the object (Arabic)."""
    if at.left:
        return {"subject": at.base + 0.3 + light}
    if at.inside:
        return {"subject": 0.05 + light + 0.8 * rank, "object": 0.05 if rank else 0.6}
    found = {
        "subject": at.base + (0.0 if rank == 0 else 0.8 + 0.2 * rank) + light,
        "object": at.base + (0.45 if rank == 0 else 0.0 if rank == 1 else 0.5),
    }
    if at.gap <= 2:
        found["of"] = at.base
    return found


def _bare_verb_medial(mention: Mention, act: Act, at: Place, light: float, rank: int) -> dict[str, float]:
    """The subject before the verb, the object behind it (English)."""
    if at.inside:  # between verb and noun: "sent Kyiv tanks", "imposed US sanctions"
        return {"object": 0.1, "of": 0.05 if mention.bare_demonym or act.hit.says is None else 0.5}
    if at.right:
        return {"object": at.base + 0.2 * rank}
    people = mention.bare_demonym and act.passive and at.gap <= 1  # "Poles were wounded": no adjective of the verb
    found = {"subject": at.base + (0.0 if people else light)}
    modifier = at.gap <= 2 and not people and (mention.bare_demonym or mention.group >= 0)
    if modifier and (at.gap == 0 or act.hit.says is not None or act.light is not None):
        found["of"] = at.base
    return found


def _verb_first(sentence: Sentence, mention: Mention, act: Act, at: Place, found: dict[str, float]) -> None:
    """Where the verb comes first: what belongs to the clause before, to another verb, or to an event noun in between."""
    if at.left:
        if "means" in found and at.gap == 0 and act.hit.says is not None:
            found["subject"] = at.base  # "Israeli strikes that hit ...", where no word stands for "that"
        elsewhere = at.crossed >= 0.8 or opens_clause(sentence, act)  # carried on if nothing else is the subject
        if elsewhere or (at.crossed > _COMMA and subject_follows(sentence, act)):
            found.pop("subject", None)
    if at.right:
        if mention.bare_demonym and told_in_relative(sentence, act):
            found.pop("subject", None)  # "the aid that she sent through the Jordanian fund"
        if mention.cls == "counterpart" and mention.owner and partner(sentence, act):
            found.pop("subject", None)  # "and met his counterpart"
        if noun_did(sentence, mention, act):
            found.pop("subject", None)
        if act.hit.entry.data.get("type") in _OF_WORDS:
            if of_deed(sentence, mention, act) or mention.inert:
                found.pop("subject", None)  # "condemned the Israeli raids": whose deed it is
            if suffers(sentence, mention, act):
                for selector in ("on", "against", "to", "in", "object"):
                    found.pop(selector, None)  # "condemned the attack on Mali": not Mali's
        owned = act.hit.says is None and sentence.words.analyses[act.hit.j - 1].suf
        if owned:  # "his meeting (with) X": the pronoun is the genitive, and says whose it is
            found.pop("of", None)
            if act.nominal:
                found.pop("subject", None)
        elif "of" in found and verb_between(sentence, act.j, mention.i):
            del found["of"]  # "a meeting that X sponsored"


def _verb_medial(sentence: Sentence, mention: Mention, act: Act, at: Place, found: dict[str, float]) -> None:
    """Where the verb stands in the middle: what belongs to a verb before or behind costs more."""
    if at.left:
        of_another_verb(sentence, mention, act, found)
        if act.passive and at.gap == 0 and "subject" not in found:
            found["subject"] = 0.05  # "sanctions on a bank accused of ..."
            found.pop("of", None)  # "the cases of citizens detained": not detained by them
        if "by" in found and not act.nominal:
            found["by"] += 1.5  # "presented by A, was backed by B"
        relative_clause(sentence, mention, act, found)
    if at.right:
        noun = act.nominal and event_noun_between(sentence, mention, act)
        verb = at.base >= 0.25 and verb_between(sentence, act.j, mention.i)
        for selector in found:
            found[selector] += 0.8 * (noun + verb)
        if at.base >= 0.4 and "object" in found and own_verb(sentence, mention, act, after=True):
            found["object"] += 0.9


def _subject_beside(
    sentence: Sentence, mention: Mention, act: Act, lexicon: Lexicon, at: Place, found: dict[str, float]
) -> None:
    """A subject in a phrase or a relative clause of its own."""
    if act.says == "linked" and at.gap == 0 and mention.markers == ("with",):
        found["subject"] = 0.05  # "with B accusing C"
    relative = relative_after(sentence, mention, act, ("relative",) if lexicon.verb_first else ("relative", "that"))
    if relative is not None and lexicon.verb_first and taken_up(sentence, mention, act):
        found.pop("subject", None)
        found["object"] = found["to"] = relative
    elif relative is not None and relative < found.get("subject", LIMIT):
        found["subject"] = relative


def _of_participle_or_clause(
    sentence: Sentence, mention: Mention, act: Act, at: Place, found: dict[str, float]
) -> None:
    """Where postpositions mark who does what: whose act it is by the clause it is told in."""
    if mention.bare_demonym and at.left and owns_object(sentence, mention, act):
        found["of"] = min(found.get("of", LIMIT), at.base + 0.1)
    if act.says == "participle" and act.light is not None and act.light.i < act.hit.i and at.left:
        if found.pop("agent", None) is not None:
            found.pop("subject", None)  # "A condemned the attack carried out in B": A condemned, and did not attack
    elif act.says == "participle" and act.light is not None and act.light.i >= act.hit.first:
        _attributive(found, mention, act)
    elif at.left and attributive(sentence, act):
        for selector in ("agent", "subject") if "agent" in mention.markers or not act.nominal else ():
            found.pop(selector, None)
    elif at.left:
        doer = doer_in_relative_clause(sentence, mention, act)
        if doer is not None:
            found["subject"] = found["agent"] = doer


def _whose_session(sentence: Sentence, mention: Mention, act: Act) -> bool:
    """An organisation right before the noun for its meeting ("at the APEC summit X met Y") is no subject of another act."""
    if mention.cls != "organisation" or mention.j == act.hit.i:
        return False
    return any(h.kind == "trigger" and h.says is None for h in sentence.opening_at(mention.j))


def _attributive(found: dict[str, float], mention: Mention, act: Act) -> None:
    """A participle before its noun ("companies that sold arms"): the noun is the doer, not the doer of the main verb."""
    if 0 <= mention.i - act.j <= 2:
        found["subject"] = found["agent"] = 0.05
    elif mention.j <= act.i:
        found.pop("agent", None)
        found.pop("subject", None)


def _venue(sentence: Sentence, mention: Mention, act: Act) -> bool:
    """One city right behind the noun of an act of two sides, with no partner behind it, where the verb comes first."""
    if not act.frame.get("mutual") or act.hit.says is not None or mention.i != act.hit.first or mention.group >= 0:
        return False
    if mention.markers and (mention.marked is None or mention.marked[1] > act.hit.i):
        return False  # a preposition of its own; one before the noun is the noun's
    if mention.nouns or mention.surface not in ("capital", "place"):
        return False
    return not any(
        m.marked is not None and m.marked[0] == mention.j and {"with", "between"} & set(m.markers)
        for m in sentence.mentions
    )
