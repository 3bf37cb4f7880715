"""Rebuild src/dragoman/data/world from the collected tables and the hand-written YAML of tools/world.

    python tools/build_kb.py [WORLD_FOLDER] [--into FOLDER]

WORLD_FOLDER holds officeholders.csv, names.csv, states.csv and the *_proposed.csv; README.md of the data folder says what they are.
The files written are sorted text, so that a change of a source shows as a small difference.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from kb_build import forms as form_steps
from kb_build.forms import Forms
from kb_build.offices import Person, persons
from kb_build.people import person_forms
from kb_build.places import Place, all_places, countries
from kb_build.sources import LANGUAGES, Row, hand_written, name_rows, spells, state_rows

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src" / "dragoman" / "data" / "world"
NAME_ONLY = frozenset({"ru", "tg", "ps", "tr"})


def main() -> None:
    """Read the arguments and write the files."""
    parser = argparse.ArgumentParser(description="Rebuild the knowledge base's files.")
    parser.add_argument("world", type=Path, nargs="?", default=ROOT.parent / "shared" / "data" / "world")
    parser.add_argument("--into", type=Path, default=TARGET)
    arguments = parser.parse_args()
    for name, text in sorted(build(arguments.world).items()):
        path = arguments.into / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def build(world: Path) -> dict[str, str]:
    """The content of every file by its name under the world data folder."""
    rows = state_rows(world)
    states = {row.code: row.qid for row in rows if row.code not in form_steps.hand_written_codes()}
    organisations = _organisation_ids(rows)
    groups: list[dict[str, object]] = hand_written("groups")
    places = all_places(rows)
    people = persons(spells(world))
    forms = {language: Forms(language) for language in (*LANGUAGES, "latin")}
    form_steps.state_forms(forms, rows, states | organisations)
    form_steps.organisation_forms(forms, rows, organisations)
    form_steps.group_forms(forms, groups)
    form_steps.place_forms(forms, places)
    extra = person_forms(forms, people, name_rows(world))
    form_steps.mark_and_drop(forms, states)
    files = {
        "states.tsv": _states(rows, states, places),
        "organisations.tsv": _organisations(rows, organisations, groups),
        "places.tsv": _places(places),
        "persons.jsonl": _persons(people, extra),
    }
    for language, table in forms.items():
        files[f"surfaces/{language}.tsv"] = "\n".join(["form\tkind\tentities\tflags", *table.lines()]) + "\n"
    return files


def _organisation_ids(rows: list[Row]) -> dict[str, str]:
    qids = {row.code: row.qid for row in rows}
    return {code: qids.get(code) or f"dgm:{code.lower()}" for code in hand_written("organisations")}


def _english(rows: list[Row], code: str) -> str:
    return next(row.name for row in rows if row.code == code and row.language == "en" and row.kind == "short")


def _states(rows: list[Row], ids: dict[str, str], places: list[Place]) -> str:
    capitals = {place.country: place.id for place in places if place.kind == "capital"}
    known = countries()
    lines = ["code\tid\tname\tcapital\tneighbours"]
    for code in sorted(ids):
        neighbours = [n for n in known[code].neighbours if n in ids] if code in known else []
        lines.append("\t".join((code, ids[code], _english(rows, code), capitals.get(code, ""), " ".join(neighbours))))
    return "\n".join(lines) + "\n"


def _organisations(rows: list[Row], ids: dict[str, str], groups: list[dict[str, object]]) -> str:
    lines = ["id\ttype\tname\tcode\tcountry\tsector"]
    for code, entry in sorted(hand_written("organisations").items()):
        official = [r.name for r in rows if r.code == code and r.language == "en" and r.kind == "official"]
        name = entry.get("name") or official[0]
        lines.append("\t".join((ids[code], "organisation", name, entry.get("as", code), "", "IGO")))
    for group in sorted(groups, key=lambda g: str(g["id"])):
        lines.append(
            "\t".join(
                (
                    f"dgm:{group['id']}",
                    "group",
                    str(group["name"]),
                    "",
                    str(group["country"] or ""),
                    str(group["sector"]),
                )
            )
        )
    return "\n".join(lines) + "\n"


def _places(places: list[Place]) -> str:
    lines = ["id\tname\tcountry\tlat\tlon\tgeonames\tpopulation"]
    for place in places:
        cells = (place.id, place.name, place.country, place.lat, place.lon, place.geonames, place.population or None)
        lines.append("\t".join("" if cell is None else str(cell) for cell in cells))
    return "\n".join(lines) + "\n"


def _persons(people: list[Person], extra: dict[str, str]) -> str:
    lines = []
    for person in people:
        offices = [[o.kind, o.country, o.title, o.start, o.end, o.seen] for o in person.offices]
        lines.append(json.dumps([person.id, person.name, offices], ensure_ascii=False))
    lines += [json.dumps([identifier, name, []], ensure_ascii=False) for identifier, name in extra.items()]
    return "\n".join(sorted(lines)) + "\n"


if __name__ == "__main__":
    main()
