"""Where in a report is this? Spans and the words they cut out."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of Unicode code points of the report's text exactly as it was given."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def cut(self, text: str) -> str:
        return text[self.start : self.end]


class Quote(NamedTuple):
    """The words of a report at a span; `Quote.of` is the only way to make one, so that text and span never differ."""

    text: str
    span: Span

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Quote:
        """The characters `[start, end)` of the report's text."""
        return cls(text[start:end], Span(start, end))
