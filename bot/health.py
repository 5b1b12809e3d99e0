"""Whether Nutshell could work here: its database answers, Telegram takes its token; and whether it does.

Where the settings name a monitor, the bot that should be running is asked as well. One that has not been started
is no failure: these checks are made before it is, too, and a start that waits for them must not wait for itself.
One that runs and is not ready, or does not answer, is; so is something else that answers in its place.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from config.settings import Settings

SECONDS = 5.0
"""How long the running bot may take to answer: its own checks end sooner."""
LONGEST = 65_536
"""Bytes of its answer at most; it takes hundreds."""
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "[::]": "[::1]"}  # noqa: S104  (what the settings may say)
"""Who listens at all addresses of a machine is asked at the one that is always there."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that must work, whether it does, and what it said: never a secret."""

    name: str
    passed: bool
    said: str


def check(settings: Settings, url: str) -> list[Check]:
    """Every check of this machine; Telegram's where there is a token, the running bot's where it has a monitor."""
    checks = [_database(url, settings.database.key)]
    if settings.telegram.token:
        checks.append(asyncio.run(_telegram(settings)))
    if settings.monitor.listen:
        checks.append(_running(settings.monitor.listen))
    return checks


def _database(url: str, key: str) -> Check:
    from sqlalchemy.exc import SQLAlchemyError

    from bot import store

    try:
        with store.opened(url, key) as opened:
            return Check("database", True, f"revision {opened.revision()}")
    except (store.StoreError, store.SealedError, SQLAlchemyError) as error:
        return Check("database", False, type(error.__cause__ or error).__name__)


async def _telegram(settings: Settings) -> Check:
    from telegram import Bot
    from telegram.error import TelegramError

    try:
        async with Bot(settings.telegram.token, base_url=settings.telegram.base_url) as bot:
            return Check("telegram", True, f"@{bot.username}")
    except TelegramError as error:
        return Check("telegram", False, type(error).__name__)


def _running(listen: str) -> Check:
    from http.client import HTTPConnection, HTTPException

    host, _, port = listen.rpartition(":")
    connection = HTTPConnection(EVERYWHERE.get(host, host).strip("[]"), int(port), timeout=SECONDS)
    try:
        connection.request("GET", "/readyz")
        return _told(connection.getresponse().read(LONGEST))
    except ConnectionRefusedError:
        return Check("running", True, "not started")
    except (OSError, HTTPException) as error:
        return Check("running", False, type(error).__name__)
    finally:
        connection.close()


def _told(body: bytes) -> Check:
    """What the running bot says of itself, or that it is no Nutshell that says it."""
    try:
        match json.loads(body):
            case {"ready": True, "checks": {}}:
                return Check("running", True, "ready")
            case {"ready": False, "checks": {**checks}}:
                failed = [f"{name}: {said}" for name, said in checks.items() if said != "ok"]
                return Check("running", False, f"not ready, {', '.join(failed)}")
    except ValueError:
        pass
    return Check("running", False, "something else answers")
