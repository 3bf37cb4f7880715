"""How is a thing of the ledger said in one line of a brief, with the numbers of the notes that say so?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from dragoman.documents.language import name_of
from dragoman.ledger.scores import quad
from dragoman.model.ledger import LedgerDiscrepancy, LedgerEvent, LedgerObject, LedgerThing
from dragoman.model.records import Participant, Session, When
from dragoman.views import wording
from dragoman.views.brief_notes import Notes
from dragoman.views.dyads import Dyad, span_of

# The states of a promise in the order of urgency, as the summary counts them.
STATES = {
    "overdue": "overdue",
    "open": "open",
    "reported_missed": "reported missed",
    "reported_done": "reported done",
    "withdrawn": "withdrawn",
}
_UNANSWERED = frozenset({"no_response", "no_comment"})
_STANCES = {
    "raises": "raises",
    "supports": "supports",
    "opposes": "opposes",
    "concern": "voices concern about",
    "no_response": "did not respond on",
    "no_comment": "did not comment on",
}
# The word between who does it and to whom, by kind of act; for all others "against" where it is conflict, else "to".
_PREPOSITIONS = {
    kind: word
    for word, kinds in {
        "with": "meeting call negotiation conference session cooperation trade exercise intelligence_sharing signing agreement "
        "joint_statement settlement relations_opened ceasefire clash severance",
        "of": "reception condemnation praise recognition support expulsion blockade extradition abduction investigation summons "
        "arrest execution occupation assassination",
        "to": "warning denial deportation deployment aid_cut",
        "on": "strike attack",
        "about": "concern",
        "towards": "refusal request demand",
        "from": "withdrawal return recall",
    }.items()
    for kind in kinds.split()
}
_CONFLICT = (3, 4)  # PLOVER's quad codes of conflict in words and in deeds
_STATUS = {"planned": "planned", "possible": "possible", "negated": "did not take place", "ongoing": "under way"}


class Piece(NamedTuple):
    """Some words of a line: ours, or where `foreign` a report's, to be quoted; and the numbers of the notes after them."""

    text: str
    foreign: bool = False
    cites: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One statement. `anchor` is the id of the thing it tells of; `day` stands before it; `aside` says how well it is known."""

    pieces: tuple[Piece, ...]
    anchor: str | None = None
    day: str = ""
    aside: str = ""
    cites: tuple[int, ...] = ()
    under: tuple[Line, ...] = ()

    def over(self, lines: Sequence[Line]) -> Line:
        return replace(self, under=tuple(lines))


def of_event(event: LedgerEvent, dyad: Dyad, notes: Notes) -> Line:
    """An event: what, who, to whom, where; how many say so; what they differ in."""
    status = _STATUS.get(event.status, "")
    differing = [_difference(d.field, [v.value for v in d.versions]) for d in event.differing]
    return Line(
        anchor=event.id,
        day=day_of(event),
        pieces=(Piece(deed(event, dyad)),),
        aside="; ".join(filter(None, [status, told(event), *differing])),
        cites=notes.cite(event.sources),
    )


def of_object(thing: LedgerObject, dyad: Dyad, notes: Notes, day: date) -> Line:
    """An agreement, commitment, institution, project or position, as of a day."""
    pieces = _OBJECTS[thing.thing](thing, dyad)
    if thing.thing == "commitment":
        pieces = [*pieces, Piece(f" — {_due(thing, day)}"), *_became(thing, notes)]
    differing = [_difference(d.field, [v.value for v in d.versions]) for d in thing.differing]
    status = _STATUS.get(thing.status or "", "")
    when = wording.when(thing.date)
    return Line(
        anchor=thing.id,
        day=when or (f"reported {thing.first_reported}" if thing.first_reported else "undated"),
        pieces=tuple(pieces),
        aside="; ".join(filter(None, [status, told(thing), *differing])),
        cites=notes.cite(thing.sources),
    )


def of_discrepancy(found: LedgerDiscrepancy, things: Mapping[str, LedgerThing], dyad: Dyad, notes: Notes) -> Line:
    """Where two reports differ, or one contradicts what is known: every value with the notes that give it."""
    about = [things[key] for key in found.things if key in things]
    events = [headline(t, dyad) for t in about if isinstance(t, LedgerEvent)]
    pieces = [Piece(f"{_title(found.kind)}{': ' + found.field if found.field != found.kind else ''} — ")]
    for number, value in enumerate(found.values):
        cites = notes.cite_value(value.evidence, found)
        pieces += [Piece(" or ")] if number else []
        pieces += [Piece(wording.clean(str(value.value)), foreign=True, cites=cites)]
        pieces += [Piece(" (what is known otherwise)")] if value.source != "report" else []
    if found.resolution:
        why = wording.clean(found.resolution.why)
        pieces.append(Piece(f"; taken as {wording.clean(str(found.resolution.value))}: {why}"))
    pieces += [Piece(f". In: {listed(events)}")] if events else []
    cited = any(p.cites for p in pieces)
    return Line(anchor=found.id, pieces=tuple(pieces), cites=() if cited else notes.cite_reports(found))


def headline(event: LedgerEvent, dyad: Dyad) -> str:
    """An event in a few words with its day."""
    return f"{deed(event, dyad)}, {day_of(event)}"


def deed(event: LedgerEvent, dyad: Dyad) -> str:
    """What was done, by whom, to whom, where: "Visit by Emomali Rahmon (Tajikistan) to Pakistan, in Islamabad"."""
    kind = event.kind or (event.mode or event.event).lower()
    actors, recipients = sides(event.actors, dyad), sides(event.recipients, dyad)
    word = "between" if _PREPOSITIONS.get(kind) == "with" and len(actors) > 1 and not recipients else "by"
    by = f" {word} {listed(actors)}" if actors else ""
    toward = _PREPOSITIONS.get(kind) or ("against" if quad(event.event) in _CONFLICT else "to")
    to = f" {toward} {listed(recipients)}" if recipients else ""
    place = wording.clean(event.place.name or event.place.text or "") if event.place else ""
    at = f", in {place}" if place and place not in {*actors, *recipients} else ""
    return f"{_title(kind)}{by}{to}{at}"


def day_of(event: LedgerEvent) -> str:
    """The day of an event, or when it was first reported."""
    if span_of(event):
        return wording.when(event.date).replace("..", " to ")
    return f"reported {event.first_reported}" if event.first_reported else "undated"


def sides(parties: Iterable[Participant], dyad: Dyad) -> list[str]:
    """Everyone once: states by name, persons and groups with their office and state."""
    return list(dict.fromkeys(_side(p, dyad) for p in parties))


def _side(party: Participant, dyad: Dyad) -> str:
    office = (party.office or "").replace("_", " ")
    country = dyad.name_of(party.country) if party.country else party.code or ""
    name = party.name or office or party.text or country or "somebody"
    if party.type == "state" or not country or name == country:
        return wording.clean(name)
    inside = ", ".join(filter(None, [office if office != name else "", country]))
    return wording.clean(f"{name} ({inside})")


def told(thing: LedgerThing) -> str:
    """By how many: "2 independent sources (Hindi, Persian), 1 copy"."""
    copies = sum(s.copy_of is not None for s in thing.sources)
    tongues = listed(sorted({language(code) for code in thing.languages}))
    number = "one independent source" if thing.independent == 1 else f"{thing.independent} independent sources"
    tail = f" and {counted(copies, 'copy', 'copies')} of it" if copies and thing.independent == 1 else ""
    tail = tail or (f" and {counted(copies, 'copy', 'copies')}" if copies else "")
    return f"{number}{tail}{' in ' + tongues if tongues else ''}"


def language(code: str | None) -> str:
    """The English name of a language."""
    return name_of(code) if code else "an unknown language"


def is_unanswered(thing: LedgerObject) -> bool:
    """Whether a point was raised and no answer was found."""
    return thing.kind in _UNANSWERED or bool(thing.searched)


def state_of(thing: LedgerObject, day: date) -> str:
    """The state of a commitment on a day: overdue where it is open and its deadline has passed."""
    state = thing.state or "open"
    end = _deadline(thing)
    return "overdue" if state == "open" and end is not None and end < day else state


def urgency(thing: LedgerObject, day: date) -> tuple[int, str]:
    """To sort commitments by: the longest overdue first, then what falls due, then what has no day, then what is closed."""
    end = _deadline(thing)
    order = list(STATES)
    state = state_of(thing, day)
    return (order.index(state) if state in order else len(order)), end.isoformat() if end else "9999"


def _deadline(thing: LedgerObject) -> date | None:
    known = (thing.deadline.end or thing.deadline.start) if thing.deadline else None
    return date.fromisoformat(known) if known else None


def _due(thing: LedgerObject, day: date) -> str:
    state, end = state_of(thing, day), _deadline(thing)
    said = STATES.get(state, state.replace("_", " "))
    if end is None:
        due = f"due {wording.when(thing.deadline)}" if thing.deadline and thing.deadline.text else "no deadline given"
        return f"{said}, {due}"
    by = _last_day(thing.deadline)
    if state == "overdue":
        return f"overdue by {_length((day - end).days)} (was due {by})"
    if state == "open":
        left = (end - day).days
        return f"open, due {by}, {'today' if left == 0 else 'in ' + _length(left)}"
    return f"{said} (was due {by})"


def _last_day(deadline: When | None) -> str:
    """The day, month or year by which something is due; of an interval its end."""
    if deadline is None or deadline.precision in ("month", "year"):
        return wording.when(deadline)
    return deadline.end or deadline.start or ""


def _length(days: int) -> str:
    if days < 60:
        return counted(days, "day")
    return counted(days // 30, "month") if days < 730 else counted(days // 365, "year")


def _became(thing: LedgerObject, notes: Notes) -> list[Piece]:
    """What reports say became of a promise, each with its own notes; that it was made is not said again."""
    pieces = []
    for step in thing.history:
        if step.state != "open":
            when = f" {wording.when(step.date)}" if step.date else ""
            said = f"; {STATES.get(step.state, step.state.replace('_', ' '))}{when}"
            pieces.append(Piece(said, cites=notes.cite_words(step.evidence, thing)))
    return pieces


def _agreement(thing: LedgerObject, dyad: Dyad) -> list[Piece]:
    count = f"{'at least ' if thing.at_least else ''}{thing.count} " if thing.count else ""
    kind = "document" if thing.kind in (None, "other") else str(thing.kind)
    noun = kind if (thing.count or 1) == 1 else _plural(kind)
    title = [Piece(" "), Piece(wording.clean(thing.name), foreign=True)] if thing.name else []
    between = f" between {listed(sides(thing.by, dyad))}" if thing.by else ""
    place = f", in {wording.clean(thing.place.name)}" if thing.place and thing.place.name else ""
    stage = f" — {thing.stage.replace('_', ' ')}" if thing.stage else ""
    return [Piece(_title(f"{count}{noun}")), *title, Piece(f"{between}{place}{stage}")]


def _commitment(thing: LedgerObject, dyad: Dyad) -> list[Piece]:
    by = listed(sides(thing.by, dyad)) or "Somebody"
    to = f" to {listed(sides(thing.to, dyad))}" if thing.to else ""
    pieces = [Piece(f"{by}{to}: {(thing.kind or '').replace('_', ' ')}")]
    if thing.action:
        pieces += [Piece(" "), Piece(wording.clean(thing.action.text), foreign=True)]
    amount = wording.amount(thing.quantity)
    pieces += [Piece(f", {amount}")] if amount else []
    if thing.condition:
        pieces += [Piece(", on condition: "), Piece(wording.clean(thing.condition.text), foreign=True)]
    return pieces


def _institution(thing: LedgerObject, dyad: Dyad) -> list[Piece]:
    count = f"{'at least ' if thing.at_least else ''}{thing.count} " if thing.count else ""
    kind = (thing.kind or "standing body").replace("_", " ")
    noun = kind if (thing.count or 1) == 1 else _plural(kind)
    name = [Piece(" "), Piece(wording.clean(thing.name), foreign=True)] if thing.name else []
    sessions = "; ".join(_session(s) for s in thing.sessions)
    of = f" of {listed(sides(thing.by, dyad))}" if thing.by else ""
    return [Piece(_title(f"{count}{noun}")), *name, Piece(f"{of}{' — ' + sessions if sessions else ''}")]


def _session(session: Session) -> str:
    number = f"session {session.number}" if session.number else "a session"
    status = _STATUS.get(session.status, "")
    place = f"in {session.place.name}" if session.place and session.place.name else ""
    parts = [number, wording.when(session.date), place, status]
    return wording.clean(", ".join(filter(None, parts)))


def _project(thing: LedgerObject, dyad: Dyad) -> list[Piece]:
    pieces = [Piece(wording.clean(thing.name or "A project"))]
    pieces += [Piece(f" of {listed(sides(thing.by, dyad))}")] if thing.by else []
    amount = wording.amount(thing.quantity)
    pieces += [Piece(f", {amount}")] if amount else []
    if thing.action:
        pieces += [Piece(", for: "), Piece(wording.clean(thing.action.text), foreign=True)]
    if thing.state:
        pieces += [Piece(" — last reported: "), Piece(wording.clean(thing.state), foreign=True)]
    return pieces


def _position(thing: LedgerObject, dyad: Dyad) -> list[Piece]:
    by = listed(sides(thing.by, dyad)) or "Somebody"
    pieces = [Piece(f"{by} {_STANCES.get(thing.kind or '', (thing.kind or 'speaks of').replace('_', ' '))} ")]
    issue = (thing.issue or "").replace("_", " ")
    if issue and thing.issue != thing.name:
        pieces.append(Piece(wording.clean(issue)))
        pieces += [Piece(": ")] if thing.name else []
    pieces += [Piece(wording.clean(thing.name), foreign=True)] if thing.name else []
    pieces += [Piece(f" to {listed(sides(thing.to, dyad))}")] if thing.to else []
    if is_unanswered(thing):
        searched = wording.clean(thing.searched) if thing.searched else "not recorded"
        pieces.append(Piece(f" — no answer found; searched: {searched}"))
    return pieces


_OBJECTS = {
    "agreement": _agreement,
    "commitment": _commitment,
    "institution": _institution,
    "project": _project,
    "position": _position,
}


def _difference(field: str, values: Sequence[str | float | None]) -> str:
    said = " or ".join(wording.clean(str(v)) for v in values if v is not None)
    return f"sources differ on {field.replace('_', ' ')}: {said}"


def _title(words: str) -> str:
    words = words.replace("_", " ").replace("-", " ")
    return words[:1].upper() + words[1:]


def _plural(noun: str) -> str:
    if noun.endswith("um"):
        return f"{noun[:-2]}a"
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def counted(number: int, one: str, more: str | None = None) -> str:
    """A number with its noun: "1 event", "3 events"."""
    return f"{number} {one if number == 1 else more or one + 's'}"


def listed(words: Sequence[str]) -> str:
    """ "A, B and C"."""
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else ""


def signed(score: float) -> str:
    """A score with its sign and one decimal at most: "+4", "−9.5"; zero without a sign."""
    text = f"{abs(score):.1f}".removesuffix(".0")
    return text if text == "0" else f"{'+' if score > 0 else '−'}{text}"
