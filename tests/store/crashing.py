"""Does an add that is killed at any moment lose or spoil anything? Kills it, runs it again, and compares with one left alone.

python -m tests.store.crashing --kills 100 [--postgresql]
"""

from __future__ import annotations

import argparse
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from sqlalchemy import text

from dragoman import pipeline_ledger
from dragoman.documents.sources import RawReport
from dragoman.store.opening import close_all, reading
from dragoman.views.verifying import check
from tests.store.servers import Server
from tests.store.shelf import archive, export, put

_FORK = get_context("fork")  # a child starts with the languages loaded: all of its time is spent adding
_BATCH = 5  # reports a transaction, so that kills fall between transactions as well as inside


@dataclass(slots=True)
class Crashes:
    """What came of it: how many adds were killed while they ran, and which of the ledgers differ afterwards."""

    kills: int = 0
    finished: int = 0
    wrong: list[str] = field(default_factory=list)
    held: list[int] = field(default_factory=list)  # how many reports were in the ledger after each kill

    def said(self) -> str:
        """In one line."""
        held = f"{min(self.held, default=0)} to {max(self.held, default=0)}"
        agree = self.kills + self.finished - len(self.wrong)
        head = f"{self.kills} adds killed while they ran, {self.finished} just after; they left {held} reports behind; "
        return (
            head
            + f"{agree} of {self.kills + self.finished} ledgers equal the undisturbed one"
            + "".join(f"\n{w}" for w in self.wrong)
        )


def crash(new: Callable[[], str], docs: Sequence[RawReport], kills: int, seed: int = 0) -> Crashes:
    """Kills as many adds of these reports, each into a new ledger, and runs each again.

    Args:
        new: makes a place for a new ledger.
    """
    chance = random.Random(seed)
    undisturbed = new()
    put(undisturbed, docs)  # loads the languages
    wanted = export(undisturbed)
    lasts = _duration(new(), docs)
    found = Crashes()
    for number in range(kills):
        where = new()
        moment = chance.uniform(0.0, lasts)
        if _killed(where, docs, moment):
            found.kills += 1
        else:
            found.finished += 1
        found.held.append(_held(where))
        put(where, docs)
        if export(where) != wanted or (faults := check(where).faults):
            found.wrong.append(
                f"kill {number} after {moment:.3f} s: {faults if export(where) == wanted else 'another export'}"
            )
    return found


def _add(where: str, docs: Sequence[RawReport]) -> None:
    pipeline_ledger._BATCH = _BATCH
    put(where, docs)


def _duration(where: str, docs: Sequence[RawReport]) -> float:
    """Seconds that an add takes that is left alone."""
    close_all()  # no connection may be taken along into another process
    child = _FORK.Process(target=_add, args=(where, docs))
    start = time.perf_counter()
    child.start()
    child.join()
    assert child.exitcode == 0
    return time.perf_counter() - start


def _killed(where: str, docs: Sequence[RawReport], moment: float) -> bool:
    """Starts an add and kills it after some seconds; whether it was still running."""
    close_all()
    child = _FORK.Process(target=_add, args=(where, docs))
    child.start()
    child.join(moment)
    child.kill()
    child.join()
    return child.exitcode == -signal.SIGKILL


def _held(where: str) -> int:
    """How many reports are in a ledger that may not have been finished."""
    if "://" not in where and not Path(where).exists():
        return 0
    with reading(where) as connection:
        return int(connection.execute(text("SELECT count(*) FROM reports")).scalar() or 0)


def _places(server: Server | None, folder: Path) -> Callable[[], str]:
    if server is not None:
        return server.new
    numbers = iter(range(1_000_000))
    return lambda: str(folder / f"{next(numbers)}.db")


def main(arguments: Sequence[str]) -> int:
    """As a program: 1 where any ledger differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--postgresql", action="store_true", help="on a server of its own instead of SQLite")
    given = parser.parse_args(arguments)
    folder = Path(tempfile.mkdtemp())
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder)
        server = stack.enter_context(Server()) if given.postgresql else None
        stack.callback(close_all)
        start = time.perf_counter()
        found = crash(_places(server, folder), archive(), given.kills, given.seed)
        print(f"{'PostgreSQL' if server else 'SQLite'}, {time.perf_counter() - start:.0f} s: {found.said()}")
    return 1 if found.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
