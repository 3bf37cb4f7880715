"""Does everything the ledger quotes stand where it says?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from dragoman.model.ids import text_hash
from dragoman.model.records import Record, to_json
from dragoman.store import asking
from dragoman.store.opening import reading

_KEPT = 8  # texts kept in memory: records of one text stand near each other seldom, texts are large
_NAMED = 100  # faults named; the rest is only counted


@dataclass(slots=True)
class Checked:
    """How much was checked, and what is wrong, in words."""

    texts: int = 0
    records: int = 0
    spans: int = 0
    wrong: int = 0
    faults: list[str] = field(default_factory=list)

    def fault(self, words: str) -> None:
        self.wrong += 1
        if len(self.faults) < _NAMED:
            self.faults.append(words)

    def said(self) -> str:
        """In a few lines."""
        head = f"{self.texts} texts, {self.records} records, {self.spans} spans checked: "
        end = "all agree" if not self.wrong else f"{self.wrong} wrong"
        more = [f"and {self.wrong - len(self.faults)} more"] if self.wrong > len(self.faults) else []
        return "\n".join([head + end, *self.faults, *more])

    def to_json(self) -> dict[str, Any]:
        """As one JSON object."""
        counted = {name: getattr(self, name) for name in ("texts", "records", "spans", "wrong")}
        return {**counted, "faults": self.faults}


def check(where: str) -> Checked:
    """Checks every record of a ledger against the text it was read from, and every text against its hash."""
    checked = Checked()
    with reading(where) as connection:
        for sha256, text in asking.every_text(connection):
            checked.texts += 1
            if text_hash(text) != sha256:
                checked.fault(f"text {sha256}: its content has another hash")
        kept: dict[str, str] = {}
        for sha256, record in asking.every_record(connection):
            if sha256 not in kept:
                if len(kept) >= _KEPT:
                    kept.clear()
                kept[sha256] = asking.text_of(connection, sha256) or ""
            checked.records += 1
            _check(record, kept[sha256], checked)
    return checked


def _check(record: Record, text: str, checked: Checked) -> None:
    for quoted, (start, end) in _spans(to_json(record)):
        checked.spans += 1
        if quoted is not None and text[start:end] != quoted:
            checked.fault(f"{record.id}: characters {start} to {end} are not {quoted!r}")


def _spans(value: Any) -> Iterator[tuple[str | None, tuple[int, int]]]:
    """Every span of a record with the words that are said to stand there."""
    if isinstance(value, dict):
        if value.get("span"):
            yield value.get("text"), (value["span"][0], value["span"][1])
        for inner in value.values():
            yield from _spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _spans(inner)
