"""The running bot: what receives, what works and what watches, begun in order and ended within ten seconds."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractContextManager, AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any

from telegram import Bot
from telegram.error import InvalidToken, TelegramError
from telegram.request import BaseRequest
from tornado.routing import URLSpec

from bot import monitor
from bot.delivery import Delivery
from bot.handlers.telegram import introduction, webhook
from bot.handlers.telegram.door import Door
from bot.handlers.telegram.offering import Offering
from bot.handlers.telegram.polling import Poller
from bot.metrics import UPDATES, Metrics
from config.settings import Settings
from summarizer import NutshellError

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a running bot is made of; ``checks`` are what must be well for it to be ready."""

    bot: Bot
    polling: BaseRequest
    door: Door
    offering: Offering
    delivery: Delivery
    metrics: Metrics
    checks: Mapping[str, Callable[[], str]]
    collector: AbstractContextManager[object]


@asynccontextmanager
async def running(parts: Parts, settings: Settings) -> AsyncIterator[None]:
    """Run the bot: long polling, or a webhook where one is configured.

    Raises NutshellError when Telegram refuses the token or cannot be reached, or an address cannot be listened on.
    """
    async with AsyncExitStack() as ending:
        await _log_in(parts.bot)
        ending.push_async_callback(_log_out, parts.bot)
        ending.callback(parts.door.close)
        ending.callback(parts.offering.close)
        await parts.delivery.start()
        ending.push_async_callback(parts.delivery.stop, settings.delivery.drain_seconds)
        ending.enter_context(parts.collector)
        receiving = _Receiving(parts)
        checks = dict(parts.checks)
        if settings.webhook.url:
            await ending.enter_async_context(
                _listening(settings.webhook.listen, _hooked(receiving, checks, settings))
            )
            await _set_webhook(parts.bot, settings)
        else:
            poller = Poller(parts.bot, parts.polling, receiving.receive, lambda: parts.delivery.lease.elected)
            checks["telegram"] = poller.trouble
            await ending.enter_async_context(_beside(poller.run()))
        if settings.monitor.listen:
            told = monitor.routes(checks, parts.metrics.expose)
            await ending.enter_async_context(_listening(settings.monitor.listen, told))
        await ending.enter_async_context(_beside(introduction.introduce(parts.bot)))
        log.info("@%s is running", parts.bot.username)
        yield
        log.info("ending")


class _Receiving:
    """Hands on what is for the bot, and returns when that is stored."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def receive(self, updates: Sequence[dict[str, Any]]) -> None:
        began = time.monotonic()
        for update in updates:
            self._parts.metrics.received(next((kind for kind in UPDATES if kind in update), ""))
        ordinary = [update for update in updates if not self._parts.offering.takes(update)]
        await self._parts.delivery.receive(await self._parts.door.arrivals(ordinary))
        self._parts.metrics.took("stored", time.monotonic() - began)


@asynccontextmanager
async def _beside(doing: Any) -> AsyncIterator[None]:
    """Do something for as long as the context lasts."""
    task = asyncio.create_task(doing)
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@asynccontextmanager
async def _listening(listen: str, routes: Sequence[URLSpec]) -> AsyncIterator[None]:
    """Answer at an address for as long as the context lasts."""
    server = monitor.serve(listen, routes)
    try:
        yield
    finally:
        server.stop()
        await server.close_all_connections()


def _hooked(receiving: _Receiving, checks: Mapping[str, Callable[[], str]], settings: Settings) -> list[URLSpec]:
    taking = {"receive": receiving.receive, "secret": settings.webhook.secret}
    return [URLSpec(webhook.PATH, webhook.Webhook, taking), *monitor.routes(checks)]


async def _set_webhook(bot: Bot, settings: Settings) -> None:
    try:
        await bot.set_webhook(
            settings.webhook.url.rstrip("/") + webhook.PATH,
            secret_token=settings.webhook.secret,
            allowed_updates=list(UPDATES),
        )
    except TelegramError:
        raise NutshellError("telegram-unreachable") from None


async def _log_in(bot: Bot) -> None:
    """The errors of the library are not shown: their messages hold the token."""
    try:
        await bot.initialize()
    except InvalidToken:
        raise NutshellError("token-refused") from None
    except TelegramError:
        raise NutshellError("telegram-unreachable") from None


async def _log_out(bot: Bot) -> None:
    with suppress(TelegramError):
        await bot.shutdown()
