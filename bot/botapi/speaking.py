"""How a message of a person gets into a chat, and what Telegram makes of it on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypedDict

from bot.botapi import delivery, replies
from bot.botapi.chats import GENERAL_TOPIC, Chat, Topic
from bot.botapi.messages import Message

if TYPE_CHECKING:
    from bot.botapi.people import User

# Telegram's accounts that stand in where a chat speaks (Bot API, Message.from and sender_chat).
_ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
_CHANNEL = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
_TELEGRAM = {"id": 777000, "is_bot": False, "first_name": "Telegram"}


class Said(TypedDict, total=False):
    """``Manner`` as keyword arguments."""

    reply_to: Message | None
    quote: str | None
    topic: Topic | None
    as_chat: Chat | None


@dataclass(frozen=True, slots=True)
class Manner:
    """How something is said: to whom it replies, in which topic, and in whose name.

    ``as_chat`` is the group itself for an anonymous administrator, or a channel that a person speaks for.
    """

    reply_to: Message | None = None
    quote: str | None = None
    topic: Topic | None = None
    as_chat: Chat | None = None


def say(user: User, chat: Chat, content: dict[str, Any], manner: Manner) -> Message:
    """Put a person's message into a chat and tell the bot."""
    _refuse_stranger(user, chat)
    with chat.world.transaction():
        chat.started = True
        envelope = _sender(user, chat, manner) | topic_fields(chat, manner.topic, manner.reply_to)
        message = chat.add(envelope | _reply(chat, manner), content)
        delivery.new(message)
        return message


def post(channel: Chat, content: dict[str, Any], signature: str | None) -> Message:
    """Publish in a channel; in its discussion group, if it has one, the post appears by itself."""
    signed = {"author_signature": signature} if signature else {}
    with channel.world.transaction():
        message = channel.add({"sender_chat": channel.as_json()} | signed, content)
        delivery.new(message)
        if channel.linked:
            delivery.new(_forward_automatically(message, channel.linked))
        return message


def topic_fields(chat: Chat, topic: Topic | None, reply_to: Message | None = None) -> dict[str, Any]:
    """The fields that place a message in a topic; a reply goes where the other message is."""
    if topic is None and reply_to is not None and reply_to.chat is chat:
        number = reply_to.json.get("message_thread_id")
    else:
        number = topic.topic_id if topic else None
    if number in (None, GENERAL_TOPIC):
        return {}
    return {"message_thread_id": number, "is_topic_message": True}


def _refuse_stranger(user: User, chat: Chat) -> None:
    if chat.kind == "private" and chat.person is not user:
        raise ValueError(f"{user.name} has no part in {chat!r}")
    if chat.kind != "private" and not chat.membership(user.id).present:
        raise ValueError(f"{user.name} is not in {chat!r}")


def _sender(user: User, chat: Chat, manner: Manner) -> dict[str, Any]:
    if manner.as_chat is None:
        return {"from": user.as_json()}
    account = _ANONYMOUS if manner.as_chat is chat else _CHANNEL
    return {"from": account, "sender_chat": manner.as_chat.as_json()}


def _reply(chat: Chat, manner: Manner) -> dict[str, Any]:
    if manner.reply_to is None:
        return {}
    elsewhere = {} if manner.reply_to.chat is chat else {"chat_id": manner.reply_to.chat.id}
    target: dict[str, Any] = {"message_id": manner.reply_to.message_id}
    if manner.quote is not None:
        target = replies.quoting(manner.reply_to, manner.quote)
    return replies.fields(chat, target | elsewhere, manual=True)


def _forward_automatically(message: Message, group: Chat) -> Message:
    envelope = {
        "from": _TELEGRAM,
        "sender_chat": message.chat.as_json(),
        "forward_origin": replies.origin(message),
        "is_automatic_forward": True,
    }
    return group.add(envelope, message.content())
