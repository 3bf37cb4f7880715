"""Which day, month or interval does this expression mean?

``compile_times`` takes a language's times.yml as parsed, ``find_times`` finds the expressions of a text, ``resolve`` says
what one means in a report published on a given day. What a word means comes from the data alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from dragoman.model.spans import Span
from dragoman.reading.atoms import Atoms, Words, atoms_of
from dragoman.reading.calendars import GREGORIAN
from dragoman.reading.time_expressions import TimeExpression
from dragoman.reading.time_joining import join
from dragoman.reading.time_lexicon import TimeLexicon, compile_times
from dragoman.reading.time_matching import Match, Matcher
from dragoman.reading.time_resolution import resolve

__all__ = ["TimeExpression", "TimeLexicon", "Words", "compile_times", "find_times", "resolve"]

_SHORT_YEAR: Final = 1700  # a year below it is counted in a calendar that began with the Hijra


def find_times(words: Words, lexicon: TimeLexicon) -> list[TimeExpression]:
    """The expressions of time in a text, in order, without overlap."""
    atoms = atoms_of(words, lexicon.marks)
    found: list[tuple[TimeExpression, int, int]] = []
    for match in Matcher(atoms, lexicon).matches():
        expression = _expression(match, atoms, lexicon)
        if expression is not None:
            found.append((expression, match.start, match.end))
    return join(found, atoms, lexicon)


def _expression(match: Match, atoms: Atoms, lexicon: TimeLexicon) -> TimeExpression | None:
    if match.rule.kind == "skip":
        return None
    i, j = atoms.word_range(match.start, match.end)
    start, end = atoms.source.starts[i], atoms.source.ends[j - 1]
    text = atoms.source.text[start:end]
    fields = _fields(match, lexicon)
    bare = len(match.captures) == 1
    doubt = match.captures[0].doubt if bare else None
    days = match.all("day")
    expression = TimeExpression(
        i=i,
        j=j,
        kind=match.rule.kind,
        text=text,
        span=Span(start, end),
        ambiguous=doubt,
        week_starts=lexicon.week_starts,
        **fields,
    )
    if len(days) > 1 and expression.kind == "date":  # "29 and 30 May", "29-31 May"
        return replace(expression, kind="range", until=replace(expression, day=days[-1]))
    months = match.all("month")
    if len(months) > 1 and match.rule.constants.get("months") == "both":
        return replace(expression, kind="range", until=replace(expression, month=months[-1][1]))
    return expression


def _fields(match: Match, lexicon: TimeLexicon) -> dict[str, Any]:
    """What the captures and the constants of a match say, by field of TimeExpression."""
    fields: dict[str, Any] = {"calendar": lexicon.years if match.rule.kind in ("period", "ago") else GREGORIAN}
    for capture in match.captures:
        fields.update(_captured(capture.cls, capture.value, fields))
    constants = {k: v for k, v in match.rule.constants.items() if k not in ("months", "century")}
    fields.update(constants)
    if match.rule.kind == "season" and fields.pop("unit", None):  # "the summer of this year"
        fields["year_shift"] = fields.pop("shift", None)
    if match.rule.kind == "decade" and "year" not in fields:
        fields["year"] = fields.pop("n", None)
    if "century" in match.rule.constants and fields.get("year") is not None:
        fields["year"] = int(match.rule.constants["century"]) + int(fields["year"]) % 100
    era = match.first("era")
    year = fields.get("year")
    if era:
        fields["calendar"] = era
    elif year is not None and year < _SHORT_YEAR and fields["calendar"] == GREGORIAN and match.first("month") is None:
        fields["calendar"] = lexicon.short_years
    elif match.rule.kind == "season" and year is None:
        fields["calendar"] = lexicon.seasons
    return fields


def _captured(cls: str, value: Any, fields: dict[str, Any]) -> dict[str, Any]:
    match cls:
        case "month":
            return {} if "month" in fields else {"calendar": value[0], "month": value[1]}
        case "mm":
            return {"month": value}
        case "yy":
            return {"year": value}
        case "day":
            return {} if "day" in fields else {"day": value}
        case "nth":
            return {"n": value}
        case "dir":
            return {"shift": value}
        case "numeric" | "near" | "whole" | "span" | "named" | "event" | "decade_word":
            return dict(value)
        case "year" | "weekday" | "unit" | "season" | "portion" | "n":
            return {cls: value}
    return {}
