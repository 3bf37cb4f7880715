"""How do other data sets write a state, an actor, a place, an act? The tables of data/ontology, looked up."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from dragoman.ledger.scores import ontology
from dragoman.model.ledger import LedgerEvent
from dragoman.model.records import Participant

_FOLDER = files("dragoman").joinpath("data", "ontology")


class State(NamedTuple):
    """A state's other codes, each empty where it has none: ISO 3166-1 alpha-2 and FIPS 10-4."""

    alpha2: str
    fips: str


def read(name: str) -> str:
    """A file of data/ontology."""
    return _FOLDER.joinpath(name).read_text(encoding="utf-8")


def _table(name: str) -> list[list[str]]:
    return [line.split("\t") for line in read(name).splitlines()[1:]]


@cache
def states() -> dict[str, State]:
    """By ISO 3166-1 alpha-3 (XKX: Kosovo)."""
    return {code: State(alpha2, fips) for code, alpha2, fips in _table("countries.tsv")}


@cache
def divisions() -> dict[int, str]:
    """The FIPS 10-4 code of the first-level division a place lies in, by GeoNames id, without the state's code."""
    return {int(geonames): division for geonames, division in _table("divisions.tsv")}


@cache
def cameo() -> dict[str, Any]:
    """What data/ontology/cameo.yml says."""
    loaded: dict[str, Any] = yaml.safe_load(read("cameo.yml"))
    return loaded


class Act(NamedTuple):
    """An act in CAMEO: its code, GDELT's quad class, its Goldstein value."""

    code: str
    quad: int
    goldstein: float

    @property
    def base(self) -> str:
        return self.code[:3]

    @property
    def root(self) -> str:
        return self.code[:2]


def cameo_act(event: LedgerEvent) -> Act | None:
    """The CAMEO code of an act: the first rule of its type that fits; None of what is no PLOVER type."""
    for rule in cameo()["acts"].get(event.event, ()):
        if _fits(rule.get("kind"), event.kind) and _fits(rule.get("mode"), event.mode):
            code = rule["code"]
            return Act(code, cameo()["quad"][code[:2]], cameo()["goldstein"][code])
    return None


def _fits(wanted: list[str] | None, value: str | None) -> bool:
    return wanted is None or value in wanted


def plover_code(actor: Participant) -> str | None:
    """PLOVER's code of an actor: its state's, or one of those for actors without a state."""
    known = ontology()
    if actor.country:
        return str(known["countries"].get(actor.country, actor.country))
    if actor.type == "organisation" or actor.code:
        return str(known["organisations"].get(actor.code, known["organisation"]))
    return str(known["group"]) if actor.type == "group" else None


def cameo_country(actor: Participant) -> str:
    """CAMEO's code of an actor's state, "" without one."""
    code = actor.country or ""
    return str(cameo()["countries"].get(code, code))


def cameo_group(actor: Participant) -> str:
    """CAMEO's code of an organisation it knows, else ""."""
    return str(cameo()["groups"].get(actor.code, ""))


def cameo_type(actor: Participant) -> str:
    """CAMEO's type of an actor, by its sector; "" where neither has one."""
    if actor.sector:
        return str(cameo()["types"].get(actor.sector, ""))
    return "IGO" if actor.type == "organisation" else ""
