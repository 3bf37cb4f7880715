"""The commands of a desk that works with its ledger: split, join, history, export, diff, brief, timeline, discrepancies, stats, verify."""

from __future__ import annotations

import getpass
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import IO, Any

import click

from dragoman.views.cli_ledger import Explained, today
from dragoman.views.options import PARTY, form_option, ledger_option, output_option, period

_because = click.option("--because", required=True, metavar="WHY", help="The reason, kept with the decision.")
_by = click.option("--as", "by", metavar="NAME", default=getpass.getuser, show_default="your user name", help="Who decides.")


def _opened(output: Path | None) -> nullcontext[IO[bytes]] | IO[bytes]:
    if output is None:
        return nullcontext(sys.stdout.buffer)
    try:
        return output.open("wb")
    except OSError as error:
        remedy = "Name a file in a folder that exists and that you may write to"
        raise click.ClickException(f"{output}: {error.strerror}. {remedy}") from error


@click.command(cls=Explained, short_help="Set claims of an event apart from the others.")
@click.argument("id")
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM...")
@_because
@_by
@ledger_option
@form_option("table", "jsonl")
def split(id: str, claims: tuple[str, ...], because: str, by: str, where: str, form: str) -> None:
    """Say that these claims are of another event than the rest. No later add undoes it; `join` takes it back.

    \b
    Example:
      dragoman split evt_3addf91f545f4c51 clm_1b7ac40aa28e72ce --because "another meeting of the same day"
    """
    from dragoman.pipeline_deciding import split as decide

    _show(where, decide(where, id, claims, because=because, by=by), form)


@click.command(cls=Explained, short_help="Bring events together.")
@click.argument("ids", nargs=-1, required=True, metavar="EVENT EVENT...")
@_because
@_by
@ledger_option
@form_option("table", "jsonl")
def join(ids: tuple[str, ...], because: str, by: str, where: str, form: str) -> None:
    """Say that these events are one. No later add undoes it; `split` takes it back.

    \b
    Example:
      dragoman join evt_3addf91f545f4c51 evt_5f5284321a287006 --because "one visit, told of two days"
    """
    from dragoman.pipeline_deciding import join as decide

    _show(where, decide(where, ids, because=because, by=by), form)


def _show(where: str, ids: list[str], form: str) -> None:
    """The things that a decision has made."""
    from dragoman.views.ledger_text import full
    from dragoman.views.printing import write_json, write_text
    from dragoman.views.queries import one

    found = [one(where, id) for id in ids]
    if form == "jsonl":
        write_json([thing for thing, _ in found], sys.stdout.buffer)
    else:
        write_text("\n\n".join(full(thing, today(), decided) for thing, decided in found), sys.stdout.buffer)


@click.command(cls=Explained, short_help="Show what was decided on an event.")
@click.argument("id", required=False)
@ledger_option
@form_option("table", "jsonl")
def history(id: str | None, where: str, form: str) -> None:
    """Show the decisions on an event or object, or all of the ledger, the oldest first. None is ever overwritten.

    \b
    Example:
      dragoman history evt_3addf91f545f4c51
    """
    from dragoman.views.ledger_text import decision
    from dragoman.views.printing import write_json, write_text
    from dragoman.views.queries import decided

    found = decided(where, id)
    if form == "jsonl":
        write_json(found, sys.stdout.buffer)
    elif found:
        write_text("\n".join(decision(d) for d in found), sys.stdout.buffer)
    else:
        print("no decision on it", file=sys.stderr)


@click.command(cls=Explained, short_help="Count what the ledger holds.")
@ledger_option
@form_option("table", "jsonl")
def stats(where: str, form: str) -> None:
    """Count reports by language and publisher, records and events by kind, and how much was understood.

    \b
    Example:
      dragoman stats --ledger desk.db
    """
    from dragoman.views.printing import write_json, write_rows
    from dragoman.views.queries import counted

    found = counted(where)
    if form == "jsonl":
        write_json([found], sys.stdout.buffer)
        return
    rows = [(of, name, f"{number:,}") for of, numbers in found.items() for name, number in numbers.items()]
    write_rows(("of", "which", "how many"), rows, sys.stdout.buffer, "the ledger is empty")


@click.command(cls=Explained, short_help="Check every span of the ledger against its text.")
@ledger_option
@form_option("table", "jsonl")
def verify(where: str, form: str) -> None:
    """Check that every quotation in the ledger stands in its text where the ledger says, and that every text is what it was.

    Exit code: 0 where everything agrees, else 1, and what does not is named.

    \b
    Example:
      dragoman verify --ledger desk.db
    """
    from dragoman.views.printing import write_json, write_text
    from dragoman.views.verifying import check

    checked = check(where)
    if form == "jsonl":
        write_json([checked.to_json()], sys.stdout.buffer)
    else:
        write_text(checked.said(), sys.stdout.buffer)
    sys.exit(1 if checked.wrong else 0)


COMMANDS: tuple[click.Command, ...] = (split, join, history, stats, verify)
_later: tuple[Any, ...] = (PARTY, output_option, period, _opened)
