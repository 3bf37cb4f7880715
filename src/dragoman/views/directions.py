"""Which way is a text written, and which stretches of it go the other way than English?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# First strong isolate and pop: what stands between them is laid out on its own and cannot turn the words around it.
OPEN, CLOSE = "\u2068", "\u2069"


def is_rtl(text: str) -> bool:
    """Whether most of its letters are written from the right: a Persian sentence may well begin with "CASA-1000"."""
    ways = [unicodedata.bidirectional(c) for c in text]
    return sum(w in ("R", "AL") for w in ways) > ways.count("L")


def runs(text: str) -> Iterator[tuple[str, bool]]:
    """The text cut into stretches, each with whether it is written from the right. Joined they are the text."""
    # A stretch goes from its first letter of that direction to its last, with whatever signs and digits stand between.
    classes = "".join(_CLASS.get(unicodedata.bidirectional(c), "n") for c in text)
    at = 0
    for found in re.finditer("r(?:[rn]*r)?", classes):
        if found.start() > at:
            yield text[at : found.start()], False
        yield text[found.start() : found.end()], True
        at = found.end()
    if at < len(text):
        yield text[at:], False


def quoted(text: str) -> Iterator[tuple[str, bool]]:
    """The text in quotation marks, cut as by `runs`; the marks go the way of what they enclose."""
    if is_rtl(text):
        yield f"«{text}»", True  # these marks turn with the direction, the others do not
    else:
        yield from runs(f"“{text}”")


_CLASS = {"R": "r", "AL": "r", "L": "l"}
