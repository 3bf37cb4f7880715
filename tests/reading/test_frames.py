"""Each role goes to the mention that leaves the cheaper whole."""

from __future__ import annotations

import pytest

from tests.reading.conftest import Read


def test_both_sides_of_a_mutual_act_in_one_mention(read: Read) -> None:
    text = "The presidents of Kenya and Uganda discussed ties between the two countries."
    assert read.roles(text, "en", "CONSULT") == (["KEN", "UGA"], [])


def test_a_persons_own_state_is_not_the_other_side(read: Read) -> None:
    assert read.claims("Kenya urged its citizens to leave Somalia.", "en") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kenya called on Uganda to withdraw."),
        ("ur", "کینیا نے یوگنڈا سے فوج واپس بلانے کا مطالبہ کیا۔"),
        ("fa", "کنیا از اوگاندا خواست نیروهای خود را خارج کند."),
    ],
)
def test_whom_something_is_asked_of(read: Read, language: str, text: str) -> None:
    assert read.roles(text, language, "REQUEST") == (["KEN"], ["UGA"])


def test_a_marker_outdoes_the_order_of_words(read: Read) -> None:
    assert read.roles("An attack on Uganda was condemned by Kenya.", "en", "ACCUSE") == (["KEN"], ["UGA"])
    assert read.roles("युगांडा को केन्या ने सहायता दी।", "hi", "AID") == (["KEN"], ["UGA"])


def test_the_nearest_other_state_where_the_marking_is_missing(read: Read) -> None:
    assert read.roles("After attacking Uganda, Kenya closed the border.", "en", "SANCTION") == (["KEN"], ["UGA"])


def test_a_doer_whose_clause_has_ended_leaves_the_next_to_its_own_subject(read: Read) -> None:
    text = "युगांडा ने बड़ा फैसला लिया है, राष्ट्रपति विलियम रुतो युगांडा की यात्रा पर हैं।"
    (visit,) = read.claims(text, "hi")
    assert read.sides(visit) == (["KEN"], ["UGA"])
