"""What is answered along with an update: the rest of its text, the pictures of its album that say nothing.

They wait in the inbox behind it, and are settled with it in one moment: a machine that ends before that finds all
of them there again.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from telegram import Bot, Update
from telegram import Message as TelegramMessage

from bot.handlers.telegram import files, parts, wording
from bot.store import Arrival

MOMENT = 1.0
"""Seconds that the rest of a long text is waited for: a client sends each part when the one before was taken."""
AT_ONCE = 0.3
"""The same for what is sent as one: forwarded messages, an album."""
LOOK = 0.1
"""Seconds between two looks at the inbox."""

Waiting = Callable[[Arrival], Sequence[Arrival]]
"""The updates of the same chat and person that wait behind one."""


@dataclass(frozen=True, slots=True)
class Behind:
    """A message that waits behind another: the number of its update, and when it was stored."""

    number: int
    message: TelegramMessage
    received: float


class Together:
    """One update and what belongs with it; ``others`` are the numbers of those that are answered with it."""

    def __init__(self, arrival: Arrival, bot: Bot, waiting: Waiting) -> None:
        self.others: list[int] = []
        self._arrival = arrival
        self._bot = bot
        self._waiting = waiting

    async def rest(self, message: TelegramMessage) -> list[TelegramMessage]:
        """The messages that go on with the text of one, waited for as long as there may be more of them."""
        found = await self._rest(message)
        self.others += [each.number for each in found]
        return [each.message for each in found]

    async def is_spoken_for(self, message: TelegramMessage) -> bool:
        """Whether a message without anything to read may keep quiet: another of its album has something.

        Where none has, this one speaks for all of them.
        """
        if message.media_group_id is None or not _is_mute(message):
            return False
        await asyncio.sleep(max(0.0, self._arrival.received + AT_ONCE - time.time()))
        album = await self._album(message)
        if not all(_is_mute(each.message) for each in album):
            return True
        self.others += [each.number for each in album]
        return False

    async def speak_for(self, message: TelegramMessage) -> None:
        """A message that was answered was so for those of its album that have nothing to read."""
        album = await self._album(message) if message.media_group_id else []
        mute = (each.number for each in album if _is_mute(each.message))
        self.others += [number for number in mute if number not in self.others]

    async def _rest(self, message: TelegramMessage) -> list[Behind]:
        while True:
            waiting = await self._behind() if parts.may_go_on(message) else []
            chain = list(_chain(message, waiting))
            last, received = (
                (chain[-1].message, chain[-1].received) if chain else (message, self._arrival.received)
            )
            patience = AT_ONCE if last.forward_origin else MOMENT
            ended = not parts.may_go_on(last) or len(chain) < len(waiting)
            if ended or time.time() >= received + patience:
                return chain
            await asyncio.sleep(LOOK)

    async def _album(self, message: TelegramMessage) -> list[Behind]:
        waiting = await self._behind()
        return [each for each in waiting if each.message.media_group_id == message.media_group_id]

    async def _behind(self) -> list[Behind]:
        """What waits behind the update, up to the first that is no message."""
        found = []
        for each in await asyncio.to_thread(self._waiting, self._arrival):
            message = Update.de_json(json.loads(each.payload), self._bot).message
            if message is None:
                break
            found.append(Behind(each.id, message, each.received))
        return found


class Expected:
    """The long texts for the bot that came to a group last: what goes on with one is for the bot, too."""

    def __init__(self) -> None:
        self._last: dict[tuple[int, int], TelegramMessage] = {}

    def has(self, update: Update) -> bool:
        """Whether an update goes on with a text for the bot, though it does not say so."""
        message = update.message
        before = self._last.get(_whose(message)) if message else None
        return message is not None and before is not None and parts.goes_on(before, message)

    def note(self, update: Update) -> None:
        """An update is for the bot; of those before it, none is kept longer than another may go on with it."""
        message = update.message
        if message is None:
            return
        self._last = {
            key: each for key, each in self._last.items() if abs(message.date - each.date) <= parts.CLOSE
        }
        self._last.pop(_whose(message), None)
        if parts.may_go_on(message) and message.chat.type != message.chat.PRIVATE:
            self._last[_whose(message)] = message


def _whose(message: TelegramMessage) -> tuple[int, int]:
    return message.chat.id, message.from_user.id if message.from_user else message.chat.id


def _is_mute(message: TelegramMessage) -> bool:
    """Whether there is nothing to read in a message."""
    readable = message.document is not None and files.is_readable(message.document)
    return not readable and not wording.of(message).text.strip()


def _chain(message: TelegramMessage, waiting: Sequence[Behind]) -> Iterator[Behind]:
    for each in waiting:
        if not parts.goes_on(message, each.message):
            return
        yield each
        message = each.message
