"""How did cooperation and conflict between two states go over time? One picture (SVG): every event a point that is a link.

Written as a tree by the standard library; no script, nothing from outside, and the same bytes for the same input.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict, deque
from collections.abc import Collection, Iterable
from typing import NamedTuple
from xml.etree import ElementTree as ET

from dragoman.ledger.scores import quad
from dragoman.model.ledger import LedgerEvent
from dragoman.views import brief_lines as lines
from dragoman.views.brief_lines import counted
from dragoman.views.dyads import Dyad, known_from, span_of
from dragoman.views.timeline_scales import Days, Sums, bound, days_of
from dragoman.views.tree import add

WIDTH, HEIGHT = 960, 560
# The two panels, in units of the picture: points above, the balance of months below; beside them room for the numbers.
LEFT, RIGHT, TOP, MIDDLE, LOW, BOTTOM = 64, 916, 84, 384, 412, 508
# Events without any day stand in a column of their own, right of the last day.
_COLUMN = 46
_RADIUS = 5.0
# Points of one score on nearly one day are moved up or down, as far as the score next to theirs leaves room: the first of
# these that touches none of the points drawn before, else the one farthest from them. More than so many are not looked at.
_SHIFTS = (0.0, -4.0, 4.0, -8.0, 8.0)
_SEEN = 24

STYLE = """
.tl{--ink:#222;--soft:#666;--grid:#ddd;--paper:#fff;--vc:#1b7fbd;--mc:#00755a;--vx:#d27a00;--mx:#b5213b}
@media screen and (prefers-color-scheme:dark){.tl{--ink:#e6e6e6;--soft:#a5a5a5;--grid:#3c3c3c;--paper:#161616;--vc:#6cbcf0;--mc:#3fc79f;--vx:#f2b04c;--mx:#f27a8d}}
.tl .paper{fill:var(--paper,#fff)}.tl text{fill:var(--ink,#222);font:12px "Noto Sans",system-ui,sans-serif}.tl .title{font-size:17px;font-weight:600}.tl .soft{fill:var(--soft,#666)}
.tl .grid{stroke:var(--grid,#ddd);stroke-width:1}.tl .zero{stroke:var(--soft,#666);stroke-width:1.2}
.tl .vc{fill:var(--vc,#1b7fbd);stroke:var(--vc,#1b7fbd)}.tl .mc{fill:var(--mc,#00755a);stroke:var(--mc,#00755a)}.tl .vx{fill:var(--vx,#d27a00);stroke:var(--vx,#d27a00)}.tl .mx{fill:var(--mx,#b5213b);stroke:var(--mx,#b5213b)}.tl .no{fill:var(--soft,#666);stroke:var(--soft,#666)}
.tl .point{stroke-width:1.6;fill-opacity:.75}.tl .hollow{fill:var(--paper,#fff);fill-opacity:1}.tl .unsure{opacity:.5}.tl .bar{stroke:none}.tl a:hover .point,.tl a:focus .point{stroke-width:4}
"""
# For what knows neither variables nor screens: the colours of paper themselves.
PAPER_STYLE = re.sub(r"var\(--[a-z]+,(#[0-9a-f]+)\)", r"\1", re.sub(r"(?m)^(\.tl\{--|@media).*\n", "", STYLE))


class _Family(NamedTuple):
    """A quarter of the acts (PLOVER's quad classes): the class its points have in the style, their shape, and how it is called."""

    mark: str
    shape: str
    name: str


_FAMILIES = {
    1: _Family("vc", "circle", "words of cooperation"),
    2: _Family("mc", "square", "deeds of cooperation"),
    3: _Family("vx", "triangle", "words of conflict"),
    4: _Family("mx", "diamond", "deeds of conflict"),
}
_UNKNOWN = _Family("no", "circle", "other")


def render(dyad: Dyad, *, base: str = "") -> bytes:
    """The picture as a file.

    Args:
        dyad: what to show.
        base: the address of the page that the points link to, before "#" and the event's id; "" for the page it stands in.
    """
    root = draw(dyad, base=base)
    text = ET.tostring(root, encoding="unicode", method="xml")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def draw(dyad: Dyad, *, base: str = "", style: str | None = STYLE) -> ET.Element:
    """The picture as a tree. `style` is None where it becomes part of a page that has `STYLE` already."""
    head = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {WIDTH} {HEIGHT}", "class": "tl", "role": "img"}
    root = ET.Element("svg", {**head, "width": str(WIDTH), "height": str(HEIGHT)})
    title = f"Cooperation and conflict: {dyad.names[0]} and {dyad.names[1]}"
    add(root, "title", title)
    if style is not None:
        add(root, "style", style)
    add(root, "rect", attributes={"class": "paper", "width": str(WIDTH), "height": str(HEIGHT)})
    _text(root, LEFT, 28, title, "title")
    _legend(root)
    dated = [e for e in dyad.events if known_from(e)]
    column = _COLUMN if len(dated) < len(dyad.events) else 0
    days = _all_days(dyad, dated)
    scale = Days.over(days, LEFT, RIGHT - column)
    _axes(root, scale.ticks() if days else [], scale)
    _bars(root, dyad, scale)
    _points(root, dyad, scale, base)
    if column:
        _text(root, RIGHT - column / 2 + 6, BOTTOM + 18, "no date", "soft", "middle")
    _foot(root, dyad)
    return root


def _all_days(dyad: Dyad, dated: Iterable[LedgerEvent]) -> list[float]:
    days = [_day(e) for e in dated]
    days += [bound(text) for text in (dyad.since, dyad.until) if text]
    return days + [edge for m in dyad.balance for edge in _edges(m.month)]


def _day(event: LedgerEvent) -> float:
    """The day a point stands on: the middle of what is known, or the first report."""
    span = span_of(event)
    if span:
        return (days_of(span[0]) + days_of(span[1])) / 2
    return days_of(event.first_reported or "")


def _height(score: float) -> float:
    """Where a score from -10 to 10 stands in the upper panel."""
    return MIDDLE - (max(-10.0, min(10.0, score)) + 10) / 20 * (MIDDLE - TOP)


def _points(root: ET.Element, dyad: Dyad, scale: Days, base: str) -> None:
    drawn: defaultdict[float, deque[tuple[float, float]]] = defaultdict(lambda: deque(maxlen=_SEEN))
    group = add(root, "g", attributes={"class": "points"})
    for event in sorted(dyad.events, key=lambda e: (known_from(e) or "9999", e.id)):
        x = scale.at(_day(event)) if known_from(event) else RIGHT - _COLUMN / 2 + 6
        score = event.score or 0.0
        at = _free(min(max(x, LEFT), RIGHT), _height(score), drawn[score])
        drawn[score].append(at)
        _point(group, event, dyad, at, f"{base}#{event.id}")


def _free(x: float, y: float, drawn: Collection[tuple[float, float]]) -> tuple[float, float]:
    """A place for a point at or near its own where it hides none of those drawn before, as far as there is one."""

    def room(shift: float) -> float:
        return min((math.hypot(x - dx, y + shift - dy) for dx, dy in drawn), default=math.inf)

    shift = max(_SHIFTS, key=lambda s: min(room(s), 2 * _RADIUS))
    return x, y + shift


def _point(group: ET.Element, event: LedgerEvent, dyad: Dyad, at: tuple[float, float], address: str) -> None:
    family = _FAMILIES.get(quad(event.event) or 0, _UNKNOWN)
    marks = ["point", family.mark if event.score is not None else _UNKNOWN.mark]
    marks += ["hollow"] if span_of(event) is None else []
    marks += ["unsure"] if event.status != "occurred" else []
    link = add(group, "a", attributes={"href": address})
    shape = _shape(link, family.shape, at, " ".join(marks))
    score = "no score" if event.score is None else f"score {lines.signed(event.score)}"
    status = "" if event.status == "occurred" else f", {event.status}"
    add(shape, "title", f"{lines.headline(event, dyad)}{status}; {score}; {lines.told(event)}")


def _shape(parent: ET.Element, shape: str, at: tuple[float, float], marks: str) -> ET.Element:
    x, y, r = *at, _RADIUS
    if shape == "circle":
        return add(parent, "circle", attributes={"class": marks, "cx": _n(x), "cy": _n(y), "r": _n(r)})
    corners = {
        "square": [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
        "triangle": [(-1.1, -0.9), (1.1, -0.9), (0, 1.1)],
        "diamond": [(0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)],
    }[shape]
    points = " ".join(f"{_n(x + r * dx)},{_n(y + r * dy)}" for dx, dy in corners)
    return add(parent, "polygon", attributes={"class": marks, "points": points})


def _axes(root: ET.Element, marks: list[tuple[float, str]], scale: Days) -> None:
    for score in (10, 5, 0, -5, -10):
        y = _height(score)
        _line(root, (LEFT, y), (RIGHT, y), "grid" if score else "zero")
        _text(root, LEFT - 8, y + 4, lines.signed(score), "soft", "end")
    for day, label in marks:
        x = scale.at(day)
        _line(root, (x, TOP), (x, BOTTOM), "grid")
        _text(root, x, BOTTOM + 18, label, "soft", "middle")
    for y, label in ((TOP + 70, "cooperation"), (MIDDLE - 70, "conflict"), ((LOW + BOTTOM) / 2, "by month")):
        spot = f"rotate(-90 {_n(18)} {_n(y)})"
        add(root, "text", label, {"x": "18", "y": _n(y), "transform": spot, "text-anchor": "middle", "class": "soft"})


def _bars(root: ET.Element, dyad: Dyad, scale: Days) -> None:
    sums = Sums.over([m.sum for m in dyad.balance], LOW, BOTTOM)
    for value in sums.ticks():
        _line(root, (LEFT, sums.at(value)), (RIGHT, sums.at(value)), "grid" if value else "zero")
        _text(root, LEFT - 8, sums.at(value) + 4, lines.signed(value), "soft", "end")
    group = add(root, "g", attributes={"class": "months"})
    for month in dyad.balance:
        left, right = map(scale.at, _edges(month.month))
        top, foot = sorted((sums.at(month.sum), sums.at(0)))
        place = {
            "x": _n(left + 0.5),
            "y": _n(top),
            "width": _n(max(right - left - 1, 1)),
            "height": _n(max(foot - top, 1)),
        }
        family = _FAMILIES[2 if month.sum >= 0 else 4]
        bar = add(group, "rect", attributes={"class": f"bar {family.mark}", **place})
        add(bar, "title", f"{month.month}: {lines.signed(month.sum)}, {counted(month.number, 'event')}")


def _edges(month: str) -> tuple[float, float]:
    """The first day of a month and of the next."""
    year, number = int(month[:4]), int(month[5:7])
    after = f"{year + number // 12:04}-{number % 12 + 1:02}-01" if (year, number) < (9999, 12) else "9999-12-31"
    return days_of(f"{month}-01"), days_of(after)


def _legend(root: ET.Element) -> None:
    x = float(LEFT)
    for family in _FAMILIES.values():
        _shape(root, family.shape, (x + 6, 52), f"point {family.mark}")
        _text(root, x + 18, 56, family.name, "")
        x += 175
    _shape(root, "circle", (x + 6, 52), "point no hollow")
    _text(root, x + 18, 56, "undated: first report", "")


def _foot(root: ET.Element, dyad: Dyad) -> None:
    parts = [counted(len(dyad.events), "event")]
    unscored = sum(e.score is None for e in dyad.events)
    unsure = sum(e.status != "occurred" for e in dyad.events)
    parts += [f"{unscored} without a score, grey on the zero line"] if unscored else []
    parts += [f"{unsure} pale: planned, possible or denied"] if unsure else []
    _text(root, LEFT, HEIGHT - 12, "; ".join(parts) if dyad.events else "No event in this period.", "soft")


def _line(root: ET.Element, start: tuple[float, float], end: tuple[float, float], mark: str) -> None:
    ends = {"x1": _n(start[0]), "y1": _n(start[1]), "x2": _n(end[0]), "y2": _n(end[1])}
    add(root, "line", attributes={"class": mark, **ends})


def _text(root: ET.Element, x: float, y: float, text: str, mark: str, anchor: str = "start") -> None:
    add(root, "text", text, {"x": _n(x), "y": _n(y), "text-anchor": anchor, "class": mark})


def _n(value: float) -> str:
    """A length with one decimal, so that files are short and the same on every machine."""
    return f"{value:.1f}".removesuffix(".0")
