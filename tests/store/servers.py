"""Where does the PostgreSQL server of the tests come from? One of our own, in a folder of its own, on a Unix socket only."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from itertools import count
from pathlib import Path

import psycopg

# PostgreSQL refuses to run as root: then it runs as the first of these that the machine knows.
_USERS = ("postgres", "nobody")
_SETTINGS = {
    "listen_addresses": "",  # nothing on the network
    "fsync": "off",  # the folder is thrown away
    "max_connections": "60",
    "shared_buffers": "64MB",
}


class NoServer(Exception):
    """There is no PostgreSQL on this machine, or it does not start."""


class Server:
    """A PostgreSQL server that lives as long as this object is entered.

    Raises:
        NoServer: with a sentence that says what is missing.
    """

    def __init__(self, **settings: str) -> None:
        self._settings = {**_SETTINGS, **settings}
        self._bin = _binaries()
        self._user = _user() if os.getuid() == 0 else None
        self._numbers = count(1)
        self.folder = Path(tempfile.mkdtemp(prefix="drgm-", dir="/tmp"))  # the path of a socket may not be long

    def __enter__(self) -> Server:
        if self._user:
            shutil.chown(self.folder, self._user)
        try:
            self._run("initdb", "-D", "data", "-U", "dragoman", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
            options = " ".join(f"-c {name}='{value}'" for name, value in _SETTINGS.items())
            self._run(
                "pg_ctl", "-D", "data", "-w", "-t", "60", "-l", "log", "-o", f"-k {self.folder} {options}", "start"
            )
        except NoServer:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self) -> None:
        """Starts the server and waits until it answers."""
        options = " ".join(f"-c {name}='{value}'" for name, value in self._settings.items())
        self._run("pg_ctl", "-D", "data", "-w", "-t", "60", "-l", "log", "-o", f"-k {self.folder} {options}", "start")

    def stop(self) -> None:
        """Ends the server at once; what it holds is left where it is."""
        if (self.folder / "data" / "postmaster.pid").exists():
            self._run("pg_ctl", "-D", "data", "-w", "-m", "immediate", "stop")

    def new(self) -> str:
        """The URL of a new, empty database."""
        name = f"ledger{next(self._numbers)}"
        with psycopg.connect(host=str(self.folder), user="dragoman", dbname="postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return f"postgresql://dragoman@/{name}?host={self.folder}"

    def drop(self, url: str) -> None:
        """Takes a database away, whoever is still connected to it."""
        name = url.split("/")[3].split("?")[0]
        with psycopg.connect(host=str(self.folder), user="dragoman", dbname="postgres", autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [self._bin / program, *arguments],
            cwd=self.folder,
            user=self._user,
            stdout=subprocess.DEVNULL,  # not a pipe: the server inherits it, and would keep it open
            stderr=subprocess.DEVNULL,
            env={**os.environ, "LC_ALL": "C"},
            timeout=120,
            check=False,
        )
        if done.returncode:
            log = self.folder / "log"
            told = log.read_text(errors="replace")[-500:] if log.exists() else ""
            raise NoServer(f"{program} of {self._bin} failed with {done.returncode} {told}".strip())


def _binaries() -> Path:
    """The folder of initdb and pg_ctl: on PATH, or where Debian keeps it; the newest of several."""
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name), reverse=True)
    for folder in folders:
        if all((folder / name).exists() for name in ("initdb", "pg_ctl", "postgres")):
            return folder
    raise NoServer(
        "there is no PostgreSQL server on this machine (looked for initdb on PATH and in /usr/lib/postgresql)"
    )


def _user() -> str:
    import pwd

    known = {entry.pw_name for entry in pwd.getpwall()}
    for name in _USERS:
        if name in known:
            return name
    raise NoServer(f"PostgreSQL does not run as root, and this machine has no user {' or '.join(_USERS)}")
