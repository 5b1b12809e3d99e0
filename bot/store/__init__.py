"""What the bot remembers: articles by content, which message brought which, and of each chat its language and
the length of its summaries, the article it is about and what was asked about that last.

SQLAlchemy over SQLite by default and over PostgreSQL by URL, one schema. Every method is one transaction.
An article is kept once however many chats share it, and is erased with the last chat that does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager

from sqlalchemy import ColumnElement, Connection, Engine, func, insert, select, text, update

from bot.model import Chat, Length, Origin, Reading
from bot.store import belonging, rows
from bot.store.engine import HEAD, MEMORY, UNAVAILABLE, WRITING, StoreError, connect, revision
from bot.store.feeds import Feeds
from bot.store.holdings import Holdings
from bot.store.inbox import Arrival, Inbox, Limits
from bot.store.keepings import Keepings
from bot.store.posts import Posts
from bot.store.recordings import Reacted, Recording, Renamed, Rewrote, Wrote
from bot.store.sealing import SealedError
from bot.store.tables import OF_A_CHAT, articles, chats, conversations, inbox, messages
from bot.store.timetable import Timetable
from bot.store.unlocking import unlock
from summarizer.model import Article

__all__ = [
    "HEAD",
    "MEMORY",
    "UNAVAILABLE",
    "Arrival",
    "Inbox",
    "Limits",
    "Reacted",
    "Recording",
    "Renamed",
    "Rewrote",
    "SealedError",
    "Store",
    "StoreError",
    "Wrote",
    "opened",
]


HOLDING = (articles, inbox, *OF_A_CHAT)
"""Tables that hold what somebody wrote or chose."""


class Store:
    """The bot's memory in one database; any thread may use it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = engine.execution_options(**WRITING)
        self.inbox = Inbox(engine)
        self.posts = Posts(engine)
        self.keepings = Keepings(engine)
        self.feeds = Feeds(engine)
        self.holdings = Holdings(engine)
        self.timetable = Timetable(engine)
        self._owing = False

    @property
    def engine(self) -> Engine:
        """The database itself, for what shares it."""
        return self._engine

    @classmethod
    def open(cls, url: str, key: str = "") -> Store:
        """The store at a database URL, brought to the newest schema; raises StoreError when it cannot be used.

        With a key its texts are encrypted at rest; raises SealedError where that is not the one they were
        written with.
        """
        with ExitStack() as undo:
            engine = connect(url)
            undo.callback(engine.dispose)
            unlock(engine, key)
            undo.pop_all()
        return cls(engine)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def keep(self, chat: Chat, article: Article, message: int = 0, origin: Origin | None = None) -> Reading:
        """Keep an article as the one this conversation is about, shared by that message."""
        article = rows.storable(article)
        with self._writing.begin() as connection:
            key = belonging.keep(connection, article)
            belonging.make_current(connection, chat, key)
            if message:
                belonging.link(connection, chat, message, key, origin)
        return Reading(key, article, origin)

    def link(self, chat: Chat, sent: Sequence[int], article: str) -> None:
        """Remember that messages of ours are about an article, if that is still kept."""
        with self._writing.begin() as connection:
            if belonging.is_kept(connection, article):
                for message in sent:
                    belonging.link(connection, chat, message, article)

    def turn_to(self, chat: Chat, article: str) -> None:
        """Make an article the one a conversation is about, if it is still kept."""
        with self._writing.begin() as connection:
            if belonging.is_kept(connection, article):
                belonging.make_current(connection, chat, article)

    def current(self, chat: Chat) -> Reading | None:
        """The article a conversation is about."""
        where = (conversations.c.chat == chat.id, conversations.c.thread == chat.thread)
        with self._engine.connect() as connection:
            key = connection.scalar(select(conversations.c.article).where(*where))
            return _reading(connection, chat, key) if key else None

    def question(self, chat: Chat, article: str) -> str:
        """What was asked last in a conversation about an article, ``""`` if nothing was."""
        return self._last(chat, article, "question")

    def ask(self, chat: Chat, article: str, question: str) -> None:
        """Remember a question as the last one of a conversation, if that is still about the article."""
        self._remember(chat, article, "question", question)

    def told(self, chat: Chat, article: str) -> tuple[Length | None, str]:
        """How long the last summary of an article was and about what; None and ``""`` if there was none."""
        length, _, focus = self._last(chat, article, "told").partition(":")
        return Length.read(length), focus

    def tell(self, chat: Chat, article: str, length: Length, focus: str = "") -> None:
        """Remember a summary as the last one of a conversation, if that is still about the article."""
        self._remember(chat, article, "told", f"{length}:{focus}")

    def shared(self, chat: Chat, message: int) -> Reading | None:
        """The article a message of this chat brought or is about."""
        where = (messages.c.chat == chat.id, messages.c.message == message)
        with self._engine.connect() as connection:
            key = connection.scalar(select(messages.c.article).where(*where))
            return _reading(connection, chat, key) if key else None

    def known(self, chat: Chat, article: str) -> Reading | None:
        """An article by its id, if this chat has read it."""
        with self._engine.connect() as connection:
            has = article in belonging.articles_of(connection, chat.id)
            return _reading(connection, chat, article) if has else None

    def articles(self, chat: Chat) -> list[Article]:
        """The articles a chat has read, the latest first."""
        latest = (
            select(messages.c.article, func.max(messages.c.message).label("message"))
            .where(messages.c.chat == chat.id)
            .group_by(messages.c.article)
            .subquery()
        )
        with self._engine.connect() as connection:
            found = (
                select(articles).join(latest, latest.c.article == articles.c.id).order_by(latest.c.message.desc())
            )
            return [rows.to_article(dict(row)) for row in connection.execute(found).mappings()]

    def count(self, chat: Chat) -> int:
        """How many articles are kept for a chat."""
        with self._engine.connect() as connection:
            return len(belonging.articles_of(connection, chat.id))

    def language(self, chat: Chat) -> str:
        """The interface language a chat has chosen, ``""`` if none."""
        return self._chosen(chat, "language")

    def choose_language(self, chat: Chat, code: str) -> None:
        """Speak that language in a chat from now on."""
        self._choose(chat, "language", code)

    def length(self, chat: Chat) -> Length:
        """How long the summaries of a chat are; a fitting length where none was chosen."""
        return Length.read(self._chosen(chat, "length")) or Length()

    def choose_length(self, chat: Chat, length: Length) -> None:
        """Give the summaries of a chat that length from now on."""
        self._choose(chat, "length", "" if length == Length() else str(length))

    def forget(self, chat: int) -> int:
        """Erase all that is kept of a chat, on disk too; returns how many articles it had."""
        with self._writing.begin() as connection:
            had = belonging.forget(connection, chat)
        self.scrub()
        return had

    def migrate(self, old: int, new: int) -> None:
        """A group became a supergroup: everything kept of it goes by its new id."""
        with self._writing.begin() as connection:
            belonging.migrate(connection, old, new)

    def revision(self) -> str:
        """The schema's revision; proof that the database answers."""
        with self._engine.connect() as connection:
            return revision(connection)

    def scrub(self) -> None:
        """Take what was erased out of the database's files, as far as it lets us.

        SQLite overwrites what is deleted, and its write-ahead log is emptied here; PostgreSQL gives the space free
        to be written over, and keeps its own log for as long as it was told to.
        """
        self._owing = True
        self._scrub()

    def scrub_again(self) -> None:
        """Do so once more if it was done since: whoever asked for it may have quoted what was to be erased."""
        if self._owing:
            self._owing = False
            self._scrub()

    def _scrub(self) -> None:
        if self._engine.dialect.name == "sqlite":
            with closing(self._engine.raw_connection()) as connection:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(f"VACUUM {', '.join(table.name for table in HOLDING)}"))

    def _last(self, chat: Chat, article: str, name: str) -> str:
        with self._engine.connect() as connection:
            return connection.scalar(select(conversations.c[name]).where(*_about(chat, article))) or ""

    def _remember(self, chat: Chat, article: str, name: str, value: str) -> None:
        with self._writing.begin() as connection:
            row = {name: rows.clean(value)}
            connection.execute(update(conversations).where(*_about(chat, article)).values(row))

    def _chosen(self, chat: Chat, name: str) -> str:
        with self._engine.connect() as connection:
            return connection.scalar(select(chats.c[name]).where(chats.c.id == chat.id)) or ""

    def _choose(self, chat: Chat, name: str, value: str) -> None:
        with self._writing.begin() as connection:
            of_it = chats.c.id == chat.id
            if not connection.execute(update(chats).where(of_it).values({name: value})).rowcount:
                connection.execute(
                    insert(chats).values({"id": chat.id, "language": "", "length": "", name: value})
                )


@contextmanager
def opened(url: str, key: str = "") -> Iterator[Store]:
    """A store that is closed again."""
    with closing(Store.open(url, key)) as store:
        yield store


def _about(chat: Chat, article: str) -> tuple[ColumnElement[bool], ...]:
    """The conversation of a chat that is about an article."""
    of = conversations.c
    return of.chat == chat.id, of.thread == chat.thread, of.article == article


def _reading(connection: Connection, chat: Chat, key: str) -> Reading | None:
    row = connection.execute(select(articles).where(articles.c.id == key)).mappings().first()
    if row is None:
        return None
    origin = connection.scalar(
        select(messages.c.origin)
        .where(messages.c.chat == chat.id, messages.c.article == key, messages.c.origin != "")
        .order_by(messages.c.message.desc())
        .limit(1)
    )
    return Reading(key, rows.to_article(dict(row)), rows.to_origin(origin) if origin else None)
