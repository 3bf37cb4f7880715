"""What a record holds, in which order, and under which id."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import errors
from dragoman.model.ids import dumps, text_hash, with_id
from dragoman.model.records import (
    Agreement,
    Claim,
    Commitment,
    Discrepancy,
    DiscrepancyValue,
    Institution,
    Issue,
    Link,
    ObjectRef,
    Participant,
    Place,
    Position,
    Project,
    Quantity,
    Report,
    Resolution,
    Session,
    When,
    to_json,
)
from dragoman.model.spans import Quote, Span

TEXT = "ताजिक राष्ट्रपति ने बुधवार को इस्लामाबाद का दौरा किया।"
REPORT = Report(id="a.txt", sha256=text_hash(TEXT), language="hi", published="2021-06-03")
SIDE = Participant(
    entity="Q57473",
    type="person",
    name="Emomali Rahmon",
    office="President",
    country="TJK",
    text=TEXT[:16],
    span=Span(0, 16),
    link=Link(score=0.9, why="office"),
)
CLAIM = Claim(
    report=REPORT,
    event="CONSULT",
    mode="visit",
    kind="visit",
    actors=(SIDE,),
    date=When(start="2021-06-02", end="2021-06-02", precision="day", text="बुधवार", span=Span(20, 26)),
    place=Place(name="Islamabad", country="PAK", geonames=1176615, lat=33.72, lon=73.04),
    trigger=Quote.of(TEXT, 44, 53),
    evidence=(Quote.of(TEXT, 0, len(TEXT)),),
    reader="rules@test",
)
OTHERS = (
    Position(report=REPORT, speaker=SIDE, stance="raises", issue=Issue(id="kashmir"), reader="r"),
    Agreement(report=REPORT, kind="memorandum", count=8, at_least=True, parties=(SIDE,), stage="signed", reader="r"),
    Commitment(report=REPORT, by=(SIDE,), quantity=Quantity(value=1e10, currency="USD"), reader="r"),
    Institution(report=REPORT, kind="joint_commission", sessions=(Session(number=7),), reader="r"),
    Project(report=REPORT, name="CASA-1000", value=Quantity(value=1.6e9, currency="USD"), reader="r"),
    Discrepancy(
        report=REPORT,
        kind="capital",
        field="country",
        values=(DiscrepancyValue(value="KAZ"), DiscrepancyValue(value="TJK", source="knowledge base")),
        resolution=Resolution(value="TJK", why="Dushanbe is the capital of Tajikistan"),
        reader="r",
    ),
)


def test_a_claim_has_the_fields_of_the_contract_in_its_order() -> None:
    keys = list(to_json(with_id(CLAIM)))
    contract = [
        "record",
        "id",
        "report",
        "event",
        "mode",
        "kind",
        "contexts",
        "status",
        "actors",
        "recipients",
        "date",
        "place",
        "attribution",
        "trigger",
        "evidence",
        "object",
        "confidence",
        "reader",
    ]
    assert [k for k in keys if k in contract] == contract


def test_participants_dates_and_places_have_the_fields_of_the_contract() -> None:
    out = to_json(CLAIM)
    assert list(out["actors"][0]) == [
        "entity",
        "type",
        "name",
        "office",
        "country",
        "code",
        "sector",
        "text",
        "span",
        "link",
    ]
    assert set(out["date"]) == {"start", "end", "precision", "text", "span", "calendar"}
    assert set(out["place"]) == {"name", "country", "geonames", "lat", "lon", "text", "span"}
    assert out["report"] == {"id": "a.txt", "sha256": text_hash(TEXT), "language": "hi", "published": "2021-06-03"}


def test_spans_cut_the_quoted_words_out_of_the_text() -> None:
    out = to_json(CLAIM)
    for part in (out["trigger"], *out["evidence"], *out["actors"]):
        start, end = part["span"]
        assert TEXT[start:end] == part["text"]


def test_what_is_unknown_is_null_and_what_is_empty_an_empty_list() -> None:
    out = to_json(Claim(report=REPORT, event="ASSAULT"))
    assert out["date"] is None
    assert out["place"] is None
    assert out["recipients"] == []


def test_a_report_says_its_title_only_where_it_is_known() -> None:
    assert "title" not in to_json(REPORT)
    assert to_json(replace(REPORT, title="x"))["title"] == "x"


@pytest.mark.parametrize("record", OTHERS, ids=lambda r: r.record)
def test_every_record_says_what_it_is_and_of_which_report(record: Position) -> None:
    out = to_json(with_id(record))
    assert out["record"] == type(record).record
    assert out["id"].startswith(f"{type(record).prefix}_")
    assert out["report"]["id"] == "a.txt"
    assert out["evidence"] == []


def test_paths_that_programs_read() -> None:
    position, agreement, commitment, institution, project, discrepancy = (to_json(r) for r in OTHERS)
    assert position["issue"]["id"] == "kashmir"
    assert (agreement["count"], agreement["stage"]) == (8, "signed")
    assert (commitment["quantity"]["value"], commitment["quantity"]["currency"]) == (1e10, "USD")
    assert institution["sessions"][0]["number"] == 7
    assert project["value"]["value"] == 1.6e9
    assert discrepancy["resolution"]["value"] == "TJK"


def test_ids_follow_from_content_alone() -> None:
    renamed = replace(CLAIM, report=replace(REPORT, id="b.txt", title="other"))
    assert with_id(CLAIM).id == with_id(renamed).id
    assert with_id(CLAIM).id == with_id(with_id(CLAIM)).id
    assert with_id(CLAIM).id != with_id(replace(CLAIM, status="planned")).id
    assert with_id(CLAIM).id != with_id(replace(CLAIM, report=replace(REPORT, published=None))).id


def test_links_to_other_records_do_not_change_an_id() -> None:
    linked = replace(CLAIM, object=ObjectRef(kind="agreement", id="obj_1"), discrepancies=("dsc_1",))
    assert with_id(linked).id == with_id(CLAIM).id


@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_any_text_can_be_written_as_utf8_and_read_back(text: str) -> None:
    line = dumps({"text": text})
    assert "\n" not in line
    # json joins a pair of lone surrogates into the letter they stand for; compare what both encode.
    read = json.loads(line.encode("utf-8"))["text"]
    assert read.encode("utf-16", "surrogatepass") == text.encode("utf-16", "surrogatepass")
    assert len(text_hash(text)) == 64


def test_records_and_errors_survive_the_way_between_processes() -> None:
    claim = with_id(CLAIM)
    assert pickle.loads(pickle.dumps(claim)) == claim
    error = errors.UnsupportedLanguage("the text is in Russian", code="ru", where="a.txt", remedy="Nothing to do")
    back = pickle.loads(pickle.dumps(error))
    assert (str(back), back.code, back.where) == (str(error), "ru", "a.txt")


def test_an_error_says_where_what_and_what_to_do() -> None:
    error = errors.NotText("this is a PDF document", where="a.pdf", remedy="Save its text")
    assert str(error) == "a.pdf: this is a PDF document. Save its text"


def test_all_errors_are_of_one_tree_and_have_a_reason_to_be() -> None:
    kinds = [k for k in vars(errors).values() if isinstance(k, type) and issubclass(k, Exception)]
    assert len(kinds) > 8
    for kind in kinds:
        assert issubclass(kind, errors.DragomanError)
        assert kind.__doc__
