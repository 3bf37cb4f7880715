"""Which persons a language knows by full name, and which family names it takes alone."""

from __future__ import annotations

import unicodedata
from collections import defaultdict

from anyascii import anyascii

from kb_build.forms import Forms
from kb_build.offices import Person, own_id
from kb_build.sources import NameRow, clean, hand_written

# Whose family name the press writes alone: who led a state, its diplomacy or an organisation in these years, and whoever the
# collectors thought worth writing out in every language.
LEADING = frozenset({"head_of_state", "head_of_government", "foreign_minister", "org_head"})
SINCE = "2010"
MOST_BEARERS = 8
# A word borne by this many persons of the tables is common as a name.
MANY = 4


def person_forms(forms: dict[str, Forms], persons: list[Person], rows: list[NameRow]) -> dict[str, str]:
    """Enter full names and family names; returns the ids of persons that have a name but no office, with that name."""
    names, extra = _names_by_person(persons, rows)
    leading = {p.id for p in persons if _leads(p)} | {
        i for i, by in names.items() if len(set(by) - {"en", "ru", "tr"}) >= 3
    }
    shared = _shared_words(names)
    for identifier, by_language in names.items():
        for language, variants in by_language.items():
            if language not in forms:
                continue
            for name in variants:
                if len(name.split()) > 1:
                    common = identifier not in leading and _is_common(name, shared[language])
                    forms[language].add(name, "person", identifier, common)
                elif identifier in leading:
                    forms[language].add(name, "family_name", identifier)
    _family_names(forms, persons, names, leading)
    return extra


def _leads(person: Person) -> bool:
    return any(o.kind in LEADING and (o.end or o.seen or o.start) >= SINCE for o in person.offices)


def _names_by_person(
    persons: list[Person], rows: list[NameRow]
) -> tuple[dict[str, dict[str, list[str]]], dict[str, str]]:
    by_name: dict[str, list[str]] = defaultdict(list)
    names: dict[str, dict[str, list[str]]] = {}
    for person in persons:
        by_name[person.name].append(person.id)
        names[person.id] = {"en": _english(person.name)}
    extra: dict[str, str] = {}
    for row in rows:
        same = by_name.get(row.person, [])
        identifier = row.qid or (same[0] if len(same) == 1 else own_id(row.person, "x"))
        if identifier not in names:
            if row.qid and len(same) == 1:
                identifier = same[0]
            else:
                extra[identifier] = row.person
                names[identifier] = {"en": _english(row.person)}
        kept = names[identifier].setdefault(row.language, [])
        for name in _english(row.name) if row.language == "en" else [row.name]:
            if name not in kept:
                kept.append(name)
    for english, by_language in hand_written("person_names").items():
        for identifier in by_name.get(english, [])[:1]:
            for language, more in by_language.items():
                kept = names[identifier].setdefault(language, [])
                kept.extend(n for n in map(clean, more) if n not in kept)
    return names, extra


def _english(name: str) -> list[str]:
    """The name as given and, where it has letters an English newsroom does not type, without them."""
    name = name.split(" (")[0].split(" of ")[0] if len(name.split(" of ")[0].split()) > 1 else name
    plain = " ".join(anyascii(name).split())
    return [name] if plain == name else [name, plain]


def _family_names(
    forms: dict[str, Forms], persons: list[Person], names: dict[str, dict[str, list[str]]], leading: set[str]
) -> None:
    rules = hand_written("persons")
    first_words = _given_names(names)
    country = {p.id: p.offices[-1].country for p in persons if p.offices}
    rank = {p.id: max((o.end or o.seen or o.start) for o in p.offices) for p in persons if p.offices}
    given_by_name = rules["family"]
    for language in rules["not_family"]:
        bearers: dict[str, list[str]] = defaultdict(list)
        for identifier in sorted(leading, key=lambda i: (rank.get(i, ""), i), reverse=True):
            english = names[identifier]["en"][0]
            family_first = country.get(identifier) in rules["family_first"]
            for name in names[identifier].get(language, []):
                family = family_name(name, family_first, set(rules["particles"].get(language, ())))
                if family and identifier not in bearers[family]:
                    bearers[family].append(identifier)
            for family in given_by_name.get(english, {}).get(language, ()):
                if identifier not in bearers[clean(family)]:
                    bearers[clean(family)].insert(0, identifier)
        never = set(map(str, rules["not_family"][language]))
        listed = {clean(f) for entry in given_by_name.values() for f in entry.get(language, ())}
        for family, identifiers in bearers.items():
            too_short = len(family) < 3 and family not in listed
            if (family in never and family not in listed) or too_short or len(identifiers) > MOST_BEARERS:
                continue
            doubtful = len(identifiers) > 1 or family in never or first_words[language].get(family, 0) > 1
            for identifier in identifiers:
                forms[language].add(family, "family_name", identifier, doubtful)


def _given_names(names: dict[str, dict[str, list[str]]]) -> dict[str, dict[str, int]]:
    """For each language, how many persons bear a word as other than the last of their name."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for by_language in names.values():
        for language, variants in by_language.items():
            for word in {word for name in variants for word in name.split()[:-1]}:
                counts[language][word] += 1
    return counts


def _shared_words(names: dict[str, dict[str, list[str]]]) -> dict[str, dict[str, int]]:
    """For each language, how many persons bear a word anywhere in their name."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for by_language in names.values():
        for language, variants in by_language.items():
            for word in {word for name in variants for word in name.split()}:
                counts[language][word] += 1
    return counts


def _is_common(name: str, shared: dict[str, int]) -> bool:
    """Whether many people may be called so: two words, each borne by several persons of the tables."""
    words = name.split()
    return len(words) == 2 and all(shared[word] >= MANY for word in words)


def family_name(name: str, family_first: bool, particles: set[str]) -> str:
    """The part of a full name that the press writes alone; "" where there is none."""
    words = [w for w in name.split() if not _is_numeral(w)]
    if len(words) < 2 or "of" in words:
        return ""
    if family_first:
        return words[0]
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in particles:
        start -= 1
    return unicodedata.normalize("NFC", " ".join(words[start:]))


def _is_numeral(word: str) -> bool:
    return bool(word) and all(c in "IVX" for c in word)
