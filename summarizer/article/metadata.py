"""What a page says of itself: JSON-LD first, then OpenGraph and other ``meta`` tags; the headline as it is shown.

Sources: schema.org/NewsArticle, ogp.me, RFC 6596 (canonical).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from summarizer.article import authors, linked, markup, moments

ARTICLES = re.compile(r"Article|Posting|Report|Review|Recipe|HowTo")
PAGES = (("live", "LiveBlogPosting"), ("gallery", "Gallery"), ("video", "VideoObject"), ("audio", "AudioObject"))
"""Kinds of pages by the type in their JSON-LD."""
TITLES = ("og:title", "twitter:title")
DATES = (
    "article:published_time og:published_time datepublished date dc.date dc.date.issued dcterms.created "
    "dcterms.date parsely-pub-date sailthru.date publishdate publish_date pubdate publication_date "
    "article:published"
).split()
AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")
SITES = ("og:site_name", "application-name")
SEPARATED = re.compile(r"\s+[|–—·»:-]\s+")
MOST_TITLES = 10
HEADED, HEADED_ALONE = 0.5, 0.3
"""The share of a heading's words that the page's title must have for it to be the headline, not the site's name;
less where it is the only heading."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """A page's own word on itself; ``""``, None and () where it says nothing.

    ``address`` is its canonical one as written, ``kind`` that of the page ("article", "live", "gallery", "video",
    "audio"), ``free`` whether it may be read without paying; ``titles`` are all it calls itself, ``keywords``,
    casefolded, what it files itself under.
    """

    title: str = ""
    author: str = ""
    site: str = ""
    published: date | datetime | None = None
    address: str = ""
    language: str = ""
    kind: str = ""
    free: bool | None = None
    titles: tuple[str, ...] = ()
    description: str = ""
    keywords: frozenset[str] = frozenset()

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
    items = linked.objects(tree)
    data, meta = linked.article(items), _meta(tree)
    site = linked.name(data.get("publisher")) or _first(meta, SITES)
    written = [linked.text(data.get("headline")), *(meta.get(key, "") for key in TITLES), _tag(tree, "title")]
    headings = [markup.text(heading) for heading in tree.iter("h1")]
    told = next(filter(None, written[:-1]), "")
    title = _headline(headings, written) or told or _first_part(written[-1]) or next(iter(headings), "")
    said = linked.name(data.get("author")), *(linked.name(meta.get(key)) for key in AUTHORS)
    return Metadata(
        title=_without_site(title, site),
        author=next(filter(None, (authors.named(name, site) for name in said)), ""),
        site=site,
        published=moments.moment(linked.text(data.get("datePublished"))) or _dated(meta),
        titles=_unlike((*headings[:MOST_TITLES], *written, *(_without_site(text, site) for text in written))),
        description=_first(meta, ("og:description", "description")),
        keywords=_keywords(meta),
        address=_canonical(tree, meta),
        language=_language(tree, data),
        kind=_kind(items, meta),
        free=_is_free(items),
    )


def _dated(meta: Mapping[str, str]) -> date | datetime | None:
    return next(filter(None, (moments.moment(meta[key]) for key in DATES if meta.get(key))), None)


def _meta(tree: Any) -> dict[str, str]:
    tags: dict[str, str] = {}
    for tag in tree.iter("meta"):
        key = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        tags.setdefault(key, linked.text(tag.get("content")))
    return tags


def _first(tags: Mapping[str, str], keys: tuple[str, ...]) -> str:
    return next((tags[key] for key in keys if tags.get(key)), "")


def _tag(tree: Any, name: str) -> str:
    element = next(tree.iter(name), None)
    return markup.text(element) if element is not None else ""


def _headline(headings: Sequence[str], written: Sequence[str]) -> str:
    """The heading that shares enough words with what the page calls itself."""
    known = {word for text in written for word in _words(text)}
    enough = HEADED if len(headings) > 1 else HEADED_ALONE
    shared = ((heading, _words(heading)) for heading in headings)
    fitting = [heading for heading, words in shared if words and len(words & known) > enough * len(words)]
    fitting = [heading for heading in fitting if heading in written or len(_words(heading)) > 1]
    sites = {part for text in written for part in SEPARATED.split(text)[1:]}
    return next((heading for heading in fitting if heading not in sites), next(iter(fitting), ""))


def _first_part(title: str) -> str:
    return SEPARATED.split(title)[0]


def _unlike(titles: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, titles)))


def _words(text: str) -> set[str]:
    """Words, and single characters of scripts that write no spaces."""
    return set(re.findall(r"[\u0e00-\u0eff\u3040-\u9fff]|\w+", text.casefold()))


def _keywords(meta: Mapping[str, str]) -> frozenset[str]:
    listed = ",".join(meta.get(key, "") for key in ("keywords", "news_keywords", "article:tag"))
    return frozenset(word for part in listed.split(",") if (word := part.strip().casefold()))


def _canonical(tree: Any, meta: Mapping[str, str]) -> str:
    links = (link for link in tree.iter("link") if link.get("rel", "").lower() == "canonical")
    return next((linked.text(link.get("href")) for link in links if link.get("href")), "") or meta.get(
        "og:url", ""
    )


def _language(tree: Any, data: Mapping[str, Any]) -> str:
    root = next(tree.iter("html"), None)
    told = linked.text(data.get("inLanguage")) or (linked.text(root.get("lang")) if root is not None else "")
    return told.replace("_", "-").partition("-")[0].lower() if len(told) in range(2, 12) else ""


def _kind(objects: Iterable[Mapping[str, Any]], meta: Mapping[str, str]) -> str:
    types = " ".join(linked.kind(item) for item in objects)
    live = next((kind for kind, name in PAGES[:2] if name in types), "")
    if live or ARTICLES.search(types) or meta.get("og:type", "").lower() in ("article", "news", "blog"):
        return live or "article"
    told = meta.get("og:type", "").lower().partition(".")[0].replace("music", "audio")
    return told if told in ("video", "audio") else next((kind for kind, name in PAGES if name in types), "")


def _is_free(objects: Iterable[Mapping[str, Any]]) -> bool | None:
    """schema.org's isAccessibleForFree, which some write as a word."""
    told = {str(item["isAccessibleForFree"]).lower() for item in objects if "isAccessibleForFree" in item}
    return None if not told else not told & {"false", "no", "https://schema.org/false", "0"}


def _without_site(title: str, site: str) -> str:
    """A title without the site's name behind a separator ("Storm hits coast | The Daily")."""
    parts = SEPARATED.split(title)
    if len(parts) > 1 and site and parts[-1].casefold() in site.casefold():
        return title[: title.rindex(parts[-1])].rstrip(" |–—·»-")
    return title
