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

from dragoman.documents.sources import RawReport
from dragoman.pipeline import read_many
from dragoman.pipeline_ledger import add
from dragoman.store.opening import close_all

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
CORE = ("ar", "en", "fa", "hi", "prs", "ur")
STEP = 30  # days between two tellings of the same reports: beyond those between which two are compared


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
        yield replace(report, id=f"{report.id}#{again}", published=day and day.isoformat())


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


def main() -> int:
    """As a program."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument(
        "--ledger", help="a new file or empty database, kept afterwards; without it a file that is not kept"
    )
    given = parser.parse_args()
    folder = Path(tempfile.mkdtemp())
    try:
        where = given.ledger or str(folder / "bench.db")
        good = adding(where, given.reports, given.workers)
    finally:
        close_all()
        shutil.rmtree(folder)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
