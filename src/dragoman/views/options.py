"""Which options do several commands share, and how is what they are given checked?"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO, TypeVar

import click

from dragoman.model.errors import DragomanError

F = TypeVar("F", bound=Callable[..., Any])


def day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Callback: an ISO date."""
    from dragoman.documents.sources import iso_date

    try:
        return iso_date(value) if value is not None else None
    except DragomanError as error:
        raise click.BadParameter(f"'{value}' is no date. Write year-month-day, for example 2021-06-03") from error


def period(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Callback: a year, a month or a day."""
    if value is not None and not re.fullmatch(r"\d{4}(-\d{2}){0,2}", value):
        raise click.BadParameter(f"'{value}' is no date. Write 2021, 2021-06 or 2021-06-03")
    if value is not None and len(value) == len("2021-06-03"):
        return day(_context, _parameter, value)
    return value


def language(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Callback: the code of a language that is known."""
    from dragoman.documents.language import canonical

    try:
        return canonical(value) if value else None
    except DragomanError as error:
        raise click.BadParameter(str(error)) from error


published_option = click.option(
    "--published",
    metavar="DATE",
    callback=day,
    help="Day the reports appeared (2021-06-03), for those that do not say. Without it, 'on Wednesday' stays unresolved.",
)
language_option = click.option(
    "--language",
    metavar="CODE",
    callback=language,
    help="Language of the reports: hi, fa, fa-AF (Dari), ar, ur or en. Detected where it is not given.",
)


def form_option(*forms: str) -> Callable[[F], F]:
    """--format, with the forms a command can write; the first is its default."""
    return click.option(
        "--format", "form", type=click.Choice(forms), default=forms[0], show_default=True, help="What to write."
    )


output_option = click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="File to write to instead of the screen."
)


def ledger_option(command: F) -> F:
    """--ledger, which every command of the ledger has."""
    return click.option(
        "--ledger",
        "where",
        metavar="FILE",
        default=lambda: os.environ.get("DRAGOMAN_LEDGER", "ledger.db"),
        show_default="ledger.db, or what DRAGOMAN_LEDGER says",
        help="The ledger: a file, or postgresql://user@host/name.",
    )(command)


class Party(click.ParamType[str]):
    """A state or organisation: its code, or its name in any language."""

    name = "STATE"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from dragoman.knowledge.lookup import code_of

        code = code_of(value)
        if code is None:
            self.fail(
                f"'{value}' is no state or organisation known here. Write a code (PAK, EUU) or its full name",
                param,
                ctx,
            )
        return code


PARTY = Party()


def screen() -> TextIO:
    """Standard output.

    Raises:
        ClickException: whoever started the program has closed it.
    """
    if sys.stdout is None:
        raise click.ClickException("standard output is closed, so there is nowhere to write to")
    return sys.stdout
