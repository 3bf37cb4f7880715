"""What do the views ask of the ledger? One function a question, shared by the command line and whatever else shows it."""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from dragoman.ledger.objects import state_on
from dragoman.model.errors import NotInLedger
from dragoman.model.ledger import Decision, LedgerEvent, LedgerObject, LedgerThing
from dragoman.model.records import Participant
from dragoman.store import asking
from dragoman.store.asking import Asked
from dragoman.store.opening import reading
from dragoman.store.search import folded
from dragoman.store.things import all_decisions, records_in

_ACTS = 10_000  # events of one person that are counted
_NAMED = 5  # of these, and of whom they were with, so many are named


def asking_for(**given: Any) -> Asked:
    """The question that the options of a command ask; single values for lists are taken as such.

    `named`: words of a name or an issue, in any spelling.
    """
    lists = ("between", "by", "to", "kinds", "events", "status", "of")
    asked = {k: v for k, v in given.items() if v is not None}
    asked["words"] = tuple(folded(asked.pop("named", "")))
    for name in lists:
        value = asked.get(name)
        if isinstance(value, str):
            asked[name] = (value,)
    for name, end in (("since", first_day), ("until", last_day)):
        if asked.get(name):
            asked[name] = end(asked[name])
    return Asked(**asked)


def first_day(period: str) -> str:
    """The first day of a year (2021), a month (2021-06) or a day."""
    return period + "-01-01"[: 10 - len(period)] if len(period) == 4 else period + "-01"[: 10 - len(period)]


def last_day(period: str) -> str:
    """The last day of a year, a month or a day."""
    year, month, *_ = [*map(int, period.split("-")), 12]
    return period if len(period) == 10 else f"{year:04}-{month:02}-{monthrange(year, month)[1]:02}"


def find(where: str, asked: Asked) -> list[LedgerThing]:
    """The things asked for, in the order of their days."""
    with reading(where) as connection:
        return asking.things_for(connection, asked)


def one(where: str, id: str) -> tuple[LedgerThing, list[Decision]]:
    """A thing by its id or that of one of its records, and what persons have decided on it.

    Raises:
        NotInLedger: there is none of that id.
    """
    with reading(where) as connection:
        found = asking.thing(connection, id)
        if found is None:
            remedy = "See: dragoman events, or dragoman search WORDS"
            raise NotInLedger(f"there is no {id} in it", where=where, remedy=remedy)
        return found, asking.decisions_on(connection, records_in(found))


def with_state(thing: LedgerThing, today: str) -> LedgerThing:
    """A commitment with the state it has on a day."""
    if isinstance(thing, LedgerObject) and thing.thing == "commitment":
        return replace(thing, state=state_on(thing, today))
    return thing


def open_points(where: str, by: str | None, since: str | None, until: str | None) -> list[LedgerThing]:
    """Points that were raised and not answered, and no report since tells of an answer; with what was searched."""
    asked = asking_for(of=("position",), kinds=asking.SILENT, by=by, since=since, until=until)
    with reading(where) as connection:
        silent = [p for p in asking.things_for(connection, asked) if isinstance(p, LedgerObject)]
        spoken = asking.spoken(connection, {p.issue for p in silent if p.issue})
        left = [p for p in silent if not _answered(p, spoken)]
        return [replace(p, searched=told) for p, told in zip(left, _searched(connection, left), strict=True)]


def _codes(parties: Iterable[Participant]) -> set[str]:
    return {c for p in parties if (c := p.country or p.code)}


def _answered(point: LedgerObject, spoken: Mapping[tuple[str, str], str]) -> bool:
    """Whether the same side is told to have spoken on the issue later."""
    last = point.last_reported or ""
    return any(spoken.get((point.issue or "", code), "") > last for code in _codes(point.by))


def _searched(connection: Connection, points: Sequence[LedgerObject]) -> Iterator[str | None]:
    """For each point how many reports on its sides there were from the day it was raised."""
    sides = [tuple(sorted(_codes((*p.by, *p.to)))) for p in points]
    first = min((p.first_reported or "" for p in points), default="")
    days = {keys: asking.searched(connection, keys, first) for keys in set(sides) if keys}
    for point, keys in zip(points, sides, strict=True):
        found = days.get(keys, [])
        found = found[bisect_left(found, point.first_reported or "") :]
        number = f"{len(found)} report{'' if len(found) == 1 else 's'}"
        yield f"{number} of {' and '.join(keys)}, {found[0]} to {found[-1]}" if found else None


def decided(where: str, id: str | None) -> list[Decision]:
    """The decisions on a thing, or all of them. Raises NotInLedger as `one` does."""
    if id is not None:
        return one(where, id)[1]
    with reading(where) as connection:
        return all_decisions(connection)


def counted(where: str) -> dict[str, dict[str, int]]:
    """How many of what the ledger holds."""
    with reading(where) as connection:
        return asking.counts(connection)


def every_event(connection: Connection) -> Iterator[LedgerEvent]:
    """All events of a ledger, by id."""
    return (t for t in asking.every_thing(connection, ("event",)) if isinstance(t, LedgerEvent))


@dataclass(frozen=True, slots=True)
class Acts:
    """What the ledger holds of a person: how many events, with whom most often (name and number), and the last of them."""

    number: int
    others: tuple[tuple[str, int], ...]
    last: tuple[LedgerEvent, ...]


def acts_of(where: str, entity: str) -> Acts:
    """The events in which an entity takes part by name."""
    with reading(where) as connection:
        asked = Asked(of=("event",), entity=entity, latest_first=True, most=_ACTS)
        found = [t for t in asking.things_for(connection, asked) if isinstance(t, LedgerEvent)]
    others = Counter(
        p.name for e in found for p in (*e.actors, *e.recipients) if p.entity != entity and p.name is not None
    )
    ranked = sorted(others.items(), key=lambda n: (-n[1], n[0]))
    return Acts(len(found), tuple(ranked[:_NAMED]), tuple(found[:_NAMED]))
