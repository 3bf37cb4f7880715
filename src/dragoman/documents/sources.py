"""Which reports do these paths hold? Folders, text files, JSONL and standard input, one report at a time, errors included."""

from __future__ import annotations

import codecs
import io
import json
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO

from dragoman.documents.decode import decode
from dragoman.model.errors import BadDate, BadRecord, DragomanError, InputError

# A report, or a line of JSONL, of more bytes is refused: it would have to be held in memory whole.
MOST_BYTES = 100_000_000
_LINES = (".jsonl", ".ndjson")
_FIELDS = ("language", "published", "title", "url", "publisher", "retrieved")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawReport:
    """A report as it was given: its text, and what is known about it. `published` is an ISO date."""

    id: str
    text: str
    language: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    retrieved: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A report that could not be read, and why."""

    id: str
    error: DragomanError


def reports(
    paths: Iterable[str], *, language: str | None = None, published: str | None = None
) -> Iterator[RawReport | Failure]:
    """The reports at the given paths, in order; "-" is standard input.

    Args:
        paths: text files, .jsonl files (one report a line), .json files (one report), folders (all .txt below them, sorted).
        language: code of the language of all reports that do not name their own.
        published: ISO date of all reports that do not name their own.
    """
    for path in paths:
        for found in _at(path):
            if isinstance(found, Failure):
                yield found
                continue
            yield RawReport(
                id=found.id,
                text=found.text,
                language=found.language or language,
                published=found.published or published,
                title=found.title,
                url=found.url,
                publisher=found.publisher,
                retrieved=found.retrieved,
            )


def iso_date(value: str, where: str | None = None) -> str:
    """A publication date as an ISO day; a time after it is dropped.

    Raises:
        BadDate: it is no date of the calendar.
    """
    try:
        day = date.fromisoformat(value.strip()[:10])
    except ValueError as error:
        raise BadDate(
            f"{value!r} is no publication date", where=where, remedy="Write year-month-day, for example 2021-06-03"
        ) from error
    return day.isoformat()


def _at(path: str) -> Iterator[RawReport | Failure]:
    file = Path(path)
    try:
        if path == "-":
            yield from _standard_input()
            return
        if file.is_dir():
            yield from _folder(file)
        else:
            yield from _file(file, file.name)
    except OSError as error:
        yield Failure(path, _unreadable(path, error))
    except InputError as error:
        yield Failure(path, error)


def _unreadable(path: str, error: OSError) -> InputError:
    return InputError(
        error.strerror or "it cannot be opened", where=path, remedy="Check the name and your right to read it"
    )


def _standard_input() -> Iterator[RawReport | Failure]:
    """A text, or reports as JSONL: standard input has no suffix that says what it is."""
    if sys.stdin is None:  # closed by whoever started the program
        raise InputError("standard input is closed", where="-", remedy="Name a file, or pipe a text in")
    stream, head = sys.stdin.buffer, b""
    while not head.removeprefix(codecs.BOM_UTF8).strip() and (line := stream.readline(MOST_BYTES)):
        head += line
    if head.removeprefix(codecs.BOM_UTF8).lstrip()[:1] == b"{":
        yield from _records(stream, "-", head)
    else:
        yield from _content(head + stream.read(MOST_BYTES - len(head) + 1), "-")


def _folder(folder: Path) -> Iterator[RawReport | Failure]:
    closed: list[OSError] = []
    inside = (Path(at, name) for at, _, names in os.walk(folder, onerror=closed.append) for name in names)
    files = sorted(p for p in inside if p.suffix == ".txt" and _may_be_file(p))
    for error in closed:
        where = str(error.filename or folder)
        yield Failure(where, _unreadable(where, error))
    if not files and not closed:
        yield Failure(
            str(folder),
            InputError("no .txt file in this folder", where=str(folder), remedy="Name the files themselves"),
        )
    for file in files:
        name = file.relative_to(folder).as_posix()
        try:
            yield from _file(file, name)
        except OSError as error:
            yield Failure(name, _unreadable(str(file), error))
        except InputError as error:
            yield Failure(name, error)


def _may_be_file(path: Path) -> bool:
    """Whether it is a file; what may not be looked at is taken for one, so that opening it says why not."""
    try:
        return path.is_file()
    except OSError:
        return True


def _refuse_endless(file: Path) -> None:
    """Raises InputError where reading would not end, or not soon: pipes and devices have no length, and some no end."""
    status = file.stat()
    if stat.S_ISFIFO(status.st_mode):
        remedy = f"Give what comes through it on standard input: dragoman read - < {file}"
        raise InputError("this is a pipe, not a file", where=str(file), remedy=remedy)
    if not stat.S_ISREG(status.st_mode):
        what = "a socket" if stat.S_ISSOCK(status.st_mode) else "a device"
        raise InputError(f"this is {what}, not a file", where=str(file), remedy="Name a text file, or - for a pipe")
    if status.st_size > MOST_BYTES and file.suffix.lower() not in _LINES:
        raise _too_long(str(file))


def _too_long(where: str) -> InputError:
    return InputError(
        f"more than {MOST_BYTES // 1_000_000} MB are no report",
        where=where,
        remedy="Put its reports in a .jsonl file, one a line, or in files of their own",
    )


def _file(file: Path, name: str) -> Iterator[RawReport | Failure]:
    _refuse_endless(file)
    if file.suffix.lower() in _LINES:
        with file.open("rb") as lines:
            yield from _records(lines, name)
    elif file.suffix.lower() == ".json":
        yield from _json_file(file.read_bytes(), name)
    else:
        yield from _content(file.read_bytes(), name)


def _json_file(data: bytes, name: str) -> Iterator[RawReport | Failure]:
    """A .json file holds one report, however its lines are broken; one with a record a line is read as .jsonl is."""
    try:
        json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        yield from _records(io.BytesIO(data), name)
        return
    try:
        yield _record(data, name)
    except InputError as error:
        yield Failure(name, error)


def _content(data: bytes, name: str) -> Iterator[RawReport | Failure]:
    try:
        if len(data) > MOST_BYTES:
            raise _too_long(name)
        yield RawReport(id=name, text=decode(data, name=name))
    except InputError as error:
        yield Failure(name, error)


def _records(stream: IO[bytes], name: str, head: bytes = b"") -> Iterator[RawReport | Failure]:
    """The reports of a JSONL stream of which `head`, whole lines, has been read before."""
    for number, line in enumerate(_lines(stream, head), 1):
        if not line.strip():
            continue
        where = f"{name}:{number}"
        try:
            if len(line) > MOST_BYTES:
                raise _too_long(where)
            yield _record(line, where)
        except InputError as error:
            yield Failure(where, error)


def _lines(stream: IO[bytes], head: bytes) -> Iterator[bytes]:
    """Lines one at a time; of one that is too long only the beginning, so that memory stays level."""
    yield from head.splitlines()
    while line := stream.readline(MOST_BYTES + 1):
        yield line
        while len(line) > MOST_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MOST_BYTES + 1)


def _record(line: bytes, where: str) -> RawReport:
    """One line of JSONL as a report. Lone surrogates in it stay as they are: offsets count them."""
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise BadRecord(
            "the line is no JSON", where=where, remedy='One report a line: {"id": "...", "text": "..."}'
        ) from error
    if not isinstance(found, dict) or not isinstance(found.get("text"), str):
        raise BadRecord('the line has no "text"', where=where, remedy='One report a line: {"id": "...", "text": "..."}')
    for key in _FIELDS:
        if found.get(key) is not None and not isinstance(found[key], str):
            raise BadRecord(f'"{key}" is no string', where=where, remedy="Put it in quotes, or leave it out")
    name = found.get("id", "")
    if name is not None and (isinstance(name, bool) or not isinstance(name, str | int | float)):
        raise BadRecord('"id" is no string or number', where=where, remedy="Put it in quotes, or leave it out")
    known = {key: found[key] for key in _FIELDS if found.get(key)}
    if "published" in known:
        known["published"] = iso_date(known["published"], where)
    return RawReport(id=where if name in (None, "") else str(name), text=found["text"], **known)
