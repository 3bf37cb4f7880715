"""Events as JSON, one a line: all that the ledger says, and back again without loss."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import IO

from dragoman.model.decoding import decoded
from dragoman.model.errors import BadRecord
from dragoman.model.ids import dumps
from dragoman.model.ledger import LedgerEvent
from dragoman.model.records import to_json


def write(events: Iterable[LedgerEvent], out: IO[bytes]) -> int:
    """Writes each event as model/ledger.py has it, keys in its order. None is left out."""
    for event in events:
        out.write(f"{dumps(to_json(event))}\n".encode())
    return 0


def read(lines: Iterable[str | bytes]) -> Iterator[LedgerEvent]:
    """The events that `write` wrote.

    Raises:
        BadRecord: a line is no JSON, or no ledger event.
    """
    for number, line in enumerate(lines, 1):
        try:
            value = json.loads(line)
        except ValueError as error:
            raise BadRecord(f"no JSON ({error})", where=f"line {number}", remedy="Export the ledger again") from error
        if not isinstance(value, dict) or value.get("record") != LedgerEvent.record:
            raise BadRecord("not an event of a ledger", where=f"line {number}", remedy="Give what `jsonl` exported")
        yield decoded(LedgerEvent, value)
