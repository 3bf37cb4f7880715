"""The promises of docs/architecture.md and of the contribution guide, checked on the source itself."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "dragoman"
MODULES = sorted(PACKAGE.rglob("*.py"))
OWN = [*MODULES, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "tools").rglob("*.py"))]

MAX_MODULE_LINES = 400
MAX_FUNCTION_LINES = 50

# views -> pipeline -> documents, reading, knowledge, ledger, store -> lexicon -> words -> model; each part may import what stands to its right.
LEVEL = {
    "views": 0,
    "pipeline": 1,
    "documents": 2,
    "reading": 2,
    "knowledge": 2,
    "ledger": 2,
    "store": 2,
    "lexicon": 3,
    "words": 4,
    "model": 5,
}


def part(module: Path) -> str:
    """The part of the architecture a module belongs to: its folder, or its own name at the top (lexicon_check: lexicon)."""
    inside = module.relative_to(PACKAGE).with_suffix("").parts
    return inside[0].split("_")[0] if len(inside) == 1 else inside[0]


def imports(module: Path) -> Iterator[str]:
    """The dragoman modules a module imports."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("dragoman."))
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("dragoman."):
            yield node.module
        elif isinstance(node, ast.ImportFrom) and node.level:
            pytest.fail(f"{module}: a relative import hides which part it is from")


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(PACKAGE)))
def test_imports_go_one_way(module: Path) -> None:
    here = part(module)
    if here not in LEVEL:
        return  # the package's own __init__, which offers the pipeline
    for name in imports(module):
        there = name.split(".")[1].split("_")[0]
        if there == here:
            continue
        assert LEVEL[there] > LEVEL[here], f"{module.name} ({here}) imports {name} ({there})"


@pytest.mark.parametrize("module", OWN, ids=lambda m: str(m.relative_to(ROOT)))
def test_modules_and_functions_are_short(module: Path) -> None:
    source = module.read_text(encoding="utf-8")
    if PACKAGE in module.parents:
        assert source.count("\n") <= MAX_MODULE_LINES
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= MAX_FUNCTION_LINES, f"{node.name} has {length} lines"


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(PACKAGE)))
def test_no_word_of_any_language_stands_in_code(module: Path) -> None:
    source = module.read_text(encoding="utf-8")
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT or (token.type == tokenize.STRING and _is_docstring(token)):
            continue
        foreign = {c for c in token.string if c.isalpha() and not c.isascii()}
        assert not foreign, f"line {token.start[0]}: {' '.join(sorted(foreign))}"


def _is_docstring(token: tokenize.TokenInfo) -> bool:
    return token.string.lstrip("rRuU").startswith('"""') and not token.line[: token.start[1]].strip()


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(PACKAGE)))
def test_no_code_asks_which_language_it_is(module: Path) -> None:
    codes = {"hi", "fa", "fa-AF", "prs", "ar", "ur", "en"}
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Compare):
            values = [c.value for c in ast.walk(node) if isinstance(c, ast.Constant) and isinstance(c.value, str)]
            assert not codes & set(values), f"line {node.lineno} compares with a language code"


@pytest.mark.parametrize("module", OWN, ids=lambda m: str(m.relative_to(ROOT)))
def test_modules_say_what_they_are_for_and_are_named_for_it(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    if tree.body:
        assert ast.get_docstring(tree), "no docstring"
    assert module.stem not in {"utils", "util", "helpers", "common", "misc"}


def test_the_map_of_modules_is_complete() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for folder in sorted({part(m) for m in MODULES if part(m) in LEVEL}):
        assert folder in page


def test_every_test_asserts_something() -> None:
    for module in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                assert _asserts(node), f"{module.name}: {node.name} asserts nothing"


def _asserts(function: ast.FunctionDef) -> bool:
    for node in ast.walk(function):
        if isinstance(node, ast.Assert):
            return True
        # pytest.raises, pytest.fail, or a function of the test's own that checks
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in ("raises", "fail") or name.startswith(("check", "assert", "_check")):
                return True
    return False
