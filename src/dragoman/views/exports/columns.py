"""Which columns has an event as one row of a table? The same for CSV and Parquet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from dragoman.ledger.scores import quad
from dragoman.model.ledger import LedgerEvent, Source
from dragoman.model.records import Participant
from dragoman.model.spans import Quote
from dragoman.views.wording import clean


class Column(NamedTuple):
    """A column: its name, the type of its values (text | texts | integer | number | day), and where they come from."""

    name: str
    type: str
    value: Callable[[LedgerEvent], Any]


def _text(value: str | None) -> str | None:
    """On one line and without control characters; None for nothing, which a CSV file cannot tell from an empty text."""
    return (clean(value) or None) if value else None


def _sides(parties: Iterable[Participant]) -> list[str]:
    return [clean(p.country or p.code or "") for p in parties]


def _names(parties: Iterable[Participant]) -> list[str]:
    return [clean(p.name or p.office or p.text or "") for p in parties]


def _entities(parties: Iterable[Participant]) -> list[str]:
    return [clean(p.entity or "") for p in parties]


def told_first(event: LedgerEvent) -> tuple[Source, Quote] | None:
    """The first source that has a sentence, and its first sentence."""
    return next(((s, s.evidence[0]) for s in event.sources if s.evidence), None)


def _told(part: Callable[[Source, Quote], Any]) -> Callable[[LedgerEvent], Any]:
    def value(event: LedgerEvent) -> Any:
        told = told_first(event)
        return part(*told) if told else None

    return value


def _dated(part: str) -> Callable[[LedgerEvent], str | None]:
    return lambda e: getattr(e.date, part) if e.date else None


def _placed(part: str) -> Callable[[LedgerEvent], Any]:
    return lambda e: getattr(e.place, part) if e.place else None


COLUMNS: tuple[Column, ...] = (
    Column("id", "text", lambda e: e.id),
    Column("event", "text", lambda e: e.event),
    Column("mode", "text", lambda e: e.mode),
    Column("kind", "text", lambda e: e.kind),
    Column("contexts", "texts", lambda e: list(e.contexts)),
    Column("status", "text", lambda e: e.status),
    Column("score", "number", lambda e: e.score),
    Column("quad_code", "integer", lambda e: quad(e.event)),
    # Of each actor one item in each of the three lists, "" where it is not known.
    Column("actors", "texts", lambda e: _sides(e.actors)),
    Column("actor_names", "texts", lambda e: _names(e.actors)),
    Column("actor_entities", "texts", lambda e: _entities(e.actors)),
    Column("recipients", "texts", lambda e: _sides(e.recipients)),
    Column("recipient_names", "texts", lambda e: _names(e.recipients)),
    Column("recipient_entities", "texts", lambda e: _entities(e.recipients)),
    Column("start", "day", _dated("start")),
    Column("end", "day", _dated("end")),
    Column("precision", "text", _dated("precision")),
    Column("place", "text", lambda e: _text(e.place.name or e.place.text) if e.place else None),
    Column("place_country", "text", _placed("country")),
    Column("geonames", "integer", _placed("geonames")),
    Column("lat", "number", _placed("lat")),
    Column("lon", "number", _placed("lon")),
    Column("reports", "integer", lambda e: len(e.sources)),
    Column("independent", "integer", lambda e: e.independent),
    Column("languages", "texts", lambda e: list(e.languages)),
    Column("publishers", "texts", lambda e: [clean(p) for p in e.publishers]),
    Column("first_reported", "day", lambda e: e.first_reported),
    Column("last_reported", "day", lambda e: e.last_reported),
    Column("differing", "texts", lambda e: [d.field for d in e.differing]),
    Column("claims", "texts", lambda e: list(e.claims)),
    # The sentence of the first source, and where it stands in that report's text.
    Column("report", "text", _told(lambda s, q: _text(s.report.id))),
    Column("report_sha256", "text", _told(lambda s, q: s.report.sha256)),
    Column("report_language", "text", _told(lambda s, q: s.report.language)),
    Column("url", "text", _told(lambda s, q: _text(s.report.url))),
    Column("sentence", "text", _told(lambda s, q: _text(q.text))),
    Column("sentence_start", "integer", _told(lambda s, q: q.span.start)),
    Column("sentence_end", "integer", _told(lambda s, q: q.span.end)),
)
