"""Where bots are measured: a Telegram of their own for each, people who write there, and when they were answered.

Telegram and the people are threads of the measuring process; a bot is a process of its own. All times are those at
which a message was written and at which the call that answers it came in, by one clock.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from bot.botapi import BotApiServer, World
from bot.botapi.people import User
from tests.bench.processes import Contender, Process, nutshell
from tests.postgres import Postgres

LOOK = 0.005
"""Seconds between two looks at what was answered."""
PATIENCE = 60.0
"""Seconds without any answer after which those that are missing are given up."""
KEPT = 1000
"""Answers after which Telegram's side forgets what was said."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a run keeps its files, its PostgreSQL server if there is one, and whether it is only a try."""

    folder: Path
    postgres: Postgres | None
    quick: bool = False

    def databases(self) -> dict[str, str]:
        """The URL of a fresh database of each kind there is."""
        place = self.fresh() / "nutshell.sqlite3"
        server = {"PostgreSQL": self.postgres.database()} if self.postgres else {}
        return {"SQLite": f"sqlite:///{place}", **server}

    def nutshells(self, **options: str) -> list[Contender]:
        """Nutshell on each kind of database, fresh."""
        return [nutshell(f"Nutshell, {name}", url, **options) for name, url in self.databases().items()]

    def fresh(self) -> Path:
        """An empty folder."""
        made = self.folder / f"run-{sum(1 for _ in self.folder.iterdir()) + 1}"
        made.mkdir()
        return made


class Stage:
    """A Telegram with the processes of one bot, ``bots``, in the order in which they were started."""

    def __init__(self, contender: Contender, server: BotApiServer, folder: Path) -> None:
        self.contender, self.server = contender, server
        self.bots: list[Process] = []
        self._folder = folder

    def start(self, **options: str) -> Process:
        """Start one more process and wait until it runs."""
        bot = self.launch(**options)
        bot.await_start()
        return bot

    def launch(self, **options: str) -> Process:
        """Start one more process and do not wait."""
        told = {"TELEGRAM_TOKEN": self.server.token, "TELEGRAM_BASE_URL": self.server.base_url}
        log = self._folder / f"bot-{len(self.bots) + 1}.log"
        self.bots.append(Process(self.contender, {**told, **options}, log))
        return self.bots[-1]

    def end(self) -> None:
        """Leave no bot running."""
        for bot in self.bots:
            bot.end()


@contextmanager
def staged(contender: Contender, ground: Ground) -> Iterator[Stage]:
    """A Telegram that has no bot yet."""
    with BotApiServer(World()) as server:
        stage = Stage(contender, server, ground.fresh())
        try:
            yield stage
        finally:
            stage.end()


@contextmanager
def running(contenders: list[Contender], ground: Ground) -> Iterator[list[Stage]]:
    """A Telegram for each bot, each with its bot running."""
    with ExitStack() as until_the_end:
        stages = [until_the_end.enter_context(staged(contender, ground)) for contender in contenders]
        for stage in stages:
            stage.start()
        yield stages


@dataclass(frozen=True, slots=True)
class Answer:
    """A message that was answered: in which chat, and the Unix times of both."""

    chat: int
    asked: float
    at: float

    @property
    def seconds(self) -> float:
        """How long it took."""
        return self.at - self.asked


class Audience:
    """People in as many private chats. The first answer in a chat is that to its first message, and so on."""

    def __init__(self, server: BotApiServer, people: int) -> None:
        self._server = server
        self._asked: dict[int, deque[float]] = {}
        self.people = [self._person(number) for number in range(1, people + 1)]
        self._turn = cycle(self.people)
        self._unforgotten = 0
        self.waiting = self.missing = 0

    def ask(self, text: str, who: User | None = None) -> None:
        """Let somebody write: whose turn it is, unless they are named."""
        person = who or next(self._turn)
        self._asked[person.id].append(self._server.world.clock())
        self.waiting += 1
        person.say(text)

    def collect(self) -> list[Answer]:
        """What was answered since the last look; Telegram forgets now and then what was said."""
        found = []
        for call in self._server.take_calls():
            chat = call.parameters.get("chat_id")
            if call.method == "sendMessage" and call.ok and isinstance(chat, int) and self._asked[chat]:
                found.append(Answer(chat, self._asked[chat].popleft(), call.at))
        self.waiting -= len(found)
        self._unforgotten += len(found)
        if self._unforgotten >= KEPT:
            self._unforgotten = 0
            self._server.world.forget()
        return found

    def finish(self, patience: float = PATIENCE) -> list[Answer]:
        """Wait until all is answered; what was answered meanwhile.

        After so many seconds without any answer the rest is given up and counted in ``missing``.
        """
        found: list[Answer] = []
        last = time.monotonic()
        while self.waiting and time.monotonic() - last < patience:
            time.sleep(LOOK)
            if fresh := self.collect():
                last = time.monotonic()
                found += fresh
        self._give_up()
        return found

    def keep_waiting(
        self, window: int, text: Callable[[], str], until: Callable[[list[Answer]], bool]
    ) -> list[Answer]:
        """Let so many messages wait at any time until told to stop; what was answered in that time."""
        found: list[Answer] = []
        last = time.monotonic()
        while not until(found):
            if fresh := self.collect():
                last = time.monotonic()
                found += fresh
            if time.monotonic() - last > PATIENCE:
                raise TimeoutError(f"nothing was answered for {PATIENCE:.0f} s; {self.waiting} messages wait")
            for _ in range(window - self.waiting):
                self.ask(text())
            time.sleep(LOOK)
        return found

    def _give_up(self) -> None:
        self.missing += self.waiting
        self.waiting = 0
        for asked in self._asked.values():
            asked.clear()

    def _person(self, number: int) -> User:
        person = self._server.world.user(f"Reader {number}")
        self._asked[person.id] = deque()
        return person


def warm(audience: Audience, text: str, messages: int) -> None:
    """Have some messages answered that do not count."""
    for _ in range(messages):
        audience.ask(text)
    audience.finish()
