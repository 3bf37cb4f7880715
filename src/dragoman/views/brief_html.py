"""A brief as one page that needs nothing else: no script, no outside resource, and whatever a report contains shown as text.

The page is built as a tree and written by the standard library, so that no text of a report can become markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as ET

from dragoman.views.brief import Brief, Section
from dragoman.views.brief_lines import Line, Piece
from dragoman.views.brief_notes import Note, named
from dragoman.views.directions import is_rtl, quoted, runs
from dragoman.views.timeline import STYLE as CHART_STYLE
from dragoman.views.timeline import draw
from dragoman.views.tree import add, printable

_STYLE = """
:root{color-scheme:light dark;--ink:#1c1c1c;--soft:#5c5c5c;--line:#d4d4d4;--back:#fff;--link:#0b57a4;--mark:#fff3c4}
@media(prefers-color-scheme:dark){:root{--ink:#e8e8e8;--soft:#a8a8a8;--line:#444;--back:#161616;--link:#8ab8ff;--mark:#4a4213}}
body{margin:0 auto;max-width:52rem;padding:1.5rem 1rem 4rem;font:1rem/1.6 "Noto Sans","Noto Sans Arabic","Noto Sans Devanagari",system-ui,"Segoe UI",sans-serif;color:var(--ink);background:var(--back)}
h1{font-size:1.7rem;line-height:1.25;margin:0}h2{font-size:1.15rem;margin:2rem 0 .5rem;border-bottom:1px solid var(--line);padding-bottom:.2rem;break-after:avoid}
.period,.empty,.aside{color:var(--soft)}.period{margin:.2rem 0 1.2rem}.aside{font-size:.85rem}
a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}
ul,ol{padding-inline-start:1.3rem;margin:.4rem 0}li{margin:.45rem 0;break-inside:avoid;overflow-wrap:anywhere}li:target{background:var(--mark)}
b{font-weight:600;font-variant-numeric:tabular-nums}sup{line-height:0;font-size:.72rem;white-space:nowrap}sup a+a{margin-inline-start:.25em}
ol.notes{font-size:.9rem;padding-inline-start:2.2rem}
blockquote{margin:.25rem 0;padding:.1rem .8rem;border-inline-start:3px solid var(--line);line-height:1.75}
blockquote[dir=rtl]{font-size:1.05em;line-height:1.9}bdi{line-height:1}
figure{margin:1.2rem 0;overflow-x:auto}svg{max-width:100%;height:auto}
@media print{:root{color-scheme:light;--ink:#000;--soft:#444;--line:#bbb;--back:#fff;--link:#000;--mark:#fff}
body{max-width:none;padding:0;font-size:10pt}figure{break-inside:avoid}@page{margin:18mm}}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def render(brief: Brief) -> str:
    """The whole page."""
    html = ET.Element("html", lang="en")
    _head(html, brief.title)
    main = add(add(html, "body"), "main")
    add(main, "h1", brief.title)
    add(main, "p", brief.period, {"class": "period"})
    _list(main, brief.summary, anchored=False)
    if brief.dyad.events:
        add(main, "figure").append(draw(brief.dyad, style=None))
    for section in brief.sections:
        _section(main, section)
    if brief.notes:
        add(main, "h2", "Sources")
        notes = add(main, "ol", attributes={"class": "notes"})
        for note in brief.notes:
            _note(notes, note)
    return f"<!doctype html>\n{ET.tostring(html, encoding='unicode', method='html')}\n"


def _head(html: ET.Element, title: str) -> None:
    head = add(html, "head")
    add(head, "meta", attributes={"charset": "utf-8"})
    add(head, "meta", attributes={"http-equiv": "Content-Security-Policy", "content": _POLICY})
    add(head, "meta", attributes={"name": "referrer", "content": "no-referrer"})
    add(head, "meta", attributes={"name": "viewport", "content": "width=device-width, initial-scale=1"})
    add(head, "title", title)
    ET.SubElement(head, "style").text = _STYLE + CHART_STYLE


def _section(main: ET.Element, section: Section) -> None:
    add(main, "h2", section.title)
    if section.lines:
        _list(main, section.lines)
    else:
        add(main, "p", section.empty, {"class": "empty"})


def _list(parent: ET.Element, lines: Iterable[Line], *, anchored: bool = True) -> None:
    entries = add(parent, "ul")
    for line in lines:
        entry = add(entries, "li", attributes={"id": line.anchor} if line.anchor and anchored else {})
        if line.day:
            add(entry, "b", line.day).tail = " "
        for piece in line.pieces:
            _piece(entry, piece)
        if line.aside:
            spans = add(entry, "span", attributes={"class": "aside"})
            _words(spans, f" · {line.aside}")
        _cite(entry, line.cites)
        if line.under:
            _list(entry, line.under)


def _piece(entry: ET.Element, piece: Piece) -> None:
    _parts(entry, quoted(piece.text) if piece.foreign else runs(piece.text))
    _cite(entry, piece.cites)


def _words(parent: ET.Element, text: str) -> None:
    """Text whose stretches written from the right are isolated."""
    _parts(parent, runs(text))


def _parts(parent: ET.Element, parts: Iterable[tuple[str, bool]]) -> None:
    for part, rtl in parts:
        if rtl:
            add(parent, "bdi", part, {"dir": "rtl"})
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + printable(part)
        else:
            parent.text = (parent.text or "") + printable(part)


def _cite(parent: ET.Element, numbers: Sequence[int]) -> None:
    if numbers:
        above = add(parent, "sup")
        for number in numbers:
            add(above, "a", f"[{number}]", {"href": f"#note-{number}"})


def _note(notes: ET.Element, note: Note) -> None:
    entry = add(notes, "li", attributes={"id": f"note-{note.number}", "value": str(note.number)})
    _words(entry, named(note))
    if note.url:
        _words(entry, " ")
        add(entry, "a", "link", {"href": note.url, "rel": "noopener noreferrer nofollow"})
    if note.remark:
        _words(entry, f" {note.remark}")
    for sentence in note.sentences:
        said = {"dir": "rtl" if is_rtl(sentence) else "ltr", **({"lang": note.code} if note.code else {})}
        add(entry, "blockquote", sentence, said)
