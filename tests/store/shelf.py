"""The reports that the tests of the ledger add, and what is compared afterwards."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from dragoman.documents.sources import RawReport
from dragoman.model.ids import dumps
from dragoman.model.records import to_json
from dragoman.pipeline_ledger import Added, add
from dragoman.store import asking
from dragoman.store.opening import reading

DESK = Path(__file__).with_name("desk.jsonl")
REPORTS = Path(__file__).parent.parent / "reports"


@cache
def desk() -> tuple[RawReport, ...]:
    """Reports in six languages on a meeting, a visit and an exchange of strikes; with copies, a denial, and a text that was changed."""
    return tuple(RawReport(**json.loads(line)) for line in DESK.read_text(encoding="utf-8").splitlines())


@cache
def archive() -> tuple[RawReport, ...]:
    """The desk's reports, and all others that the project has written for its tests."""
    found = list(desk())
    for manifest in sorted(REPORTS.glob("*.manifest.jsonl")):
        for line in manifest.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            text = (REPORTS.parent / entry["path"]).read_text(encoding="utf-8")
            found.append(
                RawReport(id=entry["report"], text=text, language=entry["language"], published=entry["published"])
            )
    return tuple(found)


def put(where: str, docs: Iterable[RawReport]) -> Added:
    """Adds reports in this process, so that nothing of a test runs elsewhere."""
    return add(where, docs, workers=1)


def export(where: str) -> list[str]:
    """Everything a ledger holds that does not hang on when it was told: all things by id and all records, as JSON."""
    return list(_exported(where))


def _exported(where: str) -> Iterator[str]:
    with reading(where) as connection:
        yield from (dumps(to_json(thing)) for thing in asking.every_thing(connection))
        yield from (dumps(to_json(record)) for _, record in asking.every_record(connection))


def ids(where: str, **asked: object) -> list[str]:
    """The ids of the things asked for, in the order given."""
    with reading(where) as connection:
        return [t.id for t in asking.things_for(connection, asking.Asked(**asked))]  # type: ignore[arg-type]


def event_with(where: str, *reports: str, of: str = "event") -> str:
    """The id of the event (or agreement …) that just these reports, and maybe others, tell of together; the one with most sources of several."""
    with reading(where) as connection:
        told = [t for t in asking.every_thing(connection, (of,)) if set(reports) <= {s.report.id for s in t.sources}]
    return max(told, key=lambda t: (len(t.sources), t.id)).id


def named(reports: Sequence[RawReport], *names: str) -> list[RawReport]:
    """Those of these names."""
    return [r for r in reports if r.id in names]
