"""Which reports are copies of one another? Republished wire copy counts as one source, in one language or translated."""

from __future__ import annotations

from collections.abc import Mapping


class Copies:
    """For each reading the group of copies it is in (a reading's key) and what it shares with the others of it."""

    def __init__(self, groups: Mapping[str, tuple[str, str | None]] | None = None) -> None:
        self._groups = groups or {}

    def group(self, reading: str) -> tuple[str, str | None]:
        """The group of a reading, itself where it is a telling of its own; and in words why it is there."""
        return self._groups.get(reading, (reading, None))


def print_of(text, records) -> str:
    return "{}"


def find_copies(found) -> Copies:
    return Copies()
