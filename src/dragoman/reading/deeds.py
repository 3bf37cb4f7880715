"""Whose is the deed that an act is about, and to whom was it done: "condemned X's raid", "the attack on Y", "the force that hit Z"?"""

from __future__ import annotations

from dragoman.lexicon import Lexicon
from dragoman.reading.acts import Act
from dragoman.reading.clauses import resumptive, verb_between
from dragoman.reading.mentions import Mention
from dragoman.reading.sentence import Sentence

_MEANS = frozenset({"in", "because", "from", "about"})  # postpositions of what something came of
_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})  # what is condemned as done to somebody
_COMMA = 0.3  # less than a comma costs
_CLAUSE_WORDS = 9  # words behind a verb in which the pronoun for the noun before its relative may stand
_OBJECT_WORDS = 5  # words between a relative and the object of its verb


def of_deed(sentence: Sentence, mention: Mention, act: Act) -> bool:
    """Does an event noun behind the act stand right before a nationality, or without article before a name: whose deed it is?"""
    return not act.nominal and any(
        h.kind == "trigger"
        and h.says is None
        and h.i >= act.j
        and (mention.bare_demonym or (h.i - act.hit.first <= 1 and not sentence.words.analyses[h.i].suf))
        for h in sentence.closing_at(mention.i)
    )


def noun_did(sentence: Sentence, mention: Mention, act: Act) -> bool:
    """ "The attack that hit X": the noun before the relative is the subject, unless a pronoun takes it up again."""
    if act.nominal or act.light is not None or act.passive or act.says not in ("done", "habitual"):
        return False
    opened = any(h.kind == "connective" and h.entry.head == "relative" for h in sentence.closing_at(act.i))
    return opened and not resumptive(sentence, act.i, _clause_end(sentence, act, mention.i))


def taken_up(sentence: Sentence, mention: Mention, act: Act) -> bool:
    """ "Bamako, to which Egypt promised ...": the relative clause has a subject of its own, and a pronoun for the noun before it."""
    if act.nominal or act.says not in ("done", "habitual", "planned"):
        return False
    subject = any(
        act.j <= m.i <= act.j + 1 and m.keys and not m.markers and not m.bare_demonym for m in sentence.mentions
    )
    return subject and resumptive(sentence, act.i, _clause_end(sentence, act, act.j))


def _clause_end(sentence: Sentence, act: Act, least: int) -> int:
    """Behind the words of the act's clause, as far as a pronoun of it may stand."""
    end = max(act.j, least)
    while end < min(sentence.end, act.j + _CLAUSE_WORDS) and sentence.cost(act.j, end + 1) < _COMMA:
        end += 1
    return end


def suffers(sentence: Sentence, mention: Mention, act: Act) -> bool:
    """ "Condemned the attack on Mali", "the attack that hit an embassy of Mali": Mali is whom the deed was done to, and is not
    accused."""
    if act.nominal or act.hit.entry.data.get("type") != "ACCUSE":
        return False
    deeds = (
        h.j
        for h in sentence.of_kind("trigger")
        if h.says is None and h.entry.data.get("type") in _DEEDS and act.j <= h.i < mention.i
    )
    return any(_of_the_deed(sentence, j, mention) for j in deeds)


def _of_the_deed(sentence: Sentence, j: int, mention: Mention) -> bool:
    """Does a mention stand behind the noun that ends at word j with a preposition, or as the object of its relative clause?"""
    before = mention.marked[0] if mention.marked else mention.i
    if mention.marked and j <= before and sentence.cost(j, before) < _COMMA and not verb_between(sentence, j, before):
        return True
    return any(
        0 <= h.i - j <= 1 and h.j < mention.i <= h.j + _OBJECT_WORDS and not resumptive(sentence, h.j, mention.i)
        for h in sentence.named("connective", "relative")
    )


def told_in_relative(sentence: Sentence, act: Act) -> bool:
    """The verb of an event noun stands in a relative clause behind it, where verbs come first."""
    if act.light is None or act.light.i < act.hit.first or act.says not in ("done", "habitual"):
        return False
    return any(act.hit.j <= h.i and h.j <= act.light.i for h in sentence.named("connective", "relative"))


def event_noun_between(sentence: Sentence, mention: Mention, act: Act) -> bool:
    """Whether another event noun stands between an act and a mention behind it."""
    end = mention.marked[0] if mention.marked else mention.i
    return any(h.says is None and act.j <= h.i and h.j <= end for h in sentence.of_kind("trigger"))


def of_event_noun(sentence: Sentence, mention: Mention, lexicon: Lexicon) -> bool:
    """Does an event noun stand right beside a nationality, on the side where nouns stand?"""
    if lexicon.postpositions:
        return _in_whose_attack(sentence, mention)
    behind = lexicon.verb_first or lexicon.verb_final
    beside = sentence.closing_at(mention.i) if behind else sentence.opening_at(mention.j)
    return any(h.kind == "trigger" and h.says is None for h in beside)


def _in_whose_attack(sentence: Sentence, mention: Mention) -> bool:
    """ "In A's attack three soldiers of B died": the nationality or genitive before an event noun that stands in "in" or "by"."""
    end = mention.marked[1] if mention.marked and mention.markers[0] == "of" else mention.j
    if not (mention.bare_demonym or end > mention.j):
        return False
    nouns = (h for h in sentence.of_kind("trigger") if h.says is None and 0 <= h.i - end <= 1)
    return any(h.kind == "marker" and h.entry.head in _MEANS for n in nouns for h in sentence.opening_at(n.j))


def partner(sentence: Sentence, act: Act) -> bool:
    """A verb of meeting with no pronoun on it: its subject meets somebody."""
    meets = act.frame.get("mutual") and "object" in (act.frame.get("recipient") or ())
    return bool(meets) and not act.nominal and not sentence.words.analyses[act.hit.j - 1].suf
