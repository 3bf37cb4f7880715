"""What in a report is not its story? Headlines, datelines, credits, captions, "read also" lines."""

from __future__ import annotations

import re

from dragoman.documents.lines import CLOSERS, Block
from dragoman.documents.sentence_rules import SentenceRules

_HEADLINE_WORDS = 24
_FURNITURE_WORDS = 14
_FULL_STOPS = ".\u06d4\u0964\u0965"
_LINK = re.compile(r"(?:https?://|www\.|@\w+\s*\Z)")
# A place (with date) and an agency in brackets; a place and a dash; one to three words and a colon.
_SEPARATOR = r"\s*[-\u2013\u2014:\u06d4\u0964.|/]+\s*"
_BRACKETED = re.compile(
    r"(?P<place>[^\W\d_][^.:;!?()\[\]\u06d4\u0964\n\r]{0,70}?)\s*[(\[](?P<agency>[^()\[\]]{1,60})[)\]]"
    r"(?P<sep>" + _SEPARATOR + r")?\s*"
)
_DASHED = re.compile(
    r"(?P<place>[^\W\d_][^:;!?()\n\r]{1,60}?)(?:\s+[-\u2013\u2014]{1,2}|[-\u2013\u2014]{1,2}(?=\s)|\u2014)\s*"
)
_COLON = re.compile(r"(?P<place>[^\W\d_][^:;!?()\"\u00ab\u201c\n\r]{1,44}?)\s*:\s+")
_LISTED = re.compile(
    r"[^\W\d_][^.:;!?()\[\]\u06d4\u0964\n\r]{0,70}?[,\u060c](?P<agency>[^,\u060c.:;!?()\[\]\u06d4\u0964\n\r]{2,40})[.:\u06d4\u0964]\s+"
)
_STOPPED = re.compile(r"[^\W\d_][^,.:;!?()\[\]\u0964\n\r]{1,28}(?:,[^,.:;!?()\[\]\u0964\n\r]{1,20})?[\u0964]\s+")
_AGENCY_FIRST = re.compile(r"[(\[](?P<agency>[^()\[\]\n\r]{1,50})[)\]](?:" + _SEPARATOR + ")?")
_LEAD_END = re.compile("[|:,\u060c\u061b;-]")
_QUOTES = "\"'\u00ab\u201c\u2018"


def mark_headlines(text: str, blocks: list[Block], rules: SentenceRules) -> set[int]:
    """Indices of the blocks that are headlines: short, without full stop, above longer text."""
    out: set[int] = set()
    for index, block in enumerate(blocks[:-1]):
        words = _words(text, block.start, block.end)
        following = blocks[index + 1]
        if words > _HEADLINE_WORDS or text[block.start : block.end].rstrip(CLOSERS)[-1:] in tuple(_FULL_STOPS + ":,"):
            continue
        if is_credit(text, block.start, block.end, rules) or is_caption(text, block.start, block.end, rules):
            continue
        opens = all(i in out or _is_furniture(text, blocks[i], rules) for i in range(max(0, index - 3), index))
        if not opens and not (block.apart and following.apart and words <= 10):
            continue
        below = max(_words(text, b.start, b.end) for b in blocks[index + 1 : index + 4])
        if below > 1.3 * words:
            out.add(index)
    return out


def _is_furniture(text: str, block: Block, rules: SentenceRules) -> bool:
    return is_credit(text, block.start, block.end, rules) or is_caption(text, block.start, block.end, rules)


def is_credit(text: str, start: int, end: int, rules: SentenceRules) -> bool:
    """Whether a sentence only says who wrote, sent or continues the report."""
    if end - start > 240 or (words := _words(text, start, end)) > _FURNITURE_WORDS:
        return False
    at = _SKIP.match(text, start, end).end()  # type: ignore[union-attr]  # matches the empty string too
    if rules.credit_line.match(text, at, end) or _LINK.match(text, at, end):
        return True
    label = rules.credit_label.match(text, at, end)
    if label and _LABELLED.match(text, label.end(), end):
        return True
    byline = rules.byline.match(text, at, end)
    if byline and words <= 8 and text[end - 1] not in _FULL_STOPS:
        # "By Jane Doe and John Roe", but not "By Monday the troops had left".
        return all(w[0].isupper() or len(w) <= 3 for w in text[byline.end() : end].split())
    agency = rules.agency.search(text, start, end)
    # A line of an agency's name and next to nothing else.
    return agency is not None and words <= 1 + len(agency[0].split())


_SKIP = re.compile(r"[\s\-*/|(\[\u2022\u25a0\u25cf\u2013\u2014#]*")
_LABELLED = re.compile(r"\s*[:\uff1a/|\u2013\u2014-]")


def is_caption(text: str, start: int, end: int, rules: SentenceRules) -> bool:
    """Whether a sentence of a short paragraph is the caption of a picture: it opens or closes with the word for one."""
    if end - start > 240 or _words(text, start, end) > _FURNITURE_WORDS:
        return False
    at = _SKIP.match(text, start, end).end()  # type: ignore[union-attr]
    if rules.caption.match(text, at, end):
        return True
    tail = text[start:end].rstrip(CLOSERS + _FULL_STOPS)
    return any(match.end() == len(tail) for match in rules.caption.finditer(tail))


class Leads:
    """Finds what stands before the first sentence of a paragraph. The first body paragraph may have any lead, later ones
    only such as carry an agency: a colon or dash there is far more often part of the story."""

    def __init__(self, rules: SentenceRules) -> None:
        self._rules = rules
        self._first = True

    def find(self, text: str, start: int, end: int) -> list[tuple[int, int, str]]:
        """Leads of the paragraph `[start, end)` as (start, end, kind), in order; kind is dateline or credit."""
        if end - start < 40:
            return []
        out: list[tuple[int, int, str]] = []
        at = start
        window = min(end, start + 240)
        for _ in range(3):
            lead = self._lead(text, at, window)
            if lead is None or end - lead[2] < 15:
                break
            out.append((at, lead[0], lead[1]))
            at = lead[2]
        self._first = False
        return out

    def _lead(self, text: str, at: int, end: int) -> tuple[int, str, int] | None:
        """(end of the lead, its kind, where the text goes on), or None."""
        for find in (
            self._agency_first,
            self._bracketed,
            self._listed,
            self._stopped,
            self._credit,
            self._dashed,
            self._colon,
        ):
            lead = find(text, at, end)
            if lead is not None:
                return lead
        return None

    def _agency_first(self, text: str, at: int, end: int) -> tuple[int, str, int] | None:
        match = _AGENCY_FIRST.match(text, at, end)
        if match and self._rules.agency.search(match["agency"]):
            return len(match[0].rstrip()) + at, "credit", match.end()
        return None

    def _bracketed(self, text: str, at: int, end: int) -> tuple[int, str, int] | None:
        match = _BRACKETED.match(text, at, end) if _has(text, at, end, "([") else None
        if not match or len(match["place"].split()) > 8 or self._rules.agency.search(match["place"]):
            return None
        known = self._rules.agency.search(match["agency"]) is not None
        separator = (match["sep"] or "").strip()
        short = len(match["place"].split()) <= 4 and len(match["agency"].split()) <= 3
        if known and (separator or self._first):
            return at + len(match[0].rstrip()), "dateline", match.end()
        if self._first and short and separator in ("-", "--", "\u2013", "\u2014"):
            return at + len(match[0].rstrip()), "dateline", match.end()
        return None

    def _listed(self, text: str, at: int, end: int) -> tuple[int, str, int] | None:
        """A place, perhaps a day, and an agency, divided by commas and closed by a stop."""
        match = _LISTED.match(text, at, end) if _has(text, at, end, ",\u060c") else None
        if match and self._rules.agency.fullmatch(match["agency"].strip()) and len(match[0].split()) <= 9:
            return at + len(match[0].rstrip()), "dateline", match.end()
        return None

    def _stopped(self, text: str, at: int, end: int) -> tuple[int, str, int] | None:
        """A place of a word or two, perhaps with a day, closed by the danda of a sentence."""
        match = _STOPPED.match(text, at, end) if self._first else None
        if not match or len(match[0].partition(",")[0].split()) > 2:
            return None
        return at + len(match[0].rstrip()), "dateline", match.end()

    def _credit(self, text: str, at: int, end: int) -> tuple[int, str, int] | None:
        cue = self._rules.credit_lead.match(text, at, end)
        stop = _LEAD_END.search(text, cue.end(), end) if cue else None
        if not cue or not stop or _words(text, cue.end(), stop.start()) > 9:
            return None
        # "According to X:" with a bar or colon is a credit whoever X is; before a comma X must be an agency.
        if stop[0] not in "|:" and not self._rules.agency.search(text, at, stop.start()):
            return None
        return stop.end(), "credit", _skip_space(text, stop.end(), end)

    def _dashed(self, text: str, at: int, end: int) -> tuple[int, str, int] | None:
        match = _DASHED.match(text, at, end) if _has(text, at, end, "-\u2013\u2014") else None
        if not match:
            return None
        words = match["place"].replace(",", " ").replace("\u060c", " ").split()
        agency = self._rules.agency.search(match["place"]) is not None
        cased = any(w[0].isupper() or w[0].islower() for w in words)
        capitals = words[0].isupper() and len(words[0]) > 2
        named = all(w[0].isupper() or w[0].isdecimal() for w in words)
        if len(words) > 8 or not (agency or capitals or (self._first and len(words) <= 4 and (named or not cased))):
            return None
        return at + len(match[0].rstrip()), "dateline", match.end()

    def _colon(self, text: str, at: int, end: int) -> tuple[int, str, int] | None:
        match = _COLON.match(text, at, end) if _has(text, at, end, ":") else None
        if not match or end - match.end() < 40 or text[match.end()] in _QUOTES:
            return None
        words = match["place"].split()
        if self._rules.agency.search(match["place"]):
            return (at + len(match[0].rstrip()), "credit", match.end()) if len(words) <= 7 else None
        if not self._first or len(words) > 3 or words[0][0].islower():
            return None
        return at + len(match[0].rstrip()), "dateline", match.end()


def _has(text: str, start: int, end: int, marks: str) -> bool:
    """Whether one of the marks stands in a range: most paragraphs have none, and need no pattern tried on them."""
    return any(text.find(mark, start, end) >= 0 for mark in marks)


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _words(text: str, start: int, end: int) -> int:
    """Words in a range, not counted beyond what any rule asks."""
    return len(text[start : min(end, start + 600)].split())
