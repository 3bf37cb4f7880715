"""Which things do new records belong to? The rules of the ledger applied to what the store holds, inside one transaction.

Records that look alike in all that is compared are one member; members are tied by `ledger.sameness` and grouped by
`ledger.grouping`. A record that a person has decided on is a member of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import Connection

from dragoman.ledger.copies import Copies, Known, find_copies, near_in_time
from dragoman.ledger.decisions import SPLIT, Verdicts
from dragoman.ledger.features import Face, Joined, face_from, face_of
from dragoman.ledger.grouping import Tie, regroup
from dragoman.ledger.prints import Copied, alike
from dragoman.ledger.sameness import COPIED, REACH, SAME, Comparison, Reason, compare
from dragoman.model.records import Record
from dragoman.store import things
from dragoman.store.membership import Membership

_JOINED = Joined.__args__
_PINNED = "pin_"
_END = 1 << 62  # behind every character


@dataclass(frozen=True, slots=True)
class Placed:
    """A record and the member that stands for it."""

    record: str
    member: str
    face: Face
    lines: tuple[int, ...] = ()  # the paragraphs of the report that it is told in


def faces_of(records: Iterable[Record], sound: Mapping[str, str], lines: Sequence[tuple[int, int]]) -> list[Placed]:
    """The members that the records of one report are to be placed in. Records of one report with one face stay apart.

    Args:
        sound: how each personal name of the records sounds.
        lines: where the paragraphs of the report stand.
    """
    seen: Counter[Face] = Counter()
    placed = []
    for record in records:
        if isinstance(record, _JOINED):
            face = face_of(record, lambda name: sound.get(name, name))
            again = seen[face]
            seen[face] += 1
            face = replace(face, copy=again)
            told = {bisect_right(lines, (quote.span.start, _END)) for quote in record.evidence}
            placed.append(Placed(record.id, face.id(), face, tuple(sorted(told))))
    return placed


class Alike:
    """Which readings of a ledger are copies of one another, each pair looked at once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, Known] = {}
        self._found: dict[tuple[str, str], Copied | None] = {}

    def load(self, readings: Iterable[str]) -> None:
        """What is known of these readings."""
        missing = set(readings) - self._known.keys()
        if missing:
            self._known.update({k: Known(*row) for k, row in things.prints(self._connection, missing).items()})

    def alike(self, one: str, two: str) -> Copied | None:
        """What makes one reading a copy of the other; None where it is none. The shift is that from the first to the second."""
        if one > two:
            found = self.alike(two, one)
            return replace(found, shift=-found.shift) if found and found.shift else found
        if (one, two) not in self._found:
            self.load((one, two))
            first, second = self._known[one], self._known[two]
            near = near_in_time(first.published, second.published)
            same = first.language == second.language
            self._found[one, two] = alike(first.print, second.print, same_language=same) if near else None
        return self._found[one, two]

    def among(self, readings: Iterable[str]) -> Copies:
        """The copies among these readings."""
        wanted = set(readings)
        self.load(wanted)
        return find_copies({k: self._known[k] for k in wanted})


class Joiner:
    """The members as `ledger.grouping` asks for them."""

    def __init__(self, kept: Membership, verdicts: Verdicts, copies: Alike) -> None:
        self._kept = kept
        self.copies = copies
        self._verdicts = verdicts
        self._faces: dict[str, Face] = {}
        self._compared: dict[tuple[str, str], Comparison] = {}
        self._tied: dict[str, list[Tie]] = {}

    # -- new members -------------------------------------------------------------------------------------------------

    def add(self, placed: Sequence[Placed]) -> set[str]:
        """Puts new members in. Those of which something changed; `tie` is next, when the records are placed."""
        faces = {p.member: p.face for p in placed}
        fresh = self._kept.add(
            (m, f.to_json(), f.place(m), f.buckets(), _widened(f.span())) for m, f in sorted(faces.items())
        )
        self._faces.update({m: faces[m] for m in fresh})
        return set(faces)

    def tie(self, touched: Collection[str]) -> None:
        """Compares members with all that are near them, and takes down what ties them."""
        pairs = self._kept.neighbours(touched)
        near = {m for pair in pairs for m in pair}
        self._kept.load(near)
        self._kept.forget_readings(touched)
        self._kept.load_readings(near)
        self._kept.load_ties(near)
        found, lost = [], []
        for one, two in sorted(pairs):
            comparison = self.comparison(one, two)
            if comparison.forbidden:
                continue
            copied = self._copied(one, two)
            score = comparison.score + (copied.score if copied else 0.0)
            if score >= SAME:
                why = "; ".join(w for w in (copied.words if copied and copied.score > 0 else "", comparison.why()) if w)
                found.append((one, two, round(score * 100), why))
            elif two in self._kept.ties[one]:  # by another report that carries one of them
                lost.append((one, two))
        self._kept.tie(found)
        self._kept.untie(lost)
        self._tied.clear()

    def _copied(self, one: str, two: str) -> Reason | None:
        """Whether the two stand in the same paragraph of reports that are copies or translations of one another, or in another."""
        apart = None
        for first, lines in self._kept.lines[one]:
            for second, others in self._kept.lines[two]:
                found = self.copies.alike(first, second) if first != second else None
                if found and found.shift is not None:
                    if any(line + found.shift in others for line in lines):
                        return Reason(COPIED, "told in the same place of a copy or translation")
                    apart = Reason(-COPIED, "told in another place of a copy or translation")
        return apart

    def comparison(self, one: str, two: str) -> Comparison:
        """How alike two members are."""
        key = (one, two) if one < two else (two, one)
        known = self._compared.get(key)
        if known is None:
            known = self._compared[key] = compare(self._face(key[0]), self._face(key[1]))
        return known

    def _face(self, member: str) -> Face:
        face = self._faces.get(member)
        if face is None:
            self._kept.load([member])
            face = self._faces[member] = face_from(self._kept.faces[member])
        return face

    def regroup(self, touched: Collection[str]) -> set[str]:
        """Finds where the touched members belong. The founders of all things that changed."""
        kept = self._kept
        self.tie(touched)
        kept.load(touched)
        kept.load_ties(touched)
        near = set(touched) | {other for m in touched for other in kept.ties[m]}
        kept.load_groups({f for m in near if (f := kept.founders.get(m)) is not None} | set(touched))
        kept.load_readings(near)
        changes = regroup(touched, self)
        kept.write()
        return changes.founders

    # -- as grouping asks ----------------------------------------------------------------------------------------------

    def place(self, member: str) -> str:
        self._kept.load([member])
        return self._kept.places[member]

    def founder(self, member: str) -> str | None:
        self._kept.load([member])
        return self._kept.founders[member]

    def of(self, founder: str) -> Collection[str]:
        self._kept.load_groups([founder])
        return self._kept.groups[founder]

    def ties(self, member: str) -> Iterable[Tie]:
        found = self._tied.get(member)
        if found is None:
            found = self._tied[member] = self._ties(member) if self._stands(member) else []
        return found

    def _ties(self, member: str) -> list[Tie]:
        self._kept.load_ties([member])
        others = self._kept.ties[member]
        self._kept.load_readings(others)
        found = [Tie(other, score / 100, why) for other, (score, why) in others.items() if self._stands(other)]
        return [*found, *(Tie(other, 100.0, why, decided=True) for other, why in self._verdicts.together(member))]

    def _stands(self, member: str) -> bool:
        """Whether any record is left to it: a decision may have let all of them stand for themselves."""
        self._kept.load_readings([member])
        return bool(self._kept.readings[member])

    def forbidden(self, one: str, two: str) -> bool:
        verdict = self._verdicts.on(one, two)
        if verdict is not None:
            return verdict == SPLIT
        self._kept.load_readings((one, two))
        shared = self._kept.readings[one] & self._kept.readings[two]
        return bool(shared) or self.comparison(one, two).forbidden

    def parted(self, one: str, two: str) -> bool:
        return self._verdicts.on(one, two) == SPLIT

    def settle(self, member: str, founder: str) -> None:
        self._kept.settle(member, founder)


def pinned(record: str) -> str:
    """The member of a record that a person has decided on."""
    return _PINNED + record


def _widened(days: tuple[str, str]) -> tuple[str, str]:
    """The days with half the reach on both sides: two that overlap are within reach of each other."""
    half = timedelta(days=(REACH + 1) // 2)
    return _moved(days[0], -half), _moved(days[1], half)


def _moved(day: str, by: timedelta) -> str:
    try:
        return (date.fromisoformat(day) + by).isoformat()
    except (ValueError, OverflowError):
        return day
