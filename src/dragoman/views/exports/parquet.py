"""Events as a Parquet file, the rows of the CSV file with types: lists are lists, days are dates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import IO, Any

from dragoman.model.errors import MissingExtra
from dragoman.model.ledger import LedgerEvent
from dragoman.views.exports.columns import COLUMNS

ROWS = 10_000  # a row group: enough to compress well, few enough to hold in memory


def write(events: Iterable[LedgerEvent], out: IO[bytes]) -> int:
    """Writes the rows, in groups. None is left out.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        remedy = "pip install 'dragoman[export]', or export as csv"
        raise MissingExtra("Parquet files need the package pyarrow", remedy=remedy) from error
    types = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "integer": pa.int64(),
        "number": pa.float64(),
        "day": pa.date32(),
    }
    schema = pa.schema([(c.name, types[c.type]) for c in COLUMNS])
    rest = iter(events)
    with ParquetWriter(out, schema, compression="zstd") as writer:
        while rows := [_row(e) for e in islice(rest, ROWS)]:
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))
    return 0


def _row(event: LedgerEvent) -> dict[str, Any]:
    return {c.name: _value(c.type, c.value(event)) for c in COLUMNS}


def _value(type: str, value: Any) -> Any:
    return date.fromisoformat(value[:10]) if type == "day" and value else value
