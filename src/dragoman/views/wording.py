"""How is a record said in a few plain words? Shared by every view for people."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.model.records import (
    Agreement,
    Claim,
    Commitment,
    Discrepancy,
    Institution,
    Participant,
    Place,
    Position,
    Project,
    Quantity,
    Record,
    When,
)
from dragoman.model.spans import Quote

# Control characters could move the cursor of a terminal; overrides of direction could make a quotation read backwards.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SPACES = re.compile(r"\s+")

KINDS = ("event", "position", "agreement", "commitment", "institution", "project", "discrepancy")


def clean(text: str) -> str:
    """A quotation on one line, without characters that act on the terminal or page it is shown in."""
    return _SPACES.sub(" ", _UNSAFE.sub("\ufffd", text)).strip()


def who(participants: Iterable[Participant]) -> str:
    """The sides of an event: "Pakistan; Emomali Rahmon (TJK)"."""
    return "; ".join(dict.fromkeys(_side(p) for p in participants))


def _side(party: Participant) -> str:
    office = (party.office or "").replace("_", " ")
    name = party.name or office or party.text or party.country or party.code or "?"
    if party.type == "state" or not party.country:
        return clean(name)
    return clean(f"{name} ({party.country})")


def act(claim: Claim) -> str:
    """What was done: the kind of act and its PLOVER code."""
    code = f"{claim.event} {claim.mode}" if claim.mode else claim.event
    return f"{claim.kind.replace('_', ' ')} [{code}]" if claim.kind else code


def when(date: When | None) -> str:
    """A date as far as it is known; words that could not be resolved stand in quotation marks."""
    if date is None:
        return ""
    if date.start is None and date.end is None:
        return f'"{clean(date.text)}"' if date.text else ""
    if date.start == date.end:
        return date.start or ""
    if date.precision == "month" and date.start:
        return date.start[:7]
    if date.precision == "year" and date.start:
        return date.start[:4]
    return f"{date.start or ''}..{date.end or ''}"


def where(place: Place | None) -> str:
    """A place and the state it lies in."""
    if place is None:
        return ""
    name = place.name or clean(place.text or "") or ""
    return clean(f"{name} ({place.country})" if place.country and place.country != name else name)


def amount(quantity: Quantity | None) -> str:
    """A number with its unit or currency."""
    if quantity is None or quantity.value is None:
        return ""
    value = f"{quantity.value:,.0f}" if quantity.value == int(quantity.value) else f"{quantity.value:,}"
    head = "at least " if quantity.at_least else "about " if quantity.approximate else ""
    unit = quantity.currency or _plural(quantity.unit or "", quantity.value)
    return f"{head}{value} {unit}".strip()


def _plural(noun: str, count: float) -> str:
    """An English noun as it stands after a number; other units (%, km) stay as they are."""
    ends_regularly = noun.isascii() and noun.isalpha() and len(noun) > 2 and not noun.endswith("s")
    if count == 1 or not ends_regularly:
        return noun
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeiou" else f"{noun}s"


def sentence(record: Record) -> str:
    """The first sentence a record rests on."""
    return clean(record.evidence[0].text) if record.evidence else ""


def describe(record: Record) -> str:
    """A record that is no event, in one line."""
    match record:
        case Position():
            return _position(record)
        case Agreement():
            return _agreement(record)
        case Commitment():
            return _commitment(record)
        case Institution():
            return _institution(record)
        case Project():
            return _joined(
                record.name or "project", amount(record.value), who(record.participants), _quoted(record.state)
            )
        case Discrepancy():
            return _discrepancy(record)
        case Claim():
            return _joined(
                who(record.actors),
                act(record),
                who(record.recipients),
                when(record.date),
                where(record.place),
                record.status,
            )


def _position(record: Position) -> str:
    issue = (record.issue.id or clean(record.issue.text or "")) if record.issue else ""
    to = f"to {who([record.addressee])}" if record.addressee else ""
    speaker = who([record.speaker]) if record.speaker else "somebody"
    return _joined(f"{speaker}: {record.stance.replace('_', ' ')}{' ' + issue if issue else ''}", to, when(record.date))


def _agreement(record: Agreement) -> str:
    count = f"{'at least ' if record.at_least else ''}{record.count} " if record.count else ""
    kind = "document" if record.kind == "other" and record.count else record.kind
    kind = _plural(kind, record.count or 1)
    title = f' "{clean(record.title)}"' if record.title else ""
    return _joined(
        f"{count}{kind}{title}", who(record.parties), record.stage or "", when(record.date), where(record.place)
    )


def _commitment(record: Commitment) -> str:
    to = f"to {who(record.to)}" if record.to else ""
    what = (record.kind or "").replace("_", " ") or (clean(record.action.text) if record.action else "")
    deadline = f"by {when(record.deadline)}" if record.deadline else ""
    return _joined(f"{who(record.by)}: {what}", to, amount(record.quantity), deadline, record.status)


def _institution(record: Institution) -> str:
    count = f"{'at least ' if record.at_least else ''}{record.count} " if record.count else ""
    name = clean(record.name) if record.name else record.kind.replace("_", " ")
    sessions = [
        _joined(f"session {s.number}" if s.number else "session", when(s.date), where(s.place), comma=" ")
        for s in record.sessions
    ]
    return _joined(f"{count}{name}", who(record.parties), *sessions)


def _discrepancy(record: Discrepancy) -> str:
    values = " / ".join(str(v.value) for v in record.values)
    solved = f"taken as {record.resolution.value}: {record.resolution.why}" if record.resolution else "unresolved"
    return clean(_joined(f"{record.kind.replace('_', ' ')}, {record.field}: {values}", solved))


def _quoted(quote: Quote | None) -> str:
    return f'"{clean(quote.text)}"' if quote else ""


def _joined(*parts: str, comma: str = ", ") -> str:
    return comma.join(p for p in parts if p)
