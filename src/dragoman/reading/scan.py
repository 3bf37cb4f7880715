"""Which entries of the lexicon occur at which words of a sentence?"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter

from dragoman.lexicon import GAP_WORDS, Lexicon
from dragoman.lexicon_index import GAP, Entry, Form, Start
from dragoman.words.tokens import Words

_TELLING = frozenset({"trigger", "position", "light"})
_CLOSING = frozenset({"connective", "finite"})
_QUOTES = frozenset("'\"\u2018\u2019\u201c\u201d\u00ab\u00bb")
_COMMAS = frozenset({",", "\u060c"})
_BY_START, _BY_END = attrgetter("i"), attrgetter("j")
_HARD = frozenset(".!?\u061f\u06d4\u0964;:\u061b")


@dataclass(slots=True)
class Hit:
    """An entry at words [i, j). `says`: what the form says of an act; `first`: end of the part before a gap (else j);
    `kind`: the entry's, kept here because it is asked for more often than anything else."""

    i: int
    j: int
    entry: Entry
    says: str | None
    first: int
    kind: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.kind = self.entry.kind


@dataclass(slots=True)
class _Pass:
    """One going over words [start, end). `gap`: words a gap may hold; `days`: what may stand inside a verb."""

    words: Words
    start: int
    end: int
    gap: int
    days: frozenset[str]
    found: list[Hit] = field(default_factory=list)
    _present: set[str] | None = None

    def present(self) -> set[str]:
        """All that stands here, in any of its readings: what a form with a gap ends with is looked for first."""
        if self._present is None:
            analyses = self.words.analyses[self.start : self.end]
            self._present = {*self.words.keys[self.start : self.end], *chain.from_iterable(a.alts for a in analyses)}
        return self._present


def scan(words: Words, start: int, end: int, lexicon: Lexicon, layer: int = 0) -> list[Hit]:
    """All hits among words [start, end) in text order, without those that lie inside a longer hit of the layer."""
    index = lexicon.layers[layer]
    days = lexicon.interposed
    seen = _Pass(words, start, end, int(lexicon.language.get("gap") or GAP_WORDS), days)
    for k, analysis in enumerate(words.analyses[start:end], start):
        for alt in analysis.alts:
            if alt in index.listed:
                begin = index.start(alt)
                _match_all(seen, k, begin, k + 1)
                behind = _behind_day(words, k + 1, end, days) if days else 0
                if behind:
                    _match_all(seen, k, begin, behind)
    closing = str(lexicon.language.get("noun_letters") or "")
    kept = _longest(
        [h for h in seen.found if _cased(words, h) and not (closing and _noun_by_letter(words, h, closing))]
    )
    if lexicon.at_end and not layer:
        kept = _verb_or_noun(words, kept, end, lexicon.at_end)
    return kept if layer or not lexicon.postpositions else _verb_or_genitive(words, kept, end)


def _behind_day(words: Words, k: int, end: int, days: frozenset[str]) -> int:
    """ "Called Thursday on", "said on Friday that": the word behind a day that stands inside a verb, or 0."""
    if k >= end:
        return 0
    key = words.keys[k]
    if key in days:
        return k + 1
    return k + 2 if k + 1 < end and f"{key} {words.keys[k + 1]}" in days else 0


def _match_all(seen: _Pass, k: int, begin: Start, second_at: int) -> None:
    """Forms that begin at word k; their second word stands at `second_at`, right behind or behind a day."""
    if second_at == k + 1:
        for form in begin.single:
            seen.found.append(Hit(k, k + 1, form.entry, form.says, k + 1))
    if second_at >= seen.end:
        return
    if begin.longer:
        following = seen.words.analyses[second_at]
        alts = following.alts
        seconds = alts if alts[0] == following.key else dict.fromkeys((following.key, *alts))
        for second in seconds:
            for form in begin.longer.get(second, ()):
                _match(seen, k, form, second_at)
    if begin.gapped and not begin.last.isdisjoint(seen.present()):
        for form in begin.gapped:
            if form.rest[-1] in seen.present():
                _match_gapped(seen, k, form, second_at)


def _noun_by_letter(words: Words, hit: Hit, closing: str) -> bool:
    """A last letter that folding takes off and no pronoun or conjunction has ("ending" and "that she", in Arabic)."""
    small = hit.kind == "reference" or (hit.kind == "connective" and hit.entry.head == "that")
    return small and hit.j == hit.i + 1 and words.text[words.ends[hit.i] - 1] in closing


def _cased(words: Words, hit: Hit) -> bool:
    """A name of Latin script is one only with its capitals: "us" is no state, "who" no organisation."""
    case = hit.entry.data.get("case")
    if case is None:
        return True
    if case == "upper":
        return words.text[words.starts[hit.i] : words.ends[hit.j - 1]].isupper()
    return words.analyses[hit.i].capital


def _match(seen: _Pass, k: int, form: Form, second_at: int) -> None:
    words, end, days = seen.words, seen.end, seen.days
    if second_at + len(form.rest) > end:
        return
    at = second_at
    for word in form.rest:
        if at >= end:
            return
        analysis = words.analyses[at]
        if word != analysis.key and (word not in analysis.alts or analysis.pre):
            at = _behind_day(words, at, end, days) if days and second_at == k + 1 else 0
            if not at or at >= end or word != words.analyses[at].key:
                return
        at += 1
    seen.found.append(Hit(k, at, form.entry, form.says, at))


def _match_gapped(seen: _Pass, k: int, form: Form, second_at: int) -> None:
    if second_at > k + 1 and form.rest[0] == GAP:
        return  # a gap holds the day as well
    words, end = seen.words, seen.end
    position, first, gap = second_at, k + 1, False
    for word in form.rest:
        if word == GAP:
            gap = True
            continue
        room = seen.gap if gap else 0
        while position < end:
            analysis = words.analyses[position]
            if word == analysis.key or word in analysis.alts:
                break
            if (words.keys[position] in _HARD and not words.abbreviates(position, end)) or words.keys[
                position
            ] in _COMMAS:
                return
            room -= words.keys[position][0].isalnum()  # a hyphen or a possessive mark takes no room
            if room < 0 or not gap:
                return
            position += 1
        else:
            return
        position += 1
        if not gap:
            first = position
    seen.found.append(Hit(k, position, form.entry, form.says, first))


def _longest(found: list[Hit]) -> list[Hit]:
    """Drops a hit that lies inside a longer one; a hit with a gap hides only what its first part covers."""
    if len(found) < 2:
        return found
    long = [h for h in found if h.first - h.i > 1]  # only these can cover another
    inside = {k for h in long for k in range(h.i, h.first)}
    kept = [h for h in found if h.i not in inside or not _covered(h, long)]
    if any(h.kind == "reference" for h in long):
        kept = [h for h in kept if h.kind != "reference" or not _in_name(h, kept)]
    kept.sort(key=_BY_END, reverse=True)  # the longest first
    kept.sort(key=_BY_START)
    return kept


def _in_name(hit: Hit, found: list[Hit]) -> bool:
    """Words that stand for a state named elsewhere, and here begin its name in full ("the Kingdom of Morocco")."""
    return any(h.kind == "entity" and hit.i < h.i < hit.j < h.j for h in found)


def _covered(hit: Hit, found: list[Hit]) -> bool:
    i, first = hit.i, hit.first
    for other in found:
        if other.i <= i and first <= other.first and (other.i < i or first < other.first) and _hides(other, hit):
            return True
    return False


def _hides(longer: Hit, hit: Hit) -> bool:
    """A cue ("announcement of") hides cues only, a verb of saying no event: both speak of the words they hold."""
    if longer.kind == "status":
        return hit.kind == "status"
    if longer.says == "passive" and hit.kind == "trigger" and hit.first < hit.j:
        return False  # "boats seized" or "(navy) boats seized ... a trawler": the words around decide
    if longer.kind in ("speech", "trigger") and hit.kind == "connective":
        return hit.entry.head != "that"  # "warned that" opens a clause all the same
    return longer.kind != "speech" or hit.kind not in _TELLING


def _verb_or_genitive(words: Words, hits: list[Hit], end: int) -> list[Hit]:
    """A word that is both a genitive particle and a verb is the verb where its clause ends, or right behind the doer's marker."""
    verbs = {h.i for h in hits if h.kind == "light" and h.j == h.i + 1}
    both = {h.i for h in hits if h.kind == "marker" and h.j == h.i + 1 and h.entry.head == "of"} & verbs
    if not both:
        return hits
    closed = {h.i for h in hits if h.kind in _CLOSING and h.entry.head != "particle"}
    behind = {h.j for h in hits if h.kind == "marker" and h.entry.head == "agent"}
    verb = {k for k in both if k in behind or _closes(words, k + 1, end, closed)}
    return [
        h
        for h in hits
        if h.i not in both
        or h.j > h.i + 1
        or ((h.kind != "light" or h.i in verb) and (h.kind != "marker" or h.i not in verb))
    ]


def _verb_or_noun(words: Words, hits: list[Hit], end: int, at_end: frozenset[str]) -> list[Hit]:
    """A word that is both a noun and a verb form (language.yml `verbs_at_end`) is the verb only where its clause ends."""
    closed = {h.i for h in hits if h.kind in _CLOSING}  # an auxiliary behind a participle ends it too
    return [
        h
        for h in hits
        if h.j > h.i + 1
        or words.keys[h.i] not in at_end
        or (h.kind not in ("light", "finite") and h.says is None)
        or _closes(words, h.j, end, closed)
        or _of_noun_before(h, hits)
    ]


def _of_noun_before(light: Hit, hits: list[Hit]) -> bool:
    """Right behind a noun that takes it as its light verb it is the verb, though its complement follows."""
    return light.kind == "light" and any(
        h.kind == "trigger"
        and h.says is None
        and h.j == light.i
        and light.entry.head in (h.entry.data.get("light") or ())
        for h in hits
    )


def _closes(words: Words, k: int, end: int, closed: set[int]) -> bool:
    """Whether the clause ends before word k: there the sentence, a mark or a closing word stands; a quotation may open there instead."""
    if k >= end or k in closed or words.analyses[k].word:
        return k >= end or k in closed
    while k < end and words.keys[k] in _QUOTES:
        k += 1
    return k >= end or k in closed or not words.analyses[k].word or words.keys[k - 1] not in _QUOTES
