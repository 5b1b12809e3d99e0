"""The Telegram door: updates in, replies out, one message of a chat at a time."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from typing import Any, TypeVar
from weakref import WeakValueDictionary

from telegram import Bot, CallbackQuery, ChatMember, Update
from telegram import Chat as TelegramChat
from telegram import Message as TelegramMessage
from telegram.constants import ChatAction, ChatType
from telegram.error import ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import (
    Application,
    CallbackContext,
    CallbackQueryHandler,
    ChatMemberHandler,
    MessageHandler,
    filters,
)

from bot import handlers, routing
from bot.conversation import Conversation
from bot.handlers.telegram import incoming, outgoing
from bot.model import Chat, ChooseLanguage, Intent, Reply, Say, Summarise
from summarizer import NutshellError

log = logging.getLogger(__name__)

TYPING_SECONDS = 4.0
"""Telegram shows "typing" for five seconds at most."""
WORKERS = 32
"""Messages worked on at once: most of that time is spent waiting for somebody's slow page."""
HEARD = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST
Updates = Application[Any, Any, Any, Any, Any, Any]
Context = CallbackContext[Any, Any, Any, Any]
Result = TypeVar("Result")


class Door:
    """Hands what arrives from Telegram to the conversation, and its replies back."""

    def __init__(self, conversation: Conversation, max_bytes: int) -> None:
        self._conversation = conversation
        self._max_bytes = max_bytes
        self._workers = ThreadPoolExecutor(WORKERS, "conversation")
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    def attach(self, application: Updates) -> None:
        """Let an application's updates come in here."""
        application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, self.on_migration))
        application.add_handler(MessageHandler(HEARD & ~filters.StatusUpdate.ALL, self.on_message))
        application.add_handler(CallbackQueryHandler(self.on_button))
        application.add_handler(ChatMemberHandler(self.on_membership, ChatMemberHandler.MY_CHAT_MEMBER))
        application.add_error_handler(self.on_error)

    async def on_message(self, update: Update, context: Context) -> None:
        """Read, answer, and remember which article the answer is about."""
        message = update.effective_message
        if message is None:
            return
        async with self._turn(message.chat.id):
            await self._answer(message, context.bot)

    async def on_button(self, update: Update, context: Context) -> None:
        """A button of ours changes the message it is under, or brings the facts below it."""
        query = update.callback_query
        if query is None:
            return
        context.application.create_task(_stop_waiting(query))
        if query.message:
            async with self._turn(query.message.chat.id):
                await self._pressed(query, context.bot)

    async def on_migration(self, update: Update, _: Context) -> None:
        """A group became a supergroup: it takes along what was kept. Both say so, in no promised order."""
        message = update.effective_message
        if message is None:
            return
        old, new = message.migrate_from_chat_id or message.chat.id, message.migrate_to_chat_id or message.chat.id
        async with self._turn(message.chat.id):
            await self._work(self._conversation.migrate, old, new)

    async def on_membership(self, update: Update, context: Context) -> None:
        """What was kept of a group is erased when the bot is taken out of it."""
        change = update.my_chat_member
        gone = (ChatMember.LEFT, ChatMember.BANNED)
        if change and change.chat.type != ChatType.PRIVATE and change.new_chat_member.status in gone:
            async with self._turn(change.chat.id):
                await self._left(change.chat, context.bot)

    async def on_error(self, update: object, context: Context) -> None:
        """Nothing a person sent reaches the log; they are told that something went wrong."""
        error = context.error
        if isinstance(error, NetworkError) and update is None:
            log.warning("Telegram cannot be reached: %s", type(error).__name__)
            return
        log.error("an update failed: %s", _cause(error))
        if isinstance(update, Update) and not isinstance(error, Forbidden | RetryAfter):
            # Whatever failed may fail again, and the library would log it with all it holds.
            with suppress(Exception):
                await self._apologise(update, context.bot)

    async def _answer(self, message: TelegramMessage, bot: Bot) -> None:
        where = incoming.chat(message.chat, message, _locale(message))
        try:
            heard = await incoming.read(message, bot, self._max_bytes)
        except NutshellError as error:
            reply: Reply | None = await self._perform(where, Say(error.key, error.values))
        else:
            if heard is None:
                return
            async with _typing(bot, where):
                reply = await self._work(handlers.respond, self._conversation, heard)
        if reply:
            answering = 0 if message.chat.type == ChatType.PRIVATE else message.message_id
            await self._deliver(bot, where, reply, answering)

    async def _pressed(self, query: CallbackQuery, bot: Bot) -> None:
        told = query.message
        assert told is not None
        message = told if isinstance(told, TelegramMessage) else None
        where = incoming.chat(told.chat, message, query.from_user.language_code or "en")
        intent = routing.press(query.data or "") or Say("unknown-button")
        if isinstance(intent, ChooseLanguage) and not await incoming.manages(told.chat, query.from_user.id, bot):
            intent = Say("only-admins")
        reply = await self._perform(where, intent)
        replaces = isinstance(intent, ChooseLanguage) or (isinstance(intent, Summarise) and reply.article)
        if not (replaces and await outgoing.edit(bot, where, told.message_id, reply)):
            await self._deliver(bot, where, reply, told.message_id)

    async def _left(self, group: TelegramChat, bot: Bot) -> None:
        """Erase what was kept of a group, or take it along: the bot leaves a group that moves, too."""
        supergroup = await incoming.moved_to(group.id, bot) if group.type == ChatType.GROUP else 0
        if supergroup:
            await self._work(self._conversation.migrate, group.id, supergroup)
        else:
            await self._work(self._conversation.forget, group.id)

    async def _apologise(self, update: Update, bot: Bot) -> None:
        told, writer = update.effective_chat, update.effective_user
        if told and update.effective_message:
            message = update.effective_message if isinstance(update.effective_message, TelegramMessage) else None
            where = incoming.chat(told, message, (writer.language_code if writer else None) or "en")
            await outgoing.send(bot, where, await self._perform(where, Say("went-wrong")))

    async def _perform(self, where: Chat, intent: Intent) -> Reply:
        return await self._work(handlers.perform, self._conversation, where, intent)

    async def _work(self, function: Callable[..., Result], *arguments: Any) -> Result:
        """Do what takes its time beside the event loop."""
        return await asyncio.get_running_loop().run_in_executor(self._workers, function, *arguments)

    async def _deliver(self, bot: Bot, where: Chat, reply: Reply, answering: int) -> None:
        try:
            sent = await outgoing.send(bot, where, reply, answering)
        except ChatMigrated as moved:
            await self._work(self._conversation.migrate, where.id, moved.new_chat_id)
            where, reply = replace(where, id=moved.new_chat_id), replace(reply, quote=None)
            sent = await outgoing.send(bot, where, reply)
        except Forbidden:
            log.info("a chat no longer takes messages from the bot")
            return
        if reply.article:
            for message in sent:
                await self._work(self._conversation.remember, where, message, reply.article)

    @asynccontextmanager
    async def _turn(self, chat: int) -> AsyncIterator[None]:
        """One message of a chat at a time, in order; other chats do not wait."""
        turn = self._turns.setdefault(chat, asyncio.Lock())
        async with turn:
            yield


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
    while True:
        with suppress(TelegramError):
            await bot.send_chat_action(where.id, ChatAction.TYPING, message_thread_id=where.thread or None)
        await asyncio.sleep(TYPING_SECONDS)


def _locale(message: TelegramMessage) -> str:
    return (message.from_user.language_code if message.from_user else None) or "en"


def _cause(error: BaseException | None) -> str:
    """What failed and where, without the message of the error: it may hold someone's text."""
    trace = error.__traceback__ if error else None
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else "?"
    return f"{type(error).__name__} at {place}"
