"""What is kept of members: their faces, their ties, what they belong to, and which readings they come from.

Everything is loaded in bulk before it is asked for one by one, and what changed is written at the end.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, bindparam, or_, select, update

from dragoman.model.ids import dumps
from dragoman.store import rows
from dragoman.store.schema import buckets, members, placements, records, ties


class Membership:
    """The members of a ledger that one transaction has looked at."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.faces: dict[str, dict[str, Any]] = {}
        self.places: dict[str, str] = {}
        self.founders: dict[str, str | None] = {}
        self.groups: dict[str, set[str]] = {}
        self.ties: dict[str, dict[str, tuple[int, str]]] = {}
        self.readings: dict[str, frozenset[str]] = {}
        self.lines: dict[str, tuple[tuple[str, frozenset[int]], ...]] = {}  # readings and the paragraphs in them
        self._changed: dict[str, str] = {}

    # -- new ones ----------------------------------------------------------------------------------------------------

    def add(self, new: Iterable[tuple[str, dict[str, Any], str, list[str], tuple[str, str]]]) -> list[str]:
        """Puts members in: id, face, place, buckets, and the days between which others are looked for. Those that were not there."""
        given = {row[0]: row for row in new}
        known = {r.id for r in rows.among(self._connection, select(members.c.id), members.c.id, given)}
        fresh = [row for member, row in given.items() if member not in known]
        rows.insert(
            self._connection,
            members,
            ({"id": m, "face": dumps(f), "place": p, "founder": None} for m, f, p, _, _ in fresh),
        )
        spread = (
            {"bucket": b, "first": days[0], "last": days[1], "member": m} for m, _, _, keys, days in fresh for b in keys
        )
        rows.insert(self._connection, buckets, spread)
        for member, face, place, _, _ in fresh:
            self.faces[member], self.places[member], self.founders[member] = face, place, None
            self.ties[member] = {}
        return [row[0] for row in fresh]

    def neighbours(self, fresh: Collection[str]) -> set[tuple[str, str]]:
        """Pairs of a new member with another that shares a bucket and whose days overlap."""
        mine, other = buckets.alias("mine"), buckets.alias("other")
        query = (
            select(mine.c.member, other.c.member)
            .join(other, other.c.bucket == mine.c.bucket)
            .where(other.c.last >= mine.c.first, other.c.first <= mine.c.last, other.c.member != mine.c.member)
        )
        found: set[tuple[str, str]] = set()
        for row in rows.among(self._connection, query, mine.c.member, fresh):
            pair = sorted(map(str, row))
            found.add((pair[0], pair[1]))
        return found

    def tie(self, found: Iterable[tuple[str, str, int, str]]) -> None:
        """Takes down ties: two members, a score in hundredths, and why."""
        new = list(found)
        rows.upsert(self._connection, ties, ({"one": a, "two": b, "score": s, "why": w} for a, b, s, w in new))
        for one, two, score, why in new:
            if one in self.ties:
                self.ties[one][two] = (score, why)
            if two in self.ties:
                self.ties[two][one] = (score, why)

    def untie(self, lost: Iterable[tuple[str, str]]) -> None:
        """Takes ties out again."""
        for one, two in lost:
            self._connection.execute(ties.delete().where(ties.c.one == one, ties.c.two == two))
            self.ties[one].pop(two, None)
            self.ties.get(two, {}).pop(one, None)

    # -- looked up -------------------------------------------------------------------------------------------------

    def load(self, wanted: Iterable[str]) -> None:
        """Faces, places and founders of members, where they are not here yet."""
        missing = [m for m in set(wanted) if m not in self.faces]
        if not missing:
            return
        for row in rows.among(self._connection, select(members), members.c.id, missing):
            self.faces[row.id], self.places[row.id] = json.loads(row.face), row.place
            self.founders[row.id] = row.founder

    def load_ties(self, wanted: Iterable[str]) -> None:
        """The ties of members, and the members at their other ends."""
        missing = {m for m in wanted if m not in self.ties}
        if not missing:
            return
        for member in missing:
            self.ties[member] = {}
        for chunk in rows.chunks(sorted(missing)):
            query = select(ties).where(or_(ties.c.one.in_(chunk), ties.c.two.in_(chunk)))
            for row in self._connection.execute(query):
                for here, there in ((row.one, row.two), (row.two, row.one)):
                    if here in missing:
                        self.ties[here][there] = (row.score, row.why)
        self.load({other for m in missing for other in self.ties[m]})

    def load_groups(self, wanted: Iterable[str]) -> None:
        """All members of the things that these members founded."""
        missing = [f for f in set(wanted) if f not in self.groups]
        if not missing:
            return
        found: dict[str, set[str]] = defaultdict(set)
        for row in rows.among(self._connection, select(members.c.id, members.c.founder), members.c.founder, missing):
            found[row.founder].add(row.id)
        self.load({m for group in found.values() for m in group})
        for founder in missing:  # as it is by now, not as it was written
            moved = {m for m in found[founder] if self.founders.get(m) != founder}
            self.groups[founder] = found[founder] - moved

    def load_readings(self, wanted: Iterable[str]) -> None:
        """The readings that members come from."""
        missing = [m for m in set(wanted) if m not in self.readings]
        if not missing:
            return
        found: dict[str, set[tuple[str, frozenset[int]]]] = defaultdict(set)
        query = select(placements.c.member, records.c.reading, placements.c.lines)
        query = query.join(records, records.c.id == placements.c.record)
        for row in rows.among(self._connection, query, placements.c.member, missing):
            found[row.member].add((row.reading, frozenset(map(int, row.lines.split()))))
        for member in missing:
            self.lines[member] = tuple(sorted(found[member], key=lambda f: f[0]))
            self.readings[member] = frozenset(reading for reading, _ in found[member])

    def forget_readings(self, touched: Iterable[str]) -> None:
        """Members that come from another reading by now."""
        for member in touched:
            self.readings.pop(member, None)

    # -- changed -----------------------------------------------------------------------------------------------------

    def settle(self, member: str, founder: str) -> None:
        """Takes down what a member belongs to."""
        before = self.founders.get(member)
        self.load_groups([founder] if before is None else [founder, before])
        if before is not None:
            self.groups[before].discard(member)
        self.founders[member] = self._changed[member] = founder
        self.groups[founder].add(member)

    def write(self) -> None:
        """Writes what changed."""
        statement = update(members).where(members.c.id == bindparam("member")).values(founder=bindparam("now"))
        for chunk in rows.chunks([{"member": m, "now": f} for m, f in sorted(self._changed.items())]):
            self._connection.execute(statement, chunk)
        self._changed.clear()
