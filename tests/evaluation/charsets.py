"""Fifteen short texts in the charsets people wrote them in, each served in seven ways; eight damaged pages."""

from __future__ import annotations

import codecs
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

TEXTS: dict[str, str] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
"""A text by the charset that people wrote its language in before UTF-8."""


@dataclass(frozen=True, slots=True)
class Case:
    """Some bytes as they arrive, what the server says of them, and the text they are."""

    name: str
    data: bytes
    content_type: str | None
    text: str


def _page(text: str, declared: str = "") -> str:
    meta = f'<meta charset="{declared}">' if declared else ""
    return f"<!doctype html><html><head>{meta}<title>1</title></head><body><p>{text}</p></body></html>"


WAYS: dict[str, Callable[[str, str], tuple[bytes, str | None]]] = {
    "UTF-8, undeclared": lambda text, own: (_page(text).encode(), "text/html"),
    "UTF-8, called Latin-1 by the server": lambda text, own: (
        _page(text).encode(),
        "text/html; charset=ISO-8859-1",
    ),
    "UTF-8 with a stray byte": lambda text, own: (_page(text).encode() + b"\xa0", None),
    "UTF-16": lambda text, own: (codecs.BOM_UTF16_LE + _page(text).encode("utf-16-le"), "text/html"),
    "declared by the page": lambda text, own: (_page(text, own).encode(own), "text/html"),
    "declared by the server": lambda text, own: (_page(text).encode(own), f"text/html; charset={own}"),
    "undeclared": lambda text, own: (_page(text * 2).encode(own), "text/html"),
}


def cases() -> Iterator[Case]:
    """Every text in every way."""
    for own, text in TEXTS.items():
        for way, serve in WAYS.items():
            yield Case(f"{own}, {way}", *serve(text, own), text)


def damaged() -> Iterator[Case]:
    """Pages as they arrive cut short, mixed up, or wrongly called."""
    russian, german, japanese, chinese = (TEXTS[own] for own in ("cp1251", "cp1252", "shift_jis", "gb18030"))
    cut = _page(russian).encode()[: -len("</p></body></html>") - 1]
    marked = codecs.BOM_UTF8 + _page(russian, "windows-1251").encode()
    yield Case("UTF-8 cut within a letter", cut, None, russian[:-1])
    yield Case("UTF-8 with a byte of cp1252", _page(german).encode().replace(b"1", b"\x96"), None, german)
    yield Case("UTF-8 called ASCII", _page(russian, "us-ascii").encode(), None, russian)
    yield Case("UTF-8 called UTF-16 by the page", _page(german, "utf-16").encode(), None, german)
    yield Case("cp1252 called Latin-1", _page(german, "iso-8859-1").encode("cp1252"), None, german)
    yield Case("gb18030 called gb2312", _page(chinese, "gb2312").encode("gb18030"), None, chinese)
    yield Case("UTF-8 called what is no charset", _page(japanese, "klingon").encode(), None, japanese)
    yield Case("a mark of UTF-8 before a page called cp1251", marked, None, russian)
