"""A brief says what the ledger holds of two states, every line cited, and nothing in a report can act on the page."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.errors import MissingExtra
from dragoman.model.ledger import LedgerEvent, LedgerObject
from dragoman.model.records import When
from dragoman.views import brief, brief_html, brief_lines, brief_markdown, brief_pdf, wording
from dragoman.views.brief_lines import Line
from dragoman.views.directions import is_rtl, runs
from dragoman.views.dyads import Dyad
from tests.strategies import events
from tests.views import dyad_samples as samples
from tests.views.dyad_samples import DYAD, TODAY, source

GOLDEN = Path(__file__).resolve().parent / "golden" / "brief.md"
QUOTED = [
    (samples.HINDI, "hi", "ltr"),
    (samples.URDU, "ur", "rtl"),
    (samples.PERSIAN, "fa", "rtl"),
    (samples.DARI, "fa-AF", "rtl"),
    (samples.ARABIC, "ar", "rtl"),
    (samples.PASHTO, "ps", "rtl"),
    (samples.RUSSIAN, "ru", "ltr"),
]


def made() -> brief.Brief:
    return brief.build(DYAD, today=TODAY)


def every(lines: tuple[Line, ...]) -> Iterator[Line]:
    for line in lines:
        yield line
        yield from every(line.under)


class Page(HTMLParser):
    """What a browser would make of a page: its elements, and the words of each block quotation."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.quotes: list[tuple[dict[str, str | None], str]] = []
        self._quoting = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._quoting = tag == "blockquote"
        if self._quoting:
            self.quotes.append((dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        if self._quoting:
            about, said = self.quotes[-1]
            self.quotes[-1] = (about, said + data)

    def handle_endtag(self, tag: str) -> None:
        self._quoting = self._quoting and tag != "blockquote"

    def values(self, name: str) -> list[str]:
        return [v for _, attributes in self.tags if (v := attributes.get(name)) is not None]


def test_markdown_is_as_it_was_looked_at() -> None:
    assert brief_markdown.render(made()) == GOLDEN.read_text(encoding="utf-8")


def test_every_line_of_a_section_is_cited_and_every_note_is_used() -> None:
    found = made()
    cited: set[int] = set()
    for section in found.sections:
        for line in every(section.lines):
            numbers = {*line.cites, *(n for p in line.pieces for n in p.cites)}
            assert numbers, line
            cited |= numbers
    assert cited == {n.number for n in found.notes} == set(range(1, len(found.notes) + 1))


def test_every_event_and_object_stands_in_one_section() -> None:
    anchors = [line.anchor for section in made().sections for line in every(section.lines)]
    expected = [*(e.id for e in DYAD.events), *(o.id for o in DYAD.objects), *(d.id for d in DYAD.discrepancies)]
    assert sorted(a for a in anchors if a) == sorted(expected)


def test_a_copy_is_said_to_be_one() -> None:
    (copy,) = (n for n in made().notes if n.remark)
    (first,) = (n for n in made().notes if n.report == "ur-1.txt")
    assert f"of note {first.number}" in copy.remark
    assert "one independent source" in copy.remark


def test_what_was_not_answered_says_where_an_answer_was_looked_for() -> None:
    (section,) = (s for s in made().sections if s.title == "Raised and not answered")
    said = "".join(p.text for p in section.lines[0].pieces)
    assert "searched: 6 reports from 2021-06-03 to 2021-06-06" in said


@pytest.mark.parametrize(
    ("deadline", "today", "said"),
    [
        ("2021-12-31", "2021-12-31", "open, due 2021-12-31, today"),
        ("2021-12-31", "2021-12-30", "open, due 2021-12-31, in 1 day"),
        ("2021-12-31", "2022-01-01", "overdue by 1 day"),
        ("2021-12-31", "2022-06-30", "overdue by 6 months"),
        ("2021-12-31", "2025-01-15", "overdue by 3 years"),
        (None, "2025-01-15", "open, no deadline given"),
    ],
)
def test_deadlines_are_said_in_words(deadline: str | None, today: str, said: str) -> None:
    when = When(start=deadline, end=deadline, precision="day") if deadline else None
    promise = replace(samples.CASA_PROMISE, deadline=when)
    page = brief_markdown.render(brief.build(replace(DYAD, objects=(promise,)), today=today))
    assert said in page


def test_the_longest_overdue_promise_comes_first() -> None:
    def promise(name: str, deadline: str | None, state: str = "open") -> LedgerObject:
        when = When(start=deadline, end=deadline, precision="day") if deadline else None
        return replace(samples.CASA_PROMISE, id=name, deadline=when, state=state, events=())

    promises = [
        promise("done", "2020-01-01", "reported_done"),
        promise("never", None),
        promise("soon", "2022-04-01"),
        promise("late", "2022-01-01"),
        promise("latest", "2021-01-01"),
    ]
    day = date.fromisoformat(TODAY)
    ordered = sorted(promises, key=lambda o: brief_lines.urgency(o, day))
    assert [o.id for o in ordered] == ["latest", "late", "soon", "never", "done"]


def test_html_resolves_every_citation_and_every_point_of_the_picture() -> None:
    page = Page(brief_html.render(made()))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    inner = [h for h in page.values("href") if h.startswith("#")]
    assert {h[1:] for h in inner} <= set(ids)
    assert {f"#{e.id}" for e in DYAD.events} <= set(inner)
    assert {f"#note-{n.number}" for n in made().notes} <= set(inner)


def test_html_has_no_script_and_no_markup_of_a_report() -> None:
    text = brief_html.render(made())
    page = Page(text)
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "img", "iframe", "object", "embed", "form", "i", "base", "link"}
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
    assert [h for h in page.values("href") if not h.startswith("#")] == ["https://news.example/1?a=b"]
    assert "&lt;script&gt;alert" in text
    assert "default-src 'none'" in text


@pytest.mark.parametrize(("sentence", "language", "direction"), QUOTED, ids=[q[1] for q in QUOTED])
def test_html_quotes_in_the_original_with_language_and_direction(sentence: str, language: str, direction: str) -> None:
    quotes = Page(brief_html.render(made())).quotes
    assert ({"dir": direction, "lang": language}, sentence) in quotes


@given(words=st.text(min_size=1, max_size=60))
def test_no_text_of_a_report_becomes_markup(words: str) -> None:
    bad = samples.report(words, "en", None, publisher=words, url=words)
    event = replace(samples.EXERCISE, sources=(source(bad, words),), place=replace(samples.ISLAMABAD, name=words))
    dyad = Dyad(codes=DYAD.codes, names=DYAD.names, events=(event,))
    plain = replace(dyad, events=(samples.EXERCISE,))
    found, expected = (Page(brief_html.render(brief.build(d, today=TODAY))) for d in (dyad, plain))
    left_out = {"bdi", "a", "blockquote"}  # a direction, an address or no sentence may be in the text
    shapes = [[tag for tag, _ in page.tags if tag not in left_out] for page in (found, expected)]
    assert shapes[0] == shapes[1]


@given(found=events())
def test_any_event_of_a_ledger_can_be_briefed(found: LedgerEvent) -> None:
    made_of = brief.build(replace(DYAD, events=(found,), objects=(), discrepancies=()), today=TODAY)
    page = Page(brief.render(made_of, "html").decode())
    assert f"#{found.id}" in page.values("href")
    assert found.id in page.values("id")
    told = {n.report for n in made_of.notes}
    assert told == {wording.clean(s.report.id) for s in found.sources}
    assert brief.render(made_of, "markdown").decode().count("\n[^") == len(made_of.notes)


def test_an_empty_ledger_says_so() -> None:
    empty = brief.build(Dyad(codes=DYAD.codes, names=DYAD.names), today=TODAY)
    text = brief_markdown.render(empty)
    assert "0 events." in text
    for section in empty.sections:
        assert section.empty in text
    assert brief.render(empty, "pdf").startswith(b"%PDF")


def test_pdf_has_the_words_and_its_fonts() -> None:
    data = brief.render(made(), "pdf")
    pages = pypdfium2.PdfDocument(data)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in pages)
    for sentence, _, _ in QUOTED:
        words = sentence.split()
        # Marks above letters and joiners come back in another order, which is how PDF stores shaped text.
        assert sum(word in text for word in words) >= 0.8 * len(words), sentence
    assert "overdue by 2 months" in " ".join(text.split())
    assert "<script>alert" in text
    # A name with six letters before it is that of a font of which the letters used are embedded.
    embedded = set(re.findall(rb"/FontName\s*/[A-Z]{6}\+([\w-]+)", data))
    assert embedded == {b"NotoSans-Regular", b"Amiri-Regular"}
    assert data.count(b"/FontFile2") == len(re.findall(rb"/FontName", data))


def test_every_form_is_the_same_for_the_same_input() -> None:
    for form in brief.FORMS:
        assert brief.render(made(), form) == brief.render(made(), form)
    turned = replace(DYAD, events=DYAD.events[::-1], objects=DYAD.objects[::-1], discrepancies=DYAD.discrepancies[::-1])
    assert brief.render(brief.build(turned, today=TODAY), "markdown") == brief.render(made(), "markdown")


def test_pdf_without_its_packages_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(MissingExtra, match=re.escape("pip install 'dragoman[pdf]'")):
        brief.render(made(), "pdf")
    monkeypatch.undo()
    monkeypatch.setattr(brief_pdf, "find_spec", lambda _name: None)
    with pytest.raises(MissingExtra, match="fontpkg-noto-sans"):
        brief.render(made(), "pdf")


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(ValueError, match="html, markdown, pdf"):
        brief.render(made(), "docx")


def test_a_sentence_that_begins_in_latin_letters_keeps_its_direction() -> None:
    assert is_rtl(samples.PERSIAN)
    assert not is_rtl(samples.HINDI)
    assert not is_rtl("2021")


@given(text=st.text())
def test_runs_leave_nothing_out(text: str) -> None:
    assert "".join(part for part, _ in runs(text)) == text


def test_an_event_stands_under_the_object_that_rests_on_the_same_sentences() -> None:
    signing = replace(samples.SIGNING, objects=())
    documents = replace(samples.DOCUMENTS, events=())
    found = brief.build(replace(DYAD, events=(signing,), objects=(documents,)), today=TODAY)
    (line,) = next(s.lines for s in found.sections if s.title == "Signed")
    assert [under.anchor for under in line.under] == ["evt_signing"]


def test_of_an_interval_the_end_is_the_deadline() -> None:
    promise = replace(samples.CASA_PROMISE, deadline=When(start="2021-01-01", end="2030-06-30", precision="range"))
    page = brief_markdown.render(brief.build(replace(DYAD, objects=(promise,)), today=TODAY))
    assert "open, due 2030-06-30, in 8 years" in page
