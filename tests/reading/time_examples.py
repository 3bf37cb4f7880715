"""The example lines of times.txt and quantities.txt, which linguists write, and the lexicons they are checked with."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.lexicon import languages_folder, read_files
from dragoman.reading.quantities import QuantityLexicon, compile_quantities
from dragoman.reading.times import TimeLexicon, compile_times
from dragoman.words.fold import WORD

EXAMPLES = Path(__file__).parent.parent / "examples"


@dataclass
class PlainWords:
    """The words of a text as the tokeniser cuts them, without anything else that it says of them."""

    text: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        for found in WORD.finditer(self.text):
            self.starts.append(found.start())
            self.ends.append(found.end())


def languages() -> list[str]:
    """Codes of the languages that have words of time."""
    needed = ("language.yml", "times.yml", "quantities.yml")
    return sorted(path.name for path in languages_folder().iterdir() if all((path / name).exists() for name in needed))


def lines(code: str, topic: str) -> list[str]:
    """The example lines of a language, without comments."""
    text = (EXAMPLES / code / f"{topic}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def sources(code: str) -> dict[str, Any]:
    """The parsed files of a language."""
    return read_files(code)


@cache
def time_lexicon(code: str) -> TimeLexicon:
    return compile_times(sources(code)["times"], sources(code)["quantities"])


@cache
def quantity_lexicon(code: str) -> QuantityLexicon:
    return compile_quantities(sources(code)["quantities"])
