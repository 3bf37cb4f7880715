"""What no test may take from the shell it is run in."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DRAGOMAN_LEDGER", "DRAGOMAN_TODAY"):
        monkeypatch.delenv(name, raising=False)
