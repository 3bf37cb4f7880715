"""What is known of words that name one actor, and whom do they stand for?"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.reading.parts import is_person
from dragoman.reading.scan import Hit

_NOBODY: frozenset[str] = frozenset()


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
    acts: str | None = (
        None  # a finite verb stands right behind, as "verb" or in an "aside" (where verbs stand in the middle)
    )
    group: int = -1
    clause: int = 0  # how many words that open a clause of its own stand before it in its sentence
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
        return not self.nouns or (
            self.surface in ("place", "capital") and all(n.entry.data["class"] == "thing" for n in self.nouns)
        )

    @property
    def inert(self) -> bool:
        """Whether its noun names what somebody does or has ("efforts", "decision") and does nothing itself."""
        return bool(self.nouns) and bool(self.nouns[0].entry.data.get("inert"))

    @property
    def keys(self) -> frozenset[str]:
        return frozenset([p.key for p in self.parties if p.key]) if self.parties else _NOBODY

    def overlaps(self, i: int, j: int) -> bool:
        return self.i < j and i < self.j

    def add(self, hit: Hit) -> None:
        """Takes a part in. A reference beside a noun or a state says whose they are."""
        if hit.kind == "reference":
            if self.nouns or self.states:
                self.owner = str(hit.entry.data["resolve"])
            else:
                self.reference = hit
        elif is_person(hit):
            self.person = hit
        else:
            (self.nouns if hit.kind == "noun" else self.states).append(hit)
            if self.reference is not None and (hit.kind == "noun" or self.owner is None):
                self.owner, self.reference = self.resolve, None

    def classify(self) -> None:
        """Sets `cls` by the parts taken in."""
        if self.person is not None:
            self.cls = "person"
        elif self.nouns:
            classes = [str(n.entry.data["class"]) for n in self.nouns]
            self.cls = "thing" if classes[0] == "state" and classes[-1] == "thing" else classes[0]
        elif self.states:
            self.cls = self.surface if self.surface in ("organisation", "group", "place") else "state"
        else:
            self.cls = "reference"
