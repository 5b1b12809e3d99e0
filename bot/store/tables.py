"""The tables; ``bot.migrations`` makes the same ones step by step."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, MetaData, String, Table, Text

metadata = MetaData()
articles = Table(
    "articles",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("text", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("source", Text, nullable=False),
    Column("published", String(40), nullable=False),
    Column("author", Text, nullable=False),
    Column("site", Text, nullable=False),
    Column("sections", Text, nullable=False),
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
    Column("question", Text, nullable=False),
    Column("told", Text, nullable=False),
)
inbox = Table(
    "inbox",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat", BigInteger, nullable=False),
    Column("person", BigInteger, nullable=False),
    Column("payload", Text, nullable=False),
    Column("received", Float, nullable=False),
    Column("settled", Float),
    Index("inbox_by_chat", "chat", "settled"),
    Index("inbox_by_person", "person", "settled"),
    Index("inbox_by_settled", "settled"),
)
OF_A_CHAT = (messages, conversations, chats)
"""Tables whose rows belong to one chat, named by the first column of their key."""
