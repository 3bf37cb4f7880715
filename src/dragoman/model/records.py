"""What does a record hold? Frozen values for everything Dragoman writes down, and `to_json` for each.

Field names and their order are the contract with every reader of the output. A field the report does not support is None
or (); nothing is invented to fill one. All spans are code points of the report's text as it was given.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, ClassVar

from dragoman.model.spans import Quote, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A document as read. `language` is BCP 47 (Dari: fa-AF); `published` an ISO date; `sha256` is of the UTF-8 text."""

    id: str
    sha256: str
    language: str | None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    retrieved: str | None = None

    # Written into every record; what is not known of these is left out there to keep lines short.
    optional: ClassVar[frozenset[str]] = frozenset({"title", "url", "publisher", "retrieved"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """How sure the step from words to entity is (0 to 1), and why, in words."""

    score: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """One side of an event as this report names it.

    `type`: state | organisation | group | person | place. `country` is ISO 3166-1 alpha-3 (XKX for Kosovo); an organisation
    has `code` and no country. `text` and `span` are the words that name it here.
    """

    entity: str | None = None
    type: str | None = None
    name: str | None = None
    office: str | None = None
    country: str | None = None
    code: str | None = None
    sector: str | None = None
    text: str | None = None
    span: Span | None = None
    link: Link | None = None
    discrepancies: tuple[str, ...] = ()

    optional: ClassVar[frozenset[str]] = frozenset({"discrepancies"})


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A day, month or interval. `start` and `end` are inclusive ISO dates, both None where the words could not be resolved.

    `precision`: day | month | year | range. `calendar`: gregorian | jalali | hijri, as the report counts.
    """

    start: str | None = None
    end: str | None = None
    precision: str | None = None
    text: str | None = None
    span: Span | None = None
    calendar: str | None = "gregorian"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something happened. `lat` and `lon` in degrees (WGS 84), `geonames` the GeoNames id."""

    name: str | None = None
    country: str | None = None
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    text: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number the report gives. `value` is in `unit`, or in `currency` (ISO 4217); `at_least` for "more than", "no less than"."""

    value: float | None = None
    unit: str | None = None
    currency: str | None = None
    approximate: bool = False
    at_least: bool = False
    text: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says so: a speaker where one is known, and the words that say it."""

    speaker: Participant | None = None
    text: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectRef:
    """The agreement, commitment, institution or project that a claim is about."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one report says one state did to another; never edited after it is written.

    `event` and `mode` are PLOVER codes, `kind` the act itself. `status`: occurred | ongoing | planned | possible | negated,
    with the words that say so in `status_cue` wherever it is not `occurred`. Mutual events list every side as an actor.
    """

    record: ClassVar[str] = "event"
    prefix: ClassVar[str] = "clm"

    id: str = ""
    report: Report
    event: str
    mode: str | None = None
    kind: str | None = None
    contexts: tuple[str, ...] = ()
    status: str = "occurred"
    status_cue: Quote | None = None
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    date: When | None = None
    place: Place | None = None
    attribution: tuple[Attribution, ...] = ()
    trigger: Quote | None = None
    evidence: tuple[Quote, ...] = ()
    object: ObjectRef | None = None
    discrepancies: tuple[str, ...] = ()
    confidence: float | None = None
    reader: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What a position is about: an id of the language data's issues (kashmir) and the words of the report."""

    id: str | None = None
    text: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What somebody said about an issue, or did not. `stance`: raises | supports | opposes | concern | no_response | no_comment.

    `participants`: all who share a position taken jointly, `speaker` first among them.
    """

    record: ClassVar[str] = "position"
    prefix: ClassVar[str] = "pos"

    id: str = ""
    report: Report
    speaker: Participant | None = None
    addressee: Participant | None = None
    participants: tuple[Participant, ...] = ()
    stance: str
    issue: Issue | None = None
    status: str = "occurred"
    status_cue: Quote | None = None
    date: When | None = None
    place: Place | None = None
    attribution: tuple[Attribution, ...] = ()
    trigger: Quote | None = None
    evidence: tuple[Quote, ...] = ()
    discrepancies: tuple[str, ...] = ()
    confidence: float | None = None
    reader: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Something negotiated or signed.

    `kind`: treaty | agreement | memorandum | communique | protocol | contract | roadmap | other. `stage`: negotiated |
    initialled | signed | ratified | in_force | suspended | ended. `count` documents, `at_least` that many.
    """

    record: ClassVar[str] = "agreement"
    prefix: ClassVar[str] = "obj"

    id: str = ""
    report: Report
    kind: str
    title: str | None = None
    count: int | None = None
    at_least: bool = False
    parties: tuple[Participant, ...] = ()
    stage: str | None = None
    status: str = "occurred"
    date: When | None = None
    place: Place | None = None
    occasion: Quote | None = None
    subjects: tuple[str, ...] = ()
    evidence: tuple[Quote, ...] = ()
    discrepancies: tuple[str, ...] = ()
    confidence: float | None = None
    reader: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentState:
    """What a report says became of a commitment. `state`: open | reported_done | reported_missed | withdrawn."""

    state: str
    date: When | None = None
    evidence: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A promise between states: who, to whom, what, how much, by when. `kind` is the promised act in the vocabulary of claims."""

    record: ClassVar[str] = "commitment"
    prefix: ClassVar[str] = "obj"

    id: str = ""
    report: Report
    by: tuple[Participant, ...] = ()
    to: tuple[Participant, ...] = ()
    kind: str | None = None
    action: Quote | None = None
    quantity: Quantity | None = None
    deadline: When | None = None
    condition: Quote | None = None
    status: str = "open"
    history: tuple[CommitmentState, ...] = ()
    attribution: tuple[Attribution, ...] = ()
    evidence: tuple[Quote, ...] = ()
    discrepancies: tuple[str, ...] = ()
    confidence: float | None = None
    reader: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One session of an institution: which, when, where. `status` as of claims."""

    number: int | None = None
    date: When | None = None
    place: Place | None = None
    status: str = "occurred"
    text: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """A standing body between states.

    `kind`: joint_commission | intergovernmental_commission | working_group | council | dialogue | committee. `count` where
    the report speaks of several ("twelve working groups").
    """

    record: ClassVar[str] = "institution"
    prefix: ClassVar[str] = "obj"

    id: str = ""
    report: Report
    kind: str
    name: str | None = None
    count: int | None = None
    at_least: bool = False
    parties: tuple[Participant, ...] = ()
    sessions: tuple[Session, ...] = ()
    evidence: tuple[Quote, ...] = ()
    discrepancies: tuple[str, ...] = ()
    confidence: float | None = None
    reader: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """Something states build together. `state` is the last state this report gives it, in the report's words."""

    record: ClassVar[str] = "project"
    prefix: ClassVar[str] = "obj"

    id: str = ""
    report: Report
    name: str | None = None
    value: Quantity | None = None
    participants: tuple[Participant, ...] = ()
    purpose: Quote | None = None
    state: Quote | None = None
    date: When | None = None
    evidence: tuple[Quote, ...] = ()
    discrepancies: tuple[str, ...] = ()
    confidence: float | None = None
    reader: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscrepancyValue:
    """One of the versions that disagree; `source` is "report" or "knowledge base"."""

    value: str | float | None
    evidence: tuple[Quote, ...] = ()
    source: str = "report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Which value the records use, and why, in words."""

    value: str | float | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """A report against the knowledge base or against itself. Neither version is dropped; claims keep the words of the source."""

    record: ClassVar[str] = "discrepancy"
    prefix: ClassVar[str] = "dsc"

    id: str = ""
    report: Report
    kind: str
    field: str
    values: tuple[DiscrepancyValue, ...] = ()
    resolution: Resolution | None = None
    evidence: tuple[Quote, ...] = ()
    reader: str = ""


Record = Claim | Position | Agreement | Commitment | Institution | Project | Discrepancy


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much of a report was understood: `unread` sentences name two states or more, yet no record came of them."""

    words: int = 0
    sentences: int = 0
    recorded: int = 0
    unread: int = 0
    unread_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that came of one report, records in the order of the text; of one too long to be read at once, of its `portion`."""

    report: Report
    records: tuple[Record, ...] = ()
    coverage: Coverage = field(default_factory=Coverage)
    portion: Span | None = None
    named: tuple[str, ...] = ()  # whom it names, in the order of the text: codes of states, ids of persons


_Plan = tuple[str | None, tuple[str, ...], frozenset[str]]
_plans: dict[type[Any], _Plan] = {}


def _plan(cls: type[Any]) -> _Plan:
    """The record's name, its fields in order, and those left out when empty; worked out once a class, as it is asked for often."""
    plan = _plans.get(cls)
    if plan is None:
        names = tuple(f.name for f in fields(cls))
        plan = _plans[cls] = (getattr(cls, "record", None), names, getattr(cls, "optional", frozenset()))
    return plan


def to_json(value: Any) -> Any:
    """A record, or any part of one, as plain dicts, lists, strings and numbers, keys in the contract's order."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, Quote):
        return {"text": value.text, "span": list(value.span)}
    if isinstance(value, (tuple, list)):
        return [to_json(v) for v in value]
    record, names, optional = _plan(type(value))
    out: dict[str, Any] = {"record": record} if record else {}
    for name in names:
        item = getattr(value, name)
        if name not in optional or item:
            out[name] = to_json(item)
    return out
