"""In which forms can the ledger's events be had elsewhere? The table of them, and `export`.

Each form is a module with a function that takes events in the order of their ids and writes them as they come. The same events
give the same bytes, in whatever order they are handed in. docs/exports.md says which field goes where.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import IO, NamedTuple

from dragoman.model.errors import UnknownForm
from dragoman.model.ledger import LedgerEvent
from dragoman.views.exports import csv_table, ftm, gdelt, jsonl, jsonld, parquet, plover
from dragoman.views.exports.order import in_order

# Writes events, the ids in order, and returns how many of them the form cannot hold.
Writer = Callable[[Iterable[LedgerEvent], IO[bytes]], int]


class Form(NamedTuple):
    """A form: its writer, the ending of its files, and what it is for."""

    write: Writer
    ending: str
    what_for: str


FORMS: dict[str, Form] = {
    "jsonl": Form(jsonl.write, ".jsonl", "everything the ledger says of an event, one JSON object a line"),
    "csv": Form(csv_table.write, ".csv", "one row an event, for spreadsheets and statistics"),
    "parquet": Form(
        parquet.write, ".parquet", "the same rows with types, for pandas, polars and DuckDB (needs dragoman[export])"
    ),
    "plover": Form(plover.write, ".jsonl", "PLOVER records, one JSON object a line, to load beside POLECAT"),
    "gdelt": Form(gdelt.write, ".export.CSV", "the 61 columns of GDELT 2.0 Events, for tools that read GDELT"),
    "ftm": Form(ftm.write, ".ftm.json", "FollowTheMoney entities, one a line, for Aleph and the like"),
    "jsonld": Form(jsonld.write, ".jsonld", "linked data in the words of schema.org, PROV and Web Annotation"),
}


def export(events: Iterable[LedgerEvent], form: str, out: IO[bytes]) -> int:
    """Writes events in a form.

    Args:
        events: of one ledger, in any order, no id twice. More than fit in memory are sorted on disk.
        form: a name of `FORMS`.
        out: where to, open for bytes; it is not closed.

    Returns:
        How many events the form cannot hold (GDELT: acts that did not take place, or of no known day); 0 for most forms.

    Raises:
        UnknownForm: there is no form of that name.
        MissingExtra: the form needs a package that is not installed.
    """
    if form not in FORMS:
        raise UnknownForm(f"no form called {form!r}", remedy=f"There are: {', '.join(FORMS)}")
    return FORMS[form].write(in_order(events), out)
