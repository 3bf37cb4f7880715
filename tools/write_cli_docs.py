"""Writes docs/cli.md from the commands' own help, so that the page cannot say anything else.

Usage: python tools/write_cli_docs.py
"""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.views.cli import main

PAGE = Path(__file__).resolve().parent.parent / "docs" / "cli.md"
_WIDTH = 100


def text() -> str:
    """The page: help of the program and of each command."""
    parts = [
        "# Command line\n\nWritten by `make docs` from `dragoman --help` and the help of each command; edit those instead.\n",
        _section("dragoman", main, None),
    ]
    root = click.Context(main, info_name="dragoman", terminal_width=_WIDTH, max_content_width=_WIDTH)
    parts += [_section(f"dragoman {name}", command, root) for name, command in sorted(main.commands.items())]
    return "\n".join(parts)


def _section(title: str, command: click.Command, parent: click.Context | None) -> str:
    name = title.split()[-1]
    context = click.Context(command, info_name=name, parent=parent, terminal_width=_WIDTH, max_content_width=_WIDTH)
    return f"## {title}\n\n```text\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(text(), encoding="utf-8")
    print(f"wrote {PAGE}")
