"""Does a trigger have, among the words near it, the sense that the lexicon means? `requires` and `unless` of its entry say so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from typing import Any

from dragoman.lexicon import Lexicon
from dragoman.reading.scan import Hit
from dragoman.reading.sentence import Sentence

_NEAR = 6  # words within which `requires` and `unless` look

Forms = tuple[str, ...]  # of one word: its key and what else it may be looked up as


class Senses:
    """Tells the senses of triggers in one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._reach = int(lexicon.language.get("requires_reach", 2 * _NEAR if lexicon.head_first else _NEAR))

    def wrong(self, around: Around, hit: Hit) -> str | None:
        """Why the words near say that a trigger has another sense here; None where they do not."""
        data, sentence = hit.entry.data, around.sentence
        unless, requires = data.get("unless"), data.get("requires")
        if not unless and not requires:
            return None
        low, high = max(sentence.start, hit.i - _NEAR), min(sentence.end, hit.j + _NEAR)
        inside = around.words(hit.first, hit.j - 1) if hit.first < hit.j else []  # what stands inside the form
        if unless:
            other = around.untitled(low, hit.i) + inside + around.untitled(hit.j, high)
            listed = self._first_of(unless, other)
            if listed is not None:
                return f"another sense: {listed!r} stands near"
        if not requires:
            return None
        near = around.words(low, hit.i) + inside + around.words(hit.j, high)
        if self._lexicon.verb_final and self._reach > _NEAR:  # what is done to a thing stands far from it
            ahead = int(data.get("ahead") or _NEAR)  # what is said may be long
            near = around.words(max(sentence.start, hit.i - self._reach), min(sentence.end, hit.j + ahead))
        elif data.get("ahead"):
            near += around.words(high, min(sentence.end, hit.j + int(data["ahead"])))
        return "none of the words it requires stands near" if self._first_of(requires, near) is None else None

    def _first_of(self, listed: Sequence[Any], near: Sequence[Forms]) -> Any:
        """The first of the listed words and phrases that stands among words, None if none does."""
        here = set(chain.from_iterable(near))
        for each in listed:
            phrase = self._phrase(str(each))
            if phrase[0] in here and (len(phrase) == 1 or _stands(phrase, near)):
                return each
        return None

    def _phrase(self, listed: str) -> Forms:
        """A listed word or phrase as the keys it has in a text."""
        phrases = self._lexicon.phrases
        if listed not in phrases:
            phrases[listed] = tuple(self._lexicon.tokeniser.shapes(listed))
        return phrases[listed]


class Around:
    """The words of a sentence as listed words are looked for among them, found out once for all of its triggers."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence

    def words(self, low: int, high: int) -> list[Forms]:
        """Words [low, high)."""
        start = self.sentence.start
        return self._forms[low - start : high - start] if low < high else []

    def untitled(self, low: int, high: int) -> list[Forms]:
        """The same without the adjectives of titles: "the elected president" is nothing of a team."""
        start = self.sentence.start
        return self._untitled[low - start : high - start] if low < high else []

    @cached_property
    def _forms(self) -> list[Forms]:
        words, start, end = self.sentence.words, self.sentence.start, self.sentence.end
        return [(key, *a.alts) for key, a in zip(words.keys[start:end], words.analyses[start:end], strict=True)]

    @cached_property
    def _untitled(self) -> list[Forms]:
        sentence = self.sentence
        forms = list(self._forms)
        for hit in sentence.of_kind("modifier"):
            if hit.j == hit.i + 1 and _in_title(sentence, hit):
                forms[hit.i - sentence.start] = ()
        return forms


def _in_title(sentence: Sentence, hit: Hit) -> bool:
    return any(m.nouns and m.cls in ("office", "person") and m.overlaps(hit.i - 1, hit.j) for m in sentence.mentions)


def _stands(phrase: Forms, near: Sequence[Forms]) -> bool:
    """Whether a phrase of several words stands among words."""
    starts = range(len(near) - len(phrase) + 1)
    return any(all(word in near[k + n] for n, word in enumerate(phrase)) for k in starts)
