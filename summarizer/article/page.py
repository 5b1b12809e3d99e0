"""An HTML page to an article: trafilatura for the body, our own short reader for what the page says of itself."""

from __future__ import annotations

import logging
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from summarizer import language as languages
from summarizer.article import furniture, metadata
from summarizer.errors import UnreadableError
from summarizer.model import Article

if TYPE_CHECKING:
    from trafilatura.settings import Document

SHORTEST = 140
"""Characters of body under which a page holds no article: a cookie note, a menu, "page not found"."""

BYLINE = 300
"""Characters of markup before a name in which a byline says that it is one."""
WRITTEN_DATES = {"extensive_search": False, "original_date": True}
"""Only a date that the page gives as its own: searching its whole text finds any year that is mentioned."""


def read(html: str, source: str = "") -> Article:
    """The article of a page; raises UnreadableError ``read-no-article`` when the page holds none."""
    document = _extract(html, source)
    body = document.text.strip() if document and document.text else ""
    if len(body) < SHORTEST:
        raise UnreadableError("read-no-article")
    said = metadata.read(html)
    language = languages.detect(body)
    title = said.title or _clean(document.title)
    text = furniture.drop(body, title, languages.load(language))
    if not text:
        raise UnreadableError("read-no-article")
    return Article(
        text=text,
        title=title,
        language=language,
        source=source,
        published=said.published or _day(document.date),
        author=said.author or _signed(_clean(document.author), html),
        site=said.site or _clean(document.sitename),
    )


def _extract(html: str, source: str) -> Document | Any:
    from trafilatura import bare_extraction

    _quieten("trafilatura")
    return bare_extraction(
        html,
        url=source or None,
        include_comments=False,
        favor_precision=True,
        with_metadata=True,
        date_extraction_params=WRITTEN_DATES,
    )


def _quieten(library: str) -> None:
    """Keep a library's complaints off the terminal of a program that has set up no log."""
    logger = logging.getLogger(library)
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())


def _signed(author: str, html: str) -> str:
    """An author found in the page's text, where its markup says so; elsewhere a name is anybody's."""
    before = html[max(0, html.find(author) - BYLINE) : max(0, html.find(author))].casefold()
    return author if author and ("author" in before or "byline" in before) else ""


def _clean(text: str | None) -> str:
    return " ".join((text or "").split())


def _day(text: str | None) -> date | datetime | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
