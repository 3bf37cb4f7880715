"""Members find their thing whatever the order they come in."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Collection, Iterable

from hypothesis import given
from hypothesis import strategies as st

from dragoman.ledger.grouping import Tie, regroup, strongest


class Table:
    """Members in memory: ties and what is against, given beforehand; where each belongs, found."""

    def __init__(
        self, ties: dict[frozenset[str], float], against: set[frozenset[str]], decided: set[frozenset[str]]
    ) -> None:
        self.known: set[str] = set()
        self.split: set[frozenset[str]] = set()
        self.scores, self.against, self.decided = ties, against, decided
        self.home: dict[str, str] = {}
        self.groups: dict[str, set[str]] = defaultdict(set)

    def place(self, member: str) -> str:
        return member

    def founder(self, member: str) -> str | None:
        return self.home.get(member)

    def of(self, founder: str) -> Collection[str]:
        return sorted(self.groups[founder])

    def ties(self, member: str) -> Iterable[Tie]:
        pairs = [(p, s) for p, s in self.scores.items() if member in p and p <= self.known]
        return [Tie(next(iter(p - {member})), s, "", p in self.decided) for p, s in pairs]

    def forbidden(self, one: str, two: str) -> bool:
        return frozenset((one, two)) in self.against | self.split

    def parted(self, one: str, two: str) -> bool:
        return frozenset((one, two)) in self.split

    def settle(self, member: str, founder: str) -> None:
        if member in self.home:
            self.groups[self.home[member]].discard(member)
        self.home[member] = founder
        self.groups[founder].add(member)

    def partition(self) -> list[list[str]]:
        return sorted(sorted(g) for g in self.groups.values() if g)


NAMES = "abcdefghij"
PAIRS = [frozenset((a, b)) for i, a in enumerate(NAMES) for b in NAMES[i + 1 :]]


@given(
    st.dictionaries(st.sampled_from(PAIRS), st.integers(1, 5).map(float), max_size=25),
    st.sets(st.sampled_from(PAIRS), max_size=10),
    st.sets(st.sampled_from(PAIRS), max_size=2),
    st.randoms(use_true_random=False),
)
def test_the_order_of_arrival_changes_nothing(
    ties: dict[frozenset[str], float], against: set[frozenset[str]], decided: set[frozenset[str]], chance: random.Random
) -> None:
    ties = {**ties, **dict.fromkeys(decided, 9.0)}
    at_once = Table(ties, against, decided)
    at_once.known = set(NAMES)
    regroup(NAMES, at_once)
    order = list(NAMES)
    chance.shuffle(order)
    one_by_one = Table(ties, against, decided)
    for name in order:
        one_by_one.known.add(name)
        regroup([name], one_by_one)
    assert one_by_one.partition() == at_once.partition()


@given(
    st.dictionaries(st.sampled_from(PAIRS), st.integers(1, 5).map(float), max_size=25),
    st.sets(st.sampled_from(PAIRS), max_size=10),
)
def test_nothing_is_together_that_something_is_against(
    ties: dict[frozenset[str], float], against: set[frozenset[str]]
) -> None:
    table = Table(ties, against, set())
    table.known = set(NAMES)
    regroup(NAMES, table)
    for group in table.partition():
        assert not any(pair <= set(group) for pair in against)


def test_a_decision_outdoes_what_is_against() -> None:
    pair = frozenset(("a", "b"))
    table = Table({pair: 1.0}, {pair}, {pair})
    table.known = {"a", "b"}
    changes = regroup("ab", table)
    assert table.partition() == [["a", "b"]]
    assert "a" in changes.founders


def test_a_split_outdoes_a_join() -> None:
    joined, split = frozenset(("b", "c")), frozenset(("a", "c"))
    table = Table({frozenset(("a", "b")): 5.0, joined: 1.0}, set(), {joined})
    table.known, table.split = {"a", "b", "c"}, {split}
    regroup("abc", table)
    assert table.partition() == [["a", "b"], ["c"]]


def test_the_strongest_tie_inside_a_group_is_the_reason() -> None:
    ties = {
        "a": [Tie("b", 1.0, "weak"), Tie("c", 3.0, "strong"), Tie("z", 9.0, "elsewhere")],
        "b": [Tie("a", 1.0, "weak")],
    }
    assert {m: t.why for m, t in strongest({"a", "b", "c"}, ties).items()} == {"a": "strong", "b": "weak"}
