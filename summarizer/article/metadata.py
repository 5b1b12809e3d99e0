"""What a page says of itself: JSON-LD first, then OpenGraph and other ``meta`` tags, then its first heading.

Sources: schema.org/NewsArticle, ogp.me.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from summarizer.article import signatures

KINDS = re.compile(r"Article|Posting|Report|Review|WebPage")
ARTICLES = re.compile(r"Article|Posting|Report|Review|Recipe|HowTo")
PAGES = (("live", "LiveBlogPosting"), ("gallery", "Gallery"), ("video", "VideoObject"), ("audio", "AudioObject"))
"""Kinds of pages by the type in their JSON-LD."""
TITLES = ("og:title", "twitter:title")
DATES = ("article:published_time", "date", "dc.date", "dcterms.created", "datepublished", "pubdate")
AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author")
SITES = ("og:site_name", "application-name")
SEPARATED = re.compile(r"\s+[|–—·»-]\s+")
LONGEST_NAME = 80
FIRST_YEAR = 1600


@dataclass(frozen=True, slots=True)
class Metadata:
    """A page's own word on itself; ``""`` and None where it says nothing.

    ``address`` is its canonical one as written, ``kind`` that of the page ("article", "live", "gallery", "video",
    "audio"), ``free`` whether it may be read without paying.
    """

    title: str = ""
    author: str = ""
    site: str = ""
    published: date | datetime | None = None
    address: str = ""
    language: str = ""
    kind: str = ""
    free: bool | None = None

    @property
    def is_article(self) -> bool:
        """Whether the page says that it holds an article: by its kind, or by the time it was published."""
        return self.kind in ("article", "live", "gallery") or self.published is not None


def read(html: str) -> Metadata:
    """The metadata of a page; one that cannot be parsed has none."""
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    try:
        return of(document_fromstring(html.encode(errors="replace"), parser=HTMLParser(encoding="utf-8")))
    except ParserError:
        return Metadata()


def of(tree: Any) -> Metadata:
    """The metadata of a parsed page."""
    objects, meta = _json_ld(tree), _meta(tree)
    data = next(_articles(objects), {})
    site = _name(data.get("publisher")) or _first(meta, SITES)
    title = _text(data.get("headline")) or _first(meta, TITLES) or _heading(tree)
    if title.casefold() == site.casefold():
        title = _heading(tree) or title
    return Metadata(
        title=_without_site(title, site),
        author=signatures.names(_name(data.get("author")) or _name(_first(meta, AUTHORS))),
        site=site,
        published=moment(_text(data.get("datePublished")) or _first(meta, DATES)),
        address=_canonical(tree, meta),
        language=_language(tree, data),
        kind=_kind(objects, meta),
        free=_is_free(objects),
    )


def moment(text: str) -> date | datetime | None:
    """An ISO 8601 date, or time with its zone; of a time without a zone only the day is kept.

    Years before newspapers are the zero of a database ("0001-01-01").
    """
    try:
        time = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    if time.year < FIRST_YEAR:
        return None
    return time if time.tzinfo else time.date()


def _json_ld(tree: Any) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = []
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        try:
            found += list(_objects(json.loads(script.text or "", strict=False)))
        except (ValueError, RecursionError):
            continue
    return found


def _articles(objects: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """The JSON-LD objects that describe an article, those with a headline first."""
    articles = [item for item in objects if KINDS.search(str(item.get("@type", "")))]
    yield from sorted(articles, key=lambda item: not item.get("headline"))


def _kind(objects: Iterable[Mapping[str, Any]], meta: Mapping[str, str]) -> str:
    types = " ".join(str(item.get("@type", "")) for item in objects)
    live = next((kind for kind, name in PAGES[:2] if name in types), "")
    if live or ARTICLES.search(types) or meta.get("og:type", "").lower() in ("article", "news", "blog"):
        return live or "article"
    told = meta.get("og:type", "").lower().partition(".")[0].replace("music", "audio")
    return told if told in ("video", "audio") else next((kind for kind, name in PAGES if name in types), "")


def _is_free(objects: Iterable[Mapping[str, Any]]) -> bool | None:
    """schema.org's isAccessibleForFree, which some write as a word."""
    told = {str(item["isAccessibleForFree"]).lower() for item in objects if "isAccessibleForFree" in item}
    return None if not told else not told & {"false", "no", "https://schema.org/false", "0"}


def _canonical(tree: Any, meta: Mapping[str, str]) -> str:
    links = (link for link in tree.iter("link") if link.get("rel", "").lower() == "canonical")
    return next((_text(link.get("href")) for link in links if link.get("href")), "") or meta.get("og:url", "")


def _language(tree: Any, data: Mapping[str, Any]) -> str:
    root = next(tree.iter("html"), None)
    told = _text(data.get("inLanguage")) or (_text(root.get("lang")) if root is not None else "")
    return told.replace("_", "-").partition("-")[0].lower() if len(told) in range(2, 12) else ""


def _objects(data: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(data, list):
        for item in data:
            yield from _objects(item)
    elif isinstance(data, dict):
        yield data
        yield from _objects(data.get("@graph"))


def _meta(tree: Any) -> dict[str, str]:
    tags: dict[str, str] = {}
    for tag in tree.iter("meta"):
        key = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        tags.setdefault(key, _text(tag.get("content")))
    return tags


def _first(tags: Mapping[str, str], keys: tuple[str, ...]) -> str:
    return next((tags[key] for key in keys if tags.get(key)), "")


def _heading(tree: Any) -> str:
    heading = next(tree.iter("h1"), None)
    return _text(heading.text_content()) if heading is not None else ""


def _name(data: Any) -> str:
    """The name in a schema.org Person, Organization, list of them, or plain string; none in an address."""
    if isinstance(data, list):
        names = (_name(item) for item in data if not isinstance(item, list))
        return ", ".join(dict.fromkeys(filter(None, names)))
    name = _text(data.get("name") if isinstance(data, dict) else data)
    return "" if "://" in name or len(name) > LONGEST_NAME else name


def _text(data: Any) -> str:
    from html import unescape

    return " ".join(unescape(data).split()) if isinstance(data, str) else ""


def _without_site(title: str, site: str) -> str:
    """A title without the site's name behind a separator ("Storm hits coast | The Daily")."""
    parts = SEPARATED.split(title)
    if len(parts) > 1 and site and parts[-1].casefold() in site.casefold():
        return title[: title.rindex(parts[-1])].rstrip(" |–—·»-")
    return title
