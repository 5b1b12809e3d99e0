"""Replies as Telegram takes them: entities instead of a parse mode, native quotes, buttons, small previews."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Literal, TypeVar

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    MessageEntity,
    ReplyParameters,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, TelegramError

from bot import rendering, units
from bot.model import Button, Chat, Emphasis, File, Mark, Quote, Reply

log = logging.getLogger(__name__)

KINDS = {"link": MessageEntity.TEXT_LINK}
FIRST_PAUSE, LAST_PAUSE = 0.2, 15.0
"""Seconds before a message is sent again: twice as many each time."""
Reason = Literal["", "blocked", "kicked", "no-rights", "gone", "other"]
REASONS: dict[Reason, re.Pattern[str]] = {
    "blocked": re.compile("blocked"),
    "kicked": re.compile("kicked|not a member"),
    "gone": re.compile("deactivated|(chat|user|thread) not found|initiate conversation"),
    "no-rights": re.compile("rights|chat_write_forbidden|topic_closed"),
}
"""What Telegram says when a chat takes nothing from the bot, in its words and in ours."""
Result = TypeVar("Result")
Failed = Callable[[TelegramError], None]


async def send(bot: Bot, chat: Chat, piece: Reply, answering: int, failed: Failed) -> int:
    """Send a reply that fits one message, and try until Telegram has said yes or no; returns the message's id.

    ``answering`` is the message replied to where nothing is quoted. A quote that Telegram refuses, because the
    message was edited or deleted meanwhile, is left out. Where a connection broke before the answer came, the
    message may have arrived, and is sent again all the same: better twice than lost. ``failed`` hears of each
    attempt that ended without an answer.
    """
    try:
        return await _persist(partial(_send, bot, chat, piece, _reply_to(piece.quote, answering)), failed)
    except BadRequest:
        if piece.quote is None:
            raise
        log.info("a native quote was refused and left out")
        return await _persist(partial(_send, bot, chat, piece, _reply_to(None, answering)), failed)


async def edit(bot: Bot, chat: Chat, message: int, reply: Reply, failed: Failed) -> bool:
    """Show a reply in place of an earlier one of ours; False when it does not fit there, or that one is gone."""
    pieces = rendering.split(reply)
    if len(pieces) > 1:
        return False
    try:
        await _persist(partial(_edit, bot, chat, message, reply), failed)
    except BadRequest as refusal:
        return "not modified" in refusal.message.lower()
    return True


def entities(text: str, marks: tuple[Mark, ...]) -> list[MessageEntity]:
    """Marks as message entities: offsets in UTF-16 units."""
    return [
        MessageEntity(
            type=KINDS.get(mark.kind, mark.kind),
            offset=units.length(text[: mark.start]),
            length=units.length(text[mark.start : mark.end]),
            url=mark.url or None,
        )
        for mark in marks
    ]


def refusal(error: TelegramError) -> Reason:
    """Why a chat takes no message of ours, in a word; ``""`` where the message itself was wrong."""
    if not isinstance(error, BadRequest | Forbidden):
        return ""
    said = error.message.lower()
    other: Reason = "other" if isinstance(error, Forbidden) else ""
    return next((reason for reason, words in REASONS.items() if words.search(said)), other)


async def _persist(act: Callable[[], Awaitable[Result]], failed: Failed) -> Result:
    """Ask Telegram until it answers, a little more seldom each time."""
    pause = FIRST_PAUSE
    while True:
        try:
            return await act()
        except (BadRequest, Forbidden, ChatMigrated, InvalidToken):
            raise
        except TelegramError as failure:
            log.warning("Telegram did not take a message, trying again: %s", type(failure).__name__)
            failed(failure)
        await asyncio.sleep(pause)
        pause = min(pause * 2, LAST_PAUSE)


async def _edit(bot: Bot, chat: Chat, message: int, reply: Reply) -> None:
    await bot.edit_message_text(
        reply.text,
        chat_id=chat.id,
        message_id=message,
        entities=entities(reply.text, reply.marks),
        reply_markup=_keyboard(reply, bot.username),
        link_preview_options=_preview(reply),
    )


async def _send(bot: Bot, chat: Chat, reply: Reply, reply_to: ReplyParameters | None) -> int:
    if reply.file:
        return await _send_file(bot, chat, reply, reply.file, reply_to)
    message = await bot.send_message(
        chat.id,
        reply.text,
        entities=entities(reply.text, reply.marks),
        message_thread_id=chat.thread or None,
        reply_parameters=reply_to,
        reply_markup=_keyboard(reply, bot.username),
        link_preview_options=_preview(reply),
        disable_notification=reply.quiet or None,
    )
    return message.message_id


async def _send_file(bot: Bot, chat: Chat, reply: Reply, file: File, reply_to: ReplyParameters | None) -> int:
    """A file with the reply as its caption; rendering has cut that to what a caption takes."""
    message = await bot.send_document(
        chat.id,
        InputFile(file.content, file.name),
        caption=reply.text or None,
        caption_entities=entities(reply.text, reply.marks),
        message_thread_id=chat.thread or None,
        reply_parameters=reply_to,
        reply_markup=_keyboard(reply, bot.username),
        disable_notification=reply.quiet or None,
        disable_content_type_detection=True,
    )
    return message.message_id


def _reply_to(quote: Quote | None, answering: int) -> ReplyParameters | None:
    if quote and quote.text:
        return ReplyParameters(
            quote.message,
            quote=quote.text,
            quote_position=quote.position,
            quote_entities=[_emphasis(emphasis) for emphasis in quote.emphases],
        )
    target = quote.message if quote else answering
    return ReplyParameters(target, allow_sending_without_reply=True) if target else None


def _emphasis(emphasis: Emphasis) -> MessageEntity:
    return MessageEntity(
        emphasis.kind, emphasis.offset, emphasis.length, custom_emoji_id=emphasis.custom_emoji or None
    )


def _keyboard(reply: Reply, username: str) -> InlineKeyboardMarkup | None:
    if not reply.buttons:
        return None
    return InlineKeyboardMarkup([[_button(button, username) for button in row] for row in reply.buttons])


def _button(button: Button, username: str) -> InlineKeyboardButton:
    """A button that sends something back or opens an address; one that begins with "?" is the bot's own."""
    if not button.url:
        return InlineKeyboardButton(button.label, callback_data=button.data)
    own = f"https://t.me/{username}" if button.url.startswith("?") else ""
    return InlineKeyboardButton(button.label, url=own + button.url)


def _preview(reply: Reply) -> LinkPreviewOptions:
    if reply.preview:
        return LinkPreviewOptions(url=reply.preview, prefer_small_media=True)
    return LinkPreviewOptions(is_disabled=True)
