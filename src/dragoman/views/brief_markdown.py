"""A brief as Markdown: sections of lines, footnotes for the sources, the sentences quoted in the original."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.views.brief import Brief, Section
from dragoman.views.brief_lines import Line, Piece
from dragoman.views.brief_notes import Note, named
from dragoman.views.directions import CLOSE, OPEN, quoted, runs
from dragoman.views.markdown import escape


def render(brief: Brief) -> str:
    """The whole brief; ends with a line feed."""
    out = [f"# {_safe(brief.title)}", "", f"*{_safe(brief.period)}*", ""]
    for entry in brief.summary:
        out += _line(entry)
    for section in brief.sections:
        out += _section(section)
    if brief.notes:
        out += ["", "## Sources"]
    for note in brief.notes:
        out += _note(note)
    return "\n".join(out) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield from ("", f"## {_safe(section.title)}", "")
    for line in section.lines:
        yield from _line(line)
    if not section.lines:
        yield f"*{_safe(section.empty)}*"


def _line(line: Line, indent: str = "") -> Iterator[str]:
    day = f"**{_safe(line.day)}** " if line.day else ""
    said = "".join(map(_piece, line.pieces))
    aside = f" · {_safe(line.aside)}" if line.aside else ""
    yield f"{indent}- {day}{said}{aside}{_cited(line.cites)}"
    for under in line.under:
        yield from _line(under, indent + "  ")


def _piece(piece: Piece) -> str:
    return f"{_escaped(quoted(piece.text) if piece.foreign else runs(piece.text))}{_cited(piece.cites)}"


def _cited(numbers: Sequence[int]) -> str:
    return "".join(f"[^{number}]" for number in numbers)


def _note(note: Note) -> Iterator[str]:
    link = f" [{_safe('link')}](<{note.url}>)" if note.url else ""
    yield from ("", f"[^{note.number}]: {_safe(named(note))}{link}{' ' + _safe(note.remark) if note.remark else ''}")
    for sentence in note.sentences:
        # A paragraph of its own: what shows it takes its direction from its letters.
        yield from ("", f"    > {escape(sentence)}")


def _safe(text: str) -> str:
    """Text without markup; what is written from the right is isolated, so that it cannot turn the words around it."""
    return _escaped(runs(text))


def _escaped(parts: Iterable[tuple[str, bool]]) -> str:
    return "".join(f"{OPEN}{escape(part)}{CLOSE}" if rtl else _plain(part) for part, rtl in parts)


def _plain(text: str) -> str:
    """Escaped, with the spaces at its ends, which `escape` takes away."""
    bare = text.strip(" ")
    if not bare:
        return text
    start = text.index(bare)
    return f"{text[:start]}{escape(bare)}{text[start + len(bare) :]}"
