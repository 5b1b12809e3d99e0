"""Waiting for a database that is locked, full or gone: it may be back."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.store import UNAVAILABLE

log = logging.getLogger(__name__)

PAUSES = (0.1, 0.5, 2.0, 5.0)
"""Seconds between attempts at a database that does not answer; the last one from then on."""
Result = TypeVar("Result")


async def persist(act: Callable[[], Awaitable[Result]]) -> Result:
    """Do something until the database takes it."""
    attempt = 0
    while True:
        try:
            return await act()
        except UNAVAILABLE as error:
            log.warning("the database does not answer: %s", type(error).__name__)
        await asyncio.sleep(PAUSES[min(attempt, len(PAUSES) - 1)])
        attempt += 1
