"""What a message says in words, wherever Telegram keeps them: text, caption, rich message, poll, checklist."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Bot, LinkPreviewOptions, MessageEntity, Poll
from telegram import Message as TelegramMessage

from bot.handlers.telegram import rich
from bot.handlers.telegram.rich import Mention
from bot.model import Emphasis

EMPHASES = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler", "custom_emoji"})
"""Formatting that a native quote must repeat (Bot API, ReplyParameters)."""
LINKS = (MessageEntity.URL, MessageEntity.TEXT_LINK)
MENTIONS = (MessageEntity.MENTION, MessageEntity.TEXT_MENTION)
RICH = "rich_message"


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a message; ``quotable`` tells that they are its text, so that a passage can be quoted natively.

    ``links`` end with the one that the message's preview shows, if it names one.
    """

    text: str = ""
    links: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    emphases: tuple[Emphasis, ...] = ()
    quotable: bool = True

    def mentions_of(self, bot: Bot) -> tuple[str, ...]:
        """The pieces of the text that name the bot."""
        name = f"@{bot.username}".lower()
        mine = (each for each in self.mentions if each.user == bot.id or each.piece.lower() == name)
        return tuple(each.piece for each in mine)


def of(message: TelegramMessage) -> Wording:
    """The words of a message; ``text`` is ``""`` where it has none."""
    flat = message.api_kwargs.get(RICH)
    if flat and not message.text:
        read = rich.flatten(flat)
        return Wording(read.text, (*read.links, *_previewed(message)), read.mentions, quotable=False)
    if message.poll:
        return Wording(_poll(message.poll), quotable=False)
    if message.checklist:
        tasks = (f"• {task.text}" for task in message.checklist.tasks)
        return Wording("\n".join((message.checklist.title, *tasks)), quotable=False)
    return _written(message)


def _written(message: TelegramMessage) -> Wording:
    entities = message.parse_entities() if message.text else message.parse_caption_entities()
    return Wording(
        message.text or message.caption or "",
        (*(each.url or piece for each, piece in entities.items() if each.type in LINKS), *_previewed(message)),
        tuple(
            Mention(piece, each.user.id if each.user else 0)
            for each, piece in entities.items()
            if each.type in MENTIONS
        ),
        tuple(
            Emphasis(each.type, each.offset, each.length, each.custom_emoji_id or "", message.message_id)
            for each in entities
            if each.type in EMPHASES
        ),
    )


def _previewed(message: TelegramMessage) -> tuple[str, ...]:
    """The address of a preview that is not of the text's first link, and may be in no text at all."""
    options = message.link_preview_options
    return address(options) if options and not options.is_disabled else ()


def address(options: LinkPreviewOptions | None) -> tuple[str, ...]:
    """The address that a preview is told to be of, if it is."""
    url = options.url if options else None
    return (url,) if isinstance(url, str) and url else ()


def _poll(poll: Poll) -> str:
    """The question of a poll, what is told about it, and its answers, a line each."""
    about = (poll.question, poll.description or "", *(f"• {option.text}" for option in poll.options))
    return "\n".join((*filter(None, about), *filter(None, [poll.explanation])))
