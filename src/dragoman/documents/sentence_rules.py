"""What does a language say about where sentences end and what is not body text? Its sentences.yml, made ready to match."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import resources
from typing import Any

import yaml

from dragoman.model.errors import LexiconError

_NEVER = re.compile(r"(?!)")

KEYS = frozenset(
    (
        "abbreviations",
        "before_number",
        "may_end",
        "starters",
        "initials",
        "stops",
        "continues",
        "open_end",
        "agencies",
        "credit_leads",
        "credit_lines",
        "credit_labels",
        "bylines",
        "captions",
    )
)


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """One language's sentences.yml. Words are lower-cased; patterns match whole words in any spelling of their letters."""

    abbreviations: frozenset[str] = frozenset()
    before_number: frozenset[str] = frozenset()
    may_end: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    initials: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()
    continues: frozenset[str] = frozenset()
    open_end: frozenset[str] = frozenset()
    agency: re.Pattern[str] = field(default=_NEVER)
    credit_lead: re.Pattern[str] = field(default=_NEVER)
    credit_line: re.Pattern[str] = field(default=_NEVER)
    credit_label: re.Pattern[str] = field(default=_NEVER)
    byline: re.Pattern[str] = field(default=_NEVER)
    caption: re.Pattern[str] = field(default=_NEVER)


def compile_rules(data: Mapping[str, Any], variants: Iterable[str] = ()) -> SentenceRules:
    """Rules from a parsed sentences.yml.

    Args:
        data: the file; keys that are missing are empty, unknown ones an error.
        variants: groups of letters that count as one when cues are matched, each group a string.

    Raises:
        LexiconError: a key is unknown or its value is no list of strings.
    """
    lists = {key: _strings(data, key) for key in KEYS}
    unknown = sorted(set(data) - KEYS)
    if unknown:
        raise LexiconError(f"unknown key {unknown[0]!r}", where="sentences.yml", remedy=f"Known are: {', '.join(KEYS)}")
    classes = {letter: f"[{group}]" for group in variants for letter in group}
    words = {key: frozenset(w.lower() for w in lists[key]) for key in KEYS}
    return SentenceRules(
        abbreviations=words["abbreviations"],
        before_number=words["before_number"],
        may_end=words["may_end"],
        starters=words["starters"],
        initials=words["initials"],
        stops=words["stops"],
        continues=words["continues"],
        open_end=words["open_end"],
        agency=_phrases(lists["agencies"], classes),
        credit_lead=_phrases(lists["credit_leads"], classes),
        credit_line=_phrases(lists["credit_lines"], classes),
        credit_label=_phrases(lists["credit_labels"], classes),
        byline=_phrases(lists["bylines"], classes),
        caption=_phrases(lists["captions"], classes),
    )


_loaded: dict[str, SentenceRules] = {}


def load_rules(code: str) -> SentenceRules:
    """The rules of a language folder, read once a process; a language without the file gets none.

    Raises:
        LexiconError: the file or one it extends breaks the schema.
    """
    if code not in _loaded:
        letters = _parse("letters.yml") or {}
        _loaded[code] = compile_rules(_merged(code), letters.get("variants", ()))
    return _loaded[code]


def _merged(code: str) -> dict[str, list[str]]:
    own = _parse(f"languages/{code}/sentences.yml") or {}
    base = (_parse(f"languages/{code}/language.yml") or {}).get("extends")
    base = None if base in ("null", "~", "") else base
    merged: dict[str, list[str]] = _merged(base) if base else {}
    for key, words in own.items():
        merged[key] = merged.get(key, []) + list(words or ())
    return merged


def _parse(path: str) -> Any:
    file = resources.files("dragoman").joinpath("data", *path.split("/"))
    if not file.is_file():
        return None
    # The base loader leaves every scalar a string, so that "on", "no" and "1" need no quotes in a list of words.
    return yaml.load(file.read_text(encoding="utf-8"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def _strings(data: Mapping[str, Any], key: str) -> list[str]:
    value = data.get(key) or []
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise LexiconError(f"{key} is no list of words", where="sentences.yml", remedy="Write it as [word, word]")
    return value


def _phrases(phrases: list[str], classes: Mapping[str, str]) -> re.Pattern[str]:
    if not phrases:
        return _NEVER
    # Longest first, as alternatives of a pattern are tried in order.
    parts = [_spelled(p, classes) for p in sorted(phrases, key=len, reverse=True)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def _spelled(phrase: str, classes: Mapping[str, str]) -> str:
    out = []
    for char in phrase:
        if char in " \u200c":
            out.append(r"[\s\u200c]*" if char == "\u200c" else r"[\s\u200c]+")
        else:
            out.append(classes.get(char) or re.escape(char))
    return "".join(out)
