"""Chats that keep their messages, with something said in them and a digest due: written into the database."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, insert, select

from bot.botapi import BotApiServer, World
from bot.botapi.chats import Chat
from bot.model.memory import Keeping
from bot.store import Store
from bot.store.tables import inbox, keepings, plans, posts
from summarizer.model import Post
from tests.telegram.articles import FERRY, MARKET

EVERY_DAY = frozenset(range(7))
AGO = 10
"""Seconds ago at which a digest was due: the bot looks every three."""
HOUR = 3600
ZONES = [f"Etc/GMT{hours:+d}" for hours in range(-11, 13)]
"""24 zones; that Etc/GMT-3 is three hours before Greenwich is POSIX's way of writing it."""


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
    with store.engine.connect() as connection:
        due = select(func.count()).where(plans.c.chat == chat.id, plans.c.due <= time.time())
        waiting = select(func.count()).where(inbox.c.chat == chat.id, inbox.c.id < 0, inbox.c.settled.is_(None))
        return not (connection.scalar(due) or connection.scalar(waiting))


def groups(world: World, store: Store, number: int) -> list[Chat]:
    """So many groups in 24 zones that keep a message of an hour ago; it has just been midnight in one zone."""
    owner, now = world.user("Owner"), int(time.time())
    chats = [world.supergroup(f"Club {count}", [owner]) for count in range(number)]
    zones = {chat.id: ZONES[place % len(ZONES)] for place, chat in enumerate(chats)}
    texts = ("channel", "author", "link", "origin")
    with store.engine.begin() as connection:
        connection.execute(
            insert(keepings),
            [
                {"chat": chat.id, "since": now - 90_000, "days": 7, "zone": zones[chat.id], "title": chat.title}
                | dict.fromkeys(("pin", "pinned", "to_chat", "to_thread"), 0)
                | {"username": "", "locale": ""}
                for chat in chats
            ],
        )
        connection.execute(
            insert(posts),
            [
                {"chat": chat.id, "message": 1, "person": 1, "at": now - 3600, "text": FERRY, "reactions": 0}
                | dict.fromkeys(("thread", "reply_to"), 0)
                | dict.fromkeys(texts, "")
                for chat in chats
            ],
        )
        connection.execute(
            insert(plans),
            [
                {
                    "chat": chat.id,
                    "minute": minute_in(zones[chat.id], now),
                    "days": "0123456",
                    "due": now // 60 * 60,
                }
                for chat in chats
            ],
        )
    return chats


def minute_in(zone: str, now: int) -> int:
    """The minute of the day it is in a zone."""
    there = datetime.fromtimestamp(now, UTC).astimezone(ZoneInfo(zone))
    return there.hour * 60 + there.minute


def waiting(store: Store) -> int:
    """How many digests are due or in the inbox."""
    with store.engine.connect() as connection:
        due = connection.scalar(select(func.count()).where(plans.c.due <= time.time())) or 0
        return due + (connection.scalar(select(func.count()).where(inbox.c.settled.is_(None))) or 0)


def most_in_a_second(server: BotApiServer) -> int:
    """The most messages that a bot sent within one second, whenever that began."""
    at = sorted(call.at for call in server.calls_of("sendMessage"))
    return max(sum(1 for each in at[first : first + 100] if each < at[first] + 1) for first in range(len(at)))
