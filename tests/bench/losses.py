"""What is lost and what is said twice when a bot is killed again and again under load."""

from __future__ import annotations

import random
import re
import threading
import time
from collections import Counter
from dataclasses import dataclass
from itertools import cycle

from bot.botapi import World
from bot.botapi.people import User
from tests.bench import report
from tests.bench.processes import Contender, nutshell, plain
from tests.bench.stage import Ground, Stage, staged
from tests.evaluation.report import Table
from tests.telegram.talking import webhook

NUMBER = re.compile(r"10\.(\d+)\.(\d+)\.(\d+)")
"""Each message is a link to an address of its own, which Nutshell names in its refusal and an echo repeats."""
PEOPLE = 50
PAUSE = 0.15
"""Seconds that a reply of the naive bot takes."""
LONGEST = 2.5
"""Seconds at most from a bot's first answer to its end."""
RECOVERY, BRIEF = 45.0, 5.0
"""Seconds without an answer after which a message is lost: Nutshell looks for its own after 30, an echo never."""
LOOK = 0.02
SEED = 20_250_601


@dataclass(frozen=True, slots=True)
class Size:
    """How much is sent, messages a second, how often the bot is killed, and how long doubles are waited for."""

    messages: int
    rate: float
    kills: int
    settle: float


FULL, QUICK = Size(1000, 20.0, 10, 35.0), Size(60, 20.0, 1, 0.5)


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of so many messages: never answered, and answers too many; ``strays`` answer none of them.

    Of the lost ones Telegram still has those that are ``unfetched``.
    """

    sent: int
    lost: int
    unfetched: int
    doubled: int
    strays: int


@dataclass(frozen=True, slots=True)
class Loss:
    """A bot's tally after so many kills; ``loaded`` of its messages were sent by the last one."""

    name: str
    kills: int
    loaded: int
    tally: Tally


class Load:
    """People who write so many messages at a steady rate, from a thread."""

    def __init__(self, world: World, people: int = PEOPLE) -> None:
        self._people: list[User] = [world.user(f"Reader {number}") for number in range(1, people + 1)]
        self._thread = threading.Thread()
        self.sent = 0

    def start(self, messages: int, rate: float) -> None:
        """Begin to write."""
        self._thread = threading.Thread(target=self._run, args=(messages, rate), daemon=True)
        self._thread.start()

    def is_over(self) -> bool:
        """Whether all is written."""
        return not self._thread.is_alive()

    def _run(self, messages: int, rate: float) -> None:
        began, turn = time.monotonic(), cycle(self._people)
        for number in range(1, messages + 1):
            time.sleep(max(0.0, began + number / rate - time.monotonic()))
            next(turn).say(f"http://10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}/")
            self.sent = number


def tally(world: World) -> Tally:
    """Count in the chats themselves."""
    asked: set[str] = set()
    answers: Counter[str] = Counter()
    strays = 0
    with world.transaction():
        for chat in world.chats.values():
            for message in chat.messages.values():
                found = NUMBER.search(message.text)
                if found and message.from_bot:
                    answers[found[0]] += 1
                elif found:
                    asked.add(found[0])
                else:
                    strays += message.from_bot
    doubled = sum(number - 1 for number in answers.values())
    return Tally(len(asked), len(asked - set(answers)), len(world.updates.pending), doubled, strays)


def tables(ground: Ground) -> list[Table]:
    """The row of each bot."""
    size = QUICK if ground.quick else FULL
    found = [measured(contender, ground, size) for contender in contenders(ground)]
    ours = [each for each in found if each.name.startswith("Nutshell")]
    held = not any(each.tally.lost or each.tally.doubled > each.kills for each in ours)
    rows = tuple(_row(each) for each in found)
    columns = (
        "bot", "sent", "of these by the last kill", "kills", "lost", "of these never fetched", "replies doubled",
        "other replies",
    )  # fmt: skip
    how = (
        f"Killed with SIGKILL {size.kills} times, each at a random moment within {LONGEST} s of its first answer "
        f"(seed {SEED}), and started again at once, while {PEOPLE} people send {size.rate:.0f} messages a second. "
        f"The naive bot takes {PAUSE} s for a reply, one after another as by default or many at once."
    )
    notes = (
        how,
        report.target("none lost, at most one doubled a kill", held),
        report.conditions(ground.postgres is not None),
    )
    return [Table("Killed under load", columns, rows, notes)]


def contenders(ground: Ground) -> list[Contender]:
    """Nutshell on each database in both ways of receiving, and the naive bot."""
    ways = {"polling": dict[str, str], "webhook": webhook}
    ours = [
        nutshell(f"Nutshell, {name}, {way}", ground.databases()[name], LIMITS_PER_CHAT="100", **options())
        for name in ground.databases()
        for way, options in ways.items()
    ]
    pause = ("--pause", str(PAUSE))
    theirs = [plain("naive, polling", *pause), plain("naive, polling, many at once", *pause, "--together")]
    return [*ours, *theirs]


def measured(contender: Contender, ground: Ground, size: Size) -> Loss:
    """Load a bot and kill it."""
    chance = random.Random(SEED)
    with staged(contender, ground) as stage:
        load = Load(stage.server.world)
        began = stage.server.world.clock()
        stage.start()
        load.start(size.messages, size.rate)
        for _ in range(size.kills):
            _await_answer(stage, began)
            time.sleep(chance.uniform(0.0, LONGEST))
            stage.bots[-1].kill()
            began, loaded = stage.server.world.clock(), load.sent
            stage.start()
        await_answers(stage, load, size.settle)
        return Loss(contender.name, size.kills, loaded, tally(stage.server.world))


def await_answers(stage: Stage, load: Load, settle: float) -> None:
    """Wait until all is answered or what is missing is lost, and then for what is said twice."""
    quiet = RECOVERY if stage.contender.name.startswith("Nutshell") else BRIEF
    last, answered = time.monotonic(), -1
    while not load.is_over() or (tally(stage.server.world).lost and time.monotonic() - last < quiet):
        now = len(_answers(stage, 0.0))
        if now > answered or not load.is_over():
            last, answered = time.monotonic(), now
        time.sleep(LOOK * 5)
    time.sleep(settle)


def _await_answer(stage: Stage, since: float) -> None:
    deadline = time.monotonic() + RECOVERY
    while not _answers(stage, since) and time.monotonic() < deadline:
        time.sleep(LOOK)


def _answers(stage: Stage, since: float) -> list[float]:
    return [call.at for call in stage.server.calls_of("sendMessage") if call.ok and call.at >= since]


def _row(loss: Loss) -> tuple[str, ...]:
    told = loss.tally
    numbers = (told.sent, loss.loaded, loss.kills, told.lost, told.unfetched, told.doubled, told.strays)
    return (loss.name, *map(report.whole, numbers))
