"""The two sides' accounts of a meeting, for a person and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.model.ledger import LedgerEvent, LedgerThing
from dragoman.model.records import to_json as record_json
from dragoman.views import ledger_text, wording
from dragoman.views.accounts import Accounts
from dragoman.views.wording import clean


def lines(found: Accounts) -> Iterator[str]:
    """What only one side tells, what both tell, and where they differ in it; each with the sentences."""
    one, two = found.reports
    yield f"{found.event.id}: {_said(found.event)}"
    for side, reports in found.reports.items():
        yield f"{side}: {', '.join(clean(r.publisher or r.id) for r in reports) or 'no report of this side'}"
    if found.neither:
        yield f"of neither side: {', '.join(clean(r.publisher or r.id) for r in found.neither)}"
    for side in (one, two):
        yield ""
        yield f"only in the account of {side}:"
        yield from _listed(found.only[side])
    yield ""
    yield "in both:"
    yield from _listed([t for t in found.both if not t.differing])
    yield ""
    yield "in both, told differently:"
    for thing in found.both:
        if thing.differing:
            yield f"  {thing.id}  {_said(thing)}"
            yield from (f"    {ledger_text.difference(d, thing)}" for d in thing.differing)
            yield from _quoted(thing)


def _listed(things: list[LedgerThing]) -> Iterator[str]:
    if not things:
        yield "  nothing"
    for thing in things:
        yield f"  {thing.id}  {_said(thing)}"
        yield from _quoted(thing)


def _said(thing: LedgerThing) -> str:
    if isinstance(thing, LedgerEvent):
        _, when, who, what, whom, where, status, _, _ = ledger_text.event_row(thing)
        return ", ".join(p for p in (when, who, what, whom, where, status) if p)
    return ", ".join(p for p in (ledger_text.what(thing), wording.who(thing.by), wording.who(thing.to)) if p)


def _quoted(thing: LedgerThing) -> Iterator[str]:
    for source in thing.sources:
        for quote in source.evidence[:1]:
            yield f"      [{source.report.language}] {clean(source.report.publisher or source.report.id)}: {clean(quote.text)}"


def to_json(found: Accounts) -> dict[str, Any]:
    """The same as one JSON object."""
    return {
        "event": found.event.id,
        "reports": {side: [r.id for r in reports] for side, reports in found.reports.items()},
        "neither": [r.id for r in found.neither],
        "only": {side: [record_json(t) for t in things] for side, things in found.only.items()},
        "both": [record_json(t) for t in found.both],
    }
