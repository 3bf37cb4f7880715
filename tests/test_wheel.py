"""What is installed is what is tested: the wheel has all data, and works where the source is not."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "src" / "dragoman" / "data"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_has_all_data_and_code(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    files = {p for p in (ROOT / "src" / "dragoman").rglob("*") if p.is_file() and "__pycache__" not in p.parts}
    expected = {p.relative_to(ROOT / "src").as_posix() for p in files}
    assert expected - names == set()
    assert any(p.suffix == ".yml" for p in DATA.rglob("*"))
    assert "dragoman/py.typed" in names
    assert not [n for n in names if n.startswith(("tests/", "tools/", "examples/"))]


def test_the_wheel_reads_without_the_source(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    report = tmp_path / "report.txt"
    report.write_text("The presidents of France and Germany met in Paris on Monday.", encoding="utf-8")
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import dragoman; assert sys.argv[1] in dragoman.__file__; "
        "from dragoman.views.cli import main; main(['read', sys.argv[2], '--format', 'jsonl'])"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "site"), str(report)]
    environment = {"XDG_CACHE_HOME": str(tmp_path / "cache"), "PATH": ""}
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path, env=environment)
    assert done.returncode == 0, done.stderr
    assert '"CONSULT"' in done.stdout


def test_licence_and_metadata(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (metadata,) = (archive.read(n).decode() for n in names if n.endswith("METADATA"))
        (entry,) = (archive.read(n).decode() for n in names if n.endswith("entry_points.txt"))
    assert "License-Expression: Apache-2.0" in metadata
    assert any(n.endswith("licenses/LICENSE") for n in names)
    assert "dragoman = dragoman.views.cli:main" in entry
