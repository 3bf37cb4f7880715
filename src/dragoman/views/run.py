"""Reading many reports for a person: output in the order of the input, problems and progress on standard error."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import IO

from dragoman.documents.sources import Failure, RawReport
from dragoman.model.records import Reading
from dragoman.pipeline import map_many
from dragoman.views import html, jsonl, markdown, table
from dragoman.views.tally import Outcome, Tally, problem

_COLLECT_AFTER = 50_000  # new objects, some 10 MB


def _jsonl(reading: Reading, _text: str) -> Outcome:
    return Outcome.of(reading, jsonl.render(reading))


def _table(reading: Reading, _text: str) -> Outcome:
    return Outcome.of(reading, table.render(reading))


def _markdown(reading: Reading, _text: str) -> Outcome:
    return Outcome.of(reading, markdown.render(reading))


def _html(reading: Reading, text: str) -> Outcome:
    return Outcome.of(reading, html.render(reading, text))


def _coloured(reading: Reading, _text: str) -> Outcome:
    return Outcome.of(reading, table.coloured(reading))


RENDER: dict[str, Callable[[Reading, str], Outcome]] = {
    "table": _table,
    "jsonl": _jsonl,
    "markdown": _markdown,
    "html": _html,
}


def run(docs: Iterable[RawReport | Failure], *, form: str, out: IO[bytes], terminal: bool, workers: int | None) -> int:
    """Read, write and sum up; returns the exit code.

    Args:
        form: table, jsonl, markdown or html.
        out: where the output goes, as UTF-8.
        terminal: whether `out` is a terminal, so that tables may have colour and its width.
    """
    # What a report leaves behind is freed without the collector; looking for more after every few objects only costs time.
    gc.set_threshold(_COLLECT_AFTER, 20, 50)
    render = _coloured if form == "table" and terminal else RENDER[form]
    tally = Tally()
    pieces = (
        html.page(_rendered(docs, render, tally, workers))
        if form == "html"
        else _rendered(docs, render, tally, workers)
    )
    for piece in pieces:
        out.write(piece.encode("utf-8", "replace"))
        if terminal:
            out.flush()
    out.flush()
    if sum(tally.reports.values()) + tally.failed + tally.foreign > 1:
        print(tally.summary(), file=sys.stderr)
    if advice := tally.advice():
        print(advice, file=sys.stderr)
    return tally.exit_code


def _rendered(
    docs: Iterable[RawReport | Failure], render: Callable[[Reading, str], Outcome], tally: Tally, workers: int | None
) -> Iterator[str]:
    with progress() as advance:
        for outcome in map_many(docs, render, workers):
            if isinstance(outcome, Failure) or outcome.begins:
                advance(1)
            if isinstance(outcome, Failure):
                tally.fail(outcome)
                print(problem(outcome), file=sys.stderr)
            else:
                tally.add(outcome)
                yield outcome.rendered


@contextmanager
def progress(shown: bool = False) -> Iterator[Callable[[int], None]]:
    """A counter of reports on standard error, if a person is looking there. `shown`: the output itself goes to that person's screen."""
    if not sys.stderr.isatty() or (sys.stdout.isatty() and not shown):
        yield lambda _: None
        return
    from rich.console import Console  # slow to load, and only a terminal needs it
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), MofNCompleteColumn(), "reports", TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda number: bar.advance(task, number)
