"""One career for each person out of tables that repeat, overlap and leave ends open."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kb_build.sources import Spell, hand_written

# Offices of which a state has one at a time: a later holder ends the term of an earlier one whatever the title is called.
# Of the other kinds (two chambers' speakers, several deputies, chiefs of several staffs) only the same title counts.
SINGLE = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "interior_minister"})
FILLERS = re.compile(r"\b(the|of|for|and|federal|union|state|republic|islamic|kingdom|in|to)\b|\(.*?\)|[^a-z ]")


@dataclass
class Person:
    """A person on the way into persons.jsonl."""

    id: str
    name: str
    offices: list[Spell] = field(default_factory=list)


def persons(spells: Iterable[Spell]) -> list[Person]:
    """Every person with the offices held, oldest first, each spell once, ended where a successor is known."""
    spells = _identified(list(spells))
    merged = _closed(_still(_merged(spells)))
    by_id: dict[str, Person] = {}
    for spell in merged:
        person = by_id.setdefault(spell.qid, Person(spell.qid, spell.person))
        person.offices.append(spell)
    for person in by_id.values():
        person.offices.sort(key=lambda s: (s.start, s.kind, s.title))
    return sorted(by_id.values(), key=lambda p: p.id)


def own_id(name: str, country: str) -> str:
    """A stable id for a person the source has no Wikidata id of."""
    return "dgm:" + re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") + "-" + country.lower()


def _identified(spells: list[Spell]) -> list[Spell]:
    """Every spell with an id: a person without one is the person of the same name in the same state where there is exactly one."""
    known: dict[tuple[str, str], set[str]] = defaultdict(set)
    for spell in spells:
        if spell.qid:
            known[spell.person, spell.country].add(spell.qid)
    ids = []
    for spell in spells:
        same = known[spell.person, spell.country]
        qid = spell.qid or (next(iter(same)) if len(same) == 1 else own_id(spell.person, spell.country))
        ids.append(replace(spell, qid=qid))
    return ids


def _merged(spells: list[Spell]) -> list[Spell]:
    """Spells of one person in one office that begin on the same day (as far as both are known) made one."""
    groups: dict[tuple[str, str, str], list[Spell]] = defaultdict(list)
    for spell in spells:
        groups[spell.qid, spell.kind, spell.country].append(spell)
    merged: list[Spell] = []
    for group in groups.values():
        merged.extend(_merge_group(group))
    return merged


def _merge_group(group: list[Spell]) -> list[Spell]:
    kept: list[Spell] = []
    for spell in group:
        for place, other in enumerate(kept):
            if _same_start(spell, other) and (spell.kind in SINGLE or office_key(spell) == office_key(other)):
                kept[place] = _joined(other, spell)
                break
        else:
            kept.append(spell)
    return kept


def _same_start(a: Spell, b: Spell) -> bool:
    return bool(a.start and b.start) and (a.start.startswith(b.start) or b.start.startswith(a.start))


def _joined(a: Spell, b: Spell) -> Spell:
    """`a` with the finer start, an end where only `b` has one, and the later day seen."""
    start = b.start if b.wins else max(a.start, b.start, key=len)
    end = b.end if b.wins and (b.end or not a.end) else a.end or b.end
    return replace(a, start=start, end=end, seen="" if end else max(a.seen, b.seen))


def office_key(spell: Spell) -> tuple[str, str, str]:
    """What makes two spells the same office of a state."""
    if spell.kind in SINGLE:
        return spell.kind, spell.country, ""
    words = FILLERS.sub(" ", spell.title.lower()).split()
    return spell.kind, spell.country, " ".join(sorted(words))


def _still(spells: list[Spell]) -> list[Spell]:
    """The last open holder of an office that offices.yml says was kept, seen at the end of 2025."""
    kept = {(kind, country) for kind, countries in hand_written("offices")["still"].items() for country in countries}
    last: dict[tuple[str, str], str] = {}
    for spell in spells:
        if not spell.end and (office := (spell.kind, spell.country)) in kept:
            last[office] = max(last.get(office, ""), spell.start)
    return [
        replace(spell, seen=max(spell.seen, "2025-12-31"))
        if not spell.end and last.get((spell.kind, spell.country)) == spell.start
        else spell
        for spell in spells
    ]


def _closed(spells: list[Spell]) -> list[Spell]:
    """Open ends filled with the start of the next holder of the same office."""
    by_office: dict[tuple[str, str, str], list[Spell]] = defaultdict(list)
    for spell in spells:
        by_office[office_key(spell)].append(spell)
    closed = []
    for spell in spells:
        if not spell.end and spell.start:
            later = [
                s.start
                for s in by_office[office_key(spell)]
                if s.qid != spell.qid and s.start > spell.start and s.start >= spell.seen[: len(s.start)]
            ]
            if later:
                closed.append(replace(spell, end=min(later), seen=""))
                continue
        closed.append(spell)
    return closed
