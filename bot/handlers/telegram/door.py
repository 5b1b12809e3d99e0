"""The Telegram door: an update becomes a message, a reply becomes what is shown, each of them once."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from telegram import Bot, Update
from telegram import Message as TelegramMessage
from telegram.constants import ChatType

from bot.conversation import Conversation
from bot.delivery import Once, persist
from bot.handlers import notices, timer
from bot.handlers.telegram import incoming, memberships, parts, recording
from bot.handlers.telegram.digests import Digests
from bot.handlers.telegram.memberships import Memberships
from bot.handlers.telegram.presses import Presses
from bot.handlers.telegram.showing import Showing
from bot.handlers.telegram.together import Expected, Together, Waiting
from bot.logs import cause
from bot.metrics import Metrics
from bot.model import Reply, Say
from bot.store import UNAVAILABLE, Arrival, Recording
from summarizer import NutshellError

log = logging.getLogger(__name__)

Allowed = Callable[[Sequence[Recording]], Sequence[Recording]]
"""Those of some recordings that may be kept; blocks."""


class Door:
    """Hands what arrives from Telegram to the conversation, and its replies back.

    ``waiting`` tells what waits behind an update, ``allowed`` what may be kept; ``max_bytes`` is the size of the
    largest file that is read.
    """

    def __init__(
        self,
        conversation: Conversation,
        bot: Bot,
        waiting: Waiting,
        allowed: Allowed,
        max_bytes: int,
        metrics: Metrics,
    ) -> None:
        self._bot = bot
        self._waiting = waiting
        self._allowed = allowed
        self._max_bytes = max_bytes
        self._metrics = metrics
        self._showing = Showing(conversation, bot, metrics)
        self._presses = Presses(self._showing)
        self._memberships = Memberships(self._showing)
        self._digests = Digests(conversation, self._showing)
        self._expected = Expected()
        self._told_off: dict[int, float] = {}

    async def arrivals(self, updates: Sequence[dict[str, Any]]) -> list[Arrival]:
        """What of some updates is to be answered, and to be kept where that is allowed: of all else nothing stays.

        Waits for a database that does not answer.
        """
        found = [each for each in map(self.arrival, updates) if each]
        told = [each.told for each in found if each.told]
        if not told:
            return found
        allowed = set(map(id, await persist(partial(asyncio.to_thread, self._allowed, told))))
        kept = (each if id(each.told) in allowed else replace(each, told=None) for each in found)
        return [each for each in kept if each.payload or each.told]

    def arrival(self, raw: dict[str, Any]) -> Arrival | None:
        """An update to be answered, to be kept, or both; None when it is neither, or cannot be read."""
        try:
            update = Update.de_json(raw, self._bot)
            wanted = self._is_wanted(update)
            told = None if wanted and not _is_private(update) else recording.of(update, self._bot)
        except Exception as error:  # noqa: BLE001  (whatever Telegram thinks of next)
            log.error("an update cannot be read: %s", cause(error))
            return None
        chat, person = update.effective_chat, update.effective_user
        if chat is None or not (wanted or told):
            return None
        if not wanted:  # Of what nobody answers not even its writer is noted.
            return Arrival(update.update_id, chat.id, chat.id, "", told=told)
        self._expected.note(update)
        self._memberships.note(update.message)
        return Arrival(update.update_id, chat.id, person.id if person else chat.id, _as_text(raw), told=told)

    async def handle(self, arrival: Arrival, excess: bool, once: Once) -> Sequence[int]:
        """Answer an update; what goes wrong is told to whoever sent it, unless it is the database that is gone.

        Nothing a person sent reaches the log. Returns which others of the same person were answered with it.
        """
        payload = json.loads(arrival.payload)
        due, told = timer.alarm(arrival, payload), notices.notice(payload)
        update = Update.de_json(payload, self._bot)
        together = Together(arrival, self._bot, self._waiting)
        try:
            if due:
                await self._digests.tell(due, once)
            elif told:
                await self._digests.notify(arrival.chat, told, once)
            else:
                await self._take(update, excess, once, together)
        except UNAVAILABLE:
            raise
        except Exception as error:  # noqa: BLE001  (whoever asked is told, the operator too)
            log.error("an update failed: %s", cause(error))
            self._metrics.failed(error)
            await self._apologise(update, once)
        return together.others

    def close(self) -> None:
        """Begin nothing more."""
        self._showing.close()

    def _is_wanted(self, update: Update) -> bool:
        if update.my_chat_member:
            return memberships.concerns(update.my_chat_member)
        return incoming.is_meant(update, self._bot) or self._expected.has(update)

    async def _take(self, update: Update, excess: bool, once: Once, together: Together) -> None:
        message = update.message or update.channel_post
        if update.callback_query:
            await self._presses.take(update.callback_query, once)
        elif update.my_chat_member:
            await self._memberships.take(update.my_chat_member, once)
        elif message and (message.migrate_from_chat_id or message.migrate_to_chat_id):
            await self._memberships.move(message)
        elif message and excess:
            await self._refuse(message, once)
        elif message:
            await self._answer(message, once, together)

    async def _answer(self, message: TelegramMessage, once: Once, together: Together) -> None:
        """Read, answer, and remember which article the answer is about."""
        if await together.is_spoken_for(message):
            return
        where = incoming.chat(message.chat, message, _locale(message))
        try:
            heard = await incoming.read(message, self._bot, self._max_bytes)
        except NutshellError as error:
            self._metrics.refused(error.key)
            reply: Reply | None = await self._showing.perform(where, Say(error.key, error.values))
        else:
            if heard is None:
                return
            async with self._showing.typing(where):
                heard = parts.joined(heard, await together.rest(message))
                reply = await self._showing.respond(heard)
        if reply:
            answering = 0 if message.chat.type == ChatType.PRIVATE else message.message_id
            await self._showing.deliver(where, reply, answering, once)
        await together.speak_for(message)

    async def _refuse(self, message: TelegramMessage, once: Once) -> None:
        """Say once a minute that there are too many messages; the others of that minute go unanswered."""
        now = asyncio.get_running_loop().time()
        if now < self._told_off.get(message.chat.id, now):
            return
        silent = {chat: until for chat, until in self._told_off.items() if until > now}
        self._told_off = {**silent, message.chat.id: now + 60.0}
        where = incoming.chat(message.chat, message, _locale(message))
        await self._showing.deliver(where, await self._showing.perform(where, Say("too-many")), 0, once)

    async def _apologise(self, update: Update, once: Once) -> None:
        """Whatever failed may fail again; the update is done with all the same."""
        try:
            await self._say_sorry(update, once)
        except UNAVAILABLE:
            raise
        except Exception as error:  # noqa: BLE001  (there is nobody left to tell but the operator)
            log.error("nobody could be told: %s", cause(error))

    async def _say_sorry(self, update: Update, once: Once) -> None:
        told, writer = update.effective_chat, update.effective_user
        if told and update.effective_message:
            message = update.effective_message if isinstance(update.effective_message, TelegramMessage) else None
            where = incoming.chat(told, message, (writer.language_code if writer else None) or "en")
            await self._showing.deliver(where, await self._showing.perform(where, Say("went-wrong")), 0, once)


def _is_private(update: Update) -> bool:
    return update.effective_chat is not None and update.effective_chat.type == ChatType.PRIVATE


def _locale(message: TelegramMessage) -> str:
    return (message.from_user.language_code if message.from_user else None) or "en"


def _as_text(raw: dict[str, Any]) -> str:
    """JSON as the database keeps it; half a surrogate pair, which none can, stays an escape."""
    text = json.dumps(raw, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(raw)
    return text
