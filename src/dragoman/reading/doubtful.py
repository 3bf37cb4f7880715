"""Is this word a name here, or an ordinary word? A form that may be either counts as a name only with support beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from dragoman.reading.mentions import Mention
from dragoman.reading.parts import Stretch
from dragoman.reading.scan import Hit
from dragoman.reading.sentence import Sentence
from dragoman.words.tokens import Words

_PERSONAL = frozenset({"family_name", "person", "place"})
_SUPPORT = 2  # words within which a title, a state or another name supports a name
_MARKERS = frozenset(
    {"in", "to", "from", "between", "with", "agent", "of", "on", "against", "by", "object", "possessive"}
)


def without_doubtful(
    words: Words, hits: list[Hit], times: Callable[[], Sequence[tuple[int, int]]], named: set[str] | None = None
) -> list[Hit]:
    """The hits of a sentence without names that are ordinary words there.

    Args:
        times: the word ranges of the sentence's time expressions; asked for only when a doubtful name is met.
        named: the persons the report has named in full so far; filled here. Their family names are no ordinary words any more.
    """
    names = [h for h in hits if h.kind == "entity"]
    if named is not None:
        named.update(h.entry.data["ids"][0] for h in names if h.entry.data["surface"] == "person")
    doubtful = [h for h in names if h.entry.data.get("ambiguous")]
    months = [h for h in hits if h.kind == "trigger" and _capital_noun(words, h)]
    if not doubtful and not months:
        return hits
    ranges = times()
    dropped = {id(h) for h in months if any(i < h.j and h.i < j for i, j in ranges)}
    dropped |= {
        id(h)
        for h in doubtful
        if any(i < h.j and h.i < j for i, j in ranges)
        or not (_supported(words, h, hits, doubtful) or _known(words, h, named))
    }
    return [h for h in hits if id(h) not in dropped]


def _capital_noun(words: Words, hit: Hit) -> bool:
    """An event noun written with a capital inside a sentence, which may be a month ("held since March")."""
    one = hit.says is None and hit.j == hit.i + 1
    return one and hit.i > 0 and words.analyses[hit.i].key.isascii() and words.analyses[hit.i].capital


def _known(words: Words, hit: Hit, named: set[str] | None) -> bool:
    return named is not None and words.analyses[hit.i].capital and not named.isdisjoint(hit.entry.data["ids"])


def _supported(words: Words, hit: Hit, hits: Sequence[Hit], doubtful: Sequence[Hit]) -> bool:
    if hit.entry.data["surface"] == "demonym" and any(o.kind == "light" and o.i == hit.j for o in hits):
        return False  # beside a light verb it is that verb's noun
    if words.analyses[hit.i].capital and hit.entry.data["surface"] not in _PERSONAL:
        return True  # where names are written with capitals, a state's or a capital's name is no ordinary word
    if any(p not in ("and", "future") for p in words.analyses[hit.i].pre):
        return True
    for other in hits:
        if other is hit or other in doubtful:
            continue
        gap = other.i - hit.j if other.i >= hit.j else hit.i - other.j
        if other.kind in ("noun", "entity", "honorific") and 0 <= gap <= _SUPPORT:
            return True
        if other.kind == "marker" and gap == 0 and other.entry.head in _MARKERS:
            return True
        if (
            other.says is not None
            and (other.j == hit.i or other.i == hit.j)
            and hit.entry.data["surface"] not in _PERSONAL
        ):
            return True  # right beside a verb: its subject
    return False


def other_state(sentences: Sequence[Sentence], state_of: Callable[[Hit], str | None]) -> Iterator[Mention]:
    """Mentions of a name that is one state's and another's capital (Oman, Amman) where the report speaks of the other state.

    They are given the other reading and have to be linked anew. What the report speaks of shows in its other names.
    """
    doubtful: list[tuple[Mention, Hit]] = []
    told: Counter[str] = Counter()
    for sentence in sentences:
        for mention in sentence.mentions:
            other = _homonym(sentence, mention, state_of)
            if other is not None:
                doubtful.append((mention, other))
            else:
                for party in mention.parties:
                    if key := party.key:
                        told[key] += 1
    for mention, other in doubtful:
        here, there = state_of(mention.states[0]), state_of(other)
        if here and there and told[there] > told[here]:
            mention.states[0] = other
            yield mention


def _homonym(sentence: Sentence, mention: Mention, state_of: Callable[[Hit], str | None]) -> Hit | None:
    if not mention.states:
        return None
    hit = mention.states[0]
    for other in sentence.opening_at(hit.i):
        if other is hit or other.kind != "entity" or other.j != hit.j:
            continue
        if other.entry.data["surface"] in ("name", "capital") and state_of(other) not in (None, state_of(hit)):
            return other
    return None


def ordinary(stretch: Stretch, mention: Mention) -> bool:
    """Whether what looks like a pronoun is a determiner or an adjective here, and no mention."""
    return (not mention.markers and oblique(mention)) or _adjective(stretch, mention)


def oblique(mention: Mention) -> bool:
    """A pronoun in a case that stands before a postposition only: without one it is a determiner ("those" of "those soldiers")."""
    if mention.reference is None or mention.nouns or mention.states:
        return False
    return bool(mention.reference.entry.data.get("oblique"))


def _adjective(stretch: Stretch, mention: Mention) -> bool:
    """ "The latter" (reference.yml `alone: true`) right behind a noun with the article is its adjective: "the recent attacks"."""
    if mention.reference is None or mention.nouns or mention.states or not mention.reference.entry.data.get("alone"):
        return False
    return mention.i > stretch.start and stretch.defined(mention.i - 1) and stretch.words.analyses[mention.i - 1].word
