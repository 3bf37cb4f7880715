"""Which lines of a report belong together? Paragraphs, and lines that were broken in the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dragoman.documents.sentence_rules import SentenceRules

# Everything that Unicode and old word processors use to end a line.
_LINE = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_FIRST = re.compile(r"\S+")
_LAST = re.compile(r"\S+\s*\Z")
TERMINALS = ".!?\u061f\u06d4\u0964\u0965\u2026"
CLOSERS = "\"'\u2019\u201d\u00bb)]}\u203a"
_OPENERS = "([{\u00ab\u201c\u2018\u2039"
_HANGING = ",;:\u060c\u061b-\u2013\u2014" + _OPENERS
# Text wrapped by a mail program or a terminal is never wider than this.
_MAX_WRAP = 120


@dataclass(slots=True)
class Block:
    """Lines read as one: `[start, end)` without white space at either end; `apart` if a blank line stands before it.

    `last` is where its last line starts.
    """

    start: int
    end: int
    apart: bool
    last: int


def blocks(text: str, rules: SentenceRules) -> list[Block]:
    """The paragraphs of a text in order, lines that were broken inside a sentence joined."""
    lines = list(_lines(text))
    wrapped = _is_wrapped(text, lines)
    out: list[Block] = []
    for line in lines:
        if out and not line.apart and _joins(text, out[-1], line, wrapped, rules):
            out[-1].end, out[-1].last = line.end, line.start
        else:
            out.append(line)
    return out


def _joins(text: str, line: Block, following: Block, wrapped: bool, rules: SentenceRules) -> bool:
    if not wrapped:
        return _goes_on(text, line, following, rules)
    # In wrapped text a line that ends a sentence and is far from full ends a paragraph.
    return not _complete(text, line) or _fills(text, line, following, _MAX_WRAP // 2)


def _lines(text: str) -> Iterator[Block]:
    at = 0
    for match in _LINE.finditer(text):
        line = match[0]
        start = match.start() + len(line) - len(line.lstrip())
        if start == match.end():
            continue
        end = match.start() + len(line.rstrip())
        gap = text[at : match.start()]
        # CR LF is one line end, so only a second LF, CR or separator makes a blank line.
        apart = gap.replace("\r\n", "\n").strip(" \t") not in ("\n", "\r", "")
        yield Block(start, end, apart, start)
        at = match.end()


def _is_wrapped(text: str, lines: list[Block]) -> bool:
    """Whether all long enough paragraphs were cut at one width: then the next line's first word would not have fitted."""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.apart]
    if len(pairs) < 3:
        return False
    width = max(line.end - line.start for line in lines)
    if width > _MAX_WRAP:
        return False
    full = sum(_fills(text, a, b, width) for a, b in pairs)
    open_ended = sum(not _complete(text, a) for a, _ in pairs)
    return full >= 0.8 * len(pairs) and open_ended >= 0.5 * len(pairs)


def _fills(text: str, line: Block, following: Block, width: int) -> bool:
    first = _FIRST.match(text, following.start, min(following.end, following.start + _MAX_WRAP))
    return line.end - line.last + 1 + (len(first[0]) if first else 0) > width


def _complete(text: str, line: Block) -> bool:
    return text[max(line.start, line.end - 8) : line.end].rstrip(CLOSERS)[-1:] in tuple(TERMINALS)


def _goes_on(text: str, line: Block, following: Block, rules: SentenceRules) -> bool:
    """Whether a single line break stands inside a sentence."""
    if _complete(text, line):
        return False
    opening = text[following.start]
    if opening.islower() or opening in ",;)]}\u060c\u061b\u00bb\u201d":
        return True
    tail = text[max(line.start, line.end - 40) : line.end]
    if tail[-1] in _HANGING or tail.rsplit(None, 1)[-1].lower() in rules.open_end:
        # A line that ends in a colon or dash may also be a label over a list; body text around it decides.
        return tail[-1] not in ":-\u2013\u2014" or line.end - line.start > 60
    first = _FIRST.match(text, following.start, min(following.end, following.start + 40))
    if first and first[0].lower() in rules.continues:
        return True
    # Pages that set foreign names apart break the line around them: a line of nothing but "CASA-1000".
    if _is_insert(text, following.start, following.end) and not tail.isascii():
        return True
    if line.last > line.start and _is_insert(text, line.last, line.end):
        return True
    # A line that is bracketed as a whole is a note of its own.
    return opening in _OPENERS[:3] and text[following.end - 1] not in ")]}" and line.end - line.start > 40


def _is_insert(text: str, start: int, end: int) -> bool:
    """Whether a line is a name of at most three words in Latin letters."""
    line = text[start : min(end, start + 60)]
    return end - start < 60 and line.rstrip(_HANGING).isascii() and len(line.split()) <= 3
