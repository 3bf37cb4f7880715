"""Adding reports for a person: progress on a terminal, problems named, what came of it at the end."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import IO

from dragoman.documents.sources import Failure, RawReport
from dragoman.pipeline_ledger import Added, add
from dragoman.views.printing import write_json, write_text
from dragoman.views.run import progress
from dragoman.views.tally import problem


def run(where: str, docs: Iterable[RawReport | Failure], workers: int | None, form: str, out: IO[bytes]) -> int:
    """Adds and sums up; the exit code is 1 where a report could not be read (the others are in the ledger).

    Args:
        form: table (a sentence) or jsonl (the counts).
    """
    with progress(out.isatty()) as advance:
        added = add(where, docs, workers, advance)
    for failure in added.failures:
        print(problem(failure), file=sys.stderr)
    if form == "jsonl":
        write_json([_counts(added)], out)
    else:
        write_text(_said(added, where), out)
    return 1 if added.failures else 0


def _counts(added: Added) -> dict[str, int]:
    return {
        "reports": added.reports,
        "known": added.known,
        "records": added.records,
        "changed": len(added.changed),
        "failed": len(added.failures),
    }


def _said(added: Added, where: str) -> str:
    known = f", {added.known} in it already" if added.known else ""
    failed = f", {len(added.failures)} could not be read" if added.failures else ""
    told = f"; {added.records} records, {len(added.changed)} events and objects new or changed" if added.reports else ""
    return f"{where}: {added.reports} report{'' if added.reports == 1 else 's'} added{known}{failed}{told}"
