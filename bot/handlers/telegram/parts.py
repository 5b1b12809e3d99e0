"""The messages that a text too long for one was cut into, and the text that they were.

Clients cut a text of more than 4096 UTF-16 units where a paragraph, a line, a sentence or a word ends: Telegram
Desktop anywhere in the second half of what fits, the others nearer to its end. So a part that is followed by
another is longer than half a message, and the two would not fit into one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from telegram import Message as TelegramMessage
from telegram import MessageOrigin

from bot import units
from bot.handlers.telegram import wording
from bot.model import Message, Part
from bot.rendering import LIMIT
from bot.routing import COMMAND
from summarizer.sentences import is_final

CLOSE = timedelta(seconds=3)
"""Between two parts of one text, by the clock of Telegram, which tells whole seconds."""
TRIMMED = 2
"""UTF-16 units that a client drops where it cuts: a blank line."""
HEADING = 80
"""Characters of a last line that may be a heading; a longer one without a full stop was cut in a sentence."""


def may_go_on(message: TelegramMessage) -> bool:
    """Whether a message may be the part of a text that others follow."""
    return message.text is not None and units.length(message.text) > LIMIT // 2


def goes_on(before: TelegramMessage, after: TelegramMessage) -> bool:
    """Whether a message goes on with the text of an earlier one, of the same person in the same chat."""
    if not may_go_on(before) or not before.text or not after.text or COMMAND.match(after.text):
        return False
    return (
        units.length(before.text) + units.length(after.text) + TRIMMED > LIMIT
        and before.message_id < after.message_id
        and before.message_thread_id == after.message_thread_id
        and before.sender_chat == after.sender_chat
        and timedelta(0) <= after.date - before.date <= CLOSE
        and _is_forwarded_alike(before.forward_origin, after.forward_origin)
    )


def joined(heard: Message, rest: Sequence[TelegramMessage]) -> Message:
    """A message with the texts of those that go on with it."""
    text, original, parts = heard.text, heard.original, [Part(heard.id, 0, len(heard.original))]
    for each in rest:
        said = wording.of(each)
        space = _between(original, said.text)
        text, original = text + space + said.text, original + space
        parts.append(Part(each.message_id, len(original), len(said.text)))
        original += said.text
        heard = replace(heard, links=heard.links + said.links, emphases=heard.emphases + said.emphases)
    return replace(heard, text=text, original=original, parts=tuple(parts)) if rest else heard


def _is_forwarded_alike(before: MessageOrigin | None, after: MessageOrigin | None) -> bool:
    """Whether both are forwarded, from where they were one text too, or neither."""
    if before is None or after is None:
        return before is after
    return before.type == after.type and abs(after.date - before.date) <= CLOSE


def _between(before: str, after: str) -> str:
    """What was cut away between two parts: the end of a paragraph or line, or the space between two words."""
    last_line = before.rstrip().rpartition("\n")[2]
    if is_final(before):
        return "\n\n" if "\n\n" in before else "\n"
    if len(last_line) < HEADING and not after[:1].islower():
        return "\n"
    return "" if _is_unspaced(before[-1:]) and _is_unspaced(after[:1]) else " "


def _is_unspaced(character: str) -> bool:
    """Whether a letter is of a script that is written without spaces: Thai to Khmer, Chinese, Japanese."""
    return (
        "\u0e00" <= character <= "\u0fff" or "\u1780" <= character <= "\u17ff" or "\u3040" <= character <= "\u9fff"
    )
