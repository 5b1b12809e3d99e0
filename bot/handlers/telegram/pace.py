"""How fast the bot talks: Telegram's limits, on what they limit."""

from __future__ import annotations

from typing import Any

from telegram.ext import AIORateLimiter

SHOWN = ("send", "edit")
UNSHOWN = "sendChatAction"


class Pace(AIORateLimiter):
    """Telegram's limits on messages, without counting what nobody sees as one.

    The library counts "typing" and questions about members against a group's 20 messages a minute, so that a
    lively group would wait for seconds.
    """

    async def process_request(
        self, callback: Any, args: Any, kwargs: Any, endpoint: str, data: dict[str, Any], rate_limit_args: Any
    ) -> Any:
        """Pass a request on at once, or in its turn when it shows a message in a chat."""
        limited = endpoint.startswith(SHOWN) and endpoint != UNSHOWN
        return await super().process_request(
            callback, args, kwargs, endpoint, data if limited else {}, rate_limit_args
        )
