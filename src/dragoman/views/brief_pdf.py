"""A brief as PDF, set by Typst with fonts from Python packages, so that it looks the same on every machine.

Typst shapes Arabic script and Devanagari itself. It is given the words as data and a template of ours (data/forms/brief.typ):
nothing in a report can become markup, and no file or address is read while it works.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from dragoman.model.errors import DragomanError, MissingExtra
from dragoman.views.brief import Brief
from dragoman.views.brief_lines import Line
from dragoman.views.brief_notes import Note, named
from dragoman.views.directions import CLOSE, OPEN, is_rtl, quoted, runs
from dragoman.views.timeline import PAPER_STYLE, draw
from dragoman.views.tree import printable

# Families in the order in which they are asked for a letter, and the packages that bring them. Noto Sans has Latin, Cyrillic
# and Devanagari, Amiri all letters and digits of the languages in Arabic script, as ones that can be copied out again.
_FONTS = {"Noto Sans": "fontpkg_noto_sans", "Amiri": "fontpkg_amiri"}


def render(brief: Brief) -> bytes:
    """The brief as a PDF file.

    Raises:
        MissingExtra: Typst or one of the fonts is not installed.
        DragomanError: Typst could not set it, which is a fault of Dragoman.
    """
    folders = [_folder(package) for package in _FONTS.values()]
    typst = _typst()
    template = resources.files("dragoman").joinpath("data", "forms", "brief.typ").read_bytes()
    try:
        made = typst.compile(
            template,
            format="pdf",
            font_paths=folders,
            ignore_system_fonts=True,
            sys_inputs={"brief": json.dumps(_content(brief))},
            timestamp=0,
        )
    except typst.TypstError as error:
        raise DragomanError(f"the PDF could not be set: {error}", remedy="Use another form, and report this") from error
    return bytes(made)


def _typst() -> Any:
    try:
        import typst
    except ImportError as error:
        raise _missing("typst") from error
    return typst


def _folder(package: str) -> Path:
    """Where a package keeps its font files; found without running any code of it."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise _missing(package.replace("_", "-"))
    return Path(spec.submodule_search_locations[0]) / "files"


def _missing(package: str) -> MissingExtra:
    return MissingExtra(
        f"a brief in PDF needs the package {package}, which is not installed",
        remedy="Install it with: pip install 'dragoman[pdf]'; or write html, which every browser prints as PDF",
    )


def _content(brief: Brief) -> dict[str, Any]:
    return {
        "fonts": list(_FONTS),
        "title": _safe(brief.title),
        "period": _safe(brief.period),
        "summary": [_line(line) for line in brief.summary],
        "chart": _chart(brief) if brief.dyad.events else "",
        "sections": [
            {"title": s.title, "lines": [_line(line) for line in s.lines], "empty": s.empty} for s in brief.sections
        ],
        "notes": [_note(note) for note in brief.notes],
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "day": _safe(line.day),
        "pieces": [
            {"text": _isolated(quoted(p.text) if p.foreign else runs(p.text)), "cites": _each(p.cites)}
            for p in line.pieces
        ],
        "aside": _safe(line.aside),
        "cites": _each(line.cites),
        "under": [_line(under) for under in line.under],
    }


def _each(numbers: Sequence[int]) -> list[int]:
    return list(numbers)


def _note(note: Note) -> dict[str, Any]:
    # Typst knows languages by their first subtag only.
    lang = (note.code or "en").split("-")[0]
    return {
        "number": note.number,
        "named": _safe(named(note)),
        "url": note.url or "",
        "remark": _safe(note.remark),
        "sentences": [{"text": printable(s), "rtl": is_rtl(s), "lang": lang} for s in note.sentences],
    }


def _chart(brief: Brief) -> str:
    """The picture in the colours of paper."""
    return ET.tostring(draw(brief.dyad, style=PAPER_STYLE), encoding="unicode", method="xml")


def _safe(text: str) -> str:
    """What is written from the right is isolated, so that it cannot turn the words around it."""
    return _isolated(runs(text))


def _isolated(parts: Iterable[tuple[str, bool]]) -> str:
    return printable("".join(f"{OPEN}{part}{CLOSE}" if rtl else part for part, rtl in parts))
