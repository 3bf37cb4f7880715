"""Which mentions may take a role, seen all together."""

from __future__ import annotations

import pytest

from tests.reading.conftest import Read


def test_behind_a_verb_that_comes_first_the_first_is_the_doer(read: Read) -> None:
    assert read.roles("قتل الجيش الكيني جنديا أوغنديا.", "ar", "ASSAULT") == (["KEN"], ["UGA"])


def test_where_the_verb_is_last_the_first_bare_mention_is_the_doer(read: Read) -> None:
    text = "رئیس جمهور کنیا که به اوگاندا سفر کرده است با رئیس جمهور رواندا دیدار کرد."
    assert (["KEN", "RWA"], []) in [read.sides(c) for c in read.claims(text, "fa")]


def test_words_behind_doer_and_object(read: Read) -> None:
    assert read.roles("أعلنت كينيا سفير أوغندا شخصا غير مرغوب فيه.", "ar", "SANCTION") == (["KEN"], ["UGA"])


def test_what_is_left_of_the_object_beside_a_passive(read: Read) -> None:
    assert read.roles("Ugandan ambassador expelled by Kenya.", "en", "SANCTION") == (["KEN"], ["UGA"])


@pytest.mark.parametrize("text", ["Kenya said that Uganda had attacked Rwanda.", "Uganda attacked Rwanda, Kenya said."])
def test_who_says_so_is_no_doer(read: Read, text: str) -> None:
    assert read.roles(text, "en", "ASSAULT") == (["UGA"], ["RWA"])


def test_a_pair_with_a_hyphen_is_of_the_noun_behind_it(read: Read) -> None:
    text = "केन्या-युगांडा समझौते के तहत पूर्ण सैन्य वापसी की आखिरी तारीख जून है।"
    assert not [c for c in read.claims(text, "hi") if c.kind == "withdrawal"]
