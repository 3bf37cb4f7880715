"""CSV and Parquet as pandas, polars and DuckDB read them: the same rows as the ledger has."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from dragoman.model.ledger import LedgerEvent
from dragoman.views.exports.columns import COLUMNS
from tests.strategies import ledgers
from tests.views.exports.ledger_samples import HINDI, LEDGER, written

NAMES = [c.name for c in COLUMNS]
LISTS = [c.name for c in COLUMNS if c.type == "texts"]
Rows = list[dict[str, Any]]


def expected() -> Rows:
    """What the columns say of the samples, by id, days as dates."""
    rows = [{c.name: c.value(e) for c in COLUMNS} for e in sorted(LEDGER, key=lambda e: e.id)]
    for row in rows:
        for column in COLUMNS:
            if column.type == "day" and row[column.name]:
                row[column.name] = date.fromisoformat(row[column.name])
    return rows


def as_cells(rows: Rows) -> Rows:
    """Rows as a CSV file has them: lists joined, everything else as it is."""
    return [
        {k: "|".join(i.replace("|", "/") for i in v) or None if k in LISTS else v for k, v in row.items()}
        for row in rows
    ]


@pytest.fixture
def parquet(tmp_path: Path) -> Path:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    path = tmp_path / "events.parquet"
    path.write_bytes(written("parquet"))
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "events.csv"
    path.write_bytes(written("csv"))
    return path


def test_parquet_by_pandas(parquet: Path) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    read = pandas.read_parquet(parquet, dtype_backend="pyarrow")
    rows = [
        {k: None if v is pandas.NA else list(v) if k in LISTS else v for k, v in row.items()}
        for row in read.to_dict("records")
    ]
    assert rows == expected()


def test_parquet_by_polars(parquet: Path) -> None:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    assert polars.read_parquet(parquet).to_dicts() == expected()


def test_parquet_by_duckdb(parquet: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    found = duckdb.sql(f"select * from read_parquet('{parquet}') order by id")
    assert [dict(zip(NAMES, row, strict=True)) for row in found.fetchall()] == expected()
    ((sentence,),) = duckdb.sql(
        f"select sentence from read_parquet('{parquet}') where list_contains(languages, 'hi')"
    ).fetchall()
    assert sentence == HINDI


def test_csv_by_pandas(table: Path) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    days = [c.name for c in COLUMNS if c.type == "day"]
    numbers = {c.name: "Int64" for c in COLUMNS if c.type == "integer"}
    read = pandas.read_csv(table, dtype=numbers, parse_dates=days)
    rows = read.astype(object).where(read.notna(), None).to_dict("records")
    for row in rows:
        row.update({name: row[name].date() for name in days if row[name] is not None})
    assert rows == as_cells(expected())


def test_csv_by_polars(table: Path) -> None:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    assert polars.read_csv(table, try_parse_dates=True).to_dicts() == as_cells(expected())


def test_csv_by_duckdb(table: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    found = duckdb.sql(f"select * from read_csv('{table}', header=true) order by id").fetchall()
    assert [dict(zip(NAMES, row, strict=True)) for row in found] == as_cells(expected())


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(ledgers(4))
def test_a_row_of_csv_is_one_line_whatever_the_text(ledger: list[LedgerEvent]) -> None:
    text = written("csv", ledger).decode()
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) == len(ledger) + 1 == text.count("\n")
    assert all(len(row) == len(COLUMNS) for row in rows)


def test_both_sides_have_one_item_for_each_participant() -> None:
    for row in expected():
        for side in ("actor", "recipient"):
            assert len(row[f"{side}s"]) == len(row[f"{side}_names"]) == len(row[f"{side}_entities"])


def test_every_column_is_on_the_page() -> None:
    page = (Path(__file__).resolve().parents[3] / "docs" / "exports.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"`{name}`" not in page] == []
    assert all(name.isidentifier() for name in NAMES)
