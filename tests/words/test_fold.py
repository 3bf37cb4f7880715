"""Spelling variants of one word have one key."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.words.fold import WORD, fold_text, fold_word

SCRIPTS = st.text(
    alphabet=[
        chr(c)
        for block in (range(0x20, 0x180), range(0x600, 0x700), range(0x900, 0x980), range(0xFE70, 0xFF00))
        for c in block
    ]
    + ["\u200c", "\u200d", "\u0308", "\u0130"],
    max_size=8,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("पाँच", "पांच"),
        ("फ़रवरी", "फरवरी"),
        ("फ़रवरी", "फ\u093cरवरी"),
        ("सम्बन्ध", "संबंध"),
        ("पाण्डेय", "पांडेय"),
        ("गयी", "गई"),
        ("जायेंगे", "जाएंगे"),
        ("रुपये", "रुपए"),
        ("مي", "می"),
        ("كتاب", "کتاب"),
        ("على", "علی"),
        ("أنقرة", "انقره"),
        ("رؤساء", "روسا"),
        ("ہفتہ", "هفته"),
        ("ڕۆژ", "روژ"),
        ("می‌شود", "میشود"),
        ("محمّد", "محمد"),
        ("مـــحمد", "محمد"),
        ("ﺍﻟﻌﺮﺏ", "العرب"),
        ("۱۲٫۵", "12.5"),
        ("२०२१", "2021"),
        ("Türkiye", "turkiye"),
        ("İstanbul", "istanbul"),
        ("O’Brien", "o'brien"),
        ("Ａ１", "a1"),
    ],
)
def test_variants_meet(one: str, other: str) -> None:
    assert fold_word(one) == fold_word(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("ये", "ए"), ("मूल्ये", "मूल्ए"), ("کھا", "کہا"), ("بڑے", "بڑی"), ("जन्म", "जंम"), ("кот", "ток")],
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert fold_word(one) != fold_word(other)


@settings(max_examples=400)
@given(st.text(max_size=12) | SCRIPTS)
def test_a_key_is_its_own_key(raw: str) -> None:
    key = fold_word(raw)
    assert fold_word(key) == key


@settings(max_examples=200)
@given(SCRIPTS)
def test_words_of_a_form_are_keys(form: str) -> None:
    words = fold_text(form)
    assert "" not in words
    assert words == tuple(w for w in map(fold_word, words) if w)


def test_a_form_is_cut_as_a_text_is() -> None:
    assert fold_text("9/11 की 20वीं बरसी") == ("9/11", "की", "20वीं", "बरसी")
    assert fold_text("Iran's $1.6bn, 10,000") == ("iran", "'s", "$", "1.6", "bn", ",", "10,000")


def test_the_pattern_covers_every_character_that_is_no_space() -> None:
    text = "क्या हुआ? 3.5% — می‌شود «x»"
    assert "".join(WORD.findall(text)) == "".join(text.split())
