"""Are two claims of one act? A list of features, each with a score and, as its docstring, the reason it gives.

A feature returns None where it says nothing. Scores add up; from `SAME` on two claims are of one act, unless a feature speaks
against it (`against`): then nothing joins them but a person's decision. A comparison depends on the two claims alone, so the
order in which reports arrive changes nothing. Scores were set by hand and checked on the six stories in six languages of the
annotated sets (docs/decisions/0007-joining.md has the figures).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dragoman.ledger.features import NEAR, PLACED, Face

SAME = 2.0  # the least sum of scores of one act
COPIED = 2.0  # what standing in the same paragraph of a copy or translation adds
REACH = 10  # days between publication, or between publication and the act, beyond which two claims are not compared


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature's finding: how much it counts, in words, and whether it forbids joining."""

    score: float
    words: str
    against: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """What speaks for two claims being of one act, and against."""

    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        return round(sum(r.score for r in self.reasons), 2)

    @property
    def forbidden(self) -> bool:
        return any(r.against for r in self.reasons)

    @property
    def same(self) -> bool:
        return not self.forbidden and self.score >= SAME

    def why(self) -> str:
        """The reasons in one line, the weightiest first; ties in the order of the features."""
        told = sorted((r for r in self.reasons if r.score > 0), key=lambda r: -r.score)
        return "; ".join(r.words for r in told)

    def why_not(self) -> str:
        return "; ".join(r.words for r in self.reasons if r.against)


_WEEKS, _MONTH = (
    14,
    31,
)  # days within which "last week" and "in May" lie; a year around it hardly says which act is meant
_IN_PERSON = frozenset({"visit", "reception"})
_PROMISES = frozenset({"", "pledge", "agreement", "offer"})  # kinds of commitments that do not say what is promised
_TRANSLATED = frozenset({"agreement", "institution"})

Feature = Callable[[Face, Face], Reason | None]


def compare(one: Face, two: Face) -> Comparison:
    """How alike two claims are; the same whichever is named first."""
    return Comparison(tuple(r for feature in FEATURES if (r := feature(one, two)) is not None))


def sides(one: Face, two: Face) -> Reason | None:
    """The same sides, or one telling names more of them"""
    if one.sides == two.sides:
        return Reason(0.5, "the same sides")
    if one.sides < two.sides or two.sides < one.sides:
        left_open = one.doers == two.doers and not (one.done_to and two.done_to)
        return Reason(-0.5 if left_open else -1.0, "one of them names more sides")
    return Reason(0.0, "different sides", against=True)


def direction(one: Face, two: Face) -> Reason | None:
    """The same side acts, or the other one does"""
    if not (one.one_way and two.one_way):
        return None
    if one.doers == two.doers:
        return Reason(0.5, "the same side acts")
    if set(one.doers) & set(two.done_to) or set(two.doers) & set(one.done_to):
        return Reason(-0.5 if one.mutual else 0.0, "opposite direction", against=not one.mutual)
    return None


def kind(one: Face, two: Face) -> Reason | None:
    """The same act, or one near it"""
    kinds = frozenset((one.kind, two.kind))
    if one.record == "commitment":
        return _promised(one, two)
    if len(kinds) == 1:
        return Reason(1.0, f"both {_a(one.kind)}")
    if "call" in kinds and one.family == "encounter":
        there = bool(kinds & _IN_PERSON)
        return Reason(-0.5, "one is a call, the other a visit" if there else "one is a call", against=there)
    if kinds in NEAR:
        return Reason(0.6, " and ".join(map(_a, sorted(kinds))))
    return Reason(0.0, "acts of one family")


def _promised(one: Face, two: Face) -> Reason:
    """Of promises the kind says little where it is only that something was promised, and all where it is an act."""
    if one.kind != two.kind:
        return Reason(-1.0, "different things are promised")
    return Reason(-0.3, "both a promise") if one.kind in _PROMISES else Reason(1.0, f"both promise {_a(one.kind)}")


def when(one: Face, two: Face) -> Reason | None:
    """The same day, or days that do not fit"""
    if not (one.start and two.start and one.end and two.end):
        return None
    first, second = sorted((one, two), key=lambda f: (str(f.start), str(f.end)))
    if str(first.end) < str(second.start):
        told = f"different days: {_said(first)} and {_said(second)}" if one.day and two.day else "different times"
        return Reason(0.0, told, against=True)
    if one.promise:
        return Reason(1.0 if (one.start, one.end) == (two.start, two.end) else 0.5, f"a deadline: {_said(first)}")
    if one.day and two.day:
        return Reason(3.0, f"both on {one.start}")
    fits = f"{_said(first)} fits {_said(second)}"
    if (one.start, one.end) == (two.start, two.end):
        return Reason(1.5, fits)
    longest = max(_gap(f.start, f.end) or 0 for f in (one, two))
    return Reason(1.0 if longest <= _WEEKS else 0.5 if longest <= _MONTH else -0.5, fits)


def reported(one: Face, two: Face) -> Reason | None:
    """Reported on the same days, or far apart"""
    if one.lasting:
        return Reason(1.0, "something that stays")
    dated = one.start and two.start and one.end and two.end
    if one.promise:
        days = _gap(one.published, two.published)
        if dated or (one.amount and one.amount == two.amount):  # told of again, perhaps a year later
            return Reason(1.0, "reported on the same days") if days is not None and days <= 1 else None
    elif dated:
        return None
    else:
        first, second = sorted((one, two), key=_days_told)
        days = _gap(first.end or first.start or first.published, second.end or second.start or second.published)
    if days is None:
        return Reason(-1.5, "nothing says when")
    if days > REACH:
        return Reason(0.0, f"{days} days apart", against=True)
    if days <= 1:
        return Reason(1.0, "reported on the same days")
    return Reason(0.4 if days <= 3 else -0.5, f"reported {days} days apart")


def where(one: Face, two: Face) -> Reason | None:
    """The same place, or places that do not fit"""
    if one.country is None or two.country is None:
        return None
    apart = one.country != two.country or (one.city is not None and two.city is not None and one.city != two.city)
    if apart:
        placed = one.family in PLACED
        return Reason(0.0 if placed else -0.5, "different places", against=placed)
    if one.city is not None and one.city == two.city:
        return Reason(1.0, "in the same place")
    return Reason(0.5, "in the same country")


def persons(one: Face, two: Face) -> Reason | None:
    """The same persons, or others of the same office"""
    theirs = dict(two.persons)
    shared, others = 0, 0
    for side, names in one.persons:
        found = theirs.get(side, ())
        if set(names) & set(found):
            shared += 1
        elif found and _all_known(names) and _all_known(found):
            others += 1
    if shared:
        return Reason(0.7 * shared - 0.5 * others, "the same person" if shared == 1 else "the same persons")
    return Reason(-1.5 * others, "different persons") if others else None


def status(one: Face, two: Face) -> Reason | None:
    """Told as done by both, or not"""
    if one.status == two.status:
        return None
    if "negated" in (one.status, two.status):
        return Reason(-1.0, "one says that it did not happen")
    if {one.status, two.status} == {"occurred", "ongoing"}:
        return None
    return Reason(-1.0, "one tells of it as still to come")


def contexts(one: Face, two: Face) -> Reason | None:
    """About the same matter, or about another"""
    if not one.contexts or not two.contexts:
        return None
    if set(one.contexts) & set(two.contexts):
        return Reason(0.3, "about the same matter")
    return Reason(-0.3, "about different matters")


def name(one: Face, two: Face) -> Reason | None:
    """The same name, or the same issue"""
    if not one.name or not two.name:
        return None
    issues = one.record == "position"
    if one.name == two.name:
        return Reason(1.5, "the same issue" if issues else "the same name")
    if one.record in _TRANSLATED and one.language != two.language:
        return None  # the name of a treaty or commission is translated; only that of a project sounds alike everywhere
    return Reason(-1.5, "different issues" if issues else "different names", against=issues)


def amount(one: Face, two: Face) -> Reason | None:
    """The same amount or number, or another"""
    if not one.amount or not two.amount:
        return None
    if one.amount == two.amount:
        return Reason(1.5, f"both of {one.amount}")
    less, more = sorted((one.amount, two.amount))
    # Of one ceremony every report counts the documents its own way; a promise of another amount is another promise.
    return Reason(-0.5 if one.record == "agreement" else -1.0, f"different amounts: {less} and {more}")


def words(one: Face, two: Face) -> Reason | None:
    """The same sentence"""
    return Reason(2.0, "in the same words") if one.words and one.words == two.words else None


FEATURES: tuple[Feature, ...] = (
    sides,
    direction,
    kind,
    when,
    reported,
    where,
    persons,
    status,
    contexts,
    name,
    amount,
    words,
)


def _all_known(names: tuple[str, ...]) -> bool:
    """Whether all are entities of the knowledge base: two spellings of an unknown name prove nothing."""
    return not any(name.startswith("~") for name in names)


def _days_told(face: Face) -> tuple[str, str, str]:
    return face.end or face.start or face.published or "", face.start or "", face.published or ""


def _a(kind: str) -> str:
    return f"{'an' if kind[:1] in 'aeio' else 'a'} {kind.replace('_', ' ')}"


def _said(face: Face) -> str:
    return str(face.start) if face.day else f"{face.start} to {face.end}"


@lru_cache(maxsize=65536)
def _ordinal(day: str) -> int:
    return date.fromisoformat(day[:10]).toordinal()


def _gap(one: str | None, two: str | None) -> int | None:
    return abs(_ordinal(one) - _ordinal(two)) if one and two else None
