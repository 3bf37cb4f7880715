"""The command line as a person uses it: output, problems, exit codes; and as a stranger might abuse it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman import __version__
from dragoman.views.cli import main

VISIT = "ताजिक राष्ट्रपति ने बुधवार को इस्लामाबाद में पाकिस्तानी प्रधानमंत्री से मुलाकात की।"
RUSSIAN = "Министр сказал, что обе страны не будут отказываться от переговоров и что он приедет на следующей неделе."


def call(*arguments: str | Path, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "report.txt"
    file.write_text(VISIT, encoding="utf-8")
    return file


def test_version_and_help() -> None:
    assert __version__ in call("--version").stdout
    for command in ("read", "who", "explain"):
        assert "dragoman" in call(command, "--help").stdout


def test_a_report_as_a_table(report: Path) -> None:
    result = call("read", report, "--published", "2021-06-03")
    assert result.exit_code == 0
    assert "CONSULT" in result.stdout
    assert VISIT in result.stdout
    assert "\x1b" not in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize("form", ["table", "jsonl", "markdown", "html"])
def test_every_format_to_screen_and_file_is_the_same(report: Path, form: str, tmp_path: Path) -> None:
    screen = call("read", report, "--format", form)
    written = tmp_path / "out"
    assert call("read", report, "--format", form, "-o", written).stdout == ""
    assert written.read_bytes() == screen.stdout_bytes
    assert screen.stdout_bytes


def test_a_report_is_not_overwritten_by_another_name_of_it(report: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    os.link(report, other)
    assert call("read", report, "-o", other).exit_code == 2
    assert report.read_text(encoding="utf-8") == VISIT


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_named(report: Path) -> None:
    result = call("read", report, "-o", "/dev/full")
    assert result.exit_code == 1
    assert "/dev/full: No space left on device" in result.stderr


def test_standard_input(report: Path) -> None:
    line = json.dumps({"id": "x", "text": VISIT, "published": "2021-06-03"}).encode()
    for stdin, name in ((VISIT.encode(), "-"), (line, "x")):
        result = call("read", "-", "--format", "jsonl", stdin=stdin)
        assert result.exit_code == 0
        assert {json.loads(row)["report"]["id"] for row in result.stdout.splitlines()} == {name}


def test_many_reports_are_summed_up(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(VISIT, encoding="utf-8")
    result = call("read", tmp_path)
    assert result.exit_code == 0
    assert "read 2 reports (hi 2)" in result.stderr
    assert "event 2" in result.stderr


def test_a_failure_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"%PDF-1.4")
    (tmp_path / "b.txt").write_text(VISIT, encoding="utf-8")
    result = call("read", tmp_path, "--format", "jsonl")
    assert result.exit_code == 1
    assert "a.txt: this is a PDF document" in result.stderr
    assert "1 failed" in result.stderr
    assert len(result.stdout.splitlines()) >= 1


def test_a_foreign_report_is_set_aside_but_alone_it_fails(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(RUSSIAN, encoding="utf-8")
    alone = call("read", tmp_path / "a.txt")
    assert alone.exit_code == 1
    assert "Russian" in alone.stderr
    (tmp_path / "b.txt").write_text(VISIT, encoding="utf-8")
    among = call("read", tmp_path)
    assert among.exit_code == 0
    assert "1 in other languages" in among.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("read",),
        ("read", "x.txt", "--format", "xml"),
        ("read", "x.txt", "--published", "tomorrow"),
        ("read", "x.txt", "--language", "ru"),
        ("read", "x.txt", "--workers", "0"),
        ("read", "x.txt", "-o", "/nowhere/at/all"),
        ("explain", "x.txt", "--at", "-1"),
        ("nonsense",),
    ],
)
def test_mistakes_of_usage_exit_with_two(arguments: tuple[str, ...]) -> None:
    result = call(*arguments)
    assert result.exit_code == 2
    assert "Usage" in result.stderr


def test_no_report_is_overwritten_by_what_is_read_from_it(report: Path) -> None:
    link = report.with_name("link")
    link.hardlink_to(report)
    for path, output in ((report, report), (report, link), (report.parent, report.parent / "new.txt")):
        result = call("read", path, "-o", output)
        assert result.exit_code == 2
        assert "would itself be read" in result.stderr
    assert report.read_text(encoding="utf-8") == VISIT
    assert call("read", report.parent, "-o", report.parent / "out.md").exit_code == 0


def test_a_missing_publication_date_is_asked_for_where_it_matters(report: Path) -> None:
    assert "--published DATE" in call("read", report).stderr
    assert call("read", report, "--published", "2021-06-03").stderr == ""
    report.write_text("The weather was fine in the park.", encoding="utf-8")
    assert call("read", report).stderr == ""


def test_a_table_of_standard_input_says_so() -> None:
    assert call("read", "-", stdin=VISIT.encode()).stdout.startswith("standard input (hi)")


def test_a_missing_file_is_named() -> None:
    result = call("read", "no-such-file.txt")
    assert result.exit_code == 1
    assert "no-such-file.txt" in result.stderr


def test_explain_shows_what_was_seen(report: Path) -> None:
    result = call("explain", report, "--published", "2021-06-03")
    assert result.exit_code == 0
    assert "mention" in result.stdout
    assert "record" in result.stdout
    beyond = call("explain", report, "--at", "5000")
    assert (beyond.exit_code, beyond.stdout) == (1, "")
    assert f"the text has {len(VISIT)}" in beyond.stderr


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", RUSSIAN.encode()])
def test_explain_names_what_it_cannot_read(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(content)
    result = call("explain", file)
    assert result.exit_code == 1
    assert "not read: a.txt" in result.stderr


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_random_bytes_never_crash_it(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    result = call("read", file, "--format", "jsonl")
    assert result.exit_code in (0, 1)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.stderr
    assert "fault of Dragoman" not in result.stderr


HOSTILE = {
    "surrogates": f"{VISIT} \ud800\udfff\ud800",
    "bidi": f"\u202e\u2066{VISIT}\u2069\u202d{VISIT}",
    "quotes": "“" * 10_000 + VISIT + "”" * 10_000,
    "brackets": "(" * 10_000 + VISIT + ")" * 10_000,
    "nul": VISIT.replace(" ", "\x00"),
    "one line": f"{VISIT[:-1]} और " * 3_000,
    "combining": VISIT + "\u0301" * 10_000,
    "one word": "क" * 200_000 + " " + VISIT,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("form", ["jsonl", "html"])
def test_hostile_text_is_read_like_any_other(tmp_path: Path, name: str, form: str) -> None:
    file = tmp_path / "docs.jsonl"
    file.write_text(json.dumps({"id": name, "text": HOSTILE[name], "language": "hi"}), encoding="utf-8")
    result = call("read", file, "--format", form)
    assert result.exit_code == 0, result.stderr
    if form == "jsonl":
        for row in result.stdout_bytes.decode("utf-8").splitlines():
            for quote in json.loads(row)["evidence"]:
                assert HOSTILE[name][slice(*quote["span"])] == quote["text"]


def test_workers_change_nothing(tmp_path: Path) -> None:
    rows = [{"id": str(i), "text": f"{VISIT} {i} " * 40, "published": "2021-06-03"} for i in range(60)]
    file = tmp_path / "docs.jsonl"
    file.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    program = Path(sys.executable).parent / "dragoman"
    runs = [
        subprocess.run(
            [program, "read", "--format", "jsonl", "--workers", n, file], capture_output=True, check=True
        ).stdout
        for n in ("1", "3")
    ]
    assert runs[0]
    assert runs[0] == runs[1]


def test_output_is_utf8_whatever_the_terminal_says(report: Path) -> None:
    program = Path(sys.executable).parent / "dragoman"
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    result = subprocess.run([program, "read", report], capture_output=True, check=True, env=environment)
    assert VISIT in result.stdout.decode("utf-8")


def shell(command: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The program in a shell, as `dragoman`; arguments are $1 and so on."""
    script = f'dragoman() {{ "{Path(sys.executable).parent}/dragoman" "$@"; }}; {command}'
    return subprocess.run(
        ["bash", "-c", script, "-", *arguments], check=False, capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize("command", ["read $1", "read $1 --format html", "explain $1", "who Tajikistan"])
def test_a_closed_standard_output_is_named(report: Path, command: str) -> None:
    result = shell(f"dragoman {command} >&-", report)
    assert result.returncode == 1
    assert result.stderr == "Error: standard output is closed, so there is nowhere to write to\n"


def test_with_streams_closed_a_file_is_still_written(report: Path, tmp_path: Path) -> None:
    result = shell("dragoman read $1 --format jsonl -o $2 <&- >&- 2>&-", report, tmp_path / "out")
    assert result.returncode == 0
    assert VISIT in (tmp_path / "out").read_text(encoding="utf-8")
    closed = shell("dragoman read $1 no-such-file --format jsonl 2>&-", report)
    assert closed.returncode == 1
    assert all(json.loads(line) for line in closed.stdout.splitlines())


@pytest.mark.parametrize("form", ["table", "jsonl", "markdown", "html"])
def test_whoever_has_read_enough_may_leave(tmp_path: Path, form: str) -> None:
    line = json.dumps({"text": f"{VISIT} " * 30, "published": "2021-06-03"})
    (tmp_path / "docs.jsonl").write_text(f"{line}\n" * 200, encoding="utf-8")
    result = shell(f"dragoman read $1 --format {form} | head -1", tmp_path / "docs.jsonl")
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr == ""


def test_what_has_no_end_is_refused_and_the_rest_is_read(report: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    result = shell("dragoman read /dev/zero $1 $2 --format jsonl", pipe, report)
    assert result.returncode == 1
    assert "not read: /dev/zero: this is a device, not a file. Name a text file" in result.stderr
    assert f"not read: {pipe}: this is a pipe, not a file. Give" in result.stderr
    assert VISIT in result.stdout
    assert "read 1 report (hi 1); not read: 2 failed" in result.stderr


def test_help_is_instant_because_nothing_slow_is_imported() -> None:
    code = "import sys, dragoman.views.cli; print([m for m in sys.modules if m.split('.')[0] in ('rich', 'yaml', 'hijridate')])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert result.stdout.strip() == "[]"
