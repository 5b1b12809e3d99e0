"""getUpdates: wait for updates, one poll at a time. Wordings: telegram-bot-api's Client.cpp."""

import asyncio
from copy import deepcopy
from typing import Any

from bot.botapi.refusals import conflict
from bot.botapi.world import World

_WEBHOOK = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
_OTHER = "terminated by other getUpdates request; make sure that only one bot instance is running"
_SET_WEBHOOK = "terminated by setWebhook request"
# The longest wait and the largest batch of the Bot API.
_LONGEST, _MOST = 50, 100


class Poller:
    """The one poll that may be waiting. Lives in the server's event loop."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._waiting: asyncio.Future[None] | None = None

    async def get_updates(self, parameters: dict[str, Any]) -> list[dict[str, Any]]:
        """Confirm what comes before the offset and return what comes after, as soon as there is any."""
        updates = self._world.updates
        if updates.webhook:
            raise conflict(_WEBHOOK)
        self._end(_OTHER)
        with self._world.transaction():
            updates.allow(parameters.get("allowed_updates"))
            updates.confirm(parameters.get("offset", 0))
        await self._wait(min(parameters.get("timeout", 0), _LONGEST))
        with self._world.transaction():
            return deepcopy(updates.pending[: min(parameters.get("limit", _MOST), _MOST)])

    def wake(self) -> None:
        """Something happened; look whether there are updates now."""
        if self._waiting and not self._waiting.done() and self._world.updates.pending:
            self._waiting.set_result(None)

    def end_for_webhook(self) -> None:
        """A webhook was set, so a waiting poll ends."""
        self._end(_SET_WEBHOOK)

    def _end(self, reason: str) -> None:
        if self._waiting and not self._waiting.done():
            self._waiting.set_exception(conflict(reason))

    async def _wait(self, seconds: float) -> None:
        if self._world.updates.pending or seconds <= 0:
            return
        waiting = self._waiting = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds):
                await waiting
        except TimeoutError:
            pass
        finally:
            if self._waiting is waiting:
                self._waiting = None
