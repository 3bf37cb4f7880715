"""Which triggers tell an event, and the reason `explain` gives for the others."""

from __future__ import annotations

import pytest

from dragoman import pipeline
from dragoman.documents.sources import RawReport
from dragoman.reading.trace import Trace
from tests.reading.conftest import Read


def rejected(text: str, language: str) -> list[str]:
    """Why triggers were rejected, in the order in which they were."""
    trace = Trace()
    pipeline.read_raw(RawReport(id="report", text=text, published="2024-05-15", language=language), trace)
    return [s.why for s in trace.steps if s.what == "rejected"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Did Kenya sign an agreement with Uganda?"),
        ("fa", "آیا کنیا سفیر اوگاندا را اخراج کرد؟"),
        ("hi", "क्या केन्या ने युगांडा के साथ समझौते पर हस्ताक्षर किए?"),
    ],
)
def test_a_question_states_nothing(read: Read, language: str, text: str) -> None:
    assert not read.claims(text, language)
    assert any(why.endswith("a question states nothing") for why in rejected(text, language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kenya called on Uganda to sign the agreement."),
        ("hi", "केन्या ने युगांडा से समझौते पर हस्ताक्षर करने की अपील की।"),
        ("ur", "کینیا نے یوگنڈا سے معاہدے پر دستخط کرنے کا مطالبہ کیا۔"),
        ("fa", "کنیا از اوگاندا خواست توافقنامه را امضا کند."),
        ("ar", "دعت كينيا أوغندا إلى توقيع الاتفاقية."),
    ],
)
def test_what_is_asked_for_is_no_event_of_its_own(read: Read, language: str, text: str) -> None:
    assert [c.event for c in read.claims(text, language)] == ["REQUEST"]
    assert any("asked for, promised or refused" in why for why in rejected(text, language))


def test_what_is_proposed_and_refused_has_not_happened(read: Read) -> None:
    claims = read.claims("Kenya rejected a proposal for signing a pact with Uganda.", "en")
    assert [c.event for c in claims] == ["REJECT"]


def test_words_beside_a_trigger_tell_its_sense() -> None:
    reasons = rejected("Kenya called on Uganda to sign the agreement.", "en")
    assert "CONSULT 'called on': another sense: 'to' stands near" in reasons


def test_a_word_that_needs_others_tells_nothing_without_them() -> None:
    reasons = rejected("کنیا سفیر اوگاندا را احضار کرد و این کشور را محکوم کرد.", "fa")
    assert any("SANCTION" in why and why.endswith("none of the words it requires stands near") for why in reasons)


def test_the_same_words_are_one_event(read: Read) -> None:
    text = "Kenya accused Uganda of shelling a village."
    assert sorted(c.event for c in read.claims(text, "en")) == ["ACCUSE", "ASSAULT"]
    assert any("read as ASSAULT" in why for why in rejected(text, "en"))


def test_an_act_pointed_at_was_told_before() -> None:
    reasons = rejected("این حمله کنیا به اوگاندا محکوم شد.", "fa")
    assert any(why.endswith("an act told before, pointed at") for why in reasons)


def test_what_stands_in_a_condition_is_not_told(read: Read) -> None:
    text = "Kenya will close its embassy if Uganda expels the Kenyan ambassador."
    assert all(read.sides(c) == (["KEN"], ["UGA"]) for c in read.claims(text, "en"))
    assert any(why.endswith("a condition, not told as done") for why in rejected(text, "en"))
