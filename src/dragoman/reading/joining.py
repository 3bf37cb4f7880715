"""Which words together name one actor? Names, demonyms, titles and their genitives become one mention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.lexicon import Lexicon
from dragoman.reading import naming
from dragoman.reading.coordination import coordinate
from dragoman.reading.doubtful import oblique, ordinary
from dragoman.reading.marking import mark
from dragoman.reading.mentions import Mention
from dragoman.reading.parts import OPENING, Order, Stretch, has_parts, is_person
from dragoman.reading.scan import Hit
from dragoman.words.tokens import Words

_STATES = frozenset({"name", "official", "demonym", "capital", "metonym", "organisation", "group", "place"})
_GENITIVE = ("of", "possessive")
_LOOSE = 3  # unknown words between a genitive particle and the thing owned ("Greece's privately owned tanker")
_OF_THEM = frozenset({"citizens", "force", "delegation", "official"})  # nouns whose state may stand behind "from"
_FROM = frozenset({"citizens", "force", "official"})  # "gunmen from Chad"
_IN = frozenset({"citizens", "institution", "official"})  # "villagers in Chad"
_THINGS_AND_PEOPLE = frozenset({"thing", "citizens", "force"})  # nouns with several unknown words before them
_NAMES = frozenset({"name", "official", "capital"})  # a state by its name, not by a nationality
_OPENS_CLAUSE = frozenset({"that", "relative", "clause", "if", "switch"})
_SEATED = frozenset({"institution"})  # nouns whose state may stand behind "in" where the head is first
_SPEAKERS = ("self", "he", "we")
_OTHERS = ("they", "him", "them")  # "their Nigerian counterpart": no member of the speaker's side
_STATE_REFERENCES = frozenset({*_SPEAKERS, "state", "other", "host", "pair", "pair_sides"})


class Builder:
    """Builds the mentions of one sentence at a time."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._order = Order.of(lexicon)

    def build(self, words: Words, start: int, end: int, hits: Sequence[Hit]) -> list[Mention]:
        """The mentions among words [start, end), with markers and coordination."""
        if not has_parts(hits):
            return []
        stretch = Stretch(words, start, end, hits, self._order)
        mentions = _mentions(stretch)
        if self._order.article:
            mentions = _headed(mentions)
        _count_clauses(stretch, mentions)
        mark(stretch, mentions)
        coordinate(stretch, mentions)
        return [m for m in mentions if not ordinary(stretch, m)]


def _mentions(stretch: Stretch) -> list[Mention]:
    found: list[Mention] = []
    k = stretch.start
    while k < stretch.end:
        hit = stretch.part(k)
        if hit is None:
            k += 1
            continue
        mention = _from_part(stretch, hit)
        naming.name_before(stretch, mention, max(stretch.start, found[-1].j if found else stretch.start))
        found.append(mention)
        k = max(mention.j, k + 1)
    return found


def _count_clauses(stretch: Stretch, mentions: Sequence[Mention]) -> None:
    """Notes in which clause of the sentence each mention stands: by the words that open one with a subject of its own."""
    opens = [h.i for h in stretch.hits if h.kind == "connective" and h.entry.head in _OPENS_CLAUSE]
    for mention in mentions:
        mention.clause = sum(k < mention.j for k in opens)


def _headed(mentions: Sequence[Mention]) -> list[Mention]:
    """ "The two presidents, the Greek and the Bulgarian": the two nationalities right behind say who the two are."""
    kept: list[Mention] = []
    for n, mention in enumerate(mentions):
        pair = mentions[n + 1 : n + 3]
        two = len(pair) == 2 and all(m.bare_demonym for m in pair) and mention.j == pair[0].i and pair[0].j == pair[1].i
        if two and mention.resolve in ("pair", "pair_persons", "pair_sides") and not mention.states:
            pair[0].i = mention.i
            pair[0].headed = pair[1].headed = True
            continue
        kept.append(mention)
    return kept


# -- one mention -----------------------------------------------------------------------------------------------------


def _from_part(stretch: Stretch, hit: Hit) -> Mention:
    """The mention that begins with a part."""
    mention = Mention(hit.i, hit.j)
    mention.add(hit)
    if hit.kind == "noun":
        mention.owner = stretch.words.analyses[hit.j - 1].suf or None
    while _extend(stretch, mention):
        pass
    if stretch.order.head_first and mention.nouns and not mention.states and mention.person is None:
        _state_within(stretch, mention)
    mention.classify()
    naming.name_behind(stretch, mention)
    if stretch.order.article and mention.nouns:
        mention.indefinite = _of_nobody(mention) and not any(stretch.defined(k) for k in range(mention.i, mention.j))
    naming.known_surname(stretch, mention)
    if stretch.order.medial:
        _former_before(stretch, mention)
        _state_behind(stretch, mention)
    return mention


def _extend(stretch: Stretch, mention: Mention) -> bool:
    """Takes in the next part behind, if it belongs to the mention."""
    gap, following = _next_part(stretch, mention)
    if following is None or stretch.words.analyses[following.i].pre or not _joins(stretch, mention, following, gap):
        return False
    mention.former |= gap.former
    mention.j = following.j
    if following.kind == "noun" and mention.person is not None and gap.glue in _GENITIVE:
        mention.possessor, mention.person = mention.person, None  # "Trump's special envoy": somebody else
    mention.add(following)
    return True


@dataclass(slots=True)
class _Gap:
    """What stands between one part and the next. `glue`: "of", "possessive", "," or nothing; `unknown`: words nobody knows."""

    end: int
    glue: str = ""
    former: bool = False
    unknown: int = 0


def _next_part(stretch: Stretch, mention: Mention) -> tuple[_Gap, Hit | None]:
    behind = naming.behind_initials(stretch.words, mention.j, stretch.end) if mention.nouns else mention.j
    gap = _gap(stretch, behind, quoted=mention.bare_demonym or naming.name_in_quotes(stretch, mention))
    following = stretch.part(gap.end) if gap.end < stretch.end else None
    if following is None:
        return _Gap(mention.j), _partitive(stretch, mention)
    if stretch.order.medial and gap.glue in ("", "possessive") and not gap.unknown and not mention.nouns:
        following = _accredited(stretch, following) or following
    return gap, following


def _gap(stretch: Stretch, k: int, *, quoted: bool) -> _Gap:
    gap = _Gap(k)
    while gap.end < stretch.end:
        of = None if gap.glue else stretch.marker(gap.end, _GENITIVE)
        skipped = stretch.skipped(gap.end)
        if of:
            gap.glue, gap.end = of.entry.head, of.j
        elif skipped:
            gap.former |= skipped.kind == "former"
            gap.end = skipped.j
        elif not _cross(stretch, gap, quoted=quoted):
            break
    return gap


def _cross(stretch: Stretch, gap: _Gap, *, quoted: bool) -> bool:
    """Goes over a comma, a quotation mark, a number or an unknown word, if it may stand in a mention."""
    key = stretch.words.keys[gap.end]
    bare = not gap.glue and not gap.unknown
    if bare and stretch.comma(gap.end):
        gap.glue = ","
    elif bare and quoted and key in OPENING:
        pass  # scare quotes around a part: French "occupying forces"
    elif gap.unknown and stretch.words.analyses[gap.end].key.isascii() and (key == "-" or key.isdigit()):
        pass  # "Russian MiG-31 jets"
    elif gap.glue != "," and stretch.unknown(gap.end) and gap.unknown < _most_unknown(stretch, gap):
        gap.unknown += 1
    else:
        return False
    gap.end += 1
    return True


def _most_unknown(stretch: Stretch, gap: _Gap) -> int:
    return _LOOSE if gap.glue == "of" and stretch.order.postpositions else 1


def _partitive(stretch: Stretch, mention: Mention) -> Hit | None:
    """ "Soldiers from Chad": where "from" stands for a genitive after people or forces named for the first time."""
    if mention.states or not mention.nouns or mention.owner:
        return None
    part = stretch.marker(mention.j, ("part", "seat"))
    if part is not None and part.j < stretch.end and (part.entry.head == "part" or not mention.owner):
        return _seat(stretch, mention, part)
    marker = stretch.marker(mention.j, ("partitive",))
    if marker is None or stretch.defined(mention.nouns[0].i):
        return None
    if mention.nouns[0].entry.data["class"] not in _OF_THEM or marker.j >= stretch.end:
        return None
    return stretch.part(marker.j)


def _seat(stretch: Stretch, mention: Mention, part: Hit) -> Hit | None:
    """ "The government in Kabul", "authorities (of the) east (of) Libya": a body is of the state it is said to sit in."""
    state = stretch.part(part.j)
    seated = mention.nouns[0].entry.data["class"] in _SEATED or part.entry.head == "part"
    if state is None or state.kind != "entity" or not seated:
        return None
    return state if state.entry.data["surface"] in ("name", "official", "capital", "organisation") else None


def _accredited(stretch: Stretch, hit: Hit) -> Hit | None:
    """ "Iran's U.N. ambassador": whom an envoy is sent to is not whose envoy he is. Hence the title itself, if one follows."""
    behind = stretch.part(hit.j) if hit.kind == "entity" and not is_person(hit) else None
    return behind if behind is not None and behind.kind == "noun" and behind.entry.data["class"] == "envoy" else None


# -- when a mention has all its parts --------------------------------------------------------------------------------


def _state_within(stretch: Stretch, mention: Mention) -> None:
    """A title's last words that open the name of a state ("head of the republic" + "Tunisian": of the Tunisian Republic)."""
    for k in range(mention.nouns[-1].i + 1, mention.j):
        for hit in stretch.here(k):
            if hit.kind == "entity" and hit.entry.data["surface"] in ("name", "official") and hit.j > mention.j:
                mention.add(hit)
                mention.j = hit.j
                return


def _of_nobody(mention: Mention) -> bool:
    return not (mention.states or mention.person or mention.name or mention.reference or mention.owner)


def _former_before(stretch: Stretch, mention: Mention) -> None:
    if mention.nouns or mention.person:
        mention.former |= any(h.kind == "former" and h.j == mention.i for h in stretch.here(mention.i - 1))


def _state_behind(stretch: Stretch, mention: Mention) -> None:
    """ "King Abdullah of Jordan": the state behind the name."""
    if mention.states or not (mention.nouns or mention.person):
        return
    cls = mention.nouns[0].entry.data["class"] if mention.nouns else "person"
    of = _single(stretch, mention.j, ("of", "from", "in") if cls in _IN else ("of", "from"))
    if of is None or (of.entry.head == "from" and cls not in _FROM):
        return
    article = any(h.kind == "connective" and h.entry.head == "article" for h in stretch.here(of.j))
    state = stretch.part(of.j + article)
    if state is not None and state.kind == "entity" and not is_person(state):
        mention.add(state)
        mention.j = state.j


def _single(stretch: Stretch, k: int, classes: Sequence[str]) -> Hit | None:
    """The first marker of these classes at word k that is one word."""
    return next((h for h in stretch.here(k) if h.kind == "marker" and h.entry.head in classes and h.j == h.i + 1), None)


# -- does a part belong to the mention before it? --------------------------------------------------------------------


def _joins(stretch: Stretch, mention: Mention, hit: Hit, gap: _Gap) -> bool:
    if stretch.order.head_first:
        return _joins_head_first(stretch, mention, hit, gap)
    if stretch.order.postpositions:
        return _joins_postposed(stretch, mention, hit, gap)
    return _joins_medial(mention, hit, gap)


def _joins_head_first(stretch: Stretch, m: Mention, hit: Hit, gap: _Gap) -> bool:
    """Head before modifier (Persian ezafe, Arabic construct): minister of-foreign-affairs of-Russia name."""
    if hit.kind == "noun":
        return _noun_joins_head_first(stretch, m, hit, gap)
    if hit.kind == "reference":
        if m.states and m.nouns:
            return not gap.glue and not gap.unknown and m.owner is None and hit.entry.data["resolve"] == "self"
        return bool(m.nouns) and not m.states and not gap.glue and m.reference is None and _stands_for_state(hit)
    if is_person(hit):
        linked = not gap.glue or (gap.glue == "," and bool(m.states) and naming.named_behind_comma(m))
        return bool(m.nouns) and not m.person and not gap.unknown and linked
    if m.states:
        return False
    return bool(m.nouns) and gap.glue in ("", "of") and (hit.entry.data["surface"] != "place" or not gap.unknown)


def _noun_joins_head_first(stretch: Stretch, m: Mention, hit: Hit, gap: _Gap) -> bool:
    if m.states or gap.unknown:
        return False
    cls = hit.entry.data["class"]
    if m.person or m.name:
        if (
            not gap.glue and cls == "counterpart"
        ):  # "with Ruto, his Kenyan counterpart", but "Netanyahu called his counterpart weak"
            first = m.i - (stretch.words.keys[m.i - 1] in OPENING)
            return not stretch.order.article and any(
                h.kind == "marker" and h.j == first for h in stretch.here(first - 1)
            )
        # "General Mirzo, defence minister of Tajikistan": a rank before the name, the office with its state behind it
        return not m.nouns or (gap.glue == "," and _state_at(stretch, hit.j))
    two_offices = m.nouns and cls == "office" and m.nouns[-1].entry.data["class"] == "office"
    return bool(m.nouns) and not gap.glue and not two_offices


def _state_at(stretch: Stretch, k: int) -> bool:
    return any(h.kind == "entity" and h.entry.data["surface"] in _STATES for h in stretch.here(k))


def _stands_for_state(hit: Hit) -> bool:
    resolve = str(hit.entry.data["resolve"])
    return resolve in _STATE_REFERENCES or resolve.startswith("region:")


def _joins_postposed(stretch: Stretch, m: Mention, hit: Hit, gap: _Gap) -> bool:
    """Modifier before head, genitive particles between (Hindi, Urdu)."""
    if m.reference is not None and m.reference.entry.data.get("marks", "of") != "of":
        return False  # the pronoun already has its postposition
    if hit.kind == "noun":
        return _noun_joins_postposed(m, hit, gap)
    if hit.kind == "reference":
        return False
    if is_person(hit):
        free = not m.person and not m.name and not gap.unknown and gap.glue in ("", "of")
        return free and bool(m.nouns or (m.states and gap.glue))
    if m.states or m.person:
        return m.surface == "demonym" and hit.entry.data["surface"] in ("organisation", "metonym") and not gap.glue
    if m.nouns and not _of_its_own(m, hit) and not gap.glue and not gap.unknown and stretch.order.noun_state:
        return any(h.kind == "marker" or is_person(h) for h in stretch.here(hit.j))
    theirs = m.resolve in _SPEAKERS or (hit.entry.data["surface"] == "demonym" and m.resolve in _OTHERS)
    return m.reference is not None and theirs and not gap.unknown


def _noun_joins_postposed(m: Mention, hit: Hit, gap: _Gap) -> bool:
    cls = hit.entry.data["class"]
    if gap.glue == ",":
        return bool(m.person or m.name) and not m.nouns and not gap.unknown
    if m.person or m.name:
        theirs = m.person is not None and not gap.glue and not m.nouns and cls == "institution"
        return (gap.glue == "of" or theirs) and not gap.unknown  # "the Modi government"
    if m.nouns:
        return not gap.unknown and not (naming.two_leaders(m, hit) and not gap.glue)
    if _determiner(m) and not gap.glue:
        return False  # "this measure", not "its measure"
    if gap.unknown and (m.reference or (not gap.glue and m.surface != "demonym")):
        return False
    if m.surface in _NAMES and not gap.glue and _people(hit):
        return False  # "B arms rebels": no rebels of B
    if gap.unknown > 1 and cls not in _THINGS_AND_PEOPLE:
        return False
    part = cls == "thing" and not gap.unknown  # "Balochistan province"
    return bool(m.states or m.reference) and (bool(gap.glue) or m.surface != "place" or part)


def _of_its_own(m: Mention, state: Hit) -> bool:
    """Whether a noun takes no state behind it: "the Kingdom", of one state alone; "the measure" ("the measure B took")."""
    data = m.nouns[-1].entry.data
    return bool(data.get("state")) or (data["class"] == "thing" and state.entry.data["surface"] != "place")


def _people(noun: Hit) -> bool:
    """Delegates or armed men: with a state's name they would stand in its genitive."""
    data = noun.entry.data
    return data["class"] == "delegation" or data.get("sector") == "REB"


def _determiner(m: Mention) -> bool:
    """A pronoun of one case only, which before a bare noun is a determiner ("both" counts: "both ministers")."""
    return oblique(m) and m.resolve in ("he", "they", "honoured")


def _joins_medial(m: Mention, hit: Hit, gap: _Gap) -> bool:
    """English: demonym or possessive before, "of" after, name last."""
    if hit.kind == "noun":
        return _noun_joins_medial(m, gap)
    if hit.kind == "reference":
        return False
    if is_person(hit):
        linked = (m.nouns and gap.glue in ("", ",")) or (m.states and gap.glue == "possessive")
        return not m.person and not gap.unknown and bool(linked)
    if m.states or gap.unknown:
        return False
    if m.nouns:
        return gap.glue == "of"
    return m.reference is not None and not gap.glue and m.resolve in (*_SPEAKERS, "they")


def _noun_joins_medial(m: Mention, gap: _Gap) -> bool:
    if gap.glue == ",":
        return bool(m.person or m.name) and not m.nouns and not gap.unknown
    if m.person or m.name:
        return gap.glue == "possessive" and not gap.unknown
    if m.nouns:
        return not gap.unknown and gap.glue in ("", *_GENITIVE)
    return bool(m.states or m.reference) and gap.glue in ("", "possessive")
