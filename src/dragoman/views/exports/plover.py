"""Events as PLOVER records, one JSON object a line, with what PLOVER leaves open under `dragoman`.

One record an event, all sides in lists (PLOVER does not expand to pairs). Offsets are code points of the report's own text, in
its own language. Where a record must have what the ledger does not know, `comment` says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

from dragoman import __version__
from dragoman.ledger.scores import ontology, quad
from dragoman.model.ids import dumps
from dragoman.model.ledger import LedgerEvent, Source
from dragoman.model.records import Participant, Place, to_json
from dragoman.model.spans import Quote
from dragoman.views.exports.codes import plover_code, states
from dragoman.views.exports.columns import told_first

_CODER = f"dragoman {__version__}"


def write(events: Iterable[LedgerEvent], out: IO[bytes]) -> int:
    """Writes the records; optional fields that hold nothing are not written. None is left out."""
    for event in events:
        out.write(f"{dumps(record(event))}\n".encode())
    return 0


def record(event: LedgerEvent) -> dict[str, Any]:
    """An event as a PLOVER record: `id`, `date`, `actor`, `event` always, all else where it is known.

    `date` is required in PLOVER: of an event without a date of its own it is the day of the first report, as PLOVER's coders
    have it, and `comment` says so; null where that is not known either.
    """
    start, end = (event.date.start, event.date.end) if event.date else (None, None)
    told = told_first(event)
    required = {
        "id": event.id,
        "date": start or event.first_reported,
        "actor": [_actor(p) for p in event.actors],
        "event": [event.event],
    }
    optional = {
        "enddate": end if end != start else None,
        "recipient": [_actor(p) for p in event.recipients],
        "event_loc": _place(event.place),
        "event_text": (event.kind or "").replace("_", " "),
        "quad_code": quad(event.event),
        "event_scale": event.score,
        "mode": _modes(event),
        "context": list(event.contexts),
        # What was joined into this record: the claims of single reports, and agreements or promises they are about.
        "link": [*event.claims, *event.objects],
        "text": told[1].text if told else None,
        "text_info": _text_info(1, told[1]) if told else None,
        "cite_info": _cite_info(told[0]) if told else None,
        "coder": _CODER,
        "comment": None if start else f"date: {'of the first report' if event.first_reported else 'not known'}",
        "dragoman": _extension(event),
    }
    return required | {name: value for name, value in optional.items() if value not in (None, "", [], {})}


def _modes(event: LedgerEvent) -> list[str]:
    """The mode, and the auxiliary mode that says it did not take place; a type that says so itself needs none."""
    known = ontology()
    auxiliary = known["auxiliary"].get(event.status)
    if event.status == "planned" and event.event in known["ahead"]:
        auxiliary = None
    return [m for m in (event.mode, auxiliary) if m]


def _actor(party: Participant) -> dict[str, Any]:
    found = {
        "code": plover_code(party),
        "sector": party.sector,
        "entity_text": party.text,
        "identifier_id": party.entity,
        "identifier_text": party.name,
        "office": party.office,
        # Not of PLOVER: what sort of actor, and which organisation where PLOVER has one code for all.
        "type": party.type,
        "organisation": party.code,
    }
    return {name: value for name, value in found.items() if value is not None}


def _place(place: Place | None) -> dict[str, Any]:
    if place is None:
        return {}
    country = place.country
    found = {
        "extracted_place": place.text,
        "resolved_place": place.name,
        "geonameid": place.geonames,
        "lat": place.lat,
        "lon": place.lon,
        "country": ontology()["countries"].get(country, country),
        "country_code": states()[country].alpha2 if country in states() else None,
    }
    return {name: value for name, value in found.items() if value is not None}


def _text_info(sequence: int, quote: Quote) -> dict[str, Any]:
    return {"sequence": sequence, "start": quote.span.start, "end": quote.span.end}


def _cite_info(source: Source) -> dict[str, Any]:
    """`language` is ISO 639-1, which has no Dari: `language_tag` beside it is BCP 47."""
    report = source.report
    found = {
        "citation": report.id,
        "url": report.url,
        "title": report.title,
        "language": report.language.split("-")[0] if report.language else None,
        "language_tag": report.language,
        "publication": report.publisher,
        "date": report.published,
        "sha256": report.sha256,
        "coder": _CODER,
    }
    return {name: value for name, value in found.items() if value is not None}


def _extension(event: LedgerEvent) -> dict[str, Any]:
    """What PLOVER has no field for: whether it took place, every source with all its sentences, and how they agree."""
    return {
        "kind": event.kind,
        "factuality": event.status,
        "date": to_json(event.date),
        "independent": event.independent,
        "first_reported": event.first_reported,
        "last_reported": event.last_reported,
        "sources": [_source(s) for s in event.sources],
        "differing": to_json(event.differing),
        "joined_because": to_json(event.joined_because),
        "discrepancies": list(event.discrepancies),
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "cite_info": _cite_info(source),
        "text_info": [{"text": q.text, **_text_info(n, q)} for n, q in enumerate(source.evidence, 1)],
        "records": list(source.records),
        "copy_of": source.copy_of,
    }
