"""An article that a site shows in several pages: where it goes on, and the pages put together.

A link to the "next" page may as well lead to the next article, so its address decides: that of the page at hand
but for a page number that is one more. Nothing here fetches.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

from summarizer.model import Article

MOST = 10
"""Pages of one article that are read at most."""
NUMBERED = re.compile(r"(?:[/_,.-]|/page[/_-]?|/p)(\d{1,2})(?=/?$|\.\w{2,5}$)", re.I)
"""A page number at the end of a path: "/2", "/page/2", "_2.html", ",2.html"."""
NAMES = frozenset({"page", "p", "pg", "pagenumber", "seite", "pagina", "strona", "showpage", "pageno"})
"""Parameters of an address that are a page number."""
HINT = re.compile(
    r"""rel\s*=\s*["']?[^"'>]*\bnext\b|[?&](?:page|p|pg|seite|pagina|strona)=\d|[/_,.-]2(?:\.\w{2,5})?/?["'\s>]""",
    re.I,
)


def next_page(html: str, source: str) -> str:
    """The address of the page on which the article of this one goes on, ``""`` where there is none.

    ``source`` is the address of the page at hand.
    """
    if not source or not HINT.search(html):
        return ""
    own, number = _numbered(source)
    for address in _linked(html, source):
        stem, following = _numbered(address)
        if stem == own and following == number + 1 and urlsplit(address).netloc == urlsplit(source).netloc:
            return address
    return ""


def joined(pages: Sequence[Article]) -> Article:
    """The articles of consecutive pages as one: what each page repeats is told once; the rest is the first's."""
    first, seen = pages[0], set[str]()
    text, sections = "", []
    for page in pages:
        kept = [
            paragraph for paragraph in page.text.split("\n\n") if page is first or paragraph.strip() not in seen
        ]
        seen.update(paragraph.strip() for paragraph in kept)
        start = len(text) + 2 if text else 0
        whole = len(kept) == page.text.count("\n\n") + 1
        text = "\n\n".join(filter(None, (text, *kept)))
        sections += [
            replace(section, start=section.start + start, end=section.end + start)
            for section in (page.sections if whole else ())
        ]
    return replace(first, text=text, sections=tuple(sections))


def _linked(html: str, source: str) -> Iterator[str]:
    """The addresses a page links to, those it calls the next one first."""
    from lxml.etree import ParserError
    from lxml.html import document_fromstring

    try:
        tree = document_fromstring(html.encode(errors="replace"))
    except (ParserError, ValueError):
        return
    links = [link for link in tree.iter("link", "a") if link.get("href")]
    for link in sorted(links, key=lambda link: "next" not in link.get("rel", "").lower().split()):
        yield from _whole(link, source)


def _whole(link: Any, source: str) -> Iterable[str]:
    try:
        return (urljoin(source, link.get("href").strip()).partition("#")[0],)
    except ValueError:
        return ()


def _numbered(address: str) -> tuple[str, int]:
    """An address without its page number, and that number; 1 where it has none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address, 0
    query = parse_qsl(parts.query, keep_blank_values=True)
    told = [int(value) for name, value in query if name.lower() in NAMES and value.isdecimal() and len(value) < 3]
    rest = "&".join(f"{name}={value}" for name, value in query if name.lower() not in NAMES and name[:4] != "utm_")
    in_path = NUMBERED.search(parts.path) if not told else None
    path = parts.path[: in_path.start()] + parts.path[in_path.end() :] if in_path else parts.path
    number = told[0] if told else int(in_path[1]) if in_path else 1
    return f"{parts.netloc}{path.rstrip('/')}?{rest}", number
