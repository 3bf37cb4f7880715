"""How do two sides tell of one meeting? What only one of them says, and what they say differently.

A report is of the side whose officials it quotes, or whose press it is: the outlets that were named for a side, else the state in
which its language is written (language.yml `home`). A report of neither is left out, and said to be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from dragoman.lexicon import available, read_files
from dragoman.model.errors import NotInLedger
from dragoman.model.ledger import LedgerEvent, LedgerThing, Source
from dragoman.model.records import Claim, Record, Report
from dragoman.store import asking
from dragoman.store.opening import reading


@dataclass(slots=True)
class Accounts:
    """What the two sides say of one event. `only` and `both` hold events and objects; `neither` are reports of no side."""

    event: LedgerEvent
    reports: dict[str, list[Report]] = field(default_factory=dict)
    only: dict[str, list[LedgerThing]] = field(default_factory=dict)
    both: list[LedgerThing] = field(default_factory=list)
    neither: list[Report] = field(default_factory=list)


def accounts(where: str, sides: tuple[str, str], id: str, outlets: Mapping[str, str]) -> Accounts:
    """The two accounts of an event.

    Args:
        sides: two codes.
        outlets: words of a publisher's name, of an address or of a report's id, each with the code of its side.

    Raises:
        NotInLedger: there is no such event.
    """
    with reading(where) as connection:
        event = asking.thing(connection, id)
        if not isinstance(event, LedgerEvent):
            raise NotInLedger(f"there is no event {id} in it", where=where, remedy="See: dragoman events")
        found = Accounts(event, {side: [] for side in sides}, {side: [] for side in sides})
        records = asking.records_of_reports(connection, [s.report.sha256 for s in event.sources])
        of: dict[str, str] = {}  # hash of a text -> side
        for source in event.sources:
            side = _side_of(source, records, sides, outlets)
            if side is None:
                found.neither.append(source.report)
            else:
                of[source.report.sha256] = side
                found.reports[side].append(source.report)
        told = asking.things_with(connection, [r for r, (sha, _) in records.items() if sha in of])
        for thing in told:
            if set(sides) <= _codes(thing):
                telling = {of[s.report.sha256] for s in thing.sources if s.report.sha256 in of}
                (found.both if len(telling) > 1 else found.only[telling.pop()]).append(thing)
        return found


def _side_of(
    source: Source, records: Mapping[str, tuple[str, Record]], sides: tuple[str, str], outlets: Mapping[str, str]
) -> str | None:
    report = source.report
    name = " ".join(filter(None, (report.publisher, report.url, report.id))).casefold()
    for words, side in sorted(outlets.items()):
        if words.casefold() in name:
            return side if side in sides else None
    home = _home(report.language or "")
    if home in sides:
        return home
    quoted = Counter(
        a.speaker.country
        for sha, record in records.values()
        if sha == report.sha256 and isinstance(record, Claim)
        for a in record.attribution
        if a.speaker and a.speaker.country in sides
    )
    ranked = quoted.most_common(2)
    clear = ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
    return ranked[0][0] if clear else None


@cache
def _home(code: str) -> str | None:
    """The state whose press writes in a language, None where that is no single one."""
    return (read_files(code).get("language") or {}).get("home") if code in available() else None


def _codes(thing: LedgerThing) -> set[str]:
    parties = (*thing.actors, *thing.recipients) if isinstance(thing, LedgerEvent) else (*thing.by, *thing.to)
    return {c for p in parties if (c := p.country or p.code)}
