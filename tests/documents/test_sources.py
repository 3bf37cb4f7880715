"""Files, folders, JSONL and standard input give reports; what is wrong with one does not hide the others."""

from __future__ import annotations

import errno
import io
import json
import os
from pathlib import Path

import pytest

from dragoman.documents import sources
from dragoman.documents.sources import Failure, RawReport, iso_date, reports
from dragoman.model.errors import BadDate, BadRecord, EmptyReport, InputError, NotText


def test_a_folder_gives_its_text_files_in_order(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("second", encoding="utf-8")
    (tmp_path / "a.txt").write_text("first", encoding="utf-8")
    (tmp_path / "notes.md").write_text("not a report", encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.txt").write_text("third", encoding="utf-8")
    found = list(reports([str(tmp_path)], published="2021-06-03"))
    assert [(r.id, r.text, r.published) for r in found if isinstance(r, RawReport)] == [
        ("a.txt", "first", "2021-06-03"),
        ("b.txt", "second", "2021-06-03"),
        ("sub/c.txt", "third", "2021-06-03"),
    ]


def test_a_file_is_named_by_its_name(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(b"line one\r\nline two\r\n")
    (found,) = reports([str(file)], language="en")
    assert found == RawReport(id="report.txt", text="line one\r\nline two\r\n", language="en")


def test_jsonl_gives_a_report_a_line_with_what_is_known(tmp_path: Path) -> None:
    file = tmp_path / "docs.jsonl"
    rows = [
        {
            "id": "x",
            "text": "t",
            "language": "hi",
            "published": "2021-06-03T10:00:00Z",
            "title": "T",
            "url": "u",
            "publisher": "p",
        },
        {"text": "no id", "published": None, "unknown": 1},
    ]
    file.write_text("".join(json.dumps(r) + "\n\n" for r in rows), encoding="utf-8")
    first, second = reports([str(file)], language="en", published="2020-01-01")
    assert first == RawReport(
        id="x", text="t", language="hi", published="2021-06-03", title="T", url="u", publisher="p"
    )
    assert second == RawReport(id="docs.jsonl:3", text="no id", language="en", published="2020-01-01")


@pytest.mark.parametrize(
    ("line", "kind", "words"),
    [
        (b"{not json}", BadRecord, "no JSON"),
        (b"[1, 2]", BadRecord, "text"),
        (b'{"id": "x"}', BadRecord, "text"),
        (b'{"text": 5}', BadRecord, "text"),
        (b'{"text": "x", "title": 5}', BadRecord, "title"),
        (b'{"text": "x", "id": [1]}', BadRecord, "id"),
        (b'{"text": "x", "id": true}', BadRecord, "id"),
        (b'{"text": "x", "published": "yesterday"}', BadDate, "yesterday"),
        (b'{"text": "x", "published": "2021-02-30"}', BadDate, "2021-02-30"),
        (b"\xff\xfe{", BadRecord, "no JSON"),
        (b"[" * 100_000, BadRecord, "no JSON"),
    ],
)
def test_a_bad_line_is_named_and_the_next_still_read(
    tmp_path: Path, line: bytes, kind: type[InputError], words: str
) -> None:
    file = tmp_path / "docs.jsonl"
    file.write_bytes(line + b'\n{"id": "good", "text": "t"}\n')
    bad, good = reports([str(file)])
    assert isinstance(bad, Failure)
    assert isinstance(bad.error, kind)
    assert words in str(bad.error)
    assert bad.error.where == "docs.jsonl:1"
    assert bad.error.remedy
    assert isinstance(good, RawReport)


def test_a_json_file_is_one_report_or_one_a_line(tmp_path: Path) -> None:
    one, many, wrong = tmp_path / "one.json", tmp_path / "many.json", tmp_path / "wrong.json"
    one.write_text(json.dumps({"id": "a", "text": "x", "published": "2020-01-01"}, indent=2), encoding="utf-8")
    many.write_text('{"id": "b", "text": "y"}\n{"id": "c", "text": "z"}\n', encoding="utf-8")
    wrong.write_text("[1, 2]", encoding="utf-8")
    first, second, third, failure = reports([str(one), str(many), str(wrong)])
    assert first == RawReport(id="a", text="x", published="2020-01-01")
    assert [r.id for r in (second, third)] == ["b", "c"]
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, BadRecord)


def test_what_is_no_text_fails_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"%PDF-1.4 ...")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_bytes(b"a report")
    a, b, c = reports([str(tmp_path)])
    assert isinstance(a, Failure)
    assert isinstance(a.error, NotText)
    assert isinstance(b, Failure)
    assert isinstance(b.error, EmptyReport)
    assert isinstance(c, RawReport)


def test_missing_files_and_empty_folders_are_named(tmp_path: Path) -> None:
    missing, empty = reports([str(tmp_path / "none.txt"), str(tmp_path)])
    assert isinstance(missing, Failure)
    assert "No such file" in str(missing.error)
    assert isinstance(empty, Failure)
    assert "no .txt file" in str(empty.error)


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (b"a report", ["-"]),
        (b'{"id": "x", "text": "t"}\n{"id": "y", "text": "t"}', ["x", "y"]),
        (b'\xef\xbb\xbf{"id": "x", "text": "t"}', ["x"]),
        (b'{"id": 0, "text": "t"}\n{"id": "", "text": "t"}\n{"id": null, "text": "t"}', ["0", "-:2", "-:3"]),
    ],
)
def test_standard_input_is_text_or_jsonl(monkeypatch: pytest.MonkeyPatch, data: bytes, ids: list[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [r.id for r in reports(["-"])] == ids


def test_what_has_no_end_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    pipe, good = tmp_path / "pipe.txt", tmp_path / "good.txt"
    os.mkfifo(pipe)
    good.write_text("a report", encoding="utf-8")
    first, second, third = reports([str(pipe), "/dev/zero", str(good)])
    assert isinstance(first, Failure)
    assert "a pipe, not a file" in str(first.error)
    assert f"dragoman read - < {pipe}" in str(first.error)
    assert isinstance(second, Failure)
    assert "/dev/zero: this is a device" in str(second.error)
    assert isinstance(third, RawReport)
    assert [r.id for r in reports([str(tmp_path)])] == ["good.txt"]


def test_a_folder_that_may_not_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "good.txt").write_text("a report", encoding="utf-8")
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr("os.scandir", scandir)  # the rights themselves do not bind the superuser tests may run as
    inner, good = reports([str(tmp_path)])
    assert isinstance(inner, Failure)
    assert "closed: Permission denied" in str(inner.error)
    assert isinstance(good, RawReport)
    (alone,) = reports([str(tmp_path / "closed")])
    assert isinstance(alone, Failure)
    assert "Permission denied" in str(alone.error)


def test_what_is_too_long_to_hold_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST_BYTES", 60)
    rows = [json.dumps({"id": name, "text": text}) for name, text in (("a", "x"), ("b", "x" * 200), ("c", "x"))]
    (tmp_path / "a.txt").write_text("x" * 61, encoding="utf-8")
    (tmp_path / "docs.jsonl").write_text("\n".join(rows), encoding="utf-8")
    whole, first, long, last = reports([str(tmp_path / "a.txt"), str(tmp_path / "docs.jsonl")])
    assert [r.id for r in (first, last)] == ["a", "c"]
    for refused, where in ((whole, "a.txt"), (long, "docs.jsonl:2")):
        assert isinstance(refused, Failure)
        assert f"{where}: more than 0 MB are no report. Put its reports in" in str(refused.error)
    for data, ids in (("x" * 61, ["-"]), ("\n" + "\n".join(rows), ["a", "-:3", "c"])):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
        found = list(reports(["-"]))
        assert [r.id for r in found] == ids
        assert sum(isinstance(r, Failure) for r in found) == 1


def test_closed_standard_input_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    (found,) = reports(["-"])
    assert isinstance(found, Failure)
    assert "standard input is closed" in str(found.error)


def test_lone_surrogates_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "docs.jsonl"
    file.write_bytes(b'{"id": "x", "text": "a \\ud800 b"}\n')
    (found,) = reports([str(file)])
    assert isinstance(found, RawReport)
    assert found.text == "a \ud800 b"


def test_dates_are_days() -> None:
    assert iso_date(" 2021-06-03 ") == "2021-06-03"
    assert iso_date("2021-06-03T23:00:00+05:00") == "2021-06-03"
    with pytest.raises(BadDate, match="2021-06-03"):
        iso_date("3 June 2021")
