"""Which words and patterns of words name a time in one language? Compiles times.yml; no word of any language is here.

A pattern is a line such as ``<day> <month> ,? <year>?``: classes in angle brackets, words as they stand, ``?`` after what may
be missing, ``~`` before a word at either end that must be there but is no part of the expression.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from dragoman.model.errors import LexiconError
from dragoman.reading.atoms import Prefixes, spellings
from dragoman.reading.numbers import NumberLexicon, compile_numbers

NUMBER_CLASSES: Final = frozenset({"day", "mm", "n", "nth", "year", "yy", "numeric"})
KINDS: Final = frozenset(
    ("date", "weekday", "day", "period", "ago", "offset", "season", "decade", "anniversary", "same", "vague", "skip")
)
_CLASSES: Final = frozenset(
    (
        "weekday",
        "month",
        "unit",
        "season",
        "portion",
        "era",
        "dir",
        "near",
        "whole",
        "span",
        "named",
        "event",
        "decade_word",
    )
)
_SIDES: Final = ("near", "after", "before", "not_after", "not_before", "sure")
_DIRECTIONS: Final = {"last": -1, "this": 0, "next": 1}
# Dates in digits look the same everywhere; the order of their parts is decided when they are read.
_NUMERIC: Final = ("<numeric>", "<day> - <mm> - <year>", "<year> - <mm> - <day>", "<day> . <mm> . <year>")


class Condition(NamedTuple):
    """Where a form counts as this class: with one of `near` on either side, of `after` before it or of `before` behind it
    (where any of the three is given), and with none of `not_after`, `not_before`. In a set ``#`` stands for any number,
    ``####`` for four digits. `capital`: only when written with one. `doubt` names the other reading of the form where none
    of `sure` stands beside it."""

    near: frozenset[str]
    after: frozenset[str]
    before: frozenset[str]
    not_after: frozenset[str]
    not_before: frozenset[str]
    doubt: str | None
    sure: frozenset[str]
    capital: bool


class Entry(NamedTuple):
    """A form of a class: the atoms after its first, and what it means."""

    cls: str
    rest: tuple[str, ...]
    value: Any
    condition: Condition | None


@dataclass(slots=True)
class Rule:
    """What a pattern says. `lead` and `trail` atoms belong to the context, not to the expression."""

    kind: str
    priority: int
    lead: int
    trail: int
    constants: Mapping[str, Any]


@dataclass(slots=True)
class Node:
    """A state of the pattern trie."""

    words: dict[str, Node] = field(default_factory=dict)
    classes: dict[str, Node] = field(default_factory=dict)
    numeric: bool = False
    rule: Rule | None = None


class RangeWords(NamedTuple):
    """Words around and between the two ends of an interval."""

    opening: tuple[tuple[str, ...], ...]
    between: tuple[tuple[str, ...], ...]
    closing: tuple[tuple[str, ...], ...]
    needs: str | None  # "open" or "close": without that word the two are no interval


@dataclass(slots=True)
class TimeLexicon:
    """The compiled times.yml of one language."""

    numbers: NumberLexicon
    entries: dict[str, list[Entry]] = field(default_factory=dict)
    root: Node = field(default_factory=Node)
    starts: frozenset[str] = frozenset()
    glue: frozenset[str] = frozenset()
    ranges: tuple[RangeWords, ...] = ()
    bounds_before: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    bounds_after: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    marks: frozenset[str] = frozenset()
    short_years: str = "hijri"
    years: str = "gregorian"
    week_starts: int = 1
    seasons: str = "gregorian"


def compile_times(data: Mapping[str, Any], quantities: Mapping[str, Any] | NumberLexicon | None = None) -> TimeLexicon:
    """The lexicon of a parsed times.yml. `quantities`: the parsed quantities.yml, whose numerals dates are written with,
    or the numerals already compiled from it (``compile_quantities(...).numbers``).

    Without it only digits count as numbers. Raises LexiconError for a pattern of an unknown kind or class.
    """
    style = data.get("style") or {}
    lexicon = TimeLexicon(
        quantities if isinstance(quantities, NumberLexicon) else compile_numbers(quantities or {}),
        glue=frozenset(_flat(data.get("glue"))),
        ranges=tuple(_range_words(entry) for entry in data.get("ranges") or ()),
        marks=frozenset(form for forms in (data.get("eras") or {}).values() for form in forms if len(form) == 1),
        short_years=style.get("short_years", "hijri"),
        years=style.get("years", "gregorian"),
        week_starts=int(style.get("week_starts", 1)),
        seasons=style.get("seasons", "gregorian"),
    )
    prefixes = Prefixes.of(data)
    conditions = _conditions(data.get("conditions") or ())
    for cls, value, form in _valued_forms(data):
        for words in spellings(form):
            _enter(lexicon, Entry(cls, words[1:], value, conditions.get((cls, words))), words[0], prefixes)
    for found in lexicon.entries.values():
        found.sort(key=lambda entry: -len(entry.rest))
    _compile_patterns(lexicon, data.get("patterns") or (), prefixes, frozenset(data.get("words") or {}))
    for name, sides in (data.get("bounds") or {}).items():
        _enter_bounds(lexicon.bounds_before, sides.get("before"), name, prefixes, last=True)
        _enter_bounds(lexicon.bounds_after, sides.get("after"), name, Prefixes(), last=False)
    return lexicon


def _valued_forms(data: Mapping[str, Any]) -> Iterator[tuple[str, Any, str]]:
    """Every form of the file as (class, value, form)."""
    for section, cls in (("weekdays", "weekday"), ("units", "unit"), ("seasons", "season"), ("portions", "portion")):
        for name, forms in (data.get(section) or {}).items():
            value = int(name) if cls == "weekday" else name
            yield from ((cls, value, form) for form in forms)
    for calendar, months in (data.get("months") or {}).items():
        for month, forms in months.items():
            yield from (("month", (calendar, int(month)), form) for form in forms)
    for calendar, forms in (data.get("eras") or {}).items():
        yield from (("era", calendar, form) for form in forms)
    for name, shift in _DIRECTIONS.items():
        yield from (("dir", shift, form) for form in (data.get("directions") or {}).get(name) or ())
    for name, forms in (data.get("words") or {}).items():
        yield from ((name, None, form) for form in forms)
    for section, cls in (
        ("days", "near"),
        ("periods", "whole"),
        ("spans", "span"),
        ("named", "named"),
        ("events", "event"),
        ("decades", "decade_word"),
    ):
        for entry in data.get(section) or ():
            value = {k: v for k, v in entry.items() if k not in ("head", "forms")}
            yield from ((cls, value, form) for form in (entry["head"], *(entry.get("forms") or ())))


def _conditions(listed: Sequence[Mapping[str, Any]]) -> dict[tuple[str, tuple[str, ...]], Condition]:
    found: dict[tuple[str, tuple[str, ...]], Condition] = {}
    for entry in listed:
        words = {name: frozenset(_flat(entry.get(name))) for name in _SIDES}
        condition = Condition(
            **words,
            doubt=entry.get("doubt"),
            capital=bool(entry.get("capital")),
        )
        for form in (entry["head"], *(entry.get("forms") or ())):
            for shape in spellings(form):
                found[entry.get("class", "month"), shape] = condition
    return found


def _enter(lexicon: TimeLexicon, entry: Entry, first: str, prefixes: Prefixes) -> None:
    known = lexicon.entries.setdefault(first, [])
    if all(e[:2] != entry[:2] for e in known):
        known.append(entry)
    for shape in prefixes.shapes(first):
        others = lexicon.entries.setdefault(shape, [])
        if all(e[:2] != entry[:2] for e in others):
            others.append(entry)


def _compile_patterns(
    lexicon: TimeLexicon, patterns: Sequence[Mapping[str, Any]], prefixes: Prefixes, custom: frozenset[str]
) -> None:
    classes = _CLASSES | NUMBER_CLASSES | custom | {e.cls for entries in lexicon.entries.values() for e in entries}
    listed = [*({"head": head, "is": "date"} for head in _NUMERIC), *patterns]
    for priority, pattern in enumerate(listed):
        if pattern.get("is") not in KINDS:
            raise LexiconError(
                f"pattern {pattern.get('head')!r} has no known kind", remedy=f"Use one of {sorted(KINDS)}."
            )
        constants = {k: v for k, v in pattern.items() if k not in ("head", "forms", "is")}
        for line in (pattern["head"], *(pattern.get("forms") or ())):
            for tokens in _expanded(str(line).split()):
                _grow(lexicon, tokens, pattern["is"], priority, constants, classes, prefixes)
    _mark_numeric(lexicon.root)
    starts = {key for key, entries in lexicon.entries.items() if any(e.cls in lexicon.root.classes for e in entries)}
    lexicon.starts = frozenset(starts | lexicon.root.words.keys())


def _expanded(tokens: list[str]) -> Iterator[list[str]]:
    """The pattern with and without each of its optional tokens."""
    if not tokens:
        yield []
        return
    first, rest = tokens[0], tokens[1:]
    optional = len(first) > 1 and first.endswith("?")
    for tail in _expanded(rest):
        yield [first.rstrip("?") if optional else first, *tail]
        if optional:
            yield tail


def _grow(
    lexicon: TimeLexicon,
    tokens: list[str],
    kind: str,
    priority: int,
    constants: Mapping[str, Any],
    classes: Iterable[str],
    prefixes: Prefixes,
) -> None:
    context = [token.startswith("~") for token in tokens]
    lead = context.index(False)
    trail = context[::-1].index(False)
    nodes = [lexicon.root]
    for place, token in enumerate(tokens):
        name = token.lstrip("~")
        if name.startswith("<") and name.endswith(">"):
            if name[1:-1] not in classes:
                raise LexiconError(
                    f"pattern {' '.join(tokens)!r} uses the unknown class {name}",
                    remedy="Name a class of the file, or list its words under `words`.",
                )
            nodes = [node.classes.setdefault(name[1:-1], Node()) for node in nodes]
        else:
            nodes = [n for node in nodes for n in _word_nodes(node, name, prefixes if not place else Prefixes())]
    for node in nodes:
        if node.rule is None or node.rule.priority > priority:
            node.rule = Rule(kind, priority, lead, trail, constants)


def _word_nodes(node: Node, word: str, prefixes: Prefixes) -> Iterator[Node]:
    for words in spellings(word):
        here = node
        for atom in words:
            here = here.words.setdefault(atom, Node())
        if len(words) == 1:
            for shape in prefixes.shapes(words[0]):
                node.words.setdefault(shape, here)
        yield here


def _mark_numeric(root: Node) -> None:
    """Notes at which states a number can come. States are shared between spellings: each is visited once."""
    seen = {id(root)}
    waiting = [root]
    while waiting:
        node = waiting.pop()
        node.numeric = not NUMBER_CLASSES.isdisjoint(node.classes)
        for inner in (*node.words.values(), *node.classes.values()):
            if id(inner) not in seen:
                seen.add(id(inner))
                waiting.append(inner)


def _range_words(entry: Mapping[str, Any]) -> RangeWords:
    sides = [tuple(w for form in entry.get(name) or () for w in spellings(form)) for name in ("open", "to", "close")]
    return RangeWords(sides[0], sides[1], sides[2], entry.get("needs"))


def _enter_bounds(
    table: dict[str, list[tuple[tuple[str, ...], str]]],
    forms: Sequence[str] | None,
    name: str,
    prefixes: Prefixes,
    *,
    last: bool,
) -> None:
    for form in forms or ():
        for words in spellings(form):
            for first in (words[0], *prefixes.shapes(words[0])):
                shape = (first, *words[1:])
                table.setdefault(shape[-1 if last else 0], []).append((shape, name))
    for listed in table.values():
        listed.sort(key=lambda bound: -len(bound[0]))


def _flat(forms: Sequence[str] | None) -> Iterator[str]:
    """First atoms of the forms; the signs for numbers stay as they are."""
    for form in forms or ():
        if form in ("#", "####"):
            yield form
            continue
        for words in spellings(str(form)):
            yield words[0]
