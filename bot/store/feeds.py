"""The feeds that chats follow, and when each of them is to be read again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Engine, Row, delete, func, insert, select, update

from bot.model.feeds import Followed
from bot.store import rows
from bot.store.engine import WRITING
from bot.store.inbox import Accept, Arrival, put
from bot.store.tables import feeds, keepings

NEVER = float(1 << 53)
"""When a dropped feed is to be read."""


class Feeds:
    """The feeds of one database; any thread may use it.

    One that several chats follow is read once for all of them. Times are Unix times.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = engine.execution_options(**WRITING)

    def follow(self, feed: Followed, most: int) -> bool:
        """Follow a feed where it is not followed yet and fewer than ``most`` are; whether it is followed now.

        A chat that keeps no messages follows nothing.
        """
        of_chat = feeds.c.chat == feed.chat
        with self._writing.begin() as connection:
            if connection.scalar(select(feeds.c.chat).where(of_chat, feeds.c.url == feed.url)) is not None:
                return True
            keeps = connection.scalar(select(func.count()).where(keepings.c.chat == feed.chat))
            count = connection.scalar(select(func.count()).select_from(feeds).where(of_chat)) or 0
            if not keeps or count >= most:
                return False
            connection.execute(insert(feeds).values(_row(feed)))
            return True

    def unfollow(self, chat: int, url: str) -> bool:
        """Follow a feed no longer; whether it was followed."""
        with self._writing.begin() as connection:
            gone = delete(feeds).where(feeds.c.chat == chat, feeds.c.url == url)
            return connection.execute(gone).rowcount > 0

    def of(self, chat: int) -> tuple[Followed, ...]:
        """The feeds a chat follows, in the order in which it began to."""
        order = (feeds.c.since, feeds.c.url)
        with self._engine.connect() as connection:
            found = connection.execute(select(feeds).where(feeds.c.chat == chat).order_by(*order))
            return tuple(map(_followed, found))

    def claim(self, now: float, until: float) -> tuple[Followed, ...]:
        """A feed that is due, as each chat that follows it does; it is this caller's until then."""
        due = select(feeds.c.url).where(feeds.c.next <= now).order_by(feeds.c.next).limit(1)
        with self._engine.connect() as connection:  # Most often there is none, and nobody has to wait for that.
            if connection.scalar(due) is None:
                return ()
        with self._writing.begin() as connection:
            url = connection.scalar(due)
            if url is None:
                return ()
            found = connection.execute(select(feeds).where(feeds.c.url == url).order_by(feeds.c.chat)).all()
            connection.execute(update(feeds).where(feeds.c.url == url).values(next=until))
        return tuple(map(_followed, found))

    def settle(self, read: Iterable[Followed]) -> None:
        """What came of reading a feed, for each chat that still follows it."""
        with self._writing.begin() as connection:
            for feed in read:
                where = (feeds.c.chat == feed.chat, feeds.c.url == feed.url)
                connection.execute(update(feeds).where(*where).values(_row(feed)))

    def drop(self, url: str) -> None:
        """Read a feed no longer; each chat that follows it is to be told, and follows it until then."""
        with self._writing.begin() as connection:
            connection.execute(update(feeds).where(feeds.c.url == url).values(next=NEVER))

    def take_dropped(self, now: float, most: int, arrive: Callable[[Followed], Arrival], accept: Accept) -> bool:
        """Let arrive, in one transaction, what tells chats that a feed was dropped; whether there is more."""
        dropped = select(feeds).where(feeds.c.next == NEVER).order_by(feeds.c.url, feeds.c.chat).limit(most + 1)
        with self._engine.connect() as connection:
            if connection.execute(dropped).first() is None:
                return False
        with self._writing.begin() as connection:
            found = [_followed(row) for row in connection.execute(dropped)]
            for feed in found[:most]:
                connection.execute(delete(feeds).where(feeds.c.chat == feed.chat, feeds.c.url == feed.url))
                put(connection, arrive(feed), now, accept)
            return len(found) > most


def _row(feed: Followed) -> dict[str, Any]:
    clean = replace(feed, title=rows.clean(feed.title), problem=feed.problem[:32])
    return asdict(clean) | {"seen": " ".join(f"{-number:x}" for number in sorted(feed.seen))}


def _followed(row: Row[Any]) -> Followed:
    seen = frozenset(-int(number, 16) for number in row.seen.split())
    return Followed(**{**row._mapping, "seen": seen})
