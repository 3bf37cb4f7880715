"""An event noun becomes an event by its light verb."""

from __future__ import annotations

import pytest

from tests.reading.conftest import Read


@pytest.mark.parametrize(
    ("language", "text", "event"),
    [
        ("en", "Kenya imposed sanctions on Uganda.", "SANCTION"),
        ("en", "The withdrawal of Kenyan troops from Uganda was completed on Monday.", "RETREAT"),
        ("hi", "केन्या ने युगांडा पर जासूसी का आरोप लगाया।", "ACCUSE"),
        ("ur", "کینیا نے یوگنڈا کو امداد دی۔", "AID"),
        ("fa", "کنیا به اوگاندا کمک کرد.", "AID"),
        ("ar", "فرضت كينيا عقوبات على أوغندا.", "SANCTION"),
    ],
)
def test_a_noun_and_its_verb_are_one_act(read: Read, language: str, text: str, event: str) -> None:
    assert read.roles(text, language, event) == (["KEN"], ["UGA"])


def test_a_nearer_noun_has_the_verb(read: Read) -> None:
    """ "Attack" may take the verb of "condemned"; the condemnation stands nearer."""
    assert read.roles("کنیا حمله به اوگاندا را محکوم کرد.", "fa", "ACCUSE") == (["KEN"], ["UGA"])
    assert {c.event for c in read.claims("کنیا حمله به اوگاندا را محکوم کرد.", "fa")} == {"ACCUSE"}


@pytest.mark.parametrize("text", ["قامت كينيا بقصف أوغندا.", "واصلت كينيا قصف أوغندا."])
def test_a_verb_of_doing_tells_that_a_verbal_noun_was_done(read: Read, text: str) -> None:
    assert read.roles(text, "ar", "ASSAULT") == (["KEN"], ["UGA"])


def test_half_of_a_hyphened_adjective_is_no_verb(read: Read) -> None:
    assert {c.event for c in read.claims("Kenya-backed Ugandan rebels rejected the offer.", "en")} == {"REJECT"}
