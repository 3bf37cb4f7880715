"""Events as FollowTheMoney entities, one JSON object a line: what Aleph, OpenAleph and OpenSanctions' tools read.

An Event, an Article for each report, a Documentation that ties the two and holds the sentences, an Address for the place; after
all of these the actors, each once. Ids follow from what an entity is, so that two exports of one ledger can be merged.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import IO, Any

import yaml

from dragoman.model.ids import dumps
from dragoman.model.ledger import LedgerEvent, Source
from dragoman.model.records import Participant, Place, Report
from dragoman.views.exports.codes import read, states
from dragoman.views.wording import clean, when, where, who

Entity = dict[str, Any]


def write(events: Iterable[LedgerEvent], out: IO[bytes]) -> int:
    """Writes the entities. None is left out; what did not take place says so in its name and its keywords."""
    actors: dict[str, Entity] = {}  # as many as the knowledge base has and reports name: few beside the events
    written: set[str] = set()
    for event in events:
        for entity in entities(event, actors):
            if entity["id"] not in written:
                out.write(f"{dumps(entity)}\n".encode())
                if entity["schema"] != "Event":  # ids of events are never met again
                    written.add(entity["id"])
    for _, entity in sorted(actors.items()):
        out.write(f"{dumps(entity)}\n".encode())
    return 0


def entities(event: LedgerEvent, actors: dict[str, Entity]) -> Iterator[Entity]:
    """The entities of one event but for its actors, which are added to `actors`."""
    involved = []
    for party in (*event.actors, *event.recipients):
        entity = _actor(party)
        if entity:
            actors.setdefault(entity["id"], entity)
            involved.append(entity["id"])
    place = _address(event.place)
    start, end = (event.date.start, event.date.end) if event.date else (None, None)
    yield _entity(
        _event_id(event),
        "Event",
        name=[name(event)],
        startDate=[start],
        endDate=[end],
        location=[clean(where(event.place))],
        country=[_country(event.place.country)] if event.place else [],
        addressEntity=[place["id"]] if place else [],
        involved=involved,
        keywords=[event.event, event.mode, event.kind, event.status, *event.contexts],
        summary=[_first_sentence(event)],
        publisher=event.publishers,
        proof=[_report_id(s.report) for s in event.sources],
        recordId=[event.id],
    )
    if place:
        yield place
    for source in event.sources:
        yield _article(source.report)
        yield _documentation(event, source)


def name(event: LedgerEvent) -> str:
    """A name for an event that has none: "planned visit: Emomali Rahmon (TJK) to Pakistan, Islamabad (PAK), 2021-06-02"."""
    kind = (event.kind or event.event.lower()).replace("_", " ")
    act = kind if event.status == "occurred" else f"{event.status} {kind}"
    sides = who(event.actors) + (f" to {who(event.recipients)}" if event.recipients else "")
    return clean(", ".join(part for part in (f"{act}: {sides}", where(event.place), when(event.date)) if part))


def _entity(id: str, schema: str, **properties: Iterable[str | None]) -> Entity:
    """An entity; values in order and none twice, as FollowTheMoney's own tools write them; properties without a value left out."""
    found = {key: sorted({clean(v) for v in values if v and _visible(v)}) for key, values in properties.items()}
    return {"id": id, "schema": schema, "properties": {key: values for key, values in sorted(found.items()) if values}}


def _actor(party: Participant) -> Entity | None:
    """An actor by what is known of it wherever it is named: no office, which changes with the day."""
    names = (party.name, party.text, party.country, party.code)
    called = next((clean(n) for n in names if n and _visible(n)), None)
    if called is None:
        return None
    known = _table()
    schema = known["schemata"].get(party.type, known["other"])
    key = party.entity or f"{called} {party.country or party.code or ''}"
    wikidata = party.entity if party.entity and party.entity[:1] == "Q" and party.entity[1:].isdigit() else None
    properties: dict[str, Iterable[str | None]] = {
        "name": [called],
        "country": [_country(party.country)],
        "wikidataId": [wikidata],
    }
    if schema == "Organization":
        properties["abbreviation"] = [party.code]
    return _entity(_hashed("actor", schema, key), schema, **properties)


def _address(place: Place | None) -> Entity | None:
    if place is None or not _visible(place.name or place.text or ""):
        return None
    full = clean(where(place))
    key = str(place.geonames or full)
    numbers = {
        "latitude": [None if place.lat is None else str(place.lat)],
        "longitude": [None if place.lon is None else str(place.lon)],
    }
    city = [place.name if place.geonames else None]
    return _entity(
        _hashed("place", key), "Address", full=[full], city=city, country=[_country(place.country)], **numbers
    )


def _article(report: Report) -> Entity:
    language = _table()["languages"].get(report.language)
    return _entity(
        _report_id(report),
        "Article",
        fileName=[report.id if _visible(report.id) else report.sha256],
        title=[report.title],
        publisher=[report.publisher],
        publishedAt=[report.published],
        retrievedAt=[report.retrieved],
        sourceUrl=[_address_of(report)],
        language=[language],
        # FollowTheMoney's own checksum is SHA-1 of the file as archived; ours is of the text and stands beside it.
        keywords=[f"sha256:{report.sha256}"],
    )


def _documentation(event: LedgerEvent, source: Source) -> Entity:
    """The tie of a report and an event; `description` holds its sentences in the original, `recordId` the claims."""
    report = _report_id(source.report)
    return _entity(
        _hashed("documentation", event.id, report),
        "Documentation",
        document=[report],
        entity=[_event_id(event)],
        role=[f"copy of {source.copy_of}" if source.copy_of else "report"],
        date=[source.report.published],
        description=[q.text for q in source.evidence],
        recordId=source.records,
    )


def _visible(text: str) -> bool:
    """Whether there is anything to see in it; FollowTheMoney takes no value of spaces and marks of direction alone."""
    return any(unicodedata.category(c)[0] not in "CZ" for c in text)


def _first_sentence(event: LedgerEvent) -> str | None:
    return next((q.text for s in event.sources for q in s.evidence), None)


def _event_id(event: LedgerEvent) -> str:
    # FollowTheMoney's ids may not hold an underscore.
    return event.id.replace("_", "-")


def _report_id(report: Report) -> str:
    return _hashed("report", report.id, report.sha256)


def _address_of(report: Report) -> str | None:
    return report.url if report.url and report.url.startswith(("http://", "https://")) else None


def _country(code: str | None) -> str | None:
    return states()[code].alpha2.lower() if code in states() else None


def _hashed(*parts: str) -> str:
    content = "\x00".join(parts).encode("utf-8", "surrogatepass")
    return f"dgm-{hashlib.sha256(content).hexdigest()[:24]}"


@cache
def _table() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(read("ftm.yml"))
    return loaded
