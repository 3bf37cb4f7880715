"""The committed files are what tools/build_kb.py makes of the sources."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT.parent / "shared" / "data" / "world"
COMMITTED = ROOT / "src" / "dragoman" / "data" / "world"


@pytest.mark.skipif(
    not SOURCE.is_dir(), reason="the collected tables of offices and names are not beside the repository"
)
def test_rebuilding_gives_the_committed_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(ROOT / "tools"), *sys.path])
    import build_kb  # type: ignore[import-not-found, unused-ignore]

    for name, text in build_kb.build(SOURCE).items():
        assert (COMMITTED / name).read_text(encoding="utf-8") == text, f"{name} differs: run tools/build_kb.py"


@pytest.mark.parametrize("path", sorted((COMMITTED / "surfaces").glob("*.tsv")), ids=lambda path: path.stem)
def test_form_tables_are_well_formed(path: Path) -> None:
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    assert header == "form\tkind\tentities\tflags"
    rows = [line.split("\t") for line in lines]
    assert all(3 <= len(row) <= 4 and all(row) for row in rows)
    assert all(row[0] == row[0].strip() for row in rows)
    assert len({(row[0], row[1]) for row in rows}) == len(rows)
    assert {row[3] for row in rows if len(row) == 4} <= {"ambiguous"}
