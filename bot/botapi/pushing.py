"""Pushing updates to a webhook, one after another, until each is taken."""

import asyncio
from copy import deepcopy
from typing import Any

from tornado.escape import json_encode
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest

from bot.botapi.updates import Webhook
from bot.botapi.world import World

# Telegram waits longer after every failure; a test would rather not.
_PAUSE = 0.05
_PATIENCE = 10.0
_SUCCESS = range(200, 300)


class Pusher:
    """Pushes while there is a webhook and something to push. Lives in the server's event loop."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._changed = asyncio.Event()

    def wake(self) -> None:
        """Something happened; look whether there is something to push now."""
        self._changed.set()

    async def run(self) -> None:
        """Push for ever."""
        client = AsyncHTTPClient(force_instance=True)
        try:
            while True:
                await self._changed.wait()
                self._changed.clear()
                while self._world.updates.webhook and self._world.updates.pending:
                    await self._push(client, self._world.updates.webhook, deepcopy(self._world.updates.pending[0]))
        finally:
            client.close()

    async def _push(self, client: AsyncHTTPClient, webhook: Webhook, update: dict[str, Any]) -> None:
        error = await _post(client, webhook, update)
        with self._world.transaction():
            if error is None:
                self._world.updates.confirm(update["update_id"] + 1)
            else:
                self._world.updates.last_error = (self._world.now(), error)
        if error is not None:
            await asyncio.sleep(_PAUSE)


async def _post(client: AsyncHTTPClient, webhook: Webhook, update: dict[str, Any]) -> str | None:
    """Push one update; what went wrong, or nothing."""
    headers = {"Content-Type": "application/json"}
    if webhook.secret_token:
        headers["X-Telegram-Bot-Api-Secret-Token"] = webhook.secret_token
    body = json_encode(update)
    request = HTTPRequest(webhook.url, "POST", headers, body, request_timeout=_PATIENCE, follow_redirects=False)
    try:
        response = await client.fetch(request, raise_error=False)
    except (OSError, HTTPClientError) as error:  # The latter where the bot hangs up in the middle.
        return f"Connection failed: {error}"
    if response.code in _SUCCESS:
        return None
    return f"Wrong response from the webhook: {response.code} {response.reason}"
