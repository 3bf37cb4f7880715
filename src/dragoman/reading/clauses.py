"""Whose verb is it: does a mention stand in the clause of the act, or does a verb between them, or a relative clause, claim it?"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.acts import Act
from dragoman.reading.mentions import Mention
from dragoman.reading.scan import Hit
from dragoman.reading.sentence import Sentence

LIMIT = 2.2  # a role further away than this (words and boundaries crossed) is not that trigger's
WORD = 0.04  # cost of a word between mention and trigger
_CIRCUMSTANCES = frozenset({"after", "before", "because", "despite", "instead"})
_OF_TIME = frozenset({"of", "until"})  # postpositions of a length of time
_TO_DO_WORDS = 4  # words, the possessive among them, between a possessor and what its plan is to do
_PHRASE_WORDS = 16  # between a mention and the converb it belongs to
_THINGS = frozenset({"thing", "force", "citizens"})  # what a relative clause may tell of in its state's place
_OWN_WORDS = 4  # words of a noun phrase between its head and its relative clause
_ASIDES = frozenset({"under", "after", "before", "because", "during"})  # markers of a phrase before the clause
_OPENING = ("that", "relative", "clause", "if", "switch", "but")  # connectives behind which a clause of its own begins
# Classes of mentions that can do something.
ACTING = frozenset({"state", "person", "office", "institution", "force", "official", "envoy", "delegation", "side",
                     "counterpart", "organisation", "group", "reference", "citizens"})  # fmt: skip


def verb_between(sentence: Sentence, i: int, j: int) -> bool:
    """Is anything told or said among words [i, j)?"""
    return any(
        i <= h.i and h.j <= j and (h.kind == "speech" or h.says in ("done", "present", "planned"))
        for h in sentence.of_kind("speech", "light", "trigger")
    )


def participle_between(sentence: Sentence, i: int, j: int) -> bool:
    """ "..., accusing B": behind a participle that opens a phrase of its own nothing belongs to the verb before."""
    return any(
        i <= h.i and h.j <= j and h.says == "linked" and sentence.cost(i, h.i) > 0.3
        for h in sentence.of_kind("trigger")
    )


def own_verb(sentence: Sentence, mention: Mention, act: Act, after: bool = False) -> bool:
    """A verb right behind the mention is told of it, and so is the next one joined to it."""
    return any(
        (
            h.kind in ("finite", "be", "speech")
            or (h.kind in ("light", "trigger") and h.says is not None and not (after and h.says == "open"))
        )
        and (h.i >= act.j if after else h.j <= act.i)
        and sentence.cost(mention.j, h.i) == 0
        for k in range(mention.j, mention.j + 3)
        for h in sentence.opening_at(k)
    )


def joined_clause(sentence: Sentence, end: int, mention: Mention) -> bool:
    """Behind a verb that ends its clause and an "and": what is marked there belongs to the next verb."""
    joint = any(0 <= h.i - end <= 1 for h in _connectives(sentence, "and"))
    return joint and bool(mention.markers) and verb_between(sentence, mention.j, sentence.end)


def opening_phrase(sentence: Sentence, act: Act) -> int | None:
    """The comma that closes the phrase a sentence opens with, where the act stands in it: "After talks with X, Y said", "Thanking
    X, Y said". Nothing that is told of stands before it."""
    if act.says not in (None, "linked"):
        return None
    comma = next((k for k in range(act.j, sentence.end) if sentence.words.keys[k] == ","), None)
    if comma is None or comma - sentence.start > _PHRASE_WORDS:
        return None
    told = any(
        h.j <= comma and not act.i < h.j <= act.j and h.says not in ("linked", "present", "open")
        for h in sentence.of_kind("finite", "speech", "light", "trigger")
        if h.kind in ("finite", "speech") or h.says is not None
    )
    return None if told or any(m.j <= act.i and not m.markers for m in sentence.mentions) else comma


def opens_clause(sentence: Sentence, act: Act) -> bool:
    """ "And" is written on the verb: its subject follows, or is carried on, but does not stand before it."""
    return act.says is not None and "and" in sentence.words.analyses[act.i].pre


def resumes(sentence: Sentence, act: Act) -> bool:
    """ "A letter accusing in-it B of": a preposition with a pronoun right behind the verb takes up the noun before, so the clause
    goes on about the subject before it."""
    k = act.hit.j
    if act.says is None or k >= sentence.end:
        return False
    word = sentence.words.analyses[k]
    if word.suf is None or word.pre:
        return False
    return all(h.kind in ("marker", "connective", "status") for h in sentence.hits if h.i <= k < h.j)


def resumptive(sentence: Sentence, i: int, j: int) -> bool:
    """Is a pronoun written on one of the words [i, j): the object of a relative clause, taken up again behind its verb?"""
    taken_up = {h.i for h in _connectives(sentence, "resumptive")}
    return any(k in taken_up or sentence.words.analyses[k].suf for k in range(i, j))


def subject_follows(sentence: Sentence, act: Act) -> bool:
    """Does somebody bare stand right behind the verb, where its subject does ("froze Y ...")?"""
    return (
        not act.nominal
        and act.says in ("done", "habitual", "planned")
        and any(
            m.i == act.hit.first and not m.markers and m.keys and not m.bare_demonym and m.cls in ACTING
            for m in sentence.mentions
        )
    )


def _connectives(sentence: Sentence, *heads: str) -> Sequence[Hit]:
    return sentence.named("connective", *heads)


def relative_after(sentence: Sentence, mention: Mention, act: Act, told: tuple[str, ...]) -> float | None:
    """The cost of being the subject of an act in one's own relative clause ("Germany, which has reaffirmed ...").

    `told`: connectives that open one; where the verb comes first, "that" behind a name opens what its bearer says.
    """
    for hit in _connectives(sentence, *told):
        if not 0 <= hit.i - mention.j <= 1 or hit.j > act.i:
            continue
        crossed = sentence.cost(hit.j, act.i)
        nouns = (h for h in sentence.opening_at(mention.j) if h.kind in ("trigger", "position") and h.says is None)
        headed = mention.j < hit.i and any(nouns)
        if crossed < 0.9 and not headed:
            return 0.1 + crossed + (act.i - hit.j) * WORD
    return None


def relative_clause(sentence: Sentence, mention: Mention, act: Act, found: dict[str, float]) -> None:
    """ "B, which A accuses of X, denied it": B is the object inside the clause and the subject behind it; A is neither outside."""
    if act.says == "open" and "possessive" in found and 0 <= act.i - mention.j <= _TO_DO_WORDS:
        found["subject"] = 0.1  # no relative clause, but alike: "dismay at Kenya's decision to close the border"
    commas = [k for k in range(mention.j, act.i) if sentence.words.keys[k] == ","]
    opens = next((h for h in _connectives(sentence, "relative", "that") if 0 <= act.i - h.j <= 1), None)
    if opens is not None and "subject" in found and not any(0 <= opens.i - m.j <= 1 for m in sentence.mentions):
        found["subject"] += 1.5  # "an attack that killed ...": the noun before is the subject, and it is no actor
    for hit in _connectives(sentence, "relative"):
        if 0 <= hit.i - mention.j <= 1:
            inner = next((m for m in sentence.mentions if 0 <= m.i - hit.j <= 1 and not m.markers), None)
            if inner is not None and 0 <= act.i - inner.j <= 2:
                found["object"], found["subject"] = 0.0, LIMIT
            elif "subject" in found and commas and act.i - commas[-1] <= 4 and commas[-1] > hit.j:
                found["subject"] = 0.2 + (act.i - commas[-1]) * WORD
        elif 0 <= mention.i - hit.j <= 1 and commas and "subject" in found:
            found["subject"] += 0.9


def doer_in_relative_clause(sentence: Sentence, mention: Mention, act: Act) -> float | None:
    """The cost of being the doer in a relative clause told behind the verb ("met the king, who (agent) agreed")."""
    agents = {h.i for h in sentence.of_kind("marker") if h.entry.head == "agent"}
    for hit in _connectives(sentence, "relative"):
        if hit.j not in agents or not mention.j <= hit.i < act.i:
            continue
        crossed = sentence.cost(hit.j, act.i)
        before = [m for m in sentence.mentions if m.j <= hit.i and m.parties and not m.bare_demonym]
        meant = [m for m in before if "agent" not in m.markers] or before
        if crossed < 0.9 and meant and meant[-1] is mention:
            return 0.05 + crossed + (act.i - hit.j) * WORD
    return None


def of_another_verb(sentence: Sentence, mention: Mention, act: Act, found: dict[str, float]) -> None:
    """What stands to the left of an act but belongs elsewhere, where the verb stands in the middle: a phrase with "of", the
    object of an earlier verb ("A urged B and offered ...": B offers nothing)."""
    if "of" in mention.markers and "of" in found:
        found["of"] += 1.5
    if "subject" not in found or sentence.cost(mention.j, act.i) == 0:
        return
    if any(0 <= h.i - mention.j <= 1 for h in _connectives(sentence, "relative")):
        return
    opening = _connectives(sentence, *_OPENING)
    for verb in sentence.of_kind("light", "trigger"):
        if verb.j > mention.i or verb.says is None or verb.i == act.i:
            continue
        opened = any(verb.j <= h.i < mention.i for h in opening)
        if not opened and sentence.cost(verb.j, mention.i) < 0.8 and not own_verb(sentence, mention, act):
            found["subject"] += 0.9
            return


def of_a_thing(sentence: Sentence, mention: Mention, act: Act) -> bool:
    """The act stands in the relative clause of another noun ("seized a ship that went to Libya"): the ship went."""
    opens = next((i for i, j in sentence.asides if i <= act.i < j), None)
    if opens is None or mention.j >= opens:
        return False
    things = (m for m in sentence.mentions if m is not mention and m.cls in _THINGS)
    return any(mention.j <= m.i and 0 <= opens - m.j <= _OWN_WORDS for m in things)


def of_a_phrase(sentence: Sentence, mention: Mention, act: Act) -> bool:
    """A converb ("accusing A of ...") or an event noun of purpose or topic ("for talks with A") stands between: A is its own."""
    own = (act.hit, act.light)
    purpose = {h.i for h in sentence.of_kind("marker") if h.entry.head in ("for", "about")}
    return any(
        mention.j <= h.i
        and h.j <= act.i
        and h not in own
        and (
            (h.kind == "light" and h.says == "linked" and h.i - mention.j <= _PHRASE_WORDS)
            or (h.kind == "trigger" and h.says is None and h.j in purpose)
        )
        for h in sentence.of_kind("light", "trigger")
    )


def of_a_participle(sentence: Sentence, mention: Mention, act: Act) -> bool:
    """A passive stands between ("the attack made by A"): its doer is not the doer of what follows."""
    own = (act.hit, act.light)
    return any(
        h.says == "passive" and mention.j <= h.i and h.j <= act.i and h not in own
        for h in sentence.of_kind("light", "trigger")
    )


def of_attribute(sentence: Sentence, k: int, act: Act) -> bool:
    """ "The on-B-carried-out attack": B is that attack's, where the verb of the act is another one."""
    opens = [h for h in sentence.of_kind("light") if h.i == k and h.says in ("done", "passive") and h.j < act.i]
    return any(h.kind == "trigger" and h.says is None for o in opens for h in sentence.opening_at(o.j))


def in_circumstance(sentence: Sentence, start: int, act: Act) -> bool:
    """ "After the independence of B, the visit of A": the genitive is that of a noun that tells when or why."""
    placed = {m.marked for m in sentence.mentions if m.marked}
    return any(
        start <= h.i < act.i and h.entry.head in _CIRCUMSTANCES and (h.i, h.j) not in placed
        for h in sentence.of_kind("marker")
    )


def of_something_else(sentence: Sentence, start: int, act: Act) -> bool:
    """ "Talks on the situation of Gaza": the genitive is that of a noun with an adposition of its own. How long they lasted, and
    until when, is no such noun."""
    placed = {m.marked for m in sentence.mentions if m.marked}
    return any(
        start <= h.i < act.i and h.entry.head not in _OF_TIME and (h.i, h.j) not in placed
        for h in sentence.of_kind("marker")
    )


def owns_object(sentence: Sentence, mention: Mention, act: Act) -> bool:
    """The act is done to an act of theirs: "condemned Russian air strikes" where the strikes stand between, in the genitive."""
    nouns = [h for h in sentence.of_kind("trigger") if mention.j <= h.i <= mention.j + 1 and h.j < act.hit.i]
    return any(
        h.kind == "marker" and h.entry.head in ("of", "to") and act.hit.i - h.j <= 1
        for n in nouns
        for h in sentence.opening_at(n.j)
    )


def joined_on(sentence: Sentence, mention: Mention, act: Act) -> bool:
    """Whether "and" joins the clause of the act to that of a mention, and nobody unmarked in it may be its subject: "A advised its
    own and banned imports"."""
    opening = _connectives(sentence, "that", "relative", "clause", "but", "switch", "if")
    if mention.j > act.i or any(mention.j <= h.i < act.i for h in opening):
        return False
    ands = [h for h in _connectives(sentence, "and") if mention.j <= h.i < act.i and sentence.cost(mention.j, h.i) > 0]
    if not ands:
        return False
    new = (m for m in sentence.mentions if ands[-1].j <= m.i and m.j <= act.i and m.parties and not m.markers)
    return all(m.bare_demonym or m.cls == "thing" or m.resolve == "self" for m in new)


def unread_doer(sentence: Sentence, mention: Mention, act: Act) -> bool:
    """Whether a doer's postposition behind words nobody knows stands, in another clause, between a mention and the act."""
    known = {m.marked for m in sentence.mentions}
    relatives = {h.j for h in _connectives(sentence, "relative")}
    return any(
        h.entry.head == "agent"
        and mention.j < h.i < act.i
        and (h.i, h.j) not in known
        and h.i not in relatives
        and sentence.cost(mention.j, h.i) > 0
        for h in sentence.of_kind("marker")
    )


def owns_place(sentence: Sentence, start: int, act: Act) -> bool:
    """The genitive that ends before word `start` is that of a noun nobody knows with "on" behind it: "on a town of B"."""
    placed = {m.marked for m in sentence.mentions if m.marked}
    markers = (h for h in sentence.of_kind("marker") if start <= h.i < act.i)
    first = next(markers, None)
    return first is not None and first.entry.head == "on" and first.i > start and (first.i, first.j) not in placed


def behind_relative(sentence: Sentence, act: Act) -> bool:
    """ "A arrived, where B received him": where the verb is last, the clause behind the relative word has a subject of its own, and
    the next sentence goes on about that of the main clause."""
    verbs = [h for h in sentence.of_kind("finite", "light", "trigger") if h.says != "open"]
    opens = [h for h in _connectives(sentence, "relative") if any(0 <= h.i - v.j <= 1 for v in verbs)]
    return any(h.j <= act.i and sentence.cost(h.j, act.i) < 1.0 for h in opens)


def opening_aside(sentence: Sentence, act: Act, mention: Mention) -> bool:
    """ "On the margins of the summit, A met with B": the partner behind the comma is the verb's."""
    if "with" not in mention.markers or not frozenset(",\u060c") & set(sentence.words.keys[act.j : mention.i]):
        return False
    return any(h.j == act.i and h.entry.head in _ASIDES for h in sentence.of_kind("marker"))
