"""Whether Nutshell could work here: its database answers, Telegram takes its token."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from config.settings import Settings


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that must work, whether it does, and what it said: never a secret."""

    name: str
    passed: bool
    said: str


def check(settings: Settings, url: str) -> list[Check]:
    """Every check of this machine; Telegram's only where there is a token."""
    checks = [_database(url)]
    return [*checks, asyncio.run(_telegram(settings))] if settings.telegram.token else checks


def _database(url: str) -> Check:
    from sqlalchemy.exc import SQLAlchemyError

    from bot import store

    try:
        with store.opened(url) as opened:
            return Check("database", True, f"revision {opened.revision()}")
    except (store.StoreError, SQLAlchemyError) as error:
        return Check("database", False, type(error.__cause__ or error).__name__)


async def _telegram(settings: Settings) -> Check:
    from telegram import Bot
    from telegram.error import TelegramError

    try:
        async with Bot(settings.telegram.token, base_url=settings.telegram.base_url) as bot:
            return Check("telegram", True, f"@{bot.username}")
    except TelegramError as error:
        return Check("telegram", False, type(error).__name__)
