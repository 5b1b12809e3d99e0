"""A club whose memory is asked, and how it is shown what comes of that."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from bot import rendering
from bot.fetch import Page
from bot.model import Chat, ChatKind, Outcome, Reply
from bot.store import Store
from bot.texts import Texts
from summarizer.model import Article, Post

NOW = datetime(2024, 11, 26, 12, tzinfo=UTC)
CLUB = Chat(-1005, ChatKind.GROUP, person=7)
BOB = Chat(7, person=7)
BRIDGE = "Good news! 🌉 The harbour master Ingrid Holm opened the new bridge at noon."
STORM = Article(
    "The storm broke two masts.\n\nRepairs of the masts will take six weeks.", "Storm", "en", "https://n.ex/s"
)


def unreachable(url: str) -> Page:
    """Nothing here fetches anything."""
    raise AssertionError(url)


def tell(
    store: Store, number: int, text: str, *, hours: float = 1, person: int = 7, thread: int = 0, **more: Any
) -> None:
    """Somebody wrote something so many hours ago."""
    url, author = more.pop("url", ""), more.pop("author", "Bob")
    at, link = NOW - timedelta(hours=hours), f"https://t.me/c/5/{number}"
    post = Post(text, "Club", number, at, author, link, (url,) if url else (), thread=thread)
    assert store.posts.keep(CLUB.id, person, post)


def shown(outcome: Outcome, locale: str = "en") -> Reply:
    """An outcome as it is shown."""
    return rendering.render(outcome, Texts(locale))
