"""Events as linked data: one JSON-LD document whose context is written into it, so that nothing is fetched to read it.

Events are schema.org's, reports are what they were derived from (PROV), sentences are selected in reports as Web Annotation does
it; what none of these has a word for is in `urn:dragoman:`. Who is in Wikidata or GeoNames has their address.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import IO, Any
from urllib.parse import quote

from dragoman.model.ids import dumps, text_hash
from dragoman.model.ledger import LedgerEvent, Source
from dragoman.model.records import Participant, Place, Report, to_json
from dragoman.views.exports.codes import read
from dragoman.views.exports.ftm import name

_SURROGATE = re.compile("[\ud800-\udfff]")
_TYPES = {
    "state": "schema:Country",
    "place": "schema:Place",
    "organisation": "schema:Organization",
    "group": "schema:Organization",
    "person": "schema:Person",
}


def write(events: Iterable[LedgerEvent], out: IO[bytes]) -> int:
    """Writes one document, an event a line in its graph. None is left out."""
    context = json.loads(read("context.jsonld"))["@context"]
    out.write(f'{{"@context": {dumps(context)},\n"@graph": ['.encode())
    comma = "\n"
    for event in events:
        out.write(f"{comma}{_dumps(node(event))}".encode())
        comma = ",\n"
    out.write(b"\n]}\n")
    return 0


def node(event: LedgerEvent) -> dict[str, Any]:
    """An event with all it is tied to, nested."""
    return _filled(
        {
            "id": f"dgm:{event.id}",
            "type": ["schema:Event", "prov:Entity"],
            "name": name(event),
            "event": event.event,
            "mode": event.mode,
            "kind": event.kind,
            "context": list(event.contexts),
            "status": event.status,
            "score": None if event.score is None else f"{event.score:g}",
            "actor": [_actor(p) for p in event.actors],
            "recipient": [_actor(p) for p in event.recipients],
            "startDate": event.date.start if event.date else None,
            "endDate": event.date.end if event.date else None,
            "location": _place(event.place),
            "independent": event.independent,
            "firstReported": event.first_reported,
            "lastReported": event.last_reported,
            "claim": [f"dgm:{c}" for c in event.claims],
            "about": [f"dgm:{o}" for o in event.objects],
            "derivedFrom": [_report(s) for s in event.sources],
            "evidence": [e for s in event.sources for e in _evidence(s)],
            "differing": to_json(event.differing),
            "joinedBecause": to_json(event.joined_because),
        }
    )


def _actor(party: Participant) -> dict[str, Any]:
    return _filled(
        {
            "id": _address(party.entity),
            "type": _TYPES.get(party.type or "", "schema:Thing"),
            "name": party.name or party.text,
            "jobTitle": party.office,
            "country": party.country,
            "code": party.code,
            "sector": party.sector,
        }
    )


def _address(entity: str | None) -> str | None:
    """The address of an entity of the knowledge base: Wikidata's and GeoNames' own, else a name in `urn:dragoman:`."""
    if not entity:
        return None
    if re.fullmatch(r"Q\d+", entity):
        return f"http://www.wikidata.org/entity/{entity}"
    if entity.startswith("gn:"):
        return f"https://sws.geonames.org/{quote(entity[3:], safe='')}/"
    return f"urn:dragoman:entity:{quote(entity.removeprefix('dgm:'), safe='')}"


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    known = place.lat is not None and place.lon is not None
    return _filled(
        {
            "id": f"https://sws.geonames.org/{place.geonames}/" if place.geonames else None,
            "type": "schema:Place",
            "name": place.name or place.text,
            "country": place.country,
            "geo": {"type": "schema:GeoCoordinates", "latitude": place.lat, "longitude": place.lon} if known else None,
        }
    )


def _report_id(report: Report) -> str:
    return f"urn:dragoman:report:{text_hash(report.id)[:16]}{report.sha256[:16]}"


def _report(source: Source) -> dict[str, Any]:
    report = source.report
    return _filled(
        {
            "id": _report_id(report),
            "type": ["schema:NewsArticle", "prov:Entity"],
            "name": report.id,
            "headline": _in(report.language, report.title) if report.title else None,
            "url": report.url,
            "publisher": {"type": "schema:Organization", "name": report.publisher} if report.publisher else None,
            "datePublished": report.published,
            "inLanguage": report.language,
            "sha256": report.sha256,
            "copyOf": source.copy_of,
        }
    )


def _evidence(source: Source) -> list[dict[str, Any]]:
    """The sentences of a report: what they say, and where in its text (code points)."""
    return [
        {
            "type": "oa:SpecificResource",
            "source": _report_id(source.report),
            "selector": [
                {"type": "oa:TextQuoteSelector", "exact": _in(source.report.language, quote.text)},
                {"type": "oa:TextPositionSelector", "start": quote.span.start, "end": quote.span.end},
            ],
        }
        for quote in source.evidence
    ]


def _in(language: str | None, text: str) -> dict[str, str]:
    return {"@value": text, "@language": language} if language else {"@value": text}


def _filled(node: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in node.items() if value not in (None, "", [], {})}


def _dumps(value: Any) -> str:
    # Half a character cannot be in a literal of RDF; one that stands for it leaves all offsets as they are.
    return _SURROGATE.sub("\ufffd", json.dumps(value, ensure_ascii=False))
