"""A report with its records marked in it, as one page that needs nothing else.

Whatever the report contains is shown as text: every piece is escaped, and the page forbids scripts and outside resources.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise
from typing import NamedTuple

from dragoman.model.records import Claim, Reading, Record
from dragoman.model.spans import Span
from dragoman.views import table, wording

_STYLE = """
body{margin:0 auto;max-width:72rem;padding:1rem;font:1rem/1.7 system-ui,sans-serif;color:#222;background:#fff}
article{display:grid;grid-template-columns:3fr 2fr;gap:2rem;border-top:1px solid #ccc;margin-top:2rem}
@media(max-width:50rem){article{grid-template-columns:1fr}}
h1{font-size:1.1rem;grid-column:1/-1}
.text{white-space:pre-wrap;unicode-bidi:isolate;font-size:1.1rem}
ol{font-size:.9rem;line-height:1.4;padding-inline-start:1.5rem}li{margin-bottom:.7rem}li:target{background:#fff3c4}
mark{background:#fff3c4;color:inherit}mark.who{background:#d7e8ff}mark.trigger{background:#ffd9b3;font-weight:600}
mark.when,mark.where{background:#dff3d8}
q{display:block;color:#666;unicode-bidi:isolate}q::before,q::after{content:""}
"""
_HEAD = (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    '<meta name="viewport" content="width=device-width"><title>Dragoman</title>'
    f"<style>{_STYLE}</style></head><body>\n"
    '<p>Marked are <mark class="trigger">what was done</mark>, <mark class="who">by whom and to whom</mark>, '
    '<mark class="when">when and where</mark>, and <mark>the sentence that says so</mark>. '
    "Rest the pointer on a mark to see its record.</p>\n"
)
_FOOT = "</body></html>\n"


class _Mark(NamedTuple):
    """A stretch of text to mark: how, and with which note."""

    span: Span
    cls: str
    note: str


def page(articles: Iterable[str]) -> Iterator[str]:
    """The page around rendered reports, piece by piece."""
    yield _HEAD
    yield from articles
    yield _FOOT


def render(reading: Reading, text: str) -> str:
    """One report as an article: its text with marks on the left, its records on the right."""
    language = escape(reading.report.language or "")
    read = reading.portion or Span(0, len(text))
    direction = "rtl" if _is_rtl(read.cut(text)) else "ltr"
    notes = "".join(_note(i, r) for i, r in enumerate(reading.records, 1))
    records = f"<ol>{notes}</ol>" if notes else "<p>No event between states found.</p>"
    return (
        f"<article><h1>{_safe(table.caption(reading))}</h1>"
        f'<div class="text" lang="{language}" dir="{direction}">{_marked(text, read, reading.records)}</div>'
        f"{records}</article>\n"
    )


def _is_rtl(text: str) -> bool:
    """Whether the first letter with a direction is written from the right."""
    for char in text:
        way = unicodedata.bidirectional(char)
        if way in ("L", "R", "AL"):
            return way != "L"
    return False


def _note(number: int, record: Record) -> str:
    said = _safe(wording.describe(record))
    quoted = "".join(f'<q dir="auto">{_safe(wording.clean(quote.text))}</q>' for quote in record.evidence[:1])
    return f'<li value="{number}"><b>{_safe(record.record)}</b> {said}{quoted}</li>'


def _marked(text: str, read: Span, records: Iterable[Record]) -> str:
    marks = sorted(set(_marks(records)), key=lambda m: (m.span, m.cls, m.note))
    edges = sorted({*read, *(e for m in marks for e in m.span)})
    out: list[str] = []
    active: list[_Mark] = []
    at = 0
    for start, end in pairwise(edges):
        while at < len(marks) and marks[at].span.start <= start:
            active.append(marks[at])
            at += 1
        active = [m for m in active if m.span.end > start]
        out.append(_piece(text[start:end], active))
    return "".join(out)


def _piece(text: str, marks: list[_Mark]) -> str:
    if not marks:
        return _safe(text)
    classes = " ".join(sorted({m.cls for m in marks}))
    notes = " \u2022 ".join(dict.fromkeys(m.note for m in marks))
    return f'<mark class="{classes}" title="{_safe(notes)}">{_safe(text)}</mark>'


def _marks(records: Iterable[Record]) -> Iterator[_Mark]:
    for record in records:
        note = wording.describe(record)
        for quote in record.evidence:
            yield _Mark(quote.span, "evidence", note)
        if not isinstance(record, Claim):
            continue
        parts = [("who", p) for p in (*record.actors, *record.recipients)]
        for cls, part in [*parts, ("when", record.date), ("where", record.place), ("trigger", record.trigger)]:
            if part is not None and part.span is not None and part.span.end > part.span.start:
                yield _Mark(part.span, cls, note)


def _safe(text: str) -> str:
    """Text for element or attribute; what HTML cannot hold (NUL, lone surrogates) becomes the replacement character."""
    held = "".join(c if c in "\t\n\r" or (c >= " " and not "\ud800" <= c <= "\udfff") else "\ufffd" for c in text)
    return escape(held, quote=True)
