"""Bytes to text: the order of attempts that damaged and mislabelled pages survive.

Byte order mark, UTF-8 (a few stray bytes allowed), the declared charset, charset-normalizer, and last cp1252,
which decodes anything a Western page can hold. Browsers' aliases are those of the WHATWG Encoding Standard.
"""

from __future__ import annotations

import codecs
import math
import re
from collections.abc import Mapping
from contextlib import suppress
from functools import partial

from summarizer import language as languages
from summarizer import profiles
from summarizer.errors import UnreadableError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WHATWG = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252",
          "ascii": "cp1252", "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
          "shift_jis": "cp932", "x-sjis": "cp932", "ks_c_5601-1987": "cp949", "euc-kr": "cp949",
          "iso-8859-11": "cp874", "tis-620": "cp874", "big5": "big5hkscs", "windows-874": "cp874"}  # fmt: skip
"""Labels that browsers read as the larger charset that contains them (https://encoding.spec.whatwg.org)."""
DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,30})""", re.I)
HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
MARKUP = re.compile(rb"<[^>]{0,500}>")
NOT_OF_THE_WEB = re.compile(r"utf-?(?:7|16|32)|idna|punycode|undefined|(?:raw-)?unicode-escape")
"""Python's names of codecs no page is in: what declares UTF-16 and has got this far is not in it."""
WESTERN = ("cp1252", "iso-8859-15", "cp1250", "iso-8859-2", "cp1254", "cp1257")
"""Charsets that share Latin letters and differ in those with marks, which charset-normalizer mixes up."""
PUNCTUATION = frozenset("„“”«»’‘–—…€°·•\xa0§")
RARE = 1e-6
"""The frequency of a letter that a language does not have."""
STRAY = 0.001
"""Share of bytes that may be broken in a text that is otherwise UTF-8: a page cut short, one bad quote."""
CONTROL = frozenset(range(32)) - frozenset(b"\t\n\r\f\x0b\x1b\x08")


def decode(data: bytes, content_type: str | None = None) -> str:
    """The text of some bytes; raises UnreadableError when they are no text at all."""
    for mark, charset in MARKS:
        if data.startswith(mark):
            return _unbroken(data[len(mark) :].decode(charset, errors="replace"))
    wide = _utf16(data)
    if wide is not None:
        return wide
    if _is_binary(data):
        raise UnreadableError("read-binary")
    for attempt in (_utf8, partial(_declared, content_type=content_type), _guessed):
        text = attempt(data)
        if text is not None:
            return text
    return data.decode("cp1252", errors="replace")


def _unbroken(text: str) -> str:
    """A text that may hold a broken character here and there; anything else only happens to begin with a mark."""
    if text[:4096].count("\ufffd") > len(text[:4096]) * 0.02 + 2:
        raise UnreadableError("read-binary")
    return text


def _utf16(data: bytes) -> str | None:
    """UTF-16 without its mark, in an alphabet: every other byte is one of few, and zero for a space."""
    sample = data[:2000]
    if len(sample) < 8:
        return None
    for offset, charset in ((1, "utf-16-le"), (0, "utf-16-be")):
        high, low = sample[offset::2], sample[1 - offset :: 2]
        if high.count(0) * 20 >= len(high) and 0 not in low and len(set(high)) <= 8:
            return data.decode(charset, errors="replace")
    return None


def _is_binary(data: bytes) -> bool:
    sample = data[:4096]
    return b"\0" in sample or sum(byte in CONTROL for byte in sample) > len(sample) * 0.02


def _utf8(data: bytes) -> str | None:
    with suppress(UnicodeDecodeError):
        return data.decode("utf-8")
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd") - data.count("\ufffd".encode())
    whole = sum(character > "\x7f" for character in text[:100_000]) - broken
    # no other charset makes two of these by chance as often as it makes what is broken
    allowed = max(2, len(data) * STRAY) if whole > broken else 0
    return text if broken <= allowed else None


def _declared(data: bytes, content_type: str | None) -> str | None:
    """The page's own word first: servers add a default charset to pages that know better."""
    inside = DECLARED.search(data[:4096])
    header = HEADER.search(content_type or "")
    labels = [inside[1].decode("ascii")] if inside else []
    labels += [header[1]] if header else []
    for label in labels:
        try:
            codec = codecs.lookup(WHATWG.get(label.lower(), label.lower())).name
            if not NOT_OF_THE_WEB.match(codec):
                return data.decode(codec)
        except (LookupError, ValueError):
            continue
    return None


def _guessed(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    sample = MARKUP.sub(b" ", data[:200_000])
    best = from_bytes(sample).best()
    if best is None:
        return None
    charset = best.encoding
    read = sample.decode(charset, errors="replace")
    if sum(character < "\x80" for character in read if character.isalpha()) > 0.6 * len(read.split()):
        charset = _likeliest(sample, charset)
    return data.decode(charset, errors="replace")


def _likeliest(sample: bytes, guessed: str) -> str:
    """Of charsets that differ in a few letters the one whose letters the text's language has, the usual first.

    The language is told by the letters they agree on.
    """
    read = {charset: sample.decode(charset, errors="replace") for charset in (*WESTERN, guessed)}
    letters = profiles.letters(languages.detect(read[guessed]))
    return max(read, key=lambda charset: _likeness(read[charset], letters)) if letters else guessed


def _likeness(text: str, letters: Mapping[str, float]) -> float:
    others = [character for character in text[:20_000] if character > "\x7f" and character not in PUNCTUATION]
    return sum(math.log(letters.get(character, 0.0) + RARE) for character in others)
