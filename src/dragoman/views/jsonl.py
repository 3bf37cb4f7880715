"""Records as JSON, one a line: the contract every other tool reads."""

from __future__ import annotations

from dragoman.model.ids import dumps
from dragoman.model.records import Reading, to_json


def render(reading: Reading) -> str:
    """The records of one report, each on a line of its own; nothing for a report without records."""
    return "".join(f"{dumps(to_json(record))}\n" for record in reading.records)
