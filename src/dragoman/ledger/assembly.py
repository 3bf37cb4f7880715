"""What do the claims of one event say together? The value most sources give for each field, and every other value beside it.

A thing is a pure function of its records, the reports that carry them and why they were joined: made anew whenever one of these
changes, the same on every machine. Nothing is preferred silently: where sources differ, `differing` holds all of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from dragoman.ledger.copies import Copies
from dragoman.model.ledger import Difference, Joined, LedgerEvent, Source, Version
from dragoman.model.records import Claim, Participant, Place, Record, Report, When

R = TypeVar("R", bound=Record)
_DONE, _AHEAD = ("occurred", "ongoing"), ("planned", "possible")
_STATUS = ("occurred", "ongoing", "planned", "possible", "negated")  # of equals, the one that says most


@dataclass(frozen=True, slots=True)
class Told:
    """A record, the reports that carry it (the first stands in the record), the key of its reading, and why it is here."""

    record: Any
    reports: tuple[Report, ...]
    reading: str
    joined: Joined


def event_of(id: str, told: Sequence[Told], copies: Copies, score: Callable[[Claim], float | None]) -> LedgerEvent:
    """The event that these claims are of.

    Args:
        told: the claims, in any order.
        copies: which readings are copies of which.
        score: the PLOVER score of a claim.
    """
    told = in_order(told)
    weigh = Weigher(told, copies)
    claims: list[Claim] = [t.record for t in told]
    first = claims[0]
    kind = weigh.choose("kind", lambda c: c.kind)
    date = weigh.when(lambda c: c.date)
    place = weigh.where()
    done = any(c.status in _DONE for c in claims)  # however many had announced it
    status = weigh.choose(
        "status",
        lambda c: c.status,
        rank=lambda s, n: (done and s in _AHEAD, -n, _STATUS.index(s) if s in _STATUS else 9),
    )
    actors, recipients = _roles(weigh, claims)
    best = max(claims, key=lambda c: (c.kind == kind, c.status == status))
    return LedgerEvent(
        id=id,
        event=best.event,
        mode=best.mode,
        kind=kind,
        contexts=tuple(sorted({c for claim in claims for c in claim.contexts})),
        status=status or first.status,
        actors=actors,
        recipients=recipients,
        date=date,
        place=place,
        score=score(best),
        claims=tuple(sorted(c.id for c in claims)),
        differing=weigh.differing(),
        joined_because=tuple(t.joined for t in told),
        discrepancies=tuple(sorted({d for c in claims for d in c.discrepancies})),
        objects=tuple(sorted({c.object.id for c in claims if c.object})),
        **shared(told, copies),
    )


def shared(told: Sequence[Told], copies: Copies) -> dict[str, Any]:
    """What every joined thing says of its sources."""
    sources = _sources(told, copies)
    days = sorted(r.published for t in told for r in t.reports if r.published)
    return {
        "sources": sources,
        "independent": sum(s.copy_of is None for s in sources),
        "languages": tuple(sorted({s.report.language for s in sources if s.report.language})),
        "publishers": tuple(sorted({s.report.publisher for s in sources if s.report.publisher})),
        "first_reported": days[0] if days else None,
        "last_reported": days[-1] if days else None,
    }


def in_order(told: Sequence[Told]) -> list[Told]:
    """By publication, then by id: the order in which sources are named everywhere."""
    return sorted(told, key=lambda t: (t.record.report.published or "9", t.record.report.id, t.record.id))


def _sources(told: Sequence[Told], copies: Copies) -> tuple[Source, ...]:
    """One for each report, with all it says of the thing."""
    by_report: dict[tuple[str, str], tuple[Report, str, list[Any]]] = {}
    for one in told:
        for report in one.reports:
            key = (report.id, report.sha256)
            by_report.setdefault(key, (report, one.reading, []))[2].append(one.record)
    order = sorted(by_report.values(), key=lambda s: (s[0].published or "9", s[0].id, s[0].sha256))
    first_of: dict[str, str] = {}  # of each group of copies, the report that stands first
    sources = []
    for report, reading, found in order:
        group, because = copies.group(reading)
        original = first_of.setdefault(group, report.id)
        copied = original if original != report.id else None
        quotes = tuple(dict.fromkeys(q for r in found for q in r.evidence))
        ids = tuple(sorted(r.id for r in found))
        why = (because or "the same text") if copied else None
        sources.append(Source(report=report, records=ids, evidence=quotes, copy_of=copied, copy_because=why))
    return tuple(sources)


class Weigher:
    """Chooses values by how many independent sources give them, and keeps the others."""

    def __init__(self, told: Sequence[Told], copies: Copies) -> None:
        self._told = told
        self._group = {t.record.id: copies.group(t.reading)[0] for t in told}
        self._differences: list[Difference] = []

    def choose(
        self,
        field: str,
        key: Callable[[Any], Hashable],
        value: Callable[[Any], Any] | None = None,
        rank: Callable[[Any, int], Any] = lambda _, n: -n,
    ) -> Any:
        """The value most independent sources give, of equals the one told first. None counts for nothing.

        Args:
            rank: of a value and the number of independent sources that give it: the lowest is chosen.
        """
        given: dict[Hashable, list[Told]] = {}
        for told in self._told:
            if (k := key(told.record)) is not None:
                given.setdefault(k, []).append(told)
        if not given:
            return None
        order = sorted(given, key=lambda k: rank(k, len({self._group[t.record.id] for t in given[k]})))  # stable
        if len(order) > 1:
            versions = (Version(value=_said(k), records=tuple(sorted(t.record.id for t in given[k]))) for k in order)
            self._differences.append(Difference(field=field, versions=tuple(versions)))
        chosen = given[order[0]][0].record
        return (value or key)(chosen)

    def when(self, when: Callable[[Any], When | None], field: str = "date") -> When | None:
        """The most exact date; dates that only say less (a month around its day) do not differ from it."""
        known = [(t, w) for t in self._told if (w := when(t.record)) is not None and w.start and w.end]
        if not known:
            return next((w for t in self._told if (w := when(t.record)) is not None), None)
        narrow = min(known, key=lambda k: _length(k[1]))[1]
        fits = {(w.start, w.end) for _, w in known if _overlap(w, narrow)}
        apart = {(w.start, w.end) for _, w in known} - fits
        if not apart:
            return narrow
        return self.choose(field, lambda r: _interval(when(r)), when)  # type: ignore[no-any-return]

    def where(self) -> Place | None:
        """The most exact place; one that only says less (the country or region of a city) does not differ from it."""
        known = [p for t in self._told if (p := t.record.place) is not None and _place(p)]
        if len({p.country for p in known}) > 1 or len({p.geonames for p in known} - {None}) > 1:
            return self.choose("place", lambda r: _place(r.place), lambda r: r.place)  # type: ignore[no-any-return]
        return min(known, key=lambda p: (p.geonames is None, p.lat is None, p.name is None), default=None)

    def differing(self) -> tuple[Difference, ...]:
        return tuple(self._differences)


def _roles(weigh: Weigher, claims: Sequence[Claim]) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Who did it to whom, as most say; each side with the person who acted for it, where any source names one."""

    def roles(claim: Claim) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return _keys(claim.actors), _keys(claim.recipients)

    weigh.choose("actor", lambda c: " + ".join(roles(c)[0]) + (" to " + " + ".join(roles(c)[1]) if roles(c)[1] else ""))
    counted = Counter(roles(c) for c in claims)
    most = max(counted.values())
    chosen = next(c for c in claims if counted[roles(c)] == most)
    named: dict[str, list[Participant]] = {}
    for claim in claims:
        for party in (*claim.actors, *claim.recipients):
            key = party.country or party.code
            if key and party.type == "person" and party.name:
                named.setdefault(key, []).append(party)
    return _named(chosen.actors, named), _named(chosen.recipients, named)


def _named(parties: Iterable[Participant], named: Mapping[str, Sequence[Participant]]) -> tuple[Participant, ...]:
    """Each side with the person most sources name for it, those whom the knowledge base holds before others."""
    found = [_best_named(party, named.get(party.country or party.code or "", ())) for party in parties]
    return tuple({p.entity or p.name or p.text: p for p in found}.values())


def _best_named(party: Participant, known: Sequence[Participant]) -> Participant:
    if not known or (party.type == "person" and party.entity):
        return party
    times = Counter(p.entity or p.name for p in known)
    return max(known, key=lambda p: (p.entity is not None, times[p.entity or p.name]))  # of equals the first


def _keys(parties: Iterable[Participant]) -> tuple[str, ...]:
    return tuple(sorted({k for p in parties if (k := p.country or p.code)}))


def _place(place: Place | None) -> str | None:
    if place is None:
        return None
    return f"{place.name}, {place.country}" if place.name and place.country else place.name or place.country


def _interval(when: When | None) -> str | None:
    if when is None or not when.start:
        return None
    return when.start if when.start == when.end else f"{when.start} to {when.end}"


def _overlap(one: When, two: When) -> bool:
    return bool(one.start and two.start and one.end and two.end and one.start <= two.end and two.start <= one.end)


def _length(when: When) -> tuple[int, str, str]:
    start, end = str(when.start), str(when.end)
    return (date.fromisoformat(end) - date.fromisoformat(start)).days, start, end


def _said(key: Hashable) -> str | float | None:
    return key if isinstance(key, str | float | int) else str(key)


def with_objects(event: LedgerEvent, objects: Iterable[str]) -> LedgerEvent:
    """The event with the joined objects that its claims are about."""
    return replace(event, objects=tuple(sorted(set(objects))))
