"""Where sentences end in six languages, what is no story, and that no text, however odd, is lost or takes long."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.documents.sentence_rules import SentenceRules, compile_rules, load_rules
from dragoman.documents.sentences import MAX_WORDS, split
from dragoman.model.errors import LexiconError

NONE = SentenceRules()


def pieces(text: str, code: str) -> list[str]:
    return [text[s.start : s.end] for s in split(text, load_rules(code))]


def kinds(text: str, code: str) -> list[tuple[str, str]]:
    return [(s.kind, text[s.start : s.end]) for s in split(text, load_rules(code))]


@pytest.mark.parametrize(
    ("code", "sentences"),
    [
        ("en", ["Mr. Smith of the U.S. Senate met Gen. Khan.", "They talked for 1.6 hours."]),
        ("en", ["President Marcos Jr. said no.", "He left at 5 p.m.", "The talks go on."]),
        ("en", ["J. K. Rowling and W. H. Auden wrote.", 'He said: "We agree."', "She left!", "Why?", "Nobody knows."]),
        ("en", ["See Art. 5 of the treaty and No. 12 of the list.", "It costs $3.5bn."]),
        ("en", ["Visit booking.com or dragoman.py today.", "It is new."]),
        ("en", ['"Stop!" he cried.', "“No.”", "(They left.)", "All of them."]),
        ("hi", ["दोनों देशों ने समझौता किया।", "डॉ. एस. जयशंकर ने कहा कि यह अच्छा है।", "व्यापार 1.6 अरब डॉलर हो गया है."]),
        ("hi", ["वे कल लौटे थे ।", "क्या वे फिर आएंगे?", "पी.एम. मोदी ने कुछ नहीं कहा।"]),
        ("hi", ["यात्रा पूरी हुई |", "मंत्री लौट गए |", "सब चुप हैं"]),
        ("ur", ["دونوں ملکوں نے معاہدہ کیا۔", "کیا وہ پھر آئیں گے؟", "تجارت 1.6 ارب ڈالر ہو گئی ہے۔"]),
        ("ur", ["وزیر خارجہ ایس۔ جے شنکر نے کہا کہ یہ اچھا ہے۔", "وہ لوٹ گئے."]),
        ("fa", ["رئیس‌جمهور گفت: «ما آماده‌ایم.»", "وی افزود که ارزش طرح ۱.۶ میلیارد دلار است.", "آیا چنین است؟"]),
        ("ar", ["قال الرئيس إن بلاده ترحب بالاتفاق.", "هل سيوقع الاتفاق؟", "لم يعلق الوزير د. أحمد على ذلك!"]),
    ],
)
def test_sentences_end_where_they_end(code: str, sentences: list[str]) -> None:
    assert pieces(" ".join(sentences), code) == sentences


def test_lost_spaces_after_a_full_stop() -> None:
    assert pieces("وزیر رفت.وی گفت که برمی‌گردد.", "fa") == ["وزیر رفت.", "وی گفت که برمی‌گردد."]
    assert pieces("यात्रा हुई।मंत्री लौटे।", "hi") == ["यात्रा हुई।", "मंत्री लौटे।"]


def test_paragraphs_without_a_full_stop_end_at_the_line() -> None:
    text = "استقبل الرئيس وزير خارجية الدولة الجارة في القصر الجمهوري صباح اليوم\nوبحث الجانبان العلاقات الثنائية وسبل تطويرها في المجالات كافة"
    assert len(pieces(text, "ar")) == 2


def test_a_line_broken_around_a_foreign_name_is_one_sentence() -> None:
    text = "وفيما يتعلق بمشروع خط الكهرباء المعروف باسم\nCASA-1000\nأكد الوزيران التزام بلديهما به."
    assert pieces(text, "ar") == [text]


def test_a_line_that_stops_before_its_end_goes_on() -> None:
    text = "The two ministers met on Monday in the capital and agreed to\nresume talks. They left."
    assert len(pieces(text, "en")) == 2
    text = "मंत्री ने सोमवार को राजधानी में अपने समकक्ष\nसे मुलाकात की।"
    assert pieces(text, "hi") == [text]


def test_wrapped_text_is_read_by_paragraphs() -> None:
    lines = [
        "The foreign ministers of the two countries met on Monday in",
        "Vienna for talks on the border and agreed that a commission",
        "should be set up before the end of the year by both of them.",
        "They did not say who would lead it or how often it was going",
        "to meet in the coming months.",
    ]
    assert len(pieces("\n".join(lines), "en")) == 2


def test_windows_line_ends_do_not_make_blank_lines() -> None:
    text = "The ministers met and agreed to\r\nresume talks.\r\n\r\nThey left."
    assert pieces(text, "en") == ["The ministers met and agreed to\r\nresume talks.", "They left."]


BODY = {
    "en": "The foreign minister met his counterpart on Monday and said that both sides wanted to keep talking to each other.",
    "hi": "विदेश मंत्री ने सोमवार को अपने समकक्ष से मुलाकात की और कहा कि दोनों पक्ष बातचीत जारी रखना चाहते हैं।",
    "ur": "وزیر خارجہ نے پیر کو اپنے ہم منصب سے ملاقات کی اور کہا کہ دونوں فریق بات چیت جاری رکھنا چاہتے ہیں۔",
    "ar": "التقى وزير الخارجية نظيره يوم الاثنين وقال إن الجانبين يريدان مواصلة الحوار في المرحلة المقبلة.",
    "fa": "وزیر امور خارجه روز دوشنبه با همتای خود دیدار کرد و گفت دو طرف خواهان ادامه گفتگو هستند.",
}


@pytest.mark.parametrize(
    ("code", "lead"),
    [
        ("en", "MANILA -"),
        ("en", "KABUL, Afghanistan (AP) —"),
        ("en", "New Delhi, March 3 (Reuters) -"),
        ("en", "Islamabad:"),
        ("hi", "नयी दिल्ली, 26 मार्च (भाषा)।"),
        ("hi", "काठमांडू:"),
        ("hi", "कैनबरा।"),
        ("hi", "सुवा, 4 मई।"),
        ("hi", "बीजिंग, एजेंसी।"),
        ("ur", "اسلام آباد (نیوز ڈیسک)"),
        ("ur", "کابل، پشاور (نمائندہ خصوصی، مانیٹرنگ ڈیسک)"),
        ("ar", "باريس (وكالات) -"),
        ("ar", "الدوحة -"),
        ("ar", "عمان - بترا -"),
        ("fa", "تهران - ایرنا -"),
        ("fa", "کابل:"),
    ],
)
def test_datelines_stand_before_the_story(code: str, lead: str) -> None:
    found = kinds(f"{lead} {BODY[code]}", code)
    assert found[-1] == ("body", BODY[code])
    assert {kind for kind, _ in found[:-1]} == {"dateline"}
    assert " ".join(words for _, words in found[:-1]) == lead


@pytest.mark.parametrize(
    ("code", "credit"),
    [
        ("fa", "به گزارش خبرگزاری مهر،"),
        ("fa", "گروه بین الملل:"),
        ("fa", "به گزارش ایسنا به نقل از رویترز،"),
        ("en", "(Reuters) -"),
    ],
)
def test_an_agency_before_the_story_is_a_credit(code: str, credit: str) -> None:
    found = kinds(f"{credit} {BODY[code]}", code)
    assert found[-1][0] == "body"
    assert BODY[code].endswith(found[-1][1])
    assert found[0][0] == "credit"


@pytest.mark.parametrize(
    ("code", "line", "kind"),
    [
        ("fa", "انتهای پیام", "credit"),
        ("fa", "منبع: رویترز", "credit"),
        ("fa", "عکس: آرشیو", "caption"),
        ("hi", "ये भी पढ़ें- सीमा पर तनाव घटा", "credit"),
        ("hi", "(फोटो: प्रतीकात्मक)", "caption"),
        ("ur", "یہ بھی پڑھیں: سرحد پر کشیدگی کم", "credit"),
        ("ur", "فائل فوٹو", "caption"),
        ("ar", "اقرأ أيضا: تراجع التوتر على الحدود", "credit"),
        ("ar", "المصدر: رويترز", "credit"),
        ("en", "Reporting by Jane Doe; Editing by John Roe", "credit"),
        ("en", "A ship off the coast. File photo", "caption"),
    ],
)
def test_lines_that_are_no_story(code: str, line: str, kind: str) -> None:
    found = kinds(f"{BODY[code]}\n\n{line}", code)
    assert found[0] == ("body", BODY[code])
    assert {k for k, _ in found[1:]} == {kind}


@pytest.mark.parametrize("code", BODY)
def test_a_short_first_line_is_a_headline_and_a_story_has_none(code: str) -> None:
    headline = " ".join(BODY[code].split()[:6])
    assert kinds(f"{headline}\n\n{BODY[code]}", code)[0] == ("headline", headline)
    assert [kind for kind, _ in kinds(BODY[code], code)] == ["body"]


def test_two_headlines_on_one_line_are_two() -> None:
    text = f"Ministers meet in Vienna / Border talks go on\n\n{BODY['en']}"
    assert [k for k, _ in kinds(text, "en")] == ["headline", "headline", "body"]


def test_a_speaker_with_a_quotation_is_no_dateline() -> None:
    assert kinds(f'Khan: "{BODY["en"]}"', "en")[0][0] == "body"


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("en", "Sources close to the talks said they had failed."),
        ("en", "By Monday the troops had left the town."),
        ("en", "The photo shocked the whole world."),
        (
            "en",
            "The Associated Press (AP) reported on Monday that the two sides had agreed to a pause in the fighting.",
        ),
        ("ar", "كتب الوزير رسالة إلى نظيره يوم الاثنين."),
        ("ar", "تحرير المدينة أعلن مساء أمس في بيان رسمي."),
        ("fa", "منابع آگاه گفتند مذاکرات شکست خورده است."),
        ("ur", "امریکی خبر رساں ادارے (اے پی) کے مطابق دونوں فریق جنگ میں وقفے پر راضی ہو گئے ہیں۔"),
        ("hi", "रिपोर्ट में कहा गया है कि वार्ता विफल रही।"),
    ],
)
def test_sentences_that_begin_like_a_credit_are_story(code: str, sentence: str) -> None:
    assert kinds(f"{BODY[code]}\n\n{sentence}", code)[-1] == ("body", sentence)


def test_dari_has_all_rules_of_persian() -> None:
    persian, dari = load_rules("fa"), load_rules("fa-AF")
    assert persian.abbreviations <= dari.abbreviations
    assert dari.agency.search("به گزارش آژانس خبری پژواک")


def test_a_wrong_file_is_refused() -> None:
    with pytest.raises(LexiconError, match="unknown key"):
        compile_rules({"abreviations": ["Mr"]})
    with pytest.raises(LexiconError, match="no list"):
        compile_rules({"captions": "photo"})


def check_cover(text: str, rules: SentenceRules) -> None:
    spans = split(text, rules)
    at = 0
    for start, end, kind in spans:
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert kind in ("headline", "body", "credit", "dateline", "caption")
        assert not text[start].isspace()
        at = end
    assert not text[at:].strip()


SIGNS = st.sampled_from(
    [*"ab1. .!?؟۔।|\n\r\t\u2028\"'«»()[]-–:,،؛…\u200c\u202e\ud800", "U.S.", "डॉ.", "(AP) - ", "\n\n", "وكالات"]
)


@given(st.one_of(st.text(max_size=200), st.lists(SIGNS, max_size=80).map("".join)))
@example(" . . .\n.\n- (x) -")
def test_every_word_lies_in_one_sentence(text: str) -> None:
    for code in ("en", "hi", "ar", "fa-AF"):
        check_cover(text, load_rules(code))


@given(st.text(max_size=200))
def test_splitting_is_a_function(text: str) -> None:
    assert split(text, NONE) == split(text, NONE)


def test_a_sentence_without_end_is_cut() -> None:
    text = "word, " * (3 * MAX_WORDS)
    spans = split(text, NONE)
    assert max(len(text[s.start : s.end].split()) for s in spans) <= MAX_WORDS
    check_cover(text, NONE)
    check_cover("x" * 100_000, NONE)


@pytest.mark.parametrize(
    "unit", ["a", ".", "a. ", "1. ", "a - ", "(", '"', "a: ", "\n", "a\n", "»", "… ", "U.S. ", " "]
)
def test_time_grows_with_length_only(unit: str) -> None:
    rules = load_rules("en")

    def seconds(times: int) -> float:
        text = "x " + unit * times + " x"
        start = time.perf_counter()
        split(text, rules)
        return time.perf_counter() - start

    seconds(1000)
    small, large = seconds(20_000), seconds(200_000)
    # Ten times the length; a quadratic step would take a hundred times.
    assert large < 40 * small + 0.1
