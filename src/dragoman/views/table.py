"""Events as a table: who, what, to whom, when, where, status, and the sentence that says so."""

from __future__ import annotations

import io
import shutil
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.model.records import Claim, Reading
from dragoman.views import wording

if TYPE_CHECKING:
    from rich.console import RenderableType

HEADER = ("who", "what", "to whom", "when", "where", "status", "sentence")


def rows(reading: Reading) -> list[tuple[str, ...]]:
    """The cells of the table, one row an event."""
    return [
        (
            wording.who(c.actors),
            wording.act(c),
            wording.who(c.recipients),
            wording.when(c.date),
            wording.where(c.place),
            c.status,
            wording.sentence(c),
        )
        for c in reading.records
        if isinstance(c, Claim)
    ]


def caption(reading: Reading) -> str:
    """What the table is of."""
    report = reading.report
    published = f", published {report.published}" if report.published else ""
    return wording.clean(f"{report.title or report.id} ({report.language}{published})")


def others(reading: Reading) -> list[tuple[str, str, str]]:
    """Records that are no events: kind, what it says, the sentence."""
    found = [r for r in reading.records if not isinstance(r, Claim)]
    return [(r.record, wording.describe(r), wording.sentence(r)) for r in found]


def render(reading: Reading) -> str:
    """Plain text for pipes and files: columns as wide as their cells, the sentence last and whole."""
    out = [caption(reading)]
    events = rows(reading)
    out += _columns([HEADER, *events]) if events else ["no event between states found"]
    more = others(reading)
    if more:
        out += ["", *_columns([("record", "what it says", "sentence"), *more])]
    return "\n".join(out) + "\n\n"


def _columns(cells: Sequence[Sequence[str]]) -> list[str]:
    from rich.cells import cell_len  # slow to load, and only tables need it

    widths = [max(cell_len(row[i]) for row in cells) for i in range(len(cells[0]) - 1)]
    lines = []
    for row in cells:
        padded = [cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=False)]
        lines.append("  ".join([*padded, row[-1]]).rstrip())
    return lines


def coloured(reading: Reading) -> str:
    """The same for a terminal: wrapped to its width, with colour unless NO_COLOR is set."""
    from rich.console import Console, Group
    from rich.text import Text

    events, more = rows(reading), others(reading)
    title = Text(caption(reading), style="bold")
    parts: list[RenderableType] = (
        [title, _grid(HEADER, (3, 2, 3, 2, 2, 2, 6), events)]
        if events
        else [title, Text("no event between states found")]
    )
    if more:
        parts.append(_grid(("record", "what it says", "sentence"), (2, 9, 9), more))
    width = max(60, shutil.get_terminal_size().columns)
    console = Console(file=io.StringIO(), force_terminal=True, width=width)
    with console.capture() as captured:
        console.print(Group(*parts))
    return captured.get() + "\n"


def _grid(names: Sequence[str], ratios: Sequence[int], cells: Sequence[Sequence[str]]) -> RenderableType:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=SIMPLE_HEAD, expand=True)
    for name, ratio in zip(names, ratios, strict=True):
        grid.add_column(name, ratio=ratio, style="dim" if name == "sentence" else "")
    for row in cells:
        # Text, not markup: a report may contain brackets.
        grid.add_row(*(Text(cell) for cell in row))
    return grid
