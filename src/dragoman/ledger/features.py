"""What of a record counts for telling whether another says the same?

A record is reduced to a `Face`: all that is compared, and nothing that is not. Records with the same face are of one thing, so
that a story told by a thousand reports is compared once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from dragoman.model.records import (
    Agreement,
    Claim,
    Commitment,
    Institution,
    Participant,
    Position,
    Project,
    When,
)

Joined = Claim | Position | Agreement | Commitment | Institution | Project  # what of many reports can be one thing

_FIRST, _LAST = "0000-01-01", "9999-12-31"
Sound = Callable[[str], str]  # a name as it sounds, coarsely enough to be the same in every script

# Acts that reports of one event tell in different words. The names are those of records.md; a kind stands in one family only.
_FAMILIES = {
    "encounter": "visit meeting reception call conference session negotiation mediation",
    "accord": "pledge agreement offer invitation signing ratification joint_statement settlement relations_opened cooperation "
    "project trade extradition intelligence_sharing",
    "goodwill": "praise congratulation condolence recognition support",
    "relief": "aid arms_transfer loan debt_relief asylum rescue compensation training",
    "pullback": "concession easing apology pardon withdrawal release ceasefire disarmament access return resignation deescalation",
    "demand": "request demand",
    "blame": "accusation condemnation concern complaint investigation lawsuit summons",
    "refusal": "refusal veto denial cancellation",
    "threat": "threat warning",
    "unrest": "protest riot",
    "penalty": "sanction severance expulsion recall closure aid_cut conviction",
    "force_shown": "deployment weapons_test drill exercise incursion alert",
    "constraint": "restriction seizure arrest deportation blockade occupation censorship disinformation cyber_attack curfew",
    "violence": "strike clash attack assassination execution abduction",
}
FAMILY = {kind: family for family, kinds in _FAMILIES.items() for kind in kinds.split()}
# Within a family, kinds that are words for one act more often than not.
_NEAR = (
    "visit meeting reception conference session negotiation",
    "pledge agreement offer",
    "agreement signing settlement ratification",
    "praise support",
    "aid loan arms_transfer",
    "concession withdrawal",
    "easing concession",
    "request demand",
    "accusation condemnation complaint concern",
    "refusal veto denial",
    "threat warning",
    "protest riot",
    "drill exercise",
    "strike clash attack",
    "seizure arrest",
)
NEAR = frozenset(frozenset((a, b)) for kinds in _NEAR for a in kinds.split() for b in kinds.split() if a != b)
# Families of acts that need two: who is named first says little there.
MUTUAL = frozenset({"encounter", "accord"})
# Families of acts that happen at one place; elsewhere a place named beside is often what the words are about.
PLACED = frozenset({"encounter", "violence", "unrest", "force_shown"})


# Records of what stays: when a report tells of it says nothing about which it is.
LASTING = frozenset({"institution", "project"})


@dataclass(frozen=True, slots=True)
class Face:
    """What is compared of a record.

    `persons` maps a side to how the names of those who act for it sound, or to their entities. `published`: the day of the report
    where the days of the act are not known. `name` is that of an object or issue as it sounds, in `language` where it is
    translated, `amount` what is promised or how many; `words` is a hash of the sentence; `copy` counts records of one report that
    have all else in common, so that they stay apart.
    """

    record: str
    event: str
    kind: str
    status: str
    doers: tuple[str, ...] = ()
    done_to: tuple[str, ...] = ()
    persons: tuple[tuple[str, tuple[str, ...]], ...] = ()
    start: str | None = None
    end: str | None = None
    published: str | None = None
    country: str | None = None
    city: int | None = None
    contexts: tuple[str, ...] = ()
    name: str = ""
    amount: str = ""
    language: str | None = None
    words: str = ""
    copy: int = 0

    @property
    def family(self) -> str:
        return FAMILY.get(self.kind, self.event) if self.record == "event" else self.record

    @property
    def mutual(self) -> bool:
        return self.family in MUTUAL

    @property
    def lasting(self) -> bool:
        return self.record in LASTING

    @property
    def promise(self) -> bool:
        """Whether its date is a deadline, not the day of an act."""
        return self.record == "commitment"

    @property
    def sides(self) -> frozenset[str]:
        return frozenset(self.doers) | frozenset(self.done_to)

    @property
    def one_way(self) -> bool:
        """Whether one side does it to the other."""
        return bool(self.doers and self.done_to)

    @property
    def day(self) -> bool:
        """Whether the date is known to the day."""
        return self.start is not None and self.start == self.end

    def buckets(self) -> list[str]:
        """Under which keys another telling of the same is found: its family with each two of its sides, and with each side that
        acts, as the other may be left open there; a project under its name."""
        if self.record == "project" and self.name:
            return [f"{self.family}:{self.name}"]
        sides = sorted(self.sides)
        pairs = [f"{a}+{b}" for i, a in enumerate(sides) for b in sides[i + 1 :]]
        alone = () if self.mutual else self.doers
        return [f"{self.family}:{key}" for key in (*pairs, *(alone or (() if pairs else sides)))]

    def span(self) -> tuple[str, str]:
        """The days around which another telling may lie: those of the act, else the day of publication; all where neither is known.
        A promise is told of until its deadline."""
        if self.lasting:
            return _FIRST, _LAST
        if self.promise:
            told = self.published or _FIRST
            return told, max(told, self.end or told)
        if self.start and self.end:
            return self.start, self.end
        day = self.start or self.end or self.published
        return (day, day) if day else (_FIRST, _LAST)

    def detail(self) -> int:
        """How much is known of it: the better known go first."""
        known = (
            self.day,
            self.start,
            self.city,
            self.country,
            self.persons,
            self.status == "occurred",
            self.one_way,
            self.name,
        )
        return sum(map(bool, known))

    def id(self) -> str:
        """A name that follows from what the face holds."""
        held = repr([getattr(self, name) for name in _FIELDS])
        return "fac_" + hashlib.sha256(held.encode("utf-8", "surrogatepass")).hexdigest()[:20]

    def place(self, member: str) -> str:
        """Where a member with this face stands: by day, then the better known, then by its id. What is of a longer time stands
        behind the days in it, so that it joins what is known to the day, not the other way round."""
        return f"{self.span()[0 if self.promise else 1]} {9 - self.detail()} {member}"

    def to_json(self) -> dict[str, Any]:
        """What differs from an empty face."""
        given = ((name, getattr(self, name)) for name in _FIELDS)
        return {name: value for name, value in given if value or name in _ALWAYS}


_FIELDS = tuple(f.name for f in fields(Face))
_ALWAYS = ("record", "event", "kind", "status")


def face_from(value: dict[str, Any]) -> Face:
    """The face that `Face.to_json` gave."""
    given = dict(value)
    for name in ("doers", "done_to", "contexts"):
        given[name] = tuple(value.get(name, ()))
    given["persons"] = tuple((side, tuple(names)) for side, names in value.get("persons", ()))
    return Face(**given)


def face_of(record: Joined, sound: Sound) -> Face:
    """What is compared of a record."""
    doers, done_to = _roles(record)
    start, end = _days(getattr(record, "date", None) if not isinstance(record, Commitment) else record.deadline)
    place = getattr(record, "place", None)
    words = record.evidence[0].text if record.evidence else ""
    told_on = record.record not in LASTING and (isinstance(record, Commitment) or not (start and end))
    return Face(
        record=record.record,
        event=record.event if isinstance(record, Claim) else record.record,
        kind=(record.stance if isinstance(record, Position) else getattr(record, "kind", None)) or "",
        status=getattr(record, "status", "occurred"),
        doers=_keys(doers),
        done_to=_keys(done_to),
        persons=_persons((*doers, *done_to), sound),
        start=start,
        end=end,
        published=record.report.published if told_on else None,
        country=place.country if place else None,
        city=place.geonames if place else None,
        contexts=record.contexts if isinstance(record, Claim) else (),
        name=_name(record, sound),
        amount=_amount(record),
        language=record.report.language if isinstance(record, Agreement | Institution) else None,
        words=_hashed(words),
    )


def _hashed(words: str) -> str:
    return hashlib.sha256(" ".join(words.split()).encode("utf-8", "surrogatepass")).hexdigest()[:12] if words else ""


def _roles(record: Joined) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Who does it, and to whom."""
    if isinstance(record, Claim):
        return record.actors, record.recipients
    if isinstance(record, Commitment):
        return record.by, record.to
    if isinstance(record, Position):
        speakers = record.participants or ((record.speaker,) if record.speaker else ())
        return speakers, (record.addressee,) if record.addressee else ()
    if isinstance(record, Project):
        return record.participants, ()
    return record.parties, ()


def _name(record: Joined, sound: Sound) -> str:
    """What an object, or the issue of a position, is called: an id of the language data, or how its name sounds."""
    if isinstance(record, Position):
        issue = record.issue
        return (issue.id or sound(issue.text or "")) if issue else ""
    if isinstance(record, Institution | Project):
        return sound(record.name or "")
    return sound(record.title or "") if isinstance(record, Agreement) else ""


def _amount(record: Joined) -> str:
    """What is promised, or how many documents there are."""
    if isinstance(record, Agreement):
        return f"{record.count} documents" if record.count and record.count > 1 else ""
    quantity = record.quantity if isinstance(record, Commitment) else None
    if quantity is None or quantity.value is None:
        return ""
    return f"{quantity.value:g} {quantity.currency or quantity.unit or ''}".strip()


def key_of(party: Participant) -> str | None:
    """The state or organisation a participant stands for."""
    return party.country or party.code


def _keys(parties: Iterable[Participant]) -> tuple[str, ...]:
    return tuple(sorted({k for p in parties if (k := key_of(p))}))


def _persons(parties: Iterable[Participant], sound: Sound) -> tuple[tuple[str, tuple[str, ...]], ...]:
    named: dict[str, set[str]] = {}
    for party in parties:
        side = key_of(party)
        if side and party.type == "person" and (party.entity or party.name):
            named.setdefault(side, set()).add(party.entity or "~" + sound(party.name or ""))
    return tuple((side, tuple(sorted(names))) for side, names in sorted(named.items()))


def _days(when: When | None) -> tuple[str | None, str | None]:
    if when is None or (when.start is None and when.end is None):
        return None, None
    for day in (when.start, when.end):
        if day is not None:
            date.fromisoformat(day)
    return when.start, when.end
