"""What does the ledger hold? Claims joined into events, objects joined across reports; every value with who says so.

Made from the records of the reports and the decisions of persons, and made anew when either grows; the records themselves are
never changed. `to_json` of model/records.py writes these as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dragoman.model.records import (
    CommitmentState,
    DiscrepancyValue,
    Participant,
    Place,
    Quantity,
    Report,
    Resolution,
    Session,
    When,
)
from dragoman.model.spans import Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A report that tells of it, with its words. `records`: ids of what it says; `evidence`: its sentences, in the original.

    `copy_of`: the id of the first report of whose text this is a copy or a translation, None where it is a telling of its own;
    `copy_because` says what they share.
    """

    report: Report
    records: tuple[str, ...] = ()
    evidence: tuple[Quote, ...] = ()
    copy_of: str | None = None
    copy_because: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One of the values that sources give a field, as text, and the records that give it."""

    value: str | float | None
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A field in which sources differ: all values, the one that stands in the field first."""

    field: str
    versions: tuple[Version, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Why a record is part of the thing: the record it is most alike (None for the first), the sum of the reasons and their words."""

    record: str
    like: str | None = None
    score: float | None = None
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEvent:
    """Claims of one act, from however many reports and languages.

    The fields hold the value that most independent sources give; where they differ, `differing` has every value. `score`: the
    PLOVER conflict (-10) to cooperation (+10) score of the act.
    """

    record: ClassVar[str] = "ledger_event"
    prefix: ClassVar[str] = "evt"

    id: str
    event: str
    mode: str | None = None
    kind: str | None = None
    contexts: tuple[str, ...] = ()
    status: str = "occurred"
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    date: When | None = None
    place: Place | None = None
    score: float | None = None
    claims: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    independent: int = 1
    languages: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    differing: tuple[Difference, ...] = ()
    joined_because: tuple[Joined, ...] = ()
    discrepancies: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    first_reported: str | None = None
    last_reported: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerObject:
    """An agreement, commitment, institution, project or position from all the reports that tell of it.

    `kind` is the kind of the records (of a position its stance). Which of the fields below hold something follows from `thing`:
    an agreement has title, count, stage; a commitment quantity, deadline, condition, state and history; an institution name, count
    and sessions in order; a project name, quantity (its value) and last state; a position its issue, and of a point that was not
    answered, which reports of which days were searched for an answer (`searched`).
    """

    record: ClassVar[str] = "ledger_object"
    prefix: ClassVar[str] = "thg"

    id: str
    thing: str
    kind: str | None = None
    name: str | None = None
    status: str | None = None
    by: tuple[Participant, ...] = ()
    to: tuple[Participant, ...] = ()
    count: int | None = None
    at_least: bool = False
    stage: str | None = None
    action: Quote | None = None
    quantity: Quantity | None = None
    deadline: When | None = None
    condition: Quote | None = None
    state: str | None = None
    history: tuple[CommitmentState, ...] = ()
    sessions: tuple[Session, ...] = ()
    issue: str | None = None
    searched: str | None = None
    date: When | None = None
    place: Place | None = None
    records: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    independent: int = 1
    languages: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    differing: tuple[Difference, ...] = ()
    joined_because: tuple[Joined, ...] = ()
    events: tuple[str, ...] = ()
    first_reported: str | None = None
    last_reported: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerDiscrepancy:
    """Where reports of one event differ, or two events are alike save for what keeps them apart.

    `kind`: date | place | count | actor | denied | terms (between reports), or the kind of a report's own slip. Both values are
    kept with their sentences; `resolution` stays None between reports: none is preferred silently.
    """

    record: ClassVar[str] = "ledger_discrepancy"
    prefix: ClassVar[str] = "dif"

    id: str
    kind: str
    field: str
    values: tuple[DiscrepancyValue, ...] = ()
    resolution: Resolution | None = None
    things: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()


LedgerThing = LedgerEvent | LedgerObject


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided, never overwritten: of two on the same claims the later counts.

    `judgement`: split (the claims are not of one act with the others) | join (they are). `at` is an ISO time in UTC.
    """

    record: ClassVar[str] = "decision"

    number: int
    at: str
    by: str
    judgement: str
    claims: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    because: str = ""
