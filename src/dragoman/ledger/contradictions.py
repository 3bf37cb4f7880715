"""Where do reports contradict each other? Two values of one thing, each with the sentences that give it; none is preferred.

What is only told in more or fewer words is no contradiction: a month around its day, a country for its city, a visit that another
report calls a meeting, a side that one of them leaves out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence

from dragoman.ledger.features import Face
from dragoman.ledger.sameness import SAME, compare
from dragoman.model.ledger import Difference, LedgerDiscrepancy, LedgerEvent, LedgerThing
from dragoman.model.records import Claim, Discrepancy, DiscrepancyValue, Record

# What a field of a thing is a contradiction of. Kinds and names differ by wording, not by fact.
_KINDS = {
    "date": "date",
    "place": "place",
    "count": "count",
    "actor": "actor",
    "quantity": "terms",
    "value": "terms",
    "deadline": "terms",
    "condition": "terms",
}
_PERHAPS = 1.0  # over SAME, that two events must be alike in all but what keeps them apart
# Features that may keep apart what is one event told in two ways.
_TOLD = {"different days": "date", "different places": "place", "opposite direction": "actor"}


def discrepancies_of(thing: LedgerThing, records: Mapping[str, Record]) -> list[LedgerDiscrepancy]:
    """The contradictions between the reports of one thing, in the order of their fields.

    Args:
        records: the records of the thing, by id.
    """
    found = [_between(thing, d, _KINDS[d.field], records) for d in thing.differing if _contradicts(d)]
    if isinstance(thing, LedgerEvent):
        found += _denied(thing, records)
    return found


def slip(found: Discrepancy, things: Iterable[str]) -> LedgerDiscrepancy:
    """A report's own slip, against what is known, as the ledger lists it."""
    return LedgerDiscrepancy(
        id=_id("slip", found.id),
        kind=found.kind,
        field=found.field,
        values=found.values,
        resolution=found.resolution,
        things=tuple(sorted(things)),
        reports=(found.report.id,),
    )


def perhaps_one(
    one: tuple[LedgerEvent, Face], two: tuple[LedgerEvent, Face], records: Mapping[str, Record]
) -> LedgerDiscrepancy | None:
    """Two events that are alike in all but their day, their place or who did it: perhaps one event, told in two ways."""
    (first, face), (second, other) = sorted((one, two), key=lambda p: p[0].id)
    comparison = compare(face, other)
    against = [r for r in comparison.reasons if r.against]
    kind = next((k for words, k in _TOLD.items() if len(against) == 1 and against[0].words.startswith(words)), None)
    if kind is None or comparison.score < SAME + _PERHAPS:
        return None
    values = tuple(_value(_said(e, kind), e.claims, records) for e in (first, second))
    return LedgerDiscrepancy(
        id=_id(kind, first.id, second.id),
        kind=kind,
        field=kind,
        values=values,
        things=(first.id, second.id),
        reports=_reports((*first.claims, *second.claims), records),
    )


def _said(event: LedgerEvent, kind: str) -> str | None:
    if kind == "date":
        return event.date.start if event.date else None
    if kind == "place":
        return (event.place.name or event.place.country) if event.place else None
    sides = [" + ".join(p.country or p.code or "?" for p in role) for role in (event.actors, event.recipients)]
    return " to ".join(s for s in sides if s)


def _contradicts(difference: Difference) -> bool:
    """Whether the versions of a field cannot all be true."""
    values = [str(v.value) for v in difference.versions]
    if difference.field == "actor":
        one_way = [v.split(" to ") for v in values if " to " in v]
        return any(a[0] != b[0] and set(a[0].split(" + ")) & set(b[1].split(" + ")) for a in one_way for b in one_way)
    return difference.field in _KINDS


def _between(thing: LedgerThing, difference: Difference, kind: str, records: Mapping[str, Record]) -> LedgerDiscrepancy:
    ids = [r for v in difference.versions for r in v.records]
    return LedgerDiscrepancy(
        id=_id(kind, thing.id, difference.field),
        kind=kind,
        field=difference.field,
        values=tuple(_value(v.value, v.records, records) for v in difference.versions),
        things=(thing.id,),
        reports=_reports(ids, records),
    )


def _denied(thing: LedgerEvent, records: Mapping[str, Record]) -> list[LedgerDiscrepancy]:
    """One report says that it happened, another that it did not."""
    claims = [r for c in thing.claims if isinstance(r := records.get(c), Claim)]
    said = sorted(c.id for c in claims if c.status in ("occurred", "ongoing"))
    denied = sorted(c.id for c in claims if c.status == "negated")
    if not said or not denied:
        return []
    values = (_value("occurred", said, records), _value("negated", denied, records))
    return [
        LedgerDiscrepancy(
            id=_id("denied", thing.id),
            kind="denied",
            field="status",
            values=values,
            things=(thing.id,),
            reports=_reports([*said, *denied], records),
        )
    ]


def _value(value: str | float | None, ids: Sequence[str], records: Mapping[str, Record]) -> DiscrepancyValue:
    quotes = dict.fromkeys(q for i in ids if i in records for q in records[i].evidence[:1])
    return DiscrepancyValue(value=value, evidence=tuple(quotes))


def _reports(ids: Iterable[str], records: Mapping[str, Record]) -> tuple[str, ...]:
    return tuple(sorted({records[i].report.id for i in ids if i in records}))


def _id(*parts: str) -> str:
    digest = hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()[:16]
    return f"{LedgerDiscrepancy.prefix}_{digest}"
