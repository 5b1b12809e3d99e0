"""Telegram's messages as ours: text, links, file, the message replied to, and whether the bot is meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from telegram import (
    Bot,
    ChatFullInfo,
    ChatMember,
    ChatMemberAdministrator,
    ChatMemberRestricted,
    Document,
    Update,
)
from telegram import Chat as TelegramChat
from telegram import Message as TelegramMessage
from telegram.constants import ChatAction, ChatType
from telegram.error import ChatMigrated, TelegramError
from telegram.ext import filters

from bot.handlers.telegram import files, places, wording
from bot.model import Chat, ChatKind, Message, Sight, Summarise
from bot.routing import COMMAND, memory, route

KINDS = {ChatType.PRIVATE: ChatKind.PRIVATE, ChatType.CHANNEL: ChatKind.CHANNEL}
FOR_ADMINS = frozenset({"language", "forget"}) | memory.COMMANDS
READING = frozenset({"", "summary", "tldr", "ask", "facts", "chapters", "import"})
"""Commands that a file can be meant with; no command is one of them."""
SEEING = re.compile(r"/(?:status|digest(?:@\w+)?\s+on)\b", re.IGNORECASE)
"""Commands to which it matters what the bot sees."""
TO = re.compile(r"/\w+@(\w+)")


def chat(told: TelegramChat, message: TelegramMessage | None, locale: str) -> Chat:
    """The conversation a message belongs to: its chat, and its topic where the chat has topics."""
    writer = message.from_user if message and not message.sender_chat else None
    person = writer.id if writer and not writer.is_bot else 0
    kind = KINDS.get(ChatType(told.type), ChatKind.GROUP)
    place = thread(message) if message else 0
    return Chat(told.id, kind, place, locale, person, told.title or "", told.username or "")


def thread(message: TelegramMessage) -> int:
    """The forum topic a message is in, 0 outside of one."""
    return message.message_thread_id or 0 if message.is_topic_message else 0


def is_meant(update: Update, bot: Bot) -> bool:
    """Whether there is something for the bot to do: all else is passed over, and never kept."""
    if update.callback_query:
        return update.callback_query.message is not None
    message = update.message or update.channel_post
    if message is None:
        return False
    if message.migrate_from_chat_id or message.migrate_to_chat_id:
        return True
    return not filters.StatusUpdate.ALL.check_update(update) and is_for_me(message, bot)


async def read(message: TelegramMessage, bot: Bot, max_bytes: int) -> Message | None:
    """A message as the conversation reads it; None when it is not for the bot."""
    locale = (message.from_user.language_code if message.from_user else None) or "en"
    where = chat(message.chat, message, locale)
    if not is_for_me(message, bot):
        return None
    heard, target = _heard(message, where, bot), replied(message)
    match = COMMAND.match(heard.original)
    command = match[1].lower() if match else ""
    if target:
        passage = message.quote.text if message.quote and message.quote.is_manual else ""
        heard = replace(heard, reply_to=_heard(target, where, bot), passage=passage)
    else:
        heard = replace(heard, reply_to=_heard_elsewhere(message, where))
    if command and where.kind is not ChatKind.PRIVATE:
        heard = await _with_rights(heard, command, message, bot)
    if command == "digest":
        heard = await places.resolved(heard, bot)
    kind = files.is_importable if command == "import" else files.is_readable
    return await _with_file(heard, message, bot, max_bytes, kind) if command in READING else heard


def guest(message: TelegramMessage, bot: Bot) -> Message:
    """A message that mentions the bot in a chat it is not in, and the one it replies to."""
    where = Chat(0, locale=(message.from_user.language_code if message.from_user else None) or "en")
    heard, target = _heard(message, where, bot), replied(message)
    passage = message.quote.text if message.quote and message.quote.is_manual else ""
    return replace(heard, reply_to=_heard(target, where, bot), passage=passage) if target else heard


async def moved_to(group: int, bot: Bot) -> int:
    """The supergroup that a group has become, 0 where it has not: an attempt to act there tells."""
    try:
        await bot.send_chat_action(group, ChatAction.TYPING)
    except ChatMigrated as moved:
        return moved.new_chat_id
    except TelegramError:
        pass
    return 0


async def manages(told: TelegramChat | ChatFullInfo, user: int, bot: Bot) -> bool:
    """Whether someone may change a chat's settings: anyone in private, administrators elsewhere."""
    if told.type == ChatType.PRIVATE:
        return True
    member = await bot.get_chat_member(told.id, user)
    return member.status in (ChatMember.OWNER, ChatMember.ADMINISTRATOR)


async def sight(told: TelegramChat | ChatFullInfo, bot: Bot) -> Sight | None:
    """What the bot sees of a group or channel and may do there; None in private, where that is no question."""
    if told.type == ChatType.PRIVATE:
        return None
    me = await bot.get_chat_member(told.id, bot.id)
    reads, topics = bool(bot.can_read_all_group_messages), bool(told.is_forum)
    if isinstance(me, ChatMemberAdministrator):
        channel = told.type == ChatType.CHANNEL
        posts, pins = (me.can_post_messages, me.can_edit_messages) if channel else (True, me.can_pin_messages)
        return Sight(True, reads, topics, bool(posts), bool(pins))
    everyone = (await bot.get_chat(told.id)).permissions
    posts, pins = (not everyone or everyone.can_send_messages), bool(everyone and everyone.can_pin_messages)
    if isinstance(me, ChatMemberRestricted):
        posts, pins = posts and me.can_send_messages, pins and me.can_pin_messages
    return Sight(False, reads, topics, bool(posts), bool(pins))


def _heard(message: TelegramMessage, where: Chat, bot: Bot) -> Message:
    """What a message says, its file aside."""
    said = wording.of(message)
    text = said.text
    for piece in said.mentions_of(bot):
        text = text.replace(piece, "", 1)
    return Message(
        where,
        message.message_id,
        text.strip() if text != said.text else text,
        said.text,
        said.links,
        said.emphases,
        quotable=said.quotable,
        forwarded=message.forward_origin is not None or message.poll is not None,
        mine=message.from_user is not None and message.from_user.id == bot.id,
        unreadable="" if said.text.strip() or message.document else "sticker-or-media",
    )


def _heard_elsewhere(message: TelegramMessage, where: Chat) -> Message | None:
    """What is told of a message in another chat that somebody replies to: its file, and the passage they chose."""
    elsewhere = message.external_reply
    if elsewhere is None:
        return None
    text, links = message.quote.text if message.quote else "", wording.address(elsewhere.link_preview_options)
    return Message(where, text=text, original=text, links=links, forwarded=bool(text))


def is_for_me(message: TelegramMessage, bot: Bot) -> bool:
    """Whether it is a command that is not another bot's, or what is addressed to this one."""
    text = wording.of(message).text
    return not _is_for_another(text, bot) and (bool(COMMAND.match(text)) or _is_addressed(message, bot))


def _is_for_another(text: str, bot: Bot) -> bool:
    """Commands with another bot's name are that bot's."""
    to = TO.match(text)
    return to is not None and to[1].lower() != bot.username.lower()


def _is_addressed(message: TelegramMessage, bot: Bot) -> bool:
    """Every message in private; in a group one that mentions the bot or replies to it; none in a channel."""
    if message.chat.type == ChatType.PRIVATE:
        return True
    if message.chat.type == ChatType.CHANNEL:
        return False
    target = replied(message)
    if target and target.from_user and target.from_user.id == bot.id:
        return True
    return bool(wording.of(message).mentions_of(bot))


def replied(message: TelegramMessage) -> TelegramMessage | None:
    """The message that somebody chose to reply to: in a topic all the others reply to its beginning."""
    target = message.reply_to_message
    return None if target is None or target.forum_topic_created else target


async def _with_rights(heard: Message, command: str, message: TelegramMessage, bot: Bot) -> Message:
    """What only some commands need to ask Telegram for: who may change settings, what the bot can see."""
    if SEEING.match(heard.original):
        heard = replace(heard, sight=await sight(message.chat, bot))
    if message.chat.type == ChatType.CHANNEL:
        return heard  # Only its administrators post there.
    if command in FOR_ADMINS:
        return replace(heard, manages=await _is_from_admin(message, bot))
    if command == "summary":
        return replace(heard, manages=await _may_choose_length(heard, message, bot))
    return heard


async def _may_choose_length(heard: Message, message: TelegramMessage, bot: Bot) -> bool:
    """Whether the length somebody asks for can be that of the next summaries, too; Telegram may not tell."""
    intent = route(heard)
    if isinstance(intent, Summarise) and (intent.length or intent.by):
        with suppress(TelegramError):
            return await _is_from_admin(message, bot)
    return False


async def _is_from_admin(message: TelegramMessage, bot: Bot) -> bool:
    """Whether an administrator wrote it; one who is anonymous writes as the group, a channel is nobody's."""
    if message.sender_chat:
        return message.sender_chat.id == message.chat.id
    return message.from_user is not None and await manages(message.chat, message.from_user.id, bot)


async def _with_file(
    heard: Message, message: TelegramMessage, bot: Bot, max_bytes: int, is_taken: Callable[[Document], bool]
) -> Message:
    """The file of a message, or of the one it replies to, downloaded."""
    if message.document:
        return replace(heard, file=await files.download(message.document, bot, max_bytes, is_taken))
    if heard.reply_to is None or (heard.reply_to.mine and is_taken is files.is_readable):
        return heard
    target = replied(message) or message.external_reply
    if target and target.document:
        file = await files.download(target.document, bot, max_bytes, is_taken)
        return replace(heard, reply_to=replace(heard.reply_to, file=file))
    return heard
