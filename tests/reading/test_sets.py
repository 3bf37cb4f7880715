"""The reader's figures on the annotated sets do not fall. The sets lie beside the project and are not part of it."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from dragoman import pipeline
from dragoman.model.records import Claim, to_json

SHARED = Path(__file__).parents[3] / "shared"
SETS = ("seeds", "wire", "ntrex", "ntrex_negative")
CORE = ("hi", "fa", "prs", "ar", "ur", "en")
NOISE = 0.005  # a figure is printed with two digits; less than half of one is none
FLOORS = json.loads((Path(__file__).parents[2] / "quality" / "floors.json").read_text(encoding="utf-8"))["sets"]


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_claims", SHARED / "tools" / "score_claims.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _manifest(name: str) -> list[dict[str, Any]]:
    lines = (SHARED / "gold" / f"{name}.manifest.jsonl").read_text(encoding="utf-8").splitlines()
    return [m for m in map(json.loads, lines) if m["language"] in CORE]


def fingerprint(name: str) -> str:
    """A hash of the annotations and texts a set's figures were measured on."""
    digest = hashlib.sha256()
    gold = SHARED / "gold" / f"{name}.jsonl"
    digest.update(gold.read_bytes() if gold.exists() else b"")
    for entry in _manifest(name):
        digest.update((SHARED / entry["path"]).read_bytes())
    return digest.hexdigest()[:16]


def measured(name: str) -> dict[str, float]:
    """Strict F1 by language (or, for the set without events, one less the share of sentences with a claim)."""
    scorer = _scorer()
    manifest = _manifest(name)
    texts = {m["report"]: (SHARED / m["path"]).read_text(encoding="utf-8") for m in manifest}
    claims = []
    for entry in manifest:
        reading = pipeline.read(
            texts[entry["report"]], published=entry.get("published"), language=entry["language"], id=entry["report"]
        )
        claims += [to_json(r) for r in reading.records if isinstance(r, Claim)]
    if name == "ntrex_negative":
        lines = sum(t.count("\n") for t in texts.values())
        return {"silence": round(1 - len(claims) / lines, 4)}
    gold = scorer.rows(SHARED / "gold" / f"{name}.jsonl")
    figures = {}
    for language in CORE:
        reports = [m for m in manifest if m["language"] == language]
        ids = {m["report"] for m in reports}
        here = [dict(g, report=m["report"]) for m in reports for g in gold if g["report"] == m.get("gold", m["report"])]
        if here:
            totals, _, _ = scorer.score(here, [c for c in claims if c["report"]["id"] in ids], texts)
            figures[language] = round(scorer.ratios(totals)["strict_f1"], 4)
    return figures


@pytest.mark.skipif(not SHARED.exists(), reason="the annotated sets are not beside this checkout (../shared)")
@pytest.mark.parametrize("name", SETS)
def test_figures_keep_their_floor(name: str) -> None:
    assert FLOORS[name]["hash"] == fingerprint(name), "the set changed: measure anew with tools/pin_floors.py"
    figures = measured(name)
    fallen = {
        k: (figures.get(k, 0.0), floor)
        for k, floor in FLOORS[name]["floors"].items()
        if figures.get(k, 0.0) < floor - NOISE
    }
    assert not fallen, f"below the floor (now, floor): {fallen}"
