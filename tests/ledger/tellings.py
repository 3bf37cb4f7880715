"""What reports tell, made by hand for the tests of the ledger: one state does something to another on a day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dragoman.ledger.assembly import Told
from dragoman.ledger.features import Face, face_of
from dragoman.model.ids import text_hash
from dragoman.model.ledger import Joined
from dragoman.model.records import Claim, Participant, Place, Report, When
from dragoman.model.spans import Quote

PAK, TJK, IRN, CHN = (Participant(type="state", country=c, name=c) for c in ("PAK", "TJK", "IRN", "CHN"))
KHAN = Participant(type="person", entity="Q155164", name="Imran Khan", country="PAK")
RAHMON = Participant(type="person", entity="Q57404", name="Emomali Rahmon", country="TJK")
ISLAMABAD = Place(name="Islamabad", country="PAK", geonames=1176615)
DUSHANBE = Place(name="Dushanbe", country="TJK", geonames=1221874)


def report(id: str = "a", published: str | None = "2021-06-03", language: str | None = "en", **more: str) -> Report:
    return Report(id=id, sha256=text_hash(id), language=language, published=published, **more)


def day(start: str, end: str | None = None) -> When:
    return When(start=start, end=end or start, precision="range" if end else "day")


def said(words: str) -> tuple[Quote, ...]:
    return (Quote.of(words, 0, len(words)),)


def claim(kind: str = "meeting", event: str = "CONSULT", *, by: str = "a", **given: Any) -> Claim:
    """A claim of a report named `by`; it has a sentence of its own unless one is given."""
    given.setdefault("report", report(by))
    given.setdefault("id", f"clm_{given['report'].id}")
    given.setdefault("actors", (PAK, TJK))
    given.setdefault("evidence", said(f"What {given['report'].id} says."))
    return Claim(event=event, kind=kind, **given)


def face(record: Any = None, **given: Any) -> Face:
    """The face of a record, or of the claim that is given."""
    return face_of(record if record is not None else claim(**given), str.casefold)


def told(*records: Any, because: str = "alike") -> list[Told]:
    """Records as they are assembled, each from a report and reading of its own."""
    return [Told(r, (r.report,), f"txt_{r.report.id}", Joined(record=r.id, because=because)) for r in records]


def codes(parties: Iterable[Participant]) -> list[str | None]:
    return [p.country or p.code for p in parties]
