"""Which language is this text in, or is it none of ours?

Letters give the script, the commonest small words give the language; both stand in data/detect.yml. What is recognised but
has no folder in data/languages is named, never read as its neighbour.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from typing import Any

import yaml

from dragoman.model.errors import UnsupportedLanguage

# Enough to tell any language; more of a long report would only cost time.
_SAMPLE_CHARS = 12_000
_HINT = 0.3
# Near a tie the text is more likely in a language somebody wants read: "The presidents met in Paris" has as much Dutch in it.
_PRIOR = 1.2
_SURE = 3.0
# A text of the right language has a quarter of its words in its list; names and numbers apart, nothing else comes near this.
_LEAST_SHARE = 0.06
_SHORT_WORDS = 15
_WORD = re.compile(r"[^\W_]+(?:[^\s!-/:-@\[-`{-~\u2010-\u203e\u060c\u061b\u061f\u06d4\u0964\u00ab\u00bb]*[^\W_]*)?|\S")
_DIACRITICS = re.compile("[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\u00ad\u0654]")


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """The language of a text. `code` is BCP 47 (fa-AF for Dari), None where it was not recognised; `confidence` is 0 to 1;
    `why` says in words what told it; `supported` whether Dragoman has data to read it."""

    code: str | None
    confidence: float
    why: str
    supported: bool = False


@dataclass(frozen=True, slots=True)
class _Language:
    code: str
    name: str
    script: str
    letters: frozenset[str]
    hints: frozenset[str]
    never: frozenset[str]
    prefixes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Cues:
    """What speaks for one variety of a language: words and pairs of words with their weight, and endings."""

    weights: Mapping[str, float]
    endings: tuple[str, ...]

    def weigh(self, counts: Mapping[str, int]) -> float:
        # A cue repeated ten times is one habit of the writer: from the third time on it adds nothing.
        total = sum(weight * min(2, counts[cue]) for cue, weight in self.weights.items() if cue in counts)
        return total + sum(
            _SURE for word in counts if len(word) > 5 and word.endswith(self.endings) and " " not in word
        )


@dataclass(frozen=True, slots=True)
class _Detector:
    by_script: Mapping[str, tuple[_Language, ...]]
    words: Mapping[str, Mapping[str, float]]
    varieties: Mapping[str, Mapping[str, _Cues]]
    names: Mapping[str, str]
    aliases: Mapping[str, str]
    assumed: Mapping[str, str]
    folds: Mapping[int, int]
    cue_folds: Mapping[int, int]


def identify(text: str) -> LanguageGuess:
    """The language a text is written in; of a mixed text, the one most of its words are in. Never raises."""
    tokens = _tokens(_sample(text))
    scripts = Counter(s for s in map(_script, tokens) if s)
    if not scripts:
        return LanguageGuess(None, 0.0, "there is no word in it")
    detector = _detector()
    script, count = scripts.most_common(1)[0]
    if script == "CJK" and any(_script_of(c) == "HIRAGANA" for token in tokens for c in token):
        script = "HIRAGANA"  # written without spaces, so that a token begins with either
    share = count / sum(scripts.values())
    candidates = detector.by_script.get(script, ())
    if not candidates:
        return LanguageGuess(None, 0.0, f"no language of the {script.title()} script is known here")
    if len(candidates) == 1:
        return _guess(candidates[0].code, share, f"its script is {script.title()}")
    words = [t for t in tokens if t == "#" or _script(t) == script]
    return _by_words(words, script, candidates, share, detector)


def require_supported(guess: LanguageGuess, where: str | None = None) -> str:
    """The guess's code, if that language can be read.

    Raises:
        UnsupportedLanguage: it is another language, or none that is recognised.
    """
    if guess.code is not None and guess.supported:
        return guess.code
    remedy = f"Supported are {_listed()}; if it is in one of these after all, say so with --language CODE"
    if guess.code is None:
        raise UnsupportedLanguage(f"the language was not recognised: {guess.why}", where=where, remedy=remedy)
    raise UnsupportedLanguage(
        f"the text is in {name_of(guess.code)}, which cannot be read yet", code=guess.code, where=where, remedy=remedy
    )


def canonical(code: str) -> str:
    """A language code as Dragoman writes it: prs and dari are fa-AF, en-GB is en.

    Raises:
        UnsupportedLanguage: no such language can be read.
    """
    detector = _detector()
    known = {c.lower(): c for c in supported()}
    low = code.strip().replace("_", "-").lower()
    for candidate in (low, low.split("-")[0]):
        found = known.get(candidate) or detector.aliases.get(candidate)
        if found in supported():
            return str(found)
    name = detector.names.get(detector.aliases.get(low, low), code)
    raise UnsupportedLanguage(
        f"{name} cannot be read yet",
        code=detector.aliases.get(low, low),
        remedy=f"Supported are {_listed()}",
    )


def _listed() -> str:
    return ", ".join(f"{name_of(code)} ({code})" for code in supported())


def name_of(code: str) -> str:
    """The English name of a language code, or the code itself."""
    return _detector().names.get(code, code)


@cache
def supported() -> tuple[str, ...]:
    """Codes of the languages with a folder in data/languages."""
    root = resources.files("dragoman").joinpath("data", "languages")
    return tuple(sorted(f.name for f in root.iterdir() if f.joinpath("language.yml").is_file()))


def known_word_share(text: str) -> float:
    """Share of the words that are small words of any known language: near 0 where bytes were decoded wrongly."""
    tokens = [t for t in _tokens(_sample(text)) if t[0].isalpha()]
    if not tokens:
        return 0.0
    detector = _detector()
    return sum(t.translate(detector.folds) in detector.words for t in tokens) / len(tokens)


def _guess(code: str, confidence: float, why: str) -> LanguageGuess:
    code = code.split("-")[0] if code not in supported() and code.split("-")[0] in _detector().names else code
    return LanguageGuess(code, round(min(1.0, max(0.0, confidence)), 3), why, code in supported())


def _by_words(
    words: list[str], script: str, candidates: tuple[_Language, ...], share: float, detector: _Detector
) -> LanguageGuess:
    scores = _scores(words, candidates, detector)
    likely = {c: s * _PRIOR if c in supported() and s > 0 else s for c, s in scores.items()}
    ranked = sorted(likely.items(), key=lambda kv: (-kv[1], kv[0]))
    (code, best), (_, second) = ranked[0], ranked[1]
    if best <= 0 or (best / len(words) < _LEAST_SHARE and len(words) > _SHORT_WORDS):
        if script in detector.assumed and len(words) <= _SHORT_WORDS and all(s == 0 for s in scores.values()):
            return _guess(detector.assumed[script], 0.3, f"too short to tell; usual for the {script.title()} script")
        return LanguageGuess(None, 0.0, f"{script.title()} script, but the small words of no known language")
    confidence = share * (best - max(second, 0.0)) / best * min(1.0, 0.4 + best / 5)
    why = f"{script.title()} script, and {min(1.0, scores[code] / len(words)):.0%} of its words speak for {detector.names[code]}"
    if code in detector.varieties:
        return _variety(words, detector.varieties[code], confidence, why, code, detector)
    return _guess(code, confidence, why)


def _scores(words: list[str], candidates: tuple[_Language, ...], detector: _Detector) -> dict[str, float]:
    scores = dict.fromkeys((c.code for c in candidates), 0.0)
    for word, times in Counter(words).items():
        for code, weight in detector.words.get(word.translate(detector.folds), {}).items():
            if code in scores:
                scores[code] += weight * times
        letters = set(word)
        for language in candidates:
            if not letters.isdisjoint(language.never):
                scores[language.code] -= times
            elif not letters.isdisjoint(language.letters) or (
                len(word) > 4 and language.prefixes and word.startswith(language.prefixes)
            ):
                scores[language.code] += times
            elif not letters.isdisjoint(language.hints):
                scores[language.code] += _HINT * times
    return scores


def _variety(
    words: list[str],
    varieties: Mapping[str, _Cues],
    confidence: float,
    why: str,
    code: str,
    detector: _Detector,
) -> LanguageGuess:
    folded = [w.translate(detector.cue_folds) for w in words]
    counts = Counter(folded + [f"{a} {b}" for a, b in pairwise(folded)])
    sums = {code: cues.weigh(counts) for code, cues in varieties.items()}
    total = sum(sums.values())
    best = max(sorted(sums), key=lambda c: (sums[c], c == code))
    if total == 0:
        return _guess(code, confidence * 0.6, f"{why}; nothing tells its variety")
    sureness = min(1.0, 0.5 + abs(2 * sums[best] / total - 1) / 2)
    told = f"words of {detector.names[best]} weigh {sums[best]:.0f} of {total:.0f}"
    return _guess(best, confidence * sureness, f"{why}; {told}")


def _sample(text: str) -> str:
    """The text, or of a long one its beginning, middle and end."""
    if len(text) <= _SAMPLE_CHARS:
        return text
    third, middle = _SAMPLE_CHARS // 3, len(text) // 2
    return " ".join((text[:third], text[middle : middle + third], text[-third:]))


def _tokens(text: str) -> list[str]:
    words = _WORD.findall(_DIACRITICS.sub("", text).lower())
    return ["#" if word[0].isdecimal() else word for word in words if word[0].isalnum()]


@lru_cache(maxsize=8192)
def _script_of(letter: str) -> str | None:
    name = unicodedata.name(letter, "")
    return name.split(" ", 1)[0] if name else None


def _script(token: str) -> str | None:
    return _script_of(token[0]) if token[0].isalpha() else None


@cache
def _detector() -> _Detector:
    data = _parse("detect.yml")
    folds, cue_folds = _folds(_parse("letters.yml")["variants"]), _folds(data["cue_variants"])
    languages = [_language(code, entry) for code, entry in data["languages"].items()]
    scripts: dict[str, list[_Language]] = {}
    for language in languages:
        scripts.setdefault(language.script, []).append(language)
    names = {language.code: language.name for language in languages}
    varieties: dict[str, dict[str, _Cues]] = {}
    for base, parts in data["varieties"].items():
        varieties[base] = {code: _cues(part, cue_folds) for code, part in parts.items()}
        names.update({code: part["name"] for code, part in parts.items() if code not in names})
    return _Detector(
        {script: tuple(members) for script, members in scripts.items()},
        _word_weights(data["languages"], folds),
        varieties,
        names,
        data["aliases"],
        data["assumed"],
        folds,
        cue_folds,
    )


def _folds(groups: Iterable[str]) -> dict[int, int]:
    return {ord(letter): ord(group[0]) for group in groups for letter in group[1:]}


def _language(code: str, entry: Mapping[str, Any]) -> _Language:
    letters, hints, never = (frozenset(entry.get(key, "")) for key in ("letters", "hints", "never"))
    prefixes = tuple(_DIACRITICS.sub("", p) for p in entry.get("prefixes", ()))
    return _Language(code, entry["name"], entry["script"], letters, hints, never, prefixes)


def _word_weights(languages: Mapping[str, Any], folds: Mapping[int, int]) -> dict[str, dict[str, float]]:
    weights: dict[str, dict[str, float]] = {}
    for code, entry in languages.items():
        for word in entry.get("words", ()):
            weights.setdefault(_fold(word, folds), {})[code] = 1.0
    for sharers in weights.values():
        for code in sharers:
            sharers[code] = 1.0 / len(sharers)
    return weights


def _cues(part: Mapping[str, Iterable[str]], folds: Mapping[int, int]) -> _Cues:
    cues = {_fold(word, folds): 1.0 for word in part["words"]}
    cues.update({_fold(word, folds): _SURE for word in part["sure"]})
    return _Cues(cues, tuple(_fold(ending, folds) for ending in part.get("endings", ())))


def _fold(word: str, folds: Mapping[int, int]) -> str:
    return _DIACRITICS.sub("", word).lower().translate(folds)


def _parse(name: str) -> Any:
    text = resources.files("dragoman").joinpath("data", name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
