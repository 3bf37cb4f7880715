"""Who says so, and in which words? The numbered notes that the lines of a brief cite."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.documents.language import name_of
from dragoman.model.ledger import LedgerDiscrepancy, LedgerThing, Source
from dragoman.model.records import Report
from dragoman.model.spans import Quote
from dragoman.views import wording

# An address that is linked: of the web, and without a sign that could end the link in one of the forms.
_ADDRESS = re.compile(
    r"https?://[^\s<>\"'\\()`{}|^\[\]\x00-\x20\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]{1,2000}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One telling: a report and the sentences that say it, in the original. `remark` says whether it is a copy, and of which note."""

    number: int
    outlet: str
    report: str
    language: str
    code: str | None
    published: str
    url: str | None
    sentences: tuple[str, ...]
    remark: str = ""


def named(note: Note) -> str:
    """Outlet, report, language and day of a telling: "Dawn, report 12.txt, Urdu, 2021-06-03."."""
    parts = [note.outlet, f"report {note.report}", note.language, note.published or "undated"]
    return f"{', '.join(filter(None, parts))}."


class Notes:
    """Numbers tellings in the order in which they are first cited; the same sentences of the same report keep their number."""

    def __init__(self, things: Iterable[LedgerThing]) -> None:
        self._notes: dict[tuple[str, tuple[Quote, ...]], Note] = {}
        self._reports: dict[str, Report] = {}
        self._telling: dict[Quote, list[Source]] = {}
        for thing in things:
            for source in thing.sources:
                self._reports.setdefault(source.report.id, source.report)
                for quote in source.evidence:
                    self._telling.setdefault(quote, []).append(source)

    def cite(self, sources: Iterable[Source]) -> tuple[int, ...]:
        """The numbers of these tellings, copies last."""
        ordered = sorted(sources, key=lambda s: (s.copy_of is not None, s.report.published or "9999", s.report.id))
        first = {s.report.id: self._number(s.report, s.evidence) for s in ordered if s.copy_of is None}
        rest = [
            self._number(s.report, s.evidence, _copied(s, first.get(s.copy_of or "")))
            for s in ordered
            if s.copy_of is not None
        ]
        return tuple(dict.fromkeys([*first.values(), *rest]))

    def cite_words(self, quotes: Sequence[Quote], within: LedgerThing) -> tuple[int, ...]:
        """The numbers of the sources of one thing that have one of these sentences."""
        return self.cite(s for s in within.sources if set(quotes) & set(s.evidence))

    def cite_value(self, quotes: Sequence[Quote], of: LedgerDiscrepancy) -> tuple[int, ...]:
        """The numbers for one of the values that disagree. Its sentences do not name their report: the ones it can be of do."""
        found: list[int] = []
        for quote in quotes:
            known = {s.report.id: s.report for s in self._telling.get(quote, ()) if s.report.id in of.reports}
            if not known and len(of.reports) == 1:
                known = {of.reports[0]: self._report(of.reports[0])}
            found += [self._number(known[key], (quote,)) for key in sorted(known)]
        return tuple(dict.fromkeys(found))

    def cite_reports(self, of: LedgerDiscrepancy) -> tuple[int, ...]:
        """The numbers of the reports that disagree, where their sentences were not found."""
        return tuple(self._number(self._report(key), ()) for key in of.reports)

    def listed(self) -> tuple[Note, ...]:
        """All notes cited so far, in the order of their numbers."""
        return tuple(self._notes.values())

    def _report(self, id: str) -> Report:
        return self._reports.get(id) or Report(id=id, sha256="", language=None)

    def _number(self, report: Report, evidence: tuple[Quote, ...], remark: str = "") -> int:
        key = (report.id, evidence)
        if key not in self._notes:
            self._notes[key] = Note(
                number=len(self._notes) + 1,
                outlet=wording.clean(report.publisher or report.title or ""),
                report=wording.clean(report.id),
                language=name_of(report.language) if report.language else "language unknown",
                code=report.language,
                published=report.published or "",
                url=report.url if report.url and _ADDRESS.fullmatch(report.url) else None,
                sentences=tuple(wording.clean(q.text) for q in evidence),
                remark=remark,
            )
        return self._notes[key].number


def _copied(source: Source, original: int | None) -> str:
    """Why a telling does not count on its own."""
    of = f"note {original}" if original else f"report {wording.clean(source.copy_of or '')}"
    because = f" ({wording.clean(source.copy_because)})" if source.copy_because else ""
    return f"A copy or translation of {of}{because}: the two are one independent source."
