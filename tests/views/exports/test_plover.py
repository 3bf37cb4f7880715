"""PLOVER: the manual's fields, offsets that cut the sentence out of its text, and flags where an act did not take place."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from dragoman.model.ledger import LedgerEvent
from dragoman.model.records import When
from dragoman.views.exports.plover import record
from tests.strategies import events
from tests.views.exports.ledger_samples import GROUP, HINDI, MEETING, PROMISED, SCO, STRIKE_DENIED, VISIT, written

REQUIRED = {"id", "date", "actor", "event"}
OPTIONAL = set(
    "has_event time enddate endtime recipient event_loc event_text quad_code event_scale mode context link text text_info "
    "cite_info coder coded_date coded_time comment".split()
)
ACTOR = {
    "code",
    "sector",
    "entity_text",
    "identifier_id",
    "identifier_text",
    "religion",
    "ethnicity",
    "office",
    "gender",
    "age",
}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(events())
def test_records_have_the_fields_of_the_manual(event: LedgerEvent) -> None:
    made = json.loads(json.dumps(record(event)))
    assert REQUIRED <= set(made) <= REQUIRED | OPTIONAL | {"dragoman"}
    assert len(made["event"]) == 1
    assert made["quad_code"] in (1, 2, 3, 4)
    assert len(made["actor"]) == len(event.actors)
    for actor in (*made["actor"], *made.get("recipient", ())):
        assert set(actor) <= ACTOR | {"type", "organisation"}
    if "text" in made:
        assert made["text_info"]["end"] - made["text_info"]["start"] == len(made["text"])


def test_a_visit() -> None:
    made = record(VISIT)
    assert made["date"] == "2021-06-02"
    assert "enddate" not in made
    assert [a["code"] for a in made["actor"]] == ["TJK", "TJK"]
    assert made["actor"][0]["identifier_id"] == "Q57404"
    assert made["mode"] == ["visit"]
    assert (made["quad_code"], made["event_scale"]) == (1, 4.0)
    assert made["link"] == ["clm_a", "clm_b", "obj_1"]
    assert (made["text"], made["text_info"]) == (HINDI, {"sequence": 1, "start": 0, "end": len(HINDI)})
    assert made["cite_info"]["language"] == "hi"
    assert made["event_loc"]["geonameid"] == 1176615
    assert made["event_loc"]["country_code"] == "PK"
    dari = made["dragoman"]["sources"][1]["cite_info"]
    assert (dari["language"], dari["language_tag"]) == ("fa", "fa-AF")
    assert "comment" not in made


def test_codes_of_actors() -> None:
    assert [a["code"] for a in record(MEETING)["actor"]] == ["PAK", "TJK", "KOS", "UNO"]
    made = record(replace(VISIT, actors=(SCO, GROUP, replace(GROUP, country=None))))
    assert [a["code"] for a in made["actor"]] == ["IGO", "PAK", "IMG"]


def test_what_did_not_take_place_is_flagged() -> None:
    assert record(STRIKE_DENIED)["mode"] == ["aerial", "negation"]
    assert "mode" not in record(PROMISED)  # AGREE says itself that it is to come
    assert record(replace(VISIT, status="planned"))["mode"] == ["visit", "future"]
    assert record(replace(VISIT, status="possible", mode=None))["mode"] == ["hypothetical"]


def test_no_date_is_invented_in_silence() -> None:
    assert record(MEETING)["date"] == "2022-12-31"
    assert record(MEETING)["comment"] == "date: of the first report"
    assert record(PROMISED)["date"] is None
    assert record(PROMISED)["comment"] == "date: not known"
    assert (
        record(replace(VISIT, date=When(start="2021-06-01", end="2021-06-30", precision="month")))["enddate"]
        == "2021-06-30"
    )


def test_one_record_a_line() -> None:
    lines = written("plover").decode().splitlines()
    assert [json.loads(line)["id"] for line in lines] == sorted(json.loads(line)["id"] for line in lines)
    assert HINDI in lines[0]
