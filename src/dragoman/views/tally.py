"""What came of many reports: the summary at the end of a run."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from dragoman.documents.sources import Failure
from dragoman.model.errors import UnsupportedLanguage
from dragoman.model.records import Claim, Coverage, Reading
from dragoman.views.wording import KINDS, clean


class Outcome(NamedTuple):
    """One report (or one portion of a very long one) as rendered, with the counts that the summary needs.

    `begins` is true once a report.
    """

    rendered: str
    language: str | None
    kinds: tuple[str, ...]
    coverage: Coverage
    undated: bool = False
    begins: bool = True

    @classmethod
    def of(cls, reading: Reading, rendered: str) -> Outcome:
        """The outcome of a reading; spans of unread sentences are left behind."""
        counts = Coverage(
            words=reading.coverage.words,
            sentences=reading.coverage.sentences,
            recorded=reading.coverage.recorded,
            unread=reading.coverage.unread,
        )
        kinds = tuple(r.record for r in reading.records)
        return cls(
            rendered,
            reading.report.language,
            kinds,
            counts,
            _undated(reading),
            reading.portion is None or reading.portion.start == 0,
        )


def _undated(reading: Reading) -> bool:
    """Whether the report names a day that only its publication date, which is missing, could turn into a date."""
    dates = [r.date for r in reading.records if isinstance(r, Claim)]
    return reading.report.published is None and any(d and d.text and not d.start and not d.end for d in dates)


@dataclass(slots=True)
class Tally:
    """Counts over a run. `failed` are reports that could not be read at all, `foreign` those in unsupported languages.

    `undated` are reports whose days stay words because no publication date is known.
    """

    reports: Counter[str] = field(default_factory=Counter)
    records: Counter[str] = field(default_factory=Counter)
    sentences: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)
    failed: int = 0
    foreign: int = 0
    undated: int = 0
    _undated_before: bool = False  # in an earlier portion of the report read last

    def add(self, outcome: Outcome) -> None:
        language = outcome.language or "?"
        self.reports[language] += outcome.begins
        self.records.update(outcome.kinds)
        self.sentences[language] += outcome.coverage.sentences
        self.unread[language] += outcome.coverage.unread
        if outcome.begins:
            self._undated_before = False
        self.undated += outcome.undated and not self._undated_before
        self._undated_before |= outcome.undated

    def fail(self, failure: Failure) -> None:
        if isinstance(failure.error, UnsupportedLanguage):
            self.foreign += 1
        else:
            self.failed += 1

    @property
    def exit_code(self) -> int:
        """1 where a report could not be read, or where nothing at all was in a language that can be; else 0."""
        return int(self.failed > 0 or (self.foreign > 0 and not self.reports))

    def advice(self) -> str:
        """What would make the output better, if anything."""
        if not self.undated:
            return ""
        reports = "1 report has" if self.undated == 1 else f"{self.undated} reports have"
        return f'{reports} no publication date, so days such as "Wednesday" stay words: give it with --published DATE'

    def summary(self) -> str:
        """The run in a few lines."""
        total = sum(self.reports.values())
        by_language = ", ".join(f"{code} {n}" for code, n in sorted(self.reports.items()))
        lines = [f"read {total} report{'s' if total > 1 else ''} ({by_language})" if total else "read no report"]
        missed = [f"{n} {what}" for n, what in ((self.foreign, "in other languages"), (self.failed, "failed")) if n]
        if missed:
            lines[0] += f"; not read: {', '.join(missed)}"
        kinds = [f"{kind} {self.records[kind]}" for kind in KINDS if self.records[kind]]
        lines.append(f"records: {', '.join(kinds) or 'none'}")
        unread = [f"{c} {self.unread[c]} of {n}" for c, n in sorted(self.sentences.items()) if n]
        lines.append(f"sentences that name two states but gave no record: {', '.join(unread) or 'none'}")
        return "\n".join(lines)


def problem(failure: Failure) -> str:
    """One line for a report that was not read: which, what was found, what to do."""
    return clean(f"not read: {failure.error}")
