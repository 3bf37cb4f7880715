"""The commands that ask the ledger and change it: add, events, event, commitments …, search, split, join, history, stats, verify.

Each parses its options, asks the library and prints. `cli.py` puts them beside `read`, `who` and `explain`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import IO, Any, TypeVar

import click

from dragoman.model.errors import DragomanError
from dragoman.views.options import (
    PARTY,
    form_option,
    language_option,
    ledger_option,
    period,
    published_option,
    screen,
)

F = TypeVar("F", bound=Callable[..., Any])

_OBJECTS = {
    "agreements": ("agreement", "Agreements: what was signed, or is being negotiated."),
    "positions": ("position", "Positions: what was said about an issue, by whom, to whom."),
    "institutions": ("institution", "Standing bodies between states, with their sessions."),
}


def today() -> str:
    """The day by which deadlines are measured: today, or what DRAGOMAN_TODAY says."""
    return os.environ.get("DRAGOMAN_TODAY") or datetime.now(UTC).date().isoformat()


def _out() -> IO[bytes]:
    return screen().buffer


class Explained(click.Command):
    """A command that shows an error of Dragoman as one line, and ends with 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except DragomanError as error:
            raise click.ClickException(str(error)) from error


def _filters(command: F) -> F:
    """The options that say which events or objects are wanted."""
    for option in reversed(
        (
            click.option("--between", nargs=2, type=PARTY, metavar="STATE STATE", help="Both take part (PAK TJK)."),
            click.option("--by", type=PARTY, help="This side does it."),
            click.option("--to", type=PARTY, help="It is done to this side."),
            click.option(
                "--since", metavar="DATE", callback=period, help="On this day or later (2021, 2021-06, 2021-06-03)."
            ),
            click.option("--until", metavar="DATE", callback=period, help="On this day or earlier."),
            click.option("--most", type=click.IntRange(1), default=1000, show_default=True, help="How many at most."),
        )
    ):
        command = option(command)
    return command


def _split_names(_c: click.Context, _p: click.Parameter, value: str | None) -> tuple[str, ...]:
    return tuple(v.strip() for v in value.split(",") if v.strip()) if value else ()


@click.command(cls=Explained, short_help="Read reports into the ledger.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@ledger_option
@published_option
@language_option
@click.option("--workers", type=click.IntRange(1), help="Processes to read with.")
@form_option("table", "jsonl")
def add(
    paths: tuple[str, ...], where: str, published: str | None, language: str | None, workers: int | None, form: str
) -> None:
    """Read reports and store what they say, joined with what is there. What is in the ledger already adds nothing.

    PATH is what `dragoman read` takes: text files, folders, .jsonl files, or - for standard input. An add that was cut off is
    simply run again.

    \b
    Example:
      dragoman add reports/ --ledger desk.db --published 2021-06-03
    """
    from dragoman.documents.sources import reports
    from dragoman.views.adding import run

    docs = reports(paths, language=language, published=published)
    sys.exit(run(where, docs, workers, form, _out()))


@click.command(cls=Explained, short_help="List events.")
@ledger_option
@_filters
@click.option("--kind", "kinds", callback=_split_names, metavar="KIND,...", help="Kinds of act: visit,signing,strike.")
@click.option("--type", "types", callback=_split_names, metavar="TYPE,...", help="PLOVER types: CONSULT,ASSAULT.")
@click.option(
    "--status", callback=_split_names, metavar="STATUS,...", help="occurred, ongoing, planned, possible, negated."
)
@form_option("table", "jsonl")
def events(
    where: str, kinds: tuple[str, ...], types: tuple[str, ...], status: tuple[str, ...], form: str, **asked: Any
) -> None:
    """List the events of the ledger, each with how many reports in which languages tell of it.

    \b
    Example:
      dragoman events --between PAK TJK --since 2021 --kind visit,signing
    """
    from dragoman.views import ledger_text
    from dragoman.views.queries import asking_for, find

    found = find(where, asking_for(of=("event",), kinds=kinds, events=types, status=status, **asked))
    _list(found, ledger_text.EVENTS, ledger_text.event_row, form)


@click.command(cls=Explained, short_help="Show one event or object in full.")
@click.argument("id")
@ledger_option
@form_option("text", "jsonl")
def event(id: str, where: str, form: str) -> None:
    """Show one event: every source's sentence in the original, what they agree on, where they differ, why they were joined.

    ID is that of an event, of an object, or of one of its claims. Ids that were given out before still lead to it.

    \b
    Example:
      dragoman event evt_3addf91f545f4c51
    """
    from dragoman.views.ledger_text import full
    from dragoman.views.printing import write_json, write_text
    from dragoman.views.queries import one

    thing, decided = one(where, id)
    if form == "jsonl":
        write_json([thing], _out())
    else:
        write_text(full(thing, today(), decided), _out())


def _object_command(name: str, record: str, short: str) -> click.Command:
    """`agreements`, `positions`, `institutions`: lists of one kind of object."""

    @click.command(name, cls=Explained, short_help=short)
    @click.argument("states", nargs=-1, type=PARTY, metavar="[STATE...]")
    @ledger_option
    @_filters
    @click.option(
        "--issue", help="Only what is about this issue, as the ledger names it, or with these words in its name."
    )
    @form_option("table", "jsonl")
    def listing(states: tuple[str, ...], where: str, issue: str | None, form: str, **asked: Any) -> None:
        from dragoman.views import ledger_text
        from dragoman.views.queries import asking_for, find

        asked["between"] = (*(asked["between"] or ()), *states)
        found = find(where, asking_for(of=(record,), named=issue, **asked))
        _list(found, ledger_text.OBJECTS, lambda t: ledger_text.object_row(t, today()), form)

    listing.help = f"{short}\n\n\b\nExample:\n  dragoman {name} PAK TJK"
    return listing


@click.command(cls=Explained, short_help="List promises and what became of them.")
@ledger_option
@_filters
@click.option("--due", is_flag=True, help="Only those that are open and have a deadline, the next one first.")
@form_option("table", "jsonl")
def commitments(where: str, due: bool, form: str, **asked: Any) -> None:
    """List what was promised, how much, by when, and what became of it. Open ones whose deadline has passed are overdue.

    \b
    Example:
      dragoman commitments --due --by PAK
    """
    from dragoman.views import ledger_text
    from dragoman.views.queries import asking_for, find

    found = find(where, asking_for(of=("commitment",), due=due, **asked))
    _list(found, ledger_text.OBJECTS, lambda t: ledger_text.object_row(t, today()), form, today())


@click.command(cls=Explained, short_help="List what was raised and not answered.")
@ledger_option
@click.option("--of", "by", type=PARTY, help="Who did not answer.")
@click.option("--since", metavar="DATE", callback=period, help="On this day or later.")
@click.option("--until", metavar="DATE", callback=period, help="On this day or earlier.")
@form_option("table", "jsonl")
def unanswered(where: str, by: str | None, since: str | None, until: str | None, form: str) -> None:
    """List points that were raised and not answered, with which reports of which days were searched for an answer.

    \b
    Example:
      dragoman unanswered --of IRN
    """
    from dragoman.views import ledger_text
    from dragoman.views.queries import open_points

    found = open_points(where, by, since, until)
    _list(found, ledger_text.OBJECTS, lambda t: ledger_text.object_row(t, today()), form)


@click.command(cls=Explained, short_help="List projects.")
@click.argument("name", required=False)
@ledger_option
@_filters
@form_option("table", "jsonl")
def projects(name: str | None, where: str, form: str, **asked: Any) -> None:
    """List what states build together, by name where one is given.

    \b
    Example:
      dragoman projects CASA-1000
    """
    from dragoman.views import ledger_text
    from dragoman.views.queries import asking_for, find

    found = find(where, asking_for(of=("project",), named=name, **asked))
    _list(found, ledger_text.OBJECTS, lambda t: ledger_text.object_row(t, today()), form)


@click.command(cls=Explained, short_help="Find words in any script.")
@click.argument("words", nargs=-1, required=True)
@ledger_option
@form_option("table", "jsonl")
def search(words: tuple[str, ...], where: str, form: str) -> None:
    """Find events and objects whose sentences or coded fields hold all these words, in any script and spelling.

    \b
    Examples:
      dragoman search glacier conference
      dragoman search "जलवायु"
    """
    from dragoman.views.searching import show

    sys.exit(show(where, " ".join(words), form, today(), _out()))


def _list(
    found: Sequence[Any], names: Sequence[str], row: Callable[[Any], tuple[str, ...]], form: str, on: str | None = None
) -> None:
    from dragoman.views.printing import write_json, write_rows
    from dragoman.views.queries import with_state

    if form == "jsonl":
        write_json([with_state(t, on) for t in found] if on else found, _out())
    else:
        write_rows(names, [row(t) for t in found], _out(), "nothing of that is in the ledger")


COMMANDS: tuple[click.Command, ...] = (
    add,
    events,
    event,
    *(_object_command(name, record, short) for name, (record, short) in _OBJECTS.items()),
    commitments,
    unanswered,
    projects,
    search,
)
