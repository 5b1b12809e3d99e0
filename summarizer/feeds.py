"""Feeds to items: RSS and Atom of every dialect (feedparser), JSON Feed (jsonfeed.org/version/1.1).

Nothing here fetches. What a feed says of its items is plain text afterwards; addresses are made whole.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
from calendar import timegm
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from summarizer.article import charset
from summarizer.errors import UnreadableError

MOST_ITEMS = 500
"""Items read of one feed: those that most feeds hold are some twenty."""
MOST_TAGS = 400_000
"""Markup signs of a feed that is read at most; what has more takes longer than anybody waits."""
LONGEST_TAG = re.compile(rb"<[^<>]{100000}")
"""One tag with so many attributes: the parsers' time grows with the square of them."""
LONGEST_NAME = 200
LONGEST_TEXT = 100_000
"""Characters of one item's text that are kept."""
JSON_VERSION = "https://jsonfeed.org/version/"
DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,500}\?>")
BLOCK = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|blockquote|tr|table|pre|section|article)\b[^<>]{0,2000}>", re.I
)
UNSHOWN = re.compile(
    r"<(?:script|style)\b[^<>]{0,2000}>(?>[^<]++|<(?!/(?:script|style)\b))*+(?:</\w++\s*+>)?+", re.I
)
"""To its end, or to that of the text where it has none: each character is looked at once."""
TAG = re.compile(r"<[/!?a-zA-Z][^<>]{0,5000}>")


LINK = re.compile(r"<link\s(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+>", re.I)
ATTRIBUTE = re.compile(r"(?<![\w-])([a-z]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.I)
KINDS = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"})
LONGEST_HEAD = 500_000
"""Bytes of a page in which its feeds are looked for: they stand in its head."""
MOST_FEEDS = 5


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item of a feed: ``id`` is the same each time it is read, ``published`` an aware time or None."""

    id: str
    title: str = ""
    link: str = ""
    text: str = ""
    author: str = ""
    published: datetime | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed and its items, in its own order; ``link`` is the site it belongs to."""

    title: str
    items: tuple[FeedItem, ...]
    link: str = ""
    language: str = ""


def read_feed(data: bytes, *, source: str = "", content_type: str | None = None) -> Feed:
    """The feed in some bytes; ``source`` is its address, against which its links are resolved.

    Raises UnreadableError ``read-no-feed`` when they are none, ``read-feed-too-large`` when it cannot be read.
    """
    if data.count(b"<") > MOST_TAGS or LONGEST_TAG.search(data):
        raise UnreadableError("read-feed-too-large")
    feed = _json_feed(data, source) if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" else None
    return feed or _xml_feed(data, source, content_type)


def discover(page: bytes, source: str) -> tuple[str, ...]:
    """The addresses of the feeds that a page names as its own (rssboard.org/rss-autodiscovery)."""
    from html import unescape

    found: dict[str, None] = {}
    for link in LINK.finditer(page[:LONGEST_HEAD].decode(errors="replace")):
        told = {name.lower(): unescape("".join(value)).strip() for name, *value in ATTRIBUTE.findall(link[0])}
        kind, roles = told.get("type", "").lower(), told.get("rel", "").lower().split()
        address = _absolute(told.get("href"), source)
        if "alternate" in roles and kind in KINDS and address:
            found[address] = None
    return tuple(found)[:MOST_FEEDS]


def _xml_feed(data: bytes, source: str, content_type: str | None) -> Feed:
    import feedparser

    try:
        # Our own order of charsets: a server that names none means no Latin-1 nowadays.
        text = DECLARATION.sub("", charset.decode(data, content_type))
        headers = {"content-type": "application/xml; charset=utf-8", "content-location": source}
        encoded = io.BytesIO(text.encode(errors="replace"))
        parsed = feedparser.parse(encoded, response_headers=headers, sanitize_html=False)
    except (
        UnreadableError,
        ValueError,
        LookupError,
        RecursionError,
        AttributeError,
        TypeError,
        AssertionError,
    ) as error:
        # The parser for what is no XML trusts its input in places.
        raise UnreadableError("read-no-feed") from error
    if not parsed.get("version") or not (parsed.entries or parsed.feed):
        raise UnreadableError("read-no-feed")
    return Feed(
        _line(parsed.feed.get("title")),
        tuple(_xml_item(entry, source) for entry in parsed.entries[:MOST_ITEMS]),
        _absolute(parsed.feed.get("link"), source),
        str(parsed.feed.get("language") or "").lower()[:2],
    )


def _xml_item(entry: dict[str, Any], source: str) -> FeedItem:
    bodies = [body.get("value") or "" for body in entry.get("content") or ()]
    html = max([*bodies, entry.get("summary") or ""], key=len)
    title, link = _line(entry.get("title")), _absolute(entry.get("link"), source)
    # feedparser warns where one of the two stands in for the other.
    moment = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
    text = plain(html)
    return FeedItem(
        _identity(entry.get("id"), link, title, text),
        title,
        link,
        text,
        ", ".join(_names(entry.get("authors") or ())) or _name(entry.get("author")),
        _from_struct(moment),
    )


def _json_feed(data: bytes, source: str) -> Feed | None:
    """None for what is some other JSON."""
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or not str(told.get("version", "")).startswith(JSON_VERSION):
        return None
    items = told.get("items")
    return Feed(
        _line(told.get("title")),
        tuple(
            _json_item(item, source)
            for item in (items if isinstance(items, list) else [])[:MOST_ITEMS]
            if isinstance(item, dict)
        ),
        _absolute(told.get("home_page_url"), source),
        _line(told.get("language")).lower()[:2],
    )


def _json_item(item: Mapping[str, Any], source: str) -> FeedItem:
    html = item.get("content_html")
    text = plain(html) if isinstance(html, str) else _trimmed(_string(item.get("content_text")))
    title = _line(item.get("title"))
    text = text or _trimmed(_string(item.get("summary")))
    link = _absolute(item.get("url") or item.get("external_url"), source)
    authors = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    return FeedItem(
        _identity(item.get("id"), link, title, text),
        title,
        link,
        text,
        ", ".join(_names(authors or ())),
        _from_text(item.get("date_published") or item.get("date_modified")),
    )


def plain(html: str) -> str:
    """The text of a fragment of HTML: blocks on lines of their own, a blank line between them."""
    from html import unescape

    shown = TAG.sub("", BLOCK.sub("\n", UNSHOWN.sub(" ", html[: LONGEST_TEXT * 4])))
    lines = (" ".join(unescape(line).split()) for line in shown.split("\n"))
    return "\n\n".join(filter(None, lines))[:LONGEST_TEXT]


def _identity(own: object, link: str, title: str, text: str) -> str:
    """The item's own id, else its link, else a digest of what it says."""
    told = _line(own) or link
    return told or hashlib.sha256(f"{title}\0{text}".encode(errors="replace")).hexdigest()[:16]


def _absolute(link: object, source: str) -> str:
    """A web address made whole, ``""`` for anything else."""
    try:
        whole = urljoin(source, told) if (told := _string(link).strip()) else ""
        return whole if urlsplit(whole).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _names(authors: Iterable[Any]) -> Iterator[str]:
    names = (_name(author.get("name") if isinstance(author, Mapping) else author) for author in authors)
    yield from dict.fromkeys(filter(None, names))


def _name(text: object) -> str:
    """The name in "ann@example.org (Ann Lee)", in "Ann Lee <ann@example.org>", or by itself."""
    name = _line(text)
    inside = re.fullmatch(r"\S+@\S+ \(([^()]+)\)", name) or re.fullmatch(r"([^<>]+?) ?<\S+@\S+>", name)
    return inside[1] if inside else name


def _line(text: object) -> str:
    return " ".join(plain(_string(text)).split())[: LONGEST_NAME * 5]


def _trimmed(text: str) -> str:
    return text.strip()[:LONGEST_TEXT]


def _string(text: object) -> str:
    return text if isinstance(text, str) else str(text) if isinstance(text, int) else ""


def _from_struct(moment: Any) -> datetime | None:
    """A time as feedparser tells it, in UTC; none before the web began: those are zeros of a database."""
    try:
        return datetime.fromtimestamp(timegm(moment), UTC) if moment and moment[0] > 1990 else None
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def _from_text(moment: object) -> datetime | None:
    try:
        told = datetime.fromisoformat(_string(moment).strip())
    except ValueError:
        return None
    return told if told.tzinfo else told.replace(tzinfo=UTC)
