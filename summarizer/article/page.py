"""An HTML page to an article: trafilatura for the body, our own short reader for what the page says of itself."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit, urlunsplit

from summarizer import language as languages
from summarizer.article import furniture, markup, metadata, sections, signatures, walls
from summarizer.article.furniture import EDGES, LISTED
from summarizer.article.sections import Heading
from summarizer.errors import UnreadableError
from summarizer.model import Article

if TYPE_CHECKING:
    from trafilatura.settings import Document

SHORTEST = 140
"""Characters of body under which a page holds no article: a cookie note, a menu, "page not found"."""

PREFIX = re.compile(r"^(?:www\d?|m|mobile|amp)\.")
SAMPLE, SMALL_WORDS = 2000, 0.25
"""Characters of a body that are looked at, and the share of them that a language's stop words are."""
PLACES = 20
SIGNED = re.compile(r"author|byline|[>\\s](?:by|von|par|por|di|автор)[:\\s<]", re.I)
BYLINE = 300
"""Characters of markup before a name in which a byline says that it is one."""
WRITTEN_DATES = {"extensive_search": False, "original_date": True}
"""Only a date that the page gives as its own: searching its whole text finds any year that is mentioned."""


def read(html: str, source: str = "") -> Article:
    """The article of a page.

    Raises UnreadableError when it holds none: ``read-index-page`` for a list of articles, the key of a wall
    (:mod:`summarizer.article.walls`), else ``read-no-article``.
    """
    tree = _parsed(html)
    said = metadata.of(tree)
    markup.mend(tree)
    linked = markup.headlines(tree)
    document = _extract(tree, source, all_told=bool(said.title and said.author and said.published))
    found = document.text if document and document.text else ""
    body = _without(linked, found)
    language = languages.load(_language(body, said.language))
    title = said.title or _clean(document.title if document else "")
    text = furniture.drop(body, title, language)
    if walls.lists_articles(linked, found, said):
        raise UnreadableError("read-index-page")
    # Parsed once more where that matters: what is extracted from a tree is taken out of it.
    wall = walls.find(lambda: _parsed(html), html, text if len(text) >= SHORTEST else body, said, language)
    if wall or len(text) < SHORTEST:
        raise UnreadableError(wall or "read-no-article")
    return Article(
        text=text,
        title=title,
        language=language.code,
        source=_address(said.address, source),
        published=said.published or _day(document.date),
        author=said.author or _signed(_clean(document.author), html),
        site=said.site or _clean(document.sitename),
        sections=sections.of(text, _headings(document, text)),
        kind=said.kind if said.kind in ("live", "gallery") else "article",
    )


def _language(body: str, told: str) -> str:
    """The language the page says it is in where the body's small words are that language's, else the body's."""
    stop_words = languages.load(told).stop_words
    words = [word.strip(EDGES).casefold() for word in body[:SAMPLE].split()]
    small = sum(word in stop_words for word in words)
    return told if small > SMALL_WORDS * len(words) else languages.detect(body) or told


def _without(headlines: frozenset[str], body: str) -> str:
    """A body without the lines that only lead to other articles."""
    lines = body.strip().split("\n")
    return "\n".join(line for line in lines if LISTED.sub("", " ".join(line.split())).casefold() not in headlines)


def _parsed(html: str) -> Any:
    """The page as a tree; trafilatura's own parser, which repairs what no other takes."""
    from trafilatura import load_html

    _quieten("trafilatura")
    tree = load_html(html)
    if tree is None:
        raise UnreadableError("read-no-article")
    return tree


def _extract(tree: Any, source: str, *, all_told: bool) -> Document | Any:
    """The body trafilatura finds, and what it finds of author and date where the page does not tell it all."""
    from trafilatura import bare_extraction

    return bare_extraction(
        tree,
        url=source or None,
        include_comments=False,
        favor_precision=True,
        with_metadata=not all_told,
        date_extraction_params=WRITTEN_DATES,
    )


def _address(canonical: str, source: str) -> str:
    """The page's own address where it names one of the same site that is no front page, else the one given."""
    try:
        told, given = urlsplit(urljoin(source, canonical)), urlsplit(source)
    except ValueError:
        return source
    same = _site(told.hostname) == _site(given.hostname) != ""
    rooted = told.path in ("", "/") and given.path not in ("", "/")
    return urlunsplit(told) if canonical and same and told.scheme in ("http", "https") and not rooted else source


def _site(host: str | None) -> str:
    """A host without what stands before it for other screens ("www.", "m.", "amp.")."""
    return PREFIX.sub("", (host or "").lower())


def _quieten(library: str) -> None:
    """Keep a library's complaints off the terminal of a program that has set up no log."""
    logger = logging.getLogger(library)
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())


def _headings(document: Any, text: str) -> Iterator[Heading]:
    """The headings of a body, where they stand in its text as lines of their own."""
    body = document.body if document is not None else None
    place = 0
    for head in body.iter("head") if body is not None else ():
        title = " ".join("".join(head.itertext()).split())
        found = re.compile(rf"^{re.escape(title)}$", re.M).search(text, place) if title else None
        if found:
            place = found.end()
            yield Heading(found.start(), found.end(), int((head.get("rend") or "h2")[-1:]))


def _signed(author: str, html: str) -> str:
    """The names found in a page's text, those that its markup calls a byline; elsewhere a name is anybody's."""
    names = (name.strip() for name in author.split(";"))
    return signatures.names("; ".join(name for name in names if name and _is_byline(name, html)))


def _is_byline(name: str, html: str) -> bool:
    places = islice(re.finditer(re.escape(name), html, re.IGNORECASE), PLACES)
    return any(SIGNED.search(html, max(0, place.start() - BYLINE), place.start()) for place in places)


def _clean(text: str | None) -> str:
    return " ".join((text or "").split())


def _day(text: str | None) -> date | datetime | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
