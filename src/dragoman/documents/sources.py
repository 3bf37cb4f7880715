"""Which reports do these paths hold? Folders, text files, JSONL and standard input, one report at a time, errors included."""

from __future__ import annotations

import codecs
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman.documents.decode import decode
from dragoman.model.errors import BadDate, BadRecord, DragomanError, InputError

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
    if path == "-":
        yield from _content(sys.stdin.buffer.read(), "-")
        return
    file = Path(path)
    try:
        if file.is_dir():
            yield from _folder(file)
        else:
            yield from _file(file, file.name)
    except OSError as error:
        yield Failure(path, _unreadable(path, error))


def _unreadable(path: str, error: OSError) -> InputError:
    return InputError(
        error.strerror or "it cannot be opened", where=path, remedy="Check the name and your right to read it"
    )


def _folder(folder: Path) -> Iterator[RawReport | Failure]:
    files = sorted(p for p in folder.rglob("*.txt") if p.is_file())
    if not files:
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


def _file(file: Path, name: str) -> Iterator[RawReport | Failure]:
    if file.suffix.lower() in (".jsonl", ".ndjson"):
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
        yield from _records(data.splitlines(), name)
        return
    try:
        yield _record(data, name)
    except InputError as error:
        yield Failure(name, error)


def _content(data: bytes, name: str) -> Iterator[RawReport | Failure]:
    # Standard input has no suffix that says what it is.
    if name == "-" and data.removeprefix(codecs.BOM_UTF8).lstrip()[:1] == b"{":
        yield from _records(data.splitlines(), name)
        return
    try:
        yield RawReport(id=name, text=decode(data, name=name))
    except InputError as error:
        yield Failure(name, error)


def _records(lines: Iterable[bytes], name: str) -> Iterator[RawReport | Failure]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{name}:{number}"
        try:
            yield _record(line, where)
        except InputError as error:
            yield Failure(where, error)


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
