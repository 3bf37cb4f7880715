"""Records as Markdown: one heading a report, one item a record, the sentence quoted below it."""

from __future__ import annotations

import re

from dragoman.model.records import Claim, Reading, Record
from dragoman.views import table, wording

# All that Markdown or HTML inside it could read as markup: some signs anywhere, others where a line begins.
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&]|^[-+=]|(?<=^\d)[.)])")


def escape(text: str) -> str:
    """Text that Markdown shows as it stands."""
    return (
        _SPECIAL.sub(r"\\\1", wording.clean(text)).replace("\\<", "&lt;").replace("\\>", "&gt;").replace("\\&", "&amp;")
    )


def render(reading: Reading) -> str:
    """One report's section."""
    out = [f"## {escape(table.caption(reading))}", ""]
    if not reading.records:
        out += ["No event between states found.", ""]
    for record in reading.records:
        out += [f"- {_line(record)}", ""]
        out += [f"  > {escape(quote.text)}" for quote in record.evidence[:1]]
        out.append("")
    return "\n".join(out) + "\n"


def _line(record: Record) -> str:
    if not isinstance(record, Claim):
        return f"{record.record}: {escape(wording.describe(record))}"
    to = f" → {escape(wording.who(record.recipients))}" if record.recipients else ""
    rest = [wording.when(record.date), wording.where(record.place), record.status]
    tail = ", ".join(escape(part) for part in rest if part)
    return f"**{escape(wording.who(record.actors)) or 'somebody'}**{to}: {escape(wording.act(record))}, {tail}"
