"""Which words does a language know? What the tokeniser tells words apart by, gathered once when a language is compiled."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from dragoman.words.fold import fold_word
from dragoman.words.tokens import Tokeniser, cut

_GRAMMATICAL = frozenset({"marker", "connective", "status", "light"})


def vocabulary(
    source: dict[str, Any], entries: Sequence[Sequence[Any]], forms: Sequence[dict[str, list[list[Any]]]]
) -> dict[str, list[str]]:
    """The words of a language by what the tokeniser calls them: vocabulary, names, verbs, acts, finite, short.

    Args:
        source: the files of the language.
        entries: each as [kind, head, data].
        forms: of each layer, by their first word, each as [number of the entry, says, words behind ...].
    """
    found: dict[str, set[str]] = {
        name: set() for name in ("words", "names", "verbs", "nouns", "short", "acts", "actors")
    }
    for layer in forms:
        for first, listed in layer.items():
            for entry, says, *rest in listed:
                _sort_in(found, entries[entry][0], says, first, rest)
    words, names = found["words"], found["names"]
    language = source["language"]
    endings = [fold_word(e[0]) for e in language.get("endings") or ()]
    words.update(
        w for w in _more_vocabulary(source) if not any(w.endswith(e) and w[: -len(e)] in names for e in endings if e)
    )
    joined = _joined_with_and(words | names, forms, language)
    words -= joined
    names -= joined
    sets = {
        "vocabulary": words | names,
        "names": names - words,
        "verbs": found["verbs"],
        "acts": found["acts"] - found["actors"],
        "finite": found["verbs"] - found["nouns"] if language.get("noun_endings") else set(),
        "short": found["short"],
    }
    return {name: sorted(listed) for name, listed in sets.items()}


def _sort_in(found: dict[str, set[str]], kind: str, says: str | None, first: str, rest: list[str]) -> None:
    """Notes what one form says of its words. Acts are nouns of what is done, actors those of who does it, nouns words
    that some entry has in a form that is no verb's."""
    found["names" if kind == "entity" else "words"].update((first, *rest))
    if says is not None or kind == "speech":
        found["verbs"].add(first)
    if len(first) == 2 and kind in _GRAMMATICAL:
        found["short"].add(first)
    if says is None and kind != "speech":
        found["nouns"].update((first, *rest))
    if kind in ("trigger", "noun") and not rest and says is None:
        found["acts" if kind == "trigger" else "actors"].add(first)


def _joined_with_and(words: set[str], layers: Sequence[Collection[str]], language: dict[str, Any]) -> set[str]:
    """Words known only from inside a longer form that are "and" or a preposition written onto another known word: "and-Ireland".
    They are read as two; the longer form is found by the whole word all the same."""
    letters = tuple(
        fold_word(k) for k, what in (language.get("proclitics") or {}).items() if what not in ("future", "as")
    )
    if not letters:
        return set()
    shaper = Tokeniser(vocabulary=frozenset(), article=language.get("article") or ())
    return {
        word
        for word in words
        if word.startswith(letters)
        and shaper.canonical(word[1:]) in words
        and not any(word in layer for layer in layers)
    }


def _more_vocabulary(source: dict[str, Any]) -> set[str]:
    """Words of dates and numbers: they end a name and must not lose letters to clitics."""
    found: set[str] = set()

    def walk(value: Any) -> None:
        if isinstance(value, str):
            found.update(cut(value))
        elif isinstance(value, dict):
            for key, inner in value.items():
                walk(str(key))  # numbers too: no pronoun is written on "20"
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk(source.get("times"))
    walk(source.get("quantities"))
    return {w for w in found if len(w) > 1}
