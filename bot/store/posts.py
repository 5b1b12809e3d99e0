"""The messages of chats that agreed to have them kept, and the articles behind their links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, func, select, update

from bot.model.memory import Coverage
from bot.store import belonging, kept, recordings, rows
from bot.store.engine import WRITING
from bot.store.kept import READ, WAITING
from bot.store.recordings import Reacted, Recording
from bot.store.tables import articles, keepings, links, optouts, posts
from summarizer.model import Article, Post

DAY = 86_400


@dataclass(frozen=True, slots=True)
class Unread:
    """A link of a kept message that nobody has read yet."""

    chat: int
    message: int
    place: int
    url: str


class Posts:
    """The kept messages of one database; any thread may use it. Moments are aware datetimes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = engine.execution_options(**WRITING)

    def keep(self, chat: int, person: int, post: Post) -> bool:
        """Keep a message, or what became of it; False where its chat keeps none, or its writer opted out.

        Reactions counted before stay; links that it still has are not read anew.
        """
        return self.keep_all(chat, [(person, post)]) == 1

    def keep_all(self, chat: int, written: Sequence[tuple[int, Post]]) -> int:
        """Keep many messages of a chat in one transaction; returns how many were kept."""
        with self._writing.begin() as connection:
            if not connection.scalar(select(func.count()).where(keepings.c.chat == chat)):
                return 0
            out = set(connection.scalars(select(optouts.c.person)))
            wanted = [(person, post) for person, post in written if person not in out]
            for person, post in wanted:
                kept.write(connection, chat, person, post)
            return len(wanted)

    def has(self, chat: int, message: int) -> bool:
        """Whether a message is kept."""
        with self._engine.connect() as connection:
            return connection.scalar(select(posts.c.at).where(*kept.one(chat, message))) is not None

    def writer(self, chat: int, message: int) -> int | None:
        """Who wrote a kept message, 0 for nobody in person; None where it is not kept."""
        with self._engine.connect() as connection:
            return connection.scalar(select(posts.c.person).where(*kept.one(chat, message)))

    def allowed(self, asked: Iterable[Recording]) -> list[Recording]:
        """Those of some recordings that are of chats that keep their messages, and by nobody who opted out."""
        with self._engine.connect() as connection:
            return recordings.allowed(connection, asked)

    def record(self, told: Sequence[Recording]) -> None:
        """Keep what may be kept of what has happened, in its order."""
        with self._writing.begin() as connection:
            recordings.put(connection, told)

    def react(self, chat: int, message: int, change: int = 0, total: int | None = None) -> None:
        """So many more people react to a message, or so many in all."""
        with self._writing.begin() as connection:
            recordings.react(connection, Reacted(chat, message, change, total))

    def redact(self, chat: int, message: int) -> bool:
        """Erase one message and what the chat was told of it; whether it was kept."""
        with self._writing.begin() as connection:
            return kept.erase(connection, *kept.one(chat, message), everywhere=True) > 0

    def forget_person(self, person: int, chat: int | None = None) -> int:
        """Erase what somebody wrote in a chat, or anywhere, forwarded or not; returns how many messages."""
        where = [kept.by(person)] + ([posts.c.chat == chat] if chat is not None else [])
        with self._writing.begin() as connection:
            return kept.erase(connection, *where, everywhere=True)

    def expire(self, now: datetime) -> int:
        """Erase what is older than its chat keeps it; returns how many messages."""
        erased = 0
        old = posts.c.at < now.timestamp() - keepings.c.days * DAY
        with self._engine.connect() as connection:
            late = select(keepings.c.chat, keepings.c.days).join(posts, posts.c.chat == keepings.c.chat).where(old)
            found = connection.execute(late.distinct()).all()
        for chat, days in found:
            before = now.timestamp() - days * DAY
            with self._writing.begin() as connection:
                erased += kept.erase(connection, posts.c.chat == chat, posts.c.at < before)
        return erased

    def between(self, chat: int, since: datetime, until: datetime, thread: int | None = None) -> tuple[Post, ...]:
        """The messages of a range, oldest first, each with the article behind its first readable link."""
        where = _range(chat, since, until, thread)
        with self._engine.connect() as connection:
            found = connection.execute(select(posts).where(*where).order_by(posts.c.at, posts.c.message)).all()
            linked = connection.execute(
                select(links.c.message, links.c.url, links.c.article)
                .join(posts, (posts.c.chat == links.c.chat) & (posts.c.message == links.c.message))
                .where(*where)
                .order_by(links.c.message, links.c.place)
            ).all()
            read = _articles(connection, {row.article for row in linked if row.article})
        urls: dict[int, list[str]] = {}
        behind: dict[int, Article] = {}
        for row in linked:
            urls.setdefault(row.message, []).append(row.url)
            if row.article in read:
                behind.setdefault(row.message, read[row.article])
        return tuple(_post(row, tuple(urls.get(row.message, ())), behind.get(row.message)) for row in found)

    def one(self, chat: int, message: int) -> Post | None:
        """A kept message, without what stands behind its links."""
        with self._engine.connect() as connection:
            row = connection.execute(select(posts).where(*kept.one(chat, message))).first()
            return _post(row) if row else None

    def moment(self, chat: int, message: int) -> datetime | None:
        """When the first kept message was written that is that one or came after it; None where there is none."""
        with self._engine.connect() as connection:
            first = connection.scalar(
                select(func.min(posts.c.at)).where(posts.c.chat == chat, posts.c.message >= message)
            )
            return None if first is None else datetime.fromtimestamp(first, UTC)

    def of_person(self, person: int, chat: int | None = None) -> list[tuple[int, Post]]:
        """What is kept of somebody, in a chat or anywhere: the chats and the messages, oldest first."""
        where = [posts.c.person == person] + ([posts.c.chat == chat] if chat is not None else [])
        with self._engine.connect() as connection:
            found = connection.execute(select(posts).where(*where).order_by(posts.c.chat, posts.c.at)).all()
            return [(row.chat, _post(row)) for row in found]

    def coverage(self, chat: int, since: datetime, until: datetime, thread: int | None = None) -> Coverage:
        """How many messages a range has, and what of them is not read."""
        where = _range(chat, since, until, thread)
        states = (
            select(links.c.state, func.count())
            .join(posts, (posts.c.chat == links.c.chat) & (posts.c.message == links.c.message))
            .where(*where)
            .group_by(links.c.state)
        )
        with self._engine.connect() as connection:
            total = connection.scalar(select(func.count()).where(*where)) or 0
            textless = connection.scalar(select(func.count()).where(*where, posts.c.text == "")) or 0
            counted = {state: count for state, count in connection.execute(states)}  # noqa: C416  (a row is no pair)
        waiting = counted.pop(WAITING, 0)
        counted.pop(READ, None)
        return Coverage(total, textless, counted, waiting)

    def count(self, chat: int) -> int:
        """How many messages of a chat are kept."""
        with self._engine.connect() as connection:
            return connection.scalar(select(func.count()).where(posts.c.chat == chat)) or 0

    def claim(self, now: float, until: float, most: int) -> list[Unread]:
        """Links that nobody reads yet, the newest first; they are this caller's until a Unix time."""
        free = (links.c.state == WAITING, links.c.claimed < now)
        with self._writing.begin() as connection:
            found = connection.execute(
                select(links.c.chat, links.c.message, links.c.place, links.c.url)
                .where(*free)
                .order_by(links.c.message.desc())
                .limit(most)
            ).all()
            for row in found:
                where = (links.c.chat == row.chat, links.c.message == row.message, links.c.place == row.place)
                connection.execute(update(links).where(*where).values(claimed=until))
        return [Unread(*row) for row in found]

    def settle(self, unread: Unread, article: Article | None, problem: str = "") -> None:
        """A link was read, or could not be for a reason; nothing is kept where its message is gone meanwhile."""
        where = (
            links.c.chat == unread.chat,
            links.c.message == unread.message,
            links.c.place == unread.place,
        )
        with self._writing.begin() as connection:
            if connection.scalar(select(links.c.state).where(*where)) is None:
                return
            key = belonging.keep(connection, rows.storable(article)) if article else None
            connection.execute(update(links).where(*where).values(state=problem or READ, article=key))


def _range(chat: int, since: datetime, until: datetime, thread: int | None) -> tuple[ColumnElement[bool], ...]:
    where = (posts.c.chat == chat, posts.c.at >= since.timestamp(), posts.c.at < until.timestamp())
    return where if thread is None else (*where, posts.c.thread == thread)


def _articles(connection: Connection, keys: Iterable[str]) -> dict[str, Article]:
    wanted, found = sorted(keys), {}
    for start in range(0, len(wanted), kept.MANY):
        some = articles.c.id.in_(wanted[start : start + kept.MANY])
        for row in connection.execute(select(articles).where(some)).mappings():
            found[row["id"]] = rows.to_article(dict(row))
    return found


def _post(row: Row[Any], urls: tuple[str, ...] = (), article: Article | None = None) -> Post:
    return Post(
        row.text,
        row.channel,
        row.message,
        datetime.fromtimestamp(row.at, UTC),
        row.author,
        row.link,
        urls,
        article,
        reply_to=row.reply_to,
        thread=row.thread,
        origin=row.origin,
        reactions=row.reactions,
    )
