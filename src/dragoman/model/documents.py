"""What is handed to the reader: a report's text with its sentences marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.model.records import Report
from dragoman.model.spans import Span


class SentenceSpan(NamedTuple):
    """`[start, end)` in code points of the text as given. `kind`: headline | body | credit | dateline | caption."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Document:
    """A report ready to be read: what it is, its text as given, its sentences in order.

    `portion`: of a text too long to be read at once, the characters that this reading is of; the sentences lie in it.
    """

    report: Report
    text: str
    sentences: Sequence[SentenceSpan]
    portion: Span | None = None
