"""The tables; ``bot.migrations`` makes the same ones step by step."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, MetaData, String, Table, Text

from bot.store.sealing import Sealed

metadata = MetaData()
articles = Table(
    "articles",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("text", Sealed, nullable=False),
    Column("title", Sealed, nullable=False),
    Column("language", String(8), nullable=False),
    Column("source", Sealed, nullable=False),
    Column("published", String(40), nullable=False),
    Column("author", Sealed, nullable=False),
    Column("site", Sealed, nullable=False),
    Column("sections", Sealed, nullable=False),
    Column("kind", String(8), nullable=False),
)
chats = Table(
    "chats",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", String(8), nullable=False),
    Column("length", String(8), nullable=False),
)
messages = Table(
    "messages",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("message", BigInteger, primary_key=True, autoincrement=False),
    Column("thread", BigInteger, nullable=False),
    Column("article", String(32), ForeignKey("articles.id"), nullable=False, index=True),
    Column("origin", Text, nullable=False),
)
conversations = Table(
    "conversations",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("thread", BigInteger, primary_key=True, autoincrement=False),
    Column("article", String(32), ForeignKey("articles.id"), nullable=False, index=True),
    Column("question", Sealed, nullable=False),
    Column("told", Sealed, nullable=False),
)
inbox = Table(
    "inbox",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat", BigInteger, nullable=False),
    Column("person", BigInteger, nullable=False),
    Column("payload", Sealed, nullable=False),
    Column("received", Float, nullable=False),
    Column("settled", Float),
    Index("inbox_by_chat", "chat", "settled"),
    Index("inbox_by_person", "person", "settled"),
    Index("inbox_by_settled", "settled"),
)
keepings = Table(
    "keepings",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("since", Float, nullable=False),
    Column("days", Integer, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("told", Float),
    Column("pin", Integer, nullable=False),
    Column("pinned", BigInteger, nullable=False),
    Column("to_chat", BigInteger, nullable=False),
    Column("to_thread", BigInteger, nullable=False),
    Column("title", Sealed, nullable=False),
    Column("username", Sealed, nullable=False),
    Column("locale", String(16), nullable=False),
)
posts = Table(
    "posts",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("message", BigInteger, primary_key=True, autoincrement=False),
    Column("thread", BigInteger, nullable=False),
    Column("person", BigInteger, nullable=False),
    Column("at", Float, nullable=False),
    Column("channel", Sealed, nullable=False),
    Column("author", Sealed, nullable=False),
    Column("text", Sealed, nullable=False),
    Column("link", Text, nullable=False),
    Column("reply_to", BigInteger, nullable=False),
    Column("origin", String(64), nullable=False),
    Column("reactions", Integer, nullable=False),
    Index("posts_by_time", "chat", "at"),
    Index("posts_by_person", "person", "chat"),
    Index("posts_by_age", "at"),
)
links = Table(
    "links",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("message", BigInteger, primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("url", Sealed, nullable=False),
    Column("article", String(32), ForeignKey("articles.id"), index=True),
    Column("state", String(32), nullable=False),
    Column("claimed", Float, nullable=False),
    Index("links_by_state", "state", "claimed"),
)
feeds = Table(
    "feeds",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("url", Text, primary_key=True),
    Column("title", Sealed, nullable=False),
    Column("etag", Text, nullable=False),
    Column("modified", Text, nullable=False),
    Column("seen", Text, nullable=False),
    Column("since", Float, nullable=False),
    Column("read", Float, nullable=False),
    Column("pause", Float, nullable=False),
    Column("next", Float, nullable=False, index=True),
    Column("failures", Integer, nullable=False),
    Column("problem", String(32), nullable=False),
)
plans = Table(
    "plans",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("minute", Integer, primary_key=True, autoincrement=False),
    Column("days", String(7), nullable=False),
    Column("due", Float, nullable=False, index=True),
)
subscribers = Table(
    "subscribers",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("locale", String(16), nullable=False),
)
optouts = Table("optouts", metadata, Column("person", BigInteger, primary_key=True, autoincrement=False))
seals = Table(
    "seals",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("salt", String(32), nullable=False),
    Column("canary", Text, nullable=False),
)
KEPT = (links, posts, feeds, plans, subscribers, keepings)
"""Tables of a chat's memory, which it has agreed to."""
OF_A_CHAT = (messages, conversations, chats, *KEPT)
"""Tables whose rows belong to one chat, named by the first column of their key."""
