"""Buttons of ours that somebody presses."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any

from telegram import CallbackQuery, ChatFullInfo
from telegram import Chat as TelegramChat
from telegram import Message as TelegramMessage
from telegram.error import BadRequest, Forbidden, TelegramError

from bot import routing
from bot.delivery import Once
from bot.handlers.telegram import incoming
from bot.handlers.telegram.showing import Showing
from bot.model import Chat, ChooseLanguage, Intent, Say
from bot.model.memory import ChooseZone, ShowDigest, StartKeeping
from bot.routing import memory

Place = TelegramChat | ChatFullInfo


class Presses:
    """A button changes the message it is under, or brings facts, or the sentence of one, below it."""

    def __init__(self, showing: Showing) -> None:
        self._showing = showing
        self._bot = showing.bot
        self._tasks: set[asyncio.Task[None]] = set()

    async def take(self, query: CallbackQuery, once: Once) -> None:
        """Do what a button is for."""
        told = query.message
        if told is None:
            return
        message = told if isinstance(told, TelegramMessage) else None
        where = incoming.chat(told.chat, message, query.from_user.language_code or "en")
        where = replace(where, person=query.from_user.id)
        intent = await self._allowed(routing.press(query.data or "") or Say("unknown-button"), told.chat, query)
        if isinstance(intent, Say) and intent.key == "only-admins":
            # Others in the chat need not read what somebody may not do.
            self._aside(_stop_waiting(query, (await self._showing.perform(where, intent)).text))
            return
        self._aside(_stop_waiting(query))
        await self._show(where, intent, told.message_id, once)

    async def _show(self, where: Chat, intent: Intent, under: int, once: Once) -> None:
        reply = await self._showing.perform(where, intent)
        always = isinstance(intent, ChooseLanguage | StartKeeping | ChooseZone | ShowDigest)
        replaces = always or (routing.replaces(intent) and reply.article)
        if not (replaces and await once(partial(self._showing.edit, where, under, reply))):
            await self._showing.deliver(where, reply, under, once)

    async def _allowed(self, intent: Intent, told: Place, query: CallbackQuery) -> Intent:
        """What only administrators may ask for is theirs; an anonymous one presses in their own name."""
        if not isinstance(intent, ChooseLanguage) and not memory.is_for_admins(intent):
            return intent
        try:
            if isinstance(intent, StartKeeping):
                told = await self._bot.get_chat(intent.chat) if intent.chat else told
                intent = await self._named(intent, told)
            return intent if await incoming.manages(told, query.from_user.id, self._bot) else Say("only-admins")
        except (BadRequest, Forbidden):
            return Say("offer-gone")

    async def _named(self, intent: StartKeeping, told: Place) -> StartKeeping:
        sight = await incoming.sight(told, self._bot)
        return replace(intent, title=told.title or "", username=told.username or "", sight=sight)

    def _aside(self, doing: Any) -> None:
        """Do something for which nobody waits."""
        task = asyncio.create_task(doing)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _stop_waiting(query: CallbackQuery, text: str | None = None) -> None:
    """A pressed button shows that it waits until the press is answered, with nothing here or with a few words."""
    with suppress(TelegramError):
        await query.answer(text)
