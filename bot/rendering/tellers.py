"""Who tells a story, where, and when: the items of a digest as readers name them."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from bot import units
from summarizer.model import Article, Post

LONGEST = 64
"""UTF-16 units of a name, as Telegram allows; a feed may call itself anything."""


def name(item: Article | Post, here: str = "") -> str:
    """Who shared an item: its author and the channel it came from, but for the chat itself."""
    if isinstance(item, Article):
        return short(item.site or item.author or host(item.source))
    names = dict.fromkeys((item.author, item.channel))
    return ", ".join(short(name) for name in names if name.strip() and name != here)


def moment(item: Article | Post) -> datetime | None:
    """When an item was published, None where no time of the day is known."""
    when = item.published if isinstance(item, Article) else item.date
    return when if isinstance(when, datetime) and when.tzinfo else None


def address(item: Article | Post) -> str:
    """The address that opens an item, ``""`` where there is none that can be opened."""
    link = item.source if isinstance(item, Article) else item.link
    return link if host(link) else ""


def host(link: str) -> str:
    """The site of a web address, ``""`` of anything else."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return ""
    return (parts.hostname or "").removeprefix("www.") if parts.scheme in ("http", "https") else ""


def short(called: str) -> str:
    """A name on one line, and no longer than names are."""
    line = " ".join(called.split())
    return line if units.length(line) <= LONGEST else f"{line[: units.prefix(line, LONGEST - 1)].rstrip()}…"
