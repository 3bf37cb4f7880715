"""Where do sentences begin and end; what is dateline, credit, caption, headline?

Linear in the length of the text whatever stands in it; every character that is not white space lies in exactly one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.documents.furniture import Leads, is_caption, is_credit, mark_headlines
from dragoman.documents.lines import CLOSERS, TERMINALS, blocks
from dragoman.documents.sentence_rules import SentenceRules
from dragoman.model.documents import SentenceSpan

# Longer than any sentence of a report (the longest of four hundred has 84 words): what reaches it is a list or a text without
# stops, and is cut, because later steps compare the words of a sentence with one another.
MAX_WORDS = 150
_MAX_CHARS = 4_000

_STOP = re.compile(f"[{TERMINALS}|]+[{re.escape(CLOSERS)}]*")
_SPACE = re.compile(r"\s*")
_WORD = re.compile(r"\S+")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")
_COMMAS = ",;\u060c\u061b\u3001"
_OPENERS = "([{\"'\u00ab\u201c\u2018\u2039"


def split(text: str, rules: SentenceRules) -> list[SentenceSpan]:
    """The sentences of a report, in order.

    A dateline ("MANILA -") and an agency's credit are sentences of their own before the one they open, so that their place
    is known and their words are not read as part of an event.
    """
    paragraphs = blocks(text, rules)
    headlines = mark_headlines(text, paragraphs, rules)
    leads = Leads(rules)
    out: list[SentenceSpan] = []
    for index, block in enumerate(paragraphs):
        if index in headlines:
            out += [SentenceSpan(s, e, "headline") for s, e in _headline_parts(text, block.start, block.end)]
            continue
        start = block.start
        for lead in leads.find(text, block.start, block.end):
            out.append(SentenceSpan(*lead))
            start = _SPACE.match(text, lead[1]).end()  # type: ignore[union-attr]  # \s* always matches
        out += _labelled(text, list(_sentences(text, start, block.end, rules)), rules)
    return out


def _labelled(text: str, spans: list[tuple[int, int]], rules: SentenceRules) -> Iterator[SentenceSpan]:
    # "A ship at sea. Handout photo": the whole of a short paragraph describes the picture.
    short = len(spans) <= 3 and spans[-1][1] - spans[0][0] < 240 if spans else False
    caption = short and any(is_caption(text, s, e, rules) for s, e in spans)
    for start, end in spans:
        kind = "caption" if caption else "credit" if is_credit(text, start, end, rules) else "body"
        yield SentenceSpan(start, end, kind)


def _headline_parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Headlines that a slash or bar divides are several headlines."""
    at = start
    for match in re.finditer(r"\s+[/|]\s+", text[start:end]):
        yield at, start + match.start()
        at = start + match.end()
    yield at, end


def _sentences(text: str, start: int, end: int, rules: SentenceRules) -> Iterator[tuple[int, int]]:
    at = start
    for match in _STOP.finditer(text, start, end):
        if match.end() < end and _ends(text, match, at, end, rules):
            yield from _capped(text, at, match.end())
            at = _SPACE.match(text, match.end()).end()  # type: ignore[union-attr]
    if at < end:
        yield from _capped(text, at, end)


def _ends(text: str, stop: re.Match[str], start: int, end: int, rules: SentenceRules) -> bool:
    """Whether a sentence ends at this run of stops and closing marks; there is text after it."""
    i, j = stop.span()
    if i == start:
        return False
    following = _SPACE.match(text, j, end).end()  # type: ignore[union-attr]
    nxt = text[following] if following < end else ""
    spaced = following > j
    if nxt and (nxt.islower() or nxt in _COMMAS):
        return False
    marks = stop[0].rstrip(CLOSERS)
    if "|" in marks:
        # Typed for the danda, it stands after a word of a script without capitals.
        return "|" in rules.stops and marks == "|" and spaced and text[max(start, i - 2) : i].rstrip()[-1:] > "\u036f"
    if not spaced and marks != "." and text[i - 1].isdecimal() and nxt.isdecimal():
        return False
    word = _word_before(text, i, start).lower()
    if set(marks) - {"."}:
        if not spaced:
            return not (word in rules.initials or nxt.isascii() or marks == "\u2026")
        return word not in rules.initials or _first_word(text, following, end) not in rules.initials
    if len(marks) > 1:
        return spaced
    return _dot_ends(text, word, i, j, following, spaced, end, rules)


def _dot_ends(
    text: str, word: str, i: int, j: int, following: int, spaced: bool, end: int, rules: SentenceRules
) -> bool:
    """Whether a single ASCII full stop ends a sentence: not in 1.6, after initials and abbreviations, in addresses."""
    before, nxt = text[i - 1], text[following]
    if (
        word in rules.abbreviations
        or rules.initials.issuperset(word.split("."))
        or (word in rules.before_number and nxt.isdecimal())
    ):
        return False
    if not spaced and j == i + 1:
        if before.isascii() or nxt.isascii():
            # A lost space, "said.The", against "Booking.Com": only a whole lower-case word before tells them apart.
            return nxt.isupper() and before.islower() and word.isalpha() and len(word) > 3
        return nxt.isalpha() and len(word) > 1
    if word in rules.may_end or _DOTTED.match(word):
        return _first_word(text, following, end) in rules.starters
    if len(word) == 1 and before.isupper():
        return False
    return not (word.isdecimal() and len(word) < 3 and i - len(word) <= following and _opens_line(text, i - len(word)))


def _first_word(text: str, at: int, end: int) -> str:
    """The word that begins at `at`, lower-cased, without marks; of at most 24 characters, as no list has longer ones."""
    found = _WORD.match(text, at, min(end, at + 24))
    return found[0].strip(_OPENERS + CLOSERS + TERMINALS + _COMMAS).lower() if found else ""


def _opens_line(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] in "\n\r\u2028\u2029"


def _word_before(text: str, at: int, start: int) -> str:
    """The word that ends at `at`, of at most 24 characters: longer ones are neither abbreviation nor initial."""
    tail = text[max(start, at - 24) : at]
    parts = tail.split()
    return parts[-1].lstrip(_OPENERS) if parts and not tail[-1].isspace() else ""


def _capped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The range whole, or cut where it has too many words, after a comma if one is near."""
    if end - start < 2 * MAX_WORDS:
        yield start, end
        return
    at, words, behind, comma, last = start, 0, 0, 0, start  # `behind`: words behind the last comma
    for match in _WORD.finditer(text, start, end):
        if match.end() - at > _MAX_CHARS or words >= MAX_WORDS:
            cut, left = (comma, behind) if comma > at + (last - at) // 2 else (last, 0)
            if cut > at:
                yield at, cut
                at, words = _SPACE.match(text, cut).end(), left  # type: ignore[union-attr]
            while match.end() - at > _MAX_CHARS:
                yield at, at + _MAX_CHARS
                at += _MAX_CHARS
        words += 1
        behind += 1
        last = match.end()
        if text[last - 1] in _COMMAS:
            comma, behind = last, 0
    if at < end:
        yield at, end
