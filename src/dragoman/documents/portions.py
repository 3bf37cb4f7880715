"""Into which portions is a text cut that is too long to be read at once?

No news report is as long as a portion; a file that is (an archive, a book, bytes without end) is read portion by portion,
so that time grows with its length only and memory stays level.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.documents.lines import TERMINALS
from dragoman.model.spans import Span

# In characters: some thirty thousand words, a hundred times the usual report.
LONGEST = 200_000
# Where a portion best ends, best first: between paragraphs, between lines, between sentences, between words.
_ENDS = (("\n\n", "\r\n\r\n"), ("\n", "\r", "\u2028"), tuple(f"{stop} " for stop in TERMINALS), (" ", "\t", "\u00a0"))


def portions(text: str) -> Iterator[Span]:
    """The portions of a text in order; together they are the whole text, and each is at most LONGEST characters."""
    at = 0
    while len(text) - at > LONGEST:
        end = _end(text, at + LONGEST // 2, at + LONGEST)
        yield Span(at, end)
        at = end
    yield Span(at, len(text))


def _end(text: str, low: int, high: int) -> int:
    """The best place to end a portion within [low, high]; `high` where nothing invites it."""
    for marks in _ENDS:
        found = [at + len(mark) for mark in marks if (at := text.rfind(mark, low, high)) >= 0]
        if found:
            return max(found)
    return high
