"""What the bot remembers: articles by content, which message brought which, each chat's language and current one.

SQLAlchemy over SQLite by default and over PostgreSQL by URL, one schema. Every method is one transaction.
An article is kept once however many chats share it, and is erased with the last chat that does.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Engine,
    ForeignKey,
    MetaData,
    String,
    Table,
    TextClause,
    create_engine,
    delete,
    event,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy import Text as LongText
from sqlalchemy.engine import make_url

from bot.model import Chat, Emphasis, Origin, Place, Reading
from summarizer.model import Article

HEAD = "0001"
"""The newest migration; a database that is there already needs none of Alembic to start."""
MEMORY = "sqlite://"

metadata = MetaData()
articles = Table(
    "articles",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("text", LongText, nullable=False),
    Column("title", LongText, nullable=False),
    Column("language", String(8), nullable=False),
    Column("source", LongText, nullable=False),
    Column("published", String(40), nullable=False),
    Column("author", LongText, nullable=False),
    Column("site", LongText, nullable=False),
)
chats = Table(
    "chats",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", String(8), nullable=False),
)
messages = Table(
    "messages",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("message", BigInteger, primary_key=True, autoincrement=False),
    Column("thread", BigInteger, nullable=False),
    Column("article", String(32), ForeignKey("articles.id"), nullable=False, index=True),
    Column("origin", LongText, nullable=False),
)
conversations = Table(
    "conversations",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("thread", BigInteger, primary_key=True, autoincrement=False),
    Column("article", String(32), ForeignKey("articles.id"), nullable=False, index=True),
)


class Store:
    """The bot's memory in one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, url: str) -> Store:
        """The store at a database URL, brought to the newest schema."""
        engine = _engine(url)
        if url == MEMORY:
            metadata.create_all(engine)
        else:
            _migrate(engine)
        return cls(engine)

    def close(self) -> None:
        self._engine.dispose()

    def keep(self, chat: Chat, article: Article, message: int = 0, origin: Origin | None = None) -> Reading:
        """Keep an article as the one this conversation is about, shared by that message."""
        key = _key(article)
        with self._engine.begin() as connection:
            if not connection.scalar(select(articles.c.id).where(articles.c.id == key)):
                connection.execute(insert(articles).values(id=key, **_row(article)))
            _make_current(connection, chat, key)
            if message:
                _link(connection, chat, message, key, origin)
        return Reading(key, article, origin)

    def link(self, chat: Chat, message: int, article: str) -> None:
        """Remember that a message of ours is about an article."""
        with self._engine.begin() as connection:
            if connection.scalar(select(articles.c.id).where(articles.c.id == article)):
                _link(connection, chat, message, article, None)

    def current(self, chat: Chat) -> Reading | None:
        """The article a conversation is about."""
        query = select(conversations.c.article).where(
            conversations.c.chat == chat.id, conversations.c.thread == chat.thread
        )
        with self._engine.connect() as connection:
            key = connection.scalar(query)
            return self._reading(connection, chat, key) if key else None

    def shared(self, chat: Chat, message: int) -> Reading | None:
        """The article a message of this chat brought or is about."""
        query = select(messages.c.article).where(messages.c.chat == chat.id, messages.c.message == message)
        with self._engine.connect() as connection:
            key = connection.scalar(query)
            return self._reading(connection, chat, key) if key else None

    def known(self, chat: Chat, article: str) -> Reading | None:
        """An article by its id, if this chat has read it."""
        with self._engine.connect() as connection:
            return self._reading(connection, chat, article) if _knows(connection, chat, article) else None

    def turn_to(self, chat: Chat, article: str) -> None:
        """Make an article the one a conversation is about."""
        with self._engine.begin() as connection:
            _make_current(connection, chat, article)

    def language(self, chat: Chat) -> str:
        """The interface language a chat has chosen, ``""`` if none."""
        with self._engine.connect() as connection:
            return connection.scalar(select(chats.c.language).where(chats.c.id == chat.id)) or ""

    def choose_language(self, chat: Chat, code: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(delete(chats).where(chats.c.id == chat.id))
            connection.execute(insert(chats).values(id=chat.id, language=code))

    def count(self, chat: Chat) -> int:
        """How many articles are kept for a chat."""
        with self._engine.connect() as connection:
            return len(_articles_of(connection, chat.id))

    def forget(self, chat: int) -> int:
        """Erase all that is kept of a chat, on disk too; returns how many articles it had."""
        with self._engine.begin() as connection:
            had = _articles_of(connection, chat)
            for table, column in (
                (messages, messages.c.chat),
                (conversations, conversations.c.chat),
                (chats, chats.c.id),
            ):
                connection.execute(delete(table).where(column == chat))
            _drop_orphans(connection, had)
        self._scrub()
        return len(had)

    def migrate(self, old: int, new: int) -> None:
        """A group became a supergroup: everything kept of it goes by its new id."""
        with self._engine.begin() as connection:
            for table, column in (
                (messages, messages.c.chat),
                (conversations, conversations.c.chat),
                (chats, chats.c.id),
            ):
                connection.execute(delete(table).where(column == new))
                connection.execute(update(table).where(column == old).values({column: new}))

    def revision(self) -> str:
        """The schema's revision; proof that the database answers."""
        with self._engine.connect() as connection:
            return _revision(connection)

    def _reading(self, connection: Connection, chat: Chat, key: str) -> Reading | None:
        row = connection.execute(select(articles).where(articles.c.id == key)).mappings().first()
        if row is None:
            return None
        origin = connection.scalar(
            select(messages.c.origin)
            .where(messages.c.chat == chat.id, messages.c.article == key, messages.c.origin != "")
            .order_by(messages.c.message.desc())
            .limit(1)
        )
        return Reading(key, _article(dict(row)), _origin(origin) if origin else None)

    def _scrub(self) -> None:
        """Take erased rows out of SQLite's write-ahead log too; the file itself is overwritten on deletion."""
        if self._engine.dialect.name == "sqlite":
            with self._engine.connect() as connection:
                connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, pool_pre_ping=True) if parsed.database else _in_memory(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
    return engine


def _in_memory(url: str) -> Engine:
    """One connection for every thread: an SQLite database in memory lives and dies with its connection."""
    from sqlalchemy.pool import StaticPool

    return create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})


def _prepare(connection: Any, _: object) -> None:
    """Readers beside a writer, deleted text overwritten, references checked."""
    for pragma in ("journal_mode=WAL", "secure_delete=ON", "foreign_keys=ON", "busy_timeout=10000"):
        connection.execute(f"PRAGMA {pragma}")


def _migrate(engine: Engine) -> None:
    with engine.connect() as connection:
        current = _revision(connection)
    if current != HEAD:
        from bot.migrations import upgrade

        upgrade(engine)


def _revision(connection: Connection) -> str:
    if not connection.dialect.has_table(connection, "alembic_version"):
        return ""
    return str(connection.scalar(_VERSION) or "")


_VERSION: TextClause = text("SELECT version_num FROM alembic_version")


def _key(article: Article) -> str:
    """The id of an article: a digest of what it says and where it came from."""
    content = "\0".join((article.source, article.title, article.text))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _row(article: Article) -> dict[str, str]:
    published = article.published.isoformat() if article.published else ""
    return {
        "text": article.text,
        "title": article.title,
        "language": article.language,
        "source": article.source,
        "published": published,
        "author": article.author,
        "site": article.site,
    }


def _article(row: dict[str, str]) -> Article:
    row.pop("id")
    written = row.pop("published")
    published: date | datetime | None = None
    if written:
        published = datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)
    return Article(**row, published=published)


def _origin(written: str) -> Origin:
    data = json.loads(written)
    return Origin(
        tuple(Place(**place) for place in data["places"]),
        tuple(Emphasis(**emphasis) for emphasis in data["emphases"]),
    )


def _link(connection: Connection, chat: Chat, message: int, article: str, origin: Origin | None) -> None:
    connection.execute(delete(messages).where(messages.c.chat == chat.id, messages.c.message == message))
    written = json.dumps(asdict(origin)) if origin else ""
    connection.execute(
        insert(messages).values(chat=chat.id, message=message, thread=chat.thread, article=article, origin=written)
    )


def _make_current(connection: Connection, chat: Chat, article: str) -> None:
    where = (conversations.c.chat == chat.id, conversations.c.thread == chat.thread)
    connection.execute(delete(conversations).where(*where))
    connection.execute(insert(conversations).values(chat=chat.id, thread=chat.thread, article=article))


def _knows(connection: Connection, chat: Chat, article: str) -> bool:
    return article in _articles_of(connection, chat.id)


def _articles_of(connection: Connection, chat: int) -> set[str]:
    linked = select(messages.c.article).where(messages.c.chat == chat)
    current = select(conversations.c.article).where(conversations.c.chat == chat)
    return set(connection.scalars(linked.union(current)))


def _drop_orphans(connection: Connection, keys: set[str]) -> None:
    for key in keys:
        used = select(func.count()).select_from(messages).where(messages.c.article == key)
        shown = select(func.count()).select_from(conversations).where(conversations.c.article == key)
        if not connection.scalar(used) and not connection.scalar(shown):
            connection.execute(delete(articles).where(articles.c.id == key))


@contextmanager
def opened(url: str) -> Iterator[Store]:
    """A store that is closed again."""
    store = Store.open(url)
    try:
        yield store
    finally:
        store.close()
