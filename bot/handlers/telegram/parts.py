"""A text too long for one message: clients send it in several, and it is read as one.

A part that is nearly as long as a message can be waits a moment for the next one, which the sender's client sends
as soon as Telegram has the first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from telegram import Message as TelegramMessage

from bot import units
from bot.model import Message
from bot.routing import COMMAND
from summarizer.sentences import is_final

PART = 3500
"""UTF-16 units from which a message may be part of a longer text: clients cut at 4096, or at a break before."""
PAUSE = 1.0
"""Seconds that such a part waits for the next."""
SECONDS = 3
"""Seconds that lie between two parts at most, as Telegram dates them."""


def may_go_on(message: TelegramMessage) -> bool:
    """Whether a message is so long that the next one may belong to it."""
    return message.text is not None and units.length(message.text) >= PART


def following(message: TelegramMessage, later: Iterable[TelegramMessage]) -> list[TelegramMessage]:
    """Of the messages that came after one, those in which its text goes on."""
    found, last = [], message
    for part in later:
        if not (may_go_on(last) and _goes_on(last, part)):
            break
        found.append(part)
        last = part
    return found


def joined(first: Message, others: Iterable[Message]) -> Message:
    """Messages as one; each sentence can still be quoted in the message that holds it."""
    parts = (first, *others)
    text, original = first.text, first.original
    for part in parts[1:]:
        between = "\n" if is_final(text) else " "
        text, original = text + between + part.original, original + between + part.original
    links = tuple(link for part in parts for link in part.links)
    return replace(first, text=text, original=original, links=links, parts=parts)


def _goes_on(last: TelegramMessage, part: TelegramMessage) -> bool:
    same_place = last.message_thread_id == part.message_thread_id
    same_kind = (last.forward_origin is None) == (part.forward_origin is None)
    soon = (part.date - last.date).total_seconds() <= SECONDS
    said = part.text is not None and not COMMAND.match(part.text) and part.reply_to_message is None
    return part.message_id == last.message_id + 1 and same_place and same_kind and soon and said
