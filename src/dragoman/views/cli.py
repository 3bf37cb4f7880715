"""The command line: `dragoman read`, `dragoman who`, `dragoman explain`; those of the ledger are in `cli_ledger.py`.

Commands parse their options, call the library and print. The reader is imported when a command runs, so that help is instant.
"""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import IO

import click

from dragoman import __version__
from dragoman.model.errors import DragomanError
from dragoman.views import cli_desk, cli_ledger
from dragoman.views.options import day, language_option, published_option, screen

_FORMATS = ("table", "jsonl", "markdown", "html")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dragoman")
def main() -> None:
    """Read news reports in Hindi, Persian, Dari, Arabic, Urdu and English, and say what states did to one another.

    Everything runs on this machine; nothing is sent anywhere.

    \b
    Example:
      dragoman read report.txt --published 2021-06-03
    """
    if sys.stderr is None:  # closed by whoever started the program: then print would write problems among the records
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - it lives as long as the program


@main.command(short_help="Read reports and write down what they say.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@published_option
@language_option
@click.option(
    "--format", "form", type=click.Choice(_FORMATS), default="table", show_default=True, help="What to write."
)
@click.option(
    "--workers",
    type=click.IntRange(1),
    help="Processes to read with. Default: one for few reports, else one a processor.",
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="File to write to instead of the screen."
)
def read(
    paths: tuple[str, ...],
    published: str | None,
    language: str | None,
    form: str,
    workers: int | None,
    output: Path | None,
) -> None:
    """Read reports and write down their events, agreements, commitments and positions.

    PATH is a text file, a folder (all .txt in it), a .jsonl file with one report a line (id, text, and where known language,
    published, title, url, publisher), or - for standard input.

    Exit code: 0; 1 if a report could not be read (the others still are); 2 for a mistake on the command line. Reports in
    languages that are not supported are named on standard error and set aside; only a run of nothing else exits with 1.

    \b
    Examples:
      dragoman read report.txt --published 2021-06-03
      dragoman read reports/ --format jsonl -o records.jsonl
      cat report.txt | dragoman read - --format html -o report.html
    """
    from dragoman.documents.sources import reports
    from dragoman.views.run import run

    terminal = output is None and screen().isatty()
    docs = reports(paths, language=language, published=published)
    if output is not None:
        _spare_reports(paths, output)
    try:
        with _opened(output) as out:
            code = run(docs, form=form, out=out, terminal=terminal, workers=workers)
    except BrokenPipeError:
        raise  # whoever read it has enough: click ends without a word
    except OSError as error:
        raise click.ClickException(
            f"{output or 'standard output'}: {error.strerror}, so records are missing"
        ) from error
    sys.exit(code)


def _spare_reports(paths: tuple[str, ...], output: Path) -> None:
    """Refuse to write where the reports to be read are: the file would be emptied before it is read."""
    target = Path(os.path.realpath(output))  # Path.resolve would fail on links that lead to themselves
    for path in map(Path, paths):
        read_too = target.suffix == ".txt" and path.is_dir() and target.is_relative_to(os.path.realpath(path))
        if str(path) != "-" and (read_too or (output.is_file() and path.exists() and path.samefile(output))):
            raise click.BadParameter(
                f"{output} would itself be read as a report of {path}. Name a file elsewhere", param_hint="--output"
            )


def _opened(output: Path | None) -> nullcontext[IO[bytes]] | IO[bytes]:
    if output is None:
        return nullcontext(screen().buffer)
    try:
        return output.open("wb")
    except OSError as error:
        raise click.BadParameter(
            f"{output}: {error.strerror}. Name a file in a folder that exists and that you may write to",
            param_hint="--output",
        ) from error


@main.command(short_help="Look a name up, in any language.")
@click.argument("words", nargs=-1, required=True, metavar="NAME...")
@click.option("--on", metavar="DATE", callback=day, help="Say which office was held on this day (2021-06-02).")
@click.option(
    "--format", "form", type=click.Choice(("table", "jsonl")), default="table", show_default=True, help="What to write."
)
@click.option(
    "--ledger", "where", metavar="FILE", envvar="DRAGOMAN_LEDGER", help="Tell also what this ledger holds of them."
)
def who(words: tuple[str, ...], on: str | None, form: str, where: str | None) -> None:
    """Look a state, person or organisation up by its name in any language.

    \b
    Example:
      dragoman who "इमरान खान" --on 2021-06-02
    """
    from dragoman.views.lookup import show

    try:
        sys.exit(show(" ".join(words), on, form, screen().buffer, where))
    except DragomanError as error:
        raise click.ClickException(str(error)) from error


@main.command(short_help="Show why a report was read as it was.")
@click.argument("path")
@published_option
@language_option
@click.option(
    "--at", type=click.IntRange(0), metavar="OFFSET", help="Only what concerns the words at this character of the text."
)
def explain(path: str, published: str | None, language: str | None, at: int | None) -> None:
    """Show how a report was read: the names seen, the words that told of acts, what was made of them or why not.

    PATH is a text file, a .jsonl file (its first report) or - for standard input.

    \b
    Example:
      dragoman explain report.txt --published 2021-06-03 --at 90
    """
    from dragoman.views.explain import show

    sys.exit(show(path, published, language, at, screen().buffer))


for _command in (*cli_ledger.COMMANDS, *cli_desk.COMMANDS):
    main.add_command(_command)
