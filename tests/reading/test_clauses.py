"""A mention belongs to the verb of its own clause."""

from __future__ import annotations

import pytest

from tests.reading.conftest import Read


def test_a_relative_clause_has_its_bearer_for_subject(read: Read) -> None:
    text = "Kenya accused Uganda, which praised Rwanda."
    assert read.roles(text, "en", "ACCUSE") == (["KEN"], ["UGA"])
    assert read.roles(text, "en", "SUPPORT") == (["UGA"], ["RWA"])


def test_in_a_relative_clause_with_a_doer_the_bearer_is_the_object(read: Read) -> None:
    assert read.roles("Kenya, which Uganda accused of spying, denied it.", "en", "ACCUSE") == (["UGA"], ["KEN"])


@pytest.mark.parametrize(
    ("language", "text", "sides"),
    [
        ("en", "Kenya met Uganda and Rwanda condemned Burundi.", (["RWA"], ["BDI"])),
        ("ar", "اتفقت كينيا وأوغندا على التعاون، وأدانت رواندا بوروندي.", (["RWA"], ["BDI"])),
        ("hi", "केन्या ने युगांडा से मुलाकात की और रवांडा ने बुरुंडी की निंदा की।", (["RWA"], ["BDI"])),
        ("fa", "کنیا با اوگاندا دیدار کرد و رواندا بوروندی را محکوم کرد.", (["RWA"], ["BDI"])),
    ],
)
def test_each_verb_has_the_sides_of_its_clause(
    read: Read, language: str, text: str, sides: tuple[list[str], list[str]]
) -> None:
    assert read.roles(text, language, "ACCUSE") == sides


def test_the_object_of_one_verb_is_not_the_subject_of_the_next(read: Read) -> None:
    text = "Kenya urged Uganda and expelled the Somali ambassador."
    assert read.roles(text, "en", "SANCTION") == (["KEN"], ["SOM"])
