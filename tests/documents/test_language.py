"""Each language is told from its neighbours; what cannot be read is named, what is not recognised is not guessed at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.documents import language
from dragoman.documents.language import canonical, identify, name_of, require_supported, supported
from dragoman.model.errors import UnsupportedLanguage

SAMPLES = {
    "hi": "दोनों देशों के विदेश मंत्रियों ने सोमवार को सीमा पर तनाव कम करने के उपायों पर बातचीत की और कहा कि अगले दौर की वार्ता जल्द होगी।",
    "mr": "दोन्ही देशांच्या परराष्ट्र मंत्र्यांनी सोमवारी सीमेवरील तणाव कमी करण्यासाठी चर्चा केली आहे आणि पुढील बैठक लवकरच होणार आहे, असे त्यांनी सांगितले.",
    "ne": "दुवै देशका परराष्ट्रमन्त्रीले सोमबार सीमाको तनाव घटाउने विषयमा छलफल गरेका छन् र अर्को चरणको वार्ता छिट्टै हुने बताएका छन्।",
    "ur": "دونوں ملکوں کے وزرائے خارجہ نے پیر کو سرحد پر کشیدگی کم کرنے کے اقدامات پر بات کی اور کہا کہ مذاکرات کا اگلا دور جلد ہوگا۔",
    "fa": "وزیران خارجه دو کشور روز دوشنبه درباره راه‌های کاهش تنش در مرز گفتگو کردند و قرار شد نشست بعدی در آوریل با حضور نخست‌وزیر ژاپن برگزار شود.",
    "fa-AF": "وزرای خارجه دو کشور روز دوشنبه روی کاهش تنش در سرحد صحبت نمودند و قرار شد نشست بعدی در ماه اپریل به شمول صدراعظم جاپان تدویر یابد.",
    "ar": "بحث وزيرا خارجية البلدين يوم الاثنين سبل خفض التوتر على الحدود، وقالا إن الجولة المقبلة من المحادثات ستعقد قريبا في العاصمة.",
    "en": "The foreign ministers of the two countries talked on Monday about how to reduce tension at the border and said the next round would be held soon.",
    "ps": "د دواړو هېوادونو د بهرنیو چارو وزیرانو د دوشنبې په ورځ پر سرحد د تاوتریخوالي د کمولو په اړه خبرې وکړې او ویې ویل چې راتلونکی پړاو به ژر وي.",
    "ckb": "وەزیرانی دەرەوەی هەردوو وڵات لە ڕۆژی دووشەممە لەسەر کەمکردنەوەی گرژی لە سنوور گفتوگۆیان کرد و وتیان کە خولی داهاتوو بەم زووانە دەبێت.",
    "ru": "Министры иностранных дел двух стран обсудили в понедельник, как снизить напряжённость на границе, и сказали, что следующий раунд пройдёт скоро.",
    "uk": "Міністри закордонних справ двох країн обговорили в понеділок, як знизити напруженість на кордоні, і сказали, що наступний раунд відбудеться незабаром.",
    "tg": "Вазирони корҳои хориҷии ду кишвар рӯзи душанбе дар бораи паст кардани шиддат дар сарҳад гуфтугӯ карданд ва гуфтанд, ки даври оянда ба зудӣ баргузор мешавад.",
    "kk": "Екі елдің сыртқы істер министрлері дүйсенбіде шекарадағы шиеленісті азайту туралы сөйлесті және келесі кездесу жақында өтеді деп мәлімдеді.",
    "tr": "İki ülkenin dışişleri bakanları pazartesi günü sınırdaki gerilimi azaltmak için görüştü ve bir sonraki turun yakında yapılacağını, bunun çok önemli olduğunu söyledi.",
    "fr": "Les ministres des affaires étrangères des deux pays ont discuté lundi de la réduction de la tension à la frontière et ont dit que la suite viendrait bientôt.",
    "es": "Los ministros de Exteriores de los dos países hablaron el lunes sobre cómo reducir la tensión en la frontera y dijeron que la próxima ronda será pronto.",
    "de": "Die Außenminister der beiden Länder sprachen am Montag darüber, wie die Spannung an der Grenze zu mindern ist, und sagten, die nächste Runde werde bald folgen.",
    "zh": "两国外交部长星期一讨论了如何缓和边境紧张局势，并表示下一轮会谈将很快举行。",
    "ja": "両国の外相は月曜日、国境の緊張をどのように緩和するかについて話し合い、次の協議が近く開かれると述べた。",
    "ko": "양국 외교장관은 월요일 국경의 긴장을 줄이는 방안을 논의했으며 다음 회담이 곧 열릴 것이라고 말했다.",
    "bn": "দুই দেশের পররাষ্ট্রমন্ত্রীরা সোমবার সীমান্তে উত্তেজনা কমানো নিয়ে আলোচনা করেছেন।",
    "he": "שרי החוץ של שתי המדינות דנו ביום שני בדרכים להפחתת המתח בגבול.",
}


@pytest.mark.parametrize("code", SAMPLES)
def test_each_language_is_told(code: str) -> None:
    guess = identify(SAMPLES[code])
    assert guess.code == (code if code != "fa-AF" or "fa-AF" in supported() else "fa")
    assert 0 < guess.confidence <= 1
    assert guess.supported == (guess.code in supported())


def test_persian_on_an_arabic_keyboard_is_persian() -> None:
    text = SAMPLES["fa"].replace("ی", "ي").replace("ک", "ك").replace("\u200c", "")
    assert identify(text).code == "fa"


def test_diacritics_and_joiners_do_not_matter() -> None:
    assert identify("وَقالَ الرَّئِيسُ إِنَّ البِلادَ لَنْ تَقْبَلَ هٰذا بَعْدَ اليَوْمِ").code == "ar"


def test_most_of_a_mixed_text_decides() -> None:
    mixed = SAMPLES["hi"] * 3 + " " + SAMPLES["en"]
    assert identify(mixed).code == "hi"
    assert identify(mixed).confidence < identify(SAMPLES["hi"] * 3).confidence


def test_foreign_names_do_not_move_a_text() -> None:
    assert identify(f"(CASA-1000) {SAMPLES['ar']} (ISI, NATO, CENTO)").code == "ar"


def test_what_was_not_recognised_is_not_guessed_at() -> None:
    guess = identify(
        "lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor incididunt labore magna aliqua veniam"
    )
    assert guess.code is None
    assert guess.why


@pytest.mark.parametrize("text", ["", "   ", "12:30, 45 %", "؟!"])
def test_no_words_no_language(text: str) -> None:
    assert identify(text).code is None


def test_a_few_words_are_taken_for_the_usual_language_at_low_confidence() -> None:
    guess = identify("Kabul Islamabad Tehran")
    assert guess.code == "en"
    assert guess.confidence < 0.5


@pytest.mark.parametrize(
    ("headline", "code"),
    [
        ("The presidents met in Paris", "en"),
        ("رئیس جمهور به مسکو رفت", "fa"),
        ("الرئيس يصل إلى بكين", "ar"),
        ("طهران تحذر واشنطن", "ar"),
        ("وزیر خارجہ کا دورہ", "ur"),
        ("काठमांडू में बैठक", "hi"),
        ("Cumhurbaşkanı ile görüştü", "tr"),
    ],
)
def test_headlines_are_enough(headline: str, code: str) -> None:
    assert identify(headline).code == code


PERSIAN_OF_IRAN = "سفارت ایران در کابل اعلام کرد که وزیر امور خارجه به‌زودی به افغانستان سفر خواهد کرد و با مقام‌های طالبان دیدار می‌کند."
DARI = [
    "نماینده‌گان دو کشور در کابل دیدار کردند و باشنده‌گان منطقه از آن استقبال کردند.",
    "سرپرست وزارت خارجه با سفیر چین ملاقات کرد و روی همکاری‌ها صحبت شد.",
    "این نشست به تاریخ ۱۲ عقرب در تاشکند برگزار می‌شود.",
    "دو جانب روی تجارت گفتگو نمودند و به شمول وزیر مالیه چند تن دیگر نیز حضور داشتند.",
]


@pytest.mark.parametrize("text", DARI)
def test_dari_is_told_by_a_sentence(text: str) -> None:
    if "fa-AF" not in supported():
        pytest.skip("the folder of Dari is not there yet")
    assert identify(text).code == "fa-AF"


def test_persian_about_afghanistan_is_no_dari() -> None:
    assert identify(PERSIAN_OF_IRAN).code == "fa"


def test_an_unsupported_language_is_refused_by_name() -> None:
    with pytest.raises(UnsupportedLanguage, match="Russian") as caught:
        require_supported(identify(SAMPLES["ru"]), "a.txt")
    assert caught.value.code == "ru"
    assert "--language" in (caught.value.remedy or "")


@pytest.mark.parametrize(
    ("given_code", "wanted"),
    [("hi", "hi"), ("HI", "hi"), ("en-GB", "en"), ("en_US", "en"), ("urd", "ur"), ("pes", "fa")],
)
def test_codes_have_one_spelling(given_code: str, wanted: str) -> None:
    assert canonical(given_code) == wanted


def test_dari_has_several_codes() -> None:
    if "fa-AF" not in supported():
        pytest.skip("the folder of Dari is not there yet")
    assert {canonical(code) for code in ("prs", "fa-AF", "fa-af", "Dari")} == {"fa-AF"}


@pytest.mark.parametrize("code", ["ru", "xx", "", "klingon"])
def test_a_code_without_data_is_refused(code: str) -> None:
    with pytest.raises(UnsupportedLanguage, match="Supported are"):
        canonical(code)


def test_languages_have_names() -> None:
    assert name_of("fa-AF") == "Dari"
    assert name_of("tg") == "Tajik"
    assert name_of("xx") == "xx"


def test_every_supported_language_can_be_told() -> None:
    detector = language._detector()
    told = {member.code for members in detector.by_script.values() for member in members}
    told |= {code for parts in detector.varieties.values() for code in parts}
    assert set(supported()) <= told


@given(st.text(st.characters(exclude_categories=()), max_size=300))
def test_any_text_has_an_answer(text: str) -> None:
    guess = identify(text)
    assert 0 <= guess.confidence <= 1
    assert guess.why
