"""Replies as Telegram takes them: entities instead of a parse mode, native quotes, buttons, small previews."""

from __future__ import annotations

import logging

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    MessageEntity,
    ReplyParameters,
)
from telegram.error import BadRequest

from bot import rendering, units
from bot.model import Chat, Emphasis, Mark, Quote, Reply

log = logging.getLogger(__name__)

KINDS = {"link": MessageEntity.TEXT_LINK}


async def send(bot: Bot, chat: Chat, reply: Reply, answering: int = 0) -> list[int]:
    """Send a reply in as many messages as it takes; returns their ids.

    ``answering`` is the message replied to where nothing is quoted. A quote that Telegram refuses, because the
    message was edited or deleted meanwhile, is left out.
    """
    sent = []
    for piece in rendering.split(reply):
        try:
            sent.append(await _send(bot, chat, piece, _reply_to(piece.quote, answering)))
        except BadRequest as refusal:
            if piece.quote is None or "quote" not in refusal.message.lower():
                raise
            log.info("a native quote was refused and left out")
            sent.append(await _send(bot, chat, piece, _reply_to(None, answering)))
    return sent


async def edit(bot: Bot, chat: Chat, message: int, reply: Reply) -> bool:
    """Show a reply in place of an earlier one of ours; False when it does not fit into one message."""
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
        if "not modified" not in refusal.message.lower():
            raise
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
