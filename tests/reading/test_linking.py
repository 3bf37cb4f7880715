"""Which entity of the knowledge base a name or a title stands for."""

from __future__ import annotations

import pytest

from dragoman import pipeline
from dragoman.model.records import Participant
from dragoman.reading.linking import entity_of, party_of, state_behind
from dragoman.reading.mentions import Party
from tests.reading.conftest import Read


def everybody(read: Read, text: str, language: str, published: str = "2024-05-15") -> dict[str | None, Participant]:
    """The sides of all claims of a text, by state or organisation."""
    claims = read.claims(text, language, published)
    assert claims, "nothing was read"
    return {p.country or p.code: p for c in claims for p in (*c.actors, *c.recipients)}


def test_a_code_is_a_state_or_a_body() -> None:
    kb = pipeline.resources("en").kb
    assert party_of(kb, "KEN").type == "state"
    assert party_of(kb, "NATO").type == "organisation"
    assert entity_of(kb, "no such thing") is None


def test_behind_a_person_stands_the_state() -> None:
    kb = pipeline.resources("en").kb
    assert state_behind(kb, Party("KEN", type="person", name="Somebody")).type == "state"
    nobody = Party(type="person", name="Somebody")
    assert state_behind(kb, nobody) is nobody


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Emmanuel Macron met the Ugandan ambassador in Paris."),
        ("ar", "التقى إيمانويل ماكرون مع السفير الأوغندي في باريس."),
        ("fa", "امانوئل مکرون با سفیر اوگاندا در پاریس دیدار کرد."),
        ("hi", "इमैनुएल मैक्रों ने पेरिस में युगांडा के राजदूत से मुलाकात की।"),
        ("ur", "ایمانوئل میکرون نے پیرس میں یوگنڈا کے سفیر سے ملاقات کی۔"),
    ],
)
def test_a_name_alone_has_the_state_and_office_of_its_day(read: Read, language: str, text: str) -> None:
    macron = everybody(read, text, language)["FRA"]
    assert (macron.type, macron.office) == ("person", "head_of_state")


def test_a_capital_stands_for_its_state(read: Read) -> None:
    kenya = everybody(read, "Nairobi accused Kampala of spying.", "en")["KEN"]
    assert kenya.type == "state"
    assert kenya.link is not None
    assert "capital" in kenya.link.why


def test_an_envoy_of_a_person_speaks_for_the_state(read: Read) -> None:
    assert "KEN" in everybody(read, "William Ruto's special envoy met the Ugandan foreign minister in Kampala.", "en")


def test_a_title_says_the_office(read: Read) -> None:
    found = everybody(read, "The Kenyan defence minister met the Ugandan army chief in Kampala.", "en")
    assert {code: p.office for code, p in found.items()} == {"KEN": "defence_minister", "UGA": "army_chief"}
