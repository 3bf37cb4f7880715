"""Whole reports: the records of the example reports are those looked at and committed (`python -m tests.write_golden` writes them)."""

from __future__ import annotations

import json

import pytest

from tests.write_golden import GOLDEN, golden

KINDS = {"event", "agreement", "commitment", "institution", "project", "discrepancy", "position"}
FOUND = golden()


@pytest.mark.parametrize("name", sorted(FOUND))
def test_the_report_is_read_as_committed(name: str) -> None:
    assert FOUND[name] == (GOLDEN / name).read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    assert {p.name for p in GOLDEN.iterdir()} == set(FOUND)


def test_the_examples_show_every_record_kind_and_language() -> None:
    records = [json.loads(line) for text in FOUND.values() for line in text.splitlines()]
    assert {r["record"] for r in records} == KINDS
    assert {r["report"]["language"] for r in records} == {"hi", "fa", "fa-AF", "ar", "ur", "en"}
