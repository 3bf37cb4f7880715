"""Events as comma-separated values: UTF-8, a head line, one row an event; several values in one cell are parted by `|`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import IO, Any

from dragoman.model.ledger import LedgerEvent
from dragoman.views.exports.columns import COLUMNS

SEPARATOR = "|"


def write(events: Iterable[LedgerEvent], out: IO[bytes]) -> int:
    """Writes the rows; what is not known is an empty cell. None is left out."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow([c.name for c in COLUMNS])
    for event in events:
        rows.writerow([_cell(c.value(event)) for c in COLUMNS])
    text.detach()  # `out` is the caller's: it must not be closed with the wrapper
    return 0


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return SEPARATOR.join(item.replace(SEPARATOR, "/") for item in value)
    return value
