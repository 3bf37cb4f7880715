"""What stands at a word of a sentence: a part of a mention, a small word or comma between parts, a word nobody knows?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dragoman.lexicon import Lexicon
from dragoman.reading.scan import Hit
from dragoman.words.tokens import Words

COMMAS = frozenset({",", "\u060c"})
OPENING = frozenset("\"'\u201c\u201d\u2018\u2019\u00ab\u00bb(")
_PARTS = frozenset({"entity", "noun", "reference"})
_SKIPPED = frozenset({"honorific", "former", "modifier"})
_FINITE = frozenset({"finite", "be", "speech"})
_TELLS = frozenset({"done", "present", "planned", "ongoing", "habitual"})  # what a finite form says of its act
_ARTICLE_AND_MORE = 5  # letters of the shortest word that has the article for certain
_RANK = {"name": 0, "official": 0, "organisation": 1, "group": 2, "person": 3, "metonym": 4, "capital": 5, "demonym": 6,
         "place": 7, "family_name": 8}  # fmt: skip
_UNRANKED = 9
_NOUN = 10
_DOUBTFUL_GROUP = 11
_REFERENCE = 5


@dataclass(frozen=True, slots=True)
class Order:
    """How a language puts a mention together. Three kinds: markers behind (Hindi, Urdu), the head first (Persian, Arabic),
    and `medial`, neither (English)."""

    postpositions: bool
    head_first: bool
    verb_first: bool  # a clause begins with its verb: commas alone make no list
    noun_state: bool  # a title stands right before the name of its state
    article: tuple[str, ...]  # as it is written onto a word

    @classmethod
    def of(cls, lexicon: Lexicon) -> Order:
        language = lexicon.language
        return cls(
            postpositions=lexicon.postpositions,
            head_first=lexicon.head_first,
            verb_first=language.get("order") == "verb-first",
            noun_state=bool(language.get("noun_state")),
            article=tuple(language.get("article") or ()),
        )

    @property
    def medial(self) -> bool:
        return not self.postpositions and not self.head_first


@dataclass(slots=True)
class Stretch:
    """Words [start, end) of a report with the hits among them. `covered`: words some hit uses."""

    words: Words
    start: int
    end: int
    hits: Sequence[Hit]
    order: Order
    at: dict[int, list[Hit]] = field(init=False)
    covered: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        self.at = {}
        for hit in self.hits:
            self.at.setdefault(hit.i, []).append(hit)
        self.covered = _covered(self.hits)

    def here(self, k: int) -> Sequence[Hit]:
        """The hits that begin at a word."""
        return self.at.get(k, ())

    def part(self, k: int) -> Hit | None:
        """The part of a mention that begins at a word: the longest, then the likeliest kind."""
        here = self.at.get(k)
        if here is None:
            return None
        parts = [hit for hit in here if hit.kind in _PARTS and not self._adjective(hit)]
        if len(parts) < 2:
            return parts[0] if parts else None
        return max(parts, key=lambda hit: (hit.j, -_likely(hit)))

    def _adjective(self, hit: Hit) -> bool:
        """A title that is an adjective too ("diplomatic"), before an event noun, where the modifier stands before its noun."""
        if hit.kind != "noun" or not self.order.postpositions:
            return False
        also = any(h.kind == "modifier" and h.j == hit.j for h in self.here(hit.i))
        return also and any(h.kind == "trigger" and h.says is None for h in self.here(hit.j))

    def marker(self, k: int, classes: Iterable[str]) -> Hit | None:
        """The first marker of these classes that begins at a word."""
        return next((h for h in self.here(k) if h.kind == "marker" and h.entry.head in classes), None)

    def skipped(self, k: int) -> Hit | None:
        """An honorific, "former", an adjective or an article that begins at a word."""
        return next((h for h in self.here(k) if is_skipped(h)), None)

    def conjoins(self, k: int) -> bool:
        return any(h.kind == "connective" and h.entry.head == "and" for h in self.here(k))

    def finite(self, k: int) -> bool:
        """Whether a finite verb begins at a word."""
        return any(is_finite(h) for h in self.here(k))

    def comma(self, k: int) -> bool:
        return self.words.keys[k] in COMMAS

    def unknown(self, k: int) -> bool:
        """A word that no hit uses."""
        return k not in self.covered and self.words.analyses[k].word

    def defined(self, k: int) -> bool:
        """Whether the article is written onto a word, perhaps behind "and" or a preposition of one or two letters."""
        raw = self.words.quote(k, k + 1)
        return any(a in raw[: len(a) + 2] for a in self.order.article)

    def begins_with_article(self, k: int) -> bool:
        raw = self.words.quote(k, k + 1)
        return bool(self.order.article) and len(raw) >= _ARTICLE_AND_MORE and raw.startswith(self.order.article)


def has_parts(hits: Iterable[Hit]) -> bool:
    """Whether anything here can name an actor."""
    return any(h.kind in _PARTS for h in hits)


def is_person(hit: Hit) -> bool:
    """The full name of a person, or a known surname."""
    return hit.kind == "entity" and hit.entry.data["surface"] in ("person", "family_name")


def is_skipped(hit: Hit) -> bool:
    """What may stand inside a mention and names nobody."""
    return hit.kind in _SKIPPED or hit.entry.head == "article"


def is_finite(hit: Hit) -> bool:
    """A verb that has a subject, where verbs stand in the middle."""
    return hit.kind in _FINITE or (hit.kind in ("trigger", "light") and hit.says in _TELLS)


def _likely(hit: Hit) -> int:
    """The rank of a part among parts of one length: the lowest is taken."""
    if hit.kind == "entity":
        data = hit.entry.data
        return (
            _DOUBTFUL_GROUP
            if data.get("ambiguous") and data["surface"] == "group"
            else _RANK.get(data["surface"], _UNRANKED)
        )
    return _NOUN if hit.kind == "noun" else _REFERENCE


def _covered(hits: Iterable[Hit]) -> frozenset[int]:
    found: set[int] = set()
    for hit in hits:
        if hit.first > hit.i + 1:
            found.update(range(hit.i, hit.first))
        else:
            found.add(hit.i)
        if hit.j != hit.first:
            found.add(hit.j - 1)
    return frozenset(found)
