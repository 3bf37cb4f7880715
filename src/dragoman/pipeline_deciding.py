"""A person says what is one event and what is not: the decision is taken down, and the things it concerns are made anew."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection

from dragoman.ledger.decisions import JOIN, SPLIT, pairs_of
from dragoman.ledger.features import face_from
from dragoman.model.errors import NotInLedger
from dragoman.model.ledger import Decision, LedgerThing
from dragoman.pipeline_joining import Alike, Joiner, Placed, pinned
from dragoman.pipeline_ledger import assemble, verdicts
from dragoman.store import asking, things
from dragoman.store.membership import Membership
from dragoman.store.opening import writing

_ID = re.compile(r"[a-z]+_[0-9a-f]+")


def split(where: str, thing: str, claims: Sequence[str], *, because: str, by: str) -> list[str]:
    """Sets claims of an event apart from the others. The ids of the events there are now.

    Raises:
        NotInLedger: no such event, or a claim that is not of it.
    """
    with writing(where) as connection:
        found = _thing(connection, thing, where)
        held = things.records_in(found)
        for claim in claims:
            if claim not in held:
                raise NotInLedger(
                    f"{claim} is not of {found.id}", where=where, remedy=f"See: dragoman event {found.id}"
                )
        others = [r for r in held if r not in claims]
        if not others:
            raise NotInLedger(
                "these are all its claims", where=where, remedy="Name the claims that are of another event"
            )
        return _decide(connection, SPLIT, list(claims), others, because, by)


def join(where: str, ids: Sequence[str], *, because: str, by: str) -> list[str]:
    """Brings events together. The ids of the events there are now.

    Raises:
        NotInLedger: no such event; or fewer than two; or an event and an object.
    """
    with writing(where) as connection:
        found = list({t.id: t for t in (_thing(connection, i, where) for i in ids)}.values())
        if len(found) < 2 or len({type(t) for t in found}) > 1:
            raise NotInLedger("nothing to join", where=where, remedy="Name two events, or two objects of one kind")
        first, *rest = (things.records_in(t) for t in found)
        return _decide(connection, JOIN, list(first), [r for held in rest for r in held], because, by)


def _thing(connection: Connection, id: str, where: str) -> LedgerThing:
    found = asking.thing(connection, id) if _ID.fullmatch(id) else None
    if found is None:
        raise NotInLedger(
            f"there is no {id} in it", where=where, remedy="See: dragoman events, or dragoman search WORDS"
        )
    return found


def _decide(
    connection: Connection, judgement: str, claims: list[str], others: list[str], because: str, by: str
) -> list[str]:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    decision = Decision(
        number=0, at=now, by=by, judgement=judgement, claims=tuple(claims), others=tuple(others), because=because
    )
    things.decide(connection, decision)
    return sorted(_apply(connection, decision))


def _apply(connection: Connection, decision: Decision) -> set[str]:
    """Lets every record that the decision names stand for itself, and groups anew what that touches."""
    named = sorted({r for pair in pairs_of(decision) for r in pair})
    kept = Membership(connection)
    joiner = Joiner(kept, verdicts(connection), Alike(connection))
    before = things.member_of(connection, named)
    kept.load(before.values())
    placed = [Placed(r, pinned(r), face_from(kept.faces[m])) for r, m in sorted(before.items())]
    founders = {f for m in before.values() if (f := kept.founders.get(m))}
    touched = joiner.add(placed) | set(before.values())
    things.repin(connection, {p.record: p.member for p in placed})
    founders |= joiner.regroup(touched)
    return assemble(connection, founders, joiner)
