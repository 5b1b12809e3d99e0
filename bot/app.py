"""The composition root: what is made of what, from the settings. Everything heavy is imported where it is made."""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot import logs, texts

if TYPE_CHECKING:
    from telegram import Bot
    from telegram.request import BaseRequest

    from bot.collecting import Collector
    from bot.conversation import Conversation
    from bot.elsewhere import Elsewhere
    from bot.fetch import Fetcher
    from bot.handlers.telegram.pace import Pace
    from bot.handlers.telegram.service import Parts
    from bot.metrics import Metrics
    from bot.store import Store
    from bot.workers import Inline
    from bot.workers.pool import Pool
    from config.settings import Settings

SWITCH_SECONDS = 0.001
"""What is to be written down waits for its thread; the usual five milliseconds add up among twenty of them."""
M_ARENA_MAX = -8
"""Which of mallopt's options is meant (malloc.h of glibc)."""
CONNECTIONS = 64
"""To Telegram at once: more messages than it takes in a second."""


def database_url(settings: Settings) -> str:
    """The configured database, else an SQLite file in the user's data folder."""
    if settings.database.url:
        return settings.database.url
    from platformdirs import user_data_dir

    return f"sqlite:///{Path(user_data_dir('nutshell')) / 'nutshell.sqlite3'}"


def fetcher(settings: Settings) -> Fetcher:
    """The only way to the network besides Telegram's."""
    from bot.fetch import Cache, Fetcher

    fetch, cache = settings.fetch, Cache(settings.fetch.cache_bytes)
    return Fetcher(
        allow_networks=fetch.networks,
        max_bytes=fetch.max_bytes,
        max_document_bytes=fetch.max_document_bytes,
        timeout=fetch.timeout,
        cache=cache,
    )


def reader(settings: Settings) -> Inline:
    """What reads on the command line and in the terminal: apart, where this system can."""
    from bot.workers import Inline

    with_reader = settings.answers.reader == "on"
    if not hasattr(os, "fork"):
        return Inline(with_reader)
    from bot.workers.forked import Forked

    return Forked(settings.workers.reading_seconds, settings.workers.megabytes, with_reader)


@contextmanager
def conversation(settings: Settings, url: str) -> Iterator[Conversation]:
    """A conversation over the database at a URL, with all its work done in this process."""
    from bot import store
    from bot.conversation import Conversation

    fetching = fetcher(settings)
    with store.opened(url) as opened:
        work = reader(settings)
        yield Conversation(opened, fetching.fetch, texts.available(), work, drop_pages=fetching.forget)


def run_terminal(settings: Settings, locale: str, source: str = "") -> None:
    """Talk in the terminal; what is read there is gone when it ends."""
    from bot.handlers.terminal import Terminal
    from bot.store import MEMORY

    with conversation(settings, MEMORY) as talking:
        Terminal(talking, locale, settings.fetch.max_document_bytes).run(source)


def run_telegram(settings: Settings) -> None:
    """Run the bot until it is told to stop; raises NutshellError when it cannot begin."""
    import asyncio

    logs.log_to_stderr(settings.log.level, settings.log.format)
    sys.setswitchinterval(SWITCH_SECONDS)
    _spare_memory()
    asyncio.run(_until_told(settings))
    if threading.active_count() > 1:
        # Somebody's slow page may hold a thread for long after all that could be done was done.
        logging.shutdown()
        os._exit(0)


def _spare_memory() -> None:
    """Let threads share two heaps: with one each, as glibc has it, memory grows for hours (mallopt(3))."""
    import ctypes

    with suppress(OSError, AttributeError):  # Another C library has no such thing.
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, 2)


@asynccontextmanager
async def telegram(
    settings: Settings,
    conversing: Callable[..., Conversation] | None = None,
    clock: Callable[[], float] = time.time,
) -> AsyncIterator[None]:
    """The bot, running for as long as the context lasts.

    ``conversing`` makes another kind of conversation; ``clock`` says in Unix time when digests and feeds are due.
    """
    from bot import store
    from bot.conversation import Conversation
    from bot.elsewhere import Elsewhere
    from bot.handlers.telegram import service
    from bot.metrics import Metrics
    from bot.workers.pool import Pool

    with ExitStack() as ending:
        opened = ending.enter_context(store.opened(database_url(settings), settings.database.key))
        workers, with_reader = settings.workers, settings.answers.reader == "on"
        limits = (workers.processes, workers.waiting, workers.seconds, workers.megabytes)
        pool = ending.enter_context(Pool(*limits, workers.reading_seconds, with_reader))
        metrics = Metrics()
        languages = texts.available()
        fetching = fetcher(settings)
        collecting = _Collecting(settings, opened, fetching, pool, metrics, clock)
        made_of = (opened, fetching.fetch, languages, pool, metrics.refused, collecting.forget)
        conversation = (conversing or Conversation)(*made_of)
        metrics.watch("inbox_waiting", opened.inbox.depth)
        metrics.watch("workers_waiting", lambda: pool.waiting)
        metrics.watch("workers_working", lambda: pool.working)
        elsewhere = Elsewhere(opened, fetching.fetch, pool)
        parts = _parts(settings, opened, conversation, elsewhere, metrics, collecting, clock)
        async with service.running(parts, settings):
            yield


class _Collecting:
    """What is read that nobody waits for: made of what the conversation is made of, begun when there is a bot."""

    def __init__(
        self,
        settings: Settings,
        opened: Store,
        fetching: Fetcher,
        pool: Pool,
        metrics: Metrics,
        clock: Callable[[], float],
    ) -> None:
        from bot.collecting import Links, Patient

        self._clock, processes = clock, settings.workers.processes
        self.is_calm = lambda: not pool.waiting and pool.working < processes
        self._reads = Patient(pool, self.is_calm, max(1, processes - 1))
        self._links = Links(opened, fetching.fetch, self._reads, self._now)
        self._opened, self._fetching, self._metrics = opened, fetching, metrics

    def forget(self) -> None:
        """Keep no page in memory."""
        self._fetching.forget()
        self._links.forget()

    def collector(self) -> Collector:
        """The collector, which begins when it is entered."""
        from bot.collecting import Collector, Hosts, Polling

        fetching = self._fetching
        polling = Polling(self._opened, fetching.fetch, fetching.poll, self._reads, self._now)
        return Collector(self._links, polling, self.is_calm, self._metrics.collected, Hosts())

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock(), UTC)


def _parts(
    settings: Settings,
    opened: Store,
    conversation: Conversation,
    elsewhere: Elsewhere,
    metrics: Metrics,
    collecting: _Collecting,
    clock: Callable[[], float],
) -> Parts:
    """What the bot is made of; this is where the database becomes this process's."""
    from bot.delivery import Delivery, Keeping, Slots, lease
    from bot.handlers.notices import Notices
    from bot.handlers.telegram.door import Door
    from bot.handlers.telegram.offering import Offering
    from bot.handlers.telegram.pace import Pace
    from bot.handlers.telegram.service import Parts
    from bot.handlers.timer import Timer
    from bot.store import Limits

    slots, allowed, held = Slots(settings.delivery.unrecorded), settings.limits, lease(opened.engine)
    metrics.watch("machines_alive", lambda: held.machines)
    pace = Pace(allowed.per_second, allowed.per_chat, lambda: held.machines, metrics.flood_waited, slots)
    bot, polling = _bot(settings, pace)
    largest = settings.fetch.max_document_bytes
    door = Door(conversation, bot, opened.inbox.behind, opened.posts.allowed, largest, metrics)
    keeping = Keeping(settings.delivery.keep_hours, Limits(allowed.chat_waiting, allowed.user_waiting))
    delivery = Delivery(opened, held, door.handle, slots, keeping, metrics)
    timer, notices = Timer(opened, clock), Notices(opened, clock)
    delivery.keep_time(lambda accept: any([timer.look(accept), notices.look(accept)]))
    logs.quieten(settings.log.level)
    offering = Offering(elsewhere, bot)
    checks = {"database": lambda: "" if opened.revision() else "empty"}
    return Parts(bot, polling, door, offering, delivery, metrics, checks, collecting.collector())


def _bot(settings: Settings, pace: Pace) -> tuple[Bot, BaseRequest]:
    """Telegram's library, and its way of asking for updates."""
    from httpx import create_ssl_context
    from telegram.ext import ExtBot
    from telegram.request import HTTPXRequest

    trust = create_ssl_context()  # One for all: each takes a tenth of a second to make.
    polling, asking = (
        HTTPXRequest(connection_pool_size=size, pool_timeout=30.0, httpx_kwargs={"verify": trust})
        for size in (1, CONNECTIONS)
    )
    made = ExtBot(
        settings.telegram.token,
        settings.telegram.base_url,
        settings.telegram.base_file_url,
        request=asking,
        get_updates_request=polling,
        rate_limiter=pace,
    )
    return made, polling


async def _until_told(settings: Settings) -> None:
    """Run until the first SIGTERM or Ctrl-C; a second one ends it at once."""
    import asyncio
    import signal

    told, loop = asyncio.Event(), asyncio.get_running_loop()

    def end() -> None:
        told.set()
        for sign in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(sign)

    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, end)
    async with telegram(settings):
        await told.wait()


def locale() -> str:
    """The language of this terminal."""
    return next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "en")
