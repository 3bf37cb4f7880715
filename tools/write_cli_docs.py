"""Writes docs/cli.md from the commands' own help, so that the page cannot say anything else.

Usage: python tools/write_cli_docs.py
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from dragoman.views.cli import main

PAGE = Path(__file__).resolve().parent.parent / "docs" / "cli.md"
_WIDTH = 100


def text() -> str:
    """The page: help of the program and of each command."""
    root = _context(main, "dragoman", None)
    parts = [
        "# Command line\n\nWritten by `make docs` from `dragoman --help` and the help of each command; edit those instead.\n",
        _section(root),
    ]
    parts += [_section(_context(command, name, root)) for name, command in sorted(main.commands.items())]
    return "\n".join(parts)


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    # The settings of a command are applied only where it is run; without them its help would be another's.
    settings: dict[str, Any] = dict(command.context_settings)
    return click.Context(
        command, parent=parent, info_name=name, terminal_width=_WIDTH, max_content_width=_WIDTH, **settings
    )


def _section(context: click.Context) -> str:
    return f"## {context.command_path}\n\n```text\n{context.get_help()}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(text(), encoding="utf-8")
    print(f"wrote {PAGE}")
