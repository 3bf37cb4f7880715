"""Do many writers and readers of one ledger get in each other's way? Lets them at it, and compares with one writer's ledger.

python -m tests.store.crowding --seconds 60 [--postgresql]
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from multiprocessing import get_context
from multiprocessing.queues import Queue
from pathlib import Path
from typing import Any

from sqlalchemy import text

from dragoman.documents.sources import RawReport
from dragoman.store import asking
from dragoman.store.asking import Asked
from dragoman.store.opening import close_all, reading
from dragoman.views.verifying import check
from tests.store.servers import Server
from tests.store.shelf import desk, export, put

_FORK = get_context("fork")
_AT_ONCE = 6  # reports a writer adds at a time
_YEAR = 366
_HALVES = "SELECT count(*) FROM placements WHERE record NOT IN (SELECT record FROM parts)"
_WORDS = ("tashkent", "trade agreement", "पाकिस्तान", "باكستان")


@dataclass(slots=True)
class Crowd:
    """What came of it."""

    reports: int = 0
    questions: int = 0
    longest: float = 0.0  # seconds that a reader waited for an answer
    blocked: float = 0.0  # the most of these that it neither ran nor waited for a processor
    wrong: list[str] = field(default_factory=list)

    def said(self) -> str:
        """In one line."""
        head = f"{self.reports} reports added, {self.questions} questions answered; the longest took {self.longest:.2f} s, "
        end = "the ledger equals one writer's" if not self.wrong else "; ".join(self.wrong)
        return f"{head}blocked at most {self.blocked:.2f} s; {end}"


def crowd(where: str, alone: str, *, writers: int, readers: int, seconds: float) -> Crowd:
    """Lets writers and readers at one ledger.

    Args:
        where, alone: places for two new ledgers; one writer fills the second with what the others put into the first.
    """
    put(where, desk())  # loads the languages; readers find something from the start
    close_all()
    told: Queue[Any] = _FORK.Queue()
    end = time.time() + seconds
    work = [_FORK.Process(target=_write, args=(where, n, end, told)) for n in range(writers)]
    work += [_FORK.Process(target=_read, args=(where, n, end, told)) for n in range(readers)]
    for process in work:
        process.start()
    answers = [told.get(timeout=seconds + 300) for _ in work]
    for process in work:
        process.join()
    found = Crowd(wrong=[a for a in answers if isinstance(a, str)])
    rounds = {r for a in answers if isinstance(a, set) for r in a}
    for questions, longest, blocked, halves in (a for a in answers if isinstance(a, tuple)):
        found.questions += questions
        found.longest, found.blocked = max(found.longest, longest), max(found.blocked, blocked)
        found.wrong += [f"a reader saw {halves} records in no thing"] if halves else []
    given = {(r.id, r.text): r for r in [*desk(), *(_told(*key) for key in sorted(rounds))]}
    found.reports = len(given)
    put(alone, given.values())
    found.wrong += ["the export differs from one writer's"] if export(where) != export(alone) else []
    found.wrong += check(where).faults
    return found


def _told(number: int, of: int) -> RawReport:
    """A report of the desk, told again some years on under another name."""
    report = desk()[of]
    if report.published is None:
        return replace(report, id=f"{report.id}/{number}")
    later = date.fromisoformat(report.published) + timedelta(days=_YEAR * number)
    return replace(report, id=f"{report.id}/{number}", published=later.isoformat())


def _write(where: str, writer: int, end: float, told: Queue[Any]) -> None:
    """Adds reports, of which every second is also added by another writer."""
    try:
        done: set[tuple[int, int]] = set()
        keys = _keys(writer)
        while time.time() < end:
            some = [next(keys) for _ in range(_AT_ONCE)]
            put(where, [_told(*key) for key in some])
            done |= set(some)
        told.put(done)
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent must not wait for an answer
        told.put(f"a writer failed: {type(error).__name__}: {error}"[:500])


def _keys(writer: int) -> Iterator[tuple[int, int]]:
    chance = random.Random(writer)
    number = 0
    while True:
        number += 1
        own = number * 4 + writer % 4 if number % 2 else number * 4
        order = list(range(len(desk())))
        chance.shuffle(order)
        yield from ((own, of) for of in order)


def _read(where: str, reader: int, end: float, told: Queue[Any]) -> None:
    """Asks until the end; tells how often, the longest wait, how much of it was blocked, and what was seen half done."""
    try:
        number, longest, blocked, halves = 0, 0.0, 0.0, 0
        while time.time() < end:
            before, start = _scheduled(), time.perf_counter()
            halves += _ask(where, number + reader)
            took = time.perf_counter() - start
            longest, blocked = max(longest, took), max(blocked, took - (_scheduled() - before))
            number += 1
            time.sleep(0.01)
        told.put((number, longest, blocked, halves))
    except Exception as error:  # noqa: BLE001 - as above
        told.put(f"a reader failed: {type(error).__name__}: {error}"[:500])


def _ask(where: str, number: int) -> int:
    with reading(where) as connection:
        if number % 4 == 0:
            asking.things_for(connection, Asked(of=("event",), between=("IND", "UZB"), most=50))
        elif number % 4 == 1:
            asking.found_by(connection, _WORDS[number // 4 % len(_WORDS)], 20)
        elif number % 4 == 2:
            for thing in asking.things_for(connection, Asked(by=("IRN",), most=5)):
                asking.thing(connection, thing.id)
        else:
            return int(connection.execute(text(_HALVES)).scalar() or 0)
    return 0


def _scheduled() -> float:
    """Seconds that this process ran or waited for a processor: what else passed, it was blocked."""
    try:
        ran, waited, _ = Path("/proc/self/schedstat").read_text().split()
    except OSError:
        return time.process_time()
    return (int(ran) + int(waited)) / 1e9


def main(arguments: Sequence[str]) -> int:
    """As a program: 1 where anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--writers", type=int, default=4)
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--postgresql", action="store_true", help="on a server of its own instead of SQLite")
    given = parser.parse_args(arguments)
    folder = Path(tempfile.mkdtemp())
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder)
        server = stack.enter_context(Server()) if given.postgresql else None
        stack.callback(close_all)
        where, alone = (server.new(), server.new()) if server else (str(folder / "many.db"), str(folder / "one.db"))
        found = crowd(where, alone, writers=given.writers, readers=given.readers, seconds=given.seconds)
        print(
            f"{'PostgreSQL' if server else 'SQLite'}, {given.writers} writers, {given.readers} readers, {given.seconds:.0f} s: {found.said()}"
        )
    return 1 if found.wrong or found.blocked > 1 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
