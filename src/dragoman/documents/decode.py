"""Which characters do these bytes mean?

UTF-8 and UTF-16 are recognised by what they are; a one-byte encoding by which reading of the bytes gives words that some
language has. Line ends stay as they are. A byte order mark is part of the encoding, not of the text, and is dropped.
"""

from __future__ import annotations

import codecs

from dragoman.documents.language import known_word_share
from dragoman.model.errors import EmptyReport, NotText, UnknownEncoding

# First bytes of what people give by mistake instead of text.
_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF", "a PDF document"),
    (0, b"PK\x03\x04", "a ZIP archive or an office document (docx, odt, epub)"),
    (0, b"PK\x05\x06", "an empty ZIP archive"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or PowerPoint document"),
    (0, b"{\\rtf", "an RTF document"),
    (0, b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (0, b"\xff\xd8\xff", "a JPEG picture"),
    (0, b"GIF8", "a GIF picture"),
    (0, b"II*\x00", "a TIFF picture"),
    (0, b"MM\x00*", "a TIFF picture"),
    (0, b"RIFF", "a picture, sound or film (RIFF)"),
    (4, b"ftyp", "a film or picture (MP4, HEIC)"),
    (0, b"OggS", "a sound or film (Ogg)"),
    (0, b"ID3", "a sound (MP3)"),
    (0, b"\x1a\x45\xdf\xa3", "a film (Matroska)"),
    (0, b"\x1f\x8b", "a gzip archive"),
    (0, b"BZh", "a bzip2 archive"),
    (0, b"\xfd7zXZ\x00", "an xz archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (0, b"Rar!", "a RAR archive"),
    (0, b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (0, b"SQLite format 3\x00", "an SQLite database"),
    (0, b"\x7fELF", "a program"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# One-byte encodings in use for the languages that can be read or named, the commoner first: ties go to it.
_ONE_BYTE = ("windows-1256", "iso-8859-6", "windows-1251", "windows-1254", "windows-1252")
_SAMPLE = 64_000
_LEAST_SHARE = 0.05
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\x0b\x0c\x1b\x1a")


def decode(data: bytes, *, name: str) -> str:
    """The text of a file.

    Args:
        data: the file's bytes.
        name: what to call it in errors.

    Raises:
        NotText: it is a document, picture or archive of another kind.
        UnknownEncoding: it may be text, but in no encoding known here.
        EmptyReport: there is nothing but white space in it.
    """
    text = _decode(data, name)
    if not text or text.isspace():
        raise EmptyReport("there is no text in it", where=name, remedy="Give a file with a report's text")
    return text


def _decode(data: bytes, name: str) -> str:
    for at, signature, kind in _SIGNATURES:
        if data.startswith(signature, at):
            raise NotText(
                f"this is {kind}, not plain text",
                where=name,
                remedy="Save its text as a .txt file in UTF-8 and read that",
            )
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace")
    if b"\x00" in data[:_SAMPLE]:
        wide = _wide(data)
        if wide is not None:
            return wide
    controls = sum(byte in _CONTROLS for byte in data[:_SAMPLE])
    if controls > 0.02 * min(len(data), _SAMPLE):
        raise NotText("these bytes are no text", where=name, remedy="Give a plain text file, best in UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _one_byte(data, name)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: the zero bytes of its spaces and line ends all stand on one side."""
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if min(even, odd) > 0.05 * max(even, odd) or max(even, odd) < len(sample) // 100:
        return None
    text = data[: len(data) // 2 * 2].decode(encoding, "replace")
    odd_ones = sum(not (c.isprintable() or c.isspace()) or c == "\ufffd" for c in text[:_SAMPLE])
    return text if odd_ones <= 0.05 * len(text[:_SAMPLE]) else None


def _damaged_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken places (a file cut off, a stray byte) is still UTF-8 if nearly all its letters are whole."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond_ascii = sum(c > "\x7f" for c in text[:_SAMPLE])
    return text if broken * 20 < beyond_ascii * max(1, len(text) // _SAMPLE) else None


def _one_byte(data: bytes, name: str) -> str:
    sample = data[:_SAMPLE]
    best, best_share = None, _LEAST_SHARE
    for encoding in _ONE_BYTE:
        text = sample.decode(encoding, "replace")
        # A byte the encoding leaves empty, or a sign within a word, says that it is another.
        share = known_word_share(text) - 2 * text.count("\ufffd") / max(1, len(text)) - _mixed_share(text)
        if share > best_share + 1e-9:
            best, best_share = encoding, share
    if best is None:
        raise UnknownEncoding(
            "its bytes are text in no encoding known here (UTF-8, UTF-16, windows-1256, ISO 8859-6, windows-1252 were tried)",
            where=name,
            remedy="Save it as UTF-8 and read that",
        )
    return data.decode(best, "replace")


def _mixed_share(text: str) -> float:
    """Share of the words that mix Latin with other letters: a sign of bytes read in the wrong encoding."""
    words = [w for w in text.split() if not w.isascii()]
    mixed = sum(any("a" <= c.lower() <= "z" for c in w) and any(c > "\u036f" and c.isalpha() for c in w) for w in words)
    return mixed / max(1, len(text.split()))
