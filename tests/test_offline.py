"""Nothing leaves the machine: reading opens no connection."""

from __future__ import annotations

import subprocess
import sys

# An audit hook sees every socket, whoever opens it; it must be set before anything is imported.
PROGRAM = """
import sys
def watch(event, arguments):
    if event.startswith(("socket.connect", "socket.getaddrinfo", "socket.sendto")):
        raise SystemExit(f"a connection was opened: {event} {arguments}")
sys.addaudithook(watch)
import dragoman
from dragoman.views.cli import main
reading = dragoman.read("Kenya expelled the Ugandan ambassador on Monday.", published="2024-05-15", language="en")
assert reading.records
main(["who", "Kenya"], standalone_mode=False)
"""


def test_reading_opens_no_connection() -> None:
    run = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_watch_would_see_a_connection() -> None:
    program = (
        PROGRAM.split("import dragoman")[0] + "import socket; socket.create_connection(('127.0.0.1', 9), timeout=1)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert "a connection was opened" in run.stderr
