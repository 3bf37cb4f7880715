"""Words that are names only with support beside them."""

from __future__ import annotations

from tests.reading.conftest import Read


def test_monday_is_no_dushanbe(read: Read) -> None:
    claims = read.claims("رئیس جمهور کنیا روز دوشنبه در کامپالا با رئیس جمهور اوگاندا دیدار کرد.", "fa")
    assert {code for c in claims for side in read.sides(c) for code in side} == {"KEN", "UGA"}


def test_dushanbe_is_no_monday(read: Read) -> None:
    (claim,) = read.claims("وزیر خارجه پاکستان به دوشنبه پایتخت تاجیکستان سفر کرد.", "fa")
    assert read.sides(claim) == (["PAK"], ["TJK"])
    assert claim.date is None


def test_a_surname_means_who_held_office_near_that_day(read: Read) -> None:
    text = "Trump met Indian Prime Minister Narendra Modi in Washington."
    assert {p.country for c in read.claims(text, "en", "2019-05-01") for p in (*c.actors, *c.recipients)} == {
        "USA",
        "IND",
    }
    assert not read.claims(text, "en", "1995-05-01")


def test_an_everyday_word_is_no_name(read: Read) -> None:
    assert not read.claims("كان الطقس في المدينة باردا، وقد وصل القطار متأخرا.", "ar")
