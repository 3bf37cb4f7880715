"""How is what the ledger holds shown to a person? Lines for tables, and one event or object in full."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.ledger.objects import state_on
from dragoman.model.ledger import (
    Decision,
    Difference,
    LedgerDiscrepancy,
    LedgerEvent,
    LedgerObject,
    LedgerThing,
    Source,
)
from dragoman.model.records import Report
from dragoman.views import wording
from dragoman.views.wording import clean

EVENTS = ("id", "when", "who", "what", "to whom", "where", "status", "sources", "languages")
OBJECTS = ("id", "what", "by", "to", "how much", "when", "state", "sources", "languages")


def event_row(event: LedgerEvent) -> tuple[str, ...]:
    """An event as a line of a table."""
    kind = (event.kind or "").replace("_", " ")
    return (
        event.id,
        wording.when(event.date) or f"reported {event.first_reported or '?'}",
        wording.who(event.actors),
        f"{kind} [{event.event}]",
        wording.who(event.recipients),
        wording.where(event.place),
        event.status,
        sources(event),
        " ".join(event.languages),
    )


def object_row(thing: LedgerObject, today: str) -> tuple[str, ...]:
    """An agreement, commitment, institution, project or position as a line of a table."""
    return (
        thing.id,
        what(thing),
        wording.who(thing.by),
        wording.who(thing.to),
        wording.amount(thing.quantity),
        _days(thing),
        (state_on(thing, today) or thing.stage or thing.status or "").replace("_", " "),
        sources(thing),
        " ".join(thing.languages),
    )


def what(thing: LedgerObject) -> str:
    """What it is, in a few words."""
    kind = (thing.kind or thing.thing).replace("_", " ")
    count = f"{'at least ' if thing.at_least else ''}{thing.count} × " if thing.count else ""
    name = thing.issue if thing.thing == "position" else thing.name
    action = f' "{clean(thing.action.text)}"' if thing.action and thing.thing == "commitment" else ""
    return clean(f"{count}{kind}{': ' + name.replace('_', ' ') if name else ''}{action}")


def sources(thing: LedgerThing) -> str:
    """How many reports tell of it, and how many of them independently."""
    number = len(thing.sources)
    alone = "" if thing.independent == number else f" ({thing.independent} independent)"
    return f"{number}{alone}"


def _days(thing: LedgerObject) -> str:
    if thing.deadline:
        return f"by {wording.when(thing.deadline)}"
    last = thing.sessions[-1] if thing.sessions else None
    if last is not None and last.date is not None:
        return f"last session {wording.when(last.date)}"
    return wording.when(thing.date) or f"reported {thing.first_reported or '?'}"


def full(thing: LedgerThing, today: str, decisions: Sequence[Decision] = ()) -> str:
    """One event or object with every source's sentences, what they agree on, where they differ, and why they were joined."""
    lines = [_title(thing, today)]
    lines += ["", "sources:", *(line for source in thing.sources for line in _source(source))]
    if thing.differing:
        lines += ["", "where they differ:", *(f"  {difference(d, thing)}" for d in thing.differing)]
    if len(thing.joined_because) > 1:
        lines += ["", "why they were joined:"]
        lines += [f"  {j.record}: {clean(j.because)}{_like(j.like, j.score)}" for j in thing.joined_because]
    if isinstance(thing, LedgerObject):
        lines += _object_lines(thing)
    if decisions:
        lines += ["", "decisions:", *(f"  {decision(d)}" for d in decisions)]
    return "\n".join(lines)


def _title(thing: LedgerThing, today: str) -> str:
    if isinstance(thing, LedgerEvent):
        names = dict(zip(EVENTS, event_row(thing), strict=True))
        score = f"  PLOVER score: {thing.score:g}" if thing.score is not None else ""
    else:
        names = dict(zip(OBJECTS, object_row(thing, today), strict=True))
        score = ""
    told = [f"  {name}: {value}" for name, value in names.items() if value and name != "id"]
    reported = f"  reported: {thing.first_reported or '?'} to {thing.last_reported or '?'}"
    return "\n".join(line for line in [thing.id, *told, reported, score] if line)


def _source(source: Source) -> Iterable[str]:
    report = source.report
    name = report.publisher or report.title or report.id
    copied = f"; a copy of {clean(source.copy_of)}: {source.copy_because}" if source.copy_of else ""
    yield "  " + clean(f"[{report.language}] {name} ({report.id}), {report.published or 'no date'}{copied}")
    for quote in source.evidence:
        yield f"      {clean(quote.text)}"


def difference(found: Difference, thing: LedgerThing) -> str:
    """A field with all its values and the reports that give them."""
    of = {r: s.report.id for s in thing.sources for r in s.records}
    told = [
        f"{version.value} ({', '.join(sorted({of.get(r, r) for r in version.records}))})" for version in found.versions
    ]
    return clean(f"{found.field}: {' / '.join(told)}")


def _like(like: str | None, score: float | None) -> str:
    if like is None:
        return ""
    return f" (like {like}{f', {score:g}' if score is not None else ''})"


def _object_lines(thing: LedgerObject) -> list[str]:
    lines = []
    if thing.history:
        lines += ["", "history:"]
        for state in thing.history:
            said = clean(state.evidence[0].text) if state.evidence else ""
            lines.append(f"  {state.state.replace('_', ' ')} {wording.when(state.date)}: {said}")
    if thing.sessions:
        lines += ["", "sessions:"]
        for session in thing.sessions:
            number = f"{session.number}: " if session.number else ""
            lines.append(
                clean(f"  {number}{wording.when(session.date)} {wording.where(session.place)} {session.status}")
            )
    if thing.searched:
        lines += ["", f"searched for an answer: {thing.searched}"]
    return lines


def decision(found: Decision) -> str:
    """A decision in one line."""
    verb = "set apart" if found.judgement == "split" else "joined"
    return clean(
        f"{found.at} {found.by} {verb} {', '.join(found.claims)} and {', '.join(found.others)}: {found.because}"
    )


def discrepancy_row(found: LedgerDiscrepancy) -> tuple[str, ...]:
    """A discrepancy as a line of a table."""
    values = " / ".join(str(v.value) for v in found.values)
    solved = f"taken as {found.resolution.value}: {found.resolution.why}" if found.resolution else "open"
    return (
        found.kind,
        found.field,
        clean(values),
        clean(solved),
        " ".join(found.things),
        clean(", ".join(found.reports)),
    )


DISCREPANCIES = ("kind", "field", "values", "resolution", "of", "reports")


def report_line(report: Report) -> str:
    """A report in one line."""
    return clean(
        f"[{report.language}] {report.published or 'no date'} {report.publisher or ''} {report.title or report.id}"
    )
