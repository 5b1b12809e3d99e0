"""Whether a channel can take a group's digests: who asks is its administrator, and the bot may post there."""

from __future__ import annotations

import re
from dataclasses import replace

from telegram import Bot, ChatMember
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.model import Message
from bot.model.memory import SendTo
from bot.routing import route
from summarizer import NutshellError


async def resolved(heard: Message, bot: Bot) -> Message:
    """A message that names a channel for digests, with its number instead; any other as it is.

    Raises NutshellError where that channel cannot take them.
    """
    intent = route(heard)
    if not (isinstance(intent, SendTo) and intent.channel):
        return heard
    if not heard.chat.person:
        raise NutshellError("plans-channel-who")
    channel = await _channel(intent.channel, heard.chat.person, bot)
    return replace(heard, text=re.sub(re.escape(intent.channel), f"{channel}", heard.text, flags=re.IGNORECASE))


async def _channel(name: str, person: int, bot: Bot) -> int:
    try:
        channel = await bot.get_chat(name)
        asker = await bot.get_chat_member(channel.id, person)
        me = await bot.get_chat_member(channel.id, bot.id)
    except TelegramError:
        raise NutshellError("plans-channel-unknown") from None
    if channel.type != ChatType.CHANNEL:
        raise NutshellError("plans-channel-none")
    if asker.status not in (ChatMember.OWNER, ChatMember.ADMINISTRATOR):
        raise NutshellError("plans-channel-not-yours")
    if not getattr(me, "can_post_messages", False):
        raise NutshellError("plans-channel-closed")
    return channel.id
