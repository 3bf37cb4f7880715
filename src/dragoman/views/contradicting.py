"""Where do reports contradict each other, themselves, or what is known?"""

from __future__ import annotations

from sqlalchemy import Connection

from dragoman.ledger.contradictions import perhaps_one, slip
from dragoman.ledger.features import face_from
from dragoman.model.ledger import LedgerDiscrepancy, LedgerEvent
from dragoman.store import asking
from dragoman.store.asking import Asked
from dragoman.store.opening import reading

_NEAR = 40  # events before and behind one in the order of days that it is compared with


def discrepancies(where: str, asked: Asked) -> list[LedgerDiscrepancy]:
    """Contradictions between reports, slips of single ones, and pairs of events that are perhaps one.

    With sides asked for, slips are those of reports that tell of these sides, and events are compared in pairs.
    """
    with reading(where) as connection:
        found = asking.contradictions(connection, asked)
        sides = (*asked.between, *asked.by, *asked.to)
        told = asking.things_for(connection, asked) if sides else []
        shown = {s.report.sha256 for t in told for s in t.sources}
        for one in asking.slips(connection, asked.since, asked.until, asked.most):
            if not sides or one.report.sha256 in shown:
                found.append(
                    slip(one, (t.id for t in told if isinstance(t, LedgerEvent) and one.id in t.discrepancies))
                )
        events = [t for t in told if isinstance(t, LedgerEvent)]
        return found + _perhaps_one(connection, events)


def _perhaps_one(connection: Connection, events: list[LedgerEvent]) -> list[LedgerDiscrepancy]:
    faces = {i: face_from(f) for i, f in asking.faces(connection, [e.id for e in events]).items()}
    near = [
        (a, b)
        for i, a in enumerate(events)
        for b in events[i + 1 : i + _NEAR]
        if faces[a.id].family == faces[b.id].family
    ]
    kept = asking.records_with(connection, {c for pair in near for e in pair for c in e.claims}) if near else {}
    found = (perhaps_one((a, faces[a.id]), (b, faces[b.id]), kept) for a, b in near)
    return [d for d in found if d is not None]
