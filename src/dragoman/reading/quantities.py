"""Which number, unit and currency do these words give?

``compile_quantities`` takes a language's quantities.yml as parsed; ``find_quantities`` finds every count, amount of money,
measure, share and rank. What a word means comes from the data alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from dragoman.model.records import Quantity as QuantityRecord
from dragoman.model.spans import Span
from dragoman.reading.atoms import Atoms, Prefixes, Words, atoms_of, spellings
from dragoman.reading.numbers import Number, NumberLexicon, NumberMatch, compile_numbers, read_number, tidy

_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_AT_LEAST: Final = frozenset({"at_least", "more_than"})


class _Measure(NamedTuple):
    """What a unit or currency word says: `unit` a name, `currency` ISO 4217 or None, `factor` how many of it one word is."""

    unit: str | None
    currency: str | None
    factor: float = 1.0


class _Sequence(NamedTuple):
    rest: tuple[str, ...]
    value: _Measure


class _Bound(NamedTuple):
    words: tuple[str, ...]
    name: str


@dataclass(slots=True)
class QuantityLexicon:
    """The numerals, units, currencies and words of approximation of a language."""

    numbers: NumberLexicon
    measures: dict[str, list[_Sequence]] = field(default_factory=dict)
    symbols: dict[str, list[_Sequence]] = field(default_factory=dict)
    before: dict[str, list[_Bound]] = field(default_factory=dict)
    after: dict[str, list[_Bound]] = field(default_factory=dict)
    to: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    skip: dict[str, list[_Sequence]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number found at the words `[i, j)`.

    `value` is in `unit` (a name such as percent, tonne, person) or in `currency` (ISO 4217; None where the word, such as
    "rupee", is the currency of several states and the language has no usual one). `upper` closes a range ("10 to 15").
    `bound`: about | at_least | more_than | at_most | less_than. An ordinal ranks: its value is no count.
    """

    i: int
    j: int
    value: Number
    unit: str | None
    currency: str | None
    ordinal: bool
    bound: str | None
    upper: Number | None
    text: str
    span: Span

    @property
    def approximate(self) -> bool:
        """Whether the report says the number is not exact."""
        return self.bound is not None or self.upper is not None

    @property
    def is_at_least(self) -> bool:
        """Whether the number is a lower bound."""
        return self.bound in _AT_LEAST

    def record(self) -> QuantityRecord:
        """The quantity as a record holds it."""
        return QuantityRecord(
            value=self.value,
            unit=self.unit,
            currency=self.currency,
            approximate=self.approximate,
            at_least=self.is_at_least,
            text=self.text,
            span=self.span,
        )


def compile_quantities(data: Mapping[str, Any]) -> QuantityLexicon:
    """The lexicon of a parsed quantities.yml."""
    lexicon = QuantityLexicon(
        compile_numbers(data),
        to=frozenset(words[0] for form in data.get("to") or () for words in spellings(form)),
        fillers=frozenset(words[0] for form in data.get("fillers") or () for words in spellings(form)),
        not_before=frozenset(words[0] for form in data.get("not_before") or () for words in spellings(form)),
    )
    prefixes = Prefixes.of(data)
    _enter(lexicon.skip, data.get("skip") or (), _Measure(None, None), prefixes)
    for unit, forms in (data.get("units") or {}).items():
        _enter(lexicon.measures, forms, _Measure(unit, None), prefixes)
    for code, forms in (data.get("currencies") or {}).items():
        _enter(lexicon.measures, forms, _Measure(None, code), prefixes)
    for code, forms in (data.get("currency_before") or {}).items():
        _enter(lexicon.symbols, forms, _Measure(None, code), Prefixes())
    for entry in data.get("open_currencies") or ():
        measure = _Measure(entry["head"], entry.get("default"), float(entry.get("factor") or 1))
        _enter(lexicon.measures, entry["forms"], measure, prefixes)
        _enter(lexicon.symbols, entry.get("before") or (), measure, Prefixes())
    for name, sides in (data.get("bounds") or {}).items():
        _enter_bounds(lexicon.before, sides.get("before"), name, prefixes, last=True)
        _enter_bounds(lexicon.after, sides.get("after"), name, Prefixes(), last=False)
    for table in (lexicon.measures, lexicon.symbols, lexicon.skip):
        for found in table.values():
            found.sort(key=lambda sequence: -len(sequence.rest))
    for bounds in (lexicon.before, lexicon.after):
        for listed in bounds.values():
            listed.sort(key=lambda bound: -len(bound.words))
    return lexicon


def _enter(table: dict[str, list[_Sequence]], forms: Iterable[str], measure: _Measure, prefixes: Prefixes) -> None:
    for form in forms:
        for words in spellings(form):
            for first in (words[0], *prefixes.shapes(words[0])):
                known = table.setdefault(first, [])
                if all(sequence.rest != words[1:] for sequence in known):
                    known.append(_Sequence(words[1:], measure))


def _enter_bounds(
    table: dict[str, list[_Bound]], forms: Sequence[str] | None, name: str, prefixes: Prefixes, *, last: bool
) -> None:
    """Words before a number are looked up by their last atom, words after it by their first."""
    for form in forms or ():
        for words in spellings(form):
            for first in (words[0], *prefixes.shapes(words[0])):
                bound = _Bound((first, *words[1:]), name)
                table.setdefault(bound.words[-1 if last else 0], []).append(bound)


def find_quantities(words: Words, lexicon: QuantityLexicon, taken: Iterable[tuple[int, int]] = ()) -> list[Quantity]:
    """Every quantity of a text, in order. `taken`: word ranges (of dates) whose numbers are no quantities."""
    atoms = atoms_of(words)
    closed = {k for i, j in taken for k in range(i, j)}
    numerals, symbols = lexicon.numbers.numerals, lexicon.symbols
    one = lexicon.numbers.joins["one"]
    found: list[Quantity] = []
    at = 0
    keys = atoms.keys
    while at < len(keys):
        key = keys[at]
        if key in lexicon.skip and (skipped := _sequence(lexicon.skip, keys, at)):
            at = skipped[1]
            continue
        if (key in numerals or key[:1].isdecimal() or key in symbols or key in one) and atoms.words[at] not in closed:
            quantity, end = _quantity(atoms, at, lexicon)
            if quantity is not None:
                found.append(quantity)
                at = end
                continue
        at += 1
    return found


def _quantity(atoms: Atoms, at: int, lexicon: QuantityLexicon) -> tuple[Quantity | None, int]:
    keys = atoms.keys
    symbol = _sequence(lexicon.symbols, keys, at)
    start = at if symbol is None else symbol[1]
    if start >= len(keys):
        return None, at
    number = read_number(keys, start, lexicon.numbers)
    if number is None:
        return None, at
    upper, end, number = _upper(keys, number, lexicon)
    measure, end = (symbol[0], end) if symbol else _measure(keys, end, lexicon)
    if symbol and (after := _measure(keys, end, lexicon))[0] and after[0] == symbol[0]:
        end = after[1]
    if number.doubt == 2 or (number.doubt and measure is None):
        return None, at
    if measure is None and end < len(keys) and keys[end] in lexicon.not_before:
        return None, at
    if measure is None and end == at + 1 and _YEAR.fullmatch(keys[at]) and not number.ordinal:
        return None, at  # more likely a year, or the number in a name
    bound = _bound_before(keys, at, lexicon) or _bound_after(keys, end, lexicon)
    return _built(atoms, (at, end), number, upper, measure, bound), end


def _built(
    atoms: Atoms,
    span: tuple[int, int],
    number: NumberMatch,
    upper: Number | None,
    measure: _Measure | None,
    bound: str | None,
) -> Quantity:
    i, j = atoms.word_range(*span)
    source = atoms.source
    start, end = source.starts[i], source.ends[j - 1]
    factor = measure.factor if measure else 1.0
    return Quantity(
        i,
        j,
        tidy(number.value * factor) if factor != 1.0 else number.value,
        measure.unit if measure else None,
        measure.currency if measure else None,
        number.ordinal,
        bound,
        tidy(upper * factor) if upper is not None else None,
        source.text[start:end],
        Span(start, end),
    )


def _upper(keys: Sequence[str], low: NumberMatch, lexicon: QuantityLexicon) -> tuple[Number | None, int, NumberMatch]:
    """The second number of "10 to 15 billion", if the words go on so; a scale word counts for both."""
    if low.ordinal or low.end + 1 >= len(keys) or keys[low.end] not in lexicon.to:
        return None, low.end, low
    symbol = _sequence(lexicon.symbols, keys, low.end + 1)  # "$10 to $15 billion"
    second = symbol[1] if symbol else low.end + 1
    if second >= len(keys):
        return None, low.end, low
    high = read_number(keys, second, lexicon.numbers)
    if high is None or high.ordinal or high.doubt or high.value <= low.value or high.digits != low.digits:
        return None, low.end, low
    first = read_number(keys[: second + 1], second, lexicon.numbers)
    if first and low.value < 1000 and first.value and high.value > first.value and low.value < first.value:
        low = low._replace(value=tidy(low.value * (high.value / first.value)))
    return high.value, high.end, low


def _measure(keys: Sequence[str], end: int, lexicon: QuantityLexicon) -> tuple[_Measure | None, int]:
    """The unit or currency after a number; a hyphen or a filler word ("of", an adjective) may stand between."""
    at = end
    for _ in range(2):
        found = _sequence(lexicon.measures, keys, at)
        if found:
            return found
        if at >= len(keys) or keys[at] not in lexicon.fillers:
            break
        at += 1
    return None, end


def _sequence(table: dict[str, list[_Sequence]], keys: Sequence[str], at: int) -> tuple[_Measure, int] | None:
    if at >= len(keys):
        return None
    for sequence in table.get(keys[at], ()):
        end = at + 1 + len(sequence.rest)
        if not sequence.rest or tuple(keys[at + 1 : end]) == sequence.rest:
            return sequence.value, end
    return None


def _bound_before(keys: Sequence[str], at: int, lexicon: QuantityLexicon) -> str | None:
    if at == 0:
        return None
    for bound in lexicon.before.get(keys[at - 1], ()):
        start = at - len(bound.words)
        if start >= 0 and tuple(keys[start:at]) == bound.words:
            return bound.name
    return None


def _bound_after(keys: Sequence[str], end: int, lexicon: QuantityLexicon) -> str | None:
    """Words after the number or after the one noun that is counted: "50 से अधिक", "50 नागरिकों से अधिक"."""
    for at in (end, end + 1):
        if at < len(keys):
            for bound in lexicon.after.get(keys[at], ()):
                if tuple(keys[at : at + len(bound.words)]) == bound.words:
                    return bound.name
    return None
