"""Bytes of every encoding in use become the text they were; what is no text is refused by name."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.documents.decode import decode
from dragoman.model.errors import EmptyReport, InputError, NotText

ARABIC = "استقبل وزير الخارجية في العاصمة نظيره الذي وصل إلى البلاد في زيارة تستمر يومين، وقال إن التعاون بين البلدين لم يتوقف."
PERSIAN = (
    "وزير امور خارجه در اين ديدار گفت که دو کشور بايد همکاري هاي خود را در همه زمينه ها بيشتر کنند و از تنش پرهيز شود."
)
URDU = "وزیر خارجہ نے کہا کہ دونوں ملکوں کے درمیان تجارت میں اضافہ ہوا ہے اور اس کے لیے نئے راستے کھولے جا رہے ہیں۔"
ENGLISH = "The minister said “we agree” – and that the café’s owner, from Zürich, was among the guests of the embassy on Monday."
HINDI = "विदेश मंत्री ने कहा कि दोनों देशों के बीच व्यापार बढ़ा है और इसके लिए नए रास्ते खोले जा रहे हैं।"
RUSSIAN = "Министр сказал, что обе страны не будут отказываться от переговоров и что он приедет в столицу на следующей неделе."


@pytest.mark.parametrize("text", [ARABIC, PERSIAN, URDU, ENGLISH, HINDI, RUSSIAN])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_in_all_its_forms(text: str, encoding: str) -> None:
    assert decode(f"{text}\r\n\r\n{text}\n".encode(encoding), name="x") == f"{text}\r\n\r\n{text}\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ARABIC, "windows-1256"),
        (ARABIC.replace("،", ","), "iso-8859-6"),
        (PERSIAN, "windows-1256"),
        (URDU.replace("ی", "ي").replace("۔", "."), "windows-1256"),
        (ENGLISH, "windows-1252"),
        (RUSSIAN, "windows-1251"),
    ],
)
def test_one_byte_encodings_are_told_by_their_words(text: str, encoding: str) -> None:
    data = text.encode(encoding, "ignore")
    assert decode(data, name="x") == data.decode(encoding)


def test_the_mark_is_no_part_of_the_text() -> None:
    assert decode(codecs.BOM_UTF8 + b"report", name="x") == "report"


def test_utf8_with_a_torn_end_is_still_utf8() -> None:
    data = (HINDI * 3).encode()[:-2]
    assert decode(data, name="x").startswith(HINDI * 2)


def test_a_single_zero_byte_does_not_make_a_text_wide() -> None:
    assert decode(b"a report with a stray \x00 in it, long enough to be one. " * 5, name="x").count("\x00") == 5


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (bytes(range(256)) * 20, "no text"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(NotText, match=kind) as caught:
        decode(data, name="given.bin")
    assert caught.value.where == "given.bin"
    assert caught.value.remedy


@pytest.mark.parametrize("data", [b"", b" \r\n\t", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_nothing_but_space_is_an_empty_report(data: bytes) -> None:
    with pytest.raises(EmptyReport):
        decode(data, name="x")


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_an_error_that_says_why(data: bytes) -> None:
    problem: InputError | None = None
    text = ""
    try:
        text = decode(data, name="x")
    except InputError as error:
        problem = error
    assert text.strip() or (problem is not None and problem.found and problem.where == "x")


@given(st.text(min_size=1, max_size=200).filter(lambda t: t.strip() and "\x00" not in t))
def test_utf8_comes_back_unchanged(text: str) -> None:
    data = text.encode()
    try:
        got = decode(data, name="x")
    except NotText:
        return  # text of little but control characters, or one that begins like a picture
    assert got == text.removeprefix("\ufeff")
