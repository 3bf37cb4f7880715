"""What was read goes in here, once: texts, readings, reports, records and the words they are found by. Nothing is ever changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, select

from dragoman.model.ids import dumps, unwritable
from dragoman.model.records import Coverage, Record, Report, to_json
from dragoman.store import rows, search
from dragoman.store.schema import escape, placements, readings, records, reports, texts
from dragoman.store.search import folded


@dataclass(frozen=True, slots=True)
class Read:
    """A report that was read: its text, what it says, how much of it was understood, and what tells a copy of it (JSON)."""

    report: Report
    text: str
    records: Sequence[Record]
    coverage: Coverage
    reader: str
    print: str = "{}"


def reading_key(report: Report) -> str:
    """The name of a text as it was read: in its language, as published on its day."""
    return "txt_" + _digest(report.sha256, report.language, report.published)


def report_key(report: Report) -> str:
    """The name of a report: what it is called, with the text it had."""
    return "rep_" + _digest(report.id, reading_key(report))


def _digest(*parts: str | None) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode("ascii")).hexdigest()[:16]


def known_reports(connection: Connection, keys: Iterable[str]) -> set[str]:
    """Which of these reports are in the ledger."""
    return {r.key for r in rows.among(connection, select(reports.c.key), reports.c.key, keys)}


def known_by_name(
    connection: Connection, asked: Sequence[tuple[str, str, str | None]]
) -> set[tuple[str, str, str | None]]:
    """Of reports given by name, hash of their text and day, those that are in the ledger."""
    query = select(reports.c.id, readings.c.sha256, readings.c.published).join(
        readings, readings.c.key == reports.c.reading
    )
    there = {(r.id, r.sha256, r.published) for r in rows.among(connection, query, reports.c.id, [a[0] for a in asked])}
    return there & set(asked)


def known_readings(connection: Connection, keys: Iterable[str]) -> set[str]:
    """Which of these readings are in the ledger."""
    return {r.key for r in rows.among(connection, select(readings.c.key), readings.c.key, keys)}


def store(connection: Connection, read: Sequence[Read]) -> tuple[list[Read], list[Read]]:
    """Puts reports in. Those that are new; and of these the ones whose text was not read before.

    Of a report that is here already nothing is written, whatever came of reading it now.
    """
    there = known_reports(connection, [report_key(r.report) for r in read])
    new = list({k: r for r in read if (k := report_key(r.report)) not in there}.values())
    read_before = known_readings(connection, [reading_key(r.report) for r in new])
    unread = list({k: r for r in new if (k := reading_key(r.report)) not in read_before}.values())
    rows.insert_new(connection, texts, map(_text_row, unread))
    rows.insert(connection, readings, map(_reading_row, unread))
    rows.insert(connection, reports, map(_report_row, new))
    rows.insert(connection, records, (row for r in unread for row in _record_rows(r)))
    search.add(connection, (found for r in unread for found in _found_by(r)))
    return new, unread


def place(connection: Connection, placed: Iterable[tuple[str, str, Iterable[int]]]) -> None:
    """Takes down which member stands for a record, and in which paragraphs of its text it is told."""
    told = ({"record": r, "member": m, "lines": " ".join(map(str, lines))} for r, m, lines in placed)
    rows.insert(connection, placements, told)


def _reading_row(read: Read) -> dict[str, Any]:
    report, coverage = read.report, read.coverage
    return {
        "key": reading_key(report),
        "sha256": report.sha256,
        "language": report.language or "",
        "published": report.published,
        "reader": read.reader,
        "words": coverage.words,
        "sentences": coverage.sentences,
        "recorded": coverage.recorded,
        "unread": coverage.unread,
        "print": read.print,
    }


def _report_row(read: Read) -> dict[str, Any]:
    report = read.report
    return {
        "key": report_key(report),
        "reading": reading_key(report),
        "id": report.id,
        "title": report.title,
        "url": report.url,
        "publisher": report.publisher,
        "retrieved": report.retrieved,
    }


def _record_rows(read: Read) -> Iterable[dict[str, Any]]:
    key = reading_key(read.report)
    bare = Report(id="", sha256=read.report.sha256, language=read.report.language, published=read.report.published)
    for position, record in enumerate({r.id: r for r in read.records}.values()):
        line = dumps(to_json(replace(record, report=bare)))
        yield {"id": record.id, "reading": key, "record": record.record, "position": position, "json": line}


def _text_row(read: Read) -> dict[str, Any]:
    odd = unwritable(read.text)
    return {"sha256": read.report.sha256, "text": escape(read.text) if odd else read.text, "escaped": int(odd)}


def _found_by(read: Read) -> Iterable[tuple[str, list[str]]]:
    """What is found by which words: each record, and the text as a whole."""
    yield reading_key(read.report), folded(f"{read.report.title or ''} {read.text}")
    for record in {r.id: r for r in read.records}.values():
        yield record.id, _words(record)


def _words(record: Record) -> list[str]:
    """What a record is found by: the words of its sentences, and its coded fields."""
    value = to_json(record)
    coded = [value["record"], value.get("event"), value.get("mode"), value.get("kind"), value.get("stance")]
    coded += value.get("contexts") or []
    for role in ("actors", "recipients", "parties", "by", "to", "participants", "speaker", "addressee"):
        found = value.get(role) or ()
        for party in [found] if isinstance(found, dict) else found:
            coded += [party.get("name"), party.get("country"), party.get("code")]
    coded += [value.get("name"), value.get("title"), (value.get("issue") or {}).get("id")]
    said = [q.text for q in record.evidence]
    return folded(" ".join([*said, *(str(c).replace("_", " ") for c in coded if c)]))
