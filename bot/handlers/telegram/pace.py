"""How fast the bot talks: Telegram's limits, each on what it limits.

30 messages a second overall, one a second in a chat, twenty a minute in a group
(https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this). Where Telegram asks for a pause
all the same, the chat it is about waits, and no other.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.delivery import Slots

log = logging.getLogger(__name__)

SHOWN = ("send", "edit")
UNSHOWN = "sendChatAction"
"""Telegram does not count "typing" as a message."""
SECOND, MINUTE = 1.1, 61.0
"""A little more than Telegram counts, for messages that overtake each other on the way."""
PER_GROUP = 20
PRUNED = 1000
"""Chats whose last messages are remembered at most."""


class Window:
    """So many messages within so many seconds, whenever that second begins."""

    def __init__(self, limit: int, period: float) -> None:
        self._period = period
        self._sent: deque[float] = deque(maxlen=limit)

    def next(self, now: float) -> float:
        """When the next message may go."""
        if len(self._sent) < (self._sent.maxlen or 0):
            return now
        return max(now, self._sent[0] + self._period)

    def take(self, at: float) -> None:
        """One goes then."""
        self._sent.append(at)

    def resize(self, limit: int) -> None:
        """From now on it is so many."""
        if limit != self._sent.maxlen:
            self._sent = deque(self._sent, maxlen=limit)

    def is_over(self, now: float) -> bool:
        """Whether all that went is forgotten by Telegram, too."""
        return not self._sent or self._sent[-1] + self._period < now


class Pace(BaseRateLimiter[int]):
    """Telegram's limits for one process; ``machines`` tells how many share those of the bot.

    ``flooded`` is told how many seconds Telegram asks for. A message that was taken keeps its slot until it is
    written down, by whoever does that. ``now`` and ``sleep`` are the clock.
    """

    def __init__(
        self,
        per_second: int,
        per_chat: int = 1,
        machines: Callable[[], int] = lambda: 1,
        flooded: Callable[[float], None] = lambda _: None,
        slots: Slots | None = None,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._per_second = per_second
        self._per_chat = per_chat
        self._machines = machines
        self._flooded = flooded
        self._slots = slots or Slots()
        self._now = now
        self._sleep = sleep
        self._overall = Window(per_second, SECOND)
        self._chats: dict[int, tuple[Window, ...]] = {}
        self._postponed: dict[int, float] = {}

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to end."""

    async def process_request(
        self, callback: Any, args: Any, kwargs: Any, endpoint: str, data: dict[str, Any], rate_limit_args: Any
    ) -> Any:
        """Pass a request on at once, or in its turn when it shows a message in a chat."""
        chat = data.get("chat_id")
        if not (isinstance(chat, int) and endpoint.startswith(SHOWN) and endpoint != UNSHOWN):
            return await callback(*args, **kwargs)
        while True:
            await self._turn(chat)
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as refusal:
                self._slots.give_back()
                self._postpone(chat, seconds(refusal))
            except Exception:
                self._slots.give_back()
                raise

    async def _turn(self, chat: int) -> None:
        """Wait for the chat, then for a slot, then for the bot as a whole: what waits takes nobody's place."""
        windows = self._windows(chat)
        while True:
            while (rest := self._rest(chat, windows, self._now())) > 0:
                await self._sleep(rest)
            await self._slots.take()
            self._overall.resize(max(1, self._per_second // max(1, self._machines())))
            while (rest := self._overall.next(self._now()) - self._now()) > 0:
                await self._sleep(rest)
            now = self._now()
            if self._rest(chat, windows, now) <= 0:
                break
            self._slots.give_back()
        for window in (*windows, self._overall):
            window.take(now)

    def _rest(self, chat: int, windows: tuple[Window, ...], now: float) -> float:
        """Seconds until the chat may get its next message."""
        return max(self._postponed.get(chat, now), *(window.next(now) for window in windows)) - now

    def _postpone(self, chat: int, pause: float) -> None:
        log.info("Telegram asks one chat to wait for %d s", pause)
        self._flooded(pause)
        self._postponed[chat] = self._now() + pause

    def _windows(self, chat: int) -> tuple[Window, ...]:
        if len(self._chats) > PRUNED:
            self._prune()
        if chat not in self._chats:
            group = (Window(PER_GROUP, MINUTE),) if chat < 0 else ()
            self._chats[chat] = (Window(self._per_chat, SECOND), *group)
        return self._chats[chat]

    def _prune(self) -> None:
        now = self._now()
        self._chats = {
            chat: windows
            for chat, windows in self._chats.items()
            if not all(window.is_over(now) for window in windows)
        }
        self._postponed = {chat: at for chat, at in self._postponed.items() if at > now}


def seconds(refusal: RetryAfter) -> float:
    """How long Telegram wants to hear nothing."""
    wait = refusal.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()
