"""Which record is this? Ids that follow from what a record says, and the text form of JSON that they are taken from."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from typing import Any, TypeVar

from dragoman.model.records import (
    Agreement,
    Claim,
    Commitment,
    Discrepancy,
    Institution,
    Position,
    Project,
    to_json,
)

R = TypeVar("R", Claim, Position, Agreement, Commitment, Institution, Project, Discrepancy)

_SURROGATE = re.compile("[\ud800-\udfff]")
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")
# Links to other records are not part of what a record says: leaving them out lets two records point at each other.
_LINKS = ("id", "object", "discrepancies")


def dumps(value: Any) -> str:
    """JSON on one line, letters of every script as they are; lone surrogates escaped so that the line can be written as UTF-8."""
    line = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    if _SURROGATE.search(line):
        return _SURROGATE.sub(lambda m: f"\\u{ord(m[0]):04x}", line)
    return line


def unwritable(text: str) -> bool:
    """Whether a text holds what cannot be written everywhere as it is: a NUL or a lone surrogate."""
    return _UNWRITABLE.search(text) is not None


def text_hash(text: str) -> str:
    """SHA-256 of the text's UTF-8 form, in hex. Lone surrogates are encoded as they stand, so every text has a hash."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def with_id(record: R) -> R:
    """The same record with its `id` set from its content.

    The report counts by the hash of its text, not by its name: one text read twice by one version gives the same ids,
    whatever the file is called and whatever was read before it. `record.reader` must be set already, as it is part of it.
    """
    return replace(record, id=f"{record.prefix}_{_digest(to_json(record))}")


def _digest(content: dict[str, Any]) -> str:
    for name in _LINKS:
        content.pop(name, None)
    report = content["report"]
    content["report"] = [report["sha256"], report["language"], report["published"]]
    canonical = json.dumps(content, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()[:16]
