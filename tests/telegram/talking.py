"""Whole conversations: people of a local Telegram, pages of a local web server, and the real bot between them."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Unpack

import pytest
from telegram.error import TelegramError

from bot import app
from config import settings
from config.settings import Settings
from tests.bot.servers import Send, Site, reply, serve
from tests.telegram.botapi import BotApiServer, World, speaking
from tests.telegram.botapi.chats import Chat
from tests.telegram.botapi.messages import Message
from tests.telegram.botapi.people import User
from tests.telegram.botapi.queries import Query
from tests.telegram.botapi.speaking import Said

PATIENCE = 30.0
"""Seconds until a reply is given up; a busy machine needs some for the first page."""


PRIVACY = ("I keep the articles", "Я храню статьи")


class Running:
    """The application as ``nutshell run`` builds it, in a thread of its own until it is stopped."""

    def __init__(self, chosen: Settings, database: Path) -> None:
        self._settings, self._url = chosen, f"sqlite:///{database}"
        self._ready = threading.Event()
        self._end: Callable[[], object] = lambda: None
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), name="bot", daemon=True)
        self._thread.start()
        if not self._ready.wait(PATIENCE):
            raise RuntimeError("the bot did not start")

    def stop(self) -> None:
        """End as on a signal: what is being answered is finished first."""
        if self._thread.is_alive():
            self._end()
            self._thread.join(PATIENCE)

    async def _serve(self) -> None:
        loop, end = asyncio.get_running_loop(), asyncio.Event()
        self._end = lambda: loop.call_soon_threadsafe(end.set)
        with app.conversation(self._settings, self._url) as conversation:
            application = app.telegram(self._settings, conversation)

            def report(error: TelegramError) -> None:
                application.create_task(application.process_error(None, error))

            assert application.post_init
            assert application.updater
            async with application:
                await application.post_init(application)
                await application.start()
                # As run_polling does, which would want this process's main thread.
                await application.updater.start_polling(allowed_updates=app.UPDATES, error_callback=report)
                self._ready.set()
                await end.wait()
                await application.updater.stop()
                await application.stop()


class Gate:
    """Holds pages back until it is opened."""

    def __init__(self) -> None:
        self._opened, self._visited = threading.Event(), threading.Event()

    def behind(self, answer: bytes) -> Callable[[Send], None]:
        """An answer that waits for the gate."""

        def wait(send: Send) -> None:
            self._visited.set()
            self._opened.wait(PATIENCE)
            send(answer)

        return wait

    def wait_for_visitor(self) -> None:
        """Wait until somebody wants the page."""
        if not self._visited.wait(PATIENCE):
            raise TimeoutError("nobody asked for the page")

    def open(self, after: float = 0.0) -> None:
        """Let everybody through, now or so many seconds from now."""
        threading.Timer(after, self._opened.set).start()


class Talk:
    """Everything a conversation needs: ``world`` and ``server`` are Telegram's, ``site`` is the web."""

    def __init__(self, server: BotApiServer, site: Site, database: Path, **options: str) -> None:
        self.server, self.world = server, server.world
        self.site, self.database = site, database
        self._settings = _settings(server, options)
        self._running = Running(self._settings, database)

    def stop(self) -> None:
        """Stop the bot; Telegram goes on."""
        self._running.stop()

    def restart(self) -> None:
        """Stop the bot and start another on the same database."""
        self.stop()
        self._running = Running(self._settings, self.database)

    def person(self, name: str = "Ada", **names: Any) -> User:
        """Someone new."""
        return self.world.user(name, **names)

    def tell(
        self, who: User, text: str, where: Chat | None = None, *, marks: Any = None, **manner: Unpack[Said]
    ) -> Message:
        """Say something, in private where no chat is named; the bot's reply to it."""
        return self.reply(who.send(where or who.private, text, entities=marks, **manner))

    def reply(self, message: Message) -> Message:
        """The bot's first message after another."""
        return message.chat.wait_for_reply(after=message, timeout=PATIENCE)

    def press(self, who: User, message: Message, label: str) -> Query:
        """Press a button and wait until the chat shows what comes of it."""
        seen = len(message.chat.events) + 1
        query = who.press(message, label)
        self.wait_for(lambda: len(message.chat.events) > seen and query.answer)
        return query

    def settle(self, who: User, chat: Chat) -> Message:
        """Ask for something simple: messages of a chat have their turns, so all before it is done then."""
        asked = who.send(chat, "/privacy")
        self.wait_for(lambda: _closing(asked))
        return _closing(asked)[0]

    def replies(self, message: Message, who: User) -> list[Message]:
        """Every reply to a message, none included."""
        last = self.settle(who, message.chat)
        return [each for each in message.chat.replies(after=message) if each is not last]

    def wait_for(self, predicate: Callable[[], object]) -> None:
        """Wait until something is true."""
        self.server.wait_for(predicate, PATIENCE)

    def gate(self) -> Gate:
        """Something that holds pages back."""
        return Gate()

    def calls(self, method: str, chat: Chat) -> list[dict[str, Any]]:
        """The parameters of every call of a method about a chat, refused ones included."""
        made = (call.parameters for call in self.server.calls_of(method))
        return [parameters for parameters in made if str(parameters.get("chat_id")) == str(chat.id)]


def _closing(asked: Message) -> list[Message]:
    """The reply to "/privacy", which may come after replies to messages before it."""
    return [each for each in asked.chat.replies(after=asked) if each.text.startswith(PRIVACY)]


def send_content(who: User, chat: Chat, content: dict[str, Any], **manner: Unpack[Said]) -> Message:
    """Send what people send with no method of their own here: polls, albums, whatever comes next."""
    return speaking.say(who, chat, content, speaking.Manner(**manner))


def page(title: str, text: str) -> bytes:
    """The answer of a news site: an article with a menu around it."""
    body = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
    return reply(
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'>"
        f"<meta property='article:published_time' content='2026-05-04'><title>{title}</title></head><body>"
        f"<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>"
        f"<article><h1>{title}</h1>{body}</article><footer>All rights reserved</footer></body></html>".encode(),
        kind="text/html; charset=utf-8",
    )


@contextmanager
def talking(folder: Path, **options: str) -> Iterator[Talk]:
    """A running bot with a database in ``folder``; options as in the environment, without their prefix."""
    with serve() as site, BotApiServer(World()) as server:
        talk = Talk(server, site, folder / "nutshell.sqlite3", **options)
        try:
            yield talk
        finally:
            talk.stop()


def _settings(server: BotApiServer, options: dict[str, str]) -> Settings:
    """Settings from the environment, as the bot reads them; only loopback may be fetched from."""
    chosen = {
        "TELEGRAM_TOKEN": server.token,
        "TELEGRAM_BASE_URL": server.base_url,
        "TELEGRAM_BASE_FILE_URL": server.base_file_url,
        "FETCH_ALLOW_NETWORKS": "127.0.0.0/8",
        **options,
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in chosen.items():
            patch.setenv(settings.PREFIX + name, value)
        return settings.load()
