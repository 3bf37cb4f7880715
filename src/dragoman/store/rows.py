"""How are rows put in, and how are many asked for at once? What differs between SQLite and PostgreSQL stands here alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, Table
from sqlalchemy.dialects import postgresql, sqlite

_AT_ONCE = (
    500  # values in one IN, or rows in one INSERT: SQLite takes 32,766 parameters, long statements are slow to compile
)


def chunks(values: Iterable[Any], size: int = _AT_ONCE) -> Iterator[list[Any]]:
    """The values in lists of at most `size`."""
    left = iter(values)
    while chunk := list(islice(left, size)):
        yield chunk


def insert_new(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Puts rows in; those whose key is there already are left as they are."""
    make = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    statement = make(table).on_conflict_do_nothing()
    for chunk in chunks(rows):
        connection.execute(statement, chunk)


def upsert(connection: Connection, table: Table, given: Iterable[dict[str, Any]]) -> None:
    """Puts rows in; of those whose key is there already all other columns are set anew."""
    make = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    keys = [c.name for c in table.primary_key]
    statement = make(table)
    others = {c.name: statement.excluded[c.name] for c in table.columns if c.name not in keys}
    statement = statement.on_conflict_do_update(index_elements=keys, set_=others)
    for chunk in chunks(given):
        connection.execute(statement, chunk)


def insert(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Puts rows in, none of which may be there."""
    for chunk in chunks(rows):
        connection.execute(table.insert(), chunk)


def delete(connection: Connection, column: Column[Any], values: Collection[str]) -> None:
    """Takes out the rows of a table of what follows from the records; what was read is never taken out."""
    for chunk in chunks(sorted(values)):
        connection.execute(column.table.delete().where(column.in_(chunk)))


def among(connection: Connection, query: Select[Any], column: Column[Any], values: Iterable[str]) -> Iterator[Row[Any]]:
    """The rows of a query whose column has one of the values."""
    for chunk in chunks(sorted(set(values))):
        yield from connection.execute(query.where(column.in_(chunk)))
