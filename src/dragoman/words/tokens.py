"""Which words stand where, and how is each looked up?

The text is never changed: every word is folded on its own and keeps the offsets it has in the report, so that what is
quoted is always what stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.words.fold import fold_word

# A number written onto a word of Arabic script ("100بھارتی"), words with their combining marks and joiners, numbers with their separators, "'s", or one single mark.
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u200c\u200d\u00ad\u0640\u2060\ufeff\u200b"
_TOKEN = re.compile(
    rf"\d+(?=[\u0622-\u06d3]{{4}})|\d+(?:[.,\u066b\u066c/]\d+)+|[^\W_][\w{_MARKS}]*|['\u2019][sS]\b|\S",
)
_LONGEST_GLUED = 60  # letters; longer is no word, and trying all cuts of it takes long
_GLUED_LEAST = 5  # letters a word must have to be taken for two
_GLUED_REST = 3  # letters of the known word a particle may be written on
_LOOSE = 5  # letters of a name from which another spelling of its vowels is still that name
_MEMO_LIMIT = 200_000


@dataclass(slots=True)
class Analysis:
    """How one written word is looked up. `alts`: folded forms to try; `pre`: marker classes of letters written onto it;
    `suf`: the pronoun written onto its end; `word`: False for punctuation; `capital`: begins with an upper-case letter."""

    key: str
    alts: tuple[str, ...]
    pre: tuple[str, ...] = ()
    suf: str | None = None
    word: bool = True
    capital: bool = False
    known: bool = True


_ABBREVIATED = 4  # letters before the full stop of an abbreviation


@dataclass(slots=True)
class Words:
    """The words of one report, in order. Parallel lists; positions are code points of the text as given."""

    text: str
    keys: list[str]
    starts: list[int]
    ends: list[int]
    analyses: list[Analysis] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.keys)

    def quote(self, i: int, j: int) -> str:
        return self.text[self.starts[i] : self.ends[j - 1]]

    def abbreviates(self, k: int, end: int) -> bool:
        """Is word k the full stop of an abbreviation or initial in Latin script ("U.N.", "Gen. Abe"), not of the sentence?"""
        if self.keys[k] != "." or not 0 < k < end - 1 or self.starts[k] != self.ends[k - 1]:
            return False
        return len(self.keys[k - 1]) <= _ABBREVIATED and self.keys[k - 1].isascii() and self.keys[k - 1].isalpha()


class Tokeniser:
    """Cuts a text into words and looks up how each may be read in one language."""

    def __init__(
        self,
        *,
        vocabulary: frozenset[str] | set[str],
        names: frozenset[str] | set[str] = frozenset(),
        article: Sequence[str] = (),
        proclitics: Mapping[str, str] | None = None,
        enclitics: Mapping[str, str] | None = None,
        endings: Iterable[Sequence[str]] = (),
        join_previous: Iterable[str] = (),
        join_next: Iterable[str] = (),
        restore: Iterable[Sequence[str]] = (),
        verbs: frozenset[str] | set[str] = frozenset(),
        acts: frozenset[str] | set[str] = frozenset(),
        finite: frozenset[str] | set[str] = frozenset(),
        short: frozenset[str] | set[str] = frozenset(),
        glued: Iterable[str] = (),
        open_letters: str = "",
        loose: Iterable[Sequence[str]] = (),
    ) -> None:
        self._vocabulary = vocabulary
        self._names = names
        self._verbs = verbs
        self._finite = finite  # verb forms that take none of the endings: a name may end so ("Eida" and "support")
        self._acts = acts  # event nouns: "his visit" is also "visit", whichever entries list it with the pronoun
        self._short = short  # grammatical words of two letters: "and" is written on them too
        self._written_article = tuple(article)
        self._article = tuple(fold_word(a) for a in article)
        self._proclitics = {fold_word(k): v for k, v in (proclitics or {}).items()}
        self._enclitics = sorted(((fold_word(k), v) for k, v in (enclitics or {}).items()), key=lambda kv: -len(kv[0]))
        self._endings = [(fold_word(e[0]), fold_word(e[1]) if e[1] else "") for e in endings]
        self._join_previous = frozenset(fold_word(w) for w in join_previous)
        self._join_next = frozenset(fold_word(w) for w in join_next)
        self._restore = [(fold_word(r[0]), fold_word(r[1])) for r in restore]
        pronouns = {fold_word(k) for k in enclitics or {}}
        self._closed = {
            r[1] for r in restore if fold_word(r[1]) in pronouns and r[1] not in (enclitics or {})
        }  # no pronoun behind it
        self._glued = frozenset(fold_word(w) for w in glued)
        self._open_letters = frozenset(open_letters)  # letters that never join the one behind them
        self._loose = [(fold_word(a), fold_word(b) if b else "") for a, b in loose]
        self._loosely = {self._loosened(w): w for w in sorted(names) if len(w) >= _LOOSE} if self._loose else {}
        self._cuts: dict[str, tuple[int, ...]] = {}
        self._memo: dict[str, Analysis] = {}

    def words(self, text: str, start: int = 0, end: int | None = None) -> Words:
        """All words and marks of `text`, or of its characters [start, end)."""
        found = list(_TOKEN.finditer(text, start, len(text) if end is None else end))
        known = self._memo.get
        analyses = [known(m[0]) or self._remember(m[0]) for m in found]
        words = Words(text, [a.key for a in analyses], [m.start() for m in found], [m.end() for m in found], analyses)
        if self._glued:
            self._cut_apart(words)
        return self._joined(words) if self._join_previous or self._join_next else words

    def _cut_apart(self, words: Words) -> None:
        """Cuts those words that are several written without spaces, the last first, so that the numbers of the others stay."""
        for k in range(len(words) - 1, -1, -1):
            analysis = words.analyses[k]
            if analysis.known or not (cuts := self._unglued(words.quote(k, k + 1), analysis)):
                continue
            at, raw = words.starts[k], words.quote(k, k + 1)
            parts = list(zip((0, *cuts), (*cuts, len(raw)), strict=True))
            read = [self._memo.get(raw[i:j]) or self._remember(raw[i:j]) for i, j in parts]
            words.keys[k : k + 1] = [a.key for a in read]
            words.starts[k : k + 1] = [at + i for i, _ in parts]
            words.ends[k : k + 1] = [at + j for _, j in parts]
            words.analyses[k : k + 1] = read

    def _unglued(self, raw: str, analysis: Analysis) -> tuple[int, ...]:
        """Where to cut a word that is several words written without spaces, as letters that do not join the next invite; () = nowhere.

        One of two parts is a particle that the language lists, the other is known; a third part may follow.
        """
        if (
            not _GLUED_LEAST <= len(raw) <= _LONGEST_GLUED
            or analysis.key in self._vocabulary
            or len(analysis.alts) > 1
            or analysis.alts[0] != analysis.key
        ):
            return ()
        cuts = self._cuts.get(raw)
        if cuts is None:
            if len(self._cuts) > _MEMO_LIMIT:
                self._cuts.clear()
            cuts = self._cuts[raw] = self._find_cuts(raw)
        return cuts

    def _find_cuts(self, raw: str) -> tuple[int, ...]:
        for k in range(len(raw) - 2, 1, -1):
            if raw[k - 1] not in self._open_letters:
                continue
            first, rest = fold_word(raw[:k]), fold_word(raw[k:])
            if first in self._glued and (rest in self._vocabulary and len(rest) >= _GLUED_REST):
                return (k,)
            if rest in self._glued and first in self._vocabulary and len(first) >= _GLUED_REST:
                return (k,)
            if first in self._glued and len(rest) >= _GLUED_LEAST and (more := self._find_cuts(raw[k:])):
                return (k, *(k + m for m in more))
        return ()

    def shape(self, raw: str) -> str:
        """The key of a written word, without its article; letters that only look like one after folding stay."""
        key = fold_word(raw)
        return self.canonical(key) if any(a in raw for a in self._written_article) else key

    def shapes(self, form: str) -> list[str]:
        """A lexicon form as keys, cut as `words` cuts a text."""
        return [key for key in (self.shape(m.group()) for m in _TOKEN.finditer(form)) if key]

    def canonical(self, key: str) -> str:
        """A folded word without its article."""
        for article in self._article:
            if key.startswith(article) and len(key) - len(article) >= 3:
                return key[len(article) :]
        return key

    def _remember(self, raw: str) -> Analysis:
        if len(self._memo) > _MEMO_LIMIT:
            self._memo.clear()
        analysis = self._analyse(raw)
        if len(raw) <= _LONGEST_GLUED:  # what is longer is no word, and does not come again
            self._memo[raw] = analysis
        return analysis

    def _analyse(self, raw: str) -> Analysis:
        key = fold_word(raw)
        if not any(c.isalnum() for c in key):
            if raw.startswith(("'", "\u2019")) and len(raw) == 2:
                return Analysis("'s", ("'s",))
            mark = key or raw
            return Analysis(mark, (mark,), word=False)
        key = self.shape(raw)
        capital = raw[:1].isupper()
        if key in self._vocabulary:
            bare, suf = (None, None) if raw[-1] in self._closed else self._owned(key)
            alts = (key, bare) if bare and bare in self._acts else (key,)
            return Analysis(key, alts, suf=suf, capital=capital, known=key not in self._names)
        return self._derived(key, capital)

    def _derived(self, key: str, capital: bool) -> Analysis:
        """A word that is not in the lexicon as it stands: without clitics, without endings."""
        alts: list[str] = []
        for ending, instead in self._endings:
            if ending and key.endswith(ending) and len(key) > len(ending) + 1:
                stem = key[: -len(ending)] + instead
                known = stem in self._vocabulary and stem not in self._finite
                if known and stem not in alts and not self._longer_pronoun(key, ending):
                    alts.append(stem)
        if alts:
            return Analysis(key, tuple(alts[:3]), capital=capital)
        pre, behind = self._unprefixed(key)
        if behind is not None and behind in self._vocabulary:
            return Analysis(key, (behind,), pre=pre, suf=self._owned(behind)[1], capital=capital)
        for candidate, prefixes in ((key, ()), (behind, pre)):
            if candidate is None:
                continue
            for ending, who in self._enclitics:
                bare = self._without(candidate, ending)
                if bare:
                    return Analysis(key, (bare,), pre=prefixes, suf=who, capital=capital)
                more, inner = self._unprefixed(candidate, suffix=ending)
                if inner and not prefixes:
                    return Analysis(key, (inner,), pre=more, suf=who, capital=capital)
        meant = self._loosely.get(self._loosened(key)) if len(key) >= _LOOSE and self._loosely else None
        if meant is not None:
            return Analysis(key, (meant,), capital=capital)
        return Analysis(key, (key,), capital=capital, known=False)

    def _longer_pronoun(self, key: str, ending: str) -> bool:
        """A pronoun that holds the ending in it stands there: "her president" is no accusative of "president"."""
        return any(len(e) > len(ending) and e.endswith(ending) and self._without(key, e) for e, _ in self._enclitics)

    def _loosened(self, key: str) -> str:
        """A name with the letters alike that its spellings exchange (long and short vowels of a foreign city)."""
        for seen, instead in self._loose:
            key = key.replace(seen, instead)
        return key

    def _without(self, key: str, ending: str) -> str | None:
        """The known word that is left when a pronoun is taken off; the feminine ending hidden before it is put back."""
        if not key.endswith(ending) or len(key) < len(ending) + 2:
            return None
        stem = key[: -len(ending)]
        shapes = [stem, *(stem[: -len(seen)] + instead for seen, instead in self._restore if stem.endswith(seen))]
        known = (s for s in map(self.canonical, shapes) if s in self._vocabulary)
        return next((s for s in known if s not in self._names), None)  # nobody owns a name: no pronoun is written on it

    def _owned(self, key: str) -> tuple[str | None, str | None]:
        """The known word that a word is with a pronoun written on it, and the pronoun."""
        for ending, who in self._enclitics:
            bare = self._without(key, ending)
            if bare:
                return bare, who
        return None, None

    def _unprefixed(self, key: str, suffix: str = "") -> tuple[tuple[str, ...], str | None]:
        """Letters written on the front of a word, and the known word behind them. Only "and" stands before another such letter."""
        for first, what in self._proclitics.items():
            if not key.startswith(first):
                continue
            rest = key[len(first) :]
            found = self._behind(rest, suffix, first)
            if found:
                return (what,), found
            for second, inner in self._proclitics.items():
                if what == "and" and inner != "and" and rest.startswith(second):
                    found = self._behind(rest[len(second) :], suffix, second)
                    if found:
                        return (what, inner), found
        return (), None

    def _behind(self, rest: str, suffix: str, last: str) -> str | None:
        # The article loses its first letter after the preposition "l": l + al-X is written ll-X.
        shapes = [self.canonical(rest)]
        if self._article and rest.startswith(last) and last == self._article[0][-1:]:
            shapes.append(rest[len(last) :])
        for shape in shapes:
            if len(shape) < 3 and not (shape in self._short and self._proclitics[last] == "and"):
                continue
            if self._proclitics[last] == "future" and shape not in self._verbs:
                continue
            if suffix:
                bare = self._without(shape, suffix)
                if bare:
                    return bare
            elif shape in self._vocabulary:
                return shape
        return None

    def _joined(self, words: Words) -> Words:
        """Puts together what orthography writes apart (a plural ending or a verbal prefix standing alone)."""
        out = Words(words.text, [], [], [], [])
        pending = False
        for k, key in enumerate(words.keys):
            near = bool(out.ends) and words.starts[k] - out.ends[-1] <= 1
            glue = near and out.analyses[-1].word and (pending or key in self._join_previous)
            if glue and words.analyses[k].word:
                raw = out.keys[-1] + key
                out.keys[-1] = raw
                out.ends[-1] = words.ends[k]
                out.analyses[-1] = self._memo.get(raw) or self._remember(raw)
            else:
                out.keys.append(key)
                out.starts.append(words.starts[k])
                out.ends.append(words.ends[k])
                out.analyses.append(words.analyses[k])
            pending = key in self._join_next
        return out


def cut(form: str) -> list[str]:
    """A lexicon form as folded words, cut as `Tokeniser.words` cuts a text."""
    return [key for key in (fold_word(m.group()) for m in _TOKEN.finditer(form)) if key]
