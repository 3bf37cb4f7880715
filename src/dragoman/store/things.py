"""What follows from the records: which are one thing, and what it holds. Replaced whenever it is made anew."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from dragoman.model.decoding import decoded, record_of
from dragoman.model.ids import dumps
from dragoman.model.ledger import Decision, LedgerDiscrepancy, LedgerEvent, LedgerObject, LedgerThing
from dragoman.model.records import Participant, Record, Report, to_json
from dragoman.store import rows
from dragoman.store.schema import (
    decisions,
    disputes,
    former,
    members,
    parts,
    placements,
    readings,
    records,
    reports,
    sides,
    things,
)
from dragoman.store.search import folded


@dataclass(frozen=True, slots=True)
class Kept:
    """A record as the store has it: the reports that carry it (the first in it), its reading, and the member that stands for it."""

    record: Record
    reports: tuple[Report, ...]
    reading: str
    member: str


def records_of(connection: Connection, founders: Collection[str]) -> dict[str, list[Kept]]:
    """For each founder of a thing, the records of all its members."""
    query = (
        select(members.c.founder, placements.c.member, records.c.json, records.c.reading)
        .join(placements, placements.c.member == members.c.id)
        .join(records, records.c.id == placements.c.record)
    )
    found = list(rows.among(connection, query, members.c.founder, founders))
    carried = reports_of(connection, {row.reading for row in found})
    groups: dict[str, list[Kept]] = defaultdict(list)
    for row in found:
        by = carried[row.reading]
        groups[row.founder].append(Kept(with_report(row.json, by[0]), by, row.reading, row.member))
    return groups


def with_report(line: str, report: Report) -> Record:
    """A record with the report that carries it."""
    value = json.loads(line)
    value["report"] = to_json(report)
    return record_of(value)


def reports_of(connection: Connection, keys: Iterable[str]) -> dict[str, tuple[Report, ...]]:
    """For each reading the reports that carry its text, in the order of their names."""
    query = select(reports, readings.c.sha256, readings.c.language, readings.c.published).join(
        readings, readings.c.key == reports.c.reading
    )
    found: dict[str, list[Report]] = defaultdict(list)
    for row in rows.among(connection, query, reports.c.reading, keys):
        found[row.reading].append(
            Report(
                id=row.id,
                sha256=row.sha256,
                language=row.language,
                published=row.published,
                title=row.title,
                url=row.url,
                publisher=row.publisher,
                retrieved=row.retrieved,
            )
        )
    return {key: tuple(sorted(group, key=lambda r: (r.id, r.url or ""))) for key, group in found.items()}


def prints(connection: Connection, keys: Iterable[str]) -> dict[str, tuple[str, str | None, str]]:
    """Of each reading its language, its day of publication, and what tells a copy of it (JSON)."""
    query = select(readings.c.key, readings.c.language, readings.c.published, readings.c.print)
    return {r.key: (r.language, r.published, r.print) for r in rows.among(connection, query, readings.c.key, keys)}


def replace_things(
    connection: Connection,
    founders: Collection[str],
    new: Iterable[tuple[str, LedgerThing]],
    contradictions: Iterable[LedgerDiscrepancy] = (),
) -> None:
    """Takes out what these founders stood for and puts in what they stand for now, with where its reports contradict each other.

    An id that is gone stays known: it leads to the record that it was first given for.
    """
    gone = list(rows.among(connection, select(things.c.id, things.c.json), things.c.founder, founders))
    old = {row.id for row in gone}
    rows.delete(connection, sides.c.thing, old)
    rows.delete(connection, parts.c.thing, old)
    rows.delete(connection, disputes.c.thing, old)
    rows.delete(connection, things.c.id, old)
    kept = [(founder, thing) for founder, thing in new]
    ids = {thing.id for _, thing in kept}
    lost = ({"id": row.id, "record": _records(json.loads(row.json))[0]} for row in gone if row.id not in ids)
    rows.insert_new(connection, former, lost)
    rows.insert(connection, things, (_row(founder, thing) for founder, thing in kept))
    rows.insert(connection, sides, (row for _, thing in kept for row in _side_rows(thing)))
    rows.insert(connection, parts, ({"record": r, "thing": t.id} for _, t in kept for r in records_in(t)))
    told = ({"id": d.id, "thing": d.things[0], "kind": d.kind, "json": dumps(to_json(d))} for d in contradictions)
    rows.insert(connection, disputes, told)


def records_in(thing: LedgerThing) -> tuple[str, ...]:
    """The ids of the records that a thing is made of."""
    return thing.claims if isinstance(thing, LedgerEvent) else thing.records


def _records(value: dict[str, Any]) -> list[str]:
    return [j["record"] for j in value["joined_because"]]


def _row(founder: str, thing: LedgerThing) -> dict[str, Any]:
    event = thing if isinstance(thing, LedgerEvent) else None
    date = thing.date or (None if event else getattr(thing, "deadline", None))
    return {
        "id": thing.id,
        "founder": founder,
        "record": "event" if event else thing.thing,  # type: ignore[union-attr]
        "event": event.event if event else None,
        "kind": thing.kind,
        "status": thing.status if event else getattr(thing, "state", None) or thing.status,
        "start": (date.start if date else None) or thing.first_reported or "",
        "finish": (date.end if date else None) or thing.last_reported or "",
        "first_reported": thing.first_reported,
        "last_reported": thing.last_reported,
        "reports": len(thing.sources),
        "independent": thing.independent,
        "score": round(event.score * 100) if event and event.score is not None else None,
        "topic": None if event else getattr(thing, "issue", None),
        "called": f" {' '.join(folded(_called(thing)))} ",
        "due": thing.deadline.end if isinstance(thing, LedgerObject) and thing.deadline else None,
        "json": dumps(to_json(thing)),
    }


def _called(thing: LedgerThing) -> str:
    if isinstance(thing, LedgerEvent):
        return ""
    return f"{(thing.issue or '').replace('_', ' ')} {thing.issue or ''} {thing.name or ''}"


def _side_rows(thing: LedgerThing) -> Iterable[dict[str, Any]]:
    roles: list[tuple[str, tuple[Participant, ...]]]
    if isinstance(thing, LedgerEvent):
        roles = [("actor", thing.actors), ("recipient", thing.recipients)]
    else:
        roles = [("by", thing.by), ("to", thing.to)]
    seen = set()
    for role, parties in roles:
        for party in parties:
            key = party.country or party.code or ""
            row = (role, key, party.entity, party.name)
            if row not in seen:
                seen.add(row)
                yield {"thing": thing.id, "role": role, "key": key, "entity": party.entity, "name": party.name}


def thing_from(line: str) -> LedgerThing:
    """A thing as it was written."""
    value = json.loads(line)
    if value["record"] == LedgerEvent.record:
        return decoded(LedgerEvent, value)
    return decoded(LedgerObject, value)


def all_decisions(connection: Connection) -> list[Decision]:
    """Every decision, in the order they were made."""
    found = connection.execute(select(decisions).order_by(decisions.c.number))
    return [
        Decision(
            number=row.number,
            at=row.at,
            by=row.by,
            judgement=row.judgement,
            claims=tuple(json.loads(row.claims)),
            others=tuple(json.loads(row.others)),
            because=row.because,
        )
        for row in found
    ]


def decide(connection: Connection, decision: Decision) -> None:
    """Takes a decision down; its number is the next free one."""
    values = {
        "at": decision.at,
        "by": decision.by,
        "judgement": decision.judgement,
        "claims": json.dumps(decision.claims),
        "others": json.dumps(decision.others),
        "because": decision.because,
    }
    connection.execute(decisions.insert().values(values))


def repin(connection: Connection, record_to_member: dict[str, str]) -> None:
    """Lets other members stand for these records: what follows from a decision."""
    statement = update(placements).where(placements.c.record == bindparam("named")).values(member=bindparam("now"))
    connection.execute(statement, [{"named": r, "now": m} for r, m in sorted(record_to_member.items())])


def founders_of(connection: Connection, keys: Iterable[str]) -> set[str]:
    """The founders of the things that the records of these readings are part of."""
    query = (
        select(members.c.founder)
        .join(placements, placements.c.member == members.c.id)
        .join(records, records.c.id == placements.c.record)
    )
    return {row.founder for row in rows.among(connection, query, records.c.reading, keys) if row.founder}


def member_of(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Which member stands for each of these records."""
    query = select(placements.c.record, placements.c.member)
    return {row.record: row.member for row in rows.among(connection, query, placements.c.record, ids)}
