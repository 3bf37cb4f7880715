"""How is a written word looked up? Spelling variants of one word become one key.

Only keys are folded: the text keeps every character, so spans stay exact. The tables are in ``data/fold.yml``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

import yaml

_MEMO_LIMIT: Final = 200_000  # words; the vocabulary of a large batch of reports, about 30 MB
_LONGEST: Final = 60  # letters; what is longer is no word, and does not come again
_memo: dict[str, str] = {}

# Blocks whose characters are shapes of other characters, for printing: Arabic presentation forms, full-width letters.
_SHAPES: Final = re.compile("[\ufb00-\ufdff\ufe70-\ufefe\uff01-\uffee]+")

# What one word is, in texts and in forms: a number with its separators, a run of letters with their marks and joiners (the
# vowel signs of Devanagari are not in ``\w``), "'s", or one sign.
_MARKS: Final = (
    "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
    "\u200c\u200d\u00ad\u0640\u2060\ufeff\u200b"
)
WORD: Final = re.compile(rf"\d+(?:[.,\u066b\u066c/]\d+)+|[^\W_][\w{_MARKS}]*|['\u2019][sS]\b|\S")


class _Tables(NamedTuple):
    characters: dict[int, str]
    rewrites: tuple[tuple[re.Pattern[str], str], ...]


def fold_word(raw: str) -> str:
    """The key under which one word of any language is looked up.

    For the lexicon and for the text alike: both sides must be folded. The key is empty where the word has nothing but
    marks and joiners. Never raises; folding a key again gives the same key.
    """
    key = _memo.get(raw)
    if key is None:
        key = raw.lower() if raw.isascii() and "`" not in raw else _fold(raw)
        if len(_memo) >= _MEMO_LIMIT:
            _memo.clear()
        if len(raw) <= _LONGEST:
            _memo[raw] = key
    return key


def fold_text(form: str) -> tuple[str, ...]:
    """The keys of a form of several words, as the lexicon holds it: words and signs in order, without empty ones."""
    return tuple(key for key in map(fold_word, WORD.findall(form)) if key)


def _fold(raw: str) -> str:
    tables = _tables()
    plain = _SHAPES.sub(lambda shapes: unicodedata.normalize("NFKC", shapes[0]), raw)
    letters = unicodedata.normalize("NFD", plain.lower())
    folded = unicodedata.normalize("NFC", "".join(letters.translate(tables.characters).split()))
    folded = _ascii_digits(folded)
    for pattern, replacement in tables.rewrites:
        folded = pattern.sub(replacement, folded)
    return folded


def _ascii_digits(text: str) -> str:
    if not any(character.isdecimal() and character > "9" for character in text):
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


@cache
def _tables() -> _Tables:
    source = (files("dragoman") / "data" / "fold.yml").read_text(encoding="utf-8")
    data = yaml.load(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    characters: dict[int, str] = {ord(letter): kept for letter, kept in data["letters"].items()}
    for entry in data["remove"]:
        first, _, last = entry.partition("-")
        characters.update(dict.fromkeys(range(int(first, 16), int(last or first, 16) + 1), ""))
    rewrites = tuple((re.compile(rule["find"]), str(rule["replace"])) for rule in data["rewrite"])
    return _Tables(characters, rewrites)
