"""Of what persons decided on two records the last word counts."""

from __future__ import annotations

from dragoman.ledger.decisions import Verdicts, pairs_of
from dragoman.model.ledger import Decision


def decision(number: int, judgement: str, claims: str, others: str, by: str = "Nadia") -> Decision:
    return Decision(
        number=number,
        at="2024-01-01T00:00:00+00:00",
        by=by,
        judgement=judgement,
        claims=tuple(claims),
        others=tuple(others),
        because="so it was",
    )


def verdicts(*decisions: Decision) -> Verdicts:
    return Verdicts(decisions, {r: r.upper() for r in "abcd"})


def test_a_split_is_of_those_named_against_the_others_alone() -> None:
    assert pairs_of(decision(1, "split", "ab", "cd")) == [("a", "c"), ("a", "d"), ("b", "c"), ("b", "d")]


def test_a_join_is_of_everyone_with_everyone() -> None:
    assert pairs_of(decision(1, "join", "a", "bc")) == [("a", "b"), ("a", "c"), ("b", "c")]


def test_it_holds_for_the_members_of_the_records_either_way_round() -> None:
    found = verdicts(decision(1, "split", "a", "b"))
    assert found.on("A", "B") == found.on("B", "A") == "split"
    assert found.on("A", "C") is None
    assert found.together("A") == []


def test_the_later_counts_in_whatever_order_they_are_given() -> None:
    first, second = decision(1, "split", "ab", "c"), decision(2, "join", "a", "c", by="Omid")
    for found in (verdicts(first, second), verdicts(second, first)):
        assert found.on("A", "C") == "join"
        assert found.on("B", "C") == "split"
        assert found.together("A") == [("C", "Omid decided: so it was")]
        assert found.together("C") == [("A", "Omid decided: so it was")]


def test_nothing_is_decided_on_what_one_member_stands_for() -> None:
    found = Verdicts([decision(1, "split", "a", "b")], {"a": "M", "b": "M"})
    assert found.on("M", "M") is None
