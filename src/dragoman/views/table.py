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

# Columns a terminal needs for seven cells side by side; with fewer, they stand below one another, and never in under _LEAST.
_ROOM = 120
_LEAST = 40

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
    name = report.title or ("standard input" if report.id == "-" else report.id)
    portion = f", characters {reading.portion.start} to {reading.portion.end}" if reading.portion else ""
    return wording.clean(f"{name} ({report.language}{published}{portion})")


def others(reading: Reading) -> list[tuple[str, str, str]]:
    """Records that are no events: kind, what it says, the sentence."""
    found = [r for r in reading.records if not isinstance(r, Claim)]
    return [(r.record, wording.describe(r), wording.sentence(r)) for r in found]


def render(reading: Reading) -> str:
    """Plain text for pipes and files: columns as wide as their cells, the sentence last and whole."""
    out = [caption(reading)]
    events = rows(reading)
    out += columns([HEADER, *events]) if events else ["no event between states found"]
    more = others(reading)
    if more:
        out += ["", *columns([("record", "what it says", "sentence"), *more])]
    return "\n".join(out) + "\n\n"


def columns(cells: Sequence[Sequence[str]]) -> list[str]:
    """Rows as lines, every column but the last as wide as its widest cell."""
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
    width = max(_LEAST, shutil.get_terminal_size().columns)
    layout = _grid if width >= _ROOM else _stack
    parts: list[RenderableType] = (
        [title, layout(HEADER, (3, 3, 3, 0, 2, 0, 5), events)]
        if events
        else [title, Text("no event between states found")]
    )
    if more:
        parts.append(layout(("record", "what it says", "sentence"), (0, 1, 1), more))
    console = Console(file=io.StringIO(), force_terminal=True, width=width)
    with console.capture() as captured:
        console.print(Group(*parts))
    return captured.get() + "\n"


def stacked(names: Sequence[str], cells: Sequence[Sequence[str]]) -> str:
    """Rows for a terminal, as wide as it is: side by side where there is room, else the cells of a row below one another."""
    from rich.console import Console

    width = max(_LEAST, shutil.get_terminal_size().columns)
    shown = _grid(names, [1] * len(names), cells) if width >= _ROOM else _stack(names, (), cells)
    console = Console(file=io.StringIO(), force_terminal=True, width=width)
    with console.capture() as captured:
        console.print(shown)
    return captured.get()


def _grid(names: Sequence[str], ratios: Sequence[int], cells: Sequence[Sequence[str]]) -> RenderableType:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=SIMPLE_HEAD, expand=True)
    for name, ratio in zip(names, ratios, strict=True):
        # A date cut short is no date: columns of ratio 0 are as wide as their cells, and nothing is cut, only wrapped.
        style = "dim" if name == "sentence" else ""
        grid.add_column(name, ratio=ratio or None, style=style, max_width=None if ratio else 22, overflow="fold")
    for row in cells:
        # Text, not markup: a report may contain brackets.
        grid.add_row(*(Text(cell) for cell in row))
    return grid


def _stack(names: Sequence[str], _ratios: Sequence[int], cells: Sequence[Sequence[str]]) -> RenderableType:
    """For a narrow terminal: the cells of a row below one another, empty ones left out."""
    from rich.table import Table
    from rich.text import Text

    stack = Table.grid(padding=(0, 2, 0, 0))
    stack.add_column(style="bold", no_wrap=True)
    stack.add_column(overflow="fold")
    for row in cells:
        stack.add_row("", "")
        for name, cell in zip(names, row, strict=True):
            if cell:
                stack.add_row(name, Text(cell, style="dim" if name == "sentence" else ""))
    return stack
