"""How does a mention stand to an act? Its markers, its place before or behind, and the clause say which selectors it satisfies, and at what cost."""

from __future__ import annotations

from dragoman.lexicon import Lexicon
from dragoman.reading.acts import Act
from dragoman.reading.clauses import (
    LIMIT,
    WORD,
    doer_in_relative_clause,
    of_a_participle,
    of_a_phrase,
    of_another_verb,
    opens_clause,
    own_verb,
    participle_between,
    relative_after,
    relative_clause,
    subject_follows,
    verb_between,
)
from dragoman.reading.mentions import Mention
from dragoman.reading.sentence import Sentence

_NEXT_CLAUSE = 0.4  # a comma or more between a genitive and the noun it would belong to
_NEXT_VERB = 0.7  # a comma, and a verb behind it
_COMMA = 0.3  # less than a comma costs
_OF_WORDS = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "AGREE", "CONSULT"})  # what persons do, not deeds
_BEYOND = 1.2  # a comma and the verb of the next clause
_OVER = 0.8  # a verb at its clause's end takes nothing from behind this boundary
_SHARED = 1.3  # one "and", no full clause boundary: the second verb may have the same bare subject


def relations(
    sentence: Sentence, mention: Mention, act: Act, lexicon: Lexicon, ranks: dict[int, int]
) -> dict[str, float]:
    """Every selector a mention satisfies for an act, with its cost."""
    left = mention.j <= act.i
    right = mention.i >= act.j
    inside = not left and not right
    near = mention.marked[1] if left and mention.marked and lexicon.postpositions else mention.j
    gap = (act.i - near) if left else (mention.i - act.j) if right else 0
    if (
        right
        and lexicon.postpositions
        and not act.nominal
        and sentence.cost(act.j, mention.i) > (0.0 if act.says != "open" else _OVER)
    ):
        return {}
    if (
        right
        and lexicon.verb_first
        and (sentence.cost(act.j, mention.i) >= _BEYOND or participle_between(sentence, act.j, mention.i))
    ):
        return {}
    if (
        right
        and lexicon.verb_first
        and sentence.cost(act.j, mention.i) >= _NEXT_VERB
        and verb_between(sentence, act.j, mention.i)
    ):
        return {}
    base = max(gap, 0) * WORD + (
        sentence.cost(mention.j, act.i) if left else sentence.cost(act.j, mention.i) if right else 0.0
    )
    if left and sentence.asides:
        apart, words = sentence.around(mention.j, act.i)
        base = max(gap - words, 0) * WORD + apart
    found: dict[str, float] = {}
    markers = mention.markers
    if right and lexicon.verb_first and mention.marked and mention.marked[1] <= act.hit.i:
        markers = ()  # the preposition before the event noun is the noun's: "in an Israeli strike"
    for marker in markers:
        found[marker] = base + (0.3 if not left and lexicon.verb_final and not inside and not act.nominal else 0.0)
    if "possessive" in found and (act.hit.says is None or lexicon.postpositions or lexicon.head_first):
        found["of"] = min(found.get("of", 9.0), found["possessive"])
        if not (left and gap <= 4):
            found["of"] += 0.6
    if "of" in found and left and lexicon.postpositions:
        topic = act.frame.get("mutual") and _of_something_else(sentence, near, act)
        if topic or sentence.cost(mention.j, act.i) >= _NEXT_CLAUSE:
            found["of"] += LIMIT
    beside = lexicon.head_first and 0 <= mention.i - act.hit.first <= 2
    if (mention.loose or "object" in mention.markers) and beside and sentence.cost(act.hit.first, mention.i) < 0.1:
        found["of"] = (mention.i - act.hit.first) * WORD
    if left and "by" in found and lexicon.postpositions and of_a_participle(sentence, mention, act):
        del found["by"]
    if left and lexicon.postpositions and "agent" not in found and found and of_a_phrase(sentence, mention, act):
        found.clear()
    if left and lexicon.postpositions and "agent" not in found and sentence.cost(mention.j, act.i) >= _OVER:
        found.clear()  # an object is never on the far side of another verb; a subject may be
        if (
            not mention.markers
            and not mention.bare_demonym
            and mention.cls != "thing"
            and sentence.cost(mention.j, act.i) < _SHARED
        ):
            found["subject"] = base + (0.6 if mention.place_like else 0.2)  # "X reached Y and asked": X asked
            return found
    if (act.light or act.hit).says == "open" and lexicon.postpositions and "of" in found and left and gap == 0:
        found["subject"] = 0.0  # the genitive right before an infinitive is its subject
    if "agent" in found:
        found["subject"] = found["agent"]
    if "to" in found and lexicon.postpositions:
        found["object"] = found["to"] + 0.05
    if not markers:
        _bare(found, mention, act, lexicon, left, right, gap, base, ranks)
        if inside and lexicon.head_first and lexicon.verb_final and sentence.cost(act.hit.first, mention.i) >= 0.1:
            found.pop("of", None)  # behind "and" another noun's phrase begins
    elif mention.bare_demonym and left and act.i - mention.j <= 1 and not lexicon.head_first:
        found["of"] = base
    if act.frame.get("mutual") and act.hit.says is None and _venue(sentence, mention, act, lexicon):
        return {"in": base}  # "the Doha talks": where they are held
    behind_noun = lexicon.verb_first or lexicon.verb_final
    if mention.bare_demonym and any(
        h.kind == "trigger" and h.says is None and (h.j == mention.i if behind_noun else h.i == mention.j)
        for h in sentence.hits
    ):
        found["means"] = base  # whose act it happened in: "killed in an Israeli strike"
        if left and gap == 0 and lexicon.verb_first and act.hit.says is not None:
            found["subject"] = base  # "Israeli strikes that hit ...", where no word stands for "that"
    if mention.bare_demonym and left and lexicon.postpositions and _owns_object(sentence, mention, act):
        found["of"] = min(found.get("of", LIMIT), base + 0.1)
    if left and lexicon.verb_first and markers and not act.nominal and sentence.cost(mention.j, act.i) >= _BEYOND:
        return {}  # of the clause before
    if (
        left
        and lexicon.verb_first
        and "subject" in found
        and sentence.cost(mention.j, act.i) > _COMMA
        and subject_follows(sentence, act)
    ):
        del found["subject"]  # "X blacklists B, and also froze Y ...": Y stands where the subject does
    if (
        right
        and lexicon.verb_first
        and mention.bare_demonym
        and act.hit.entry.data.get("type") in _OF_WORDS
        and _of_deed(sentence, mention, act)
    ):
        found.pop("subject", None)  # "condemned the Israeli raids": whose deed it is
    if right and lexicon.verb_first and "of" in found and verb_between(sentence, act.j, mention.i):
        del found["of"]  # "a meeting that X sponsored"
    if (
        left
        and lexicon.verb_first
        and "subject" in found
        and (sentence.cost(mention.j, act.i) >= 0.8 or opens_clause(sentence, act))
    ):
        del found["subject"]  # of the clause before: carried on if nothing else is the subject
    if left and not (lexicon.verb_final or lexicon.verb_first):
        of_another_verb(sentence, mention, act, found)
    if act.nominal and right and found and not (lexicon.verb_final or lexicon.verb_first):
        at = mention.marked[0] if mention.marked else mention.i
        if any(h.kind == "trigger" and h.says is None and act.j <= h.i and h.j <= at for h in sentence.hits):
            found = {k: v + 0.8 for k, v in found.items()}  # another event noun stands between
    if (
        right
        and base >= 0.25
        and not (lexicon.verb_final or lexicon.verb_first)
        and verb_between(sentence, act.j, mention.i)
    ):
        found = {k: v + 0.8 for k, v in found.items()}  # in the clause of another verb
    if act.passive and left and gap == 0 and "subject" not in found and not (lexicon.verb_final or lexicon.verb_first):
        found["subject"] = 0.05  # "sanctions on a bank accused of ..."
    if "by" in found and left and not act.nominal and not (lexicon.verb_final or lexicon.verb_first):
        found["by"] += 1.5  # "presented by A, was backed by B"
    if act.says == "linked" and left and gap == 0 and mention.markers == ("with",):
        found["subject"] = 0.05  # "with B accusing C"
    if left and not (lexicon.verb_final or lexicon.verb_first):
        relative_clause(sentence, mention, act, found)
    if right and base >= 0.4 and "object" in found and not (lexicon.verb_final or lexicon.verb_first):
        found["object"] += 0.9 if own_verb(sentence, mention, act, after=True) else 0.0
    if left:
        relative = relative_after(sentence, mention, act, ("relative",) if lexicon.verb_first else ("relative", "that"))
        if relative is not None and relative < found.get("subject", LIMIT):
            found["subject"] = relative
    if act.says == "participle" and lexicon.postpositions and act.light is not None and act.light.i >= act.hit.first:
        _attributive(found, mention, act)
    elif left:
        if lexicon.postpositions:
            doer = doer_in_relative_clause(sentence, mention, act)
            if doer is not None:
                found["subject"] = found["agent"] = doer
    return found


def _bare(
    found: dict[str, float],
    mention: Mention,
    act: Act,
    lexicon: Lexicon,
    left: bool,
    right: bool,
    gap: int,
    base: float,
    ranks: dict[int, int],
) -> None:
    """What an unmarked mention may be: by the order of the language."""
    light = 0.7 if mention.bare_demonym or mention.cls == "thing" or mention.loose or mention.resolve == "self" else 0.0
    rank = ranks.get(id(mention), 0)
    if lexicon.verb_final:
        if left:
            found["subject"] = base + 0.1 + light + (0.4 if act.nominal and lexicon.head_first else 0.0)
            if not (act.nominal and lexicon.head_first):
                found["object"] = base + 0.35 + 0.2 * rank
            if gap <= 1 and (mention.bare_demonym or act.nominal) and not lexicon.head_first:
                found["of"] = base + (0.0 if mention.bare_demonym else 0.3)
        elif right and lexicon.head_first and gap <= 2 and act.nominal:
            found["of"] = base
        elif not right and lexicon.head_first and 0 <= mention.i - act.hit.first <= 2:
            found["of"] = (mention.i - act.hit.first) * WORD  # between the noun and its light verb: "host of X was"
        else:
            other_clause = 0.8 if right and lexicon.head_first and base - max(gap, 0) * WORD > 0.1 else 0.0
            if not (
                right and act.nominal and lexicon.postpositions
            ):  # "in the blast two Russian guards died": not their blast
                found["subject"] = base + 0.9 + light + other_clause
            if not other_clause:  # a name behind the verb, in the next clause, would carry its object marker
                found["object"] = base + 0.9
    elif lexicon.verb_first:
        if right:
            found["subject"] = base + (0.0 if rank == 0 else 0.8 + 0.2 * rank) + light
            found["object"] = base + (0.45 if rank == 0 else 0.0 if rank == 1 else 0.5)
            if gap <= 2:
                found["of"] = base
        elif left:
            found["subject"] = base + 0.3 + light
        else:
            found["subject"] = 0.05 + light + 0.8 * rank
            found["object"] = 0.05 if rank else 0.6
    elif not left and not right:
        found["object"] = 0.1  # between verb and noun: "sent Kyiv tanks", "imposed US sanctions"
        found["of"] = 0.05 if mention.bare_demonym or act.hit.says is None else 0.5
    elif left:
        people = mention.bare_demonym and act.passive and gap <= 1  # "Poles were wounded": no adjective of the verb
        found["subject"] = base + (0.0 if people else light)
        if (
            gap <= 2
            and not people
            and (mention.bare_demonym or mention.group >= 0)
            and (gap == 0 or act.hit.says is not None or act.light is not None)
        ):
            found["of"] = base
    elif right:
        found["object"] = base + 0.2 * rank
    if mention.place_like and gap <= 3:
        found["goal"] = base + 0.05


def _attributive(found: dict[str, float], mention: Mention, act: Act) -> None:
    """A participle before its noun ("companies that sold arms"): the noun is the doer, not the doer of the main verb."""
    if 0 <= mention.i - act.j <= 2:
        found["subject"] = found["agent"] = 0.05
    elif mention.j <= act.i:
        found.pop("agent", None)
        found.pop("subject", None)


def _of_deed(sentence: Sentence, mention: Mention, act: Act) -> bool:
    return not act.nominal and any(
        h.kind == "trigger" and h.says is None and h.j == mention.i and h.i >= act.j for h in sentence.hits
    )


def _venue(sentence: Sentence, mention: Mention, act: Act, lexicon: Lexicon) -> bool:
    """One city right behind the noun of an act of two sides, with no partner behind it, where the verb comes first."""
    if not lexicon.verb_first or mention.i != act.hit.first or mention.group >= 0:
        return False
    if mention.markers and (mention.marked is None or mention.marked[1] > act.hit.i):
        return False  # a preposition of its own; one before the noun is the noun's
    if mention.nouns or mention.surface not in ("capital", "place"):
        return False
    return not any(
        m.marked is not None and m.marked[0] == mention.j and {"with", "between"} & set(m.markers)
        for m in sentence.mentions
    )


def _of_something_else(sentence: Sentence, start: int, act: Act) -> bool:
    """ "Talks on the situation of Gaza": the genitive is that of a noun with an adposition of its own."""
    placed = {m.marked for m in sentence.mentions if m.marked}
    return any(
        h.kind == "marker" and start <= h.i < act.i and h.entry.head != "of" and (h.i, h.j) not in placed
        for h in sentence.hits
    )


def _owns_object(sentence: Sentence, mention: Mention, act: Act) -> bool:
    """The act is done to an act of theirs: "condemned Russian air strikes" where the strikes stand between, in the genitive."""
    nouns = [h for h in sentence.hits if h.kind == "trigger" and mention.j <= h.i <= mention.j + 1 and h.j < act.hit.i]
    return any(
        h.kind == "marker" and h.entry.head in ("of", "to") and h.i == n.j and act.hit.i - h.j <= 1
        for n in nouns
        for h in sentence.hits
    )
