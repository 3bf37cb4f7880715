"""Why did the reader see, or not see, an event? What `explain` shows."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Step:
    """One thing the reader saw or decided. `what`: mention | trigger | frame | rejected | event; `start`, `end`: code points."""

    what: str
    start: int
    end: int
    text: str
    why: str


@dataclass(slots=True)
class Trace:
    """The steps of one report, in the order they were taken."""

    steps: list[Step] = field(default_factory=list)

    def add(self, what: str, start: int, end: int, text: str, why: str) -> None:
        self.steps.append(Step(what, start, end, text, why))

    def at(self, offset: int, reach: int = 0) -> list[Step]:
        """The steps about the words at a code point (or within `reach` of it)."""
        return [s for s in self.steps if s.start - reach <= offset < s.end + reach]
