"""Which mentions stand in one list ("A, B and C"), and what do its members share?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dragoman.reading.marking import CONJUNCTIONS, opens_clause
from dragoman.reading.mentions import Mention
from dragoman.reading.parts import Stretch, is_finite
from dragoman.reading.scan import Hit

_BETWEEN = "-\u2013/"  # marks that join two names
_APART = frozenset({"in", "at", "by", "with", "to", "from", "on"})  # markers of a phrase before the subject
_CIRCUMSTANCES = frozenset(
    {"according", "because", "after", "before", "during", "under"}
)  # markers of phrases that open a sentence
_BARE = ((), ("possessive",))  # the markers of what may be a subject


def coordinate(stretch: Stretch, mentions: Sequence[Mention]) -> None:
    """Gives mentions joined by "and" or by commas one group, and spreads the marker over it."""
    if stretch.order.medial:
        for mention in mentions:
            _tell_acting(stretch, mention)
    _join(stretch, mentions)
    for members in _groups(mentions):
        if _parts_clauses(stretch, members):
            for mention in members:
                mention.group = -1
            continue
        group = members
        if (stretch.order.medial and _first_apart(stretch, members)) or _circumstance_before(stretch, members):
            members[0].group, group = -1, members[1:]
        if stretch.order.medial and opens_clause(stretch, group[0], group[-1]):
            for mention in group:
                mention.markers, mention.marked = (), None
        _share(stretch, group)


def _join(stretch: Stretch, mentions: Sequence[Mention]) -> None:
    """Numbers the groups."""
    groups = 0
    for left, right in pairwise(mentions):
        first = next(m for m in mentions if m is left or (left.group >= 0 and m.group == left.group))
        if first.markers and not left.markers and _closed(stretch, left, right):
            continue
        alone = first is left and left.markers[:1] == ("between",)  # one side only: the other follows
        if stretch.order.medial and not alone and _new_clause(stretch, first, right):
            continue
        if _linked(stretch, left, right):
            if left.group < 0:
                left.group, groups = groups, groups + 1
            right.group = left.group


def _closed(stretch: Stretch, left: Mention, right: Mention) -> bool:
    """ "Between A and B, the officials of C": behind a list that "and" has closed, a comma opens something else (Persian)."""
    order, before = stretch.order, left.i - 1
    if not order.head_first or order.article or left.group < 0 or before < stretch.start:
        return False
    return stretch.conjoins(before) and not any(stretch.conjoins(k) for k in range(left.j, right.i))


def _groups(mentions: Sequence[Mention]) -> list[list[Mention]]:
    members: dict[int, list[Mention]] = {}
    for mention in mentions:
        if mention.group >= 0:
            members.setdefault(mention.group, []).append(mention)
    return list(members.values())


# -- are two of one list? --------------------------------------------------------------------------------------------


def _linked(stretch: Stretch, left: Mention, right: Mention) -> bool:
    order = stretch.order
    conjoined = "and" in stretch.words.analyses[right.i].pre
    if left.markers and order.postpositions:
        return False
    if right.markers and right.markers != left.markers and not order.postpositions and not conjoined:
        closes = right.markers == ("object",) and right.marked == (right.j, right.j + 1)
        if left.markers or not closes:  # "A and B (obj)" is a list
            return False
    if left.j < right.i:
        return _joined_between(stretch, left.j, right.i)
    if order.article and _two_nationalities(left, right):
        return True
    return conjoined or (order.postpositions and _dyad(stretch, left, right))


def _joined_between(stretch: Stretch, i: int, j: int) -> bool:
    """Whether nothing but commas, "and", articles and adjectives stands among words [i, j), and at least one that joins."""
    joined = False
    for k in range(i, j):
        if stretch.comma(k) or stretch.words.keys[k] in _BETWEEN or stretch.conjoins(k):
            joined = True
        elif stretch.skipped(k) is None:
            return False
    return joined


def _two_nationalities(left: Mention, right: Mention) -> bool:
    """Two nationalities on one noun: "the Egyptian Turkish talks"."""
    return left.bare_demonym and right.bare_demonym and left.states[0].entry is not right.states[0].entry


def _dyad(stretch: Stretch, left: Mention, right: Mention) -> bool:
    """Two bare state names before an event noun: "Russia Ukraine talks"."""
    if left.bare_demonym and right.states and right.surface in ("name", "demonym") and left.j == right.i:
        return True
    if right.bare_demonym:
        return False  # "B helps in American raids"
    bare = all(m.states and not m.nouns and not m.person and not m.markers for m in (left, right))
    return bare and any(h.kind == "trigger" and h.says is None for h in stretch.here(right.j))


def _new_clause(stretch: Stretch, first: Mention, right: Mention) -> bool:
    """ "A met X, and Y said": with a verb told already and the first of the list its object or behind a preposition, what has
    a verb right behind it is no member of the list."""
    words, k = stretch.words, right.j
    wordless = k >= len(words) or not words.analyses[k].word
    if not (stretch.finite(k) or (not wordless and stretch.finite(k + 1))):
        return False
    told = [h for h in stretch.hits if _told_before(h, first)]
    if not told:
        return False
    if first.markers and first.markers[0] in CONJUNCTIONS:
        return False  # "after Polish and NATO jets shot down"
    return first.markers not in _BARE or any(first.i - h.j <= 1 for h in told)


def _told_before(hit: Hit, first: Mention) -> bool:
    return hit.i < first.i and hit.j <= first.i and is_finite(hit) and hit.kind != "speech" and hit.says != "present"


def _tell_acting(stretch: Stretch, mention: Mention) -> None:
    """Notes whose verb follows; "..., B said, ..." set between commas is an aside and no subject for what comes."""
    pronoun = any(h.kind == "reference" for h in stretch.here(mention.j))  # "a ship it had seized"
    places = (mention.j,) if pronoun else (mention.j, mention.j + 1)
    verbs = [h for k in places for h in stretch.here(k) if is_finite(h)]
    if mention.markers not in _BARE or not verbs:
        return
    aside = all(h.kind == "speech" for h in verbs) and mention.i > 0 and stretch.comma(mention.i - 1)
    mention.acts = "aside" if aside else "verb"


# -- is it a list after all? -----------------------------------------------------------------------------------------


def _parts_clauses(stretch: Stretch, group: Sequence[Mention]) -> bool:
    """Whether the commas between the members part clauses."""
    if stretch.order.medial:
        return _place_and_more(stretch, group)
    if _subject_and_object(group) and _commas_only(stretch, group):
        return True
    if stretch.order.verb_first and group[0].markers in _BARE:
        return _commas_only(stretch, group)  # "accused the president of A, N. N., the army of B": the name is an aside
    if stretch.order.head_first and not _CIRCUMSTANCES & set(group[0].markers[:1]):
        return False  # "according to the ministry of A, the army of B ...", "after the test by A, B called for"
    return _commas_only(stretch, group)


def _place_and_more(stretch: Stretch, group: Sequence[Mention]) -> bool:
    """ "In Baku, Azerbaijan said", "met his counterpart, the minister said": commas alone make a list only where a headline
    begins ("Turkey, Iraq sign")."""
    if group[0].i - stretch.start <= 1 and group[0].markers in _BARE:
        return False
    conjoined = any(stretch.conjoins(k) for k in range(group[0].j, group[-1].i))
    return not conjoined and not all(right.i - left.j == 1 and left.bare_demonym for left, right in pairwise(group))


def _first_apart(stretch: Stretch, group: Sequence[Mention]) -> bool:
    """ "Meeting in Geneva, the Peruvian and Chilean presidents agreed": with a verb right behind the list and none before it, the
    list is the verb's subject, and what a preposition marks before the comma is not of it."""
    if len(group) < 3 or not _APART & set(group[0].markers) or not stretch.comma(group[0].j):
        return False
    if any(m.markers and m.markers != group[0].markers for m in group[1:]):
        return False
    verb = any(is_finite(h) for k in (group[-1].j, group[-1].j + 1) for h in stretch.here(k))
    return verb and not any(is_finite(h) and h.j <= group[0].i and h.says != "present" for h in stretch.hits)


def _circumstance_before(stretch: Stretch, group: Sequence[Mention]) -> bool:
    """ "After the test by A, B, C and D called for": a list of three or more whose first stands in a phrase of its own that opens
    the sentence (Persian). What is said of the others is not said of it."""
    order, first = stretch.order, group[0]
    if not order.head_first or order.article or len(group) < 3 or not stretch.comma(first.j):
        return False
    if any(m.markers for m in group[1:-1]) or not (_CIRCUMSTANCES | {"by"}) & set(first.markers[:1]):
        return False
    return any(h.kind == "marker" and h.entry.head in _CIRCUMSTANCES for h in stretch.here(stretch.start))


def _subject_and_object(group: Sequence[Mention]) -> bool:
    """ "A, B (obj) accused": two names, the comma behind the subject and the object marker behind the other (Persian)."""
    return len(group) == 2 and not group[0].markers and group[1].markers == ("object",)


def _commas_only(stretch: Stretch, group: Sequence[Mention]) -> bool:
    """No "and" before the last: in a headline the comma parts two clauses."""
    between = range(group[-2].j, group[-1].i)
    return not any(stretch.conjoins(k) for k in between) and any(stretch.comma(k) for k in between)


# -- what the members share ------------------------------------------------------------------------------------------


def _share(stretch: Stretch, group: Sequence[Mention]) -> None:
    last = group[-1]
    closed = stretch.order.postpositions or last.markers == ("object",)  # the object marker stands behind the last
    source = last if closed else group[0]
    headed = next((m for m in (last, group[0]) if m.nouns), None)
    for mention in group:
        if stretch.order.head_first and _lacks_state(stretch, mention):
            mention.states = list(last.states)  # "the prime minister, the president and the speaker of Iraq"
        if not mention.markers:
            mention.markers, mention.marked = source.markers, source.marked
        if mention.bare_demonym and headed is not None:
            mention.cls = headed.cls


def _lacks_state(stretch: Stretch, mention: Mention) -> bool:
    """A title without article that nothing says whose it is."""
    whose = mention.states or mention.person or mention.owner or mention.reference
    return bool(mention.nouns) and not whose and not stretch.defined(mention.nouns[0].i)
