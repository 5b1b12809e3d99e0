"""How many messages may be with Telegram and not yet written down: what a sudden end could repeat."""

from __future__ import annotations

import asyncio
from typing import Any
from weakref import WeakKeyDictionary


class Slots:
    """A slot is taken before a message is sent, and given back, by the same task, when it is written down.

    With one, an end repeats one message at most; the way to Telegram and back then bounds how many go in a second.
    """

    def __init__(self, count: int = 1) -> None:
        self._free = asyncio.Semaphore(count)
        self._taken: WeakKeyDictionary[asyncio.Task[Any], int] = WeakKeyDictionary()

    async def take(self) -> None:
        """Wait for a slot."""
        await self._free.acquire()
        task = _task()
        self._taken[task] = self._taken.get(task, 0) + 1

    def give_back(self) -> None:
        """Let others have what this task took."""
        for _ in range(self._taken.pop(_task(), 0)):
            self._free.release()


def _task() -> asyncio.Task[Any]:
    task = asyncio.current_task()
    assert task is not None
    return task
