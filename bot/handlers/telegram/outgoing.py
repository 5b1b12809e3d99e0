"""Replies as Telegram takes them: entities instead of a parse mode, native quotes, buttons, small previews."""

from __future__ import annotations

import asyncio
import logging

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    MessageEntity,
    ReplyParameters,
)
from telegram.error import BadRequest, NetworkError, TelegramError

from bot import rendering, units
from bot.model import Chat, Emphasis, Mark, Quote, Reply

log = logging.getLogger(__name__)

KINDS = {"link": MessageEntity.TEXT_LINK}
PAUSE_SECONDS = 1.0
"""Before a message is sent again that Telegram said it could not take."""


async def send(bot: Bot, chat: Chat, reply: Reply, answering: int = 0) -> list[int]:
    """Send a reply in as many messages as it takes; returns their ids.

    ``answering`` is the message replied to where nothing is quoted. A quote that Telegram refuses, because the
    message was edited or deleted meanwhile, is left out.
    """
    return [await _quoting(bot, chat, piece, answering) for piece in rendering.split(reply)]


async def edit(bot: Bot, chat: Chat, message: int, reply: Reply) -> bool:
    """Show a reply in place of an earlier one of ours; False when it does not fit there, or that one is gone."""
    pieces = rendering.split(reply)
    if len(pieces) > 1:
        return False
    try:
        await bot.edit_message_text(
            reply.text,
            chat_id=chat.id,
            message_id=message,
            entities=entities(reply.text, reply.marks),
            reply_markup=_keyboard(reply),
            link_preview_options=_preview(reply),
        )
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


async def _quoting(bot: Bot, chat: Chat, piece: Reply, answering: int) -> int:
    try:
        return await _trying(bot, chat, piece, _reply_to(piece.quote, answering))
    except BadRequest:
        if piece.quote is None:
            raise
        log.info("a native quote was refused and left out")
        return await _trying(bot, chat, piece, _reply_to(None, answering))


async def _trying(bot: Bot, chat: Chat, piece: Reply, reply_to: ReplyParameters | None) -> int:
    """Send, and once more where Telegram answers that it failed.

    Where no answer came the message may have arrived, and is not sent twice.
    """
    try:
        return await _send(bot, chat, piece, reply_to)
    except NetworkError as failure:
        if isinstance(failure, BadRequest) or not _is_answer(failure):
            raise
        await asyncio.sleep(PAUSE_SECONDS)
        return await _send(bot, chat, piece, reply_to)


def _is_answer(failure: NetworkError) -> bool:
    """Whether Telegram said so, with or without a readable body; else the connection broke."""
    return failure.__cause__ is None or isinstance(failure.__cause__, TelegramError)


async def _send(bot: Bot, chat: Chat, reply: Reply, reply_to: ReplyParameters | None) -> int:
    message = await bot.send_message(
        chat.id,
        reply.text,
        entities=entities(reply.text, reply.marks),
        message_thread_id=chat.thread or None,
        reply_parameters=reply_to,
        reply_markup=_keyboard(reply),
        link_preview_options=_preview(reply),
    )
    return message.message_id


def _reply_to(quote: Quote | None, answering: int) -> ReplyParameters | None:
    if quote:
        return ReplyParameters(
            quote.message,
            quote=quote.text,
            quote_position=quote.position,
            quote_entities=[_emphasis(emphasis) for emphasis in quote.emphases],
        )
    return ReplyParameters(answering, allow_sending_without_reply=True) if answering else None


def _emphasis(emphasis: Emphasis) -> MessageEntity:
    return MessageEntity(
        emphasis.kind, emphasis.offset, emphasis.length, custom_emoji_id=emphasis.custom_emoji or None
    )


def _keyboard(reply: Reply) -> InlineKeyboardMarkup | None:
    if not reply.buttons:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(button.label, callback_data=button.data) for button in row]
            for row in reply.buttons
        ]
    )


def _preview(reply: Reply) -> LinkPreviewOptions:
    if reply.preview:
        return LinkPreviewOptions(url=reply.preview, prefer_small_media=True)
    return LinkPreviewOptions(is_disabled=True)
