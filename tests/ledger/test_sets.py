"""The figures of joining and of copies on the annotated stories do not fall. The stories lie beside the project (../shared)."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from dragoman import pipeline
from dragoman.documents.sources import RawReport
from dragoman.ledger.prints import alike, print_of
from dragoman.model.ids import dumps
from dragoman.model.records import to_json
from dragoman.pipeline_ledger import add
from dragoman.store import asking, opening

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
CORE = ("hi", "fa", "prs", "ar", "ur", "en")
NOISE = 0.005  # figures are printed with two or three digits
FLOORS = json.loads((ROOT / "quality" / "floors.json").read_text(encoding="utf-8")).get("ledger", {})
# Two of the stories tell of one referendum.
SAME = (
    "reuters.218932:reuters.218932-02=rt.com.91337:rt.com.91337-01",
    "reuters.218932:reuters.218932-01=rt.com.91337:rt.com.91337-02",
)
_FIGURES = re.compile(r"pair P (\S+) R (\S+) F1 (\S+); .* (\S+); ledger events that mix gold events (\d+)/(\d+)")

beside = pytest.mark.skipif(not SHARED.exists(), reason="the annotated sets are not beside this checkout (../shared)")


@cache
def stories(name: str) -> tuple[dict[str, Any], ...]:
    """The reports of a set in the core languages, each with its `text`."""
    lines = (SHARED / "gold" / f"{name}.manifest.jsonl").read_text(encoding="utf-8").splitlines()
    found = [m for m in map(json.loads, lines) if m["language"] in CORE]
    return tuple(m | {"text": (SHARED / m["path"]).read_text(encoding="utf-8")} for m in found)


def fingerprint() -> str:
    """A hash of the texts and annotations that the figures were measured on."""
    digest = hashlib.sha256((SHARED / "gold" / "ntrex.jsonl").read_bytes())
    for story in (*stories("ntrex"), *stories("ntrex_negative")):
        digest.update(story["text"].encode("utf-8"))
    return digest.hexdigest()[:16]


def measured() -> dict[str, float]:
    """The figures, each from 0 to 1, more being better."""
    return {name: round(figure, 4) for name, figure in (joins() | translations()).items()}


def joins() -> dict[str, float]:
    """Of one story in six languages: pairs of claims rightly brought together, and the share of events that mix nothing."""
    with TemporaryDirectory() as folder:
        where = str(Path(folder, "stories.db"))
        docs = [
            RawReport(id=m["report"], text=m["text"], language=m["language"], published=m["published"])
            for m in stories("ntrex")
        ]
        assert not add(where, docs, workers=1).failures
        claims, events = Path(folder, "claims.jsonl"), Path(folder, "events.jsonl")
        with opening.reading(where) as connection:
            _write(claims, (record for _, record in asking.every_record(connection)))
            _write(events, asking.every_thing(connection, ("event",)))
        opening.close_all()
        gold = SHARED / "gold" / "ntrex.jsonl"
        scorer = [sys.executable, str(SHARED / "tools" / "score_joins.py"), "--gold", str(gold), "--manifest"]
        given = [str(gold.with_name("ntrex.manifest.jsonl")), "--claims", str(claims), "--events", str(events)]
        run = subprocess.run([*scorer, *given, "--same", *SAME], capture_output=True, text=True, check=True)
    found = _FIGURES.search(run.stdout)
    assert found is not None, run.stdout
    precision, _, f1, _, mixed, of = found.groups()
    return {"pair precision": float(precision), "pair F1": float(f1), "unmixed": 1 - int(mixed) / int(of)}


def _write(path: Path, values: Iterable[Any]) -> None:
    path.write_text("".join(dumps(to_json(value)) + "\n" for value in values), encoding="utf-8")


def translations() -> dict[str, float]:
    """Of nineteen stories in six languages: which pairs of texts are found to be translations."""
    prints = []
    for story in (*stories("ntrex"), *stories("ntrex_negative")):
        named = pipeline.read(story["text"], published=story["published"], language=story["language"]).named
        prints.append((story["gold"], story["language"], print_of(story["text"], named)))
    pairs = [
        (one == two, alike(first, second, same_language=False) is not None)
        for (one, code, first), (two, other, second) in combinations(prints, 2)
        if code != other
    ]
    right, said, there = pairs.count((True, True)), sum(s for _, s in pairs), sum(t for t, _ in pairs)
    return {"translations precision": right / said, "translations recall": right / there}


@beside
def test_figures_keep_their_floor() -> None:
    assert FLOORS.get("hash") == fingerprint(), "the stories changed: measure anew with tools/pin_floors.py"
    figures = measured()
    fallen = {k: (figures.get(k), floor) for k, floor in FLOORS["floors"].items() if figures.get(k, 0) < floor - NOISE}
    assert not fallen, f"below the floor (now, floor): {fallen}"


def test_no_floor_lets_anything_be_mixed() -> None:
    assert FLOORS["floors"]["unmixed"] == FLOORS["floors"]["pair precision"] == 1
