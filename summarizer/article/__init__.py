"""Bytes or text to an :class:`Article`: decode, tell a page from plain text, drop what is not the article.

Nothing here fetches. Of plain text, whole lines are dropped and none is rewritten, so that a sentence can be
quoted in the message it came from; of a page, the text is what its markup leaves.
"""

from __future__ import annotations

import re

from summarizer.article import charset, pasted
from summarizer.errors import UnreadableError
from summarizer.model import Article
from summarizer.sentences import CLOSING, FINAL

LONGEST = 3_000_000
"""Characters that are read at most: some 1,500 book pages."""
MOST_TAGS = 40_000
"""Tags of a page that is read at most: trafilatura's time grows with the square of some."""
MARKUP = re.compile(
    r"(?>\s|<\?xml[^>]*>|<!--.{0,1000}?-->)*+(?:<!doctype\s+html"
    r"|<(?:html|head|body|article|main|section|header|nav|meta|title|link|script|style|table|div|p|h1)[\s>])",
    re.I | re.S,
)
FEED = re.compile(
    r"""(?>\s|<\?xml[^>]*>|<!--.{0,1000}?-->|<!DOCTYPE\s+(?:rss|feed|rdf)[^\[>]*>)*+<(?:rss|feed|rdf:RDF)[\s>]"""
    r"""|\s*\{[^{}]{0,500}"version"\s*:\s*"https://jsonfeed\.org/version/""",
    re.I | re.S,
)
"""How RSS, Atom and JSON feeds begin."""
UNPARSED = (
    "application/pdf",
    "application/msword",
    "application/vnd.",
    "application/epub",
    "application/rtf",
)
SIGNATURES = (b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0")
"""How PDF, zipped (DOCX, ODT, EPUB), RTF and old Office documents begin."""
SURROGATE = re.compile("[\ud800-\udfff]")
BARE = 1500
"""Characters from which a text without a single sentence is refused: a list of words, one endless token."""
SPOKEN_LINE = range(5, 80)
"""Words in a line that may be a sentence although it ends without a mark: a verse, a message, a headline."""
ENDED = re.compile(rf"(?<!\S)\S{{0,80}}[{FINAL}][{re.escape(CLOSING)}]*(?=\s|$)|[。！？｡।॥።။។]")
UNMARKED = re.compile("[\u0e00-\u0fff\u1780-\u17ff]{20}")
"""Thai, Lao, Tibetan and Khmer, which may end sentences with nothing but a space."""


def read_article(data: bytes | str, *, source: str = "", content_type: str | None = None) -> Article:
    """The article in a plain text or an HTML page.

    ``data`` is decoded when it is bytes (``content_type`` may declare its charset); ``source`` is its address
    or name, kept as it is. Raises UnreadableError, with a key that says why, when there is none: nothing at
    all, no words, no sentences, too long, a feed, a document format, binary data, or a page without an article.
    """
    text = _text(data, content_type)
    if not text.strip():
        raise UnreadableError("read-empty")
    if FEED.match(text):
        raise UnreadableError("read-feed")
    if len(text) > LONGEST:
        raise UnreadableError("read-too-long", characters=len(text), limit=LONGEST)
    article = _page(text, source) if _is_html(text, content_type) else pasted.read(text, source)
    if not any(map(str.isalpha, article.text)):
        raise UnreadableError("read-no-words")
    if not _has_sentences(article.text):
        raise UnreadableError("read-no-sentences")
    return article


def is_feed(data: bytes) -> bool:
    """Whether some bytes are a feed (:mod:`summarizer.feeds`) rather than an article."""
    return FEED.match(data[:4096].lstrip(b"\xef\xbb\xbf").decode("latin-1")) is not None


def _text(data: bytes | str, content_type: str | None) -> str:
    start = data[:1024].encode(errors="replace") if isinstance(data, str) else data[:1024]
    if start.lstrip().startswith(SIGNATURES) or (content_type or "").lower().startswith(UNPARSED):
        raise UnreadableError("read-document")
    text = data.removeprefix("\ufeff") if isinstance(data, str) else charset.decode(data, content_type)
    return SURROGATE.sub("\ufffd", text)


def _is_html(text: str, content_type: str | None) -> bool:
    declared = (content_type or "").lower()
    if "html" in declared:
        return "<" in text
    return not declared.startswith("text/plain") and MARKUP.match(text) is not None


def _has_sentences(text: str) -> bool:
    if len(text) < BARE or ENDED.search(text) or UNMARKED.search(text):
        return True
    return any(len(line.split()) in SPOKEN_LINE for line in text.splitlines())


def _page(text: str, source: str) -> Article:
    from summarizer.article import page

    if text.count("<") > MOST_TAGS:
        raise UnreadableError("read-no-article")
    return page.read(text, source)
