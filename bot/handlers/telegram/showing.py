"""The conversation as the door has it: asked beside the event loop, and what it says shown, each message once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import ChatMigrated, TelegramError

from bot import handlers, rendering
from bot.conversation import Conversation
from bot.delivery import Once
from bot.handlers.telegram import outgoing
from bot.logs import cause
from bot.metrics import Metrics
from bot.model import Chat, Intent, Message, Reply

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


class Showing:
    """Has the conversation do things, and shows what comes of them."""

    def __init__(self, conversation: Conversation, bot: Bot, metrics: Metrics) -> None:
        self.bot = bot
        self._conversation = conversation
        self._metrics = metrics
        self._threads = ThreadPoolExecutor(THREADS, "conversation")

    async def respond(self, heard: Message) -> Reply | None:
        """The reply to a message, None where it is not for the bot."""
        return await self.work(handlers.respond, self._conversation, heard)

    async def perform(self, where: Chat, intent: Intent) -> Reply:
        """The reply to an intent."""
        return await self.work(handlers.perform, self._conversation, where, intent)

    async def migrate(self, group: int, supergroup: int) -> None:
        """A group goes by another id from now on."""
        await self.work(self._conversation.migrate, group, supergroup)

    async def forget(self, chat: int) -> None:
        """Erase what is kept of a chat."""
        await self.work(self._conversation.forget, chat)

    async def deliver(self, where: Chat, reply: Reply, answering: int, once: Once) -> None:
        """Show a reply in as many messages as it takes, each of them once."""
        sent = []
        for piece in rendering.split(reply):
            told, message = await once(partial(self.send, where, piece, answering))
            where = replace(where, id=told)
            if message == WRONG:
                raise UnshownError
            if message == REFUSED:
                break
            sent.append(message)
        if reply.article and sent:
            await self.work(self._conversation.remember, where, sent, reply.article)

    async def edit(self, where: Chat, message: int, reply: Reply) -> bool:
        """Whether an earlier message shows the reply now."""
        edited = await outgoing.edit(self.bot, where, message, reply, self._metrics.retried)
        if edited:
            self._metrics.shown("edit")
        return edited

    @asynccontextmanager
    async def typing(self, where: Chat) -> AsyncIterator[None]:
        """Show "typing" for as long as the work lasts."""
        task = asyncio.create_task(_keep_typing(self.bot, where))
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    def close(self) -> None:
        """Begin nothing more."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def work(self, function: Callable[..., Result], *arguments: Any) -> Result:
        """Do what takes its time beside the event loop."""
        with self._metrics.timed("worked"):
            return await asyncio.get_running_loop().run_in_executor(self._threads, function, *arguments)

    async def send(self, where: Chat, piece: Reply, answering: int) -> tuple[int, int]:
        """Where a message went and which it is there: a group may have moved. Says no more than ids."""
        try:
            message = await self._send_after(where, piece, answering)
        except ChatMigrated as moved:
            await self.migrate(where.id, moved.new_chat_id)
            where = replace(where, id=moved.new_chat_id)
            message = await self._send_after(where, replace(piece, quote=None), 0)
        return where.id, message

    async def _send_after(self, where: Chat, piece: Reply, answering: int) -> int:
        try:
            with self._metrics.timed("shown"):
                message = await outgoing.send(self.bot, where, piece, answering, self._metrics.retried)
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


async def _keep_typing(bot: Bot, where: Chat) -> None:
    await asyncio.sleep(TYPING_AFTER)
    while True:
        with suppress(TelegramError):
            await bot.send_chat_action(where.id, ChatAction.TYPING, message_thread_id=where.thread or None)
        await asyncio.sleep(TYPING_SECONDS)
