"""The bot comes into a chat, goes, or moves along with it."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from telegram import Chat as TelegramChat
from telegram import ChatMember, ChatMemberAdministrator, ChatMemberUpdated
from telegram import Message as TelegramMessage
from telegram.constants import ChatType

from bot.delivery import Once
from bot.handlers.telegram import incoming
from bot.handlers.telegram.showing import Showing
from bot.model import Chat, ChatKind
from bot.model.memory import ShowOffer

GONE = (ChatMember.LEFT, ChatMember.BANNED)
MOMENT = 0.5
"""Seconds in which a supergroup that was a group until now says so: Telegram promises no order."""


def concerns(change: ChatMemberUpdated) -> bool:
    """Whether the bot came into a group or channel, or went; another rank there is nothing new."""
    before, now = change.old_chat_member.status in GONE, change.new_chat_member.status in GONE
    return change.chat.type != ChatType.PRIVATE and (now or before)


class Memberships:
    """Asks a new chat what may be kept, hands that to the chat it becomes, and forgets a chat that is left."""

    def __init__(self, showing: Showing) -> None:
        self._showing = showing
        self._moved: set[int] = set()

    def note(self, message: TelegramMessage | None) -> None:
        """A supergroup that was a group is no new chat, whichever update says so first."""
        if message and (message.migrate_from_chat_id or message.migrate_to_chat_id):
            self._moved.add(message.migrate_to_chat_id or message.chat.id)

    async def take(self, change: ChatMemberUpdated, once: Once) -> None:
        """The bot's place in a chat changed."""
        if change.new_chat_member.status in GONE:
            await self._lose(change.chat)
        elif change.old_chat_member.status in GONE:
            await self._offer(change, once)

    async def move(self, message: TelegramMessage) -> None:
        """A group became a supergroup: it takes along what was kept. Both say so, in no promised order."""
        old, new = message.migrate_from_chat_id or message.chat.id, message.migrate_to_chat_id or message.chat.id
        await self._showing.migrate(old, new)

    async def _lose(self, group: TelegramChat) -> None:
        """Erase what was kept of a group that the bot is taken out of; it leaves one that moves, too."""
        supergroup = await incoming.moved_to(group.id, self._showing.bot) if group.type == ChatType.GROUP else 0
        if supergroup:
            self._moved.add(supergroup)
            await self._showing.migrate(group.id, supergroup)
        else:
            await self._showing.forget(group.id)

    async def _offer(self, change: ChatMemberUpdated, once: Once) -> None:
        """Show the card, to whoever added the bot where it may not post."""
        if change.chat.type == ChatType.SUPERGROUP:
            await asyncio.sleep(MOMENT)
        if change.chat.id in self._moved:
            return
        where = incoming.chat(change.chat, None, change.from_user.language_code or "en")
        offer = ShowOffer(sight=await incoming.sight(change.chat, self._showing.bot))
        if _is_mute(change):
            offer = replace(offer, chat=where.id, title=where.title)
            where = Chat(change.from_user.id, ChatKind.PRIVATE, locale=where.locale, person=change.from_user.id)
        await self._showing.deliver(where, await self._showing.perform(where, offer), 0, once)


def _is_mute(change: ChatMemberUpdated) -> bool:
    """Whether it is a channel in which the bot may not post."""
    me = change.new_chat_member
    may_post = isinstance(me, ChatMemberAdministrator) and me.can_post_messages
    return change.chat.type == ChatType.CHANNEL and not may_post
