"""What a chat is told without having asked: that a feed was dropped. An arrival like any other.

Its number is made from the chat, the feed and since when that was followed, below 0 as the timer's are: no two
machines, nor one that ended in between, can tell it twice.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from hashlib import blake2b
from typing import Any

from bot.model import Say
from bot.model.feeds import Followed
from bot.store import Arrival, Store
from bot.store.inbox import Accept

TOGETHER = 20
"""Notices that are put into the inbox at once; the others come some seconds later."""


class Notices:
    """Looks whether there is something to tell; ``now`` is the clock, in Unix time."""

    def __init__(self, store: Store, now: Callable[[], float] = time.time) -> None:
        self._feeds = store.feeds
        self._now = now

    def look(self, accept: Accept) -> bool:
        """Let arrive what is to be told, with ``accept`` of each; whether there is more. May block."""
        return self._feeds.take_dropped(self._now(), TOGETHER, arrival, accept)


def arrival(feed: Followed) -> Arrival:
    """What the inbox keeps of a notice that a feed was dropped."""
    digest = blake2b(f"{feed.chat}:{feed.url}:{feed.since}".encode(errors="replace"), digest_size=8).digest()
    number = -1 - (int.from_bytes(digest) >> 1)
    notice = {"key": "feed-dropped", "values": {"title": feed.title or feed.url, "url": feed.url}}
    return Arrival(number, feed.chat, feed.chat, json.dumps({"update_id": number, "notice": notice}))


def notice(payload: dict[str, Any]) -> Say | None:
    """What an arrival tells, None for what people sent."""
    told = payload.get("notice")
    return Say(told["key"], told["values"]) if told else None
