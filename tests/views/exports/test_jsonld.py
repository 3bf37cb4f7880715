"""JSON-LD: what rdflib makes of it, without fetching anything."""

from __future__ import annotations

import json
import socket
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from dragoman.ledger.scores import types
from dragoman.model.ledger import LedgerEvent
from tests.strategies import ledgers
from tests.views.exports.ledger_samples import HINDI, LEDGER, VISIT, written

rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed")

# rdflib's own parser still uses what rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

SCHEMA, PROV, OA, DGM = (
    rdflib.Namespace(n)
    for n in ("https://schema.org/", "http://www.w3.org/ns/prov#", "http://www.w3.org/ns/oa#", "urn:dragoman:")
)


def graph(ledger: list[LedgerEvent] | tuple[LedgerEvent, ...] = LEDGER) -> Any:
    return rdflib.Graph().parse(data=written("jsonld", ledger), format="json-ld")


def test_it_is_read_offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    found = graph()
    assert set(found.subjects(rdflib.RDF.type, SCHEMA.Event)) == {DGM[e.id] for e in LEDGER}


def test_a_visit() -> None:
    found, event = graph(), DGM[VISIT.id]
    assert found.value(event, DGM.event) == rdflib.URIRef("urn:dragoman:plover:CONSULT")
    assert found.value(event, SCHEMA.startDate).toPython().isoformat() == "2021-06-02"
    assert float(found.value(event, DGM.score)) == 4.0
    assert set(found.objects(event, DGM.recipient)) == {rdflib.URIRef("http://www.wikidata.org/entity/Q843")}
    reports = set(found.objects(event, PROV.wasDerivedFrom))
    assert {str(found.value(r, SCHEMA.inLanguage)) for r in reports} == {"hi", "fa-AF"}
    place = found.value(event, SCHEMA.location)
    assert place == rdflib.URIRef("https://sws.geonames.org/1176615/")
    assert found.value(found.value(place, SCHEMA.geo), SCHEMA.latitude).toPython() == 33.72148


def test_the_sentences_can_be_found_in_their_texts() -> None:
    found = graph()
    (selector,) = found.subjects(OA.exact, rdflib.Literal(HINDI, lang="hi"))
    (resource,) = found.subjects(OA.hasSelector, selector)
    (position,) = (s for s in found.objects(resource, OA.hasSelector) if s != selector)
    assert (int(found.value(position, OA.start)), int(found.value(position, OA.end))) == (0, len(HINDI))
    assert found.value(resource, OA.hasSource) in set(found.objects(DGM[VISIT.id], PROV.wasDerivedFrom))


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(ledgers(3))
def test_any_ledger_is_read_whole(ledger: list[LedgerEvent]) -> None:
    found = graph(ledger)
    assert set(found.subjects(rdflib.RDF.type, SCHEMA.Event)) == {DGM[e.id] for e in ledger}
    # A key that the context does not know is dropped by readers without a word: there is none.
    document = json.loads(written("jsonld", ledger))
    known = set(document["@context"]) | {"@value", "@language"}
    assert not _keys(document["@graph"]) - known
    assert set(types()) <= known


def _keys(value: Any) -> set[str]:
    if isinstance(value, list):
        return {key for item in value for key in _keys(item)}
    if isinstance(value, dict):
        inner = (_keys(v) for k, v in value.items() if k not in ("differing", "joinedBecause"))
        return set(value).union(*inner)
    return set()
