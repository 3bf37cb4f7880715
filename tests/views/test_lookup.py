"""`dragoman who` finds a name in any script and says what it is, and what it was on a day."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from dragoman.views.cli import main


def who(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["who", *arguments])


@pytest.mark.parametrize("name", ["इमरान खान", "عمران خان", "Imran Khan", "imran khan"])
def test_a_person_in_any_script_with_the_office_of_the_day(name: str) -> None:
    result = who(name, "--on", "2021-06-02")
    assert result.exit_code == 0
    first = result.stdout.splitlines()[0]
    assert first.startswith("Imran Khan (person, PAK")
    assert "on 2021-06-02" in result.stdout
    assert "इमरान" in result.stdout


def test_a_state_as_json() -> None:
    result = who("تاجیکستان", "--format", "jsonl")
    record = json.loads(result.stdout.splitlines()[0])
    assert (record["type"], record["country"]) == ("state", "TJK")
    assert record["names"]["en"]


def test_an_unknown_name_says_so() -> None:
    result = who("Zzyzx Qwrtpl")
    assert result.exit_code == 1
    assert "nothing is known" in result.stderr


@pytest.mark.parametrize("name", ["", "\x1b[31m", "\ud800", "؟"])
def test_odd_names_are_only_unknown(name: str) -> None:
    result = who(name)
    assert result.exit_code == 1
    assert "\x1b" not in result.stderr


def test_a_day_that_is_none_is_a_mistake_of_usage() -> None:
    result = who("Imran Khan", "--on", "yesterday")
    assert result.exit_code == 2
    assert "'yesterday' is no date" in result.stderr


def test_a_name_of_several_words_needs_no_quotation_marks() -> None:
    assert who("Imran", "Khan").stdout == who("Imran Khan").stdout
