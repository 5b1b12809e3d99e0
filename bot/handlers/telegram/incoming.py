"""Telegram's messages as ours: text, links, file, the message replied to, and whether the bot is meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from telegram import Bot, ChatMember, Document, Update
from telegram import Chat as TelegramChat
from telegram import Message as TelegramMessage
from telegram.constants import ChatAction, ChatType
from telegram.error import ChatMigrated, TelegramError
from telegram.ext import filters

from bot.handlers.telegram import files, wording
from bot.model import Chat, ChatKind, Message, Sight, Summarise
from bot.routing import COMMAND, memory, route

KINDS = {ChatType.PRIVATE: ChatKind.PRIVATE, ChatType.CHANNEL: ChatKind.CHANNEL}
FOR_ADMINS = frozenset({"language", "forget"}) | memory.COMMANDS
READING = frozenset({"", "summary", "tldr", "ask", "facts", "chapters", "import"})
"""Commands that a file can be meant with; no command is one of them."""
TO = re.compile(r"/\w+@(\w+)")


def chat(told: TelegramChat, message: TelegramMessage | None, locale: str) -> Chat:
    """The conversation a message belongs to: its chat, and its topic where the chat has topics."""
    thread = message.message_thread_id if message and message.is_topic_message else None
    writer = message.from_user if message and not message.sender_chat else None
    person = writer.id if writer and not writer.is_bot else 0
    return Chat(told.id, KINDS.get(ChatType(told.type), ChatKind.GROUP), thread or 0, locale, person)


def is_meant(update: Update, bot: Bot) -> bool:
    """Whether there is something for the bot to do: all else is passed over, and never kept."""
    if update.callback_query:
        return update.callback_query.message is not None
    if update.my_chat_member:
        change = update.my_chat_member
        gone = (ChatMember.LEFT, ChatMember.BANNED)
        return change.chat.type != ChatType.PRIVATE and change.new_chat_member.status in gone
    message = update.message or update.channel_post
    if message is None:
        return False
    if message.migrate_from_chat_id or message.migrate_to_chat_id:
        return True
    return not filters.StatusUpdate.ALL.check_update(update) and _is_for_me(message, bot)


async def read(message: TelegramMessage, bot: Bot, max_bytes: int) -> Message | None:
    """A message as the conversation reads it; None when it is not for the bot."""
    locale = (message.from_user.language_code if message.from_user else None) or "en"
    where = chat(message.chat, message, locale)
    if not _is_for_me(message, bot):
        return None
    heard, replied = _heard(message, where, bot), _replied(message)
    match = COMMAND.match(heard.original)
    command = match[1].lower() if match else ""
    if replied:
        passage = message.quote.text if message.quote and message.quote.is_manual else ""
        heard = replace(heard, reply_to=_heard(replied, where, bot), passage=passage)
    else:
        heard = replace(heard, reply_to=_heard_elsewhere(message, where))
    if command and where.kind is ChatKind.GROUP:
        heard = await _with_rights(heard, command, message, bot)
    kind = files.is_importable if command == "import" else files.is_readable
    return await _with_file(heard, message, bot, max_bytes, kind) if command in READING else heard


async def moved_to(group: int, bot: Bot) -> int:
    """The supergroup that a group has become, 0 where it has not: an attempt to act there tells."""
    try:
        await bot.send_chat_action(group, ChatAction.TYPING)
    except ChatMigrated as moved:
        return moved.new_chat_id
    except TelegramError:
        pass
    return 0


async def manages(told: TelegramChat, user: int, bot: Bot) -> bool:
    """Whether someone may change a chat's settings: anyone in private, administrators elsewhere."""
    if told.type == ChatType.PRIVATE:
        return True
    member = await bot.get_chat_member(told.id, user)
    return member.status in (ChatMember.OWNER, ChatMember.ADMINISTRATOR)


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


def _is_for_me(message: TelegramMessage, bot: Bot) -> bool:
    """A command that is not another bot's, or what is addressed to this one."""
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
    replied = _replied(message)
    if replied and replied.from_user and replied.from_user.id == bot.id:
        return True
    return bool(wording.of(message).mentions_of(bot))


def _replied(message: TelegramMessage) -> TelegramMessage | None:
    """The message that somebody chose to reply to: in a topic all the others reply to its beginning."""
    replied = message.reply_to_message
    return None if replied is None or replied.forum_topic_created else replied


async def _with_rights(heard: Message, command: str, message: TelegramMessage, bot: Bot) -> Message:
    """What only some commands need to ask Telegram for: who may change settings, what the bot can see."""
    if command in FOR_ADMINS:
        return replace(heard, manages=await _is_from_admin(message, bot))
    if command == "summary":
        return replace(heard, manages=await _may_choose_length(heard, message, bot))
    if command == "status":
        me = await bot.get_chat_member(message.chat.id, bot.id)
        return replace(heard, sight=Sight(me.status == ChatMember.ADMINISTRATOR, bot.can_read_all_group_messages))
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
    replied = _replied(message) or message.external_reply
    if replied and replied.document:
        file = await files.download(replied.document, bot, max_bytes, is_taken)
        return replace(heard, reply_to=replace(heard.reply_to, file=file))
    return heard
