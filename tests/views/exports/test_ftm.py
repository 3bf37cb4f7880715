"""FollowTheMoney: what its own library says of the entities."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from dragoman.model.ledger import LedgerEvent
from dragoman.views.exports.ftm import name
from tests.strategies import ledgers
from tests.views.exports.ledger_samples import HINDI, LEDGER, PROMISED, VISIT, written

REASON = (
    "followthemoney is not installed: it is built with ICU (Debian: libicu-dev, pkg-config, g++), see docs/exports.md"
)
model = pytest.importorskip("followthemoney", reason=REASON).model
InvalidData = pytest.importorskip("followthemoney.exc", reason=REASON).InvalidData

ID = VISIT.id.replace("_", "-")


def entities(ledger: list[LedgerEvent] | tuple[LedgerEvent, ...] = LEDGER) -> dict[str, dict[str, Any]]:
    lines = [json.loads(line) for line in written("ftm", ledger).decode().splitlines()]
    assert len({line["id"] for line in lines}) == len(lines), "an entity is written twice"
    return {line["id"]: line for line in lines}


def check_valid(found: dict[str, dict[str, Any]]) -> None:
    """The library takes every entity, and every reference leads to an entity of the right schema."""
    for entity in found.values():
        proxy = model.get_proxy(entity)
        proxy.schema.validate(entity)
        assert all(entity["properties"].get(name) for name in proxy.schema.required), entity
        read = proxy.to_dict()
        assert {name: sorted(values) for name, values in read["properties"].items()} == entity["properties"]
        # Taken as if from a stranger, each value is cleaned and dropped if it is not valid: no property is lost.
        strict = model.get_proxy(entity, cleaned=False).to_dict()["properties"]
        assert set(strict) == set(entity["properties"]), entity
        for prop in proxy.iterprops():
            for value in proxy.get(prop) if prop.type.name == "entity" else ():
                assert prop.range is not None
                assert model.get(found[value]["schema"]).is_a(prop.range), (prop.qname, value)


def test_the_samples_are_valid() -> None:
    found = entities()
    check_valid(found)
    assert {e["schema"] for e in found.values()} == {
        *("Event", "Address", "Article", "Documentation", "Person", "PublicBody", "Organization"),
    }


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(ledgers(4))
def test_any_ledger_is_valid(ledger: list[LedgerEvent]) -> None:
    check_valid(entities(ledger))


def test_a_visit_with_its_reports() -> None:
    found = entities()
    event = found[ID]["properties"]
    assert event["name"] == ["visit: Emomali Rahmon (TJK); Tajikistan to Pakistan, Islamabad (PAK), 2021-06-02"]
    assert event["startDate"] == event["endDate"] == ["2021-06-02"]
    assert {found[i]["schema"] for i in event["involved"]} == {"Person", "PublicBody"}
    assert len(event["proof"]) == 2
    told = [
        e["properties"] for e in found.values() if e["schema"] == "Documentation" and e["properties"]["entity"] == [ID]
    ]
    assert [HINDI] in [t["description"] for t in told]
    assert {t["role"][0] for t in told} == {"report", "copy of hi/1.txt"}
    assert {tuple(found[i]["properties"]["language"]) for i in event["proof"]} == {("hin",), ("fas",)}
    person = next(e for e in found.values() if e["schema"] == "Person" and "wikidataId" in e["properties"])
    assert person["properties"] == {"country": ["tj"], "name": ["Emomali Rahmon"], "wikidataId": ["Q57404"]}


def test_ids_are_the_same_in_every_export() -> None:
    alone, all_of_them = entities([VISIT]), entities()
    assert set(alone) < set(all_of_them)
    assert all(all_of_them[key] == entity for key, entity in alone.items())


def test_what_did_not_take_place_says_so() -> None:
    assert name(PROMISED).startswith("planned visit: Pakistan to Iran")
    assert "planned" in entities()["evt-0d"]["properties"]["keywords"]


def test_the_library_would_have_complained() -> None:
    with pytest.raises(InvalidData):
        model.get("Event").validate({"properties": {"startDate": ["Wednesday"]}})
    with pytest.raises(InvalidData):
        model.get_proxy({"id": "a", "schema": "Visit"})
