"""The picture of two states over time: well-formed, every event a link on the canvas, the same for the same input."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ledger.scores import Month
from dragoman.model.ledger import LedgerEvent
from dragoman.model.records import Participant, When
from dragoman.views import timeline
from dragoman.views.dyads import Dyad
from tests.views.dyad_samples import DYAD, PLEDGE, VISIT, day

SVG = "{http://www.w3.org/2000/svg}"

days = st.dates().map(date.isoformat)
scores = st.none() | st.floats(-10, 10)
kinds = st.sampled_from(["CONSULT", "AID", "ACCUSE", "ASSAULT", "SOMETHING"])
counts = st.integers(1, 10**6)
months = st.builds(
    Month, st.dates().map(lambda d: d.isoformat()[:7]), st.floats(-1e6, 1e6), st.floats(-10, 10), counts, counts
)


@st.composite
def dyads(draw: st.DrawFn) -> Dyad:
    """Two states with events on any days, without days, of any score."""
    events = [
        replace(
            VISIT,
            id=f"evt_{number}",
            event=draw(kinds),
            score=draw(scores),
            status=draw(st.sampled_from(["occurred", "planned", "negated"])),
            date=draw(st.none() | days.map(day)),
            first_reported=draw(st.none() | days),
            actors=(Participant(type="person", text=draw(st.text(max_size=9)), country="PAK"),),
        )
        for number in range(draw(st.integers(0, 12)))
    ]
    balance = sorted(draw(st.lists(months, max_size=4, unique_by=lambda m: m.month)))
    return replace(DYAD, events=tuple(events), balance=tuple(balance), since=draw(st.none() | days))


def parsed(dyad: Dyad, base: str = "") -> ET.Element:
    return ET.fromstring(timeline.render(dyad, base=base))


def points(root: ET.Element) -> dict[str, ET.Element]:
    """The drawn shape of each link."""
    return {link.attrib["href"]: link[0] for link in root.iter(f"{SVG}a")}


def corners(shape: ET.Element) -> list[tuple[float, float]]:
    if "points" in shape.attrib:
        return [(float(x), float(y)) for x, y in (pair.split(",") for pair in shape.attrib["points"].split())]
    x, y, r = (float(shape.attrib[name]) for name in ("cx", "cy", "r"))
    return [(x - r, y - r), (x + r, y + r)]


@given(dyad=dyads())
def test_every_event_is_a_link_on_the_canvas(dyad: Dyad) -> None:
    root = parsed(dyad)
    found = points(root)
    assert set(found) == {f"#{e.id}" for e in dyad.events}
    for shape in found.values():
        for x, y in corners(shape):
            assert 0 <= x <= timeline.WIDTH
            assert 0 <= y <= timeline.HEIGHT
    for bar in root.iter(f"{SVG}rect"):
        x, y = float(bar.get("x", 0)), float(bar.get("y", 0))
        assert 0 <= x <= x + float(bar.attrib["width"]) <= timeline.WIDTH
        assert 0 <= y <= y + float(bar.attrib["height"]) <= timeline.HEIGHT


def test_a_point_says_date_act_sides_and_sources() -> None:
    title = points(parsed(DYAD))["#evt_visit"].findtext(f"{SVG}title", "")
    for said in ("2021-06-02", "Visit", "Emomali Rahmon", "Pakistan", "3 independent sources and 1 copy", "+4"):
        assert said in title


def test_points_may_link_to_another_page() -> None:
    assert "brief.html#evt_visit" in points(parsed(DYAD, base="brief.html"))


def test_only_undated_events_are_hollow_and_stand_at_their_first_report() -> None:
    dated = replace(PLEDGE, id="evt_dated", date=day(PLEDGE.first_reported or ""))
    found = points(parsed(replace(DYAD, events=(PLEDGE, dated))))
    assert "hollow" in found["#evt_pledge"].attrib["class"]
    assert "hollow" not in found["#evt_dated"].attrib["class"]
    assert found["#evt_pledge"].attrib["cx"] == found["#evt_dated"].attrib["cx"]
    assert found["#evt_pledge"].attrib["cy"] != found["#evt_dated"].attrib["cy"]  # neither hides the other


@pytest.mark.parametrize(("higher", "lower"), [(10.0, 9.5), (0.5, 0.0), (4.0, -10.0)])
def test_more_cooperation_stands_higher(higher: float, lower: float) -> None:
    up, down = replace(VISIT, id="evt_up", score=higher), replace(VISIT, id="evt_down", score=lower)
    found = points(parsed(replace(DYAD, events=(up, down))))
    assert float(found["#evt_up"].attrib["cy"]) < float(found["#evt_down"].attrib["cy"])


def test_a_month_without_a_day_stands_in_its_middle() -> None:
    june = When(start="2021-06-01", end="2021-06-30", precision="month")
    events = [replace(VISIT, id=f"evt_{n}", date=d) for n, d in enumerate([day("2021-06-01"), june, day("2021-06-30")])]
    found = points(parsed(replace(DYAD, events=tuple(events), balance=())))
    first, middle, last = (float(found[f"#evt_{n}"].attrib["cx"]) for n in range(3))
    assert middle == pytest.approx((first + last) / 2, abs=0.2)


def test_the_balance_has_a_bar_a_month() -> None:
    titles = [bar.findtext(f"{SVG}title") for bar in parsed(DYAD).iter(f"{SVG}rect")]
    assert [t for t in titles if t] == ["2021-06: +11, 5 events", "2021-09: +9.5, 1 event"]


def test_it_has_axes_a_legend_and_a_title_and_no_script() -> None:
    data = timeline.render(DYAD)
    words = {text.text for text in parsed(DYAD).iter(f"{SVG}text")}
    expected = {"Cooperation and conflict: Pakistan and Tajikistan", "+10", "0", "2021-06", "deeds of conflict"}
    assert expected <= words
    assert b"<script" not in data
    assert not re.search(rb"\son\w+=|url\(|@import|https?://(?!www\.w3\.org/2000/svg)", data)


def test_the_same_input_gives_the_same_bytes_in_any_order() -> None:
    assert timeline.render(DYAD) == timeline.render(replace(DYAD, events=DYAD.events[::-1]))


def test_two_thousand_events_and_none() -> None:
    def event(number: int) -> LedgerEvent:
        when = day(date.fromordinal(737000 + number % 900).isoformat())
        return replace(VISIT, id=f"evt_{number:04}", date=when, score=float(number % 41 - 20) / 2)

    assert len(points(parsed(replace(DYAD, events=tuple(map(event, range(2000))))))) == 2000
    empty = timeline.render(Dyad(codes=DYAD.codes, names=DYAD.names))
    assert "No event in this period" in empty.decode()


@pytest.mark.parametrize("since", ["2020", "2020-01", "2020-01-01"])
def test_the_axis_begins_where_the_period_does(since: str) -> None:
    labels = [t.text or "" for t in parsed(replace(DYAD, since=since)).iter(f"{SVG}text")]
    assert min(label for label in labels if label.startswith("20")) == "2020-01"


def test_colours_of_paper_need_no_variables() -> None:
    assert "var(" not in timeline.PAPER_STYLE
    assert "@media" not in timeline.PAPER_STYLE
    assert ".vc{fill:#1b7fbd" in timeline.PAPER_STYLE.replace(" ", "").replace(".tl", "")
