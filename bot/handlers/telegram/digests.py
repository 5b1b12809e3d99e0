"""Digests that are due: made once, shown in their chat or where that wants them, and to each reader in private.

Each message is a step of its own, and so is whatever decides how many there are: a digest that goes on after an
end in between sends the rest, to the same places and people.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import Any

from telegram import ChatMember
from telegram.error import BadRequest, Forbidden, TelegramError

from bot import rendering
from bot.conversation import Conversation
from bot.delivery import Once
from bot.handlers.telegram.showing import REFUSED, Showing
from bot.handlers.timer import Alarm
from bot.memory import ranges
from bot.model import Chat, ChatKind, Reply, Said, Say
from bot.model.memory import UNPINNABLE, GroupDigest, Keeping, Range, ShowDigest
from bot.texts import Texts

log = logging.getLogger(__name__)

AT_ONCE = 4
"""Digests in the making, or on their way, at a time: an answer waits behind no more of them."""
BUSY = "busy"
TRIES, PAUSE = 40, 3.0
"""Times, and seconds between, that a digest is tried to be made while everybody works on something else."""
SECOND = timedelta(seconds=1)
NOBODY, UNSURE = -2, -3
"""Instead of a message's id: who should get it has left; nobody can tell whether so."""
GONE = (ChatMember.LEFT, ChatMember.BANNED)
PAGES = 5
"""Pages sent one after another where none can be turned: more is a burden."""
Send = Callable[[Chat, Reply, int], Awaitable[tuple[int, int]]]
"""Sends a message, in reply to another or 0; where it went and its id there, no more than 0 where it did not."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Where something was shown, in which messages, and what came instead of the next one's id, if none did."""

    where: Chat
    messages: tuple[int, ...]
    refusal: int | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """What a digest that was begun goes by to its end: its range in Unix time, where it goes, and to whom."""

    since: int
    until: int
    to_chat: int
    to_thread: int
    pins: bool
    readers: list[int]


class Digests:
    """Tells what is due, in as many places as want it."""

    def __init__(self, conversation: Conversation, showing: Showing) -> None:
        self._conversation = conversation
        self._store = conversation.means.store
        self._bot, self._work, self._send = showing.bot, showing.work, showing.send
        self._few = asyncio.Semaphore(AT_ONCE)

    async def tell(self, alarm: Alarm, once: Once) -> None:
        """Make the digest of a chat, show it to all who want it, and remember until when that is told."""
        keeping = await self._work(self._store.keepings.of, alarm.chat)
        if keeping is None:
            return
        readers = dict(await self._work(self._store.keepings.subscribers, alarm.chat))
        course = Course(*await once(partial(_given, _course(keeping, alarm, readers))))
        made = await self._made(keeping, ShowDigest(between=(course.since, course.until)))
        chat = alarm.chat
        if made:
            chat = await self._show_there(keeping, course, made, once)
            for person in course.readers:
                await self._show_reader(chat, Chat(person, locale=readers.get(person) or "en"), made, once)
        await self._work(self._store.timetable.told, chat, course.until)

    async def notify(self, chat: int, told: Say, once: Once) -> None:
        """Tell a chat that keeps its messages something of them; another one has no use for it."""
        keeping = await self._work(self._store.keepings.of, chat)
        if keeping:
            where = _chat(keeping)
            reply = rendering.render(Said(told.key, told.values), await self._texts(where))
            await self._show(where, [reply], once, self._send)

    async def _made(self, keeping: Keeping, asked: ShowDigest) -> GroupDigest | None:
        """The digest, None where there is nothing to tell."""
        where = _chat(keeping)
        for _ in range(TRIES):
            async with self._few:
                outcome = await self._work(self._conversation.perform, where, asked)
            if not (isinstance(outcome, Said) and outcome.key == BUSY):
                break
            await asyncio.sleep(PAUSE)
        return outcome if isinstance(outcome, GroupDigest) and outcome.digest.stories else None

    async def _show_there(self, keeping: Keeping, course: Course, made: GroupDigest, once: Once) -> int:
        """Show it where the chat wants it, or in the chat where that place takes it no more; the chat's id."""
        home, to = _chat(keeping), course.to_chat
        there = replace(home, id=to or home.id, thread=0 if to else course.to_thread)
        texts = await self._texts(home)
        replies = _pages(made, texts) if to else [rendering.render(made, texts)]
        shown = await self._show(there, replies, once, self._send)
        if shown.refusal == REFUSED and not shown.messages and there != home:
            await self._work(partial(self._store.keepings.choose, home.id, to_chat=0, to_thread=0, pinned=0))
            note = rendering.render(Said("plans-place-refused"), texts)
            await self._show(home, [note], once, self._send)
            shown, to = await self._show(home, [rendering.render(made, texts)], once, self._send), 0
        chat = home.id if to else shown.where.id
        if shown.messages and course.pins:
            pinned = await once(partial(self._pin, keeping, shown.where.id, shown.messages[0]))
            await self._work(partial(self._store.keepings.choose, chat, pinned=pinned))
        return chat

    async def _show_reader(self, chat: int, where: Chat, made: GroupDigest, once: Once) -> None:
        """Show it to a member who asked for it, in their own language; one who left asks no longer."""
        texts = await self._texts(where)
        *replies, last = _pages(made, texts)
        shown = await self._show(
            where, [*replies, _signed(last, made.title, texts)], once, partial(self._send_to_member, chat)
        )
        if shown.refusal in (REFUSED, NOBODY):
            await self._work(self._store.keepings.subscribe, chat, where.id, "", False)

    async def _show(self, where: Chat, replies: Sequence[Reply], once: Once, send: Send) -> Shown:
        """Show replies in as many messages as it takes, each of them once.

        Their number is a step as well: begun again, the digest may be longer, for somebody edited a message.
        """
        pieces = [piece for reply in replies for piece in rendering.split(reply)]
        sent: list[int] = []
        for place in range(await once(partial(_given, len(pieces)))):
            piece = pieces[place] if place < len(pieces) else None
            told, message = await once(partial(self._send_one, where, piece, send))
            where = replace(where, id=told)
            if message <= 0:
                return Shown(where, tuple(sent), message)
            sent.append(message)
        return Shown(where, tuple(sent))

    async def _send_one(self, where: Chat, piece: Reply | None, send: Send) -> tuple[int, int]:
        if piece is None:
            return where.id, UNSURE
        async with self._few:
            return await send(where, piece, 0)

    async def _send_to_member(self, chat: int, where: Chat, piece: Reply, answering: int) -> tuple[int, int]:
        """Send it if they are a member at this moment."""
        member = await self._is_member(chat, where.id)
        if not member:
            return where.id, UNSURE if member is None else NOBODY
        return await self._send(where, piece, answering)

    async def _is_member(self, chat: int, person: int) -> bool | None:
        """Whether somebody is in a chat, None where Telegram does not say."""
        try:
            member = await self._bot.get_chat_member(chat, person)
        except TelegramError as error:
            log.info("a membership could not be looked up: %s", type(error).__name__)
            return None
        return member.status not in GONE and getattr(member, "is_member", True)

    async def _pin(self, keeping: Keeping, where: int, message: int) -> int:
        """Pin a digest without a sound in the place of the last one; its id, or what to remember instead."""
        try:
            await self._bot.pin_chat_message(where, message, disable_notification=True)
        except (BadRequest, Forbidden):
            log.info("a digest could not be pinned")
            return UNPINNABLE
        except TelegramError:
            return 0
        if keeping.pinned > 0:
            with suppress(TelegramError):  # Somebody may have unpinned it already.
                await self._bot.unpin_chat_message(where, message_id=keeping.pinned)
        return message

    async def _texts(self, where: Chat) -> Texts:
        """The language of whoever reads it."""
        return Texts(await self._work(self._conversation.language, where))


def _course(keeping: Keeping, alarm: Alarm, readers: Iterable[int]) -> list[Any]:
    since, until = ranges.between(Range(), keeping, alarm.until - SECOND)
    between = [int(since.timestamp()), int(until.timestamp())]
    return [*between, keeping.to_chat, keeping.to_thread, keeping.pin, sorted(readers)]


def _chat(keeping: Keeping) -> Chat:
    kind = ChatKind.GROUP if keeping.chat < 0 else ChatKind.PRIVATE
    return Chat(keeping.chat, kind, locale=keeping.locale or "en")


def _pages(made: GroupDigest, texts: Texts) -> list[Reply]:
    """A digest in another chat, page for page: a button would turn those of the chat it is pressed in."""
    pages: list[Reply] = []
    for number in range(PAGES):
        page = rendering.render(replace(made, page=number), texts)
        if pages and page.text == pages[-1].text:
            break
        pages.append(replace(page, buttons=()))
    return pages


def _signed(reply: Reply, title: str, texts: Texts) -> Reply:
    """A digest that says whose it is, and how to get no more of them."""
    foot = texts.say("plans-private-foot", title=title) if title else texts.say("plans-private-foot-untitled")
    return replace(reply, text=f"{reply.text}\n\n{foot}")


async def _given(value: Any) -> Any:
    """What is so from now on, also if this is begun again."""
    return value
