"""The messages of chats that agreed to have them kept, and the articles behind their links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, delete, func, insert, select, update

from bot.model.memory import Coverage
from bot.store import belonging, rows
from bot.store.engine import WRITING
from bot.store.tables import articles, keepings, links, optouts, posts
from summarizer.model import Article, Post

WAITING, READ = "waiting", "read"
"""States of a link; any other is the key of why it could not be read."""
MANY = 500
"""Rows named in one statement at most."""


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
            kept = [(person, post) for person, post in written if person not in out]
            for person, post in kept:
                _keep(connection, chat, person, post)
            return len(kept)

    def has(self, chat: int, message: int) -> bool:
        """Whether a message is kept."""
        with self._engine.connect() as connection:
            return connection.scalar(select(posts.c.at).where(*_one(chat, message))) is not None

    def react(self, chat: int, message: int, change: int = 0, total: int | None = None) -> None:
        """So many more people react to a message, or so many in all."""
        count = posts.c.reactions + change if total is None else total
        with self._writing.begin() as connection:
            connection.execute(update(posts).where(*_one(chat, message)).values(reactions=count))

    def redact(self, chat: int, message: int) -> bool:
        """Erase one message; whether there was one."""
        with self._writing.begin() as connection:
            return _erase(connection, posts.c.chat == chat, posts.c.message == message) > 0

    def forget_person(self, person: int, chat: int | None = None) -> int:
        """Erase what somebody wrote in a chat, or anywhere; returns how many messages."""
        where = [posts.c.person == person] + ([posts.c.chat == chat] if chat is not None else [])
        with self._writing.begin() as connection:
            return _erase(connection, *where)

    def expire(self, now: datetime) -> int:
        """Erase what is older than its chat keeps it; returns how many messages."""
        erased = 0
        with self._engine.connect() as connection:
            limits = connection.execute(select(keepings.c.chat, keepings.c.days)).all()
        for chat, days in limits:
            before = now.timestamp() - days * 86_400
            with self._writing.begin() as connection:
                erased += _erase(connection, posts.c.chat == chat, posts.c.at < before)
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
            row = connection.execute(select(posts).where(*_one(chat, message))).first()
            return _post(row) if row else None

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


def _keep(connection: Connection, chat: int, person: int, post: Post) -> None:
    row = {
        "chat": chat,
        "message": post.id,
        "thread": post.thread,
        "person": person,
        "at": (post.date or datetime.now(UTC)).timestamp(),
        "channel": rows.clean(post.channel),
        "author": rows.clean(post.author),
        "text": rows.clean(post.text),
        "link": post.link,
        "reply_to": post.reply_to,
        "origin": post.origin,
    }
    where = _one(chat, post.id)
    if connection.execute(update(posts).where(*where).values(row)).rowcount:
        _relink(connection, chat, post)
        return
    connection.execute(insert(posts).values(row | {"reactions": post.reactions}))
    _link(connection, chat, post.id, enumerate(dict.fromkeys(post.links)))


def _relink(connection: Connection, chat: int, post: Post) -> None:
    """An edited message keeps what was read of the links it still has."""
    where = (links.c.chat == chat, links.c.message == post.id)
    before = connection.execute(select(links.c.place, links.c.url, links.c.article).where(*where)).all()
    wanted = dict.fromkeys(map(rows.clean, post.links))
    gone = [row for row in before if row.url not in wanted]
    for row in gone:
        connection.execute(delete(links).where(*where, links.c.place == row.place))
    belonging.drop_orphans(connection, {row.article for row in gone if row.article})
    have = {row.url for row in before}
    free = max((row.place for row in before), default=-1) + 1
    _link(connection, chat, post.id, enumerate((url for url in wanted if url not in have), free))


def _link(connection: Connection, chat: int, message: int, urls: Iterable[tuple[int, str]]) -> None:
    for place, url in urls:
        row = {"chat": chat, "message": message, "place": place, "url": rows.clean(url)}
        connection.execute(insert(links).values(row | {"article": None, "state": WAITING, "claimed": 0.0}))


def _erase(connection: Connection, *where: ColumnElement[bool]) -> int:
    """Erase messages, their links, and the articles that nobody else has."""
    gone = connection.execute(select(posts.c.chat, posts.c.message).where(*where)).all()
    for chat in {row.chat for row in gone}:
        numbers = [row.message for row in gone if row.chat == chat]
        for start in range(0, len(numbers), MANY):
            some = numbers[start : start + MANY]
            of_them = (links.c.chat == chat, links.c.message.in_(some))
            had = set(connection.scalars(select(links.c.article).where(*of_them)))
            connection.execute(delete(links).where(*of_them))
            connection.execute(delete(posts).where(posts.c.chat == chat, posts.c.message.in_(some)))
            belonging.drop_orphans(connection, {article for article in had if article})
    return len(gone)


def _one(chat: int, message: int) -> tuple[ColumnElement[bool], ...]:
    return posts.c.chat == chat, posts.c.message == message


def _range(chat: int, since: datetime, until: datetime, thread: int | None) -> tuple[ColumnElement[bool], ...]:
    where = (posts.c.chat == chat, posts.c.at >= since.timestamp(), posts.c.at < until.timestamp())
    return where if thread is None else (*where, posts.c.thread == thread)


def _articles(connection: Connection, keys: Iterable[str]) -> dict[str, Article]:
    wanted, found = sorted(keys), {}
    for start in range(0, len(wanted), MANY):
        some = articles.c.id.in_(wanted[start : start + MANY])
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
