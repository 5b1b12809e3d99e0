"""Articles that a site cuts into pages: the address of the next one, and one article of all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import urljoin, urlsplit, urlunsplit

from summarizer.article import charset
from summarizer.model import Article, Section

LINK = re.compile(r"<(?:a|link)\s[^<>]*?href\s*=\s*[\"']?([^\"'\s<>]{1,2000})", re.I)
PAGED = re.compile(
    r"^(?P<path>.*?)(?:[/?&_,-]|%2C)(?P<word>(?:page|seite|pagina|str|pg|p)[/=_-]?)?(?P<number>\d{1,2})"
    r"(?P<after>/?(?:\.\w{3,5})?(?:&.*)?)$",
    re.I,
)
"""An address that ends in the number of a page: "/2", "?page=2", "-2.html"."""
SLUG = re.compile(r"/[^/?]*[^\W\d_][-_][^/?]*$|/[^/?]{20,}$")
BETWEEN = "\n\n"
BEGINNING = 1024
"""Bytes in which a page has its first tag; a document has none."""


def next_page(content: bytes, source: str, content_type: str | None = None) -> str:
    """The address of the page that goes on with the article at ``source``, ``""`` where none does.

    A link counts when its address is that of the page but for a page number greater by one: "next" alone leads,
    in many a blog, to another article.
    """
    if "html" not in (content_type or "html").lower() or b"<" not in content[:BEGINNING]:
        return ""
    own = _plain(source)
    number = _number(own)
    first = _first(own) if number else _stem(own)
    for match in LINK.finditer(charset.decode(content, content_type)):
        address = _address(source, match[1])
        if _number(address) == (number or 1) + 1 and _first(address) == first:
            return address
    return ""


def joined(pages: Sequence[Article]) -> Article:
    """One article of its pages: the first, with the texts of those that say something new below its own."""
    first, text, sections = pages[0], "", list[Section]()
    for page in pages:
        if page.text in text:
            continue
        text += BETWEEN if text else ""
        sections += _moved(page.sections, len(text))
        text += page.text
    return replace(first, text=text, sections=tuple(sections))


def _moved(sections: Sequence[Section], by: int) -> Iterator[Section]:
    for section in sections:
        yield replace(section, start=section.start + by, end=section.end + by)


def _address(source: str, link: str) -> str:
    """Where a link of a page leads, ``""`` where that is nowhere."""
    try:
        return _plain(urljoin(source, link.replace("&amp;", "&")))
    except ValueError:
        return ""


def _plain(address: str) -> str:
    return urlunsplit((*urlsplit(address)[:4], ""))


def _number(address: str) -> int:
    """The number of a page of an article, 0 where the address names none."""
    match = _paged(address)
    return int(match["number"]) if match else 0


def _first(address: str) -> str:
    """The address of the first of an article's pages."""
    match = _paged(address)
    return f"{match['path']}{match['after'].strip('/')}" if match else address


def _paged(address: str) -> re.Match[str] | None:
    """A bare number, as in "/2", counts behind an article's own name only: "/news/5" is the fifth of the news."""
    match = PAGED.match(address)
    named = match and (match["word"] or SLUG.search(match["path"]))
    return match if named else None


def _stem(address: str) -> str:
    return address.rstrip("/").removesuffix("?")
