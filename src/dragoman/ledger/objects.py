"""What do all reports together say of one agreement, commitment, institution, project or position?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from dragoman.ledger.assembly import Told, Weigher, in_order, shared
from dragoman.ledger.copies import Copies
from dragoman.model.ledger import LedgerObject
from dragoman.model.records import (
    Agreement,
    Commitment,
    CommitmentState,
    Institution,
    Participant,
    Position,
    Project,
    Quantity,
    Session,
)

# How far an agreement has come: of two stages the later one is its last known.
_STAGES = ("negotiated", "initialled", "signed", "ratified", "in_force", "suspended", "ended")
# A state that closes a commitment outdoes the open one; of two closing ones the last reported counts.
OPEN, OVERDUE = "open", "overdue"


def object_of(id: str, told: Sequence[Told], copies: Copies) -> LedgerObject:
    """The object that these records are of; all of one kind, in any order."""
    told = in_order(told)
    weigh = Weigher(told, copies)
    first = told[0].record
    fields = _FIELDS[type(first)](weigh, [t.record for t in told])
    return LedgerObject(
        id=id,
        thing=first.record,
        records=tuple(sorted(t.record.id for t in told)),
        differing=weigh.differing(),
        joined_because=tuple(t.joined for t in told),
        **fields,
        **shared(told, copies),
    )


def state_on(thing: LedgerObject, today: str) -> str | None:
    """The state of a commitment on a day (ISO date): overdue where it is open and its deadline has passed.

    The ledger holds what reports say; that a day has passed is known only when somebody looks.
    """
    late = thing.state == OPEN and thing.deadline is not None and thing.deadline.end is not None
    return OVERDUE if late and thing.deadline and str(thing.deadline.end) < today else thing.state


def _agreement(weigh: Weigher, records: Sequence[Agreement]) -> dict[str, Any]:
    stages = [r.stage for r in records if r.stage in _STAGES]
    return {
        "kind": weigh.choose("kind", lambda r: r.kind),
        "name": weigh.choose("title", lambda r: r.title),
        "status": weigh.choose("status", lambda r: r.status),
        "by": _everyone(r.parties for r in records),
        "count": weigh.choose("count", lambda r: r.count),
        "at_least": any(r.at_least for r in records),
        "stage": max(stages, key=lambda s: _STAGES.index(str(s)), default=None),
        "date": weigh.when(lambda r: r.date),
        "place": weigh.where(),
    }


def _commitment(weigh: Weigher, records: Sequence[Commitment]) -> dict[str, Any]:
    history = _history(records)
    closing = [h for h in history if h.state != OPEN]
    return {
        "kind": weigh.choose("kind", lambda r: r.kind),
        "by": _everyone(r.by for r in records),
        "to": _everyone(r.to for r in records),
        "action": next((r.action for r in records if r.action), None),
        "quantity": weigh.choose("quantity", lambda r: _amount(r.quantity), lambda r: r.quantity),
        "deadline": weigh.when(lambda r: r.deadline, "deadline"),
        "condition": next((r.condition for r in records if r.condition), None),
        "state": closing[-1].state if closing else OPEN,
        "history": history,
    }


def _institution(weigh: Weigher, records: Sequence[Institution]) -> dict[str, Any]:
    return {
        "kind": weigh.choose("kind", lambda r: r.kind),
        "name": weigh.choose("name", lambda r: r.name),
        "by": _everyone(r.parties for r in records),
        "count": weigh.choose("count", lambda r: r.count),
        "at_least": any(r.at_least for r in records),
        "sessions": _sessions(s for r in records for s in r.sessions),
    }


def _project(weigh: Weigher, records: Sequence[Project]) -> dict[str, Any]:
    states = [r for r in records if r.state]
    return {
        "name": weigh.choose("name", lambda r: r.name),
        "by": _everyone(r.participants for r in records),
        "quantity": weigh.choose("value", lambda r: _amount(r.value), lambda r: r.value),
        "state": states[-1].state.text if states and states[-1].state else None,
        "action": next((r.purpose for r in records if r.purpose), None),
        "date": weigh.when(lambda r: r.date),
    }


def _position(weigh: Weigher, records: Sequence[Position]) -> dict[str, Any]:
    first = records[0]
    speakers = first.participants or ((first.speaker,) if first.speaker else ())
    return {
        "kind": first.stance,
        "name": next((r.issue.text for r in records if r.issue and r.issue.text), None),
        "issue": weigh.choose("issue", lambda r: r.issue.id or r.issue.text if r.issue else None),
        "status": weigh.choose("status", lambda r: r.status),
        "by": speakers,
        "to": tuple(p for p in [next((r.addressee for r in records if r.addressee), None)] if p),
        "date": weigh.when(lambda r: r.date),
        "place": weigh.where(),
    }


_FIELDS: dict[type[Any], Callable[[Weigher, Any], dict[str, Any]]] = {
    Agreement: _agreement,
    Commitment: _commitment,
    Institution: _institution,
    Project: _project,
    Position: _position,
}


def _everyone(groups: Any) -> tuple[Participant, ...]:
    """All parties that any report names, each once, persons before their states."""
    found: dict[str, Participant] = {}
    for parties in groups:
        for party in parties:
            key = party.country or party.code or party.name or party.text or ""
            if key not in found or (party.type == "person" and found[key].type != "person"):
                found[key] = party
    return tuple(found[k] for k in sorted(found))


def _history(records: Sequence[Commitment]) -> tuple[CommitmentState, ...]:
    """What the reports say became of it, in the order of publication, each state once with the words of the first to say so."""
    states: dict[str, CommitmentState] = {}
    for record in records:
        told = record.history or (CommitmentState(state=record.status, evidence=record.evidence),)
        for state in told:
            states.setdefault(state.state, state if state.evidence else replace(state, evidence=record.evidence))
    return tuple(states.values())


def _sessions(sessions: Any) -> tuple[Session, ...]:
    """Each session once, in order: by number where it has one, else by day."""
    kept: dict[Any, Session] = {}
    for session in sessions:
        key = session.number or (session.date.start if session.date else None) or session.text
        known = kept.get(key)
        if known is None or (known.date is None and session.date is not None):
            kept[key] = session
    return tuple(sorted(kept.values(), key=lambda s: (s.date.start if s.date and s.date.start else "9", s.number or 0)))


def _amount(quantity: Quantity | None) -> str | None:
    if quantity is None or quantity.value is None:
        return None
    return f"{quantity.value:g} {quantity.currency or quantity.unit or ''}".strip()
