"""Bytes or text to an :class:`Article`: decode, tell a page from plain text, drop what is not the article.

Nothing here fetches. An article's text is made of whole lines of its source: lines are dropped, never
rewritten, so that a sentence of pasted text can be quoted in the message it came from.
"""

from __future__ import annotations

import re

from summarizer.article import charset, pasted
from summarizer.errors import UnreadableError
from summarizer.model import Article

LONGEST = 3_000_000
"""Characters that are read at most: some 1,500 book pages, ten seconds of work on one core."""
MARKUP = re.compile(
    r"(?:\s|<\?xml[^>]*>|<!--.{0,1000}?-->)*(?:<!doctype\s+html|<(?:html|head|body|article|main|meta|div|p|h1)[\s>])",
    re.I | re.S,
)
UNPARSED = (
    "application/pdf",
    "application/msword",
    "application/vnd.",
    "application/epub",
    "application/rtf",
)
SIGNATURES = (b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0")
"""How PDF, zipped (DOCX, ODT, EPUB), RTF and old Office documents begin."""


def read_article(data: bytes | str, *, source: str = "", content_type: str | None = None) -> Article:
    """The article in a plain text or an HTML page.

    ``data`` is decoded when it is bytes (``content_type`` may declare its charset); ``source`` is its address
    or name, kept as it is. Raises UnreadableError, with a key that says why, when there is none: nothing at
    all, no words, too long, a document format, binary data, or a page without an article.
    """
    text = _text(data, content_type)
    if not text.strip():
        raise UnreadableError("read-empty")
    if len(text) > LONGEST:
        raise UnreadableError("read-too-long", characters=len(text), limit=LONGEST)
    article = _page(text, source) if _is_html(text, content_type) else pasted.read(text, source)
    if not any(map(str.isalpha, article.text)):
        raise UnreadableError("read-no-words")
    return article


def _text(data: bytes | str, content_type: str | None) -> str:
    if isinstance(data, str):
        return data.removeprefix("\ufeff")
    if data.startswith(SIGNATURES) or (content_type or "").lower().startswith(UNPARSED):
        raise UnreadableError("read-document")
    return charset.decode(data, content_type)


def _is_html(text: str, content_type: str | None) -> bool:
    declared = (content_type or "").lower()
    if "html" in declared:
        return True
    return not declared.startswith("text/plain") and MARKUP.match(text) is not None


def _page(text: str, source: str) -> Article:
    from summarizer.article import page

    return page.read(text, source)
