"""The documentation says what the program does: commands, examples and files are checked against it."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from dragoman.documents.language import supported
from dragoman.views.cli import main

ROOT = Path(__file__).resolve().parent.parent


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_page_of_commands_is_what_the_commands_say() -> None:
    spec = importlib.util.spec_from_file_location("write_cli_docs", ROOT / "tools" / "write_cli_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert page("docs/cli.md") == module.text(), "docs/cli.md is stale: run `make docs`"


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_has_help_an_example_and_a_place_in_the_readme(name: str) -> None:
    command = main.commands[name]
    assert command.help
    assert f"dragoman {name}" in command.help
    assert f"dragoman {name}" in page("README.md")
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{parameter.name} has no help"


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "docs/architecture.md"])
def test_links_and_paths_lead_somewhere(name: str) -> None:
    text = page(name)
    for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
        assert (ROOT / Path(name).parent / link).exists(), link
    for path in re.findall(r"`((?:src|docs|tests|tools|examples)/[^`<>*…]+)`", text):
        assert (ROOT / path).exists(), path


def test_the_output_in_the_readme_is_what_the_command_prints() -> None:
    command, _, printed = page("README.md").partition("$ dragoman read examples/short.txt")[2].partition("\n")
    run = CliRunner().invoke(main, ["read", str(ROOT / "examples" / "short.txt"), *command.split()])
    assert run.stdout.rstrip() == printed.partition("\n```")[0].rstrip()


def test_the_readme_fits_one_screen() -> None:
    assert page("README.md").count("\n") < 80


def test_every_example_of_the_readme_is_a_command_that_exists() -> None:
    for line in re.findall(r"^\$ dragoman (.+)$", page("README.md"), re.MULTILINE):
        words = line.split("#")[0].split()
        help_text = CliRunner().invoke(main, [words[0], "--help"]).stdout
        for option in (w for w in words if w.startswith("-") and len(w) > 1):
            assert option in help_text, line


def test_there_is_an_example_report_in_every_language() -> None:
    from dragoman.documents.language import identify

    rows = [json.loads(line) for line in page("examples/reports.jsonl").splitlines()]
    assert {identify(row["text"]).code for row in rows} == set(supported())
    for row in rows:
        assert 120 <= len(row["text"].split()) <= 200, row["id"]
        assert row["id"] in page("examples/README.md")
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["published"])


def test_the_version_is_one() -> None:
    from dragoman import __version__

    assert f'version = "{__version__}"' in page("pyproject.toml")
    assert f"## {__version__}" in page("CHANGELOG.md")


def test_decisions_are_numbered_and_say_what_was_rejected() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [p.name[:4] for p in pages]
    assert len(numbers) == len(set(numbers))
    for file in pages:
        assert re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", file.name)
        assert file.read_text(encoding="utf-8").startswith("# ")


def test_nothing_names_how_the_project_is_worked_on() -> None:
    for file in [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "src").rglob("*.py"),
        *(ROOT / "src").rglob("*.yml"),
    ]:
        text = file.read_text(encoding="utf-8")
        assert "/work/" not in text, file
        assert "/tmp/" not in text, file
