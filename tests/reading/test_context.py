"""What a report has named so far, and which two states stand out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from dragoman.reading.context import Context
from dragoman.reading.mentions import Party


def minister(country: str, name: str) -> Party:
    return Party(country, type="person", name=name, office="foreign_minister")


def test_the_two_named_most_are_the_dyad() -> None:
    context = Context(counts=Counter(KEN=4, UGA=3, SOM=1))
    assert context.dyad() == ("KEN", "UGA")
    assert context.dominates()


def test_three_named_as_often_have_no_dyad() -> None:
    context = Context(counts=Counter(KEN=2, UGA=2, SOM=2))
    assert context.dyad() == ()
    assert not context.dominates()


def test_the_dyad_of_the_others() -> None:
    assert Context(counts=Counter(KEN=4, UGA=3, SOM=1)).dyad(besides={"KEN"}) == ("UGA", "SOM")
    assert Context(counts=Counter(KEN=4, UGA=3)).dyad(besides={"KEN"}) == ()


def test_the_holder_is_the_one_named_most_and_the_last_of_equals() -> None:
    one, two = minister("KEN", "One"), minister("UGA", "Two")
    context = Context(offices={"foreign_minister": [one, two]})
    assert context.holder("foreign_minister") is two
    context.offices["foreign_minister"] = [one, one, two]
    assert context.holder("foreign_minister") == one
    assert context.holder("monarch") is None


def test_a_style_is_the_last_named_or_the_only_one() -> None:
    jordan, morocco = Party("JOR"), Party("MAR")
    context = Context(styled={"majesty": {"JOR": jordan}})
    assert context.of_style("majesty") == (jordan,)
    context.styled["majesty"]["MAR"] = morocco
    assert context.of_style("majesty") == ()
    context.styles["majesty"] = morocco
    assert context.of_style("majesty") == (morocco,)
    assert context.only_of_style("majesty") == ()


def test_the_two_leaders_stay_the_ones_spoken_of_most() -> None:
    host, guest, minister = (Party("UGA", type="person", name=n) for n in ("Host", "Guest", "Minister"))
    context = Context()
    context.namings.update({"Host": 3, "Guest": 3, "Minister": 1})
    context.two_persons((guest, host))
    context.two_persons((replace(guest, why="by his office", score=0.7), minister))
    assert context.leaders == (guest, host)
    context.namings["Minister"] = 4
    context.two_persons((guest, minister))
    assert context.leaders == (guest, minister)
