"""Reading the collected tables and the hand-written YAML, with the odd spellings of languages and dates made even."""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("hi", "fa", "fa-AF", "ar", "ur", "en", "ru", "tg", "ps", "tr")
READ_LANGUAGES = ("hi", "fa", "fa-AF", "ar", "ur", "en")
ALIASES = {"prs": "fa-AF"}
HAND_WRITTEN = Path(__file__).resolve().parent.parent / "world"


@dataclass(frozen=True)
class Row:
    """One name of a state or organisation in one language."""

    code: str
    qid: str
    language: str
    name: str
    kind: str


@dataclass(frozen=True)
class NameRow:
    """One name of a person in one language."""

    qid: str
    person: str
    language: str
    name: str
    sourced: bool


@dataclass(frozen=True)
class Spell:
    """One office of one person as one table gives it. `seen` is set where the end is open."""

    qid: str
    person: str
    title: str
    kind: str
    country: str
    start: str
    end: str
    seen: str
    sourced: bool
    wins: bool = False


def clean(text: str) -> str:
    """The name in NFC with single spaces and without vowel signs or stretching, which the press does not write."""
    kept = (
        c
        for c in unicodedata.normalize("NFC", text)
        if not ("\u064b" <= c <= "\u0652" or c in "\u0640\u200e\u200f\ufeff")
    )
    return " ".join("".join(kept).split())


def hand_written(name: str) -> Any:
    """The content of tools/world/<name>.yml."""
    return yaml.safe_load((HAND_WRITTEN / f"{name}.yml").read_text(encoding="utf-8"))


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def state_rows(world: Path) -> list[Row]:
    """The names of states and organisations, metonyms that only repeat a capital left out."""
    rows = []
    for raw in _table(world / "states.csv"):
        language = ALIASES.get(raw["language"], raw["language"])
        if raw["kind"] == "metonym" and raw["source"].startswith("capital:"):
            continue
        rows.append(Row(raw["iso3"], raw["qid"], language, clean(raw["name"]), raw["kind"]))
    return rows


def same_person(name: str) -> str:
    """The name under which the sourced table knows a person."""
    return str(_persons()["same"].get(name, name))


@cache
def _persons() -> dict[str, Any]:
    content: dict[str, Any] = hand_written("persons")
    return content


def name_rows(world: Path) -> list[NameRow]:
    """The names of persons of both tables, the proposed first: they are the usual spellings, the sourced ones a collection."""
    rows = []
    for file, sourced in (("names_proposed.csv", False), ("names.csv", True)):
        for raw in _table(world / file):
            language = ALIASES.get(raw["language"], raw["language"])
            rows.append(
                NameRow(raw["person_qid"], same_person(clean(raw["person_en"])), language, clean(raw["name"]), sourced)
            )
    rows += [NameRow("", sourced, "en", proposed, False) for proposed, sourced in _persons()["same"].items()]
    return rows


def spells(world: Path) -> list[Spell]:
    """The offices of both tables, the sourced first."""
    found = []
    not_heads = set(_persons()["not_heads"])
    for file, sourced in (("officeholders.csv", True), ("officeholders_proposed.csv", False)):
        for raw in _table(world / file):
            seen = "" if raw["end"] else _seen(raw["source"], raw["start"])
            found.append(
                Spell(
                    raw["person_qid"],
                    same_person(clean(raw["person_en"])),
                    clean(raw["office_en"]),
                    "org_official" if raw["office_en"] in not_heads else raw["office_kind"],
                    raw["country_iso3"],
                    raw["start"],
                    raw["end"],
                    seen,
                    sourced,
                )
            )
    return found + _own_spells()


def _own_spells() -> list[Spell]:
    """The rows of offices.yml: dates there win over the tables'."""
    rows = []
    for person, country, kind, start, end in hand_written("offices")["spells"]:
        title = f"{kind.replace('_', ' ').capitalize()} of {country}"
        seen = "" if end else "2025-12-31"
        rows.append(Spell("", clean(person), title, kind, country, str(start), str(end), seen, False, True))
    return rows


def _seen(source: str, start: str) -> str:
    """The last day on which a source saw the holder in office: `NAME@day`, the 2026 leaders list, or the collector's own knowledge.

    Rows from a news report and the collector's own rows were written when 2025 was known; later changes were not.
    """
    days: list[str] = re.findall(r"@(\d{4}(?:-\d\d(?:-\d\d)?)?)", source)
    if "http" in source or source.startswith("proposed"):
        days.append("2025-12-31")
    return max([*days, start])
