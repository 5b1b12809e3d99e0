"""The words of RTF, and how its bytes fall into tokens."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from functools import cache

TOKEN = re.compile(
    rb"\\([A-Za-z]{1,32})(-?\d{1,9})?[ ]?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|([^\\{}\r\n]+)|[\r\n\\]+", re.S
)
SKIPPED = frozenset(
    """fonttbl colortbl stylesheet listtable listoverridetable pict header headerl headerr headerf footer footerl
    footerr footerf footnote ftnsep ftnsepc aftnsep aftnsepc fldinst object objdata info generator annotation atnid
    atnauthor xe tc rxe bkmkstart bkmkend shprslt nonshppict revtbl rsidtbl filetbl pntext pntxta pntxtb pn
    listtext themedata colorschememapping datastore latentstyles nonesttables mmath xmlnstbl upr pgptbl
    userprops sn sv company operator doccomm keywords subject category manager comment hlinkbase""".split()
)
"""Destinations whose text is not the document's."""
SIGNS = {
    "line": "\n",
    "lbr": "\n",
    "tab": " ",
    "emdash": "—",
    "endash": "–",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
    "page": " ",
    "column": " ",
}
SYMBOLS = {b"~": "\u00a0", b"_": "\u2011", b"{": "{", b"}": "}", b"\\": "\\", b"\t": " "}
CHARSETS = {0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030",
            136: "big5hkscs", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256",
            186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850"}  # fmt: skip
"""Codecs by the number of a font's charset (its Windows LOGFONT value)."""
SAID = frozenset({"title", "author", "creatim"})
PLACES = {
    **dict.fromkeys(SKIPPED, "skipped"),
    "fonttbl": "fonts",
    "stylesheet": "style",
    "info": "info",
    "title": "title",
    "author": "author",
    "creatim": "creatim",
}
"""Where the words of a document stand that are not its text: tables, and what it says of itself."""


def tokens(data: bytes) -> Iterator[re.Match[bytes]]:
    """The tokens of a document, without its binary data."""
    place = 0
    while match := TOKEN.match(data, place):
        place = match.end()
        if match[1] == b"bin":
            place += max(0, int(match[2] or 0))
        else:
            yield match


@cache
def codec(name: str) -> str:
    """The name Python has for a codec, ``""`` when it has none."""
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""
