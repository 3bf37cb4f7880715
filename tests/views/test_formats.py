"""Every format shows every record, and nothing in a report can act on the terminal or page it is shown in."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from dragoman.model.records import Quantity, When
from dragoman.views import html, jsonl, markdown, table, wording
from tests.views.samples import TEXT, empty, reading

FACTS = (
    "Pakistan",
    "Tajikistan",
    "joint statement",
    "CONSULT",
    "2021-06-02",
    "Dushanbe",
    "planned",
    "kashmir",
    "CASA-1000",
    "1,500,000,000",
)


def test_jsonl_has_one_object_a_record() -> None:
    lines = jsonl.render(reading()).encode("utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    assert [r["record"] for r in records] == list(wording.KINDS)
    for record in records:
        for quote in record["evidence"]:
            assert TEXT[slice(*quote["span"])] == quote["text"]
    assert jsonl.render(empty()) == ""


@pytest.mark.parametrize(
    "render", [table.render, table.coloured, markdown.render], ids=["plain", "coloured", "markdown"]
)
def test_views_for_people_show_all_that_matters(render: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    assert callable(render)
    shown = render(reading())
    unmarked = re.sub(r"\x1b\[[0-9;]*m|\\", "", shown)
    for fact in FACTS:
        assert fact in unmarked
    assert "no event" in render(empty()).lower()


def test_plain_tables_have_no_control_characters() -> None:
    shown = table.render(reading())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", shown)
    assert "[bold]Tajikistan[/bold]" in shown


def test_coloured_tables_show_brackets_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "600")
    assert "[bold]Tajikistan[/bold]" in table.coloured(reading())


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 160])
def test_a_terminal_of_any_width_shows_dates_whole(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    shown = re.sub(r"\x1b\[[0-9;]*m", "", table.coloured(reading()))
    assert "2021-06-02" in shown
    assert "planned" in shown
    assert "\u2026" not in shown
    assert max(map(len, shown.splitlines())) <= width


def test_columns_stand_under_one_another_in_every_script() -> None:
    from rich.cells import cell_len

    lines = table.columns([["who", "what"], ["ताजिकिस्तान के राष्ट्रपति", "x"], ["طاجيكستان", "x"], ["中国", "x"]])
    assert len({cell_len(line) for line in lines[1:]}) == 1


def test_markdown_from_a_report_is_text() -> None:
    shown = markdown.render(reading())
    assert "<script>" not in shown
    assert "&lt;script" in shown
    assert "\\*signed\\*" in shown
    assert "\\[bold\\]" in shown
    assert "2021-06-02" in shown


@pytest.mark.parametrize(
    ("text", "escaped"),
    [("- a", "\\- a"), ("+ a", "\\+ a"), ("1. a", "1\\. a"), ("# a", "\\# a"), ("a (b) - 1.5!", "a (b) - 1.5!")],
)
def test_markdown_is_escaped_where_it_would_mean_something(text: str, escaped: str) -> None:
    assert markdown.escape(text) == escaped


@pytest.mark.parametrize(
    ("quantity", "said"),
    [
        (Quantity(value=2, unit="month"), "2 months"),
        (Quantity(value=1, unit="month"), "1 month"),
        (Quantity(value=3, unit="country"), "3 countries"),
        (Quantity(value=5, unit="%"), "5 %"),
        (Quantity(value=5, currency="USD"), "5 USD"),
    ],
)
def test_quantities_agree_with_their_number(quantity: Quantity, said: str) -> None:
    assert wording.amount(quantity) == said


class _Page(HTMLParser):
    """Collects what a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.body: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "div" in self.open:
            self.body.append(data)


def parse(page: str) -> _Page:
    parser = _Page()
    parser.feed(page)
    parser.close()
    return parser


def test_html_is_the_report_with_its_records_marked() -> None:
    page = parse("".join(html.page([html.render(reading(), TEXT)])))
    assert page.open == []
    shown = "".join(page.body)
    assert shown == re.sub("[\x00-\x08\x0b-\x1f\ud800-\udfff]", "\ufffd", TEXT)
    assert page.tags.count("li") == len(reading().records)
    titles = " ".join(v or "" for k, v in page.attributes if k == "title")
    assert "joint statement [CONSULT visit]" in titles


def test_html_says_what_its_colours_mean_and_when_there_is_nothing_to_mark() -> None:
    shown = "".join(html.page([html.render(empty(), "Rain.")]))
    for cls in ("trigger", "who", "when"):
        assert f'<mark class="{cls}">' in shown
    assert "No event between states found." in shown
    assert "<ol>" not in shown


def test_html_can_run_nothing_and_load_nothing() -> None:
    page = parse("".join(html.page([html.render(reading(), TEXT)])))
    assert not {"script", "img", "link", "iframe", "object", "a"} & set(page.tags)
    assert not [k for k, _ in page.attributes if k.startswith("on") or k in ("src", "href")]
    assert any(v and "default-src 'none'" in v for _, v in page.attributes)


@pytest.mark.parametrize(
    ("text", "direction"), [("ايران و تاجیکستان", "rtl"), ("(12) Iran", "ltr"), ("भारत", "ltr"), ("…", "ltr")]
)
def test_html_is_written_from_the_side_the_report_is(text: str, direction: str) -> None:
    assert f'dir="{direction}"' in html.render(empty(), text)


@pytest.mark.parametrize(
    ("date", "said"),
    [
        (None, ""),
        (When(text="Wednesday"), '"Wednesday"'),
        (When(start="2021-06-02", end="2021-06-02", precision="day"), "2021-06-02"),
        (When(start="2021-06-01", end="2021-06-30", precision="month"), "2021-06"),
        (When(start="2021-01-01", end="2021-12-31", precision="year"), "2021"),
        (When(start="2021-06-02", end="2021-06-04", precision="range"), "2021-06-02..2021-06-04"),
        (When(end="2021-06-04", precision="range"), "..2021-06-04"),
    ],
)
def test_dates_say_as_much_as_is_known(date: When | None, said: str) -> None:
    assert wording.when(date) == said
