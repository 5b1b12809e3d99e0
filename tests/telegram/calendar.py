"""Chats that keep their messages, with something said in them and a digest due: written into the database."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.model.memory import Keeping
from bot.store import Store
from summarizer.model import Post
from tests.telegram.articles import FERRY, MARKET
from tests.telegram.botapi.chats import Chat

EVERY_DAY = frozenset(range(7))
AGO = 10
"""Seconds ago at which a digest was due: the bot looks every three."""
HOUR = 3600


def keep(store: Store, chat: Chat, texts: Sequence[str] = (FERRY, MARKET), said: float = HOUR) -> None:
    """Let a chat keep its messages, some of them written so many seconds ago."""
    store.keepings.start(Keeping(chat.id, datetime.fromtimestamp(time.time() - 48 * HOUR, UTC), title=chat.title))
    say(store, chat, texts, said)


def say(store: Store, chat: Chat, texts: Sequence[str], said: float = HOUR) -> None:
    """Something was written in a chat so many seconds ago."""
    at = datetime.fromtimestamp(int(time.time() - said), UTC)
    first = 1000 + store.posts.count(chat.id)
    store.posts.keep_all(
        chat.id,
        [(1, Post(text, "", number, at, f"Writer {number}")) for number, text in enumerate(texts, first)],
    )


def make_due(store: Store, chat: Chat, ago: float = AGO, minute: int | None = None) -> int:
    """Let a digest be due in a chat since so many seconds; the minute of its plan, which is half a day away."""
    now = time.time()
    chosen = int(now // 60 + 720) % 1440 if minute is None else minute
    store.keepings.plan(chat.id, chosen, EVERY_DAY, int(now - ago))
    return chosen


def is_told(store: Store, chat: Chat) -> bool:
    """Whether nothing is due in a chat any more, nor waits to be told."""
    from sqlalchemy import func, select

    from bot.store.tables import inbox, plans

    with store.engine.connect() as connection:
        due = select(func.count()).where(plans.c.chat == chat.id, plans.c.due <= time.time())
        waiting = select(func.count()).where(inbox.c.chat == chat.id, inbox.c.id < 0, inbox.c.settled.is_(None))
        return not (connection.scalar(due) or connection.scalar(waiting))
