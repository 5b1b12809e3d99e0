"""The Telegram door: an update becomes a message, a reply becomes what is shown, each of them once."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from telegram import Bot, CallbackQuery, ChatMemberUpdated, Update
from telegram import Message as TelegramMessage
from telegram.constants import ChatAction, ChatType
from telegram.error import ChatMigrated, TelegramError

from bot import handlers, rendering, routing
from bot.conversation import Conversation
from bot.delivery import Once
from bot.handlers import timer
from bot.handlers.telegram import incoming, outgoing, parts
from bot.handlers.telegram.digests import Digests
from bot.handlers.telegram.together import Expected, Together, Waiting
from bot.logs import cause
from bot.metrics import Metrics
from bot.model import Chat, ChooseLanguage, Intent, Reply, Say
from bot.model.memory import ChooseZone
from bot.store import UNAVAILABLE, Arrival
from summarizer import NutshellError

log = logging.getLogger(__name__)

TYPING_AFTER = 0.3
"""Seconds after which somebody wonders whether the bot has heard; most replies are there before."""
TYPING_SECONDS = 4.0
"""Telegram shows "typing" for five seconds at most."""
THREADS = 128
"""Messages worked on at once: most of that time is spent waiting, for somebody's slow page or for a worker."""
REFUSED, WRONG = 0, -1
"""Instead of a message's id: the chat takes nothing from the bot, or Telegram cannot read what we sent."""
Result = TypeVar("Result")


class UnshownError(Exception):
    """Telegram could not read a message of ours."""


class Door:
    """Hands what arrives from Telegram to the conversation, and its replies back.

    ``waiting`` tells what waits behind an update; ``max_bytes`` is the size of the largest file that is read.
    """

    def __init__(
        self, conversation: Conversation, bot: Bot, waiting: Waiting, max_bytes: int, metrics: Metrics
    ) -> None:
        self._conversation = conversation
        self._bot = bot
        self._waiting = waiting
        self._max_bytes = max_bytes
        self._metrics = metrics
        self._expected = Expected()
        self._threads = ThreadPoolExecutor(THREADS, "conversation")
        self._tasks: set[asyncio.Task[None]] = set()
        self._told_off: dict[int, float] = {}
        self._digests = Digests(conversation, bot, self._work, self._send)

    def arrival(self, raw: dict[str, Any]) -> Arrival | None:
        """An update to be kept until it is answered; None when it is not for the bot, or cannot be read."""
        try:
            update = Update.de_json(raw, self._bot)
            wanted = incoming.is_meant(update, self._bot) or self._expected.has(update)
        except Exception as error:  # noqa: BLE001  (whatever Telegram thinks of next)
            log.error("an update cannot be read: %s", cause(error))
            return None
        chat, person = update.effective_chat, update.effective_user
        if not (wanted and chat):
            return None
        self._expected.note(update)
        return Arrival(update.update_id, chat.id, person.id if person else chat.id, _as_text(raw))

    async def handle(self, arrival: Arrival, excess: bool, once: Once) -> Sequence[int]:
        """Answer an update; what goes wrong is told to whoever sent it, unless it is the database that is gone.

        Nothing a person sent reaches the log. Returns which others of the same person were answered with it.
        """
        payload = json.loads(arrival.payload)
        due = timer.alarm(arrival, payload)
        update = Update.de_json(payload, self._bot)
        together = Together(arrival, self._bot, self._waiting)
        try:
            await (self._digests.tell(due, once) if due else self._take(update, excess, once, together))
        except UNAVAILABLE:
            raise
        except Exception as error:  # noqa: BLE001  (whoever asked is told, the operator too)
            log.error("an update failed: %s", cause(error))
            self._metrics.failed(error)
            await self._apologise(update, once)
        return together.others

    def close(self) -> None:
        """Begin nothing more."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _take(self, update: Update, excess: bool, once: Once, together: Together) -> None:
        message = update.message or update.channel_post
        if update.callback_query:
            await self._press(update.callback_query, once)
        elif update.my_chat_member:
            await self._lose(update.my_chat_member)
        elif message and (message.migrate_from_chat_id or message.migrate_to_chat_id):
            await self._move(message)
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
            reply: Reply | None = await self._perform(where, Say(error.key, error.values))
        else:
            if heard is None:
                return
            async with _typing(self._bot, where):
                heard = parts.joined(heard, await together.rest(message))
                reply = await self._work(handlers.respond, self._conversation, heard)
        if reply:
            answering = 0 if message.chat.type == ChatType.PRIVATE else message.message_id
            await self._deliver(where, reply, answering, once)
        await together.speak_for(message)

    async def _refuse(self, message: TelegramMessage, once: Once) -> None:
        """Say once a minute that there are too many messages; the others of that minute go unanswered."""
        now = asyncio.get_running_loop().time()
        if now < self._told_off.get(message.chat.id, now):
            return
        silent = {chat: until for chat, until in self._told_off.items() if until > now}
        self._told_off = {**silent, message.chat.id: now + 60.0}
        where = incoming.chat(message.chat, message, _locale(message))
        await self._deliver(where, await self._perform(where, Say("too-many")), 0, once)

    async def _press(self, query: CallbackQuery, once: Once) -> None:
        """A button of ours changes the message it is under, or brings facts, or the sentence of one, below it."""
        self._aside(_stop_waiting(query))
        told = query.message
        if told is None:
            return
        message = told if isinstance(told, TelegramMessage) else None
        where = incoming.chat(told.chat, message, query.from_user.language_code or "en")
        where = replace(where, person=query.from_user.id)
        intent = routing.press(query.data or "") or Say("unknown-button")
        if isinstance(intent, ChooseLanguage | ChooseZone) and not await incoming.manages(
            told.chat, query.from_user.id, self._bot
        ):
            intent = Say("only-admins")
        reply = await self._perform(where, intent)
        replaces = isinstance(intent, ChooseLanguage | ChooseZone) or (routing.replaces(intent) and reply.article)
        if not (replaces and await once(partial(self._edit, where, told.message_id, reply))):
            await self._deliver(where, reply, told.message_id, once)

    async def _move(self, message: TelegramMessage) -> None:
        """A group became a supergroup: it takes along what was kept. Both say so, in no promised order."""
        old, new = message.migrate_from_chat_id or message.chat.id, message.migrate_to_chat_id or message.chat.id
        await self._work(self._conversation.migrate, old, new)

    async def _lose(self, change: ChatMemberUpdated) -> None:
        """Erase what was kept of a group that the bot is taken out of; it leaves one that moves, too."""
        group = change.chat
        supergroup = await incoming.moved_to(group.id, self._bot) if group.type == ChatType.GROUP else 0
        if supergroup:
            await self._work(self._conversation.migrate, group.id, supergroup)
        else:
            await self._work(self._conversation.forget, group.id)

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
            await self._deliver(where, await self._perform(where, Say("went-wrong")), 0, once)

    async def _perform(self, where: Chat, intent: Intent) -> Reply:
        return await self._work(handlers.perform, self._conversation, where, intent)

    async def _work(self, function: Callable[..., Result], *arguments: Any) -> Result:
        """Do what takes its time beside the event loop."""
        with self._metrics.timed("worked"):
            return await asyncio.get_running_loop().run_in_executor(self._threads, function, *arguments)

    async def _deliver(self, where: Chat, reply: Reply, answering: int, once: Once) -> None:
        """Show a reply in as many messages as it takes, each of them once."""
        sent = []
        for piece in rendering.split(reply):
            told, message = await once(partial(self._send, where, piece, answering))
            where = replace(where, id=told)
            if message == WRONG:
                raise UnshownError
            if message == REFUSED:
                break
            sent.append(message)
        if reply.article and sent:
            await self._work(self._conversation.remember, where, sent, reply.article)

    async def _send(self, where: Chat, piece: Reply, answering: int) -> tuple[int, int]:
        """Where a message went and which it is there: a group may have moved. Says no more than ids."""
        try:
            message = await self._send_after(where, piece, answering)
        except ChatMigrated as moved:
            await self._work(self._conversation.migrate, where.id, moved.new_chat_id)
            where = replace(where, id=moved.new_chat_id)
            message = await self._send_after(where, replace(piece, quote=None), 0)
        return where.id, message

    async def _edit(self, where: Chat, message: int, reply: Reply) -> bool:
        """Whether an earlier message shows the reply now."""
        edited = await outgoing.edit(self._bot, where, message, reply, self._metrics.retried)
        if edited:
            self._metrics.shown("edit")
        return edited

    async def _send_after(self, where: Chat, piece: Reply, answering: int) -> int:
        try:
            with self._metrics.timed("shown"):
                message = await outgoing.send(self._bot, where, piece, answering, self._metrics.retried)
        except TelegramError as error:
            if isinstance(error, ChatMigrated):
                raise
            reason = outgoing.refusal(error)
            self._metrics.send_refused(reason or "other")
            log.log(
                logging.INFO if reason else logging.ERROR, "Telegram took no message: %s", reason or cause(error)
            )
            return REFUSED if reason else WRONG
        self._metrics.shown("send")
        return message

    def _aside(self, doing: Any) -> None:
        """Do something for which nobody waits."""
        task = asyncio.create_task(doing)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _stop_waiting(query: CallbackQuery) -> None:
    """A pressed button shows that it waits until the press is answered, with nothing here."""
    with suppress(TelegramError):
        await query.answer()


@asynccontextmanager
async def _typing(bot: Bot, where: Chat) -> AsyncIterator[None]:
    """Show "typing" for as long as the work lasts."""
    task = asyncio.create_task(_keep_typing(bot, where))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _keep_typing(bot: Bot, where: Chat) -> None:
    await asyncio.sleep(TYPING_AFTER)
    while True:
        with suppress(TelegramError):
            await bot.send_chat_action(where.id, ChatAction.TYPING, message_thread_id=where.thread or None)
        await asyncio.sleep(TYPING_SECONDS)


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
