"""The reader's figures on the annotated sets do not fall. Most sets, and what scores them, lie beside the project (../shared)."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from dragoman import pipeline
from dragoman.model.records import to_json

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
REPORTS = ROOT / "tests" / "reports"  # reports of the project's own, with what they tell
OWN = tuple(f"reports/{p.name.removesuffix('.gold.jsonl')}" for p in sorted(REPORTS.glob("*.gold.jsonl")))
SETS = ("seeds", "wire", "ntrex", "ntrex_negative", "objects", "types", *OWN)
CORE = ("hi", "fa", "prs", "ar", "ur", "en")
DETAILS = ("direction", "kind", "status", "date", "place", "people")
NOISE = 0.005  # a figure is printed with two digits; less than half of one is none
SLOWEST = 150  # times as long as a bare scan for words takes; the goal is 85, the rest is for a busy machine
FLOORS = json.loads((ROOT / "quality" / "floors.json").read_text(encoding="utf-8"))["sets"]

beside = pytest.mark.skipif(not SHARED.exists(), reason="the annotated sets are not beside this checkout (../shared)")


@cache
def _scorer(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, SHARED / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _gold(name: str) -> Path:
    """The annotations of a set; of the one that tells nothing there is no such file."""
    if name in OWN:
        return REPORTS / f"{name.removeprefix('reports/')}.gold.jsonl"
    if name == "types":
        return SHARED / "data" / "sentences" / "plover_gsr_en.jsonl"
    return SHARED / "gold" / ("seeds_objects.jsonl" if name == "objects" else f"{name}.jsonl")


def _manifest(name: str) -> list[dict[str, Any]]:
    """The reports of a set, each with its `text`."""
    if name == "types":
        sentences = (s for s in _rows(_gold(name)) if s["interstate"])
        return [{"report": s["id"], **s} for s in sentences]
    of = "seeds" if name == "objects" else name
    gold = _gold(of)
    found = _rows(gold.with_name(f"{of.removeprefix('reports/')}.manifest.jsonl"))
    root = gold.parent.parent
    return [m | {"text": (root / m["path"]).read_text(encoding="utf-8")} for m in found if m["language"] in CORE]


def fingerprint(name: str) -> str:
    """A hash of the annotations and texts a set's figures were measured on."""
    digest = hashlib.sha256()
    gold = _gold(name)
    digest.update(gold.read_bytes() if gold.exists() else b"")
    for entry in _manifest(name):
        digest.update(entry["text"].encode("utf-8"))
    return digest.hexdigest()[:16]


def _records(manifest: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    found = []
    for m in manifest:
        reading = pipeline.read(m["text"], published=m.get("published"), language=m["language"], id=m["report"])
        found += [to_json(r) for r in reading.records]
    return found


def measured(name: str) -> dict[str, float]:
    """The figures of a set, each from 0 to 1, more being better."""
    special: dict[str, Callable[[], dict[str, float]]] = {
        "ntrex_negative": _silence,
        "objects": _objects,
        "types": _types,
    }
    figures = special[name]() if name in special else _events(name)
    return {k: round(v, 4) for k, v in figures.items()}


def _events(name: str) -> dict[str, float]:
    """Strict F1 by language; of the real reports also how many of the events found have the right details."""
    scorer, manifest = _scorer("score_claims"), _manifest(name)
    texts = {m["report"]: m["text"] for m in manifest}
    records, gold = _records(manifest), scorer.rows(_gold(name))

    def ratios(reports: list[dict[str, Any]]) -> dict[str, float] | None:
        ids = {m["report"] for m in reports}
        here = [dict(g, report=m["report"]) for m in reports for g in gold if g["report"] == m.get("gold", m["report"])]
        totals, _, _ = scorer.score(here, [r for r in records if r["report"]["id"] in ids], texts)
        return dict(scorer.ratios(totals)) if here else None

    found = {code: ratios([m for m in manifest if m["language"] == code]) for code in CORE}
    figures = {code: r["strict_f1"] for code, r in found.items() if r}
    if name == "seeds":
        whole = ratios(manifest) or {}
        figures |= {detail: whole[detail] for detail in DETAILS}
    return figures


def _silence() -> dict[str, float]:
    """One less the share of sentences with an event, where there is none to be told of."""
    manifest = _manifest("ntrex_negative")
    events = sum(r["record"] == "event" for r in _records(manifest))
    return {"silence": 1 - events / sum(m["text"].count("\n") for m in manifest)}


def _objects() -> dict[str, float]:
    """The share of agreements, commitments and the like found with everything that is asked of them right."""
    scorer, gold = _scorer("score_objects"), _rows(_gold("objects"))
    said = defaultdict(list)
    for record in _records(_manifest("objects")):
        said[record["report"]["id"], record["record"]].append(record)

    def exact(wanted: dict[str, Any], record: dict[str, Any]) -> bool:
        spans = [quote["span"] for quote in record["evidence"]]
        near = any(start < f and t < end for start, end in spans for t, f in wanted["evidence"])
        right = all(scorer.same(scorer.at(record, path), value) for path, value in wanted["check"].items())
        return near and right and set(wanted["codes"]) <= scorer.codes(record)

    found = sum(any(exact(g, r) for r in said[g["report"], g["record"]]) for g in gold)
    return {"exact": found / len(gold)}


def _types() -> dict[str, float]:
    """Macro F1 over the types of event, on single sentences."""
    said = defaultdict(set)
    sentences = _manifest("types")
    for record in _records(sentences):
        if record["record"] == "event":
            said[record["report"]["id"]].add(record["event"])
    right, missed, extra = Counter[str](), Counter[str](), Counter[str]()
    for sentence in sentences:
        told, types = said[sentence["report"]], set(sentence["types"])
        right.update(types & told)
        missed.update(types - told)
        extra.update(told - types)
    f1 = [2 * right[t] / (2 * right[t] + missed[t] + extra[t]) for t in {*right, *missed}]
    return {"macro F1": sum(f1) / len(f1)}


@beside
@pytest.mark.parametrize("name", SETS)
def test_figures_keep_their_floor(name: str) -> None:
    assert name in FLOORS, "a new set: measure it with tools/pin_floors.py"
    assert FLOORS[name]["hash"] == fingerprint(name), "the set changed: measure anew with tools/pin_floors.py"
    figures = measured(name)
    fallen = {
        k: (figures.get(k, 0.0), floor)
        for k, floor in FLOORS[name]["floors"].items()
        if figures.get(k, 0.0) < floor - NOISE
    }
    assert not fallen, f"below the floor (now, floor): {fallen}"


@beside
def test_reading_is_not_much_slower_than_a_scan_for_words() -> None:
    manifest = [*_manifest("ntrex"), *_manifest("ntrex_negative")]
    text = "\n".join(m["text"] for m in manifest)
    _records(manifest[::7])  # every language is loaded
    scan = min(_seconds(lambda: re.findall(r"\w+", text)) for _ in range(3))
    ratio = min(_seconds(lambda: _records(manifest)) for _ in range(3)) / scan
    assert ratio < SLOWEST, f"reading takes {ratio:.0f} times as long as a scan for words"


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
