"""Which words of a language stand beside those of the one it extends? Triggers listed with a word also take its equivalents."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

_MOST = 8  # spellings one listed form may give: a form of four words with equivalents would give dozens


def add_equivalents(events: Iterable[dict[str, Any]], words: dict[str, list[str]]) -> list[dict[str, Any]]:
    """The events with `words` (language.yml `equivalents`) put into their forms, `requires` and `unless`, beside what is listed."""
    return [_widened(entry, words) for entry in events]


def _widened(entry: dict[str, Any], words: dict[str, list[str]]) -> dict[str, Any]:
    wide = dict(entry)
    for field in ("requires", "unless"):
        if entry.get(field):
            wide[field] = _all(entry[field], words)
    forms = entry.get("forms")
    if isinstance(forms, dict):
        wide["forms"] = {says: _all(listed or (), words) for says, listed in forms.items()}
    else:
        own = [str(entry["head"]), *map(str, forms or ())]
        wide["forms"] = _all(own, words)
    return wide


def _all(listed: Iterable[str], words: dict[str, list[str]]) -> list[str]:
    found: dict[str, None] = {}
    for form in listed:
        found.update(dict.fromkeys(_variants(str(form), words)))
    return list(found)


def _variants(form: str, words: dict[str, list[str]]) -> list[str]:
    """A form and what it is with each of its words replaced by an equivalent."""
    made = [[]]  # type: list[list[str]]
    for word in form.split(" "):
        made = [[*before, one] for before in made for one in (word, *words.get(word, ()))][:_MOST]
    return [" ".join(one) for one in made]
