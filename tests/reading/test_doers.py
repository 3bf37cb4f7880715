"""Who did it, where the sentence leaves the doer out."""

from __future__ import annotations

import pytest

from tests.reading.conftest import Read


def sides(read: Read, text: str, language: str, event: str) -> tuple[list[str | None], list[str | None]]:
    claims = [c for c in read.claims(text, language) if c.event == event]
    assert claims, f"no {event}"
    return read.sides(claims[-1])


@pytest.mark.parametrize(
    ("text", "event", "doer"),
    [
        ("Kenya condemned Uganda, accusing it of spying.", "ACCUSE", "KEN"),
        ("Kenya accused Uganda of shelling a village.", "ASSAULT", "UGA"),
        ("Kenya said that Uganda had seized a ship and demanded its return.", "REQUEST", "KEN"),
    ],
)
def test_a_verb_in_the_middle_shares_the_subject_of_the_one_before(
    read: Read, text: str, event: str, doer: str
) -> None:
    assert sides(read, text, "en", event)[0] == [doer]


def test_a_verb_with_and_on_it_goes_on_about_the_subject(read: Read) -> None:
    text = "التقى رئيس كينيا رئيس أوغندا في نيروبي ووقع اتفاقية تجارية."
    actors, recipients = sides(read, text, "ar", "SUPPORT")
    assert {*actors, *recipients} == {"KEN", "UGA"}


def test_the_subject_of_a_verb_that_tells_nothing_counts_too(read: Read) -> None:
    text = "أعلنت كينيا الحرب واستدعت سفيرها من أوغندا."
    assert sides(read, text, "ar", "SANCTION") == (["KEN"], ["UGA"])


def test_a_dropped_subject_is_that_of_the_sentence_before(read: Read) -> None:
    text = "کنیا سفیر اوگاندا را احضار کرد. نماینده اوگاندا را اخراج کرد."
    assert sides(read, text, "fa", "SANCTION") == (["KEN"], ["UGA"])


def test_they_who_sign_are_both_who_met(read: Read) -> None:
    text = "وزیران خارجه کنیا و اوگاندا در نایروبی دیدار کردند. توافقنامه تجاری امضا کردند."
    actors, recipients = sides(read, text, "fa", "SUPPORT")
    assert {*actors, *recipients} == {"KEN", "UGA"}


def test_the_doer_of_the_sentence_is_the_other_side_of_the_talks(read: Read) -> None:
    actors, recipients = sides(
        read, "After talks with Kenya, the minister of Uganda said he was content.", "en", "CONSULT"
    )
    assert {*actors, *recipients} == {"KEN", "UGA"}


def test_nobody_is_put_in_for_a_doer_nobody_knows(read: Read) -> None:
    claims = read.claims("هاجمت كينيا أوغندا. وقتل مسلحون جنديين من أوغندا.", "ar")
    assert len([c for c in claims if c.event == "ASSAULT"]) == 1


def test_the_guest_is_the_pronoun_on_the_verb(read: Read) -> None:
    text = "وصل رئيس كينيا إلى كمبالا. واستقبله رئيس وزراء أوغندا."
    received = [c for c in read.claims(text, "ar") if any("استقبل" in e.text for e in c.evidence)]
    assert (["KEN"], ["UGA"]) in [read.sides(c) for c in received]


def test_who_says_that_talks_go_on_is_the_other_side_of_them(read: Read) -> None:
    text = "केन्या ने बताया कि युगांडा के साथ सीमा पर वार्ता चल रही है।"
    assert sides(read, text, "hi", "CONSULT") == (["KEN", "UGA"], [])


def test_who_condemns_an_attack_carried_out_on_another_has_not_carried_it_out(read: Read) -> None:
    claims = read.claims("केन्या ने युगांडा पर हुए हमले की निंदा की।", "hi")
    assert [c.event for c in claims] == ["ACCUSE"]
