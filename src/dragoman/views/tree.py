"""Trees of elements for pages and pictures, which the standard library writes with every text escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET

# What XML cannot hold at all: most control characters, lone surrogates, the two noncharacters of the first plane.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Text as XML and HTML can hold it; the rest becomes the replacement character."""
    return _IMPOSSIBLE.sub("\ufffd", text)


def add(
    parent: ET.Element, tag: str, text: str | None = None, attributes: Mapping[str, str] | None = None
) -> ET.Element:
    """A new last child. Text and values of attributes may hold anything."""
    child = ET.SubElement(parent, tag, {name: printable(value) for name, value in (attributes or {}).items()})
    child.text = printable(text) if text is not None else None
    return child
