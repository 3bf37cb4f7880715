"""How is a ledger opened? Which file or server, whether it is one of ours, and of which age.

    with open_ledger("desk.db", write=True) as connection: ...

A ledger older than this Dragoman is copied aside and brought up to date; a newer one, a foreign or a damaged file is refused,
and nothing in it is changed.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

from dragoman.model.errors import LedgerDamaged, LedgerFull, LedgerMissing, LedgerTooNew, LedgerUnreachable, NotALedger
from dragoman.store.schema import VERSION

_WAIT = 60_000  # ms that a writer waits for another
_LOCK = 0x6472676D  # the number under which writers of one PostgreSQL database wait for each other
_MIGRATIONS = Path(__file__).with_name("migrations")
_CACHE = -65_536  # KiB of pages that SQLite may keep


def engine_of(where: str) -> Engine:
    """The engine for a path or a URL (postgresql://…). Engines are shared in a process.

    Raises:
        LedgerUnreachable: the URL is none, or the driver for it is not installed.
    """
    name = where if "://" in where else str(Path(where).absolute())
    if name not in _engines:
        _engines[name] = _engine(name)
    return _engines[name]


_engines: dict[str, Engine] = {}


def _engine(where: str) -> Engine:
    if "://" not in where:
        return _sqlite(Path(where))
    try:
        url = make_url(where)
        if url.drivername in ("postgresql", "postgres"):
            url = url.set(drivername="postgresql+psycopg")
        return create_engine(url, pool_pre_ping=True)
    except (ArgumentError, NoSuchModuleError) as error:
        raise LedgerUnreachable(str(error), remedy="Write a file name, or postgresql://user@host/name") from error
    except ImportError as error:
        remedy = "Install it: pip install 'dragoman[postgres]'"
        raise LedgerUnreachable("the driver for PostgreSQL is not installed", remedy=remedy) from error


def _sqlite(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": _WAIT / 1000})

    @event.listens_for(engine, "connect")
    def _set(raw: Any, _record: Any) -> None:
        raw.isolation_level = None  # transactions begin where we say
        for pragma in (
            f"busy_timeout={_WAIT}",
            "foreign_keys=ON",
            f"cache_size={_CACHE}",
            "synchronous=NORMAL",
            "temp_store=MEMORY",
        ):
            raw.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if not options.get("bare"):
            connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")

    return engine


@contextmanager
def reading(where: str) -> Iterator[Connection]:
    """A connection that sees one state of the ledger from beginning to end, whatever is written meanwhile.

    Raises:
        LedgerMissing: there is no ledger there.
        NotALedger, LedgerTooNew, LedgerDamaged, LedgerUnreachable: as the names say.
    """
    _exists(where)
    with _explained(where):
        prepare(where)
        with engine_of(where).connect() as connection, connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))
            yield connection


@contextmanager
def writing(where: str, *, make: bool = False) -> Iterator[Connection]:
    """A connection on which one writer at a time changes the ledger: all of what is done in it, or nothing.

    Args:
        make: whether a ledger that is not there is made.

    Raises: as `reading`, and LedgerFull where the disk is.
    """
    if not make:
        _exists(where)
    with _explained(where):
        prepare(where)
        with engine_of(where).connect().execution_options(writes=True) as connection, connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
            yield connection


def exists(where: str) -> bool:
    """Whether there is a file of this name; servers are only known when they are asked."""
    return "://" in where or Path(where).exists()


def _exists(where: str) -> None:
    if not exists(where):
        raise LedgerMissing(
            "there is no ledger here", where=where, remedy="Make one: dragoman add REPORTS --ledger " + where
        )


_prepared: dict[str, tuple[int, ...]] = {}


def close_all() -> None:
    """Closes the connections that this process keeps to ledgers; they are opened anew when they are asked for."""
    for engine in _engines.values():
        engine.dispose()
    _engines.clear()
    _prepared.clear()


def _identity(where: str) -> tuple[int, ...]:
    """What tells that a ledger is the one that was looked at before: this process, and of a file its place on the disk."""
    if "://" in where:
        return (os.getpid(),)
    try:
        found = Path(where).stat()
    except OSError:
        return ()
    return os.getpid(), found.st_dev, found.st_ino


def prepare(where: str) -> None:
    """Makes a new ledger, or brings an older one up to date. Nothing where it is as it should be. Raises as `reading`."""
    engine = engine_of(where)
    here = _identity(where)
    if here and _prepared.get(where) == here:
        return
    engine.dispose()  # the file may be gone, or another: connections to the old one would still write to that
    with _explained(where), engine.connect() as connection:
        found = _version(connection, where)
    if found != VERSION:
        if found and engine.dialect.name == "sqlite":
            _copy_aside(where, found)
        _upgrade(engine, where)
    _prepared[where] = _identity(where)


def _version(connection: Connection, where: str) -> int:
    """The number of the ledger's schema; 0 for an empty database."""
    names = set(inspect(connection).get_table_names())
    if not names:
        return 0
    if "alembic_version" not in names or not {"texts", "readings", "records"} <= names:
        raise NotALedger(
            "a database that is no ledger of Dragoman", where=where, remedy="Name another file with --ledger"
        )
    number = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if number is None or not str(number).isdecimal():
        raise NotALedger(
            f"a database of another program (schema {number})", where=where, remedy="Name another file with --ledger"
        )
    found = int(number)
    if found > VERSION:
        remedy = "Install that version, or name another file with --ledger"
        raise LedgerTooNew(f"written by a newer Dragoman (schema {found}, here {VERSION})", where=where, remedy=remedy)
    return found


def _copy_aside(where: str, found: int) -> None:
    """A copy of the ledger as it was, beside it."""
    path = Path(where)
    copy = path.with_name(f"{path.name}.schema{found}")
    if not copy.exists():
        with sqlite3.connect(path) as source, sqlite3.connect(copy) as target:
            source.backup(target)
        shutil.copymode(path, copy)


def _upgrade(engine: Engine, where: str) -> None:
    from alembic import command  # slow to load, and a ledger is seldom made
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    if engine.dialect.name == "sqlite":
        with _explained(where), engine.connect().execution_options(bare=True) as connection:
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")  # not to be changed inside a transaction
    with _explained(where), engine.connect().execution_options(writes=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
        if _version(connection, where) == VERSION:
            return  # another process was faster
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


@contextmanager
def _explained(where: str) -> Iterator[None]:
    """Says of what the database reports what it means, and what to do."""
    try:
        yield
    except DBAPIError as error:
        raise _explanation(error, _shown(where)) from error


def _shown(where: str) -> str:
    """A path or an address as it may be shown: without a password."""
    return make_url(where).render_as_string() if "://" in where else where


def _explanation(error: DBAPIError, where: str) -> Exception:
    said = str(error.orig).strip().splitlines()[0] if error.orig else str(error)
    if "malformed" in said or "not a database" in said:
        kind = NotALedger if "not a database" in said else LedgerDamaged
        return kind(said, where=where, remedy="Name another file with --ledger, or restore this one from a copy")
    if "full" in said or "No space" in said:
        return LedgerFull(
            said, where=where, remedy="Make room on the disk and run it again: what was added before is kept"
        )
    if "readonly" in said or "unable to open" in said or "read-only" in said:
        return LedgerUnreachable(
            said, where=where, remedy="Name a file in a folder that exists and that you may write to"
        )
    if isinstance(error, OperationalError):
        return LedgerUnreachable(said, where=where, remedy="See that it is there and run it again: nothing was lost")
    return error
