"""What does the ledger hold between two states in a period? Gathered for the brief and the timeline."""

from __future__ import annotations

from dragoman.knowledge.tables import fixed
from dragoman.ledger.scores import balance
from dragoman.model.ledger import LedgerEvent, LedgerObject
from dragoman.views.contradicting import discrepancies
from dragoman.views.dyads import Dyad
from dragoman.views.queries import asking_for, find, open_points

_MOST = 10_000  # events of two states in one brief


def dyad(where: str, states: tuple[str, str], since: str | None, until: str | None) -> Dyad:
    """Everything between two states; what was not answered says which reports were searched for an answer."""
    asked = asking_for(between=states, since=since, until=until, most=_MOST)
    found = find(where, asked)
    open_ones = {t.id: t for t in open_points(where, None, since, until)}
    events = [t for t in found if isinstance(t, LedgerEvent)]
    objects = [open_ones.get(t.id, t) for t in found if isinstance(t, LedgerObject)]
    names = tuple(fixed().states[c].entity.name if c in fixed().states else c for c in states)
    return Dyad(
        codes=states,
        names=(names[0], names[1]),
        events=events,
        objects=[o for o in objects if isinstance(o, LedgerObject)],
        discrepancies=discrepancies(where, asked),
        since=asked.since,
        until=asked.until,
        balance=balance(events, *states),
    )
