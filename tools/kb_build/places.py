"""Capitals, cities and regions: ids, coordinates and which form belongs to which place."""

from __future__ import annotations

import csv
import unicodedata
from dataclasses import dataclass, field

from kb_build.sources import HAND_WRITTEN, Row, clean, hand_written


@dataclass
class Place:
    """A city or region. `names` are the forms by language; `population` decides between places of one name."""

    id: str
    name: str
    country: str
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    population: int = 0
    kind: str = "place"
    names: dict[str, list[str]] = field(default_factory=dict)
    metonym: bool = False


@dataclass(frozen=True)
class Country:
    """A state's population, capital in English and neighbours by land, from GeoNames."""

    population: int
    capital: str
    neighbours: tuple[str, ...]


def countries() -> dict[str, Country]:
    """The states of tools/world/countries.tsv by alpha-3 code."""
    with (HAND_WRITTEN / "countries.tsv").open(encoding="utf-8", newline="") as handle:
        return {
            row["iso3"]: Country(int(row["population"]), row["capital"], tuple(row["neighbours"].split()))
            for row in csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE)
        }


def all_places(rows: list[Row]) -> list[Place]:
    """Cities, capitals and regions with their names; a capital takes the names of the collected table first."""
    places = _cities()
    places.extend(_regions(places))
    extra = hand_written("places")["names"]
    for place in places:
        for language, names in extra.get(place.name, {}).items():
            first = [clean(n) for n in names]
            place.names[language] = first + [n for n in place.names.get(language, []) if n not in first]
    _add_capitals(places, rows)
    return sorted(places, key=lambda p: (p.country, p.id))


def _cities() -> list[Place]:
    dropped = set(hand_written("places")["drop"])
    places = []
    with (HAND_WRITTEN / "cities.tsv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["name"] in dropped:
                continue
            names = {
                lang: [clean(n) for n in row[lang].split("|") if n.strip()]
                for lang in ("hi", "fa", "ar", "ur", "ru", "tg", "ps", "tr")
            }
            names["en"] = [clean(row["name"])]
            key = int(row["geonames"])
            place = Place(
                f"gn:{key}", row["name"], row["iso3"], float(row["lat"]), float(row["lon"]), key, int(row["population"])
            )
            place.names = names
            places.append(place)
    return places


def _regions(cities: list[Place]) -> list[Place]:
    """Regions of places.yml, and the cities it adds which the packages lack."""
    made = []
    for name, entry in hand_written("places")["regions"].items():
        lat, lon = entry["at"]
        slug = name.lower().replace(" ", "-").replace("'", "")
        place = Place(f"dgm:place-{slug}", name, entry["country"], lat, lon, None, 3_000_000)
        place.names = {
            lang: [clean(n) for n in names] for lang, names in entry.items() if lang not in {"at", "country", "metonym"}
        }
        place.names.setdefault("en", [name])
        place.metonym = bool(entry.get("metonym"))
        made.append(place)
    return made


def _add_capitals(places: list[Place], rows: list[Row]) -> None:
    """Mark the capitals of the collected table and give them its names."""
    listed: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        if row.kind == "capital":
            listed.setdefault(row.code, {}).setdefault(row.language, []).append(row.name)
    wrong = hand_written("places")["not_capital"]
    states = countries()
    for code, names in sorted(listed.items()):
        known = [p for p in places if p.country == code]
        english = [n for n in names.get("en", []) if n not in wrong.get("en", {}).get(code, ())]
        main = next((p for n in english for p in known if _bare(p.name) == _bare(n)), None)
        if main is None and code in states:
            main = next((p for p in known if _bare(p.name) == _bare(states[code].capital)), None)
        if main is None:
            main = Place(f"dgm:capital-{code.lower()}", english[0], code)
            places.append(main)
        main.kind = "capital"
        for language, forms in names.items():
            bad = wrong.get(language, {}).get(code, ())
            kept = main.names.setdefault(language, [])
            kept.extend(f.split("،")[0].strip() for f in forms if f not in bad and f not in kept)


def _bare(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", name) if c.isalpha()).casefold()
