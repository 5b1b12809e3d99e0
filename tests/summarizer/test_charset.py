"""Bytes to text: mislabelled, damaged and unlabelled ones, and what is no text at all."""

from __future__ import annotations

import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import read_article
from summarizer.article import charset
from summarizer.errors import UnreadableError
from tests.summarizer.strategies import TEXTS

TEXT = {
    "en": "He said “yes” in the café on Monday. Then he left the old town for good — at last, they say.",
    "ru": "Гавань Норби замёрзла в понедельник. Мэр закрыл порт, никто не пострадал, сообщил городской совет.",
    "el": "Το λιμάνι πάγωσε τη Δευτέρα για πρώτη φορά. Ο δήμαρχος το έκλεισε και κανείς δεν έπαθε τίποτα.",
    "cs": "Žluťoučký přístav zamrzl v pondělí. Starosta ho uzavřel a nikdo nebyl zraněn, řekla městská rada.",
    "he": "הנמל קפא ביום שני בפעם הראשונה. ראש העיר סגר אותו ואיש לא נפגע, כך מסרה מועצת העיר בהודעה קצרה.",
    "ja": "ノルビー港は月曜日に三十年ぶりに凍った。町長は港を閉鎖した。けが人はいないと町議会は述べた。",
    "zh": "诺比港周一三十年来首次结冰。市长关闭了港口。市议会在一份简短的通知中说，没有人受伤。",
    "zh-Hant": "諾比港週一三十年來首次結冰。市長關閉了港口。市議會在一份簡短的通知中說，沒有人受傷。",
    "ko": "노르비 항구가 월요일에 삼십 년 만에 얼었다. 시장은 항구를 닫았다. 다친 사람은 없었다.",
    "th": "ท่าเรือนอร์บีกลายเป็นน้ำแข็งเมื่อวันจันทร์ นายกเทศมนตรีสั่งปิดท่าเรือ ไม่มีผู้ได้รับบาดเจ็บ",
}
LEGACY = [
    *[
        ("en", "cp1252"),
        ("ru", "cp1251"),
        ("ru", "koi8-r"),
        ("ru", "iso8859-5"),
        ("el", "iso8859-7"),
        ("cs", "cp1250"),
    ],
    *[
        ("he", "cp1255"),
        ("ja", "shift_jis"),
        ("ja", "euc-jp"),
        ("zh", "gb18030"),
        ("zh-Hant", "big5"),
        ("ko", "euc-kr"),
    ],
    ("th", "cp874"),
]
UNLABELLED = [pair for pair in LEGACY if pair[0] not in {"cs", "el", "th"} and pair[1] != "iso8859-5"]


def labelled(text: str, label: str) -> str:
    """A page that says its charset."""
    return f'<html><head><meta charset="{label}"></head><body><article><p>{text * 3}</p></article></body></html>'


def refused(data: bytes, content_type: str | None = None) -> str:
    """The key of the error that reading this raises."""
    with pytest.raises(UnreadableError) as caught:
        read_article(data, content_type=content_type)
    return caught.value.key


@pytest.mark.parametrize(
    ("code", "name"),
    [
        *[(code, name) for code in TEXT for name in ("utf-8", "utf-8-sig", "utf-16", "utf-32")],
        *[(code, name) for code in ("en", "ru", "el", "cs", "he") for name in ("utf-16-le", "utf-16-be")],
    ],
)
def test_unicode_is_told_with_and_without_its_mark(code: str, name: str) -> None:
    """UTF-16 without a mark is told by the spaces of an alphabet; elsewhere nothing shows it."""
    assert charset.decode(TEXT[code].encode(name)) == TEXT[code]


@pytest.mark.parametrize(("code", "name"), UNLABELLED)
def test_a_legacy_charset_is_guessed(code: str, name: str) -> None:
    """Two sentences are enough where nobody says what they are in."""
    assert charset.decode(TEXT[code].encode(name, errors="ignore")) == TEXT[code]


@pytest.mark.parametrize(("code", "name"), LEGACY)
def test_a_label_is_believed_where_it_fits(code: str, name: str) -> None:
    """In a meta tag or a header."""
    data = labelled(TEXT[code], name).encode(name, errors="ignore")

    assert TEXT[code] in charset.decode(data)
    assert charset.decode(TEXT[code].encode(name, errors="ignore"), f"text/plain; charset={name}") == TEXT[code]


@pytest.mark.parametrize(
    "label", ["iso-8859-1", "windows-1251", "shift_jis", "us-ascii", "utf-16", "nonsense", "x" * 99]
)
@pytest.mark.parametrize("code", ["en", "ru", "zh"])
def test_utf8_is_told_whatever_its_label_says(code: str, label: str) -> None:
    """Servers add a default charset to pages that know better."""
    data = labelled(TEXT[code], label).encode()

    assert charset.decode(data, f"text/html; charset={label}") == data.decode()


@pytest.mark.parametrize(
    "label",
    ["utf-8", "utf-16", "utf-7", "idna", "punycode", "undefined", "unicode_escape", "base64", "rot13", "", "é"],
)
def test_a_label_that_does_not_fit_is_not_believed(label: str) -> None:
    """Nor is one of a codec that no page is in."""
    data = labelled(TEXT["ru"], label).encode("cp1251", errors="ignore")

    assert TEXT["ru"] in charset.decode(data, f"text/html; charset={label}")


@pytest.mark.parametrize("code", ["en", "ru", "zh", "he"])
@pytest.mark.parametrize("stray", [b"\xe9", b"\xa0", b"\xff", b"\x92"])
def test_one_stray_byte_does_not_spoil_utf8(code: str, stray: bytes) -> None:
    """The everyday trap: a single bad byte turns the whole page into mojibake."""
    data = TEXT[code].encode() + b" " + stray + b" " + TEXT[code].encode()

    assert charset.decode(data) == f"{TEXT[code]} \ufffd {TEXT[code]}"


@pytest.mark.parametrize("code", TEXT)
@pytest.mark.parametrize("missing", [1, 2])
def test_utf8_cut_in_the_middle_of_a_character_is_utf8(code: str, missing: int) -> None:
    """A page that was cut at a size ends in half a character."""
    text = TEXT[code] + "“"

    assert charset.decode(text.encode()[:-missing]) == TEXT[code] + "\ufffd"


NOISE = random.Random(5)


@pytest.mark.parametrize(
    "data",
    [
        NOISE.randbytes(5000),
        NOISE.randbytes(60),
        b"\x89PNG\r\n\x1a\n" + NOISE.randbytes(500),
        b"\xff\xd8\xff\xe0\x00\x10JFIF" + NOISE.randbytes(500),
        b"The harbour froze.\0 Nobody was hurt.",
        bytes(100),
        codecs.BOM_UTF16_LE + b"\x00\xd8" * 2000,
        bytes(range(1, 32)) * 20,
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    """Pictures, noise and zero bytes."""
    assert refused(data) == "read-binary"


@given(
    st.binary(max_size=300) | TEXTS.map(lambda text: text.encode("utf-16", "replace")),
    st.sampled_from(
        [None, "", "text/html", "text/plain; charset=utf-7", "text/html; charset=undefined", "image/png"]
    ),
)
def test_no_bytes_raise_anything_but_unreadable(data: bytes, content_type: str | None) -> None:
    """Any bytes are an article that is the same when read again, or have a reason why not."""
    try:
        article = read_article(data, content_type=content_type)
    except UnreadableError:
        return
    assert article == read_article(data, content_type=content_type)


@given(TEXTS.filter(lambda text: "\x00" not in text))
def test_utf8_with_its_mark_comes_back_as_it_was(text: str) -> None:
    """Encoding and decoding are inverse where the bytes say what they are."""
    clean = text.encode(errors="replace").decode()

    assert charset.decode(codecs.BOM_UTF8 + clean.encode()) == clean or "\ufffd" in clean
