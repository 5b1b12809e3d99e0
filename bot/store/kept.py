"""The rows of kept messages and their links: written, rewritten and erased, in a transaction of the caller's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from bot.store import belonging, rows
from bot.store.tables import links, posts
from summarizer.model import Post

WAITING, READ = "waiting", "read"
"""States of a link; any other is the key of why it could not be read."""
MANY = 500
"""Rows named in one statement at most."""


def one(chat: int, message: int) -> tuple[ColumnElement[bool], ...]:
    """The row of a message."""
    return posts.c.chat == chat, posts.c.message == message


def by(person: int) -> ColumnElement[bool]:
    """What somebody wrote, wherever it was forwarded to: ``origin`` names the writer of a forwarded message."""
    return (posts.c.person == person) | posts.c.origin.startswith(f"u:{person}:", autoescape=True)


def write(connection: Connection, chat: int, person: int, post: Post) -> None:
    """Keep a message, in the place of what was kept of it; reactions counted before stay."""
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
    if connection.execute(update(posts).where(*one(chat, post.id)).values(row)).rowcount:
        _relink(connection, chat, post.id, post.links)
        return
    connection.execute(insert(posts).values(row | {"reactions": post.reactions}))
    _link(connection, chat, post.id, enumerate(dict.fromkeys(map(rows.clean, post.links))))


def rewrite(connection: Connection, chat: int, message: int, text: str, urls: Sequence[str]) -> None:
    """Give a message that is kept another text and other links; one that is not stays unknown."""
    changed = update(posts).where(*one(chat, message)).values(text=rows.clean(text))
    if connection.execute(changed).rowcount:
        _relink(connection, chat, message, urls)


def erase(connection: Connection, *where: ColumnElement[bool], everywhere: bool = False) -> int:
    """Erase messages, their links, and the articles that nobody else has; returns how many messages.

    ``everywhere``: also what their chats were told of them when somebody asked.
    """
    gone = connection.execute(select(posts.c.chat, posts.c.message).where(*where)).all()
    for chat in {row.chat for row in gone}:
        numbers = [row.message for row in gone if row.chat == chat]
        for start in range(0, len(numbers), MANY):
            _erase(connection, chat, numbers[start : start + MANY])
        if everywhere:
            belonging.unlink(connection, chat, numbers)
    return len(gone)


def _erase(connection: Connection, chat: int, numbers: Sequence[int]) -> None:
    of_them = (links.c.chat == chat, links.c.message.in_(numbers))
    had = set(connection.scalars(select(links.c.article).where(*of_them)))
    connection.execute(delete(links).where(*of_them))
    connection.execute(delete(posts).where(posts.c.chat == chat, posts.c.message.in_(numbers)))
    belonging.drop_orphans(connection, {article for article in had if article})


def _relink(connection: Connection, chat: int, message: int, urls: Sequence[str]) -> None:
    """An edited message keeps what was read of the links it still has."""
    where = (links.c.chat == chat, links.c.message == message)
    before = connection.execute(select(links.c.place, links.c.url, links.c.article).where(*where)).all()
    wanted = dict.fromkeys(map(rows.clean, urls))
    gone = [row for row in before if row.url not in wanted]
    for row in gone:
        connection.execute(delete(links).where(*where, links.c.place == row.place))
    belonging.drop_orphans(connection, {row.article for row in gone if row.article})
    have = {row.url for row in before}
    free = max((row.place for row in before), default=-1) + 1
    _link(connection, chat, message, enumerate((url for url in wanted if url not in have), free))


def _link(connection: Connection, chat: int, message: int, urls: Iterable[tuple[int, str]]) -> None:
    for place, url in urls:
        row = {"chat": chat, "message": message, "place": place, "url": url}
        connection.execute(insert(links).values(row | {"article": None, "state": WAITING, "claimed": 0.0}))
