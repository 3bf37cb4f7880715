"""Readings for the tests of views, made by hand so that they hold every kind of record and every kind of trouble."""

from __future__ import annotations

from dragoman.model.ids import text_hash
from dragoman.model.records import (
    Agreement,
    Attribution,
    Claim,
    Commitment,
    Coverage,
    Discrepancy,
    DiscrepancyValue,
    Institution,
    Issue,
    Participant,
    Place,
    Position,
    Project,
    Quantity,
    Reading,
    Record,
    Report,
    Resolution,
    Session,
    When,
)
from dragoman.model.spans import Quote, Span

TEXT = 'Pakistan <script>alert("1")</script> met [bold]Tajikistan[/bold] & *signed* it in Dushanbe.\n\x1b[31m\u202eEnd\x00 \ud800 `x` | y.'


def part(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def side(name: str, country: str, **more: str) -> Participant:
    return Participant(type=more.get("type", "state"), name=name, country=country, text=name, span=part(name))


REPORT = Report(id="<b>&.txt", sha256=text_hash(TEXT), language="en", published="2021-06-03")
PAKISTAN, TAJIKISTAN = side("Pakistan", "PAK"), side("Tajikistan", "TJK")
WHOLE = (Quote.of(TEXT, 0, TEXT.index("\n")), Quote.of(TEXT, TEXT.index("\n") + 1, len(TEXT)))
DAY = When(start="2021-06-02", end="2021-06-02", precision="day")
CLAIM = Claim(
    report=REPORT,
    event="CONSULT",
    mode="visit",
    kind="joint_statement",
    status="planned",
    actors=(PAKISTAN,),
    recipients=(TAJIKISTAN,),
    date=DAY,
    place=Place(name="Dushanbe", country="TJK", text="Dushanbe", span=part("Dushanbe")),
    trigger=Quote("met", part("met")),
    attribution=(Attribution(speaker=PAKISTAN, text="Pakistan", span=part("Pakistan")),),
    evidence=WHOLE,
)
COMMITMENT = Commitment(
    report=REPORT,
    by=(PAKISTAN,),
    to=(TAJIKISTAN,),
    kind="aid",
    quantity=Quantity(value=1.5e9, currency="USD"),
    deadline=When(start="2021-09-01", end="2021-09-30", precision="month"),
    evidence=WHOLE,
)
DISCREPANCY = Discrepancy(
    report=REPORT,
    kind="capital",
    field="country",
    values=(DiscrepancyValue(value="KAZ"), DiscrepancyValue(value="TJK")),
    resolution=Resolution(value="TJK", why="Dushanbe is its capital"),
    evidence=WHOLE,
)
POSITION = Position(
    report=REPORT,
    speaker=PAKISTAN,
    addressee=TAJIKISTAN,
    stance="no_response",
    issue=Issue(id="kashmir"),
    evidence=WHOLE,
)
SESSION = Session(number=7, date=DAY)
RECORDS: tuple[Record, ...] = (
    CLAIM,
    POSITION,
    Agreement(report=REPORT, kind="other", count=8, at_least=True, parties=(PAKISTAN,), stage="signed", evidence=WHOLE),
    COMMITMENT,
    Institution(report=REPORT, kind="joint_commission", parties=(PAKISTAN,), sessions=(SESSION,), evidence=WHOLE),
    Project(report=REPORT, name="CASA-1000", value=Quantity(value=2.5, unit="km", at_least=True), evidence=WHOLE),
    DISCREPANCY,
)


def reading() -> Reading:
    """One record of each kind, from a report full of markup and control characters."""
    return Reading(report=REPORT, records=RECORDS, coverage=Coverage(words=12, sentences=2, unread=1))


def empty() -> Reading:
    return Reading(report=Report(id="none.txt", sha256=text_hash(""), language="ar"))
