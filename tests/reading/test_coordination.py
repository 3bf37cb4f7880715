"""Which mentions stand in one list, and what its members share."""

from __future__ import annotations

import pytest

from tests.reading.mention_examples import mentions


def groups(text: str, language: str) -> list[int]:
    return [m.group for _, m in mentions(text, language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Chile and Peru signed a treaty."),
        ("hi", "केन्या और युगांडा ने समझौता किया।"),
        ("hi", "रूस यूक्रेन वार्ता जारी है।"),
        ("ur", "کینیا اور یوگنڈا نے معاہدہ کیا۔"),
        ("fa", "کنیا و اوگاندا توافق کردند."),
        ("ar", "وقعت كينيا وأوغندا اتفاقا."),
        ("ar", "المحادثات المصرية التركية"),
    ],
)
def test_what_is_joined_is_one_group(language: str, text: str) -> None:
    assert groups(text, language) == [0, 0]


def test_commas_join_where_a_list_ends_in_and() -> None:
    assert groups("Chile, Peru and Bolivia signed a treaty.", "en") == [0, 0, 0]


def test_a_comma_between_two_clauses_makes_no_list() -> None:
    assert groups("In Baku, Azerbaijan said it agreed.", "en")[:2] == [-1, -1]


def test_the_marker_of_a_list_is_shared() -> None:
    found = mentions("کینیا اور یوگنڈا کے وزرا کے درمیان ملاقات ہوئی۔", "ur")
    assert [m.markers for _, m in found] == [("between",), ("between",)]


def test_a_verb_behind_the_second_begins_a_clause_of_its_own() -> None:
    assert groups("Kenya met Uganda, and Chad said it agreed.", "en")[1:3] == [-1, -1]
