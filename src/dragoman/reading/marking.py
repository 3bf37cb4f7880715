"""Which marker stands by a mention: a preposition before it, a postposition or an object marker behind it?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dragoman.reading.mentions import Mention
from dragoman.reading.parts import OPENING, Stretch, is_skipped
from dragoman.reading.scan import Hit
from dragoman.words.tokens import Analysis

CONJUNCTIONS = frozenset({"after", "before", "until", "as"})  # marker classes whose words may open a clause
_BRACKETED = 8  # words a bracket between a name and its postposition may hold
_APPOSITION = 9  # words of an apposition behind its state
_HEAD_FIRST_REACH = 3  # unknown words between a preposition and the owner of the thing they name
_ADJECTIVE_REACH = 1  # where owners stand before things: one unknown adjective
_SKIPPED_WORDS = 3  # words of the longest honorific or adjective
_QUOTED_WORDS = 6  # words before a mention in which its quotation mark may open
_THINGS = frozenset({"speech_nouns", "modifier", "noun", "status"})


def mark(stretch: Stretch, mentions: Sequence[Mention]) -> None:
    """Gives mentions the markers that stand by them, where the language writes them."""
    if stretch.order.postpositions:
        _mark_behind(stretch, mentions)
    elif stretch.order.head_first:
        _mark_head_first(stretch, mentions)
    else:
        _mark_medial(stretch, mentions)


def opens_clause(stretch: Stretch, first: Mention, last: Mention) -> bool:
    """ "After Russia invaded": the marker of the first opens a clause, whose verb stands behind the last."""
    return bool(first.markers) and first.markers[0] in CONJUNCTIONS and stretch.finite(last.j)


def _mark_behind(stretch: Stretch, mentions: Sequence[Mention]) -> None:
    for mention in mentions:
        _postposition(stretch, mention)
    _capitals(mentions)


def _mark_head_first(stretch: Stretch, mentions: Sequence[Mention]) -> None:
    search = _Search(stretch, stretch.covered, _thing_words(stretch.hits), _HEAD_FIRST_REACH)
    for mention in mentions:
        search.mark(mention)
    _clauses_behind_verbs(mentions, stretch.hits)
    _mark_objects(stretch, mentions)


def _mark_medial(stretch: Stretch, mentions: Sequence[Mention]) -> None:
    search = _Search(stretch, stretch.covered - _attributes(stretch.hits), frozenset(), _ADJECTIVE_REACH)
    for mention in mentions:
        search.mark(mention)
        if mention.markers[:1] in (("in",), ("at",)):
            _as_a_place(stretch, mention)
        if opens_clause(stretch, mention, mention):
            mention.markers, mention.marked = (), None
    _appositions(stretch, mentions)


# -- behind the mention ----------------------------------------------------------------------------------------------


def _postposition(stretch: Stretch, mention: Mention) -> None:
    k = mention.j
    while k < stretch.end:
        markers = [h for h in stretch.here(k) if h.kind == "marker"]
        if markers:
            _take(mention, max(markers, key=lambda h: h.j), markers)
            return
        behind = _behind_small(stretch, k)
        if behind == k:
            break
        k = behind
    case = mention.reference.entry.data.get("marks") if mention.reference else None
    if case:  # a pronoun and its postposition in one word
        mention.markers, mention.marked = (str(case),), (mention.i, mention.j)


def _behind_small(stretch: Stretch, k: int) -> int:
    """Behind a particle, a quotation mark or a bracket between a mention and its postposition; else k itself."""
    key = stretch.words.keys[k]
    if key == "(":  # a name once more in Latin letters
        inside = range(k + 1, min(stretch.end, k + _BRACKETED))
        return next((n + 1 for n in inside if stretch.words.keys[n] == ")"), k + 1)
    particle = any(h.kind == "connective" and h.entry.head == "particle" for h in stretch.here(k))
    return k + 1 if particle or key in OPENING or key == ")" else k


def _capitals(mentions: Sequence[Mention]) -> None:
    """ "The capital of X, Y": the two words for one city have one marker; without any, it is where the clause goes."""
    for left, right in pairwise(mentions):
        city = left.nouns and left.nouns[-1].entry.data["class"] == "capital"
        if city and left.j == right.i and not left.markers:
            left.markers, left.marked = (right.markers, right.marked) if right.markers else (("in",), (left.i, left.j))


def _take(mention: Mention, marker: Hit, same: Iterable[Hit]) -> None:
    """Puts a marker on a mention, with the other classes that the same words have."""
    classes = dict.fromkeys(h.entry.head for h in same if (h.i, h.j) == (marker.i, marker.j))
    mention.markers, mention.marked = (*classes, *mention.markers), (marker.i, marker.j)


# -- before the mention ----------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Search:
    """Looks from a mention to the left for its preposition, over articles, numbers and `reach` words that name something
    of theirs: unknown ones, and those of `things`."""

    stretch: Stretch
    covered: frozenset[int]
    things: frozenset[int]
    reach: int
    ends: dict[int, list[Hit]] = field(init=False)  # markers by the word behind them

    def __post_init__(self) -> None:
        self.ends = {}
        for hit in self.stretch.hits:
            # No preposition has the article: a word that has it is the noun spelt alike.
            if hit.kind == "marker" and not self.stretch.begins_with_article(hit.j - 1):
                self.ends.setdefault(hit.j, []).append(hit)

    def mark(self, mention: Mention) -> None:
        if self._marked_behind(mention) or _prefixed(self.stretch, mention):
            return
        k, loose = mention.i, 0
        while k > self.stretch.start:
            markers = self.ends.get(k)
            if markers and self._some_of(markers):
                k -= 2
                continue
            if markers and loose and self.stretch.order.medial and any(h.entry.head == "to" for h in markers):
                return  # "to" before an unknown word may open an infinitive
            if markers and not (k < mention.i and self._counted(k)):
                _take(mention, min(markers, key=lambda h: h.i), markers)
                mention.loose = loose > 0
                return
            step = (k - 1, loose) if markers else self._step(mention, k, loose)
            if step is None:
                return
            k, loose = step

    def _step(self, mention: Mention, k: int, loose: int) -> tuple[int, int] | None:
        """Over the word before k: where to look next and how many words of a thing lie behind, or None where a phrase ends."""
        words, small = self.stretch.words, self._small(k)
        if small < k:
            return small, loose
        analysis = words.analyses[k - 1]
        if _of_another_phrase(analysis):
            return None
        if analysis.key[:1].isdigit() or words.keys[k - 1] in OPENING:  # "on 1,700 Russian officials"
            return k - 1, loose
        passable = (k - 1 not in self.covered or k - 1 in self.things) and analysis.word
        if passable and loose < self.reach and not self._apart(mention, k):
            return k - 1, loose + 1
        return (k - 1, loose) if 0 < loose < self.reach and self._joins_adjectives(k) else None

    def _small(self, k: int) -> int:
        """Where the longest honorific, adjective or article before k begins; k itself when there is none."""
        begins = range(max(self.stretch.start, k - _SKIPPED_WORDS), k)
        return min((h.i for n in begins for h in self.stretch.here(n) if h.j == k and is_skipped(h)), default=k)

    def _apart(self, mention: Mention, k: int) -> bool:
        """A word with the article has no genitive behind it: what follows is another phrase, unless it is an adjective."""
        words, article = self.stretch.words, self.stretch.order.article
        if not article or not words.quote(k - 1, k).startswith(article):
            return False
        return not mention.bare_demonym if k == mention.i else not words.quote(k, k + 1).startswith(article)

    def _joins_adjectives(self, k: int) -> bool:
        """ "And" between two adjectives of the thing (head-first, without an article that would tell)."""
        if not self.stretch.order.head_first or self.stretch.order.article:
            return False
        return any(h.kind == "connective" and h.entry.head == "and" and h.j == k for h in self.stretch.here(k - 1))

    def _marked_behind(self, mention: Mention) -> bool:
        """Takes an object marker or a possessive ending; behind an object marker nothing more is looked for."""
        marker = self.stretch.marker(mention.j, ("object", "possessive"))
        if marker is None:
            return False
        apostrophe = not self.stretch.words.keys[marker.i][-1].isalnum()
        if apostrophe and _quoted(self.stretch, mention):
            return False  # the quotation mark that closes
        mention.markers, mention.marked = (marker.entry.head,), (marker.i, marker.j)
        if marker.entry.head != "object":
            return False
        if mention.i in self.ends:  # the object marker closes the whole phrase: "the attack on Beirut (obj)"
            longest = min(self.ends[mention.i], key=lambda h: h.i)
            mention.markers, mention.marked = (longest.entry.head,), (longest.i, longest.j)
        return True

    def _some_of(self, markers: Sequence[Hit]) -> bool:
        """ "93 of its soldiers": how many they are; what marks the phrase stands before the number."""
        marker = markers[0]
        number = marker.i - 1
        return (
            marker.entry.head == "of"
            and marker.j == marker.i + 1
            and number >= self.stretch.start
            and self.stretch.words.keys[number].isdigit()
        )

    def _counted(self, k: int) -> bool:
        """ "About 300 Poles": how many, not what about."""
        stretch = self.stretch
        return stretch.words.keys[k][:1].isdigit() and any(
            h.kind == "modifier" and h.j == k for h in stretch.here(k - 1)
        )


def _prefixed(stretch: Stretch, mention: Mention) -> bool:
    """Takes the prepositions written onto the first word; true also where "and" is, before which no preposition belongs to it."""
    pre = stretch.words.analyses[mention.i].pre
    classes = tuple(p for p in pre if p not in ("and", "future"))
    if classes:
        mention.markers, mention.marked = (*classes, *mention.markers), (mention.i, mention.i + 1)
    return bool(classes) or "and" in pre


def _quoted(stretch: Stretch, mention: Mention) -> bool:
    """Does a single quotation mark open a little before, behind a space?"""
    words = stretch.words
    near = range(max(1, mention.i - _QUOTED_WORDS), mention.j)
    return any(words.keys[k] in "'\u2018" and words.starts[k] > words.ends[k - 1] for k in near)


def _of_another_phrase(analysis: Analysis) -> bool:
    """A year or a capitalised word of Latin script between preposition and mention: "in 2019 Iran", "in December Japan"."""
    year = len(analysis.key) == 4 and analysis.key.isdigit() and analysis.key[:2] in ("19", "20")
    return analysis.key.isascii() and (analysis.capital or year)


# -- what a preposition reaches over, and what the phrase around a mention says of it ---------------------------------


def _thing_words(hits: Sequence[Hit]) -> frozenset[int]:
    """Words of event nouns and of words for what is said: a preposition reaches over them to their owner ("from the attack of")."""
    things: set[int] = set()
    other: set[int] = set()
    for hit in hits:
        thing = (hit.kind in ("trigger", "position") and hit.says is None) or hit.kind in _THINGS
        if thing or hit.kind not in ("light", "finite"):  # the word of an event noun may also be a verb form
            (things if thing else other).update(range(hit.i, hit.first))
    return frozenset(things - other)


def _attributes(hits: Sequence[Hit]) -> frozenset[int]:
    """Participles right behind an article ("in the occupied north"): a preposition reaches over them."""
    articles = {h.j for h in hits if h.kind == "connective" and h.entry.head == "article"}
    said = ("done", "participle")
    return frozenset(h.i for h in hits if h.kind == "trigger" and h.j == h.i + 1 and h.i in articles and h.says in said)


def _clauses_behind_verbs(mentions: Sequence[Mention], hits: Sequence[Hit]) -> None:
    """The word for "until" right behind a verb opens a clause of purpose: "tries until R (obj) ..." is "tries to ... R" (Persian)."""
    verbs = {
        h.j for h in hits if h.kind in ("finite", "speech") or (h.kind in ("light", "trigger") and h.says is not None)
    }
    objects = {h.i for h in hits if h.kind == "marker" and h.entry.head == "object"}
    for mention in mentions:
        if mention.markers[:1] == ("until",) and mention.marked is not None and mention.marked[0] in verbs:
            mention.markers = ("object",) if mention.j in objects else ()
            mention.marked = (mention.j, mention.j + 1) if mention.markers else None


def _mark_objects(stretch: Stretch, mentions: Sequence[Mention]) -> None:
    """Object markers that stand further on, at the end of a phrase, reach those within the phrase."""
    for mark in stretch.hits:
        if mark.kind == "marker" and mark.entry.head == "object":
            before = [m for m in mentions if m.j <= mark.i]
            _first_is_object(stretch, before, mark)
            _mark_owner(stretch, before, mark)


def _first_is_object(stretch: Stretch, before: Sequence[Mention], mark: Hit) -> None:
    """ "The accession of A to B and C (obj)": A is the object."""
    if len(before) < 2 or before[-1].j != mark.i or before[-1].markers != ("object",):
        return
    one, last = before[-2:]
    if one.j == last.i - 1 and stretch.conjoins(one.j) and one.markers and "object" not in one.markers:
        last.markers = one.markers


def _mark_owner(stretch: Stretch, before: Sequence[Mention], mark: Hit) -> None:
    """The owner of a thing whose phrase ends in an object marker further on: "the attack of Israel on Beirut (obj)"."""
    for n in range(len(before) - 1, -1, -1):
        mention = before[n]
        if any(_ends_phrase(h) and mention.j <= h.i < mark.i for h in stretch.hits):
            return
        if mention.markers and "object" not in mention.markers:
            continue
        if mention.markers:
            return
        follows = any(h.kind == "marker" and h.entry.head != "object" for h in stretch.here(mention.j))
        if follows and (_owns(stretch, mention) or _owns_unknown(stretch, mention, before[:n])):
            mention.markers, mention.marked, mention.loose = ("object",), (mark.i, mark.j), True
        return


def _owns(stretch: Stretch, mention: Mention) -> bool:
    return any(h.j == mention.i and h.kind in ("trigger", "noun", "position") for h in stretch.hits)


def _owns_unknown(stretch: Stretch, mention: Mention, before: Sequence[Mention]) -> bool:
    """Behind an unknown word, with a subject before it already."""
    return mention.i - 1 not in stretch.covered and any(not m.markers for m in before)


def _ends_phrase(hit: Hit) -> bool:
    return hit.kind in ("finite", "light", "speech", "connective") and hit.entry.head != "and"


def _as_a_place(stretch: Stretch, mention: Mention) -> None:
    """A city that the language's own `names` give to somebody (Brussels) is the city where something takes place in it."""
    if not mention.states or mention.nouns or "ambiguous" in mention.states[0].entry.data:
        return  # only the language's own names carry no such mark
    own = mention.states[0]
    for hit in stretch.here(own.i):
        if (
            hit is not own
            and hit.kind == "entity"
            and hit.j == own.j
            and hit.entry.data["surface"] in ("capital", "place")
        ):
            mention.states[0] = hit
            return


def _appositions(stretch: Stretch, mentions: Sequence[Mention]) -> None:
    """ "A, a key B ally, has refused": a state in what is said of another acts in nothing."""
    for left, right in pairwise(mentions):
        bare = right.states and not (right.nouns or right.person or right.markers or right.owner)
        if not bare or left.j >= right.i or not stretch.comma(left.j) or not _describes(stretch, right.j):
            continue
        between = all(_passed_over(stretch, n) for n in range(left.j + 1, right.i))
        behind = range(right.j + 1, min(stretch.end, right.j + _APPOSITION))
        if between and any(stretch.comma(n) for n in behind):
            right.markers = ("as",)


def _describes(stretch: Stretch, k: int) -> bool:
    """A word of no name behind a state: an adjective or an unknown noun ("ally")."""
    if k >= stretch.end or stretch.words.analyses[k].capital or not stretch.words.analyses[k].word:
        return False
    return k not in stretch.covered or any(h.kind == "modifier" for h in stretch.here(k))


def _passed_over(stretch: Stretch, k: int) -> bool:
    return stretch.skipped(k) is not None or (stretch.unknown(k) and not stretch.words.analyses[k].capital)
