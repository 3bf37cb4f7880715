"""What can be asked of a ledger? Every question that a view asks, in SQL that both databases answer from their indexes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select

from dragoman.model.decoding import decoded
from dragoman.model.ledger import Decision, LedgerDiscrepancy, LedgerThing
from dragoman.model.records import Discrepancy, Record, Report
from dragoman.store import rows, search
from dragoman.store.schema import (
    disputes,
    former,
    members,
    parts,
    readings,
    records,
    reports,
    sides,
    texts,
    things,
    unescape,
)
from dragoman.store.search import folded
from dragoman.store.things import all_decisions, reports_of, thing_from, with_report

OPEN = "open"  # the state of a promise of which nothing more is known
SILENT, SPOKEN = ("no_response", "no_comment"), ("supports", "opposes", "concern")  # stances
MOST = 1000  # things given at once unless more are asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which things are wanted; what is None or empty asks for nothing.

    `between`: codes of states and organisations that are all in it; `by`, `to`: codes in that role; `since`, `until`: ISO dates
    of the act, or of the first and last report of it where that is all that is known; `of`: kinds of record (event, commitment …);
    `entity`: an entity's id; `words`: folded words (search.folded) of the name or issue; `due`: only promises that are open and have a
    deadline, the next one first.
    """

    of: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    entity: str | None = None
    since: str | None = None
    until: str | None = None
    kinds: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    most: int = MOST
    words: tuple[str, ...] = ()
    due: bool = False
    latest_first: bool = False


def things_for(connection: Connection, asked: Asked) -> list[LedgerThing]:
    """The things asked for, in the order of their days."""
    order = _order(asked)
    # Chosen from the indexes first: what a thing holds is long, and would be sorted with it.
    chosen = _query(asked).order_by(*order).limit(asked.most).subquery()
    query = select(things.c.json).join(chosen, chosen.c.id == things.c.id).order_by(*order)
    return [thing_from(row.json) for row in connection.execute(query)]


def _order(asked: Asked) -> tuple[Any, ...]:
    first = things.c.due if asked.due else things.c.start
    return (first.desc() if asked.latest_first else first, things.c.id)


def _query(asked: Asked) -> Select[Any]:
    """The ids of the things asked for, in no order."""
    query = select(things.c.id)
    for column, wanted in (
        (things.c.record, asked.of),
        (things.c.kind, asked.kinds),
        (things.c.event, asked.events),
        (things.c.status, asked.status),
    ):
        if wanted:
            query = query.where(column == wanted[0] if len(wanted) == 1 else column.in_(wanted))
    if asked.since:
        query = query.where(things.c.finish >= asked.since)
    if asked.until:
        query = query.where(things.c.start <= asked.until, things.c.start != "")
    if asked.due:
        query = query.where(things.c.status == OPEN, things.c.due.is_not(None))
    for word in asked.words:
        query = query.where(things.c.called.contains(f" {word} ", autoescape=True))
    for key in asked.between:
        query = query.where(_has(sides.c.key == key))
    for key in asked.by:
        query = query.where(_has(and_(sides.c.key == key, sides.c.role.in_(("actor", "by")))))
    for key in asked.to:
        query = query.where(_has(and_(sides.c.key == key, sides.c.role.in_(("recipient", "to")))))
    if asked.entity:
        query = query.where(_has(sides.c.entity == asked.entity))
    return query


def _has(condition: Any) -> Any:
    return things.c.id.in_(select(sides.c.thing).where(condition))


def thing(connection: Connection, id: str) -> LedgerThing | None:
    """A thing by its id, by an id it had before, or by the id of one of its records; None where there is none."""
    line = connection.execute(select(things.c.json).where(things.c.id == id)).scalar()
    if line is None:
        record = connection.execute(select(former.c.record).where(former.c.id == id)).scalar() or id
        query = select(things.c.json).join(parts, parts.c.thing == things.c.id).where(parts.c.record == record)
        line = connection.execute(query).scalar()
    return thing_from(str(line)) if line is not None else None


def things_with(connection: Connection, ids: Iterable[str]) -> list[LedgerThing]:
    """The things that these records are part of, in the order of their days."""
    query = select(things.c.id, things.c.start, things.c.json).join(parts, parts.c.thing == things.c.id)
    found = {row.id: row for row in rows.among(connection, query, parts.c.record, ids)}
    return [thing_from(r.json) for r in sorted(found.values(), key=lambda r: (r.start or "", r.id))]


def records_with(connection: Connection, ids: Iterable[str]) -> dict[str, Record]:
    """Records by their ids, each with the first report that carries it."""
    found = list(rows.among(connection, select(records), records.c.id, ids))
    carried = reports_of(connection, {row.reading for row in found})
    return {row.id: with_report(row.json, carried[row.reading][0]) for row in found}


def found_by(connection: Connection, words: str, most: int = 200) -> tuple[list[LedgerThing], list[Report]]:
    """Things of which a record holds all these words (in any spelling), and reports whose text does, though no record."""
    hits = search.find(connection, folded(words), most)
    told = things_with(connection, [h for h in hits if not h.startswith("txt_")])
    named = {s.report.sha256 for t in told for s in t.sources}
    texts_found = reports_of(connection, [h for h in hits if h.startswith("txt_")])
    others = [r for group in texts_found.values() for r in group if r.sha256 not in named]
    return told, sorted(others, key=lambda r: (r.published or "", r.id))


def text_of(connection: Connection, sha256: str) -> str | None:
    """The text of a report, exactly as it was read."""
    row = connection.execute(select(texts.c.text, texts.c.escaped).where(texts.c.sha256 == sha256)).first()
    if row is None:
        return None
    return unescape(row.text) if row.escaped else str(row.text)


def every_thing(connection: Connection, of: Sequence[str] = ()) -> Iterable[LedgerThing]:
    """All things by id, a few at a time: for exports, however many there are."""
    last = ""
    while True:
        query = select(things.c.id, things.c.json).where(things.c.id > last).order_by(things.c.id).limit(MOST)
        if of:
            query = query.where(things.c.record.in_(of))
        page = list(connection.execute(query))
        yield from (thing_from(row.json) for row in page)
        if len(page) < MOST:
            return
        last = page[-1].id


def every_record(connection: Connection) -> Iterable[tuple[str, Record]]:
    """All records by id with the hash of the text that they quote, a few at a time."""
    last = ""
    while True:
        query = (
            select(records.c.id, records.c.reading, records.c.json, readings.c.sha256)
            .join(readings, readings.c.key == records.c.reading)
            .where(records.c.id > last)
            .order_by(records.c.id)
            .limit(MOST)
        )
        page = list(connection.execute(query))
        carried = reports_of(connection, {row.reading for row in page})
        yield from ((row.sha256, with_report(row.json, carried[row.reading][0])) for row in page)
        if len(page) < MOST:
            return
        last = page[-1].id


def spoken(connection: Connection, topics: Iterable[str]) -> dict[tuple[str, str], str]:
    """When a side (its code) was last first told to have spoken on a topic, for or against it or with concern."""
    query = (
        select(things.c.topic, sides.c.key, func.max(things.c.first_reported))
        .join(sides, sides.c.thing == things.c.id)
        .where(things.c.record == "position", things.c.kind.in_(SPOKEN), sides.c.role == "by")
        .group_by(things.c.topic, sides.c.key)
    )
    found = rows.among(connection, query, things.c.topic, topics)
    return {(str(topic), str(side)): str(last or "") for topic, side, last in map(tuple, found)}


def searched(connection: Connection, keys: Sequence[str], since: str) -> list[str]:
    """The days of publication, in order, of all reports since a day in which all these sides are told of something."""
    first, *others = keys
    query = (
        select(readings.c.key, readings.c.published)
        .join(records, records.c.reading == readings.c.key)
        .join(parts, parts.c.record == records.c.id)
        .join(sides, sides.c.thing == parts.c.thing)
        .where(sides.c.key == first, readings.c.published >= since)
        .distinct()
    )
    for key in others:
        query = query.where(sides.c.thing.in_(select(sides.c.thing).where(sides.c.key == key)))
    return sorted(row.published for row in connection.execute(query))


def counts(connection: Connection) -> dict[str, dict[str, int]]:
    """How many there are: reports by language and publisher, records and things by kind, events by type, words read."""

    def grouped(column: Any, table: Any, *where: Any) -> dict[str, int]:
        query = select(column, func.count()).select_from(table).where(*where).group_by(column).order_by(column)
        return {str(name) if name is not None else "unknown": int(n) for name, n in connection.execute(query)}

    joined = reports.join(readings, readings.c.key == reports.c.reading)
    total = connection.execute(
        select(*(func.coalesce(func.sum(readings.c[n]), 0) for n in ("words", "sentences", "recorded", "unread")))
    ).one()
    return {
        "reports by language": grouped(readings.c.language, joined),
        "reports by publisher": grouped(reports.c.publisher, reports),
        "records": grouped(records.c.record, records),
        "joined": grouped(things.c.record, things),
        "events by type": grouped(things.c.event, things, things.c.event.is_not(None)),
        "events by number of reports": grouped(things.c.reports, things, things.c.event.is_not(None)),
        "coverage": dict(zip(("words", "sentences", "with a record", "unread"), map(int, total), strict=True)),
    }


def decisions_on(connection: Connection, ids: Iterable[str]) -> list[Decision]:
    """The decisions that speak of any of these records, in the order they were made."""
    wanted = set(ids)
    return [d for d in all_decisions(connection) if wanted & {*d.claims, *d.others}]


def versions(connection: Connection, id: str) -> list[Report]:
    """All reports of a name: more than one where the text was changed."""
    query = select(reports.c.reading).where(or_(reports.c.id == id, reports.c.url == id))
    found = reports_of(connection, [row.reading for row in connection.execute(query)])
    return [r for group in found.values() for r in group if id in (r.id, r.url)]


def every_text(connection: Connection) -> Iterable[tuple[str, str]]:
    """All texts with the hash they are kept under, one at a time."""
    for (sha256,) in list(connection.execute(select(texts.c.sha256).order_by(texts.c.sha256))):
        yield sha256, text_of(connection, sha256) or ""


def contradictions(connection: Connection, asked: Asked) -> list[LedgerDiscrepancy]:
    """Where the reports of a thing contradict each other, for the things asked for, in the order of their days."""
    wanted = _query(asked).subquery()
    query = (
        select(disputes.c.json)
        .join(things, things.c.id == disputes.c.thing)
        .where(disputes.c.thing.in_(select(wanted.c.id)))
        .order_by(things.c.start, disputes.c.id)
        .limit(asked.most)
    )
    return [decoded(LedgerDiscrepancy, json.loads(row.json)) for row in connection.execute(query)]


def slips(connection: Connection, since: str | None, until: str | None, most: int = MOST) -> list[Discrepancy]:
    """What single reports have wrong by what is known, in the order of their publication."""
    query = (
        select(records.c.id)
        .join(readings, readings.c.key == records.c.reading)
        .where(records.c.record == "discrepancy")
    )
    if since:
        query = query.where(readings.c.published >= since)
    if until:
        query = query.where(readings.c.published <= until)
    ids = [row.id for row in connection.execute(query.order_by(readings.c.published, records.c.id).limit(most))]
    found = records_with(connection, ids)
    return [r for i in ids if isinstance(r := found[i], Discrepancy)]


def faces(connection: Connection, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """What is compared of the founder of each thing."""
    query = select(things.c.id, members.c.face).join(members, members.c.id == things.c.founder)
    return {row.id: json.loads(row.face) for row in rows.among(connection, query, things.c.id, ids)}


def records_of_reports(connection: Connection, hashes: Iterable[str]) -> dict[str, tuple[str, Record]]:
    """All that is read in texts of these hashes: records by id, each with the hash."""
    query = select(records.c.id, readings.c.sha256).join(readings, readings.c.key == records.c.reading)
    of = {row.id: row.sha256 for row in rows.among(connection, query, readings.c.sha256, hashes)}
    return {i: (of[i], r) for i, r in records_with(connection, of).items()}
