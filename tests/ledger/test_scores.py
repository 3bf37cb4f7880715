"""The PLOVER scores: what the manual prints, what was decided where it contradicts itself, and the balance of two states."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from dragoman.ledger.scores import balance, balances, day_of, dyads, ontology, quad, score, score_of, took_place, types
from dragoman.model.ledger import LedgerEvent
from dragoman.model.records import Claim, Participant, Report, When
from tests.strategies import ledgers

PAK, TJK, IRN = (Participant(type="state", country=code) for code in ("PAK", "TJK", "IRN"))
UN = Participant(type="organisation", code="UNO")


def event(
    code: str, *, actors: tuple[Participant, ...], to: tuple[Participant, ...] = (), day: str | None = None
) -> LedgerEvent:
    date = When(start=day, end=day, precision="day") if day else None
    return LedgerEvent(id="evt_1", event=code, actors=actors, recipients=to, date=date)


def test_the_ontology_is_complete() -> None:
    assert len(types()) == 16
    # 67 modes stand in the manual's list of totals; the sections name as many.
    assert sum(len(t.modes) for t in types().values()) == 67
    assert sum(not t.modes for t in types().values()) == 5
    for code, act in types().items():
        assert set(act.kinds.values()) <= set(act.modes), code
        assert all(-10 <= s <= 10 for s in (act.score, *act.modes.values())), code
        assert all((s > 0) == (act.quad < 3) for s in (act.score, *act.modes.values()) if act.quad != 3), code
    assert set(ontology()["ahead"]) <= set(types())


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (("CONSULT", "visit", None), 4),
        (("CONSULT", None, "visit"), 4),
        (("CONSULT", None, "meeting"), 2.5),
        (("CONSULT", "phone", "visit"), 1.5),  # the mode decides
        (("AGREE", None, "visit"), 2.5),  # a visit announced
        (("ACCUSE", None, None), -3),  # misprinted +3
        (("ACCUSE", None, "concern"), -2),
        (("PROTEST", "vandalize", None), -5),  # no score printed
        (("RETREAT", "ceasefire", "ceasefire"), 7.5),
        (("REQUEST", None, None), 0),
        (("ASSAULT", "unconventional", None), -10),
        (("THREATEN", "ban", None), -3.5),  # a mode of an older PLOVER
        (("FIGHT", None, None), None),
    ],
)
def test_scores(act: tuple[str, str | None, str | None], expected: float | None) -> None:
    assert score(*act) == expected


def test_a_claim_has_the_score_of_its_act() -> None:
    claim = Claim(report=Report(id="a", sha256="0", language="en"), event="AID", kind="loan")
    assert score_of(claim) == 10


def test_quad_codes() -> None:
    assert [quad(c) for c in ("AGREE", "RETREAT", "REQUEST", "SANCTION", "FIGHT")] == [1, 2, 3, 4, None]


def test_what_took_place() -> None:
    told = event("CONSULT", actors=(PAK, TJK))
    assert took_place(told)
    assert not took_place(replace(told, status="negated"))
    assert not took_place(replace(told, status="planned"))
    assert took_place(replace(told, event="AGREE", status="planned"))


def test_between_whom() -> None:
    assert dyads(event("CONSULT", actors=(TJK, PAK, IRN))) == (("IRN", "PAK"), ("IRN", "TJK"), ("PAK", "TJK"))
    assert dyads(event("ACCUSE", actors=(PAK, TJK), to=(IRN,))) == (("IRN", "PAK"), ("IRN", "TJK"))
    assert dyads(event("ACCUSE", actors=(PAK,), to=(IRN, UN)), directed=True) == (("PAK", "IRN"), ("PAK", "UNO"))
    assert dyads(event("PROTEST", actors=(PAK,))) == ()


def test_the_balance_of_two_states() -> None:
    ledger = [
        event("CONSULT", actors=(PAK, TJK), day="2021-06-02"),
        event("ACCUSE", actors=(TJK,), to=(PAK,), day="2021-06-20"),
        event("AID", actors=(PAK,), to=(TJK,), day="2021-08-01"),
        event("AID", actors=(PAK,), to=(IRN,), day="2021-08-01"),
        replace(event("ASSAULT", actors=(PAK,), to=(TJK,), day="2021-08-01"), status="negated"),
        replace(event("SUPPORT", actors=(PAK, TJK)), first_reported="2021-08-30"),
    ]
    assert balance(ledger, "TJK", "PAK") == [("2021-06", -0.5, -0.25, 2, 2), ("2021-08", 15, 7.5, 2, 1)]
    assert balance(ledger, "TJK", "PAK", directed=True) == [("2021-06", -0.5, -0.25, 2, 2), ("2021-08", 5, 5, 1, 0)]
    assert balance(ledger, "PAK", "USA") == []


def test_the_day_of_an_act() -> None:
    told = event("AID", actors=(PAK,), to=(TJK,), day="2021-06-02")
    assert day_of(told) == ("2021-06-02", True)
    assert day_of(replace(told, date=None, first_reported="2021-06-03")) == ("2021-06-03", False)
    year = replace(told, date=When(start="2021-01-01", end="2021-12-31", precision="year"))
    assert day_of(replace(year, first_reported="2021-06-03")) == ("2021-06-03", False)
    assert day_of(replace(year, first_reported="2024-06-03")) == (None, False)
    assert day_of(replace(told, date=When(start="2021-06-01", end="2021-06-30"))) == ("2021-06-01", True)
    assert day_of(replace(told, date=When(text="Wednesday"))) == (None, False)


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(ledgers())
def test_balances_count_every_pair_once_whatever_the_order(ledger: list[LedgerEvent]) -> None:
    found = balances(ledger)
    assert found == balances(reversed(ledger))
    for (one, two), months in found.items():
        assert one < two
        assert months == balance(ledger, one, two) == balance(ledger, two, one)
        assert [m.month for m in months] == sorted({m.month for m in months})
        assert all(math.isclose(m.sum, m.mean * m.number) and 0 <= m.dated <= m.number for m in months)
