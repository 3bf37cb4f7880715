"""Measures the reader and joining, and writes quality/floors.json: python tools/pin_floors.py [--allow-lower]

A floor is only lowered on purpose. Sets lie outside the project (../shared); without them their floors stay as they are.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.ledger import test_sets as ledger_sets  # noqa: E402  (the path is set just above)
from tests.reading.test_examples import FILES, failures  # noqa: E402  (the same)
from tests.reading.test_sets import SETS, SHARED, fingerprint, measured  # noqa: E402  (the same)


def main(allow_lower: bool) -> int:
    """Writes the floors; 1 when one would fall and that was not allowed."""
    path = ROOT / "quality" / "floors.json"
    old = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"examples": {}, "sets": {}}
    new: dict[str, dict[str, object]] = {"examples": {}, "sets": dict(old["sets"]), "ledger": old.get("ledger", {})}
    fallen = []
    for file in FILES:
        key = f"{file.parent.name}/{file.name}"
        total, wrong = failures(file)
        new["examples"][key] = total - len(wrong)
        if total - len(wrong) < old["examples"].get(key, 0):
            fallen.append(f"{key}: {total - len(wrong)} < {old['examples'][key]}")
    for name in SETS if SHARED.exists() else ():
        figures = measured(name)
        before = old["sets"].get(name, {}).get("floors", {})
        fallen += [f"{name} {k}: {v} < {before[k]}" for k, v in figures.items() if v < before.get(k, 0)]
        new["sets"][name] = {"hash": fingerprint(name), "floors": figures}
    if SHARED.exists():
        joined = ledger_sets.measured()
        floors = old.get("ledger", {}).get("floors", {})
        fallen += [f"ledger {k}: {v} < {floors[k]}" for k, v in joined.items() if v < floors.get(k, 0)]
        new["ledger"] = {"hash": ledger_sets.fingerprint(), "floors": joined}
    if fallen and not allow_lower:
        print("These would fall; look first, then --allow-lower:", *fallen, sep="\n  ")
        return 1
    path.write_text(json.dumps(new, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"wrote {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main("--allow-lower" in sys.argv[1:]))
