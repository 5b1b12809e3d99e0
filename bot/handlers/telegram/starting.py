"""Before the bot runs: whether Telegram is there and takes the token."""

from __future__ import annotations

import asyncio

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from summarizer import NutshellError


def check(token: str, base_url: str) -> None:
    """Raises NutshellError when Telegram refuses the token or cannot be reached.

    Asked beforehand, because the library logs tracebacks that hold the token.
    """
    asyncio.run(_ask(token, base_url))


async def _ask(token: str, base_url: str) -> None:
    try:
        async with Bot(token, base_url=base_url):
            pass
    except InvalidToken:
        raise NutshellError("token-refused") from None
    except TelegramError:
        raise NutshellError("telegram-unreachable") from None
