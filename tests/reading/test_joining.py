"""Which words together name one actor: names, titles and genitives in the word order of each language."""

from __future__ import annotations

import pytest

from tests.reading.mention_examples import mentions, quotes


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The foreign minister of Kenya met soldiers of Uganda.", ["foreign minister of Kenya", "soldiers of Uganda"]),
        ("hi", "केन्या के विदेश मंत्री ने जापान के राजदूत से मुलाकात की।", ["केन्या के विदेश मंत्री", "जापान के राजदूत"]),
        ("ur", "صدر پاکستان نے جاپان سے بات کی۔", ["صدر پاکستان", "جاپان"]),
        ("fa", "وزیر خارجه کنیا با رئیس جمهور اوگاندا دیدار کرد.", ["وزیر خارجه کنیا", "رئیس جمهور اوگاندا"]),
        ("ar", "التقى رئيس كينيا رئيس أوغندا.", ["رئيس كينيا", "رئيس أوغندا"]),
    ],
)  # fmt: skip
def test_a_title_and_its_state_are_one_mention(language: str, text: str, expected: list[str]) -> None:
    assert quotes(text, language) == expected


def test_the_state_an_envoy_is_sent_to_is_not_whose_envoy_he_is() -> None:
    (_, envoy), *_ = mentions("Iran's U.N. ambassador thanked Peru.", "en")
    assert [s.entry.data["surface"] for s in envoy.states] == ["name"]
    assert envoy.cls == "envoy"


def test_the_envoy_of_a_person_is_somebody_else() -> None:
    (_, envoy), *_ = mentions("Trump's special envoy arrived in Oslo.", "en")
    assert envoy.person is None
    assert envoy.possessor is not None


def test_a_former_minister_is_told_from_one_in_office() -> None:
    assert [
        m.former for _, m in mentions("The former Kenyan defence minister met the Ugandan defence minister.", "en")
    ] == [True, False]


def test_from_is_a_genitive_behind_people_of_whom_nothing_was_said() -> None:
    assert quotes("قتل جنود من تشاد في النيجر.", "ar") == ["جنود من تشاد", "النيجر"]


def test_a_title_without_its_article_is_somebody_new() -> None:
    *_, (_, someone) = mentions("استقبل وزير خارجية كينيا وزيرا.", "ar")
    assert someone.indefinite


def test_two_nationalities_behind_a_word_for_two_say_who_the_two_are() -> None:
    found = mentions("قال الرئيسان المصري والتركي", "ar")
    assert [m.headed for _, m in found] == [True, True]


def test_a_sentence_that_names_nobody_has_no_mentions() -> None:
    assert quotes("The weather was cold and the trains were late.", "en") == []
