"""Whom "both countries", "his counterpart", "we", "the prime minister" stand for."""

from __future__ import annotations

import pytest

from tests.reading.conftest import Read


def codes(read: Read, text: str, language: str, event: str) -> set[str | None]:
    claims = [c for c in read.claims(text, language) if c.event == event]
    assert claims, f"no {event}"
    actors, recipients = read.sides(claims[-1])
    return {*actors, *recipients}


@pytest.mark.parametrize(
    ("language", "text", "event"),
    [
        ("en", "Kenyan President William Ruto met Ugandan President Yoweri Museveni in Nairobi. The two leaders signed a trade agreement.", "SUPPORT"),
        ("hi", "केन्या और युगांडा के मंत्रियों के बीच नैरोबी में बैठक हुई। दोनों देशों ने रेल समझौते पर हस्ताक्षर किए।", "SUPPORT"),
        ("ur", "کینیا اور یوگنڈا کے وزرا کے درمیان نیروبی میں ملاقات ہوئی۔ دونوں ممالک نے معاہدے پر دستخط کیے۔", "SUPPORT"),
        ("fa", "وزیران خارجه کنیا و اوگاندا در نایروبی دیدار کردند. دو کشور توافقنامه تجاری امضا کردند.", "SUPPORT"),
        ("ar", "التقى رئيس كينيا رئيس أوغندا في نيروبي. ووقع البلدان اتفاقية تجارية.", "SUPPORT"),
    ],
)  # fmt: skip
def test_both_countries_are_the_two_just_named(read: Read, language: str, text: str, event: str) -> None:
    assert codes(read, text, language, event) == {"KEN", "UGA"}


def test_his_counterpart_has_the_office_of_the_subject(read: Read) -> None:
    (claim,) = read.claims("The Chilean foreign minister met his Peruvian counterpart in Lima.", "en")
    everyone = {p.country: p.office for p in (*claim.actors, *claim.recipients)}
    assert everyone == {"CHL": "foreign_minister", "PER": "foreign_minister"}


def test_a_surname_alone_means_whom_the_report_introduced(read: Read) -> None:
    text = "Foreign Minister Tandeka Mabuza of Zambia arrived in Harare. Mabuza accused Zimbabwe of closing the border."
    claim = next(c for c in read.claims(text, "en") if c.event == "ACCUSE")
    assert claim.actors[0].country == "ZMB"
    assert claim.actors[0].type == "person"


def test_we_in_a_quotation_is_the_speaker_s_state(read: Read) -> None:
    text = 'Ghanaian President John Mahama said: "We signed a defence agreement with Togo."'
    assert codes(read, text, "en", "SUPPORT") == {"GHA", "TGO"}


def test_an_unknown_person_with_office_and_state_is_provisional(read: Read) -> None:
    claim = next(
        c
        for c in read.claims("ताजिक विदेश मंत्री फिरोज करीमज़ोदा ने जापान के राजदूत से मुलाकात की।", "hi")
        if c.event == "CONSULT"
    )
    person = next(p for p in (*claim.actors, *claim.recipients) if p.country == "TJK")
    assert person.entity is None
    assert person.office == "foreign_minister"
    assert person.link is not None
    assert "provisional" in person.link.why


def test_what_cannot_be_known_is_left_out(read: Read) -> None:
    assert not read.claims("The two countries signed an agreement.", "en")


@pytest.mark.parametrize(
    ("before", "title", "state"),
    [
        (
            "Kenyan Foreign Minister Musalia Mudavadi arrived in Paris.",
            "The foreign minister",
            "KEN",
        ),  # the last holder
        ("Jordan's King Abdullah arrived in Cairo.", "His Majesty", "JOR"),  # by the style
        ("Kenya closed the border with Uganda.", "Its foreign minister", "KEN"),  # whose it is
        ("The US recalled its ambassador from Ethiopia.", "The State Department", "USA"),  # only one state has it
    ],
)
def test_a_title_alone_is_of_the_state_the_report_leaves(read: Read, before: str, title: str, state: str) -> None:
    claim = next(c for c in read.claims(f"{before} {title} accused Somalia of spying.", "en") if c.event == "ACCUSE")
    assert read.sides(claim) == ([state], ["SOM"])


def test_a_title_whose_state_nothing_tells_is_nobody(read: Read) -> None:
    assert not read.claims("The foreign minister accused Somalia of spying.", "en")


def test_a_named_counterpart_is_the_person_named_before(read: Read) -> None:
    text = (
        "Chilean Foreign Minister Alberto van Klaveren arrived in Lima. "
        "Peruvian Foreign Minister Javier Gonzalez-Olaechea met his Chilean counterpart."
    )
    claim = read.claims(text, "en")[-1]
    assert "Alberto Van Klaveren" in {p.name for p in (*claim.actors, *claim.recipients)}


def test_somebody_with_an_office_is_of_the_state_the_sentence_does_not_name(read: Read) -> None:
    text = (
        "Kenya accuses Uganda of spying.\n\nUganda said that it had watched the Kenyan government. Kenya protested.\n\n"
        "Foreign Minister Ombati Ramirez summoned Uganda's ambassador."
    )
    claim = next(c for c in read.claims(text, "en") if c.kind == "summons")
    assert read.sides(claim) == (["KEN"], ["UGA"])


def test_a_known_surname_behind_another_first_name_is_somebody_else(read: Read) -> None:
    claims = read.claims("Paraguayan Foreign Minister Ruben Ramirez met the Brazilian president.", "en")
    assert {p.name for c in claims for p in c.actors if p.type == "person"} == {"Ruben Ramirez"}
