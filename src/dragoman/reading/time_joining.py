"""Which expressions that stand side by side are one? "Wednesday (2 June)", "December last year", "from A to B"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dragoman.model.spans import Span
from dragoman.reading.atoms import Atoms
from dragoman.reading.calendars import GREGORIAN
from dragoman.reading.time_expressions import TimeExpression
from dragoman.reading.time_lexicon import RangeWords, TimeLexicon

Found = tuple[TimeExpression, int, int]

_GAP: Final = 3  # atoms of glue between two expressions that are one
_SIGNS: Final = frozenset("(),،[]/")


def join(found: Sequence[Found], atoms: Atoms, lexicon: TimeLexicon) -> list[TimeExpression]:
    """Expressions with those merged that name one time. `found` has each with the atoms `[start, end)` it stands at."""
    merged = _fused(found, atoms, lexicon)
    merged = _based(merged, atoms, lexicon)
    merged = _ranged(merged, atoms, lexicon)
    return [_bounded(item, atoms, lexicon) for item in merged]


def _fused(found: Sequence[Found], atoms: Atoms, lexicon: TimeLexicon) -> list[Found]:
    kept: list[Found] = []
    for item in found:
        between = atoms.keys[kept[-1][2] : item[1]] if kept else []
        if kept and _glued(between, lexicon):
            whole = _fuse(kept[-1][0], item[0], tight=not _SIGNS.intersection(between))
            if whole is not None:
                kept[-1] = _spanning(whole, kept[-1], item, atoms)
                continue
        kept.append(item)
    return kept


def _glued(between: Sequence[str], lexicon: TimeLexicon) -> bool:
    return len(between) <= _GAP and all(key in lexicon.glue or key in _SIGNS for key in between)


def _spanning(expression: TimeExpression, first: Found, last: Found, atoms: Atoms) -> Found:
    i, j = min(first[0].i, last[0].i), max(first[0].j, last[0].j)
    start, end = atoms.source.starts[i], atoms.source.ends[j - 1]
    text = atoms.source.text[start:end]
    whole = replace(expression, i=i, j=j, text=text, span=Span(start, end), ambiguous=None)
    return whole, min(first[1], last[1]), max(first[2], last[2])


def _fuse(a: TimeExpression, b: TimeExpression, *, tight: bool) -> TimeExpression | None:
    """One expression that says what both say, where both can be said of one time. `tight`: no comma or bracket between."""
    for one, other in ((a, b), (b, a)):
        whole = _day_and(one, other) or (_in_period(one, other) if tight else None)
        if whole is not None:
            return whole
    return None


def _day_and(one: TimeExpression, other: TimeExpression) -> TimeExpression | None:
    """A weekday, or a day counted from the report, beside a date; a date in two calendars."""
    if one.kind == "weekday" and other.is_day and other.weekday is None:
        return replace(other, weekday=one.weekday)
    if one.kind == "weekday" and other.kind == "range" and other.weekday is None and other.day is not None:
        return replace(other, weekday=one.weekday)
    if other.kind != "date" or other.day is None:
        return None
    if one.kind == "day":
        return replace(other, shift=one.shift)
    whole_date = one.kind == "date" and one.day is not None and one.calendar == GREGORIAN
    return one if whole_date and other.calendar != GREGORIAN else None


def _in_period(one: TimeExpression, other: TimeExpression) -> TimeExpression | None:
    """A weekday and its week, a date and its year: "Thursday last week", "December of last year"."""
    if other.kind != "period" or other.n != 1:
        return None
    if one.kind == "weekday" and other.unit == "week" and one.week_shift is None:
        return replace(one, week_shift=other.shift, shift=None)
    lacks_year = one.kind in ("date", "season", "range") and one.year is None and one.year_shift is None
    if lacks_year and other.unit == "year" and one.shift is None:
        until = replace(one.until, year_shift=other.shift) if one.until else None
        return replace(one, year_shift=other.shift, until=until)
    return None


def _based(found: list[Found], atoms: Atoms, lexicon: TimeLexicon) -> list[Found]:
    """ "two days after" takes the date beside it as its base, on the side that its language wants it."""
    kept: list[Found] = []
    for item in found:
        previous = kept[-1] if kept else None
        if previous is None or not _near(previous, item, atoms, lexicon):
            kept.append(item)
        elif _wants(item[0], "previous") and previous[0].kind != "offset":
            kept[-1] = _spanning(replace(item[0], base=previous[0]), previous, item, atoms)
        elif _wants(previous[0], "next") and item[0].kind != "offset":
            kept[-1] = _spanning(replace(previous[0], base=item[0]), previous, item, atoms)
        else:
            kept.append(item)
    return kept


def _wants(expression: TimeExpression, side: str) -> bool:
    return expression.kind == "offset" and expression.base is None and expression.side in (None, side)


def _near(first: Found, last: Found, atoms: Atoms, lexicon: TimeLexicon) -> bool:
    between = atoms.keys[first[2] : last[1]]
    return len(between) <= 2 and all(key in lexicon.glue for key in between)


def _ranged(found: list[Found], atoms: Atoms, lexicon: TimeLexicon) -> list[Found]:
    kept: list[Found] = []
    for item in found:
        if kept and _can_open(kept[-1][0]) and _can_close(item[0]):
            words = _range_words(kept[-1], item, atoms, lexicon)
            if words is not None:
                first = _like(kept[-1][0], item[0])
                whole = replace(first, kind="range", until=item[0])
                kept[-1] = _spanning(whole, kept[-1], item, atoms)
                continue
        kept.append(item)
    return kept


def _can_open(expression: TimeExpression) -> bool:
    return expression.kind in ("date", "weekday", "day") and expression.until is None


def _can_close(expression: TimeExpression) -> bool:
    return expression.kind in ("date", "weekday", "day") and expression.until is None


def _like(first: TimeExpression, last: TimeExpression) -> TimeExpression:
    """The year that only the end of an interval names holds for its start too."""
    if first.kind == last.kind == "date" and first.year is None and first.calendar == last.calendar:
        return replace(first, year=last.year, year_shift=last.year_shift)
    return first


def _range_words(first: Found, last: Found, atoms: Atoms, lexicon: TimeLexicon) -> RangeWords | None:
    keys = atoms.keys
    between = tuple(keys[first[2] : last[1]])
    for words in lexicon.ranges:
        if between not in words.between:
            continue
        opened = any(o == tuple(keys[max(0, first[1] - len(o)) : first[1]]) for o in words.opening)
        closed = any(c == tuple(keys[last[2] : last[2] + len(c)]) for c in words.closing)
        if words.needs is None or (words.needs == "open" and opened) or (words.needs == "close" and closed):
            return words
    return None


def _bounded(item: Found, atoms: Atoms, lexicon: TimeLexicon) -> TimeExpression:
    expression, start, end = item
    if expression.bound is not None or expression.until is not None:
        return expression
    keys = atoms.keys
    for words, name in lexicon.bounds_before.get(keys[start - 1], ()) if start else ():
        if tuple(keys[max(0, start - len(words)) : start]) == words:
            return replace(expression, bound=name)
    for words, name in lexicon.bounds_after.get(keys[end], ()) if end < len(keys) else ():
        if tuple(keys[end : end + len(words)]) == words:
            return replace(expression, bound=name)
    return expression
