"""Replying to a message, and quoting the very passage that is meant.

A quote "must be an exact substring of the message to be replied to, including bold, italic, underline,
strikethrough, spoiler, and custom_emoji entities" (Bot API, ReplyParameters). One that is not is refused as
QUOTE_TEXT_INVALID; see https://github.com/openclaw/openclaw/issues/74581 and
https://github.com/telegramdesktop/tdesktop/pull/30453.
"""

from collections.abc import Iterator
from typing import Any

from bot.botapi import entities as rules
from bot.botapi import formatting, schema, utf16
from bot.botapi.chats import Chat
from bot.botapi.entities import Entity
from bot.botapi.formatting import FormattedText
from bot.botapi.messages import Message
from bot.botapi.refusals import Refusal, bad_request

QUOTE_LIMIT = 1024
_QUOTED = rules.STYLES | {"custom_emoji"}


def fields(chat: Chat, parameters: dict[str, Any] | None, *, manual: bool = False) -> dict[str, Any]:
    """The fields of a message in ``chat`` that replies as ``parameters`` (ReplyParameters) say."""
    if not parameters:
        return {}
    formatting.refuse_parse_mode(parameters, "quote_parse_mode")
    source = _chat(chat, parameters)
    original = source.find(parameters["message_id"])
    if original is None:
        if parameters.get("allow_sending_without_reply") and source is chat:
            return {}
        raise bad_request("message to be replied not found")
    return _target(chat, original) | _quote(original, parameters, manual)


def quoting(original: Message, passage: str) -> dict[str, Any]:
    """The ReplyParameters that an app sends for a passage a person selected."""
    index = original.text.index(passage)
    start = utf16.offset(original.text, index)
    marks = _comparable(original.entities, start, start + utf16.length(passage))
    return {
        "message_id": original.message_id,
        "quote": passage,
        "quote_position": start,
        "quote_entities": marks,
    }


def origin(message: Message) -> dict[str, Any]:
    """Where a forwarded message or one replied to from elsewhere comes from (MessageOrigin)."""
    json, date = message.json, {"date": message.json["date"]}
    if message.chat.kind == "channel":
        return {"type": "channel", "chat": message.chat.as_json(), "message_id": message.message_id} | date
    if "sender_chat" in json:
        return {"type": "chat", "sender_chat": json["sender_chat"]} | date
    return {"type": "user", "sender_user": json["from"]} | date


def original(chat: Chat, parameters: dict[str, Any] | None) -> Message | None:
    """The message in the same chat that is replied to."""
    if not parameters or _chat(chat, parameters) is not chat:
        return None
    return chat.find(parameters["message_id"])


def _chat(chat: Chat, parameters: dict[str, Any]) -> Chat:
    reference = parameters.get("chat_id", chat.id)
    other = chat.world.find(reference)
    if other is None or (other is not chat and not other.bot.present and other.kind != "private"):
        raise bad_request("message to be replied not found")
    return other


def _target(chat: Chat, original: Message) -> dict[str, Any]:
    if original.chat is chat:
        return {"reply_to_message": original.snapshot(nested=False)}
    about: dict[str, Any] = {"origin": origin(original)}
    if original.chat.kind in {"supergroup", "channel"}:
        about |= {"chat": original.chat.as_json(), "message_id": original.message_id}
    shown = schema.load().types["ExternalReplyInfo"].fields
    return {"external_reply": about | {name: each for name, each in original.content().items() if name in shown}}


def _quote(original: Message, parameters: dict[str, Any], manual: bool) -> dict[str, Any]:
    if not parameters.get("quote"):
        return {}
    text, marks = parameters["quote"], parameters.get("quote_entities", ())
    quote = formatting.clean(text, rules.check(marks, text))
    if utf16.length(quote.text) > QUOTE_LIMIT:
        raise _invalid()
    position = next(_places(original, quote, parameters.get("quote_position")), None)
    if position is None:
        raise _invalid()
    found = _comparable(quote.entities, 0, utf16.length(quote.text))
    passage = {"text": quote.text, "position": position} | ({"entities": found} if found else {})
    return {"quote": passage | ({"is_manual": True} if manual else {})}


def _places(original: Message, quote: FormattedText, position: int | None) -> Iterator[int]:
    """Where the passage stands in the original with the same marks; only at the position, if one is given."""
    size = utf16.length(quote.text)
    wanted = _comparable(quote.entities, 0, size)
    index = original.text.find(quote.text)
    while index >= 0:
        start = utf16.offset(original.text, index)
        if position in (None, start) and _comparable(original.entities, start, start + size) == wanted:
            yield start
        index = original.text.find(quote.text, index + 1)


def _comparable(marks: list[Entity] | tuple[Entity, ...], start: int, stop: int) -> list[Entity]:
    kept = (each for each in rules.within(marks, start, stop) if each["type"] in _QUOTED)
    return sorted(kept, key=lambda each: (each["offset"], each["length"], each["type"]))


def _invalid() -> Refusal:
    return bad_request("QUOTE_TEXT_INVALID")
