"""The commands of a desk that works with its ledger: split, join, history, export, diff, brief, timeline, discrepancies, stats, verify."""

from __future__ import annotations

import getpass
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import IO

import click

from dragoman.views.cli_ledger import Explained, today
from dragoman.views.options import PARTY, form_option, ledger_option, output_option, period, screen

_because = click.option("--because", required=True, metavar="WHY", help="The reason, kept with the decision.")
_by = click.option(
    "--as", "by", metavar="NAME", default=getpass.getuser, show_default="your user name", help="Who decides."
)


def _opened(output: Path | None) -> nullcontext[IO[bytes]] | IO[bytes]:
    if output is None:
        return nullcontext(screen().buffer)
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

    found = [one(where, i) for i in ids]
    if form == "jsonl":
        write_json([thing for thing, _ in found], screen().buffer)
    else:
        write_text("\n\n".join(full(thing, today(), decided) for thing, decided in found), screen().buffer)


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
        write_json(found, screen().buffer)
    elif found:
        write_text("\n".join(decision(d) for d in found), screen().buffer)
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
        write_json([found], screen().buffer)
        return
    rows = [(of, name, f"{number:,}") for of, numbers in found.items() for name, number in numbers.items()]
    write_rows(("of", "which", "how many"), rows, screen().buffer, "the ledger is empty")


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
        write_json([checked.to_json()], screen().buffer)
    else:
        write_text(checked.said(), screen().buffer)
    sys.exit(1 if checked.wrong else 0)


@click.command(cls=Explained, short_help="List where reports contradict each other.")
@click.argument("states", nargs=-1, type=PARTY, metavar="[STATE...]")
@ledger_option
@click.option("--since", metavar="DATE", callback=period, help="On this day or later.")
@click.option("--until", metavar="DATE", callback=period, help="On this day or earlier.")
@form_option("table", "jsonl")
def discrepancies(states: tuple[str, ...], where: str, since: str | None, until: str | None, form: str) -> None:
    """List contradictions between reports, the slips of single ones, and (of named states) events that are perhaps one.

    All values are kept, each with its sentence; none is preferred silently.

    \b
    Example:
      dragoman discrepancies PAK TJK
    """
    from dragoman.views.contradicting import discrepancies as find
    from dragoman.views.ledger_text import DISCREPANCIES, discrepancy_row
    from dragoman.views.printing import write_json, write_rows
    from dragoman.views.queries import asking_for

    found = find(where, asking_for(between=states, since=since, until=until))
    if form == "jsonl":
        write_json(found, screen().buffer)
    else:
        rows = [discrepancy_row(d) for d in found]
        write_rows(DISCREPANCIES, rows, screen().buffer, "no contradiction is known")


@click.command(cls=Explained, short_help="Compare two sides' accounts of a meeting.")
@click.argument("states", nargs=2, type=PARTY, metavar="STATE STATE")
@click.option("--event", "id", required=True, metavar="EVENT", help="The event they tell of.")
@click.option(
    "--outlet",
    "outlets",
    multiple=True,
    metavar="STATE=WORDS",
    help="Reports whose publisher, address or name has these words are this side's (PAK=dawn.com). May be repeated.",
)
@ledger_option
@form_option("text", "jsonl")
def diff(states: tuple[str, str], id: str, outlets: tuple[str, ...], where: str, form: str) -> None:
    """Compare the accounts that two sides give of one meeting: only in theirs, only in ours, told by both, told differently.

    A report is of the side whose outlets are named with --outlet, whose state writes in its language, or whose officials it quotes.

    \b
    Example:
      dragoman diff PAK TJK --event evt_3addf91f545f4c51 --outlet PAK=dawn
    """
    from dragoman.views.accounts import accounts
    from dragoman.views.accounts_text import lines, to_json
    from dragoman.views.printing import write_json, write_text

    named = dict(_outlet(o) for o in outlets)
    found = accounts(where, states, id, named)
    if form == "jsonl":
        write_json([to_json(found)], screen().buffer)
    else:
        write_text("\n".join(lines(found)), screen().buffer)


def _outlet(value: str) -> tuple[str, str]:
    side, _, words = value.partition("=")
    if not words:
        raise click.BadParameter(f"'{value}' names no outlet. Write STATE=WORDS, for example PAK=dawn.com")
    return words, PARTY.convert(side, None, None)


@click.command(cls=Explained, short_help="Write a cited briefing on two states.")
@click.argument("states", nargs=2, type=PARTY, metavar="STATE STATE")
@click.option("--since", metavar="DATE", callback=period, help="On this day or later.")
@click.option("--until", metavar="DATE", callback=period, help="On this day or earlier.")
@click.option(
    "--format", "form", type=click.Choice(("markdown", "html", "pdf")), help="By default as -o ends, else markdown."
)
@output_option
@ledger_option
def brief(
    states: tuple[str, str], since: str | None, until: str | None, form: str | None, output: Path | None, where: str
) -> None:
    """Write a briefing: visits, signings, promises and their state, open questions, slips; every line with its source.

    \b
    Example:
      dragoman brief PAK TJK --since 2024 -o brief.html
    """
    from dragoman.views.brief import build, render
    from dragoman.views.dyad_queries import dyad

    chosen = form or _FORM_BY_ENDING.get(output.suffix.lower() if output else "", "markdown")
    made = render(build(dyad(where, states, since, until), today=today()), chosen)
    with _opened(output) as out:
        out.write(made)


@click.command(cls=Explained, short_help="Write all events in a form that other tools load.")
@click.argument("what", type=click.Choice(("events",)))
@click.option(
    "--format", "form", required=True, metavar="FORM", help="jsonl, csv, parquet, plover, gdelt, ftm or jsonld."
)
@output_option
@ledger_option
def export(what: str, form: str, output: Path | None, where: str) -> None:
    """Write all events of the ledger. The same ledger gives the same bytes.

    \b
    Examples:
      dragoman export events --format parquet -o events.parquet
      dragoman export events --format gdelt -o events.export.CSV
    """
    from dragoman.store.opening import reading
    from dragoman.views.exports import export as write
    from dragoman.views.queries import every_event

    del what
    with reading(where) as connection, _opened(output) as out:
        left = write(every_event(connection), form, out)
    if left:
        print(
            f"{left} events left out: this form has no place for what did not happen, or on no known day",
            file=sys.stderr,
        )


_FORM_BY_ENDING = {".md": "markdown", ".html": "html", ".htm": "html", ".pdf": "pdf"}


@click.command(cls=Explained, short_help="Draw cooperation and conflict over time.")
@click.argument("states", nargs=2, type=PARTY, metavar="STATE STATE")
@click.option("--since", metavar="DATE", callback=period, help="On this day or later.")
@click.option("--until", metavar="DATE", callback=period, help="On this day or earlier.")
@click.option(
    "--links", default="", metavar="ADDRESS", help="What stands before an event's id in its link (https://desk/event/)."
)
@output_option
@ledger_option
@form_option("svg", "jsonl")
def timeline(
    states: tuple[str, str],
    since: str | None,
    until: str | None,
    links: str,
    output: Path | None,
    where: str,
    form: str,
) -> None:
    """Draw the events between two states over time, from conflict to cooperation, each point a link to its event.

    \b
    Example:
      dragoman timeline PAK TJK -o timeline.svg
    """
    from dragoman.views.dyad_queries import dyad
    from dragoman.views.printing import write_json
    from dragoman.views.timeline import render

    found = dyad(where, states, since, until)
    with _opened(output) as out:
        if form == "jsonl":
            write_json(
                ({"month": m.month, "sum": m.sum, "mean": m.mean, "number": m.number} for m in found.balance), out
            )
        else:
            out.write(render(found, base=links))


COMMANDS: tuple[click.Command, ...] = (
    split,
    join,
    history,
    discrepancies,
    diff,
    brief,
    timeline,
    export,
    stats,
    verify,
)
