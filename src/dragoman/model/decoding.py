"""JSON back into records: the inverse of `to_json`."""

from __future__ import annotations

import types
from collections.abc import Hashable
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
    plan = _plan(cast("Hashable", cls))
    given: dict[str, Any] = {}
    for name, (make, required) in plan.items():
        if value.get(name) is not None:
            given[name] = make(value[name])
        elif required and name in value:  # of a field without a default null is a value like others: "there is none"
            given[name] = None
    try:
        return cls(**given)
    except TypeError as error:
        raise BadRecord(f"a {cls.__name__.lower()} with a field missing ({error})") from error


@cache
def _plan(cls: Any) -> dict[str, tuple[Any, bool]]:
    """For each field, the function that makes its value, and whether it has no default."""
    hints = get_type_hints(cls)
    return {f.name: (_maker(hints[f.name]), f.default is MISSING and f.default_factory is MISSING) for f in fields(cls)}


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
        return lambda values: tuple(one(v) for v in values)
    if is_dataclass(hint):
        cls: type[Any] = cast("type[Any]", hint)
        return lambda value: decoded(cls, value)
    return _same


def _same(value: Any) -> Any:
    return value


def _span(value: list[int]) -> Span:
    return Span(value[0], value[1])


def _quote(value: dict[str, Any]) -> Quote:
    return Quote(value["text"], _span(value["span"]))
