"""Events in the layout of GDELT 2.0 Events: 61 columns parted by tabs, no head line, no quotes.

A row is between two sides, as in GDELT: an event of more has more rows, of which the first alone has IsRootEvent 1. Only acts that
took place are written, as a row cannot say that it did not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import IO

from dragoman.knowledge.tables import fixed
from dragoman.ledger.scores import day_of, side, took_place
from dragoman.model.ledger import LedgerEvent
from dragoman.model.records import Participant, Place
from dragoman.views.exports.codes import Act, cameo_act, cameo_country, cameo_group, cameo_type, divisions, states
from dragoman.views.wording import clean

_ACTOR = (
    "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code".split()
)
_GEO = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID".split()

# As GDELT publishes them (GDELT_2.0_Events_Column_Labels_Header_Row_Sep2016).
COLUMNS = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor1{name}" for name in _ACTOR),
    *(f"Actor2{name}" for name in _ACTOR),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"Actor1Geo_{name}" for name in _GEO),
    *(f"Actor2Geo_{name}" for name in _GEO),
    *(f"ActionGeo_{name}" for name in _GEO),
    *("DATEADDED", "SOURCEURL"),
)

_NOWHERE = ["0", *[""] * 7]  # GDELT's type of a place that is not known
_NOBODY = [""] * len(_ACTOR)
# Tone is not measured. The column may not be empty, as readers of GDELT take it for a number; 0 is GDELT's neutral.
_TONE = "0"
_COUNTRY, _US_CITY, _WORLD_CITY = "1", "3", "4"
_WHOLE_STATE = "00"  # the first-level division where it is not known


def write(events: Iterable[LedgerEvent], out: IO[bytes]) -> int:
    """Writes the rows. Returns how many events are left out: those that did not take place, or are of no known day."""
    left_out = 0
    for event in events:
        written = False
        for row in rows(event):
            out.write(("\t".join(row) + "\n").encode())
            written = True
        left_out += not written
    return left_out


def rows(event: LedgerEvent) -> Iterator[list[str]]:
    """An event's rows, each of as many cells as `COLUMNS`; none of one that GDELT's layout cannot say."""
    act = cameo_act(event)
    reported = event.first_reported
    day, _ = day_of(event)
    if act is None or day is None or not took_place(event):
        return
    happened, added = date.fromisoformat(day[:10]), date.fromisoformat((reported or day)[:10])
    for number, (one, two) in enumerate(_pairs(event)):
        yield [
            str(event_number(event.id, number)),
            *_day(happened),
            *_actor(one),
            *_actor(two),
            *_action(event, act, root=number == 0),
            *_NOWHERE,
            *_NOWHERE,
            *_place(event.place),
            f"{added:%Y%m%d}000000",
            _source(event),
        ]


def event_number(id: str, row: int = 0) -> int:
    """GLOBALEVENTID of an event's rows: the first 15 hexadecimal digits of its id, so that it can be found again by them; of
    its further rows a hash. Fits into 63 bits, as GDELT's readers want."""
    if row == 0:
        try:
            return int(id.rpartition("_")[2][:15], 16)
        except ValueError:  # an id that somebody else made
            pass
    return int(hashlib.sha256(f"{id} {row}".encode()).hexdigest()[:15], 16)


def _day(day: date) -> list[str]:
    # The codebook writes (MONTH * 30 + DAY) / 365, which exceeds a year in December; the published rows count months from 0.
    fraction = ((day.month - 1) * 30 + day.day) / 365
    return [f"{day:%Y%m%d}", f"{day:%Y%m}", f"{day:%Y}", f"{day.year + fraction:.4f}"]


def _pairs(event: LedgerEvent) -> list[tuple[Participant | None, Participant | None]]:
    """Actor and recipient of each row; of what several do together each two of them once. Of a side the first named stands."""
    actors, recipients = _by_side(event.actors), _by_side(event.recipients)
    if recipients:
        pairs = [(a, r) for key, a in actors.items() for other, r in recipients.items() if key != other]
    else:
        sides = list(actors.values())
        pairs = [(a, b) for n, a in enumerate(sides) for b in sides[n + 1 :]]
    if pairs:
        return list(pairs)
    return [(next(iter(actors.values()), None), next(iter(recipients.values()), None))]


def _by_side(parties: Iterable[Participant]) -> dict[str, Participant]:
    found: dict[str, Participant] = {}
    for party in parties:
        key = side(party) or party.name or party.text
        if key:
            found.setdefault(key, party)
    return found


def _actor(actor: Participant | None) -> list[str]:
    if actor is None:
        return _NOBODY
    country, group, kind = cameo_country(actor), cameo_group(actor), cameo_type(actor)
    code = f"{country}{group}{kind}" if country else f"{kind}{group}"  # GDELT: PAKGOV, but IGOUNO
    return [code, _plain(actor.name or actor.text or "").upper(), country, group, "", "", "", kind, "", ""]


def _action(event: LedgerEvent, act: Act, *, root: bool) -> list[str]:
    publishers = {s.report.publisher or s.report.id for s in event.sources}
    return [
        "1" if root else "0",
        act.code,
        act.base,
        act.root,
        str(act.quad),
        str(act.goldstein),
        str(max(1, len(event.claims))),
        str(max(1, len(publishers))),
        str(max(1, len(event.sources))),
        _TONE,
    ]


def _place(place: Place | None) -> list[str]:
    """A place with its FIPS 10-4 codes. ADM2 and FeatureID of cities are of gazetteers that the knowledge base has no ids of."""
    if place is None or place.country not in states() or not states()[place.country].fips:
        return _NOWHERE
    fips = states()[place.country].fips
    known = fixed().states.get(place.country)
    country = known.entity.name if known else place.country
    name = _plain(place.name or "")
    lat, lon = ("" if v is None else str(v) for v in (place.lat, place.lon))
    if not name or name == country:
        return [_COUNTRY, country, fips, fips, "", lat, lon, fips]
    division = divisions().get(place.geonames or 0, _WHOLE_STATE)
    kind = _US_CITY if place.country == "USA" else _WORLD_CITY
    return [kind, f"{name}, {country}", fips, f"{fips}{division}", "", lat, lon, ""]


def _source(event: LedgerEvent) -> str:
    """The address of the first report, its name where it has none. Never empty: readers count columns by the last one."""
    report = event.sources[0].report if event.sources else None
    return _plain((report.url or report.id) if report else "") or event.id


def _plain(text: str) -> str:
    """On one line and without quotes: GDELT's files have no way to write either."""
    return clean(text.replace('"', "'"))
