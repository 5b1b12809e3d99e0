"""Feeds as sites write them, and what their tests share: a moment, a chat that keeps its messages, a fetcher."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from ipaddress import ip_network
from xml.sax.saxutils import escape

from bot.fetch import Fetcher
from bot.model.memory import Keeping
from bot.store import Store
from tests.bot.servers import reply

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
CHAT = -1001234567890
RSS = "application/rss+xml"


def hours_ago(hours: float) -> datetime:
    """A moment so long before the tests' now."""
    return NOW - timedelta(hours=hours)


def item(title: str, when: datetime | None = None, text: str = "", link: str = "", guid: str = "") -> str:
    """An item of an RSS feed."""
    parts = {"title": title, "description": text, "link": link}
    told = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in parts.items() if value)
    told += f"<guid isPermaLink='false'>{escape(guid or title)}</guid>"
    return f"<item>{told}{f'<pubDate>{format_datetime(when)}</pubDate>' if when else ''}</item>"


def rss(items: Sequence[str], title: str = "Harbour News") -> bytes:
    """An RSS feed of such items."""
    body = "".join(items)
    return f"<rss version='2.0'><channel><title>{escape(title)}</title>{body}</channel></rss>".encode()


def served(items: Sequence[str], *headers: str, title: str = "Harbour News") -> bytes:
    """The answer of a site that has such a feed."""
    return reply(rss(items, title), *headers, kind=RSS)


def fetcher() -> Fetcher:
    """A fetcher that may reach the tests' own servers, and keeps no page."""
    return Fetcher(allow_networks=(ip_network("127.0.0.0/8"),), timeout=10.0)


def keeping(store: Store, chat: int = CHAT, **values: object) -> Keeping:
    """A chat that has kept its messages for a day."""
    kept = Keeping(chat, hours_ago(24), **values)  # type: ignore[arg-type]
    store.keepings.start(kept)
    return kept


def texts(store: Store, chat: int = CHAT) -> list[str]:
    """What a chat's memory holds, oldest first."""
    return [post.text for post in store.posts.between(chat, hours_ago(24 * 3650), NOW + timedelta(days=3650))]
