"""Agreements, commitments, institutions, projects and positions from all that reports say of them."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.ledger.copies import Copies
from dragoman.ledger.objects import object_of, state_on
from dragoman.model.ledger import LedgerObject
from dragoman.model.records import (
    Agreement,
    Commitment,
    CommitmentState,
    Institution,
    Issue,
    Position,
    Project,
    Quantity,
    Session,
)
from tests.ledger.tellings import CHN, DUSHANBE, ISLAMABAD, KHAN, PAK, RAHMON, TJK, codes, day, report, said, told


def made(*records: Any) -> LedgerObject:
    return object_of("thg_1", told(*records), Copies())


def promise(id: str, published: str, status: str = "open", **given: Any) -> Commitment:
    given.setdefault("evidence", said(f"{id} tells."))
    return Commitment(
        id=f"obj_{id}", report=report(id, published), by=(PAK,), to=(TJK,), kind="loan", status=status, **given
    )


def test_a_commitment_is_open_until_a_report_says_what_became_of_it() -> None:
    first = promise("a", "2021-06-03", quantity=Quantity(value=5e8, currency="USD"), deadline=day("2021-09-11"))
    again = promise("b", "2021-07-01")
    done = promise("c", "2021-09-01", "reported_done")
    assert made(first, again).state == "open"
    found = made(done, again, first)
    assert found.state == "reported_done"
    assert [(h.state, h.evidence[0].text) for h in found.history] == [
        ("open", "a tells."),
        ("reported_done", "c tells."),
    ]
    assert found.quantity is not None
    assert (found.quantity.value, codes(found.by), codes(found.to)) == (5e8, ["PAK"], ["TJK"])


def test_of_two_closing_states_the_one_reported_last_counts() -> None:
    missed, withdrawn = promise("a", "2021-10-01", "reported_missed"), promise("b", "2021-11-01", "withdrawn")
    assert made(withdrawn, missed).state == "withdrawn"
    assert made(promise("c", "2021-12-01"), missed).state == "reported_missed"  # that it was promised is no news


def test_states_that_one_report_tells_of_are_kept_in_order() -> None:
    history = (CommitmentState(state="open", date=day("2020-01-01")), CommitmentState(state="reported_done"))
    found = made(promise("a", "2021-06-03", "reported_done", history=history))
    assert [h.state for h in found.history] == ["open", "reported_done"]
    assert all(h.evidence for h in found.history)


@pytest.mark.parametrize(
    ("status", "deadline", "today", "expected"),
    [
        ("open", day("2021-09-11"), "2021-09-11", "open"),
        ("open", day("2021-09-11"), "2021-09-12", "overdue"),
        ("open", day("2021-09-01", "2021-09-30"), "2021-09-12", "open"),
        ("open", None, "2031-01-01", "open"),
        ("reported_done", day("2021-09-11"), "2021-09-12", "reported_done"),
        ("withdrawn", day("2021-09-11"), "2021-09-12", "withdrawn"),
    ],
)
def test_a_commitment_is_overdue_when_somebody_looks_after_its_deadline(
    status: str, deadline: Any, today: str, expected: str
) -> None:
    assert state_on(made(promise("a", "2021-06-03", status, deadline=deadline)), today) == expected


def test_only_a_commitment_is_overdue() -> None:
    body = Institution(id="obj_a", report=report(), kind="council", parties=(PAK, TJK))
    assert state_on(made(body), "2031-01-01") is None


def test_deadlines_that_differ_are_both_kept() -> None:
    found = made(
        promise("a", "2021-06-03", deadline=day("2021-09-11")), promise("b", "2021-06-03", deadline=day("2021-05-01"))
    )
    assert [(d.field, [v.value for v in d.versions]) for d in found.differing] == [
        ("deadline", ["2021-09-11", "2021-05-01"])
    ]


def papers(id: str, stage: str | None, **given: Any) -> Agreement:
    parties = given.pop("parties", (PAK, TJK))
    return Agreement(id=f"obj_{id}", report=report(id), kind="treaty", stage=stage, parties=parties, **given)


@pytest.mark.parametrize(
    ("stages", "expected"),
    [
        (("signed", "negotiated"), "signed"),
        (("ratified", "signed", None), "ratified"),
        (("in_force", "suspended"), "suspended"),
        (("ended", "in_force"), "ended"),
        ((None,), None),
        (("in talks",), None),
    ],
)
def test_an_agreement_has_come_as_far_as_any_report_says(stages: tuple[str | None, ...], expected: str | None) -> None:
    assert made(*(papers(str(k), stage) for k, stage in enumerate(stages))).stage == expected


def test_an_agreement_has_all_its_parties_and_the_number_most_count() -> None:
    found = made(
        papers("a", "signed", count=12, parties=(PAK, RAHMON), place=DUSHANBE),
        papers("b", "signed", count=8, at_least=True, parties=(KHAN, CHN)),
        papers("c", "signed", count=12, title="On transit", date=day("2021-06-02")),
    )
    assert (found.count, found.at_least, found.name, found.place) == (12, True, "On transit", DUSHANBE)
    assert [(p.country, p.type) for p in found.by] == [("CHN", "state"), ("PAK", "person"), ("TJK", "person")]
    assert found.date == day("2021-06-02")
    assert [d.field for d in found.differing] == ["count"]


def body(id: str, *sessions: Session, **given: Any) -> Institution:
    return Institution(
        id=f"obj_{id}", report=report(id), kind="joint_commission", parties=(PAK, TJK), sessions=sessions, **given
    )


def test_the_sessions_of_an_institution_stand_in_order_each_once() -> None:
    seventh = Session(number=7, date=day("2024-12-20"), place=ISLAMABAD)
    found = made(
        body("a", Session(number=8, status="planned"), Session(number=7)),
        body("b", seventh, Session(number=5, date=day("2018-03-01"))),
        body(
            "c", Session(date=day("2021-06-02")), Session(number=5, date=day("2018-03-01")), name="The joint commission"
        ),
    )
    assert [(s.number, s.date and s.date.start) for s in found.sessions] == [
        (5, "2018-03-01"),
        (None, "2021-06-02"),
        (7, "2024-12-20"),
        (8, None),
    ]
    assert found.sessions[2] == seventh
    assert found.name == "The joint commission"


def test_a_project_has_its_last_state_and_the_value_most_give() -> None:
    def line(id: str, published: str, state: str | None, value: float) -> Project:
        return Project(
            id=f"obj_{id}",
            report=report(id, published),
            name="CASA-1000",
            participants=(PAK,),
            state=said(state)[0] if state else None,
            value=Quantity(value=value, currency="USD"),
        )

    found = made(
        line("c", "2023-01-01", None, 1.2e9),
        line("b", "2022-01-01", "half built", 1.6e9),
        line("a", "2021-01-01", "begun", 1.2e9),
    )
    assert found.state == "half built"
    assert found.quantity is not None
    assert found.quantity.value == 1.2e9
    assert [d.field for d in found.differing] == ["value"]


def test_a_position_on_an_issue() -> None:
    def point(id: str, **given: Any) -> Position:
        return Position(id=f"pos_{id}", report=report(id), stance="raises", speaker=KHAN, **given)

    found = made(
        point("a", issue=Issue(id="kashmir", text="Kashmir")), point("b", addressee=TJK, issue=Issue(id="kashmir"))
    )
    assert (found.kind, found.issue, found.name) == ("raises", "kashmir", "Kashmir")
    assert (codes(found.by), codes(found.to)) == (["PAK"], ["TJK"])
