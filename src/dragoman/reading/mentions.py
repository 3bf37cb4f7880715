"""Which words together name one actor? Names, demonyms, titles and their genitives become mentions, with the marker that stands by them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.lexicon import Lexicon
from dragoman.reading.scan import Hit
from dragoman.words.tokens import Analysis, Words

_PARTS = frozenset({"entity", "noun", "reference"})
_SKIPPED = frozenset({"honorific", "former", "modifier"})
_STATES = frozenset({"name", "official", "demonym", "capital", "metonym", "organisation", "group", "place"})
_COMMAS = frozenset({",", "\u060c"})
_NAMED = frozenset({"office", "envoy", "official", "counterpart"})  # nouns a personal name may follow
_OPENING = frozenset("\"'\u201c\u201d\u2018\u2019\u00ab\u00bb(")
_NAME_WORDS = 4
_PARTICLE = 3  # letters of de, al, bin
_FOR_SOMEBODY = frozenset({"envoy", "official"})  # titles of those who speak for a person
_CONJUNCTIONS = frozenset({"after", "before", "until", "as"})  # marker classes whose words may open a clause
_LOOSE = 3  # unknown words between a genitive particle and the thing owned ("Greece's privately owned tanker")
_BRACKETED = 8  # words a bracket between a name and its postposition may hold
_APPOSITION = 9  # words of an apposition behind its state
_INITIAL = 3  # letters and vowel signs of one initial
_OF_THEM = frozenset({"citizens", "force", "delegation", "official"})
_ARTICLE_AND_MORE = 5  # letters of the shortest word that has the article for certain


@dataclass(slots=True)
class Party:
    """One state, organisation, group or person a mention stands for."""

    country: str | None = None
    code: str | None = None
    entity: str | None = None
    type: str = "state"
    name: str | None = None
    office: str | None = None
    sector: str | None = None
    score: float = 1.0
    why: str = ""

    @property
    def key(self) -> str | None:
        return self.country or self.code


@dataclass(slots=True)
class Mention:
    """Words [i, j) that name an actor. `cls`: state | person | organisation | group | place or a class of titles.yml;
    `markers`: classes of the markers on it; `group`: mentions joined by "and" share a number; `resolve`: the reference
    it is, until `parties` say whom it stands for."""

    i: int
    j: int
    cls: str = "state"
    states: list[Hit] = field(default_factory=list)
    nouns: list[Hit] = field(default_factory=list)
    person: Hit | None = None
    name: tuple[int, int] | None = None  # words of a personal name the lexicon does not know
    possessor: Hit | None = None  # the person whose envoy, spokesman or government it is
    reference: Hit | None = None
    owner: str | None = None  # his, our: whose counterpart, whose ambassador
    former: bool = False
    markers: tuple[str, ...] = ()
    marked: tuple[int, int] | None = None
    loose: bool = False  # an unknown noun stands between marker and mention: something of theirs
    headed: bool = False  # a nationality whose noun is a word for two: "the two presidents, Greek and Bulgarian"
    indefinite: bool = False  # a title without the article its language would write: somebody not told of before
    acts: str | None = None  # "verb" or "speech": a finite verb stands right behind (where verbs stand in the middle)
    group: int = -1
    parties: tuple[Party, ...] = ()
    sentence: int = 0

    @property
    def resolve(self) -> str | None:
        return self.reference.entry.data["resolve"] if self.reference else None

    @property
    def surface(self) -> str | None:
        return self.states[0].entry.data["surface"] if self.states else None

    @property
    def bare_demonym(self) -> bool:
        return self.surface == "demonym" and not self.nouns and not self.person and not self.name and not self.headed

    @property
    def place_like(self) -> bool:
        """Whether it may say where: a place, a state's or city's name, also with a noun for it ("Balochistan province")."""
        if self.person or self.surface not in ("capital", "place", "name", "official", "metonym"):
            return False
        return not self.nouns or (self.surface in ("place", "capital") and all(n.entry.data["class"] == "thing" for n in self.nouns))

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(p.key for p in self.parties if p.key)

    def overlaps(self, i: int, j: int) -> bool:
        return self.i < j and i < self.j


class Builder:
    """Builds the mentions of one sentence at a time."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._post = lexicon.postpositions
        self._head_first = lexicon.head_first
        self._noun_state = bool(lexicon.language.get("noun_state"))
        self._article = tuple(lexicon.language.get("article") or ())

    def build(self, words: Words, start: int, end: int, hits: Sequence[Hit]) -> list[Mention]:
        """The mentions among words [start, end), with markers and coordination."""
        if not any(h.kind in _PARTS for h in hits):
            return []
        at = _by_start(hits)
        covered = _covered(hits, start, end)
        mentions: list[Mention] = []
        k = start
        while k < end:
            hit = _part(at, k)
            if hit is None:
                k += 1
                continue
            mention = self._cluster(words, hit, at, covered, end)
            self._name_before(words, mention, at, covered, max(start, mentions[-1].j if mentions else start))
            mentions.append(mention)
            k = max(mention.j, k + 1)
        if self._article:
            mentions = _headed(mentions)
        self._mark(words, mentions, at, hits, covered, start, end)
        if self._post:
            self._capitals(mentions)
        elif not self._head_first:
            _appositions(words, mentions, at, covered, end)
        self._coordinate(words, mentions, at, start)
        return [m for m in mentions if m.markers or not _oblique(m)]

    # -- one mention -------------------------------------------------------------------------------------------------

    def _cluster(self, words: Words, hit: Hit, at: dict[int, list[Hit]], covered: set[int], end: int) -> Mention:
        mention = Mention(hit.i, hit.j)
        _add(mention, hit)
        if words.analyses[hit.j - 1].suf and hit.kind == "noun":
            mention.owner = words.analyses[hit.j - 1].suf
        while True:
            behind = _initials(words, mention.j, end) if mention.nouns else mention.j
            position, glue, former, unknown = self._glue(words, behind, at, covered, end, quoted=mention.bare_demonym)
            following = _part(at, position) if position < end else None
            if following is None:
                position, following = self._partitive(words, mention, at, end)
                glue, former, unknown = "", False, 0
            if following is None or words.analyses[following.i].pre:
                break
            if not self._post and not self._head_first and glue in ("", "possessive") and not unknown and not mention.nouns:
                following = _accredited(following, at) or following
            if not self._joins(mention, following, glue, unknown, at):
                break
            mention.former |= former
            mention.j = following.j
            if following.kind == "noun" and mention.person is not None and glue in ("of", "possessive"):
                mention.possessor, mention.person = mention.person, None  # "Trump's special envoy": somebody else
            _add(mention, following)
        if self._head_first and mention.nouns and not mention.states and mention.person is None:
            _state_within(mention, at)
        _classify(mention)
        self._name_after(words, mention, covered, end)
        alone = not (mention.states or mention.person or mention.name or mention.reference or mention.owner)
        if self._article and mention.nouns and alone:
            mention.indefinite = not any(self._defined(words, k) for k in range(mention.i, mention.j))
        surname = _part(at, mention.j) if mention.name and mention.name[1] == mention.j < end else None
        if surname is not None and _is_person(surname):  # a first name spelt otherwise than in the lexicon, then a known surname
            mention.person, mention.name, mention.j = surname, None, surname.j
            mention.cls = "person"
        if not self._post and not self._head_first and (mention.nouns or mention.person):
            mention.former |= any(h.kind == "former" and h.j == mention.i for h in at.get(mention.i - 1, ()))
        if not self._post and not self._head_first and mention.nouns and not mention.states:
            self._state_after(mention, at)
        return mention

    @staticmethod
    def _state_after(mention: Mention, at: dict[int, list[Hit]]) -> None:
        """ "King Abdullah of Jordan": the state behind the name."""
        cls = mention.nouns[0].entry.data["class"]
        owning = ("of", "from", "in") if cls in ("official", "institution", "citizens") else ("of", "from")  # "villagers in Chad", "gunmen from Chad"
        of = next((h for h in at.get(mention.j, ()) if h.kind == "marker" and h.entry.head in owning and h.j == h.i + 1), None)
        if of is None or (of.entry.head == "from" and cls not in ("citizens", "force", "official")):
            return
        k = of.j + any(h.kind == "connective" and h.entry.head == "article" for h in at.get(of.j, ()))
        state = _part(at, k)
        if state is not None and state.kind == "entity" and not _is_person(state):
            _add(mention, state)
            mention.j = state.j

    def _glue(
        self, words: Words, k: int, at: dict[int, list[Hit]], covered: set[int], end: int, *, quoted: bool = False
    ) -> tuple[int, str, bool, int]:
        """What stands between one part and the next: (position of the next, "of"/","/"", former?, unknown words)."""
        glue, former, unknown = "", False, 0
        while k < end:
            hits = at.get(k, ())
            of = next((h for h in hits if h.kind == "marker" and h.entry.head in ("of", "possessive")), None)
            skipped = next((h for h in hits if h.kind in _SKIPPED or h.entry.head == "article"), None)
            if of and not glue:
                glue, k = of.entry.head, of.j
            elif skipped:
                former |= skipped.kind == "former"
                k = skipped.j
            elif words.keys[k] in _COMMAS and not glue and not unknown:
                glue, k = ",", k + 1
            elif words.keys[k] in _OPENING and quoted and not glue and not unknown:
                k += 1  # scare quotes around a part: French "occupying forces"
            elif unknown and words.analyses[k].key.isascii() and (words.keys[k] == "-" or words.keys[k].isdigit()):
                k += 1  # "Russian MiG-31 jets"
            elif k not in covered and words.analyses[k].word and unknown < (_LOOSE if glue == "of" and self._post else 1) and glue != ",":
                unknown, k = unknown + 1, k + 1
            else:
                break
        return k, glue, former, unknown

    def _partitive(self, words: Words, mention: Mention, at: dict[int, list[Hit]], end: int) -> tuple[int, Hit | None]:
        """ "soldiers from Chad": where "from" stands for a genitive after people or forces named for the first time."""
        k = mention.j
        marker = next((h for h in at.get(k, ()) if h.kind == "marker" and h.entry.head == "partitive"), None)
        if marker is None or mention.states or not mention.nouns or mention.owner or self._defined(words, mention.nouns[0].i):
            return k, None
        if mention.nouns[0].entry.data["class"] not in _OF_THEM:
            return k, None
        return marker.j, _part(at, marker.j) if marker.j < end else None

    def _defined(self, words: Words, k: int) -> bool:
        raw = words.quote(k, k + 1)
        return any(a in raw[: len(a) + 2] for a in self._article)

    def _with_article(self, words: Words, k: int) -> bool:
        """No preposition has the article: a word that has it is the noun spelt alike."""
        raw = words.quote(k, k + 1)
        return len(raw) >= _ARTICLE_AND_MORE and raw.startswith(self._article) if self._article else False

    def _joins(self, mention: Mention, hit: Hit, glue: str, unknown: int, at: dict[int, list[Hit]]) -> bool:
        if self._head_first:
            stated = any(h.kind == "entity" and h.entry.data["surface"] in _STATES for h in at.get(hit.j, ()))
            return _joins_head_first(mention, hit, glue, unknown, stated=stated)
        if self._post:
            return self._joins_postposed(mention, hit, glue, unknown, at)
        return _joins_medial(mention, hit, glue, unknown)

    def _joins_postposed(self, m: Mention, hit: Hit, glue: str, unknown: int, at: dict[int, list[Hit]]) -> bool:
        """Modifier before head, genitive particles between (Hindi, Urdu)."""
        if m.reference is not None and m.reference.entry.data.get("marks", "of") != "of":
            return False  # the pronoun already has its postposition
        if hit.kind == "noun":
            if glue == ",":
                return bool(m.person or m.name) and not m.nouns and not unknown
            if m.person or m.name:
                theirs = m.person is not None and not glue and not m.nouns and hit.entry.data["class"] == "institution"
                return (glue == "of" or theirs) and not unknown  # "the Modi government"
            if m.nouns:
                return not unknown
            if unknown and (m.reference or (not glue and m.surface != "demonym")):
                return False
            if unknown > 1 and hit.entry.data["class"] not in ("thing", "citizens", "force"):
                return False
            part = hit.entry.data["class"] == "thing" and not unknown  # "Balochistan province"
            return bool(m.states or m.reference) and (bool(glue) or m.surface != "place" or part)
        if hit.kind == "reference":
            return False
        surface = hit.entry.data["surface"]
        if surface in ("person", "family_name"):
            return not m.person and not m.name and not unknown and glue in ("", "of") and bool(m.nouns or (m.states and glue))
        if m.states or m.person:
            return m.surface == "demonym" and surface in ("organisation", "metonym") and not glue
        if m.nouns and not glue and not unknown and self._noun_state:
            after = at.get(hit.j, ())
            return any(h.kind == "marker" for h in after) or any(_is_person(h) for h in after)
        return bool(m.reference and m.resolve in ("self", "he", "we")) and not unknown

    def _name_after(self, words: Words, mention: Mention, covered: set[int], end: int) -> None:
        """A personal name the lexicon does not hold, after a title."""
        if mention.person or not mention.nouns or mention.nouns[-1].entry.data["class"] not in _NAMED:
            return
        k = mention.j
        if k < end and words.keys[k] in _COMMAS and self._head_first:
            k += 1
        first = k
        k = _initials(words, k, end)
        named = k
        while k < end and k - named < _NAME_WORDS:
            if self._nameable(words, k, covered):
                k += 1
            elif k > named and (joined := self._particle(words, k, end, covered)):
                k, named = joined, named + joined - k - 1  # a particle is no word of its own
            else:
                break
        k = k if k > named else first
        if k > first and (first == mention.j or (k < end and words.keys[k] in _COMMAS and k - first > 1)):
            mention.name, mention.j = (first, k), k

    def _particle(self, words: Words, k: int, end: int, covered: set[int]) -> int:
        """Behind "de", "al-", or the hyphen in a name: the word after the next part of the name; 0 when there is none."""
        if words.keys[k] == "-" and k + 1 < end and words.starts[k] == words.ends[k - 1] and words.starts[k + 1] == words.ends[k]:
            return k + 2 if self._nameable(words, k + 1, covered) else 0
        hyphen = k + 2 < end and words.keys[k + 1] == "-" and words.starts[k + 2] == words.ends[k + 1]
        small = words.analyses[k].word and k not in covered and len(words.keys[k]) <= _PARTICLE and (hyphen or words.keys[k].isascii())
        following = k + 2 if small and hyphen else k + 1
        return following + 1 if small and following < end and self._nameable(words, following, covered) else 0

    def _name_before(
        self, words: Words, mention: Mention, at: dict[int, list[Hit]], covered: set[int], floor: int
    ) -> None:
        """ "Ararat Mirzoyan, foreign minister of Armenia": the unknown words before the comma are the name."""
        if mention.name or not mention.nouns or mention.nouns[0].i != mention.i:
            return
        if mention.person and not (self._head_first and mention.nouns[0].entry.data["class"] in _FOR_SOMEBODY and not mention.states):
            return
        comma = mention.i - 1
        if comma <= floor or words.keys[comma] not in _COMMAS:
            self._name_beside(words, mention, covered, floor)
            return
        k = comma
        while k > floor and comma - k < _NAME_WORDS and (self._nameable(words, k - 1, covered) or self._part_of_name(words, k - 1, covered)):
            k -= 1
        if not any(self._nameable(words, n, covered) for n in range(k, comma)):
            return
        edge = k == floor or (k > floor and (words.keys[k - 1] in _COMMAS or k - 1 in covered or not words.analyses[k - 1].word))
        if 1 <= comma - k <= _NAME_WORDS and edge and mention.nouns[0].entry.data["class"] in _NAMED and comma - k > 1:
            mention.name, mention.i = (k, comma), k
            if mention.person:  # "Steve Witkoff, envoy of Trump"
                mention.possessor, mention.person = mention.person, None
                _classify(mention)

    def _name_beside(self, words: Words, mention: Mention, covered: set[int], floor: int) -> None:
        """ "Friedrich Merz chancellor of Germany": two unknown words or more right before an office and its state (head-first)."""
        if not (self._head_first and mention.states and mention.nouns[0].entry.data["class"] in _NAMED) or mention.person or mention.owner:
            return
        k = mention.i
        while k > floor and mention.i - k < _NAME_WORDS and self._nameable(words, k - 1, covered):
            k -= 1
        edge = k == floor or k - 1 in covered or not words.analyses[k - 1].word
        if mention.i - k > 1 and edge:
            mention.name, mention.i = (k, mention.i), k

    def _part_of_name(self, words: Words, k: int, covered: set[int]) -> bool:
        """A word of the lexicon that no hit uses here may be half of a name ("John" is "soul" in Persian)."""
        analysis = words.analyses[k]
        return self._head_first and k not in covered and analysis.word and not analysis.key[0].isdigit() and len(analysis.key) > 2

    def _nameable(self, words: Words, k: int, covered: set[int]) -> bool:
        analysis = words.analyses[k]
        if k in covered or not analysis.word or analysis.key[0].isdigit() or analysis.pre:
            return False
        latin = analysis.key.isascii()
        return analysis.capital if latin else not analysis.known

    # -- marking -----------------------------------------------------------------------------------------------------

    def _mark(
        self, words: Words, mentions: list[Mention], at: dict[int, list[Hit]], hits: Sequence[Hit], covered: set[int],
        start: int, end: int,
    ) -> None:
        ends: dict[int, list[Hit]] = {}
        for hit in hits:
            if hit.kind == "marker" and not self._with_article(words, hit.j - 1):
                ends.setdefault(hit.j, []).append(hit)
        passable = _thing_words(hits)
        medial = not self._post and not self._head_first
        if medial:
            covered = covered - _attributes(hits)
        for mention in mentions:
            if self._post:
                _mark_after(words, mention, at, end)
            else:
                _mark_before(words, mention, at, ends, covered, start, 3 if self._head_first else 1, passable, self._article)
                if medial and mention.markers[:1] in (("in",), ("at",)):
                    _as_a_place(mention, at)
                if medial and mention.markers[:1] and mention.markers[0] in _CONJUNCTIONS and any(_finite_here(h) for h in at.get(mention.j, ())):
                    mention.markers, mention.marked = (), None  # "after Russia invaded": a clause, not a phrase
        if self._head_first:
            _clauses_behind_verbs(mentions, hits)
            _mark_objects(mentions, hits, covered)

    def _capitals(self, mentions: list[Mention]) -> None:
        """ "The capital of X, Y": the two words for one city have one marker; without any, it is where the clause goes."""
        for left, right in zip(mentions, mentions[1:], strict=False):
            if left.nouns and left.nouns[-1].entry.data["class"] == "capital" and left.j == right.i and not left.markers:
                left.markers, left.marked = (right.markers, right.marked) if right.markers else (("in",), (left.i, left.j))

    def _coordinate(self, words: Words, mentions: list[Mention], at: dict[int, list[Hit]], start: int) -> None:
        """Gives mentions joined by "and" or by commas one group, and spreads the marker over it."""
        groups, medial = 0, not self._post and not self._head_first
        for mention in mentions if medial else ():
            _tell_acting(words, mention, at)
        for left, right in zip(mentions, mentions[1:], strict=False):
            first = next(m for m in mentions if m is left or (left.group >= 0 and m.group == left.group))
            if medial and _new_clause(words, first, right, at):
                continue
            if self._linked(words, left, right, at):
                if left.group < 0:
                    left.group, groups = groups, groups + 1
                right.group = left.group
        members: dict[int, list[Mention]] = {}
        for mention in mentions:
            if mention.group >= 0:
                members.setdefault(mention.group, []).append(mention)
        if medial:
            members = {n: g for n, g in members.items() if not _place_and_more(g, at, start)}
        if self._post:
            for group in [g for g in members.values() if _commas_only(words, g, at)]:
                del members[group[0].group]
                for mention in group:
                    mention.group = -1
        if self._head_first:  # "according to the ministry of A, the army of B ..."
            for group in [g for g in members.values() if g[0].markers[:1] == ("according",) and _commas_only(words, g, at)]:
                del members[group[0].group]
                for mention in group:
                    mention.group = -1
        if medial:
            for group in members.values():
                if group[0].markers and group[0].markers[0] in _CONJUNCTIONS and any(_finite_here(h) for h in at.get(group[-1].j, ())):
                    for mention in group:
                        mention.markers, mention.marked = (), None
        for group in members.values():
            closed = self._post or group[-1].markers == ("object",)  # the object marker stands behind the last
            source = group[-1] if closed else group[0]
            for mention in group:
                shares = mention.nouns and not (mention.states or mention.person or mention.owner or mention.reference)
                if self._head_first and shares and not self._defined(words, mention.nouns[0].i):
                    mention.states = list(group[-1].states)  # "the prime minister, the president and the speaker of Iraq"
                if not mention.markers:
                    mention.markers, mention.marked = source.markers, source.marked
                if not mention.nouns and mention.bare_demonym and (source.nouns or group[-1].nouns or group[0].nouns):
                    mention.cls = (group[-1] if group[-1].nouns else group[0]).cls

    def _linked(self, words: Words, left: Mention, right: Mention, at: dict[int, list[Hit]]) -> bool:
        if left.markers and self._post:
            return False
        last = not left.markers and right.markers == ("object",) and right.marked == (right.j, right.j + 1)  # "A and B (obj)"
        if right.markers and right.markers != left.markers and not (last or self._post) and "and" not in words.analyses[right.i].pre:
            return False
        between = range(left.j, right.i)
        if not between and self._article and left.bare_demonym and right.bare_demonym and left.states[0].entry is not right.states[0].entry:
            return True  # two nationalities on one noun: "the Egyptian Turkish talks"
        if not between:
            return "and" in words.analyses[right.i].pre or (self._post and _dyad(left, right, at))
        joined = False
        for k in between:
            here = at.get(k, ())
            if words.keys[k] in _COMMAS or words.keys[k] in "-\u2013/" or any(
                h.kind == "connective" and h.entry.head == "and" for h in here
            ):
                joined = True
            elif not any(h.kind in _SKIPPED or h.entry.head == "article" for h in here):
                return False
        return joined


def _headed(mentions: list[Mention]) -> list[Mention]:
    """ "The two presidents, the Greek and the Bulgarian": the two nationalities right behind say who the two are."""
    kept: list[Mention] = []
    for n, mention in enumerate(mentions):
        following = mentions[n + 1 : n + 3]
        two = len(following) == 2 and all(m.bare_demonym for m in following) and mention.j == following[0].i and following[0].j == following[1].i
        if two and mention.resolve in ("pair", "pair_persons") and not mention.states:
            following[0].i = mention.i
            following[0].headed = following[1].headed = True
            continue
        kept.append(mention)
    return kept


def _new_clause(words: Words, first: Mention, right: Mention, at: dict[int, list[Hit]]) -> bool:
    """ "A met X, and Y said": with a verb told already and the first of the list its object or behind a preposition, what has
    a verb right behind it is no member of the list."""
    behind = (right.j,) if right.j >= len(words) or not words.analyses[right.j].word else (right.j, right.j + 1)
    if not any(_finite_here(h) for k in behind for h in at.get(k, ())):
        return False
    told = [h for k, hits in at.items() if k < first.i for h in hits if _finite_here(h) and h.kind != "speech" and h.says != "present" and h.j <= first.i]
    if not told:
        return False
    if first.markers and first.markers[0] in _CONJUNCTIONS:
        return False  # "after Polish and NATO jets shot down"
    return bool(first.markers and first.markers != ("possessive",)) or any(first.i - h.j <= 1 for h in told)


def _finite_here(hit: Hit) -> bool:
    return hit.kind in ("finite", "be", "speech") or (hit.kind in ("trigger", "light") and hit.says in ("done", "present", "planned", "ongoing", "habitual"))


def _as_a_place(mention: Mention, at: dict[int, list[Hit]]) -> None:
    """A city that the language's own `names` give to somebody (Brussels) is the city where something takes place in it."""
    if not mention.states or mention.nouns or "ambiguous" in mention.states[0].entry.data:
        return  # only the language's own names carry no such mark
    own = mention.states[0]
    for hit in at.get(own.i, ()):
        if hit is not own and hit.kind == "entity" and hit.j == own.j and hit.entry.data["surface"] in ("capital", "place"):
            mention.states[0] = hit
            return


def _tell_acting(words: Words, mention: Mention, at: dict[int, list[Hit]]) -> None:
    """Notes whose verb follows; "..., B said, ..." set between commas is an aside and no subject for what comes."""
    verbs = [h for k in (mention.j, mention.j + 1) for h in at.get(k, ()) if _finite_here(h)]
    if mention.markers not in ((), ("possessive",)) or not verbs:
        return
    aside = all(h.kind == "speech" for h in verbs) and mention.i > 0 and words.keys[mention.i - 1] in _COMMAS
    mention.acts = "aside" if aside else "verb"


def _place_and_more(group: list[Mention], at: dict[int, list[Hit]], start: int) -> bool:
    """ "In Baku, Azerbaijan said", "met his counterpart, the minister said": commas alone make a list only where a headline
    begins ("Turkey, Iraq sign")."""
    if group[0].i - start <= 1 and (not group[0].markers or group[0].markers == ("possessive",)):
        return False
    inner = range(group[0].j, group[-1].i)
    if any(h.kind == "connective" and h.entry.head == "and" for k in inner for h in at.get(k, ())) or all(
        m.i - n.j == 1 and n.bare_demonym for n, m in zip(group, group[1:], strict=False)
    ):
        return False
    for mention in group:
        mention.group = -1
    return True


def _commas_only(words: Words, group: Sequence[Mention], at: dict[int, list[Hit]]) -> bool:
    """No "and" before the last: in a headline the comma parts two clauses."""
    last, before = group[-1], group[-2]
    joined = any(h.kind == "connective" and h.entry.head == "and" for k in range(before.j, last.i) for h in at.get(k, ()))
    return not joined and any(words.keys[k] in _COMMAS for k in range(before.j, last.i))


def _oblique(mention: Mention) -> bool:
    """A pronoun in a case that stands before a postposition only: without one it is a determiner ("those" of "those soldiers")."""
    alone = mention.reference is not None and not mention.nouns and not mention.states
    return alone and mention.reference is not None and bool(mention.reference.entry.data.get("oblique"))


def _dyad(left: Mention, right: Mention, at: dict[int, list[Hit]]) -> bool:
    """Two bare state names before an event noun: "Russia Ukraine talks"."""
    if left.bare_demonym and right.states and right.surface in ("name", "demonym") and left.j == right.i:
        return True
    bare = all(m.states and not m.nouns and not m.person and not m.markers for m in (left, right))
    return bare and any(h.kind == "trigger" and h.says is None for h in at.get(right.j, ()))


def _joins_head_first(m: Mention, hit: Hit, glue: str, unknown: int, *, stated: bool) -> bool:
    """Head before modifier (Persian ezafe, Arabic construct): minister of-foreign-affairs of-Russia name."""
    if hit.kind == "noun":
        if m.person or m.name:
            # "General Mirzo, defence minister of Tajikistan": a rank before the name, the office with its state behind it
            if not glue and hit.entry.data["class"] == "counterpart":
                return False  # "Netanyahu called his Australian counterpart weak"
            return not m.states and not unknown and (not m.nouns or (glue == "," and stated))
        two_offices = hit.entry.data["class"] == "office" and m.nouns and m.nouns[-1].entry.data["class"] == "office"
        return bool(m.nouns) and not m.states and not glue and not unknown and not two_offices
    if hit.kind == "reference":
        if m.states and m.nouns:
            return not glue and not unknown and m.owner is None and hit.entry.data["resolve"] == "self"
        return bool(m.nouns) and not m.states and not glue and m.reference is None and _stands_for_state(hit)
    surface = hit.entry.data["surface"]
    if surface in ("person", "family_name"):
        return bool(m.nouns) and not m.person and not unknown and (not glue or (glue == "," and bool(m.states)))
    if m.states:
        return False
    return bool(m.nouns) and glue in ("", "of") and (surface != "place" or not unknown)


def _joins_medial(m: Mention, hit: Hit, glue: str, unknown: int) -> bool:
    """English: demonym or possessive before, "of" after, name last."""
    if hit.kind == "noun":
        if glue == ",":
            return bool(m.person or m.name) and not m.nouns and not unknown
        if m.person or m.name:
            return glue == "possessive" and not unknown
        if m.nouns:
            return not unknown and glue in ("", "of", "possessive")
        return bool(m.states or m.reference) and glue in ("", "possessive")
    if hit.kind == "reference":
        return False
    surface = hit.entry.data["surface"]
    if surface in ("person", "family_name"):
        linked = bool(m.nouns) and glue in ("", ",") or bool(m.states) and glue == "possessive"
        return not m.person and not unknown and linked
    if m.states:
        return False
    if m.nouns:
        return glue == "of" and not unknown
    return m.reference is not None and not unknown and not glue and m.resolve in ("self", "he", "we", "they")


def _accredited(hit: Hit, at: dict[int, list[Hit]]) -> Hit | None:
    """ "Iran's U.N. ambassador": whom an envoy is sent to is not whose envoy he is. Hence the title itself, if one follows."""
    behind = _part(at, hit.j) if hit.kind == "entity" and not _is_person(hit) else None
    return behind if behind is not None and behind.kind == "noun" and behind.entry.data["class"] == "envoy" else None


def _stands_for_state(hit: Hit) -> bool:
    resolve = str(hit.entry.data["resolve"])
    return resolve in ("state", "self", "he", "we", "other", "host", "pair") or resolve.startswith("region:")


def _is_person(hit: Hit) -> bool:
    return hit.kind == "entity" and hit.entry.data["surface"] in ("person", "family_name")


_RANK = {"name": 0, "official": 0, "organisation": 1, "group": 2, "person": 3, "metonym": 4, "capital": 5, "demonym": 6,
         "place": 7, "family_name": 8}  # fmt: skip


def _part(at: dict[int, list[Hit]], k: int) -> Hit | None:
    """The part of a mention that begins at a word: the longest, then the likeliest kind."""
    best: Hit | None = None
    for hit in at.get(k, ()):
        if hit.kind not in _PARTS:
            continue
        if best is None or (hit.j, -_likely(hit)) > (best.j, -_likely(best)):
            best = hit
    return best


def _state_within(mention: Mention, at: dict[int, list[Hit]]) -> None:
    """A title's last words that open the name of a state ("head of the republic" + "Tunisian": of the Tunisian Republic)."""
    noun = mention.nouns[-1]
    for k in range(noun.i + 1, mention.j):
        for hit in at.get(k, ()):
            if hit.kind == "entity" and hit.entry.data["surface"] in ("name", "official") and hit.j > mention.j:
                _add(mention, hit)
                mention.j = hit.j
                return


def _likely(hit: Hit) -> int:
    if hit.kind == "entity":
        return 11 if hit.entry.data.get("ambiguous") and hit.entry.data["surface"] == "group" else _RANK.get(hit.entry.data["surface"], 9)
    return 10 if hit.kind == "noun" else 5


def _add(mention: Mention, hit: Hit) -> None:
    if hit.kind == "noun":
        mention.nouns.append(hit)
    elif hit.kind == "reference":
        if mention.nouns or mention.states:
            mention.owner = str(hit.entry.data["resolve"])
        else:
            mention.reference = hit
    elif _is_person(hit):
        mention.person = hit
    else:
        mention.states.append(hit)
        if mention.reference is not None and mention.owner is None:
            mention.owner, mention.reference = mention.resolve, None
    if mention.reference is not None and hit.kind == "noun":
        mention.owner, mention.reference = mention.resolve, None


def _classify(mention: Mention) -> None:
    if mention.person is not None:
        mention.cls = "person"
    elif mention.nouns:
        mention.cls = str(mention.nouns[0].entry.data["class"])
        if any(n.entry.data["class"] == "thing" for n in mention.nouns[-1:]) and mention.cls == "state":
            mention.cls = "thing"
    elif mention.states:
        surface = mention.surface
        mention.cls = surface if surface in ("organisation", "group", "place") else "state"
    else:
        mention.cls = "reference"


def _by_start(hits: Sequence[Hit]) -> dict[int, list[Hit]]:
    at: dict[int, list[Hit]] = {}
    for hit in hits:
        at.setdefault(hit.i, []).append(hit)
    return at


def _covered(hits: Sequence[Hit], start: int, end: int) -> set[int]:
    found: set[int] = set()
    for hit in hits:
        found.update(range(hit.i, hit.first))
        if hit.j != hit.first:
            found.add(hit.j - 1)
    return found


def _initials(words: Words, k: int, end: int) -> int:
    """Behind initials with their full stops ("K.P."), which may look like small words: where the name goes on."""
    while k + 2 < end and words.keys[k + 1] == "." and words.starts[k + 1] == words.ends[k]:
        if words.ends[k] - words.starts[k] > _INITIAL:
            break
        k += 2
    return k


def _closing(words: Words, k: int, end: int) -> int:
    """Behind words in brackets that begin at k (a name once more in Latin letters), or 0."""
    if words.keys[k] != "(":
        return 0
    return next((n + 1 for n in range(k + 1, min(end, k + _BRACKETED)) if words.keys[n] == ")"), 0)


def _mark_after(words: Words, mention: Mention, at: dict[int, list[Hit]], end: int) -> None:
    k = mention.j
    while k < end:
        here = at.get(k, ())
        marker = max((h for h in here if h.kind == "marker"), key=lambda h: h.j, default=None)
        if marker:
            classes = dict.fromkeys(h.entry.head for h in here if h.kind == "marker" and h.j == marker.j)
            mention.markers, mention.marked = tuple(classes), (marker.i, marker.j)
            return
        particle = any(h.kind == "connective" and h.entry.head == "particle" for h in here)
        closing = _closing(words, k, end)
        if closing:
            k = closing
        elif particle or words.keys[k] in _OPENING or words.keys[k] == ")":
            k += 1
        else:
            break
    case = mention.reference.entry.data.get("marks") if mention.reference else None
    if case:  # a pronoun and its postposition in one word
        mention.markers, mention.marked = (str(case),), (mention.i, mention.j)


def _thing_words(hits: Sequence[Hit]) -> set[int]:
    """Words of event nouns and of words for what is said: a preposition reaches over them to their owner ("from the attack of")."""
    things: set[int] = set()
    other: set[int] = set()
    for hit in hits:
        thing = hit.kind in ("trigger", "position") and hit.says is None or hit.kind in ("speech_nouns", "modifier", "noun", "status")
        if thing or hit.kind not in ("light", "finite"):  # the word of an event noun may also be a verb form
            (things if thing else other).update(range(hit.i, hit.first))
    return things - other


def _appositions(words: Words, mentions: Sequence[Mention], at: dict[int, list[Hit]], covered: set[int], end: int) -> None:
    """ "A, a key B ally, has refused": a state in what is said of another acts in nothing."""
    for left, right in zip(mentions, mentions[1:], strict=False):
        k = right.j
        bare = right.states and not (right.nouns or right.person or right.markers or right.owner)
        if not bare or left.j >= right.i or words.keys[left.j] not in _COMMAS or k >= end or words.analyses[k].capital:
            continue
        modifier = any(h.kind == "modifier" for h in at.get(k, ()))
        if not (modifier or k not in covered) or not words.analyses[k].word:
            continue
        if not all(_passed_over(words, n, at, covered) for n in range(left.j + 1, right.i)):
            continue
        if any(words.keys[n] in _COMMAS for n in range(k + 1, min(end, k + _APPOSITION))):
            right.markers = ("as",)


def _passed_over(words: Words, k: int, at: dict[int, list[Hit]], covered: set[int]) -> bool:
    skipped = any(h.kind in _SKIPPED or h.entry.head == "article" for h in at.get(k, ()))
    return skipped or (k not in covered and words.analyses[k].word and not words.analyses[k].capital)


def _attributes(hits: Sequence[Hit]) -> set[int]:
    """Participles right behind an article ("in the occupied north"): a preposition reaches over them."""
    articles = {h.j for h in hits if h.kind == "connective" and h.entry.head == "article"}
    return {h.i for h in hits if h.kind == "trigger" and h.j == h.i + 1 and h.i in articles and h.says in ("done", "participle")}


def _mark_objects(mentions: Sequence[Mention], hits: Sequence[Hit], covered: set[int]) -> None:
    """The owner of a thing whose phrase ends in an object marker further on: "the attack of Israel on Beirut (obj)"."""
    for mark in hits:
        if mark.kind != "marker" or mark.entry.head != "object":
            continue
        before = [m for m in mentions if m.j <= mark.i]
        if len(before) > 1 and before[-1].j == mark.i and before[-1].markers == ("object",):
            one, last = before[-2:]
            joined = one.j == last.i - 1 and any(h.i == one.j and h.kind == "connective" and h.entry.head == "and" for h in hits)
            if joined and one.markers and "object" not in one.markers:
                last.markers = one.markers  # "the accession of A to B and C (obj)": A is the object
        for n in range(len(before) - 1, -1, -1):
            mention = before[n]
            if any(h.kind in ("finite", "light", "speech", "connective") and mention.j <= h.i < mark.i and h.entry.head != "and" for h in hits):
                break
            if mention.markers and "object" not in mention.markers:
                continue
            owned = any(h.j == mention.i and h.kind in ("trigger", "noun", "position") for h in hits) or (
                mention.i - 1 not in covered and any(not m.markers for m in before[:n])
            )
            follows = any(h.i == mention.j and h.kind == "marker" and h.entry.head != "object" for h in hits)
            if not mention.markers and owned and follows:
                mention.markers, mention.marked, mention.loose = ("object",), (mark.i, mark.j), True
            break


def _quoted(words: Words, mention: Mention) -> bool:
    """Does a single quotation mark open a little before, behind a space?"""
    return any(
        words.keys[k] in "'\u2018" and words.starts[k] > words.ends[k - 1] for k in range(max(1, mention.i - 6), mention.j)
    )


def _clauses_behind_verbs(mentions: Sequence[Mention], hits: Sequence[Hit]) -> None:
    """The word for "until" right behind a verb opens a clause of purpose: "tries until R (obj) ..." is "tries to ... R" (Persian)."""
    verbs = {h.j for h in hits if h.kind in ("finite", "speech") or (h.kind in ("light", "trigger") and h.says is not None)}
    objects = {h.i for h in hits if h.kind == "marker" and h.entry.head == "object"}
    for mention in mentions:
        if mention.markers[:1] == ("until",) and mention.marked is not None and mention.marked[0] in verbs:
            mention.markers = ("object",) if mention.j in objects else ()
            mention.marked = (mention.j, mention.j + 1) if mention.markers else None


def _of_another_phrase(analysis: Analysis) -> bool:
    """A number or a capitalised word of Latin script between preposition and mention: "in 2019 Iran", "in December Japan"."""
    year = len(analysis.key) == 4 and analysis.key.isdigit() and analysis.key[:2] in ("19", "20")
    return analysis.key.isascii() and (analysis.capital or year)


def _apart(words: Words, k: int, mention: Mention, articles: tuple[str, ...]) -> bool:
    """A word with the article has no genitive behind it: what follows is another phrase, unless it is an adjective."""
    if not articles or not words.quote(k - 1, k).startswith(articles):
        return False
    return not mention.bare_demonym if k == mention.i else not words.quote(k, k + 1).startswith(articles)


def _mark_before(
    words: Words, mention: Mention, at: dict[int, list[Hit]], ends: dict[int, list[Hit]], covered: set[int], start: int,
    reach: int, passable: set[int], articles: tuple[str, ...],
) -> None:
    after = [h for h in at.get(mention.j, ()) if h.kind == "marker" and h.entry.head in ("object", "possessive")]
    if after and not words.keys[after[0].i][-1].isalnum() and _quoted(words, mention):
        after = []  # the quotation mark that closes, not an apostrophe
    if after:
        mention.markers, mention.marked = (after[0].entry.head,), (after[0].i, after[0].j)
        if after[0].entry.head == "object":
            if mention.i in ends:  # the object marker closes the whole phrase: "the attack on Beirut (obj)"
                longest = min(ends[mention.i], key=lambda h: h.i)
                mention.markers, mention.marked = (longest.entry.head,), (longest.i, longest.j)
            return
    pre = words.analyses[mention.i].pre
    classes = tuple(p for p in pre if p not in ("and", "future"))
    if classes:
        mention.markers, mention.marked = (*classes, *mention.markers), (mention.i, mention.i + 1)
        return
    if "and" in pre:
        return
    k, loose = mention.i, 0
    while k > start:
        markers = ends.get(k)
        if markers and loose and reach == 1 and any(h.entry.head == "to" for h in markers):
            return  # "to" before an unknown word may open an infinitive
        if markers and k < mention.i and words.keys[k][:1].isdigit() and any(h.kind == "modifier" and h.j == k for h in at.get(k - 1, ())):
            k -= 1  # "about 300 Poles": how many, not what about
            continue
        if markers:
            longest = min(markers, key=lambda h: h.i)
            classes = tuple(dict.fromkeys(h.entry.head for h in markers if h.i == longest.i))
            mention.markers = (*classes, *mention.markers)
            mention.marked, mention.loose = (longest.i, longest.j), loose > 0
            return
        analysis = words.analyses[k - 1]
        skipped = min(
            (h.i for j in range(max(start, k - 3), k) for h in at.get(j, ()) if h.j == k and (h.kind in _SKIPPED or h.entry.head == "article")),
            default=None,
        )
        number = analysis.key[:1].isdigit() and not _of_another_phrase(analysis)  # "on 1,700 Russian officials"
        if skipped is not None:
            k = skipped
        elif number or words.keys[k - 1] in _OPENING:
            k -= 1
        elif (k - 1 not in covered or reach > 1 and k - 1 in passable) and analysis.word and loose < reach and not _of_another_phrase(analysis) and not _apart(words, k, mention, articles):
            loose, k = loose + 1, k - 1
        elif 0 < loose < reach and reach > 1 and not articles and any(
            h.kind == "connective" and h.entry.head == "and" and h.j == k for h in at.get(k - 1, ())
        ):
            k -= 1  # between two adjectives of the thing
        else:
            return
