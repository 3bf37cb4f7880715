"""An add that is killed at any moment is simply run again. `make crash` does this a hundred times."""

from __future__ import annotations

from collections.abc import Callable

from tests.store.crashing import crash
from tests.store.shelf import desk


def test_killed_adds_lose_nothing(ledgers: Callable[[], str]) -> None:
    found = crash(ledgers, desk(), kills=5)
    assert found.wrong == []
    assert found.kills + found.finished == 5
