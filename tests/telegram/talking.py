"""Whole conversations: people of a local Telegram, pages of a local web server, and the real bot between them."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Unpack

from bot.botapi import BotApiServer, World, speaking
from bot.botapi.chats import Chat
from bot.botapi.messages import Message
from bot.botapi.people import User
from bot.botapi.queries import Query
from bot.botapi.speaking import Said
from bot.botapi.updates import Updates
from tests.bot.servers import Send, Site, reply, serve
from tests.telegram.running import PATIENCE, Running

PRIVACY = ("I keep the articles", "Я храню статьи")
RUNS = " is running"
"""What the bot's log says when it has introduced itself."""
WRONG = re.compile(r"\b(?:ERROR|CRITICAL)\b|^Traceback|^Exception ")


class Asked(Updates):
    """The queue of updates, which knows when a bot last wanted them: by a poll, or by naming a webhook."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self.at = 0.0
        self._clock = world.clock

    def allow(self, kinds: Iterable[str] | None) -> None:
        """Both ways begin with the kinds of updates wanted."""
        super().allow(kinds)
        self.at = self._clock()


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
    """Everything a conversation needs: ``world`` and ``server`` are Telegram's, ``site`` is the web.

    ``bots`` are the processes in the order in which they were started. Without a URL the database is an SQLite
    file, ``database``. Options are named as in the environment, without their prefix.
    """

    def __init__(
        self, server: BotApiServer, site: Site, folder: Path, database_url: str = "", **options: str
    ) -> None:
        self.server, self.world = server, server.world
        self.site, self.folder, self.database = site, folder, folder / "nutshell.sqlite3"
        self.database_url = database_url or f"sqlite:///{self.database}"
        self.bots: list[Running] = []
        self._options = options
        self._asked = self.world.updates = Asked(self.world)

    def start(self, **options: str) -> Running:
        """Start a bot where none runs; it is there when it asks for updates after it introduced itself."""
        started = self.world.clock()
        bot = self.launch(**options)

        def receives() -> bool:
            introduced = (call.at for call in self.server.calls_of("getMe") if call.at >= started)
            return self._asked.at >= next(introduced, float("inf"))

        bot.wait_until(receives, self.world)
        return bot

    def another(self, **options: str) -> Running:
        """Start one more beside those that run; it is there when it says so, for it may not be the one to poll."""
        bot = self.launch(**options)
        bot.wait_until(lambda: RUNS in bot.log(), self.world)
        return bot

    def launch(self, **options: str) -> Running:
        """Start a process, with some options of its own, and do not wait for it."""
        chosen = {
            "TELEGRAM_TOKEN": self.server.token,
            "TELEGRAM_BASE_URL": self.server.base_url,
            "TELEGRAM_BASE_FILE_URL": self.server.base_file_url,
            "DATABASE_URL": self.database_url,
            "FETCH_ALLOW_NETWORKS": "127.0.0.0/8",
            "LIMITS_PER_CHAT": "100",
            "FETCH_CACHE_BYTES": "0",
            **self._options,
            **options,
        }
        bot = Running(chosen, self.folder / f"bot-{len(self.bots) + 1}.log")
        self.bots.append(bot)
        return bot

    def stop(self) -> None:
        """Stop every bot, each of which must end well; Telegram goes on."""
        for bot in self.bots:
            bot.stop()

    def kill(self) -> None:
        """Kill every bot without a warning, and do not wait."""
        for bot in self.bots:
            bot.kill()

    def restart(self) -> None:
        """Stop the bot and start another on the same database."""
        self.stop()
        self.start()

    def end(self) -> None:
        """Leave no bot running."""
        for bot in self.bots:
            bot.end()

    def log(self) -> str:
        """All that every bot wrote so far, one after another."""
        return "".join(bot.log() for bot in self.bots)

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


def wrong(log: str) -> list[str]:
    """The lines of a log that an operator would have to look into."""
    return [line for line in log.splitlines() if WRONG.search(line)]


def webhook() -> dict[str, str]:
    """Options for a webhook at a port that is free now; Telegram posts to the bot itself, without a proxy."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    return {"WEBHOOK_URL": f"http://{address}", "WEBHOOK_LISTEN": address, "WEBHOOK_SECRET": "local-secret"}


@contextmanager
def talking(folder: Path, database_url: str = "", **options: str) -> Iterator[Talk]:
    """A running bot with its database and its logs in ``folder``, and the world around it."""
    with serve() as site, BotApiServer(World()) as server:
        talk = Talk(server, site, folder, database_url, **options)
        try:
            talk.start()
            yield talk
            talk.stop()
        finally:
            talk.end()
