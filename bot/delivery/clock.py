"""The clock beside the inbox: every few seconds somebody looks whether something is due."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from bot.logs import cause
from bot.store.inbox import Accept

log = logging.getLogger(__name__)

BEAT = 3.0
"""Seconds between two looks, and before the first: what came in while nobody was there is taken in meanwhile."""
MORE = 1.0
"""Seconds until the next look where there was more than could be taken."""
Look = Callable[[Accept], bool]
"""Puts what is due into the inbox and has each accepted; whether there is more. May block."""


async def keep_time(look: Look, accept: Accept, ring: Callable[[], None]) -> None:
    """Look, for as long as the bot runs; ``ring`` is called after each look."""
    more = False
    while True:
        await asyncio.sleep(MORE if more else BEAT)
        try:
            more = await asyncio.to_thread(look, accept)
            ring()
        except Exception as error:  # noqa: BLE001  (it goes on as long as the bot does)
            more = False
            log.warning("the timetable could not be read: %s", cause(error))
