"""The webhook: an update that Telegram brings is answered with "had it" when it is stored."""

from __future__ import annotations

import asyncio
import hmac
import json
from http import HTTPStatus
from typing import Any

from tornado.web import RequestHandler

from bot.handlers.telegram.polling import Receive

PATH = "/telegram"
SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  (the header's name)
LARGEST = 1_000_000
"""Bytes of an update at most; Telegram's are far smaller."""
PATIENCE = 20.0
"""Seconds for which Telegram is kept waiting; then it is told to bring the update again."""


class Webhook(RequestHandler):
    """Takes one update a request, from whoever knows the secret."""

    def initialize(self, receive: Receive, secret: str) -> None:
        """What to do with an update, and what proves that it is Telegram's."""
        self._receive = receive
        self._secret = secret

    async def post(self) -> None:
        """Store the update; anything but success makes Telegram bring it again."""
        if not hmac.compare_digest(self.request.headers.get(SECRET, "").encode(), self._secret.encode()):
            self.set_status(HTTPStatus.FORBIDDEN)
            return
        update = _update(self.request.body)
        if update is None:
            self.set_status(HTTPStatus.BAD_REQUEST)
            return
        try:
            async with asyncio.timeout(PATIENCE):
                await self._receive([update])
        except TimeoutError:
            self.set_status(HTTPStatus.SERVICE_UNAVAILABLE)

    def write_error(self, status_code: int, **_: Any) -> None:  # noqa: ARG002  (the library's signature)
        """Nothing but the status."""
        self.finish()


def _update(body: bytes) -> dict[str, Any] | None:
    try:
        update = json.loads(body) if len(body) <= LARGEST else None
    except ValueError:
        return None
    return update if isinstance(update, dict) and isinstance(update.get("update_id"), int) else None
