"""An HTML page to an article: trafilatura for the body, our own short reader for what the page says of itself."""

from __future__ import annotations

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
        author=said.author or _clean(document.author),
        site=said.site or _clean(document.sitename),
    )


def _extract(html: str, source: str) -> Document | Any:
    from trafilatura import bare_extraction

    return bare_extraction(
        html, url=source or None, include_comments=False, favor_precision=True, with_metadata=True
    )


def _clean(text: str | None) -> str:
    return " ".join((text or "").split())


def _day(text: str | None) -> date | datetime | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
