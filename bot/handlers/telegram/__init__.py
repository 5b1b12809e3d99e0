"""The Telegram door: updates in, replies out, one message of a chat at a time."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any
from weakref import WeakValueDictionary

from telegram import Bot, CallbackQuery, ChatMember, Update
from telegram import Message as TelegramMessage
from telegram.constants import ChatAction, ChatType
from telegram.error import ChatMigrated, Forbidden, NetworkError, TelegramError
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
from bot.model import Chat, ChooseLanguage, Reply, Say, ShowFacts
from summarizer import NutshellError

log = logging.getLogger(__name__)

TYPING_SECONDS = 4.0
"""Telegram shows "typing" for five seconds at most."""
HEARD = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST
Updates = Application[Any, Any, Any, Any, Any, Any]
Context = CallbackContext[Any, Any, Any, Any]


class Door:
    """Hands what arrives from Telegram to the conversation, and its replies back."""

    def __init__(self, conversation: Conversation, max_bytes: int) -> None:
        self._conversation = conversation
        self._max_bytes = max_bytes
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
        with suppress(TelegramError):
            await query.answer()
        if query.message is None:
            return
        async with self._turn(query.message.chat.id):
            await self._pressed(query, context.bot)

    async def on_migration(self, update: Update, _: Context) -> None:
        """A group became a supergroup; both sides of the move say so, one is enough."""
        message = update.effective_message
        if message and message.migrate_to_chat_id:
            await asyncio.to_thread(self._conversation.migrate, message.chat.id, message.migrate_to_chat_id)

    async def on_membership(self, update: Update, _: Context) -> None:
        """What was kept of a group is erased when the bot is taken out of it."""
        change = update.my_chat_member
        gone = (ChatMember.LEFT, ChatMember.BANNED)
        if change and change.chat.type != ChatType.PRIVATE and change.new_chat_member.status in gone:
            await asyncio.to_thread(self._conversation.forget, change.chat.id)

    async def on_error(self, update: object, context: Context) -> None:
        """Nothing a person sent reaches the log; they are told that something went wrong."""
        error = context.error
        if isinstance(error, NetworkError) and update is None:
            log.warning("Telegram cannot be reached: %s", type(error).__name__)
            return
        log.error("an update failed: %s", _cause(error))
        message = update.effective_message if isinstance(update, Update) else None
        if message and not isinstance(error, Forbidden | NetworkError):
            where = incoming.chat(message.chat, message, "en")
            with suppress(TelegramError):
                await outgoing.send(context.bot, where, await self._perform(where, Say("went-wrong")))

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
                reply = await asyncio.to_thread(handlers.respond, self._conversation, heard)
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
        stays = isinstance(intent, ShowFacts | Say)
        if stays or not await outgoing.edit(bot, where, told.message_id, reply):
            await self._deliver(bot, where, reply, told.message_id)

    async def _perform(self, where: Chat, intent: Any) -> Reply:
        return await asyncio.to_thread(handlers.perform, self._conversation, where, intent)

    async def _deliver(self, bot: Bot, where: Chat, reply: Reply, answering: int) -> None:
        try:
            sent = await outgoing.send(bot, where, reply, answering)
        except ChatMigrated as moved:
            await asyncio.to_thread(self._conversation.migrate, where.id, moved.new_chat_id)
            where = Chat(moved.new_chat_id, where.kind, where.thread, where.locale)
            sent = await outgoing.send(bot, where, reply)
        except Forbidden:
            log.info("a chat no longer takes messages from the bot")
            return
        if reply.article:
            for message in sent:
                await asyncio.to_thread(self._conversation.remember, where, message, reply.article)

    @asynccontextmanager
    async def _turn(self, chat: int) -> AsyncIterator[None]:
        """One message of a chat at a time, in order; other chats do not wait."""
        turn = self._turns.setdefault(chat, asyncio.Lock())
        async with turn:
            yield


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
