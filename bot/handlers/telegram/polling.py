"""Long polling: what Telegram has is fetched, stored, and only then said to be had."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Any
from urllib.parse import urlencode

from telegram import Bot
from telegram.error import Conflict, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.handlers.telegram.pace import seconds
from bot.metrics import UPDATES

log = logging.getLogger(__name__)

LONG = 30
"""Seconds that Telegram holds a poll open when there is nothing."""
SLACK = 10.0
"""Seconds more until a poll is given up."""
PAUSES = (0.2, 0.5, 1.0, 2.0, 5.0)
"""Seconds before the next poll after so many that failed; the last one from then on."""
UNHEARD = 90.0
"""Seconds without an answered poll after which the bot is not ready."""
Receive = Callable[[Sequence[dict[str, Any]]], Awaitable[None]]


class Poller:
    """Polls for as long as this machine is the one that does."""

    def __init__(self, bot: Bot, request: BaseRequest, receive: Receive, elected: Callable[[], bool]) -> None:
        self._bot = bot
        self._request = request
        self._receive = receive
        self._elected = elected
        self._offset = 0
        self._failures = 0
        self._heard = time.monotonic()

    def trouble(self) -> str:
        """Why nothing can be heard, ``""`` when all is well or another machine polls."""
        return "silent" if self._elected() and time.monotonic() - self._heard > UNHEARD else ""

    async def run(self) -> None:
        """Poll until cancelled."""
        await self._take_over()
        try:
            while True:
                if self._elected():
                    await self._round()
                else:
                    self._heard = time.monotonic()
                    await asyncio.sleep(1.0)
        finally:
            await self._confirm()

    async def _round(self) -> None:
        try:
            updates = await self._poll(LONG)
        except TelegramError as error:
            await self._pause(error)
            return
        self._failures, self._heard = 0, time.monotonic()
        if updates:
            await self._receive(updates)
            self._offset = updates[-1]["update_id"] + 1

    async def _poll(self, patience: int, **more: int) -> list[dict[str, Any]]:
        asked = {"timeout": patience, "allowed_updates": json.dumps(UPDATES), **more}
        if self._offset:
            asked["offset"] = self._offset
        url = f"{self._bot.base_url}/getUpdates?{urlencode(asked)}"
        updates = await self._request.post(url, read_timeout=patience + SLACK)
        assert isinstance(updates, list)
        return updates

    async def _take_over(self) -> None:
        """A webhook would keep updates from being polled."""
        with suppress(TelegramError):
            await self._bot.delete_webhook()

    async def _confirm(self) -> None:
        """Tell Telegram on leaving what was stored, so that the next one to poll does not get it again."""
        if self._offset and self._elected():
            with suppress(TelegramError, TimeoutError):
                await asyncio.wait_for(self._poll(0, limit=1), 1.0)

    async def _pause(self, error: TelegramError) -> None:
        pause = PAUSES[min(self._failures, len(PAUSES) - 1)]
        self._failures += 1
        if isinstance(error, RetryAfter):
            pause = max(pause, seconds(error))
        if isinstance(error, Conflict):
            log.warning("somebody else polls for this bot, or it has a webhook")
        else:
            log.warning("Telegram cannot be reached: %s", type(error).__name__)
        await asyncio.sleep(pause)
