"""Ledgers to test with, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from dragoman.store import opening
from tests.store.servers import NoServer, Server

BOTH = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The PostgreSQL server of this run of the tests."""
    try:
        started = Server().__enter__()
    except NoServer as error:
        pytest.skip(f"not tested on PostgreSQL: {error}")
    yield started
    opening.close_all()
    started.__exit__()


@pytest.fixture(params=BOTH)
def ledgers(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Makes places for new ledgers, all of one kind: a file or a database each."""
    numbers = count(1)
    if request.param == "sqlite":
        yield lambda: str(tmp_path / f"{next(numbers)}.db")
        opening.close_all()
        return
    server: Server = request.getfixturevalue("server")
    made: list[str] = []

    def new() -> str:
        made.append(server.new())
        return made[-1]

    yield new
    opening.close_all()
    for url in made:
        server.drop(url)


@pytest.fixture
def where(ledgers: Callable[[], str]) -> str:
    """A place for one new ledger."""
    return ledgers()
