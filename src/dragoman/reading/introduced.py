"""Who was introduced before in this report? A name given in full once is known by one of its words afterwards."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.lexicon import Lexicon
from dragoman.lexicon_index import Entry
from dragoman.reading.mentions import Mention
from dragoman.reading.scan import Hit
from dragoman.words.tokens import Words

_SHORTEST = 3  # letters of a word that may stand for the whole name; two where it is written with a capital (Xi)


class Introduced:
    """The names of persons a report has given in full, by word."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._by_word: dict[str, Mention] = {}

    def learn(self, words: Words, mentions: Sequence[Mention]) -> None:
        """Takes in the persons of a sentence that were named by two words or more."""
        for mention in mentions:
            span = mention.name or ((mention.person.i, mention.person.j) if mention.person else None)
            if (
                span is None
                or span[1] - span[0] < 2
                or (mention.person and mention.person.entry.data.get("introduced"))
            ):
                continue
            first = span[0] + self._honorific(words.keys[span[0]])  # "Prince" is no part of his name
            for k in (span[1] - 1, first):
                word = words.keys[k]
                if len(word) >= (_SHORTEST - words.analyses[k].capital) and word not in self._by_word:
                    self._by_word[word] = mention

    def _honorific(self, word: str) -> bool:
        starts = (layer.start(word) for layer in self._lexicon.layers if word in layer.listed)
        return any(form.entry.kind == "honorific" for start in starts for form in start.single)

    def recall(self, words: Words, start: int, end: int, hits: list[Hit]) -> list[Hit]:
        """The hits of a sentence, with one more for every word that names somebody introduced before."""
        if self._by_word.keys().isdisjoint(words.keys[start:end]):
            return hits
        taken: set[int] = set()
        for hit in hits:
            if hit.kind != "entity" or hit.entry.data["surface"] != "family_name" or hit.j - hit.i > 1:
                taken.update(range(hit.i, hit.first))
        more = []
        for k in range(start, end):
            mention = self._by_word.get(words.keys[k])
            if (
                mention is not None
                and k not in taken
                and (len(words.keys[k]) >= _SHORTEST or words.analyses[k].capital)
            ):
                data = {"ids": [], "surface": "family_name", "introduced": mention}
                more.append(Hit(k, k + 1, Entry(-1, "entity", words.keys[k], data), None, k + 1))
        if not more:
            return hits
        new = {h.i for h in more}
        kept = [h for h in hits if not (h.kind == "entity" and h.i in new and h.j == h.i + 1)]
        return sorted([*kept, *more], key=lambda h: (h.i, -h.j))
