"""What a message of Telegram's says, wherever it says so: text, caption, rich message or poll."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from telegram import Bot, ExternalReplyInfo, LinkPreviewOptions, MessageEntity
from telegram import Message as TelegramMessage

from bot.handlers.telegram import rich

LINKS = (MessageEntity.URL, MessageEntity.TEXT_LINK)
MENTIONS = (MessageEntity.MENTION, MessageEntity.TEXT_MENTION)


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a message and what is marked in it.

    ``quotable`` tells that a passage of the text can be quoted natively: Telegram finds it only in what is a
    message's text or caption, letter for letter.
    """

    text: str
    entities: Mapping[MessageEntity, str]
    links: tuple[str, ...] = ()
    quotable: bool = True
    is_poll: bool = False


def read(message: TelegramMessage) -> Content:
    """What a message says; its text is ``""`` when it says nothing that can be read."""
    if message.text or message.caption:
        entities = message.parse_entities() if message.text else message.parse_caption_entities()
        links = (entity.url or piece for entity, piece in entities.items() if entity.type in LINKS)
        return Content(message.text or message.caption or "", entities, (*links, *_previewed(message)))
    told = message.api_kwargs.get("rich_message")
    if isinstance(told, Mapping):
        return Content(rich.text(told), {}, rich.links(told), quotable=False)
    if message.poll:
        options = (option.text for option in message.poll.options)
        return Content("\n".join((message.poll.question, *options)), {}, quotable=False, is_poll=True)
    return Content("", {})


def addresses(content: Content, bot: Bot) -> list[str]:
    """The places where a message mentions the bot, as they are written there."""
    marked = [
        piece
        for entity, piece in content.entities.items()
        if entity.type in MENTIONS and _is_me(entity, piece, bot)
    ]
    if content.entities or content.quotable:
        return marked
    return re.findall(rf"@{re.escape(bot.username)}\b", content.text, re.IGNORECASE)


def quoted_elsewhere(reply: ExternalReplyInfo, passage: str) -> Content:
    """What is known of a message in another chat: the passage quoted from it, and the link it is about."""
    return Content(passage, {}, _of_preview(reply.link_preview_options), quotable=False)


def _previewed(message: TelegramMessage) -> tuple[str, ...]:
    """The page shown below a message, which need not be linked in it."""
    return _of_preview(message.link_preview_options)


def _of_preview(preview: LinkPreviewOptions | None) -> tuple[str, ...]:
    return (str(preview.url),) if preview and preview.url and not preview.is_disabled else ()


def _is_me(entity: MessageEntity, piece: str, bot: Bot) -> bool:
    if entity.user:
        return entity.user.id == bot.id
    return piece.lower() == f"@{bot.username}".lower()
