"""The try-out: the bot, a Telegram of its own and a page to meet it on, in this process and gone when it ends."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

from bot import app, logs
from bot.texts import Texts

if TYPE_CHECKING:
    from bot.botapi import BotApiServer
    from bot.conversation import Conversation
    from bot.handlers.web import Clock
    from config.settings import Settings

PACE = 20
"""Messages a second in a chat: there is nobody here whom more would disturb."""
WORKERS = 2
END_SECONDS = 10.0
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")


def run(settings: Settings, locale: str, port: int, source: str = "") -> None:
    """Serve the page until told to end; where somebody is typing, the terminal talks, too, and ends it."""
    logs.log_to_stderr("ERROR")
    signal.signal(signal.SIGTERM, _interrupt)
    with suppress(KeyboardInterrupt), _served(settings, locale, port) as address:
        say = Texts(locale).say
        print(say("web-address", address=address), file=sys.stderr, flush=True)
        if _has_display():
            _open(address)
        if sys.stdin.isatty():
            _talk(settings, locale, source)
        else:
            print(say("web-ends"), file=sys.stderr, flush=True)
            threading.Event().wait()


def _talk(settings: Settings, locale: str, source: str) -> None:
    """The conversation of the terminal, with a worker beside this process: one with threads is not to fork."""
    from bot import store
    from bot.conversation import Conversation
    from bot.handlers.terminal import Terminal
    from bot.texts import available
    from bot.workers.pool import Pool

    workers, fetching = settings.workers, app.fetcher(settings)
    limits = (1, workers.waiting, workers.seconds, workers.megabytes, workers.reading_seconds)
    with store.opened(store.MEMORY) as opened, Pool(*limits, settings.answers.reader == "on") as pool:
        talking = Conversation(opened, fetching.fetch, available(), pool, drop_pages=fetching.forget)
        Terminal(talking, locale, settings.fetch.max_document_bytes).run(source)


@contextmanager
def _served(settings: Settings, locale: str, port: int) -> Iterator[str]:
    """The page's address, for as long as the context lasts; raises what kept it from beginning.

    The page is there before the bot: what is sent meanwhile waits for it, as in Telegram.
    """
    began: Future[str] = Future()
    told = threading.Event()
    serving = partial(asyncio.run, _serve(settings, locale, port, began, told))
    thread = threading.Thread(target=_reporting(serving, began), name="try-out", daemon=True)
    thread.start()
    try:
        yield began.result()
    finally:
        told.set()
        thread.join(END_SECONDS)


def _reporting(serve: Callable[[], None], began: Future[str]) -> Callable[[], None]:
    """Serve; an error before the page is there is for whoever waits for it, any later one ends the process."""

    def run_it() -> None:
        try:
            serve()
        except Exception as error:
            if began.done():
                os.kill(os.getpid(), signal.SIGTERM)
                raise
            began.set_exception(error)

    return run_it


async def _serve(settings: Settings, locale: str, port: int, began: Future[str], told: threading.Event) -> None:
    """Everything the page needs, until told to end."""
    from bot.botapi import BotApiServer
    from bot.handlers.web import Clock, Page, Scene, Tap, Tapped

    clock = Clock()
    scene = Scene(clock, locale)
    tap = Tap(scene)
    with tempfile.TemporaryDirectory(prefix="nutshell-") as folder, BotApiServer(scene.world) as telegram:
        page = Page(scene, tap, locale)
        began.set_result(page.listen(port))
        conversing = partial(Tapped, now=clock.now, heard=tap.heard)
        try:
            # The bot has a loop of its own: its start takes a second or two, in which the page answers.
            bot = _run_bot(_settings(settings, telegram, Path(folder)), conversing, clock, told)
            await asyncio.to_thread(asyncio.run, bot)
        finally:
            await page.close()


async def _run_bot(
    settings: Settings, conversing: Callable[..., Conversation], clock: Clock, told: threading.Event
) -> None:
    async with app.telegram(settings, conversing, clock.time):
        await asyncio.to_thread(told.wait)


def _settings(settings: Settings, telegram: BotApiServer, folder: Path) -> Settings:
    """The settings of this process, with a Telegram and a database of its own, and nobody watching."""
    here = {"token": telegram.token, "base_url": telegram.base_url, "base_file_url": telegram.base_file_url}
    changes: dict[str, dict[str, object]] = {
        "telegram": dict(here),
        "webhook": {"url": ""},
        "database": {"url": f"sqlite:///{folder / 'nutshell.sqlite3'}", "key": ""},
        "limits": {"per_chat": PACE},
        "workers": {"processes": min(WORKERS, settings.workers.processes)},
        "delivery": {"drain_seconds": 1.0},
        "log": {"level": "ERROR"},
        "monitor": {"listen": ""},
    }
    sections = {name: getattr(settings, name).model_copy(update=change) for name, change in changes.items()}
    return settings.model_copy(update=sections)


def _has_display() -> bool:
    return os.name == "nt" or sys.platform == "darwin" or any(os.environ.get(name) for name in DISPLAYS)


def _open(address: str) -> None:
    """Show the page; a browser that cannot be started is no reason to end."""
    import webbrowser

    with suppress(webbrowser.Error, OSError):
        webbrowser.open(address)


def _interrupt(_sign: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
