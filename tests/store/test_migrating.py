"""A ledger of an older Dragoman is copied aside and brought up to date, all of it or nothing; that of a newer one is refused."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from dragoman.model.errors import LedgerTooNew, NotALedger
from dragoman.store import opening
from dragoman.store.opening import close_all, engine_of, reading
from tests.store.shelf import desk, export, put

_SECOND = '''
"""A second schema."""

import sqlalchemy
from alembic import op

revision = "2"
down_revision = "1"


def upgrade():
    op.add_column("reports", sqlalchemy.Column("weight", sqlalchemy.Integer))
    op.create_table("extra", sqlalchemy.Column("id", sqlalchemy.Integer))
    op.execute("INSERT INTO extra VALUES (1)")
    {more}
'''


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes this Dragoman one with a second schema, whose migration ends with a statement of Python."""

    def install(more: str) -> None:
        folder = tmp_path / "migrations"
        shutil.copytree(opening._MIGRATIONS, folder, dirs_exist_ok=True)
        (folder / "versions" / "m0002_second.py").write_text(_SECOND.format(more=more))
        monkeypatch.setattr(opening, "_MIGRATIONS", folder)
        monkeypatch.setattr(opening, "VERSION", 2)
        close_all()

    return install


def columns(where: str) -> set[str]:
    with engine_of(where).connect() as connection:
        return {c["name"] for c in inspect(connection).get_columns("reports")}


def tables(where: str) -> set[str]:
    with engine_of(where).connect() as connection:
        return set(inspect(connection).get_table_names())


def test_an_older_ledger_is_copied_aside_and_brought_up_to_date(where: str, newer: Callable[[str], None]) -> None:
    put(where, desk()[:8])
    before = export(where)
    newer("pass")
    assert export(where) == before
    assert "weight" in columns(where)
    put(where, desk())
    close_all()
    if "://" in where:
        return
    copy = Path(f"{where}.schema1")
    assert "weight" not in columns(str(copy))
    with reading(str(copy)):  # and the copy is itself brought up to date when it is used
        assert "weight" in columns(str(copy))
    assert export(str(copy)) == before


def test_a_migration_that_fails_changes_nothing(
    where: str, newer: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    put(where, desk()[:8])
    before = export(where)
    with monkeypatch.context() as patch:
        newer("raise RuntimeError('no')")
        with pytest.raises(RuntimeError, match="no"):
            export(where)
        with pytest.raises(RuntimeError, match="no"):
            put(where, desk())
        close_all()
        assert "weight" not in columns(where)
        assert "extra" not in tables(where)
        patch.undo()
    monkeypatch.undo()
    close_all()
    assert export(where) == before


@pytest.mark.parametrize(("number", "kind"), [("2", LedgerTooNew), ("4100", LedgerTooNew), ("9f3ab", NotALedger)])
def test_a_newer_or_foreign_schema_is_refused_and_left_alone(where: str, number: str, kind: type[Exception]) -> None:
    put(where, desk()[:8])
    before = export(where)
    _set(where, number)
    with pytest.raises(kind):
        export(where)
    with pytest.raises(kind):
        put(where, desk())
    _set(where, "1")
    assert export(where) == before


def _set(where: str, number: str) -> None:
    with engine_of(where).connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(text("UPDATE alembic_version SET version_num = :n"), {"n": number})
    close_all()
