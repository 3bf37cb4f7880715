"""A text too long to be read at once is cut where a reader would pause; nothing of it is lost."""

from __future__ import annotations

import pytest

from dragoman.documents import portions as module
from dragoman.documents.portions import LONGEST, portions


@pytest.mark.parametrize("length", [0, 1, LONGEST])
def test_a_report_is_one_portion(length: int) -> None:
    assert list(portions("x" * length)) == [(0, length)]


@pytest.mark.parametrize(
    ("unit", "ends"),
    [
        ("One sentence. Another.\n\nA paragraph more,\nin lines. ", "\n\n"),
        ("One sentence. Another\nin lines. ", "\n"),
        ("One sentence, with a comma. Another. ", ". "),
        ("\u090f\u0915 \u0935\u093e\u0915\u094d\u092f\u0964 ", "\u0964 "),
        ("words without an end ", " "),
        ("x", "x"),
        ("\ud800", "\ud800"),
    ],
)
def test_a_portion_ends_where_a_reader_would_pause(unit: str, ends: str) -> None:
    text = (unit * (3 * LONGEST // len(unit) + 1))[: 3 * LONGEST - 7]
    found = list(portions(text))
    assert "".join(p.cut(text) for p in found) == text
    assert all(0 < p.end - p.start <= LONGEST for p in found)
    assert all(p.cut(text).endswith(ends) for p in found[:-1])


def test_the_bound_is_the_module_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST", 10)
    assert [p.end for p in portions("one two three four five")] == [8, 14, 23]
