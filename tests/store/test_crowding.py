"""Writers and readers of one ledger at a time. `make concurrency` gives them a minute."""

from __future__ import annotations

from collections.abc import Callable

from tests.store.crowding import crowd


def test_writers_and_readers_do_not_get_in_each_other_s_way(ledgers: Callable[[], str]) -> None:
    found = crowd(ledgers(), ledgers(), writers=4, readers=8, seconds=5)
    assert found.wrong == []
    assert found.questions > 8
    assert found.blocked < 1.0
