"""Reports in, a ledger out: what is read is stored, joined with what was there, and assembled, a batch in one transaction.

A batch is written whole or not at all, and what comes of the ledger depends only on what it holds: an add that was cut off
anywhere is simply run again. Reading is done outside of the transaction, so writers wait for each other only while they write.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from itertools import islice

from sqlalchemy import Connection

from dragoman.documents.sources import Failure, RawReport
from dragoman.knowledge.names import skeleton
from dragoman.ledger.assembly import Told, event_of
from dragoman.ledger.contradictions import discrepancies_of
from dragoman.ledger.decisions import Verdicts, pairs_of
from dragoman.ledger.grouping import strongest
from dragoman.ledger.objects import object_of
from dragoman.ledger.prints import lines_of, print_of
from dragoman.ledger.scores import score_of
from dragoman.model.ids import text_hash
from dragoman.model.ledger import Joined, LedgerEvent, LedgerObject, LedgerThing
from dragoman.model.records import Claim, Reading
from dragoman.pipeline import map_many
from dragoman.pipeline_joining import Alike, Joiner, Placed, faces_of, pinned
from dragoman.reading.reader import READER
from dragoman.store import intake, things
from dragoman.store.intake import Read
from dragoman.store.membership import Membership
from dragoman.store.opening import exists, reading, writing
from dragoman.store.rows import chunks

_BATCH = 128  # reports in one transaction: enough to hide its cost, few enough that readers and other writers go on


@dataclass(slots=True)
class Added:
    """What an add did. `changed`: ids of the events and objects that are new or hold more than before."""

    reports: int = 0
    known: int = 0
    records: int = 0
    failures: list[Failure] = field(default_factory=list)
    changed: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Worked:
    """A report as a worker hands it over: read, its members worked out."""

    read: Read
    placed: tuple[Placed, ...]


def add(
    where: str,
    docs: Iterable[RawReport | Failure],
    workers: int | None = None,
    done: Callable[[int], None] = lambda _: None,
) -> Added:
    """Reads reports into the ledger. Reports that are in it already are passed over.

    Args:
        where: file or address of the ledger; made where it is not there.
        done: told after each batch how many reports it had.

    Raises:
        LedgerError: the ledger cannot be written to. What was added before stays.
    """
    added = Added()
    results = map_many(_unknown(where, docs, added), _work, workers, whole=True)
    for batch in _batches(results):
        worked = [w for w in batch if isinstance(w, _Worked)]
        added.failures += [f for f in batch if isinstance(f, Failure)]
        with writing(where, make=True) as connection:
            _write(connection, worked, added)
        done(len(batch))
    return added


def _unknown(where: str, docs: Iterable[RawReport | Failure], added: Added) -> Iterator[RawReport | Failure]:
    """The reports that are not in the ledger yet: those that are need not be read again."""
    for batch in chunks(docs, _BATCH):
        asked = [(d.id, text_hash(d.text), d.published) for d in batch if isinstance(d, RawReport)]
        with reading(where) if exists(where) else nullcontext() as connection:
            known = intake.known_by_name(connection, asked) if connection is not None else set()
        for doc in batch:
            if isinstance(doc, RawReport) and (doc.id, text_hash(doc.text), doc.published) in known:
                added.known += 1
            else:
                yield doc


def _batches(results: Iterator[_Worked | Failure]) -> Iterator[list[_Worked | Failure]]:
    while batch := list(islice(results, _BATCH)):
        yield batch


def _work(found: Reading, text: str) -> _Worked:
    """What a worker does with a report that was read."""
    names = {p.name for r in found.records if isinstance(r, Claim) for p in (*r.actors, *r.recipients) if p.name}
    for record in found.records:
        names |= {n for n in (getattr(record, "name", None), getattr(record, "title", None)) if n}
        issue = getattr(record, "issue", None)
        names |= {issue.text} if issue and issue.text else set()
    sound = {name: skeleton(name) or name for name in names}
    read = Read(found.report, text, found.records, found.coverage, READER, print_of(text, found.named))
    return _Worked(read, tuple(faces_of({r.id: r for r in found.records}.values(), sound, lines_of(text))))


def _write(connection: Connection, worked: Sequence[_Worked], added: Added) -> None:
    by_report = {id(w.read): w.placed for w in worked}
    new, unread = intake.store(connection, [w.read for w in worked])
    added.reports += len(new)
    added.known += len(worked) - len(new)
    added.records += sum(len(r.records) for r in unread)
    placed = [p for r in unread for p in by_report[id(r)]]
    joiner = Joiner(Membership(connection), verdicts(connection), Alike(connection))
    touched = joiner.add(placed)
    intake.place(connection, ((p.record, p.member, p.lines) for p in placed))
    founders = joiner.regroup(touched)
    read_before = {intake.reading_key(r.report) for r in new} - {intake.reading_key(r.report) for r in unread}
    founders |= things.founders_of(
        connection, read_before
    )  # another report carries a text that is here: its things say so
    added.changed |= assemble(connection, founders, joiner)


def verdicts(connection: Connection) -> Verdicts:
    """The decisions in force."""
    found = things.all_decisions(connection)
    named = {r for d in found for pair in pairs_of(d) for r in pair}
    return Verdicts(found, {r: pinned(r) for r in named})


def assemble(connection: Connection, founders: Iterable[str], joiner: Joiner) -> set[str]:
    """Makes the things of these founders anew. The ids of those there are now."""
    founders = set(founders)
    groups = things.records_of(connection, founders)
    joiner.copies.load({k.reading for kept in groups.values() for k in kept})
    made = [(f, _thing(f, kept, joiner)) for f, kept in sorted(groups.items())]
    told = (d for f, thing in made for d in discrepancies_of(thing, {k.record.id: k.record for k in groups[f]}))
    things.replace_things(connection, founders, made, told)
    return {thing.id for _, thing in made}


def _thing(founder: str, kept: Sequence[things.Kept], joiner: Joiner) -> LedgerThing:
    copies = joiner.copies.among(k.reading for k in kept)
    told = [Told(k.record, k.reports, k.reading, j) for k, j in zip(kept, _joined(founder, kept, joiner), strict=True)]
    if isinstance(kept[0].record, Claim):
        return event_of(_id(LedgerEvent.prefix, founder), told, copies, score_of)
    return object_of(_id(LedgerObject.prefix, founder), told, copies)


def _id(prefix: str, founder: str) -> str:
    return f"{prefix}_{text_hash(founder)[:16]}"


def _joined(founder: str, kept: Sequence[things.Kept], joiner: Joiner) -> list[Joined]:
    """For each record why it is there: the founder's is the first, others are like another or told in all alike."""
    members = sorted({k.member for k in kept})
    first = {m: min(k.record.id for k in kept if k.member == m) for m in members}
    best = strongest(members, {m: list(joiner.ties(m)) for m in members}) if len(members) > 1 else {}
    found = []
    for k in kept:
        tie = best.get(k.member)
        if k.record.id != first[k.member]:
            found.append(Joined(record=k.record.id, like=first[k.member], because="alike in all that is compared"))
        elif k.member == founder or tie is None:
            found.append(Joined(record=k.record.id, because="the first"))
        else:
            score = None if tie.decided else tie.score
            found.append(Joined(record=k.record.id, like=first[tie.other], score=score, because=tie.why))
    return found
