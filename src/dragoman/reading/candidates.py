"""Which mentions may take a role of an act, and which selectors does each satisfy? What is seen only of all of them together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.lexicon import Lexicon
from dragoman.reading.acts import Act, with_article
from dragoman.reading.clauses import ACTING, WORD, opens_clause, resumptive, verb_between
from dragoman.reading.mentions import Mention
from dragoman.reading.relations import relations
from dragoman.reading.scan import Hit
from dragoman.reading.sentence import Sentence

_RELATIVE = 0.6  # a comma and an "and" between an act and the relative clause about its object
_RELATIVE_WORDS = 3  # the verb of a relative clause with what stands before its subject
_NOUN_WORDS = 3  # words between an event noun and whose act it is
_CLAUSE_WORDS = 4  # words between a verb of saying and whom its clause is about
_BOUNDARY = 0.1  # what any boundary costs at least
_SUBJECT_WORDS = 2  # words (a particle, an adverb) between a subject and the verb behind it

_HYPHENS = frozenset("-\u2010\u2011\u2013")

Candidates = Sequence[tuple[Mention, dict[str, float]]]  # each with the selectors it satisfies and their costs


def candidates_of(sentence: Sentence, act: Act, lexicon: Lexicon) -> Candidates:
    """Every mention of a known side that stands outside the trigger, with what it may be to the act."""
    usable = [u for m in sentence.mentions if m.parties and (u := _beside(m, act.hit)) is not None]
    ranks = _ranks_verb_first(sentence, act, usable) if lexicon.verb_first else _ranks(usable, act)
    if lexicon.verb_first and act.nominal and with_article(sentence, act.hit, lexicon):
        usable = [m for m in usable if _beside_noun(sentence, act, m)]
    usable = [m for m in usable if not _pair_of_noun(sentence, act, m)]
    table = [(m, relations(sentence, m, act, lexicon, ranks)) for m in usable]
    if act.passive and act.hit.says == "passive":
        _rest_is_object(sentence, table)
    if lexicon.verb_final and lexicon.head_first:
        first_is_subject(sentence, act, table)
    if act.frame.get("behind"):
        _behind_both(sentence, act, table)
    if not _clause_subject(sentence, act, table, lexicon) and lexicon.verb_final and lexicon.head_first:
        _clause_without_that(sentence, act, table)
    _clause_speaker(sentence, act, table)
    if lexicon.verb_first:
        _relative_doer(sentence, act, table)
    return table


def _beside(mention: Mention, hit: Hit) -> Mention | None:
    """The mention as far as it stands outside the trigger: of "French troops", with "troops" as event word, "French"."""
    if not mention.overlaps(hit.i, hit.first):
        return mention
    states = [h for h in mention.states if h.j <= hit.i]
    if not states or mention.i >= hit.i:
        return None
    nouns = [n for n in mention.nouns if n.j <= hit.i]
    return replace(mention, j=max(h.j for h in [*states, *nouns]), nouns=nouns, states=states)


def _pair_of_noun(sentence: Sentence, act: Act, mention: Mention) -> bool:
    """ "Under the A-B agreement the withdrawal ...": a pair with a hyphen says of the noun behind it whose it is, and does nothing
    that one side does to another."""
    if mention.markers or mention.group < 0 or act.frame.get("mutual") or act.hit.i == mention.j:
        return False
    keys = sentence.words.keys
    pair = [m for m in sentence.mentions if m.group == mention.group]
    return len(pair) == 2 and not pair[1].markers and pair[1].i - pair[0].j == 1 and keys[pair[0].j] in _HYPHENS


def _ranks_verb_first(sentence: Sentence, act: Act, usable: Sequence[Mention]) -> dict[int, int]:
    """Where the verb comes first: a crowd, gunmen, whoever is named takes a place, known or not; and so does a subject that
    stands before the verb."""
    standing = sorted([*usable, *(m for m in sentence.mentions if _somebody(m))], key=lambda m: m.i)
    ranks = _ranks(standing, act)
    verb = not act.nominal and (act.light is None or act.light.i < act.hit.i)
    if verb and (act.says == "linked" or _subject_before(sentence, act, standing)):
        ranks |= {id(m): ranks[id(m)] + 1 for m in usable if id(m) in ranks and m.i >= act.j}
    return ranks


def _ranks(mentions: Sequence[Mention], act: Act) -> dict[int, int]:
    """The how-manieth unmarked mention after (or before) the act each one is; members of a group share a rank."""
    ranks: dict[int, int] = {}
    apart = act.hit.first < act.hit.j or (act.light is not None and act.light.j <= act.hit.i)
    inside = [m for m in mentions if m.i >= act.i] if apart else []
    for side in (inside or [m for m in mentions if m.i >= act.j], [m for m in reversed(mentions) if m.j <= act.i]):
        rank, group = -1, -2
        for mention in side:
            if mention.markers and mention.markers != ("of",):
                continue
            if mention.group < 0 or mention.group != group:
                rank += 1
            group = mention.group
            ranks[id(mention)] = rank
    return ranks


def _somebody(mention: Mention) -> bool:
    return not mention.parties and not mention.markers and mention.cls in ("citizens", "force", "official", "group")


def _subject_before(sentence: Sentence, act: Act, mentions: Sequence[Mention]) -> bool:
    """Where the verb comes first, a bare mention right before it in its clause is the subject of a headline's order."""
    return any(
        not m.markers
        and not opens_clause(sentence, act)
        and 0 <= act.i - m.j <= _SUBJECT_WORDS
        and sentence.cost(m.j, act.i) < 0.3
        for m in mentions
    )


def _beside_noun(sentence: Sentence, act: Act, mention: Mention) -> bool:
    """ "The visit will ..." speaks of one told before: only what stands right behind the noun says whose it is."""
    return (
        0 <= mention.i - act.hit.first <= _NOUN_WORDS and sentence.cost(act.hit.first, mention.i) < 0.3
    ) or mention.group >= 0


def _rest_is_object(sentence: Sentence, table: Candidates) -> None:
    """ "Polish ambassador expelled": what is left of the object's words beside the trigger is what it was done to."""
    for mention, found in table:
        if all(mention is not m for m in sentence.mentions):
            found.clear()
            found["subject"] = 0.0


def first_is_subject(sentence: Sentence, act: Act, table: Candidates) -> None:
    """With prepositions before and the verb at the end, the first bare mention of a clause is its subject (Persian)."""
    bare = [
        (m, f)
        for m, f in table
        if not m.markers and m.j <= act.i and "subject" in f and sentence.around(m.j, act.i)[0] < 0.8
    ]
    for mention, found in bare[1:]:
        if mention.group < 0 or mention.group != bare[0][0].group:
            found["subject"] += 0.35


def _behind_both(sentence: Sentence, act: Act, table: Candidates) -> None:
    """The words of the act stand behind doer and object ("declared B persona non grata"): frames say `behind: true`."""
    bare = [
        (m, f)
        for m, f in table
        if m.j <= act.i and not m.markers and not m.bare_demonym and sentence.cost(m.j, act.i) < 1.0
    ]
    for _, found in bare:
        found.pop("subject", None)
    if bare:
        bare[-1][1]["object"] = 0.1
    if len(bare) > 1:
        bare[-2][1]["subject"] = 0.1


def _clause_subject(sentence: Sentence, act: Act, table: Candidates, lexicon: Lexicon) -> bool:
    """Selector `clause`: who the clause that the act governs is about ("alleged that Russia ..."): its first mention. Whether
    such a clause follows."""
    own = sentence.words.keys[act.hit.j - 1] in ((lexicon.files.get("connectives") or {}).get("that") or ())
    opens = [act.hit.j] if own and lexicon.verb_medial else []  # "a complaint that" with its "that"
    for hit in sentence.named("connective", "that"):
        if -1 <= hit.i - act.j <= 5 and sentence.cost(act.j, hit.i) <= 0.6:
            opens.append(hit.j)
    for start in opens:
        said = next((m for m, _ in table if m.i >= start), None)
        if lexicon.verb_medial and said is not None and "self" in (said.owner, said.resolve) and said.i - start <= 1:
            for (
                mention,
                found,
            ) in table:  # "claimed that its air force had struck R": of its own deeds nobody is accused
                if mention.i >= start:
                    found.clear()
            return True
        for mention, found in table:
            if start <= mention.i and not {"in", "about"} & set(mention.markers) and mention.resolve != "self":
                found["clause"] = 0.3 + WORD * (mention.i - start)
                return True
    if lexicon.verb_medial and (comma := _closing_words(sentence, act)) is not None:
        first = next(((m, f) for m, f in table if not m.markers and not m.bare_demonym and m.j < comma), None)
        if first is not None:
            first[1]["clause"] = 0.3
    return False


def _closing_words(sentence: Sentence, act: Act) -> int | None:
    """ "A helicopter of X violated its airspace, Y alleged": the comma before who says it, where the saying ends the sentence."""
    if act.says != "done" or act.j < sentence.end - 2 or any(m.i >= act.j for m in sentence.mentions):
        return None
    sayer = next((m for m in sentence.mentions if m.j == act.i and not m.markers and m.parties), None)
    if sayer is None:
        return None
    near = range(max(sentence.start, sayer.i - 2), sayer.i)
    return next((k for k in near if sentence.words.keys[k] == ","), None)


def _clause_without_that(sentence: Sentence, act: Act, table: Candidates) -> None:
    """The same where no "that" opens it: right behind a finite verb of saying (Persian)."""
    if act.nominal or act.says != "done":
        return
    for mention, found in table:
        gap = mention.i - act.j
        if gap < 0 or mention.resolve == "self" or (mention.markers and mention.markers != ("object",)):
            continue
        if gap <= _CLAUSE_WORDS and sentence.cost(act.j, mention.i) < _BOUNDARY:
            found["clause"] = 0.3 + WORD * gap
        return


def _relative_doer(sentence: Sentence, act: Act, table: Candidates) -> None:
    """Selector `relative`: whose the thing is that the act is about ("thanked them for the efforts that Qatar makes"): the subject
    behind a verb that takes the thing up again with a pronoun, where verbs come first."""
    for hit in sentence.named("connective", "relative"):
        if hit.i < act.j:
            continue
        if sentence.cost(act.j, hit.i) > _RELATIVE or verb_between(sentence, act.j, hit.i):
            return
        named = [m for m, _ in table if act.j <= m.i and m.j <= hit.i and m.keys and not m.inert]
        if len(named) > 1 or any(m.markers for m in named):
            return  # whom it is done to is named before the relative
        for mention, found in table:
            bare = not mention.markers and not mention.bare_demonym and mention.cls in ACTING
            if bare and 0 < mention.i - hit.j <= _RELATIVE_WORDS and resumptive(sentence, hit.j, mention.i):
                found["relative"] = 0.1
                return


def _clause_speaker(sentence: Sentence, act: Act, table: Candidates) -> None:
    """Selector `speaker`: who says the words the act stands in ("X said that Y must ..." is a demand of X)."""
    for speech in sentence.speeches:
        if speech.i <= act.i < speech.j and not speech.hit.i <= act.i < speech.hit.j:
            for mention, found in table:
                if mention is speech.speaker:
                    found["speaker"] = 0.2
