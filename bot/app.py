"""The composition root: what is made of what, from the settings. Everything heavy is imported where it is made."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.conversation import Conversation
    from bot.fetch import Fetcher
    from bot.handlers.telegram import Updates
    from config.settings import Settings

UPDATES = ["message", "channel_post", "callback_query", "my_chat_member"]
"""What is asked of Telegram: nothing that no handler takes."""
COMMANDS = ("summary", "ask", "facts", "sample", "language", "forget", "privacy", "status", "help")
QUIET = ("httpx", "httpcore", "apscheduler", "telegram", "alembic")
"""Libraries whose INFO and DEBUG lines name addresses and tokens."""
SILENT = ("telegram.ext.ExtBot", "trafilatura", "htmldate", "courlan")
"""These log what somebody wrote or shared at any level: an update that cannot be parsed, a page's address."""


def database_url(settings: Settings) -> str:
    """The configured database, else an SQLite file in the user's data folder."""
    if settings.database.url:
        return settings.database.url
    from platformdirs import user_data_dir

    return f"sqlite:///{Path(user_data_dir('nutshell')) / 'nutshell.sqlite3'}"


def fetcher(settings: Settings) -> Fetcher:
    """The only way to the network besides Telegram's."""
    from bot.fetch import Fetcher

    fetch = settings.fetch
    return Fetcher(allow_networks=fetch.networks, max_bytes=fetch.max_bytes, timeout=fetch.timeout)


@contextmanager
def conversation(settings: Settings, url: str) -> Iterator[Conversation]:
    """A conversation over the database at a URL."""
    from bot import store, texts
    from bot.conversation import Conversation

    with store.opened(url) as opened:
        yield Conversation(opened, fetcher(settings).fetch, texts.available())


def run_terminal(settings: Settings, locale: str, source: str = "") -> None:
    """Talk in the terminal; what is read there is gone when it ends."""
    from bot.handlers.terminal import Terminal
    from bot.store import MEMORY

    with conversation(settings, MEMORY) as talking:
        Terminal(talking, locale, settings.fetch.max_bytes).run(source)


def run_telegram(settings: Settings) -> None:
    """Run the bot until it is told to stop: long polling, or a webhook where one is configured."""
    log_to_stderr(settings.log.level)
    with conversation(settings, database_url(settings)) as talking:
        application = telegram(settings, talking)
        if settings.webhook.url:
            host, _, port = settings.webhook.listen.rpartition(":")
            application.run_webhook(
                host.strip("[]"),
                int(port),
                url_path="telegram",
                webhook_url=f"{settings.webhook.url.rstrip('/')}/telegram",
                secret_token=settings.webhook.secret,
                allowed_updates=UPDATES,
            )
        else:
            application.run_polling(allowed_updates=UPDATES)


def telegram(settings: Settings, talking: Conversation) -> Updates:
    """The Telegram application, ready to run."""
    from telegram.ext import Application

    from bot.handlers.telegram import Door
    from bot.handlers.telegram.pace import Pace

    built = (
        Application.builder()
        .token(settings.telegram.token)
        .base_url(settings.telegram.base_url)
        .base_file_url(settings.telegram.base_file_url)
        .rate_limiter(Pace(max_retries=3))
        .concurrent_updates(True)
        .post_init(_introduce)
        .build()
    )
    Door(talking, settings.fetch.max_bytes).attach(built)
    return built


def locale() -> str:
    """The language of this terminal."""
    return next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "en")


def log_to_stderr(level: str) -> None:
    """Log causes and counts; never an address, a token, or anyone's text."""
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for name in QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))
    for name in SILENT:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


async def _introduce(application: Updates) -> None:
    """Tell Telegram the commands in every language there is a catalogue for, and the operator that it runs."""
    from telegram import BotCommand

    from bot import texts

    for code in texts.available():
        say = texts.Texts(code).say
        commands = [BotCommand(name, say(f"command-{name}")) for name in COMMANDS]
        await application.bot.set_my_commands(commands, language_code="" if code == texts.DEFAULT else code)
    name = application.bot.username
    logging.getLogger(__name__).info("@%s is running", name)
