"""The date and place of an event, and who is host."""

from __future__ import annotations

import pytest

from tests.reading.conftest import Read


@pytest.mark.parametrize(
    ("language", "text", "day", "where"),
    [
        ("en", "On Monday the Kenyan president met the Ugandan president in Kampala.", "2024-05-13", "UGA"),
        ("hi", "केन्या के राष्ट्रपति ने सोमवार को कंपाला में युगांडा के राष्ट्रपति से मुलाकात की।", "2024-05-13", "UGA"),
        ("fa", "رئیس جمهور کنیا روز دوشنبه در کامپالا با رئیس جمهور اوگاندا دیدار کرد.", "2024-05-13", "UGA"),
        ("ar", "التقى الرئيس الكيني يوم الاثنين في كمبالا الرئيس الأوغندي.", "2024-05-13", "UGA"),
        ("ur", "کینیا کے صدر نے پیر کو کمپالا میں یوگنڈا کے صدر سے ملاقات کی۔", "2024-05-13", "UGA"),
    ],
)
def test_a_meeting_has_its_day_and_place_and_the_guest_is_the_actor(
    read: Read, language: str, text: str, day: str, where: str
) -> None:
    (claim,) = read.claims(text, language)
    assert claim.date is not None
    assert claim.date.start == day
    assert claim.place is not None
    assert claim.place.country == where
    assert read.sides(claim) == (["KEN"], ["UGA"])


def test_a_deadline_is_no_date_of_the_act(read: Read) -> None:
    (claim,) = read.claims("Kenya promised to withdraw its troops from Somalia before 1 July 2024.", "en")
    assert claim.date is None or claim.date.start != "2024-07-01"


def test_a_day_that_cannot_be_resolved_stays_open(read: Read) -> None:
    (claim,) = read.claims("The Kenyan president visited Uganda on Monday.", "en", None)
    assert claim.date is not None
    assert (claim.date.start, claim.date.text) == (None, "Monday")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("hi", "अप्रैल में केन्या सरकार ने अपने सैनिकों को सोमालिया से वापस बुला लेने के फैसले की घोषणा की थी।"),
        ("en", "In April, Kenya announced a decision to withdraw its troops from Somalia."),
    ],
)
def test_a_month_that_opens_the_sentence_is_that_of_the_announcing(read: Read, language: str, text: str) -> None:
    (claim,) = read.claims(text, language)
    assert claim.date is not None
    assert (claim.date.start, claim.date.end) == ("2024-04-01", "2024-04-30")


def test_a_session_told_in_a_relative_clause_has_the_day_and_place_told_there(read: Read) -> None:
    text = "رحبت كينيا بزيارة رئيس أوغندا إلى نيروبي في 3 مايو 2024، كما تم الاتفاق عليه خلال الدورة الثالثة للجنة المشتركة بين كينيا وأوغندا، والتي عقدت في كمبالا في ديسمبر 2023."
    session = next(c for c in read.claims(text, "ar") if c.kind == "session")
    assert session.date is not None
    assert session.place is not None
    assert (session.status, session.date.start, session.place.country) == ("occurred", "2023-12-01", "UGA")


def test_a_meeting_on_a_visit_has_its_place(read: Read) -> None:
    text = "وصل رئيس كينيا إلى كمبالا. وبحث رئيس كينيا ورئيس أوغندا يوم الاثنين التعاون بين البلدين."
    places = {c.date.start if c.date else None: c.place and c.place.country for c in read.claims(text, "ar")}
    assert places["2024-05-13"] == "UGA"


def test_a_meeting_of_another_day_is_not_on_the_visit(read: Read) -> None:
    text = "وصل رئيس كينيا يوم الاثنين إلى كمبالا. وبحث رئيس كينيا ورئيس أوغندا في مارس 2022 التعاون بين البلدين."
    places = {c.date.start if c.date else None: c.place and c.place.country for c in read.claims(text, "ar")}
    assert places["2022-03-01"] is None


def test_the_year_of_what_was_before_is_no_date_of_the_act(read: Read) -> None:
    text = "1962 में आजादी मिलने के बाद पहली बार केन्या के राष्ट्रपति ने युगांडा का दौरा किया।"
    (claim,) = read.claims(text, "hi")
    assert claim.date is None


def test_here_is_the_place_of_the_dateline(read: Read) -> None:
    text = "कंपाला। केन्या के राष्ट्रपति और युगांडा के राष्ट्रपति ने सोमवार को यहां रेल समझौते पर हस्ताक्षर किए।"
    (claim,) = read.claims(text, "hi")
    assert claim.place is not None
    assert claim.place.country == "UGA"
