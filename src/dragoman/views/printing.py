"""How does a command write what it found? A table for a person, one JSON object a line for a program."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Sequence
from typing import IO, Any

from dragoman.model.ids import dumps
from dragoman.model.records import to_json
from dragoman.views.table import columns, stacked


def write_rows(names: Sequence[str], cells: Sequence[Sequence[str]], out: IO[bytes], nothing: str) -> None:
    """A table; on a narrow terminal the cells stand below one another. `nothing`: what to say where there is no row."""
    if not cells:
        print(nothing, file=sys.stderr)
        return
    kept = [i for i in range(len(names)) if any(row[i] for row in cells)]
    shown = [[row[i] for i in kept] for row in cells]
    heads = [names[i] for i in kept]
    text = stacked(heads, shown) if _on_terminal(out) else "\n".join(columns([heads, *shown])) + "\n"
    out.write(text.encode("utf-8", "replace"))


def write_json(values: Iterable[Any], out: IO[bytes]) -> None:
    """One JSON object a line."""
    for value in values:
        out.write((dumps(to_json(value) if not isinstance(value, dict) else value) + "\n").encode("utf-8", "replace"))


def write_text(text: str, out: IO[bytes]) -> None:
    """Text as it is."""
    out.write((text.rstrip("\n") + "\n").encode("utf-8", "replace"))


def _on_terminal(out: IO[bytes]) -> bool:
    try:
        return out.isatty()
    except (AttributeError, ValueError, io.UnsupportedOperation):
        return False
