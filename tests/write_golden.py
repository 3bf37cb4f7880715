"""Writes what the example reports say to tests/golden: python -m tests.write_golden. Look at the difference before committing it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from dragoman import pipeline
from dragoman.model.ids import dumps
from dragoman.model.records import to_json

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "golden"


def golden() -> dict[str, str]:
    """The records of each example report, one a line, by the name of its file."""
    texts = (ROOT / "examples" / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    out = {}
    for report in map(json.loads, texts):
        reading = pipeline.read(
            report["text"], id=report["id"], published=report.get("published"), title=report.get("title")
        )
        out[f"{report['id']}.jsonl"] = "".join(dumps(to_json(r)) + "\n" for r in reading.records)
    return out


def main() -> int:
    """Writes the files, and says which changed."""
    GOLDEN.mkdir(exist_ok=True)
    for name, text in golden().items():
        path = GOLDEN / name
        changed = not path.exists() or path.read_text(encoding="utf-8") != text
        path.write_text(text, encoding="utf-8")
        print(f"{'changed' if changed else 'same   '} {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
