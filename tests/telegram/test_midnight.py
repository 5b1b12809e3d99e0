"""Midnight in many chats at once, and the bot is killed while it tells them: each digest comes once."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, insert, select

from bot.store import Store, opened
from bot.store.tables import inbox, keepings, plans, posts
from tests.telegram.articles import FERRY
from tests.telegram.botapi import World
from tests.telegram.botapi.chats import Chat
from tests.telegram.talking import Talk, talking, wrong

CHATS = 240
ZONES = [f"Etc/GMT{hours:+d}" for hours in range(-11, 13)]
"""24 zones; that Etc/GMT-3 is three hours before Greenwich is POSIX's way of writing it."""
PATIENCE = 90.0
"""Seconds for all of them: Telegram takes 30 messages a second."""
DATABASES: dict[str, Callable[[pytest.FixtureRequest], str]] = {
    "SQLite": lambda _: "",
    "PostgreSQL": lambda request: str(request.getfixturevalue("postgres").database()),
}


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


def most_in_a_second(talk: Talk) -> int:
    """The most messages that the bot sent within one second, whenever that began."""
    at = sorted(call.at for call in talk.server.calls_of("sendMessage"))
    return max(sum(1 for each in at[first : first + 100] if each < at[first] + 1) for first in range(len(at)))


@pytest.mark.parametrize("database", DATABASES)
def test_digests_due_in_many_chats_come_once_each_through_a_kill(
    database: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    with talking(tmp_path, DATABASES[database](request)) as talk, opened(talk.database_url) as store:
        chats = groups(talk.world, store, CHATS)
        talk.server.wait_for(lambda: sum(bool(chat.replies()) for chat in chats) > CHATS // 3, PATIENCE)
        talk.kill()
        talk.start()
        ada = talk.person("Ada")
        assert talk.tell(ada, "/help").text.startswith("Send a link")
        assert waiting(store) > 0, "an answer need not wait for the digests"
        talk.server.wait_for(lambda: not waiting(store), PATIENCE)
        told = Counter(len(chat.replies()) for chat in chats)
        # Between Telegram's yes and the record of it lies one write, where a kill may repeat one message.
        assert told[0] == 0, told
        assert told[1] >= CHATS - 1, told
        assert sum(told.values()) == told[1] + told[2] == CHATS, told
        assert most_in_a_second(talk) <= 30
        assert wrong(talk.log()) == []
