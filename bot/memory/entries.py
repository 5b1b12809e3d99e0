"""Entries of feeds as messages of a chat's memory: which are new, what is kept of them, and of when. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.model.feeds import Followed
from bot.model.memory import Keeping
from summarizer import Post
from summarizer.feeds import Feed, FeedItem

FIRST = 5
"""Entries that are taken when a chat begins to follow: its first digest has something to tell."""
MOST_SEEN = 1000
"""Entries of a feed that are remembered: twice as many as are read of it at once."""
FULL = 1200
"""Characters from which on an entry is a whole text; a shorter one is read where its link leads."""
LONGEST = 20_000
"""Characters of an entry that are kept."""
LATE = timedelta(days=1)
"""So much before it was followed may an entry be dated that comes later: many are dated when they were begun."""
APART = 1 << 40
"""Feeds' entries have ids below minus this: those of an export's messages may be negative, too, and are above."""
GLOBAL = ("http://", "https://", "urn:", "tag:")
"""How an id begins that is the entry's own wherever it stands (RFC 4287, 4.2.6); others are unique in one feed."""


def identity(url: str, item: FeedItem) -> int:
    """The id of an entry's message: the same each time it is read, and far below those of real messages."""
    told = item.id if item.id.lower().startswith(GLOBAL) else f"{url}\0{item.id}"
    number = int.from_bytes(hashlib.sha256(told.encode(errors="replace")).digest()[:6])
    return -APART - number


def first(feed: Feed, followed: Followed, keeping: Keeping, now: datetime) -> tuple[Post, ...]:
    """What is taken of a feed when it begins to be followed: its last entries that a chat still keeps."""
    kept = [item for item in feed.items if _is_kept(item, keeping, now)]
    newest = sorted(kept, key=lambda item: item.published or now, reverse=True)[:FIRST]
    return tuple(_post(feed, followed, item, min(item.published or now, now)) for item in newest)


def new(feed: Feed, followed: Followed, keeping: Keeping, now: datetime) -> tuple[Post, ...]:
    """What a feed has published since it was read last.

    An entry that is dated before the end of the last digest is told by the next one all the same: dated now.
    """
    begun = datetime.fromtimestamp(followed.since, UTC) - LATE
    unseen = (item for item in feed.items if identity(followed.url, item) not in followed.seen)
    taken = [item for item in unseen if _is_kept(item, keeping, now) and (item.published or now) >= begun]
    told = keeping.told or begun
    return tuple(
        _post(feed, followed, item, now if (item.published or now) < told else min(item.published or now, now))
        for item in taken
    )


def seen(feed: Feed, followed: Followed) -> Followed:
    """What is known of a feed once it was read: the entries it has now, and some of those it had."""
    current = {identity(followed.url, item) for item in feed.items}
    before = sorted(followed.seen - current)[: max(0, MOST_SEEN - len(current))]
    return replace(followed, title=feed.title or followed.title, seen=frozenset(current.union(before)))


def by_nobody(posts: Iterable[Post]) -> list[tuple[int, Post]]:
    """Messages that no person of the chat wrote."""
    return [(0, post) for post in posts]


def _is_kept(item: FeedItem, keeping: Keeping, now: datetime) -> bool:
    return bool(item.title or item.text) and (item.published or now) >= now - timedelta(days=keeping.days)


def _post(feed: Feed, followed: Followed, item: FeedItem, at: datetime) -> Post:
    text = "" if item.text.startswith(item.title) else item.title
    whole = "\n\n".join(filter(None, (text, item.text)))[:LONGEST]
    return Post(
        whole or item.title,
        feed.title or followed.title or followed.url,
        identity(followed.url, item),
        at,
        item.author,
        item.link,
        links=(item.link,) if item.link and len(item.text) < FULL else (),
    )
