"""JSONL: every field of an event survives the way there and back."""

from __future__ import annotations

import io
import json
from dataclasses import fields

import pytest
from hypothesis import HealthCheck, given, settings

from dragoman.model.errors import BadRecord
from dragoman.model.ledger import LedgerEvent
from dragoman.views.exports.jsonl import read, write
from tests.strategies import events
from tests.views.exports.ledger_samples import LEDGER, written


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(events())
def test_every_field_survives(event: LedgerEvent) -> None:
    out = io.BytesIO()
    write([event], out)
    assert list(read(out.getvalue().splitlines())) == [event]
    assert set(json.loads(out.getvalue())) == {"record", *(f.name for f in fields(LedgerEvent))}


def test_the_samples_survive() -> None:
    assert list(read(written("jsonl").decode().splitlines())) == sorted(LEDGER, key=lambda e: e.id)


@pytest.mark.parametrize("line", ["{", "[]", '{"record": "event"}', '{"record": "ledger_event"}'])
def test_what_is_no_event_is_refused(line: str) -> None:
    with pytest.raises(BadRecord):
        list(read([line]))
