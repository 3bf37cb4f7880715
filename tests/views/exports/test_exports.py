"""All forms: the same bytes in whatever order events come, and errors that say what to do."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from dragoman.model.errors import MissingExtra, UnknownForm
from dragoman.model.ledger import LedgerEvent
from dragoman.views.exports import FORMS, export
from dragoman.views.exports.order import in_order
from tests.strategies import ledgers
from tests.views.exports.ledger_samples import LEDGER, VISIT, written

ROOT = Path(__file__).resolve().parents[3]
EASY = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("form", FORMS)
def test_the_same_bytes_in_whatever_order(form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    first = written(form)
    assert first
    assert all(written(form, seed=seed) == first for seed in (2, 3))


@pytest.mark.parametrize("form", [f for f in FORMS if f != "parquet"])
@EASY
@given(ledger=ledgers(4))
def test_any_ledger_is_written_as_text_in_one_way(form: str, ledger: list[LedgerEvent]) -> None:
    text = written(form, ledger, 1)
    assert text == written(form, ledger, 2)
    assert text.decode() == text.decode().replace("\r", "")


@given(ledger=ledgers())
@EASY
def test_more_than_fits_in_memory_comes_in_order_all_the_same(ledger: list[LedgerEvent]) -> None:
    expected = sorted(ledger, key=lambda e: e.id)
    assert list(in_order(ledger, portion=2)) == expected
    assert list(in_order(ledger)) == expected


def test_events_are_written_as_they_come() -> None:
    out = io.BytesIO()
    assert FORMS["jsonl"].write(iter([VISIT]), out) == 0
    assert json.loads(out.getvalue())["id"] == VISIT.id
    assert not out.closed


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_ledger_has_a_form_too(form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    out = io.BytesIO()
    assert export([], form, out) == 0
    assert not out.closed


def test_a_form_that_there_is_not() -> None:
    with pytest.raises(UnknownForm, match=r"no form called 'xlsx'\. There are: jsonl, csv"):
        export(LEDGER, "xlsx", io.BytesIO())


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"dragoman\[export\]"):
        export(LEDGER, "parquet", io.BytesIO())


def test_every_form_is_on_the_page() -> None:
    page = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    for name, form in FORMS.items():
        assert f"`{name}`" in page
        assert form.ending in page
        assert form.what_for
