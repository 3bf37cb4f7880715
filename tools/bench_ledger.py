"""How fast are reports added to a ledger and questions answered? Prints figures; ends with 1 where a goal is missed.

Reports are those of ../shared beside the checkout, else the examples, told again and again some days later each time (a date that a
text spells out stays what it is). Bare reading with as many workers is what adding is compared with, by the clock and by what the
processors did, as other work on the machine disturbs the first.

    python tools/bench_ledger.py [--reports 10000] [--events 100000] [--workers 1] [--ledger FILE_OR_URL]
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any, cast

from click.testing import CliRunner
from sqlalchemy import func, select

from dragoman.documents.sources import RawReport
from dragoman.model.decoding import record_of
from dragoman.model.ids import text_hash, with_id
from dragoman.model.records import Claim, Reading, to_json
from dragoman.pipeline import read_many
from dragoman.pipeline_ledger import Added, _work, _write, add
from dragoman.store.opening import close_all, reading, writing
from dragoman.store.schema import things
from dragoman.views.cli import main as commands

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
CORE = ("ar", "en", "fa", "hi", "prs", "ur")
STEP = 30  # days between two tellings of the same reports: beyond those between which two are compared
_MOST = 60  # reports that the large ledger is made of
_GOAL = 100  # ms


@dataclass(frozen=True, slots=True)
class Cost:
    """What something took: seconds by the clock, and seconds of all processors."""

    clock: float
    work: float


def texts() -> list[RawReport]:
    """The reports that are told again and again."""
    found = []
    for manifest in sorted((SHARED / "gold").glob("*.manifest.jsonl")):
        for line in manifest.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            path = SHARED / entry["path"]
            if entry["language"] in CORE and path.exists():
                text = path.read_text(encoding="utf-8")
                found.append(
                    RawReport(
                        id=entry["report"], text=text, language=entry["language"], published=entry.get("published")
                    )
                )
    if not found:
        lines = (ROOT / "examples" / "reports.jsonl").read_text(encoding="utf-8").splitlines()
        found = [RawReport(**json.loads(line)) for line in lines]
    return list({r.id: r for r in found}.values())


def told_again(reports: list[RawReport], number: int) -> Iterator[RawReport]:
    """As many reports, each round some days after the one before."""
    for n in range(number):
        again, of = divmod(n, len(reports))
        report = reports[of]
        day = date.fromisoformat(report.published) + timedelta(days=STEP * again) if report.published else None
        yield replace(report, id=f"{report.id}#{again}", published=day.isoformat() if day else None)


def cost(what: Callable[[], object]) -> Cost:
    """What a call costs, with all processes that it starts and ends."""
    clock, work = time.perf_counter(), _worked()
    what()
    return Cost(time.perf_counter() - clock, _worked() - work)


def _worked() -> float:
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def memory() -> float:
    """MiB that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


class Watched:
    """Passes reports on, and notes how much memory is held after each so many."""

    def __init__(self, docs: Iterable[RawReport], every: int) -> None:
        self._docs, self._every = docs, every
        self.held: list[float] = []

    def __iter__(self) -> Iterator[RawReport]:
        for n, doc in enumerate(self._docs):
            if n % self._every == 0:
                self.held.append(memory())
            yield doc


def adding(where: str, number: int, workers: int) -> bool:
    """Compares adding with bare reading. Whether adding is fast and level enough."""
    reports = texts()
    for _ in read_many(reports, 1):  # loads the languages
        pass
    print(f"{number} reports: {len(reports)} told every {STEP} days; {workers} worker{'s' * (workers > 1)}", flush=True)
    bare = cost(lambda: [None for _ in read_many(told_again(reports, number), workers)])
    print(
        f"  bare reading  {number / bare.clock:7.1f} reports/s, {1000 * bare.work / number:6.2f} ms of processor a report",
        flush=True,
    )
    watched = Watched(told_again(reports, number), max(1, number // 10))
    full = cost(lambda: add(where, watched, workers))
    print(
        f"  adding        {number / full.clock:7.1f} reports/s, {1000 * full.work / number:6.2f} ms of processor a report"
    )
    speed, work = bare.clock / full.clock, bare.work / full.work
    print(f"  adding has {speed:.0%} of the speed of bare reading by the clock, {work:.0%} by the work (goal: 60 %)")
    print("  memory after each tenth:", " ".join(f"{m:.0f}" for m in watched.held), "MiB")
    return max(speed, work) >= 0.6


# -- a large ledger, and what it is asked -----------------------------------------------------------------------------------


def large(where: str, events: int) -> None:
    """Makes a ledger of as many events: what was read in the reports that tell most, told again at other times.

    Nothing is read anew for it; all the rest goes the way of every add.
    """
    known = {r.id: r for r in texts()}
    found = [r for r in read_many(known.values(), 1) if isinstance(r, Reading)]
    found.sort(key=lambda r: -sum(isinstance(c, Claim) for c in r.records))
    start, again, made = time.perf_counter(), 0, 0
    while made < events:
        again -= 1
        worked = [_work(*_moved(reading, known[reading.report.id].text, again)) for reading in found[:_MOST]]
        with writing(where, make=True) as connection:
            _write(connection, worked, Added())
            made = int(connection.execute(select(func.count()).where(things.c.record == "event")).scalar() or 0)
    took = time.perf_counter() - start
    print(
        f"{made} events from {-again * _MOST} readings, stored and joined in {took:.0f} s ({1000 * took / (-again * _MOST):.1f} ms each)",
        flush=True,
    )


def _moved(reading: Reading, text: str, again: int) -> tuple[Reading, str]:
    """A reading and its text as if told some months earlier or later."""
    other = f"{text}\n#{again}"
    value = {"sha256": text_hash(other), "id": f"{reading.report.id}#{again}"}
    report = replace(reading.report, **value, published=_later(reading.report.published, STEP * again))
    records = (record_of(_shifted(to_json(record), STEP * again)) for record in reading.records)
    return replace(
        reading, report=report, records=tuple(with_id(replace(cast("Claim", r), report=report)) for r in records)
    ), other


def _shifted(value: Any, days: int) -> Any:
    """JSON with all its dates moved."""
    if isinstance(value, dict):
        return {
            k: _later(v, days) if k in ("start", "end", "published") and v else _shifted(v, days)
            for k, v in value.items()
        }
    return [_shifted(v, days) for v in value] if isinstance(value, list) else value


def _later(day: str | None, days: int) -> str | None:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat() if day else None


def questions(where: str) -> dict[str, list[list[str]]]:
    """Command lines, several of each kind."""
    with reading(where) as connection:
        some = list(
            connection.execute(
                select(things.c.id, things.c.start).where(things.c.record == "event").order_by(things.c.id).limit(4000)
            )
        )
    ids = [row.id for row in some[:: len(some) // 15]]
    years = sorted({row.start[:4] for row in some if row.start})
    year = years[len(years) // 2]
    pairs = [p.split() for p in ("PAK TJK", "DEU TUR", "GRC MKD", "USA RUS", "IRN PAK")]
    words = (
        "agreement",
        "सम्मेलन",
        "پاکستان",
        "وزير الخارجية",
        "president visit",
        "CASA-1000",
        "glacier conference",
        "nothingofthekind",
    )
    return {
        "events --between": [["events", "--between", *p] for p in pairs],
        "events --between --since --kind": [
            ["events", "--between", *p, "--since", year, "--kind", "visit,signing"] for p in pairs
        ],
        "events --since --until": [["events", "--since", y, "--until", y] for y in years[:: len(years) // 5]],
        "events --since": [["events", "--since", y] for y in years[:: len(years) // 5]],
        "events --kind": [["events", "--kind", k] for k in ("visit", "strike", "signing", "threat", "pledge")],
        "events --by": [["events", "--by", p[0]] for p in pairs],
        "events": [["events"]],
        "event": [["event", i] for i in ids],
        "agreements": [["agreements", *p] for p in pairs],
        "commitments --due --by": [["commitments", "--due", "--by", p[0]] for p in pairs],
        "commitments --due": [["commitments", "--due"]],
        "positions --issue": [["positions", "--issue", i] for i in ("kashmir", "palestine", "name")],
        "unanswered --of": [["unanswered", "--of", p] for p in ("TJK", "PAK", "IRN")],
        "unanswered": [["unanswered"]],
        "institutions": [["institutions", *p] for p in pairs],
        "projects": [["projects", n] for n in ("CASA-1000", "TAPI", "Nord Stream")],
        "search": [["search", w] for w in words],
        "history": [["history", i] for i in ids[:5]],
    }


def asking(where: str) -> bool:
    """Times every question as the command line asks it, within this process. Whether all are answered fast enough."""
    good = True
    print(f"{'question':34} median      most   lines")
    for name, asked in questions(where).items():
        took, lines = [], []
        for arguments in asked * max(1, 9 // len(asked)):
            start = time.perf_counter()
            answer = CliRunner().invoke(commands, [*arguments, "--ledger", where])
            took.append(1000 * (time.perf_counter() - start))
            lines.append(answer.stdout.count("\n"))
            if answer.exit_code and arguments[0] != "search":
                print(answer.output)
        good = good and median(took) < _GOAL
        print(
            f"{name:34} {median(took):5.0f} ms {max(took):6.0f} ms  {max(lines):6}{'' if median(took) < _GOAL else '  too slow'}",
            flush=True,
        )
    return good


def main() -> int:
    """As a program."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument(
        "--ledger", help="a new file or empty database, kept afterwards; without it a file that is not kept"
    )
    parser.add_argument("--large", help="the same for the ledger that is asked")
    parser.add_argument("--asking", action="store_true", help="ask the ledger of --large as it is")
    given = parser.parse_args()
    folder = Path(tempfile.mkdtemp())
    try:
        where = given.ledger or str(folder / "bench.db")
        good = adding(where, given.reports, given.workers) if given.reports else True
        if given.events:
            wide = given.large or str(folder / "large.db")
            if not given.asking:
                large(wide, given.events)
            good = asking(wide) and good
    finally:
        close_all()
        shutil.rmtree(folder)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
