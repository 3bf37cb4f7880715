"""One sentence while it is read: its words, hits and mentions, and what it costs to cross from one word to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dragoman.lexicon import Lexicon
from dragoman.reading.mentions import Mention
from dragoman.reading.scan import Hit
from dragoman.words.tokens import Words

# What it costs a role, a cue or a date to reach over a boundary; one is "another clause". Set by hand, checked on the sets.
_COMMA, _STRONG, _THAT, _RELATIVE, _CLAUSE, _AND, _BUT, _FINITE = 0.4, 1.2, 1.2, 0.9, 1.0, 0.15, 1.0, 0.8
_CONNECTIVE = {
    "that": _THAT,
    "relative": _RELATIVE,
    "if": _CLAUSE,
    "clause": _CLAUSE,
    "but": _BUT,
    "and": _AND,
    "switch": _CLAUSE,
}
_ATTRIBUTE = 0.2
_BRACKETED = 8
_BOTH = frozenset({"light", "trigger"})  # whose perfective may be an attribute
_COMMAS = frozenset({",", "\u060c"})
_QUOTES = frozenset('"\u201c\u201d\u00ab\u00bb')
_TITLE_WORDS = 7
_MARKS = frozenset(';:\u061b"\u201c\u201d\u00ab\u00bb\u2014\u2013.!?\u061f\u06d4\u0964')


@dataclass(slots=True)
class Speech:
    """A verb of saying, whose subject it is, and the words [i, j) that are said."""

    hit: Hit
    speaker: Mention | None
    i: int
    j: int


@dataclass(slots=True)
class Sentence:
    """Words [start, end) of a report. `kind`: headline | body | ...; `_bounds[k - start]` is the summed cost before word k."""

    words: Words
    start: int
    end: int
    kind: str
    number: int
    hits: list[Hit]
    mentions: list[Mention]
    lexicon: Lexicon
    speeches: list[Speech] = field(default_factory=list)
    # Found out when first asked for. Of hits by kinds and by words every mention asks for every act; of the bounds many sentences
    # nothing.
    _bounds: list[float] = field(default_factory=list, repr=False, compare=False)
    _asides: list[tuple[int, int]] = field(default_factory=list, repr=False, compare=False)
    _kinds: dict[tuple[str, ...], list[Hit]] = field(default_factory=dict, repr=False, compare=False)
    _named: dict[tuple[str, ...], list[Hit]] = field(default_factory=dict, repr=False, compare=False)
    _opening: dict[int, list[Hit]] = field(default_factory=dict, repr=False, compare=False)
    _closing: dict[int, list[Hit]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def asides(self) -> list[tuple[int, int]]:
        """Relative clauses put between a noun and its verb."""
        if not self._bounds:
            self._measure()
        return self._asides

    def around(self, a: int, b: int) -> tuple[float, int]:
        """The cost between words a and b with what lies in asides left out, and how many words those have."""
        inner = [
            (i, j) for i, j in self.asides if a <= i and j <= b and self.cost(j, b) < _FINITE
        ]  # not over another verb
        return self.cost(a, b) - sum(self.cost(i, j) for i, j in inner), sum(j - i for i, j in inner)

    def cost(self, a: int, b: int) -> float:
        """What lies between words a and b (a's end, b's start, in any order)."""
        if a > b:
            a, b = b, a
        if not self._bounds:
            self._measure()
        start, end = self.start, self.end
        return self._bounds[(min(end, b)) - start] - self._bounds[(max(start, a)) - start]

    def _measure(self) -> None:
        self._bounds = _bounds(self, self.lexicon)
        if self.lexicon.head_first and self.lexicon.verb_final:
            self._asides = _asides(self)

    def of_kind(self, *kinds: str) -> Sequence[Hit]:
        """The hits of these kinds, in text order."""
        if not self._kinds:
            self._kinds[()] = self.hits
            for hit in self.hits:
                self._kinds.setdefault((hit.kind,), []).append(hit)
        found = self._kinds.get(kinds)
        if found is None:
            present = any((kind,) in self._kinds for kind in kinds)
            found = self._kinds[kinds] = [h for h in self.hits if h.kind in kinds] if present else []
        return found

    def named(self, kind: str, *heads: str) -> Sequence[Hit]:
        """The hits of a kind whose entries have one of these heads: markers and connectives by their class."""
        found = self._named.get((kind, *heads))
        if found is None:
            found = self._named[kind, *heads] = [h for h in self.of_kind(kind) if h.entry.head in heads]
        return found

    def opening_at(self, k: int) -> Sequence[Hit]:
        """The hits whose first word is word k."""
        if not self._opening:
            for hit in self.hits:
                self._opening.setdefault(hit.i, []).append(hit)
        return self._opening.get(k, ())

    def closing_at(self, k: int) -> Sequence[Hit]:
        """The hits that end right before word k."""
        if not self._closing:
            for hit in self.hits:
                self._closing.setdefault(hit.j, []).append(hit)
        return self._closing.get(k, ())


def _bounds(sentence: Sentence, lexicon: Lexicon) -> list[float]:
    """What marks, connectives and finite verbs cost, summed up; commas inside a mention or a list of mentions cost nothing."""
    size = sentence.end - sentence.start
    weight = [0.0] * (size + 1)
    for k in range(sentence.start, sentence.end):
        mark = sentence.words.keys[k]
        if mark in _COMMAS:
            weight[k - sentence.start] = _COMMA
        elif mark in _MARKS and not sentence.words.abbreviates(k, sentence.end):
            weight[k - sentence.start] = _STRONG
    # An auxiliary right behind its verb ends the clause that the verb has ended already.
    auxiliary = {(h.i, h.j) for h in sentence.hits if h.kind == "finite"}
    verbs = [h for h in sentence.hits if h.kind in ("light", "trigger") and _finite(h) and (h.i, h.j) not in auxiliary]
    closed = {h.j for h in verbs} if lexicon.verb_final else set()
    for k in _bracketed(sentence):
        weight[k - sentence.start] = 0.0
    ends = _ends(sentence) if lexicon.postpositions else set()
    for hit in sentence.hits:
        at = hit.i - sentence.start
        if hit.kind == "connective" and hit.entry.head in _CONNECTIVE:
            weight[at] = max(weight[at], _CONNECTIVE[hit.entry.head])
        elif lexicon.verb_final and _finite(hit) and not ((hit.i, hit.j) in auxiliary and hit.i in closed):
            cost = _FINITE if not lexicon.postpositions or hit.kind not in _BOTH or hit.j in ends else _ATTRIBUTE
            weight[hit.j - 1 - sentence.start] = max(weight[hit.j - 1 - sentence.start], cost)
            if hit.j < sentence.end and sentence.words.keys[hit.j] in _COMMAS:  # the clause is over
                weight[hit.j - sentence.start] = max(weight[hit.j - sentence.start], _CLAUSE)
        elif lexicon.verb_first and hit.kind in ("trigger", "light") and hit.says in ("done", "planned", "habitual"):
            weight[at] = max(weight[at], 0.3)
        if lexicon.verb_first and _finite(hit) and "and" in sentence.words.analyses[hit.i].pre:
            weight[at] = max(weight[at], _FINITE)  # "and" written on a verb opens a clause
    if not lexicon.verb_final and not lexicon.verb_first:
        _new_clauses(sentence, weight)
    _soften(sentence, weight)
    if lexicon.postpositions:
        _parenthesis(sentence, weight)
    total = 0.0
    bounds = [0.0]
    for k in range(size):
        total += weight[k]
        bounds.append(total)
    return bounds


def _asides(sentence: Sentence) -> list[tuple[int, int]]:
    """Where the verb is last and the noun has its relative clause behind it: "X, who was in Y, asked Z" (Persian). Such a clause
    ends with its first finite verb that no "and" follows, when another finite verb is still to come."""
    verbs = {h.i: h.j for h in sentence.hits if _finite(h)}
    ended = {h.j for h in sentence.hits if _finite(h)}
    joints = {h.i for h in sentence.hits if h.kind == "connective" and h.entry.head == "and"}
    opening = sorted({h.i for h in sentence.hits if h.kind == "connective" and h.entry.head in ("relative", "that")})
    keys, found = sentence.words.keys, []
    for at in opening:
        first = at - 1 if at > sentence.start and keys[at - 1] in _COMMAS else at
        if first in ended or first == sentence.start or not sentence.words.analyses[first - 1].word:
            continue  # behind a verb it opens what is said
        close = next((j for i, j in sorted(verbs.items()) if i > at and j not in joints), None)
        while (
            close is not None
            and close in verbs
            and verbs[close] < sentence.end
            and max(verbs) > close
            and _auxiliary(sentence, close)
        ):
            close = verbs[close]  # an auxiliary
        if close is None or not any(i >= close for i in verbs):
            continue
        if close < sentence.end and keys[close] in _COMMAS:
            close += 1
        found.append((first, close))
    return found


def _auxiliary(sentence: Sentence, at: int) -> bool:
    return any(h.kind == "finite" and h.i == at for h in sentence.hits)


def _bracketed(sentence: Sentence) -> list[int]:
    """Words in short brackets: a name once more in other letters, an abbreviation. No boundary stands there."""
    keys = sentence.words.keys
    found: list[int] = []
    for k in range(sentence.start, sentence.end):
        if keys[k] == "(":
            close = next((n for n in range(k + 1, min(sentence.end, k + _BRACKETED)) if keys[n] == ")"), 0)
            found.extend(range(k, close))
    return found


def _ends(sentence: Sentence) -> set[int]:
    """Positions before which a finite verb may end its clause: in front of a mark, a conjunction, an auxiliary or the end. In
    front of any other word a perfective is an attribute of it ("the sent aid")."""
    words = sentence.words
    marks = {k for k in range(sentence.start, sentence.end) if not words.analyses[k].word}
    opening = {h.i for h in sentence.hits if h.kind in ("connective", "finite") and h.entry.head != "particle"}
    return marks | opening | {sentence.end}


def _finite(hit: Hit) -> bool:
    if hit.kind in ("finite", "speech"):
        return True
    if hit.kind not in ("light", "trigger") or hit.says is None:
        return False
    return hit.says.removeprefix("passive_") in ("done", "planned", "ongoing", "habitual", "passive", "negated")


def _new_clauses(sentence: Sentence, weight: list[float]) -> None:
    """ "and" before an actor that has its own verb opens a clause ("... in Manila, and Japanese troops will ...")."""
    joints = {h.j: h.i for h in sentence.hits if h.kind == "connective" and h.entry.head == "and"}
    verbs = {
        h.i
        for h in sentence.hits
        if h.kind in ("finite", "be", "speech")
        or (h.kind in ("trigger", "light") and h.says in ("done", "present", "planned", "habitual"))
    }
    opening = {
        h.j: h.i for h in sentence.hits if h.kind == "marker" and h.entry.head in ("after", "before", "until", "as")
    }
    for mention in sentence.mentions:
        at = next((opening[k] for k in (mention.i, mention.i - 1) if k in opening), None)
        if at is not None and not mention.markers and mention.j in verbs:
            weight[at - sentence.start] = max(weight[at - sentence.start], _CLAUSE)
        joint = next((joints[k] for k in (mention.i, mention.i - 1) if k in joints), None)
        if joint is not None and not mention.markers and mention.group < 0 and verbs & {mention.j, mention.j + 1}:
            weight[joint - sentence.start] = max(weight[joint - sentence.start], _CLAUSE)


def _soften(sentence: Sentence, weight: list[float]) -> None:
    """Commas within a mention, and commas or "and" between members of one group, are no boundaries."""
    for mention in sentence.mentions:
        for k in range(mention.i, mention.j):
            weight[k - sentence.start] = 0.0
    for i, j in _titles(sentence):
        weight[i - sentence.start] = weight[j - sentence.start] = 0.0
    for left, right in _pairs(sentence.mentions):
        if left.group >= 0 and left.group == right.group:
            for k in range(left.j, right.i):
                weight[k - sentence.start] = 0.0


def _titles(sentence: Sentence) -> list[tuple[int, int]]:
    """The quotation marks around a few words: a title or a term, nobody's speech."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for k in range(sentence.start, sentence.end):
        if sentence.words.keys[k] not in _QUOTES:
            continue
        if opened is not None and k - opened <= _TITLE_WORDS:
            found.append((opened, k))
            opened = None
        else:
            opened = k
    return found


def _parenthesis(sentence: Sentence, weight: list[float]) -> None:
    """A relative clause put between a doer and the verb ("X, who now chairs Y, telephoned ...") parts nobody from the verb."""
    relatives = {h.i for h in sentence.hits if h.kind == "connective" and h.entry.head == "relative"}
    if not relatives:
        return
    ends = {h.j for h in sentence.hits if _finite(h)}
    for mention in sentence.mentions:
        if not mention.marked or "agent" not in mention.markers:
            continue
        first = mention.marked[1]
        opens = first if first in relatives else first + 1
        if opens not in relatives or (opens > first and sentence.words.keys[first] not in _COMMAS):
            continue
        close = next((k for k in range(opens, sentence.end) if k in ends and sentence.words.keys[k] in _COMMAS), None)
        if close is not None:
            for k in range(first, close + 1):
                weight[k - sentence.start] = 0.0


def _pairs(mentions: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    return list(pairwise(mentions))
