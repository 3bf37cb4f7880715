"""What in the ledger holds these words?"""

from __future__ import annotations

import sys
from typing import IO

from dragoman.model.ledger import LedgerEvent
from dragoman.model.records import to_json
from dragoman.store import asking
from dragoman.store.opening import reading
from dragoman.views.ledger_text import event_row, object_row, report_line, what
from dragoman.views.printing import write_json, write_rows, write_text

_NAMES = ("id", "when", "who", "what", "to whom", "sources", "sentence")


def show(where: str, words: str, form: str, today: str, out: IO[bytes]) -> int:
    """Writes what was found; 1 where nothing was."""
    with reading(where) as connection:
        told, others = asking.found_by(connection, words)
    if form == "jsonl":
        write_json([*told, *({"record": "report", **to_json(r)} for r in others)], out)
        return 0 if told or others else 1
    rows = []
    for thing in told:
        quote = next((q.text for s in thing.sources for q in s.evidence), "")
        if isinstance(thing, LedgerEvent):
            key, when, who, act, whom, _, _, number, _ = event_row(thing)
        else:
            key, _, who, whom, _, when, _, number, _ = object_row(thing, today)
            act = what(thing)
        rows.append((key, when, who, act, whom, number, " ".join(quote.split())))
    write_rows(_NAMES, rows, out, "no event or object with these words")
    if others:
        write_text("\n".join(["also in:", *(f"  {report_line(r)}" for r in others)]), out)
    if not told and not others:
        print("Try fewer words, or another spelling", file=sys.stderr)
    return 0 if told or others else 1
