"""Which article belongs to which chat: by the messages that brought it, and as what a conversation is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, and_, delete, exists, func, insert, or_, select, update

from bot.model import Chat, Origin
from bot.store import rows, sealing
from bot.store.tables import (
    KEPT,
    OF_A_CHAT,
    articles,
    conversations,
    inbox,
    links,
    messages,
    posts,
    subscribers,
)
from summarizer.model import Article

BEFORE_MOVING = 2**40
"""Taken from the numbers of messages that a supergroup brought from when it was a group: they are below 0."""


def is_kept(connection: Connection, article: str) -> bool:
    """Whether there is an article of that id."""
    return connection.scalar(select(articles.c.id).where(articles.c.id == article)) is not None


def articles_of(connection: Connection, chat: int) -> set[str]:
    """The ids of the articles a chat has."""
    linked = select(messages.c.article).where(messages.c.chat == chat)
    current = select(conversations.c.article).where(conversations.c.chat == chat)
    kept = select(links.c.article).where(links.c.chat == chat, links.c.article.is_not(None))
    return set(connection.scalars(linked.union(current, kept)))


def keep(connection: Connection, article: Article) -> str:
    """Keep a storable article; returns its id."""
    seal = sealing.of(connection.dialect)
    row = rows.from_article(article, seal.digest if seal else None)
    if not is_kept(connection, row["id"]):
        connection.execute(insert(articles).values(row))
    return row["id"]


def link(connection: Connection, chat: Chat, message: int, article: str, origin: Origin | None = None) -> None:
    """A message of a chat is about an article, and no longer about any other."""
    where = (messages.c.chat == chat.id, messages.c.message == message)
    before = connection.scalars(select(messages.c.article).where(*where)).all()
    connection.execute(delete(messages).where(*where))
    row = {"chat": chat.id, "message": message, "thread": chat.thread, "article": article}
    connection.execute(insert(messages).values(**row, origin=rows.from_origin(origin)))
    drop_orphans(connection, before)


def make_current(connection: Connection, chat: Chat, article: str) -> None:
    """A conversation is about an article, and no longer about any other, nor about what was asked of that."""
    where = (conversations.c.chat == chat.id, conversations.c.thread == chat.thread)
    before = connection.scalars(select(conversations.c.article).where(*where)).all()
    if article in before:
        return
    connection.execute(delete(conversations).where(*where))
    row = {"chat": chat.id, "thread": chat.thread, "article": article, "question": "", "told": ""}
    connection.execute(insert(conversations).values(row))
    drop_orphans(connection, before)


def forget(connection: Connection, chat: int) -> int:
    """Erase all that belongs to a chat; returns how many articles it had."""
    had = articles_of(connection, chat)
    for table in OF_A_CHAT:
        connection.execute(delete(table).where(next(iter(table.primary_key)) == chat))
    # A private chat has its person's number: who is forgotten is sent no digests of other chats either.
    connection.execute(delete(subscribers).where(subscribers.c.person == chat))
    drop_orphans(connection, had)
    return len(had)


def unlink(connection: Connection, chat: int, numbers: Sequence[int]) -> None:
    """Erase what messages of a chat brought to be read, and all that was said there about that."""
    brought = messages.c.chat == chat, messages.c.message.in_(numbers)
    gone = set(connection.scalars(select(messages.c.article).where(*brought)))
    for table in (messages, conversations):
        connection.execute(delete(table).where(table.c.chat == chat, table.c.article.in_(gone)))
    drop_orphans(connection, gone)


def stop_keeping(connection: Connection, chat: int) -> int:
    """Erase a chat's memory: its messages, plans, feeds and choices; returns how many messages it had."""
    had = set(
        connection.scalars(select(links.c.article).where(links.c.chat == chat, links.c.article.is_not(None)))
    )
    erased = connection.scalar(select(func.count()).select_from(posts).where(posts.c.chat == chat)) or 0
    for table in KEPT:
        connection.execute(delete(table).where(next(iter(table.primary_key)) == chat))
    drop_orphans(connection, had)
    return erased


def migrate(connection: Connection, old: int, new: int) -> None:
    """Hand all that belongs to one chat to another; what the other already has of its own stays."""
    had = articles_of(connection, old)
    _number_apart(connection, old)
    for table in OF_A_CHAT:
        chat, *rest = table.primary_key
        taken = table.alias()
        same = and_(taken.c[chat.name] == new, *(taken.c[column.name] == column for column in rest))
        connection.execute(delete(table).where(chat == old, exists().select_from(taken).where(same)))
        connection.execute(update(table).where(chat == old).values({chat: new}))
    connection.execute(update(inbox).where(inbox.c.chat == old).values(chat=new))
    drop_orphans(connection, had)


def _number_apart(connection: Connection, group: int) -> None:
    """A supergroup counts its messages from 1 again: those that the group had get numbers that none of its has."""
    for table, column in ((posts, posts.c.message), (links, links.c.message), (posts, posts.c.reply_to)):
        its = table.c.chat == group, column > 0
        connection.execute(update(table).where(*its).values({column: column - BEFORE_MOVING}))


def drop_orphans(connection: Connection, ids: Iterable[str]) -> None:
    """Erase those of some articles that no chat has any more."""
    used = or_(*(exists().where(table.c.article == articles.c.id) for table in (messages, conversations, links)))
    connection.execute(delete(articles).where(articles.c.id.in_(list(ids)), ~used))
