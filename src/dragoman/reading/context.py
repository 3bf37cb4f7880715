"""What has the report named so far, and which two states is it about?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from dragoman.reading.mentions import Party

_NAMED = 400  # namings of an office that count: no report has more, an archive in one file does
_DOMINANT = 1.5  # times as often as a third state, for two states to be the ones a report is about


@dataclass(slots=True)
class Context:
    """What a report has named so far."""

    counts: Counter[str] = field(default_factory=Counter)
    recent: list[Party] = field(default_factory=list)
    pair: tuple[Party, ...] = ()
    together: tuple[Party, ...] = ()  # the two that last did something together, in sentence `met`
    met: int = -2
    sentence: int = 0  # the one being read
    here: frozenset[str] = frozenset()  # whom its own words name, before or behind
    deed: tuple[Party, ...] = ()  # who did what was told last: "condemned it"
    trio: tuple[Party, ...] = ()  # the three sides of the last event that had three
    namings: Counter[str] = field(default_factory=Counter)  # how often the report names each person
    leaders: tuple[Party, ...] = ()  # the last two persons of different states in one event
    subject: tuple[Party, ...] = ()
    speaker: tuple[Party, ...] = ()
    persons: dict[str, Party] = field(default_factory=dict)  # by entity id
    offices: dict[str, list[Party]] = field(default_factory=dict)  # holders named, in text order
    styles: dict[str, Party] = field(default_factory=dict)  # who was last named with a title of this style (titles.yml)
    styled: dict[str, dict[str, Party]] = field(default_factory=dict)  # all of them in the report, by style and state
    home: str | None = None  # state of the dateline
    press: str | None = None  # state whose press writes in this language (language.yml `home`)
    place: str | None = None
    reflexive: bool = False  # the language has a word of its own for what is the subject's, so that "his" is another's
    guest: tuple[Party, ...] = ()  # who came, of the last visit told

    def holder(self, office: str | None) -> Party | None:
        """Who "the prime minister" is: of the country whose press this is, if the report names its holder; else the holder it
        names most, the last of equals."""
        named = self.offices.get(office or "", [])[-_NAMED:]
        named = [p for p in named if p.key == self.press] or named
        if not named:
            return None
        times = Counter((p.key, p.name) for p in named)
        return max(enumerate(named), key=lambda np: (times[np[1].key, np[1].name], np[0]))[1]

    def of_style(self, style: str) -> tuple[Party, ...]:
        """ "His Majesty": who was last named with such a title, else the only one the report names."""
        last = self.styles.get(style)
        return (last,) if last else self.only_of_style(style)

    def only_of_style(self, style: str | None) -> tuple[Party, ...]:
        """Who has a title of this style when the whole report names one such state only, else ()."""
        named = tuple(self.styled.get(style or "", {}).values())
        return named if len(named) == 1 else ()

    def two_persons(self, pair: tuple[Party, ...]) -> None:
        """Takes the two persons of an event as "the two leaders" of what follows; not where only one of them is new and less
        spoken of than the one before ("the guest was received at the airport by a minister")."""
        known, named = ({(p.key, p.name) for p in side} for side in (self.leaders, pair))
        old = [p for p in self.leaders if (p.key, p.name) not in named]
        new = [p for p in pair if (p.key, p.name) not in known]
        same = len(old) == len(new) == 1 and old[0].key == new[0].key
        if same and self.namings[old[0].name or ""] > self.namings[new[0].name or ""]:
            return
        self.leaders = pair

    def just_met(self) -> tuple[Party, ...]:
        """The two states that did something together in the sentence before, whoever the report speaks of most."""
        return self.together if self.sentence - self.met == 1 else ()

    def dyad(self, besides: Collection[str | None] = ()) -> tuple[str, ...]:
        """The two states the report is about, some left aside, or () when no two stand out."""
        top = [(k, n) for k, n in self.counts.most_common() if k not in besides][:3]
        if len(top) < 2 or (len(top) == 3 and top[1][1] == top[2][1]):
            return ()
        return top[0][0], top[1][0]

    def dominates(self) -> bool:
        """Whether the report is about its dyad alone: a third state is named much less often than either."""
        top = [n for _, n in self.counts.most_common(3)]
        return len(top) == 2 or (len(top) == 3 and top[1] >= _DOMINANT * top[2])
