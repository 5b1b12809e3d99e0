"""A crowd that writes to the bot faster than anyone reads, and a count of what it was answered.

::

    swarm = Swarm(talk, people=50)
    swarm.send(500, rate=25)
    talk.kill()
    talk.start()
    swarm.assert_all_answered(timeout=60)

Every message has exactly one right reply, known by its first words. Most are links to an address that the bot
never opens and names in its refusal, so that each reply tells which message it is for; between them stand
commands, so that more than one way through the bot is taken.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, cycle

from bot.botapi.chats import Chat
from bot.botapi.messages import Message
from bot.botapi.people import User
from tests.telegram.running import PATIENCE
from tests.telegram.talking import Talk

ME = "@nutshell_bot"
ALONE = (
    ("/help", "Send a link,"),
    ("/nothing{}", "I do not"),
    ("/privacy", "I keep the"),
    ("/ask", "Ask something: /ask"),
    ("/summary 0", "A summary has"),
    ("/start", "I tell an"),
)
"""Commands in private, and the first words of their replies; braces stand for the message's number."""
TOGETHER = (("/help" + ME, "Send a link,"), ("/privacy" + ME, "I keep the"))
"""Commands in a group, where one that is unknown is passed over."""
EVERY = 3
"""Every third message of a chat is a command."""
TO_A_GROUP = 10
"""Every tenth message goes to a group: Telegram lets a bot say there twenty things a minute."""
MEMBERS = 5
QUIET = 1.0
"""Seconds without a call after which no more replies are waited for, right or wrong."""
BEGINNING = 3
"""Words by which each of these replies is known."""
SHOWN = 5
"""Examples of each trouble that a report names."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A message and the first words of its only reply."""

    message: Message
    expected: str

    def __str__(self) -> str:
        return f"{self.message.text!r} of {self.message.chat.name!r}"


@dataclass(frozen=True, slots=True)
class Report:
    """What became of the messages: each is lost, answered once, or named in ``doubled`` for every reply too many.

    ``strays`` are replies that are none of those expected in their chat; ``disordered`` are chats in which every
    message has its one reply, but not in the order of the messages.
    """

    lost: tuple[Sent, ...]
    once: tuple[Sent, ...]
    doubled: tuple[Sent, ...]
    strays: tuple[Message, ...]
    disordered: tuple[Chat, ...]

    @property
    def complete(self) -> bool:
        """Whether every message has its one reply, in whatever order, and nothing else was said."""
        return not (self.lost or self.doubled or self.strays)

    def __str__(self) -> str:
        troubles = {
            "lost": [str(each) for each in self.lost],
            "doubled": [str(each) for each in self.doubled],
            "strays": [f"{each.text[:60]!r} to {each.chat.name!r}" for each in self.strays],
            "disordered": [repr(each.name) for each in self.disordered],
        }
        lines = [f"{len(names)} {what}: {', '.join(names[:SHOWN])}" for what, names in troubles.items() if names]
        return "\n".join([f"{len(self.once)} answered once", *lines])


class Swarm:
    """Many people in as many private chats, some of them in groups as well."""

    def __init__(self, talk: Talk, people: int = 50, groups: int = 5) -> None:
        self.talk = talk
        self._people = [talk.person(f"Reader {number}") for number in range(1, people + 1)]
        self._places = self._turns(self._found(groups))
        self._numbers = count(1)
        self._sent: list[Sent] = []
        self._turn: Counter[int] = Counter()
        self._thread = threading.Thread()
        self._leave = threading.Event()

    def send(self, messages: int, rate: float) -> None:
        """Begin to send so many messages, ``rate`` of them a second, from a thread; one such run at a time."""
        self.wait()
        self._leave.clear()
        self._thread = threading.Thread(target=self._run, args=(messages, 1 / rate), name="swarm", daemon=True)
        self._thread.start()

    @property
    def sent(self) -> int:
        """How many messages have been sent so far."""
        return len(self._sent)

    def wait(self) -> None:
        """Wait until the last message is sent."""
        if self._thread.ident is not None:
            self._thread.join()

    def leave(self) -> None:
        """Send no more."""
        self._leave.set()
        self.wait()

    def report(self) -> Report:
        """What became of the messages sent so far."""
        with self.talk.world.transaction():
            chats: dict[int, list[Sent]] = {}
            for each in self._sent:
                chats.setdefault(each.message.chat.id, []).append(each)
            judged = [_judge(sent) for sent in chats.values()]
        return Report(
            tuple(each for report in judged for each in report.lost),
            tuple(each for report in judged for each in report.once),
            tuple(each for report in judged for each in report.doubled),
            tuple(each for report in judged for each in report.strays),
            tuple(each for report in judged for each in report.disordered),
        )

    def assert_all_answered(self, timeout: float = PATIENCE, *, ordered: bool = True) -> Report:
        """Wait until all is sent and answered and the bot is quiet; what became of it.

        AssertionError unless each message has its one reply, in the order of its chat unless that does not matter.
        """
        self.wait()
        try:
            self.talk.server.wait_for(lambda: not self.report().lost, timeout)
            self.talk.server.idle(timeout, QUIET)
        except TimeoutError as late:
            raise AssertionError(f"after {timeout} s:\n{self.report()}") from late
        report = self.report()
        assert report.complete, str(report)
        assert not (ordered and report.disordered), str(report)
        return report

    def _found(self, groups: int) -> list[tuple[User, Chat]]:
        """So many groups of a few people: who writes where, each group in its turn."""
        places: list[list[tuple[User, Chat]]] = []
        for number in range(groups):
            first = number * MEMBERS % len(self._people)
            members = self._people[first : first + MEMBERS]
            club = self.talk.world.group(f"Club {number + 1}", members)
            places.append([(members[turn % len(members)], club) for turn in range(MEMBERS)])
        return [place for turn in zip(*places, strict=True) for place in turn]

    def _turns(self, in_groups: list[tuple[User, Chat]]) -> Iterator[tuple[User, Chat]]:
        """Who writes where: everybody in turn, and now and then somebody in a group."""
        groups = cycle(in_groups)
        for number, person in enumerate(cycle(self._people), 1):
            yield next(groups) if in_groups and number % TO_A_GROUP == 0 else (person, person.private)

    def _run(self, messages: int, pause: float) -> None:
        for _ in range(messages):
            if self._leave.wait(pause):
                return
            who, chat = next(self._places)
            text, expected = self._next(chat)
            with self.talk.world.transaction():
                self._sent.append(Sent(who.send(chat, text), expected))

    def _next(self, chat: Chat) -> tuple[str, str]:
        """A text for a chat, and the first words of the reply to it."""
        number, turn = next(self._numbers), self._turn[chat.id]
        self._turn[chat.id] += 1
        private = chat.kind == "private"
        commands = ALONE if private else TOGETHER
        if turn % EVERY == 0:
            text, expected = commands[(turn // EVERY + chat.id) % len(commands)]
            return text.format(number), expected
        host = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        return f"{'' if private else ME + ' '}http://{host}/", f"{host} is not"


def _judge(sent: list[Sent]) -> Report:
    """What became of the messages of one chat."""
    chat = sent[0].message.chat
    wanted = [_key(each.expected, each.message.message_id, chat) for each in sent]
    replies = chat.replies(after=sent[0].message)
    got = [_key(each.text, each.reply_to, chat) for each in replies]
    have, left = Counter(got), Counter(wanted)
    told: tuple[list[Sent], ...] = ([], [], [])
    for each, key in zip(sent, wanted, strict=True):
        # What remains when the last message with such a reply has had its own is too many.
        taken = min(1, have[key]) if left[key] > 1 else have[key]
        left[key] -= 1
        have[key] -= taken
        told[min(taken, 2)].extend([each] * max(1, taken - 1))
    lost, once, doubled = map(tuple, told)
    strays = [reply for reply, key in zip(replies, got, strict=True) if key not in left]
    disordered = [chat] if got != wanted and not (lost or doubled or strays) else []
    return Report(lost, once, doubled, tuple(strays), tuple(disordered))


def _key(text: str, message: int | None, chat: Chat) -> tuple[str, int | None]:
    """What replies are told apart by: their beginning, and in a group the message they reply to."""
    return " ".join(text.split()[:BEGINNING]), None if chat.kind == "private" else message
