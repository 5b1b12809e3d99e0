"""All that is kept of one person and of their private chat, as values that JSON can hold."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Table, exists, select

from bot.store import belonging
from bot.store.tables import OF_A_CHAT, articles, links, optouts, posts, subscribers

MOMENTS = frozenset({"at", "since", "told", "read", "next", "due"})
"""Columns that hold Unix time, where they hold a number."""
PARSED = frozenset({"sections", "origin"})
"""Columns that hold JSON, where they hold an object or a list."""
Row = dict[str, Any]


class Holdings:
    """What one database holds of whom; any thread may use it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, person: int) -> Row:
        """What is kept of a person in every group, and of their private chat, which goes by the same number.

        Of the chat's own tables every row of every one, so that no table is left out.
        """
        with self._engine.connect() as connection:
            keys = sorted(belonging.articles_of(connection, person))
            return {
                "person": person,
                "opted_out": bool(_rows(connection, optouts, optouts.c.person == person)),
                "subscriptions": _rows(connection, subscribers, subscribers.c.person == person),
                "your_messages": _written(connection, person),
                "articles": [row for key in keys for row in _rows(connection, articles, articles.c.id == key)],
                "private_chat": {
                    table.name: _rows(connection, table, next(iter(table.primary_key)) == person)
                    for table in OF_A_CHAT
                },
            }

    def elsewhere(self, person: int) -> bool:
        """Whether anything of a person is kept in a group, or sent to them from one."""
        with self._engine.connect() as connection:
            tables = (posts, subscribers)
            return any(connection.scalar(select(exists().where(table.c.person == person))) for table in tables)


def _written(connection: Connection, person: int) -> list[Row]:
    """What somebody wrote in any group, oldest first, with the links in it."""
    written = _rows(connection, posts, posts.c.person == person, posts.c.at)
    of_them = (posts.c.chat == links.c.chat) & (posts.c.message == links.c.message)
    found = select(links.c.chat, links.c.message, links.c.url).join(posts, of_them)
    urls: dict[tuple[int, int], list[str]] = {}
    for chat, message, url in connection.execute(found.where(posts.c.person == person).order_by(links.c.place)):
        urls.setdefault((chat, message), []).append(url)
    return [row | {"links": urls.get((row["chat"], row["message"]), [])} for row in written]


def _rows(
    connection: Connection, table: Table, where: ColumnElement[bool], *order: ColumnElement[Any]
) -> list[Row]:
    found = connection.execute(select(table).where(where).order_by(*order, *table.primary_key))
    return [{name: _value(name, value) for name, value in row.items()} for row in found.mappings()]


def _value(name: str, value: Any) -> Any:
    if name in MOMENTS and isinstance(value, float):
        return datetime.fromtimestamp(value, UTC).isoformat()
    read: Callable[[str], Any] = json.loads
    return read(value) if name in PARSED and isinstance(value, str) and value[:1] in ("{", "[") else value
