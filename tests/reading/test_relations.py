"""What a mention may be to an act: by its markers, and by the order of the language."""

from __future__ import annotations

import pytest

from tests.reading.conftest import Read


@pytest.mark.parametrize(
    ("language", "text", "event"),
    [
        ("en", "Kenya backed Uganda.", "SUPPORT"),
        ("hi", "केन्या ने युगांडा को सहायता दी।", "AID"),
        ("ur", "کینیا نے یوگنڈا کے سفیر کو ملک بدر کر دیا۔", "SANCTION"),
        ("fa", "کنیا سفیر اوگاندا را اخراج کرد.", "SANCTION"),
        ("ar", "طردت كينيا سفير أوغندا.", "SANCTION"),
        ("ar", "كينيا تطرد سفير أوغندا.", "SANCTION"),
    ],
)
def test_subject_and_object_by_the_order_of_the_language(read: Read, language: str, text: str, event: str) -> None:
    assert read.roles(text, language, event) == (["KEN"], ["UGA"])


def test_between_verb_and_noun_stands_the_object(read: Read) -> None:
    assert read.roles("Kenya sent Uganda aid.", "en", "AID") == (["KEN"], ["UGA"])
    assert read.roles("Kenya imposed Ugandan sanctions.", "en", "SANCTION") == (["KEN"], ["UGA"])


def test_a_deed_in_the_genitive_says_whom_the_blame_is_for(read: Read) -> None:
    assert read.roles("केन्या ने युगांडा के हमले की निंदा की।", "hi", "ACCUSE") == (["KEN"], ["UGA"])


def test_a_bare_subject_is_shared_by_the_next_verb(read: Read) -> None:
    text = "युगांडा के राष्ट्रपति केन्या पहुंचे और रवांडा के राष्ट्रपति से मुलाकात की।"
    assert (["UGA", "RWA"], []) in [read.sides(c) for c in read.claims(text, "hi")]
