"""Bytes or text to an :class:`Article`: tell documents, pages and plain text apart, drop what is not the article.

Nothing here fetches. Of plain text, whole lines are dropped and none is rewritten, so that a sentence can be
quoted in the message it came from; of a page or a document, the text is what its markup leaves.
"""

from __future__ import annotations

import re

from summarizer.article import charset, documents, pasted
from summarizer.article.documents.draft import LONGEST
from summarizer.errors import UnreadableError
from summarizer.model import Article
from summarizer.sentences import CLOSING, FINAL

__all__ = ["LONGEST", "is_feed", "read_article"]

MOST_TAGS = 100_000
"""Tags of a page that is read at most: some five times those of an encyclopedia's longest entry."""
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
HEAD = 20_000
"""Characters of a text that tell whether it is a document in plain sight: a message, RTF."""
DECODED = ("mail", "markdown", "rtf")
"""Documents that are text, and may come decoded."""
SURROGATE = re.compile("[\ud800-\udfff]")
BARE = 1500
"""Characters from which a text without a single sentence is refused: a list of words, one endless token."""
SPOKEN_LINE = range(5, 80)
"""Words in a line that may be a sentence although it ends without a mark: a verse, a message, a headline."""
ENDED = re.compile(rf"(?<!\S)\S{{0,80}}[{FINAL}][{re.escape(CLOSING)}]*(?=\s|$)|[。！？｡।॥።။។]")
UNMARKED = re.compile("[\u0e00-\u0fff\u1780-\u17ff]{20}")
"""Thai, Lao, Tibetan and Khmer, which may end sentences with nothing but a space."""


def read_article(data: bytes | str, *, source: str = "", content_type: str | None = None) -> Article:
    """The article in a document (PDF, DOCX, ODT, EPUB, RTF, Markdown, a message), a page, or a plain text.

    What it is tells by itself, else ``content_type``, else how ``source`` ends: its address or name, which is
    kept. ``content_type`` may declare a charset too. Raises UnreadableError, with a key that says why, when
    there is no article: nothing at all, no words, no sentences, too long, of another kind, damaged, locked.
    """
    if not data.strip():
        raise UnreadableError("read-empty")
    article = _read(data, source, content_type)
    if not any(map(str.isalpha, article.text)):
        raise UnreadableError("read-no-words")
    if not _has_sentences(article.text):
        raise UnreadableError("read-no-sentences")
    return article


def is_feed(data: bytes) -> bool:
    """Whether some bytes are a feed (:mod:`summarizer.feeds`) rather than an article."""
    return FEED.match(data[:4096].lstrip(b"\xef\xbb\xbf").decode("latin-1")) is not None


def _read(data: bytes | str, source: str, content_type: str | None) -> Article:
    head = data[:HEAD].encode(errors="replace") if isinstance(data, str) else data
    kind = documents.recognise(head, source, content_type)
    if kind in DECODED and isinstance(data, str):
        data = data.encode(errors="replace")
    if kind == "mail":
        assert isinstance(data, bytes)
        return _letter(data, source)
    if kind:
        if isinstance(data, str):
            raise UnreadableError("read-binary")
        return documents.read(kind, data, source)
    return _plain(data, source, content_type)


def _plain(data: bytes | str, source: str, content_type: str | None) -> Article:
    """The article of a page or a plain text."""
    text = data.removeprefix("\ufeff") if isinstance(data, str) else charset.decode(data, content_type)
    text = SURROGATE.sub("\ufffd", text)
    if not text.strip():
        raise UnreadableError("read-empty")
    if FEED.match(text):
        raise UnreadableError("read-feed")
    if len(text) > LONGEST:
        raise UnreadableError("read-too-long", characters=len(text), limit=LONGEST)
    return _page(text, source) if _is_html(text, content_type) else pasted.read(text, source)


def _letter(data: bytes, source: str) -> Article:
    """The article of a message: of its page if that holds one, else of its plain text."""
    failed: UnreadableError | None = None
    for letter in documents.letters(data):
        try:
            return letter.complete(_plain(letter.content, source or letter.location, letter.content_type))
        except UnreadableError as error:
            failed = failed or error
    raise failed or UnreadableError("read-mail-empty")


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
        raise UnreadableError("read-page-too-complex")
    return page.read(text, source)
