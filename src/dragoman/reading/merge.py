"""Which claims of one report are one act? Drafts that say the same become one claim with several pieces of evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from dragoman.model.records import Place, When
from dragoman.reading.acts import Act
from dragoman.reading.mentions import Mention, Party
from dragoman.reading.sentence import Sentence, Speech
from dragoman.reading.status import Status

_NEWS = 31  # days before publication in which that happened which a report tells without a date
_COMPARED = 60  # tellings that one is compared with: no report has so many alike, an archive in one file does


@dataclass(slots=True)
class Actor:
    """A party in a role, with the mention that names it there."""

    party: Party
    mention: Mention
    sentence: Sentence


@dataclass(slots=True)
class Draft:
    """An event before it is written down."""

    event: str
    mode: str | None
    kind: str | None
    status: Status
    actors: list[Actor]
    recipients: list[Actor]
    act: Act
    sentence: Sentence
    mutual: bool
    cost: float
    why: list[str]
    date: When | None = None
    place: Place | None = None
    speeches: list[Speech] = field(default_factory=list)
    speakers: list[Actor] = field(default_factory=list)
    evidence: list[Sentence] = field(default_factory=list)
    nominal: bool = False
    assumed: int = 0  # roles that no marking gave
    subject: tuple[Party, ...] = ()  # who the sentence says it of, before host and guest are told apart

    def keys(self) -> frozenset[str]:
        return frozenset(a.party.key for a in [*self.actors, *self.recipients] if a.party.key)

    def persons(self, key: str) -> frozenset[str]:
        """The persons who act for a state here."""
        return frozenset(
            a.party.entity or a.party.name or ""
            for a in [*self.actors, *self.recipients]
            if a.party.type == "person" and a.party.key == key and (a.party.entity or a.party.name)
        )


def merge(drafts: Sequence[Draft], published: date | None = None) -> list[Draft]:
    """Merges in text order; the first telling stays, later ones add evidence and fill what it left open."""
    kept: list[Draft] = []
    alike: dict[tuple[str, frozenset[str]], list[Draft]] = {}  # of kept, by type and sides: only these can be the same
    for draft in drafts:
        candidates = alike.setdefault((draft.event, draft.keys()), [])
        same = next(
            (k for k in candidates[-_COMPARED:] if _same(k, draft) and not _recalled(k, draft, published)), None
        )
        if same is None:
            draft.evidence = [draft.sentence]
            kept.append(draft)
            candidates.append(draft)
        else:
            _absorb(same, draft)
    return [d for n, d in enumerate(kept) if not _told_in_full(d, kept, n)]


def _told_in_full(draft: Draft, kept: Sequence[Draft], n: int) -> bool:
    """A headline that names one side only ("recalls its ambassador") is told in full by a sentence of the body. It is kept[n]."""
    if draft.sentence.kind != "headline" or len(draft.keys()) != 1:
        return False
    full = next(
        (
            k
            for k in kept[max(0, n - _COMPARED) : n + _COMPARED]
            if k is not draft and k.event == draft.event and _one_kind(k, draft) and k.keys() > draft.keys()
        ),
        None,
    )
    if full is not None and draft.sentence not in full.evidence:
        full.evidence.append(draft.sentence)
    return full is not None


def _same(one: Draft, two: Draft) -> bool:
    """Whether two tellings of one type with the same sides are of one act."""
    if one.sentence is two.sentence:
        return _same_place_in_sentence(one, two)
    if not _one_kind(one, two) or not compatible_dates(one.date, two.date) or one.status.value != two.status.value:
        return False
    if (
        one.event != "CONSULT"
        and not two.nominal
        and one.sentence.kind != "headline"
        and not one.kind == two.kind == "signing"
    ):
        return False
    if not one.mutual and {a.party.key for a in one.actors} != {a.party.key for a in two.actors}:
        return False
    if _other_persons(one, two):
        return False
    return one.kind == two.kind or two.nominal or one.sentence.kind == "headline"


def _recalled(one: Draft, two: Draft, published: date | None) -> bool:
    """ "He arrived ... they recalled his visit of July last year": what is told without a date is news, the other is not."""
    if published is None or one.date is not None or one.sentence.kind == "headline":
        return False
    end = two.date.end if two.date else None
    return end is not None and (published - date.fromisoformat(end)).days > _NEWS


def _other_persons(one: Draft, two: Draft) -> bool:
    """Both name somebody for one state, and not the same one."""
    sides = ((one.persons(key), two.persons(key)) for key in one.keys() & two.keys())
    return any(left and right and not left & right for left, right in sides)


def _same_place_in_sentence(one: Draft, two: Draft) -> bool:
    """Two triggers of one type with the same sides in one sentence tell one act unless dates or directions differ."""
    if (
        _other_persons(one, two)
        or not compatible_dates(one.date, two.date)
        or (one.kind != two.kind and not _one_kind(one, two))
    ):
        return False
    return one.mutual or two.mutual or {a.party.key for a in one.actors} == {a.party.key for a in two.actors}


_FAMILIES = (
    frozenset({"visit", "meeting", "reception", "negotiation", "call", "conference"}),
    frozenset({"pledge", "agreement", "cooperation"}),
    frozenset({"strike", "attack", "clash"}),
    frozenset({"aid", "arms_transfer", "loan"}),
    frozenset({"praise", "support"}),
    frozenset({"accusation", "condemnation", "complaint", "concern"}),
    frozenset({"request", "demand"}),
    frozenset({"refusal", "denial"}),
    frozenset({"threat", "warning"}),
    frozenset({"signing", "agreement"}),
)


def _one_kind(one: Draft, two: Draft) -> bool:
    return one.kind == two.kind or any(one.kind in f and two.kind in f for f in _FAMILIES)


def compatible_dates(one: When | None, two: When | None) -> bool:
    """Whether two dates may be of one act: they share a day, or one of them is open."""
    if one is None or two is None or one.start is None or two.start is None or one.end is None or two.end is None:
        return True
    return one.start <= two.end and two.start <= one.end


def _absorb(kept: Draft, more: Draft) -> None:
    if kept.evidence[-1] is not more.sentence:  # tellings come in the order of the text
        kept.evidence.append(more.sentence)
    if (
        more.cost + more.assumed < kept.cost + kept.assumed
        and kept.sentence is more.sentence
        and kept.mutual == more.mutual
    ):
        kept.actors, kept.recipients, kept.act = more.actors, more.recipients, more.act
        kept.cost, kept.assumed, kept.why, kept.kind = more.cost, more.assumed, more.why, more.kind
    _name_persons(kept.actors, more)
    _name_persons(kept.recipients, more)
    if (
        kept.date is None
        or kept.date.start is None
        or (more.date and more.date.precision == "day" and kept.date.precision != "day")
    ):
        kept.date = more.date or kept.date
    kept.place = kept.place or more.place


def _name_persons(actors: list[Actor], more: Draft) -> None:
    """A later telling may name the person whose state the first gave."""
    for position, actor in enumerate(actors):
        if actor.party.type == "person":
            continue
        named = [
            a for a in [*more.actors, *more.recipients] if a.party.key == actor.party.key and a.party.type == "person"
        ]
        if named:
            actors[position] = named[0]
