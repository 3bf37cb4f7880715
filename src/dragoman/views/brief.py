"""What happened between two states, what was signed and promised, what stays open? A briefing in which every line is cited.

`build` says what stands in it; `render` gives it one of its forms. Both are the same for the same input: the day is an argument.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.ledger.scores import quad
from dragoman.model.ledger import LedgerEvent, LedgerObject, LedgerThing
from dragoman.views import brief_lines as lines
from dragoman.views.brief_lines import Line, Piece
from dragoman.views.brief_notes import Note, Notes
from dragoman.views.dyads import Dyad, known_from

FORMS = ("html", "markdown", "pdf")

_MEETINGS = frozenset("visit meeting reception call conference session negotiation mediation invitation".split())
_SIGNED = frozenset("signing ratification joint_statement settlement relations_opened".split())
_PROMISES = frozenset({"pledge", "agreement", "offer"})
_CONFLICT = (3, 4)  # PLOVER's quad codes of conflict in words and in deeds
# What two reports can differ in; every other kind of discrepancy is a slip of one report.
_BETWEEN = frozenset({"date", "place", "count", "actor", "denied", "terms"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the brief. `empty` is what stands there where nothing was found."""

    title: str
    lines: tuple[Line, ...]
    empty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A briefing before it has a form. `dyad` is what it was made of, for the picture of it over time."""

    title: str
    period: str
    summary: tuple[Line, ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    dyad: Dyad


def build(dyad: Dyad, *, today: str) -> Brief:
    """The briefing on two states as of `today` (ISO date), by which a deadline has passed or not.

    Raises:
        ValueError: `today` is no ISO date.
    """
    day = date.fromisoformat(today)
    notes = Notes([*dyad.events, *dyad.objects])
    chapters = _Chapters(dyad, notes, day)
    sections = (
        chapters.chronicle("Visits and meetings", "meetings", "No visit and no meeting was found."),
        chapters.objects("Signed", "agreement", "signed", "Nothing signed was found."),
        chapters.promises(),
        chapters.chronicle("Conflict", "conflict", "No accusation, threat or use of force was found."),
        chapters.positions(),
        chapters.unanswered(),
        chapters.objects("Institutions", "institution", None, "No standing body was found."),
        chapters.objects("Projects", "project", None, "No project was found."),
        chapters.chronicle("Other dealings", "other", "Nothing else was found."),
        chapters.differences("Where sources differ", True, "The sources agree as far as they were compared."),
        chapters.differences("Slips of sources", False, "No source was found to contradict what is known."),
    )
    return Brief(
        title=f"{dyad.names[0]} and {dyad.names[1]}",
        period=f"{_period(dyad)}. As of {today}.",
        summary=_summary(dyad, sections, day),
        sections=sections,
        notes=notes.listed(),
        dyad=dyad,
    )


def render(brief: Brief, form: str) -> bytes:
    """The brief as a file of one of `FORMS`.

    Raises:
        MissingExtra: for pdf, where `dragoman[pdf]` is not installed.
        ValueError: there is no such form.
    """
    # Each form is imported when it is asked for: pdf needs what is not always installed.
    if form == "html":
        from dragoman.views import brief_html

        return brief_html.render(brief).encode("utf-8")
    if form == "markdown":
        from dragoman.views import brief_markdown

        return brief_markdown.render(brief).encode("utf-8")
    if form == "pdf":
        from dragoman.views import brief_pdf

        return brief_pdf.render(brief)
    raise ValueError(f"no form called {form!r}: {', '.join(FORMS)}")


class _Chapters:
    """Makes the sections, one after another, so that notes are numbered in the order in which they are read."""

    def __init__(self, dyad: Dyad, notes: Notes, day: date) -> None:
        self._dyad, self._notes, self._day = dyad, notes, day
        self._events = sorted(dyad.events, key=lambda e: (known_from(e) or "9999", e.id))

    def chronicle(self, title: str, chapter: str, empty: str) -> Section:
        found = [self._event(e) for e in self._events if chapter_of(e) == chapter]
        return Section(title=title, lines=tuple(found), empty=empty)

    def objects(self, title: str, thing: str, chapter: str | None, empty: str) -> Section:
        """Objects of one kind, each with the events it was the object of; then the events of that chapter without an object."""
        chosen = sorted(self._of(thing), key=lambda o: (_day_of(o), o.id))
        return Section(title=title, lines=self._with_events(chosen, chapter), empty=empty)

    def promises(self) -> Section:
        """Commitments, the most overdue first, then those that fall due, then those without a day, then the closed ones."""
        chosen = sorted(self._of("commitment"), key=lambda o: (*lines.urgency(o, self._day), o.id))
        return Section(title="Promises", lines=self._with_events(chosen, "promises"), empty="No promise was found.")

    def positions(self) -> Section:
        told = [o for o in self._of("position") if not lines.is_unanswered(o)]
        chosen = sorted(told, key=lambda o: (_day_of(o), o.id))
        return Section(
            title="Positions and requests",
            lines=self._with_events(chosen, "requests"),
            empty="No other position and no request was found.",
        )

    def unanswered(self) -> Section:
        chosen = sorted(filter(lines.is_unanswered, self._of("position")), key=lambda o: (_day_of(o), o.id))
        found = tuple(self._object(o) for o in chosen)
        return Section(title="Raised and not answered", lines=found, empty="No point without an answer was found.")

    def differences(self, title: str, between: bool, empty: str) -> Section:
        things: dict[str, LedgerThing] = {e.id: e for e in self._dyad.events}
        things |= {o.id: o for o in self._dyad.objects}
        chosen = sorted(
            (d for d in self._dyad.discrepancies if (d.kind in _BETWEEN) == between), key=lambda d: (d.kind, d.id)
        )
        found = tuple(lines.of_discrepancy(d, things, self._dyad, self._notes) for d in chosen)
        return Section(title=title, lines=found, empty=empty)

    def _with_events(self, chosen: Sequence[LedgerObject], chapter: str | None) -> tuple[Line, ...]:
        fitting = {e.id: e for e in self._events if chapter_of(e) == chapter}
        found: list[Line] = []
        for thing in chosen:
            line = self._object(thing)  # numbered before what stands under it
            linked = [e for e in fitting.values() if _is_of(e, thing)]
            for event in linked:
                del fitting[event.id]
            found.append(line.over([self._event(e) for e in linked]))
        return (*found, *(self._event(e) for e in fitting.values()))

    def _of(self, thing: str) -> list[LedgerObject]:
        return [o for o in self._dyad.objects if o.thing == thing]

    def _event(self, event: LedgerEvent) -> Line:
        return lines.of_event(event, self._dyad, self._notes)

    def _object(self, thing: LedgerObject) -> Line:
        return lines.of_object(thing, self._dyad, self._notes, self._day)


def chapter_of(event: LedgerEvent) -> str:
    """The one part of the brief an event stands in: meetings | signed | promises | requests | conflict | other."""
    if event.kind in _MEETINGS or (event.kind is None and event.event == "CONSULT"):
        return "meetings"
    if event.kind in _SIGNED:
        return "signed"
    if event.kind in _PROMISES:
        return "promises"
    if event.event == "REQUEST":
        return "requests"
    return "conflict" if quad(event.event) in _CONFLICT else "other"


def _is_of(event: LedgerEvent, thing: LedgerObject) -> bool:
    """Whether an event belongs to an object: by the ledger, or because it rests on the same sentences and on no others."""
    if event.id in thing.events or thing.id in event.objects:
        return True
    rests = {(s.report.id, s.evidence) for s in event.sources}
    return bool(rests) and rests <= {(s.report.id, s.evidence) for s in thing.sources}


def _day_of(thing: LedgerObject) -> str:
    known = thing.date.start or thing.date.end if thing.date else None
    return known or thing.first_reported or "9999"


def _period(dyad: Dyad) -> str:
    if dyad.since and dyad.until:
        return f"From {dyad.since} to {dyad.until}"
    if dyad.since:
        return f"Since {dyad.since}"
    return f"Until {dyad.until}" if dyad.until else "All that the ledger holds"


def _summary(dyad: Dyad, sections: Sequence[Section], day: date) -> tuple[Line, ...]:
    return tuple(
        Line(pieces=(Piece(text),))
        for text in (
            _events_counted(dyad),
            _sources_counted([*dyad.events, *dyad.objects]),
            _last_meeting(dyad),
            _promises_counted(dyad, day),
            *_sections_counted(sections),
            _balance(dyad),
        )
        if text
    )


def _events_counted(dyad: Dyad) -> str:
    scores = [e.score for e in dyad.events if e.score is not None]
    up, down = sum(s > 0 for s in scores), sum(s < 0 for s in scores)
    tones = f": {up} of cooperation, {down} of conflict" if scores else ""
    return f"{lines.counted(len(dyad.events), 'event')}{tones}."


def _sources_counted(things: Iterable[LedgerThing]) -> str:
    sources = [s for t in things for s in t.sources]
    reports = {s.report.id for s in sources}
    if not reports:
        return ""
    own = {s.report.id for s in sources if s.copy_of is None}
    copies = len(reports - own)
    tongues = sorted({lines.language(s.report.language) for s in sources if s.report.language})
    tail = f", {lines.counted(copies, 'of them a copy', 'of them copies')}" if copies else ""
    return f"Told by {lines.counted(len(reports), 'report')} in {lines.listed(tongues) or 'unknown languages'}{tail}."


def _last_meeting(dyad: Dyad) -> str:
    held = [e for e in dyad.events if chapter_of(e) == "meetings" and e.status == "occurred" and known_from(e)]
    if not held:
        return ""
    last = max(held, key=lambda e: (known_from(e), e.id))
    return f"Last visit or meeting: {lines.headline(last, dyad)}."


def _promises_counted(dyad: Dyad, day: date) -> str:
    states = Counter(lines.state_of(o, day) for o in dyad.objects if o.thing == "commitment")
    if not states:
        return ""
    parts = [f"{states[s]} {lines.STATES[s]}" for s in lines.STATES if states[s]]
    return f"{lines.counted(sum(states.values()), 'promise')}: {', '.join(parts)}."


def _sections_counted(sections: Sequence[Section]) -> list[str]:
    named = ("Signed", "Conflict", "Raised and not answered", "Where sources differ", "Slips of sources")
    return [" · ".join(f"{s.title}: {len(s.lines)}" for s in sections if s.title in named)]


def _balance(dyad: Dyad) -> str:
    months = [f"{m.month} {lines.signed(m.sum)} ({lines.counted(m.number, 'event')})" for m in dyad.balance]
    return f"Balance of conflict and cooperation by month: {' · '.join(months)}." if months else ""
