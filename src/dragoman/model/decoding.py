"""JSON back into records: the inverse of `to_json`."""

from __future__ import annotations

import types
from collections.abc import Callable, Hashable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from dragoman.model.errors import BadRecord
from dragoman.model.records import Agreement, Claim, Commitment, Discrepancy, Institution, Position, Project, Record
from dragoman.model.spans import Quote, Span

T = TypeVar("T")
_KINDS: tuple[type[Any], ...] = (Claim, Position, Agreement, Commitment, Institution, Project, Discrepancy)
RECORDS: dict[str, type[Any]] = {cls.record: cls for cls in _KINDS}


def record_of(value: dict[str, Any]) -> Record:
    """The record a line of JSON holds.

    Raises:
        BadRecord: `record` names no kind of record, or a field that it must have is missing.
    """
    cls = RECORDS.get(str(value.get("record")))
    if cls is None:
        raise BadRecord(f"no record of a kind known here: {value.get('record')!r}", remedy="Read the report again")
    return cast("Record", decoded(cls, value))


def decoded(cls: type[T], value: dict[str, Any]) -> T:
    """A value of one of the classes of `model.records` from its JSON; fields that are left out have their default.

    Raises:
        BadRecord: a field without a default is missing.
    """
    return cast("T", _decoder(cast("Hashable", cls))(value))


@cache
def _decoder(cls: Any) -> Callable[[dict[str, Any]], Any]:
    """The function that makes a value of a class; what can be known of the class before is worked out once, as ledgers are
    decoded by the thousand."""
    hints = get_type_hints(cls)
    names = frozenset(hints) & {f.name for f in fields(cls)}
    # Of a field without a default null is a value like others: "there is none".
    required = {f.name for f in fields(cls) if f.default is MISSING and f.default_factory is MISSING}
    made = [(f.name, make) for f in fields(cls) if (make := _maker(hints[f.name])) is not _same]

    def decode(value: dict[str, Any]) -> Any:
        given = {k: v for k, v in value.items() if k in names and (v is not None or k in required)}
        for name, make in made:
            if (held := given.get(name)) is not None:
                given[name] = make(held)
        try:
            return cls(**given)
        except TypeError as error:
            raise BadRecord(f"a {cls.__name__.lower()} with a field missing ({error})") from error

    return decode


def _maker(hint: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        inner = [a for a in get_args(hint) if a is not type(None)]
        return _maker(inner[0]) if len(inner) == 1 else _same
    if hint is Span:
        return _span
    if hint is Quote:
        return _quote
    if get_origin(hint) is tuple:
        one = _maker(get_args(hint)[0])
        return tuple if one is _same else lambda values: tuple([one(v) for v in values])
    if is_dataclass(hint):
        return _decoder(cast("Hashable", hint))
    return _same


def _same(value: Any) -> Any:
    return value


def _span(value: list[int]) -> Span:
    return Span(value[0], value[1])


def _quote(value: dict[str, Any]) -> Quote:
    return Quote(value["text"], _span(value["span"]))
