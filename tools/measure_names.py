"""Measure how well knowledge/names.py knows people whose name is not listed in the report's language.

For every person with a full name in a language and one in another, the names of that language are hidden and the name is looked
for with the country and the office (and a day in office): found as the right person, as a wrong one, or not. Then the person is
hidden altogether, and whoever is found is wrong. Recall is found right / asked; precision is found right / (right + wrong).
"""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date

from dragoman.knowledge import names, tables
from dragoman.knowledge.base import KnowledgeBase
from dragoman.model.entities import Office

ASKED = ("hi", "fa", "ar", "ur", "ru")


def day_in(office: Office) -> date | None:
    """A day on which the office was held: the start, filled up to a full date."""
    if not office.start:
        return None
    parts = [int(part) for part in office.start.split("-")] + [12, 28]
    return date(parts[0], parts[1] if len(office.start) > 4 else 12, parts[2] if len(office.start) > 7 else 28)


def measure(language: str, level: str, count: Counter[str]) -> None:
    """Add right, wrong, missed and ghost (found though hidden) for one language, with office and country or country alone."""
    kb = KnowledgeBase.load("en")
    known = names.gather_names(set(tables.languages()) - {language} - ({"fa-AF"} if language == "fa" else set()))
    for identifier, spellings in names.gather_names([language]).items():
        person = tables.persons()[identifier]
        if identifier not in known or not person.offices:
            continue
        office = person.offices[-1]
        kind = office.kind if level == "office" else None
        hidden = {key: value for key, value in known.items() if key != identifier}
        for spelling in spellings:
            found = names.find_person(kb, spelling, office.country, kind, day_in(office), known)
            result = "missed" if found is None else "right" if found.entity.id == identifier else "wrong"
            count[result] += 1
            if result != "right" and "-v" in sys.argv:
                print(language, spelling, person.name, "->", found and (found.entity.name, found.reason))
            ghost = names.find_person(kb, spelling, office.country, kind, day_in(office), hidden)
            if ghost:
                count["ghost"] += 1
                if "-v" in sys.argv:
                    print(language, spelling, person.name, "=>", ghost.entity.name, ghost.reason)


def main() -> None:
    """Print a line for each language and level."""
    for level in ("office", "country"):
        total: Counter[str] = Counter()
        for language in ASKED:
            count: Counter[str] = Counter()
            measure(language, level, count)
            total += count
            print(level, language, line(count))
        print(level, "all", line(total))


def line(count: Counter[str]) -> str:
    """Recall and precision in words."""
    asked = count["right"] + count["wrong"] + count["missed"]
    wrong = count["wrong"] + count["ghost"]
    return (
        f"recall {count['right'] / asked:.3f} precision {count['right'] / (count['right'] + wrong):.3f} {dict(count)}"
    )


if __name__ == "__main__":
    main()
