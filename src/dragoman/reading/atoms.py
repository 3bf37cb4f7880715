"""Which numbers and letters stand in a text, one by one, however they are glued together?

Dates and amounts are written with and without spaces ("2018ء", "الـ16", "33वीं", "$1.6bn"). An atom is a word, or one of
the parts a word has where digits and letters meet. Atoms are always the words as written, articles and all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Protocol

from dragoman.words.fold import fold_text, fold_word

_PARTS: Final = re.compile(r"\d+(?:[.,/]\d+)*|[^\d]+")
_JOINER: Final = "\u200c"


class Words(Protocol):
    """The words of a text in order; offsets are code points of the text as given."""

    @property
    def text(self) -> str: ...
    @property
    def starts(self) -> Sequence[int]: ...
    @property
    def ends(self) -> Sequence[int]: ...


@dataclass(frozen=True, slots=True)
class Atoms:
    """Folded atoms, and for each the index of the word it is in."""

    keys: list[str]
    words: list[int]
    source: Words

    def word_range(self, start: int, end: int) -> tuple[int, int]:
        """The words `[i, j)` that atoms `[start, end)` lie in."""
        return self.words[start], self.words[end - 1] + 1


def atoms_of(words: Words, marks: Iterable[str] = ()) -> Atoms:
    """The atoms of a text. `marks`: signs kept apart after digits although folding drops them (the year mark of Urdu)."""
    kept = frozenset(marks)
    text = words.text
    keys: list[str] = []
    indices: list[int] = []
    for index, (start, end) in enumerate(zip(words.starts, words.ends, strict=True)):
        raw = text[start:end]
        if (
            " " in raw
        ):  # the tokeniser put together what is written apart (a prefix of verbs, or the month it looks like)
            pieces = [part for piece in raw.split() for part in _PARTS.findall(fold_word(piece))]
            keys.extend(pieces)
            indices.extend([index] * len(pieces))
            continue
        key = fold_word(raw)
        if key[-1:].isdecimal() or key[:1].isdecimal():
            parts = _PARTS.findall(key)
            if raw[-1] in kept and not key.endswith(raw[-1]):
                parts.append(raw[-1])
            keys.extend(parts)
            indices.extend([index] * len(parts))
        else:
            keys.append(key)
            indices.append(index)
    return Atoms(keys, indices, words)


@lru_cache(maxsize=4096)  # patterns repeat their words many times
def spellings(form: str) -> tuple[tuple[str, ...], ...]:
    """The atom sequences a form of the lexicon stands for; a zero-width non-joiner is written, left out, or a space."""
    found: dict[tuple[str, ...], None] = {}
    for variant in (form, form.replace(_JOINER, " ")):
        atoms: list[str] = []
        for word in fold_text(variant):
            atoms.extend(_PARTS.findall(word) if any(c.isdecimal() for c in word) else [word])
        found[tuple(atoms) or (form,)] = None
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Prefixes:
    """Letters that orthography writes on the front of the next word (Arabic "and", "in", "to"), with what contracts."""

    letters: tuple[str, ...] = ()
    contractions: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Prefixes:
        """From a data file's `prefixes` and `contractions`."""
        pairs = tuple((fold_word(a), fold_word(b)) for a, b in (data.get("contractions") or {}).items())
        return cls(tuple(fold_word(p) for p in data.get("prefixes") or ()), pairs)

    def shapes(self, word: str) -> Iterator[str]:
        """The word with each prefix. A word of one or two letters takes none: too many other words would look like it."""
        if len(word) < 3 or word[0].isdecimal():
            return
        for letters in self.letters:
            shape = letters + word
            for written, contracted in self.contractions:
                if shape.startswith(written):
                    shape = contracted + shape[len(written) :]
            yield shape
