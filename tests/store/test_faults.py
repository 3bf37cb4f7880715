"""What is broken, foreign, full, forbidden, too old or too new is said by its own error, and nothing is lost or changed."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

import pytest
from sqlalchemy import text

from dragoman import pipeline_ledger
from dragoman.model.errors import (
    LedgerDamaged,
    LedgerError,
    LedgerFull,
    LedgerMissing,
    LedgerUnreachable,
    NotALedger,
)
from dragoman.pipeline_deciding import split
from dragoman.store.opening import close_all, engine_of
from dragoman.views.verifying import check
from tests.store.servers import NoServer, Server
from tests.store.shelf import archive, desk, export, put

_NOBODY = 65534


def contents(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def check_refused(where: str, kind: type[LedgerError], words: str = ".") -> None:
    """Neither reading nor adding takes it, both for the same reason, which names the place and what to do."""
    for attempt in (export, lambda w: put(w, desk()[:2])):
        with pytest.raises(kind, match=words) as raised:
            attempt(where)
        assert type(raised.value) is kind
        assert raised.value.where == where
        assert raised.value.remedy
    close_all()


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger in one file."""
    path = tmp_path / "desk.db"
    put(str(path), desk()[:8])
    close_all()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path


# -- files that are none of ours ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [b"a report, not a ledger\n" * 200, b"%PDF-1.7\n" + bytes(5000), "यह एक समाचार है।\n".encode() * 100],
    ids=["text", "pdf", "hindi"],
)
def test_a_file_of_another_kind_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    check_refused(str(path), NotALedger)
    assert path.read_bytes() == content
    assert [p.name for p in tmp_path.iterdir()] == ["report.txt"]


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE accounts (id INTEGER, balance INTEGER)")
        connection.execute("INSERT INTO accounts VALUES (1, 100)")
    connection.close()
    before = contents(path)
    check_refused(str(path), NotALedger, "no ledger of Dragoman")
    assert contents(path) == before


def test_a_foreign_database_of_a_server_is_refused_and_left_alone(server: Server) -> None:
    url = server.new()
    with engine_of(url).begin() as connection:
        connection.execute(text("CREATE TABLE accounts (id INTEGER)"))
    check_refused(url, NotALedger, "no ledger of Dragoman")
    with engine_of(url).connect() as connection:
        names = connection.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).scalars().all()
    assert names == ["accounts"]


# -- broken ones ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", [0.1, 0.3, 0.5, 0.9])
def test_a_broken_file_is_called_so_and_not_written_to(ledger: Path, part: float) -> None:
    whole = ledger.read_bytes()
    half = int(len(whole) * part) // 4096 * 4096
    ledger.write_bytes(whole[:4096] + b"\xa5" * half + whole[4096 + half :])
    before = contents(ledger)
    with pytest.raises(LedgerDamaged, match="malformed"):
        export(str(ledger))
    close_all()
    with pytest.raises(LedgerDamaged, match="malformed"):
        put(str(ledger), archive())
    close_all()
    if part > 0.2:  # where the tables that an add looks at first are broken, it ends before it writes
        assert contents(ledger) == before


def test_a_file_that_was_cut_off_is_called_broken(ledger: Path) -> None:
    ledger.write_bytes(ledger.read_bytes()[: ledger.stat().st_size // 3])
    with pytest.raises(LedgerDamaged, match="malformed"):
        export(str(ledger))
    close_all()


def test_a_file_without_its_beginning_is_no_ledger(ledger: Path) -> None:
    ledger.write_bytes(b"\0" * 100 + ledger.read_bytes()[100:])
    check_refused(str(ledger), NotALedger)


# -- no room, no right ----------------------------------------------------------------------------------------------------


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A disk of two megabytes."""
    folder = Path(tempfile.mkdtemp())
    mounted = os.getuid() == 0 and shutil.which("mount") is not None
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if not mounted or subprocess.run(command, check=False, capture_output=True).returncode:
        folder.rmdir()
        pytest.skip("a small disk can only be mounted by root")
    yield folder
    close_all()
    subprocess.run(["umount", "-l", str(folder)], check=True)
    folder.rmdir()


def test_a_full_disk_is_said_and_what_was_added_is_kept(small_disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline_ledger, "_BATCH", 4)
    where = str(small_disk / "desk.db")
    with pytest.raises(LedgerFull, match="full") as raised:
        put(where, archive())
    assert "Make room" in str(raised.value)
    kept = export(where)
    assert kept
    assert check(where).faults == []
    (small_disk / "ballast").unlink(missing_ok=True)
    subprocess.run(["mount", "-o", "remount,size=40m", str(small_disk)], check=True)
    put(where, archive())
    whole = str(small_disk / "whole.db")
    put(whole, archive())
    assert export(where) == export(whole)


def _limited(where: str) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
    pipeline_ledger._BATCH = 4
    try:
        put(where, archive())
    except LedgerError:
        os._exit(9)
    os._exit(0)


def test_a_file_that_may_not_grow_loses_nothing(tmp_path: Path) -> None:
    where = str(tmp_path / "desk.db")
    assert _in_child(_limited, where) == 9
    assert check(where).faults == []
    put(where, archive())
    whole = str(tmp_path / "whole.db")
    put(whole, archive())
    assert export(where) == export(whole)


def _in_child(what: Callable[[str], None], where: str) -> int | None:
    close_all()
    child = get_context("fork").Process(target=what, args=(where,))
    child.start()
    child.join(120)
    return child.exitcode


def _forbidden(where: str) -> None:
    """As somebody who may not write there; ends with a bit for each thing that went as it should."""
    if os.getuid() == 0:
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)
    right = 0
    try:
        put(where, desk())
    except LedgerUnreachable as error:
        right += 1 if "you may write to" in str(error) else 0
    try:
        right += 2 if export(where) else 0
    except LedgerUnreachable:
        right += 4
    os._exit(right)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that others see as well."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    yield folder
    folder.chmod(0o777)
    shutil.rmtree(folder)


def test_a_file_that_may_only_be_read_can_be_read(ledger: Path, open_folder: Path) -> None:
    path = open_folder / "desk.db"
    shutil.copy(ledger, path)
    path.chmod(0o444)
    before = contents(path)
    assert _in_child(_forbidden, str(path)) == 1 + 2
    assert contents(path) == before


def test_a_ledger_in_a_folder_that_may_only_be_read_must_be_copied_to_be_read(ledger: Path, open_folder: Path) -> None:
    path = open_folder / "desk.db"
    shutil.copy(ledger, path)
    path.chmod(0o444)
    open_folder.chmod(0o555)
    before = contents(path)
    assert _in_child(_forbidden, str(path)) == 1 + 4  # SQLite notes beside the file who reads it
    assert contents(path) == before


def test_no_ledger_is_made_in_a_folder_that_may_only_be_read(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    path = open_folder / "desk.db"

    assert _in_child(_unmakeable, str(path)) == 1
    assert list(open_folder.iterdir()) == []


def _unmakeable(where: str) -> None:
    if os.getuid() == 0:
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)
    try:
        put(where, desk())
    except LedgerUnreachable as error:
        os._exit(1 if "you may write to" in str(error) else 2)
    os._exit(3)


# -- not there ------------------------------------------------------------------------------------------------------------


def test_a_ledger_that_is_missing_is_not_made_by_asking_or_deciding(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with pytest.raises(LedgerMissing, match="dragoman add"):
        export(str(path))
    with pytest.raises(LedgerMissing):
        split(str(path), "evt_0000000000000000", ["clm_0000000000000000"], because="x", by="Nadia")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_missing_and_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(LedgerUnreachable, match="folder that exists"):
        put(str(tmp_path / "no" / "desk.db"), desk())
    with pytest.raises(LedgerUnreachable):
        export(str(tmp_path))


def test_a_ledger_that_was_moved_away_or_replaced_is_not_written_to(ledger: Path, tmp_path: Path) -> None:
    where = str(ledger)
    put(where, desk()[:8])
    before = export(where)
    ledger.rename(tmp_path / "kept.db")
    for extra in ("-wal", "-shm"):
        (tmp_path / f"desk.db{extra}").unlink(missing_ok=True)
    assert put(where, desk()[8:10]).reports == 2
    close_all()
    assert export(str(tmp_path / "kept.db")) == before
    assert len(export(where)) < len(before)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://nobody:secret@127.0.0.1:1/desk",
        "postgresql://nobody:secret@/desk?host=/no/such/folder",
        "postgresql://nobody:secret@no.such.host.invalid/desk",
        "oracle://nobody:secret@127.0.0.1/desk",
        "nonsense://nobody:secret@x",
        "://",
    ],
)
def test_a_server_that_does_not_answer(url: str) -> None:
    with pytest.raises(LedgerUnreachable) as raised:
        export(url)
    assert raised.value.remedy
    assert "secret" not in str(raised.value)


def test_a_server_that_went_away_has_lost_nothing() -> None:
    try:
        server = Server(fsync="on")
        entered = server.__enter__()
    except NoServer as error:
        pytest.skip(f"not tested on PostgreSQL: {error}")
    try:
        url = entered.new()
        put(url, desk()[:8])
        before = export(url)
        server.stop()
        with pytest.raises(LedgerUnreachable):
            export(url)
        with pytest.raises(LedgerUnreachable):
            put(url, desk())
        server.start()
        assert export(url) == before
    finally:
        close_all()
        server.__exit__()
