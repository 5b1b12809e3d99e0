"""What an update changes in a chat's memory, if that may be: a message is written, edited, reacted to.

Kept is what people say to one another: no commands, nothing addressed to the bot, nothing that a bot says, and no
service messages. In private it is what somebody forwards, which is answered as well.
"""

from __future__ import annotations

import zlib

from telegram import Bot, MessageOriginChannel, MessageOriginChat, MessageOriginUser, Update
from telegram import Message as TelegramMessage
from telegram.constants import ChatType
from telegram.ext import filters

from bot import permalinks
from bot.handlers.telegram import incoming, wording
from bot.routing import COMMAND
from bot.store import Reacted, Recording, Renamed, Rewrote, Wrote
from summarizer.model import Post

INNER = ("tg:", "mailto:", "tel:", "ton:")
"""Addresses behind which no page is."""


def of(update: Update, bot: Bot) -> Recording | None:
    """What is to be kept of an update, None for nothing."""
    if update.message_reaction:
        reacted = update.message_reaction
        change = bool(reacted.new_reaction) - bool(reacted.old_reaction)
        return Reacted(reacted.chat.id, reacted.message_id, change) if change else None
    if update.message_reaction_count:
        counted = update.message_reaction_count
        total = sum(each.total_count for each in counted.reactions)
        return Reacted(counted.chat.id, counted.message_id, total=total)
    message = update.message or update.channel_post
    if message:
        return _written(update, message, bot)
    edited = update.edited_message or update.edited_channel_post
    return _edited(edited, bot) if edited else None


def _written(update: Update, message: TelegramMessage, bot: Bot) -> Recording | None:
    if message.new_chat_title:
        return Renamed(message.chat.id, message.new_chat_title)
    if filters.StatusUpdate.ALL.check_update(update) or _tells_nothing(message, bot):
        return None
    return Wrote(message.chat.id, _people(message), post(message))


def _edited(message: TelegramMessage, bot: Bot) -> Recording | None:
    """What was kept follows its edits, whatever they make of it."""
    if _is_of_a_bot(message, bot):
        return None
    said = wording.of(message)
    return Rewrote(message.chat.id, _people(message), message.message_id, said.text, _addresses(said))


def post(message: TelegramMessage) -> Post:
    """A message as it is kept."""
    said, thread = wording.of(message), incoming.thread(message)
    replied = incoming.replied(message)
    return Post(
        said.text,
        channel=_channel(message),
        id=message.message_id,
        date=message.date,
        author=_author(message),
        link=permalinks.of(message.chat.id, message.message_id, message.chat.username or "", thread),
        links=_addresses(said),
        reply_to=replied.message_id if replied else 0,
        thread=thread,
        origin=_origin(message),
    )


def _tells_nothing(message: TelegramMessage, bot: Bot) -> bool:
    if _is_of_a_bot(message, bot):
        return True
    if message.chat.type == ChatType.PRIVATE:
        return message.forward_origin is None
    return bool(COMMAND.match(wording.of(message).text)) or incoming.is_for_me(message, bot)


def _is_of_a_bot(message: TelegramMessage, bot: Bot) -> bool:
    """Whether a bot wrote it, or this one wrote what it forwards; Telegram's own stand in for chats, too."""
    writer, origin = message.from_user, message.forward_origin
    forwarded = isinstance(origin, MessageOriginUser) and origin.sender_user.id == bot.id
    return forwarded or (writer is not None and writer.is_bot and message.sender_chat is None)


def _people(message: TelegramMessage) -> tuple[int, ...]:
    """Its writer, and who wrote what it forwards; 0 for who is nobody in person."""
    origin = message.forward_origin
    writer = message.from_user.id if message.from_user and not message.sender_chat else 0
    return (writer, origin.sender_user.id) if isinstance(origin, MessageOriginUser) else (writer,)


def _author(message: TelegramMessage) -> str:
    """Who shared it, by name."""
    if message.author_signature:
        return message.author_signature
    if message.sender_chat:
        return message.sender_chat.title or ""
    return message.from_user.full_name if message.from_user else ""


def _channel(message: TelegramMessage) -> str:
    """The channel whose post it is, ``""`` for what a member of a group says."""
    origin = message.forward_origin
    if isinstance(origin, MessageOriginChannel):
        return origin.chat.title or ""
    return message.chat.title or "" if message.chat.type == ChatType.CHANNEL else ""


def _origin(message: TelegramMessage) -> str:
    """What a post and all its forwards have in common, ``""`` for what is written here."""
    origin = message.forward_origin
    if origin is None:
        own = message.chat.type == ChatType.CHANNEL
        return f"c:{message.chat.id}:{message.message_id}" if own else ""
    at = int(origin.date.timestamp())
    if isinstance(origin, MessageOriginChannel):
        return f"c:{origin.chat.id}:{origin.message_id}"
    if isinstance(origin, MessageOriginChat):
        return f"g:{origin.sender_chat.id}:{at}"
    if isinstance(origin, MessageOriginUser):
        return f"u:{origin.sender_user.id}:{at}"
    return f"h:{zlib.crc32(getattr(origin, 'sender_user_name', '').encode(errors='replace')):08x}:{at}"


def _addresses(said: wording.Wording) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in said.links if not each.lower().startswith(INNER)))
