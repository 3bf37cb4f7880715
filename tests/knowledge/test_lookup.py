"""Who is meant by a name in any language."""

from datetime import date

import pytest

from dragoman.knowledge.lookup import find, names_of


def test_a_person_with_the_office_of_the_day() -> None:
    first = find("इमरान खान", date(2021, 6, 2))[0]
    assert first.entity.name == "Imran Khan"
    assert [office.kind for office in first.offices] == ["head_of_government"]
    assert first.score == 1.0
    assert {"en", "hi", "fa", "ar", "ur"} <= set(first.names)


def test_without_a_day_all_offices_are_told() -> None:
    assert len(find("Imran Khan")[0].offices) >= 1
    assert find("Imran Khan", date(2000, 1, 1))[0].offices == ()


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("پوتین", "Vladimir Putin"),
        ("حماس", "Hamas"),
        ("دوشنبے", "Dushanbe"),
        ("यूक्रेनी", "Ukraine"),
        ("nato", "North Atlantic Treaty Organization"),
    ],
)
def test_any_language_and_kind(name: str, entity: str) -> None:
    assert find(name)[0].entity.name == entity


def test_a_misspelt_name_is_found_by_its_sound() -> None:
    first = find("Shawkat Mirziyoev")[0]
    assert first.entity.name == "Shavkat Mirziyoyev"
    assert first.score < 1.0
    assert "sounds alike" in first.reason


def test_nobody() -> None:
    assert find("Zzyzx Qwortle") == []
    assert find("") == []


def test_names_of_an_unknown_id_are_none() -> None:
    assert names_of("Q0") == {}
