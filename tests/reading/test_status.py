"""Whether it happened, and who says so, in every language."""

from __future__ import annotations

import pytest

from tests.reading.conftest import Read


def statuses(read: Read, text: str, language: str) -> set[tuple[str, str]]:
    return {(c.event, c.status) for c in read.claims(text, language)}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Kenya did not sign the agreement with Uganda.", ("SUPPORT", "negated")),
        ("en", "The Kenyan president will visit Uganda next week.", ("AGREE", "planned")),
        ("en", "Kenya may recall its ambassador from Uganda.", ("SANCTION", "possible")),
        ("hi", "केन्या ने युगांडा के साथ समझौते पर हस्ताक्षर नहीं किए।", ("SUPPORT", "negated")),
        ("hi", "केन्या के राष्ट्रपति अगले हफ्ते युगांडा का दौरा करेंगे।", ("AGREE", "planned")),
        ("ur", "کینیا نے یوگنڈا کے ساتھ معاہدے پر دستخط نہیں کیے۔", ("SUPPORT", "negated")),
        ("fa", "کنیا با اوگاندا توافقنامه امضا نکرد.", ("SUPPORT", "negated")),
        ("fa", "رئیس جمهور کنیا هفته آینده به اوگاندا سفر خواهد کرد.", ("AGREE", "planned")),
        ("ar", "لم توقع كينيا الاتفاقية مع أوغندا.", ("SUPPORT", "negated")),
        ("ar", "سيزور الرئيس الكيني أوغندا الأسبوع المقبل.", ("AGREE", "planned")),
        ("hi", "केन्या ने कहा कि युगांडा पर हमला हुआ तो वह जवाब देगा।", ("ASSAULT", "possible")),  # a condition without "if"
        (
            "fa",
            "گفتگوهای کنیا و اوگاندا ممکن است هفته آینده برگزار شود.",
            ("AGREE", "possible"),
        ),  # the cue behind its noun
    ],
)
def test_what_the_cue_or_the_verb_says(read: Read, language: str, text: str, expected: tuple[str, str]) -> None:
    assert statuses(read, text, language) == {expected}


def test_the_cue_is_quoted(read: Read) -> None:
    (claim,) = read.claims("Kenya did not sign the agreement with Uganda.", "en")
    assert claim.status_cue is not None
    assert "not" in claim.status_cue.text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Did Kenya sign the agreement with Uganda?"),
        ("hi", "क्या केन्या ने युगांडा के साथ समझौते पर हस्ताक्षर किए?"),
        ("ar", "هل وقعت كينيا الاتفاقية مع أوغندا؟"),
        ("fa", "آیا کنیا با اوگاندا توافقنامه امضا کرد؟"),
        ("ur", "کیا کینیا نے یوگنڈا کے ساتھ معاہدے پر دستخط کیے؟"),
    ],
)
def test_a_question_states_nothing(read: Read, language: str, text: str) -> None:
    assert not read.claims(text, language)


def test_who_says_so_is_written_down(read: Read) -> None:
    claims = read.claims(
        "Ugandan Foreign Minister Jeje Odongo said that Kenya had expelled the Somali ambassador.", "en"
    )
    claim = next(c for c in claims if c.event == "SANCTION")
    assert [a.speaker.country for a in claim.attribution if a.speaker] == ["UGA"]
    assert read.sides(claim) == (["KEN"], ["SOM"])


def test_what_is_only_asked_for_is_no_event_of_its_own(read: Read) -> None:
    assert {c.event for c in read.claims("Kenya urged Uganda to withdraw its troops.", "en")} == {"REQUEST"}


def test_a_converb_is_still_to_come_where_its_verb_is(read: Read) -> None:
    claims = read.claims("केन्या के विदेश मंत्री कंपाला जाकर युगांडा के राष्ट्रपति से मुलाकात करेंगे।", "hi")
    assert {c.status for c in claims} == {"planned"}
