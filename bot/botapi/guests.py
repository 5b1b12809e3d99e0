"""Guest mode: a person mentions the bot in a chat it is not in; it sees that message and may answer it once.

Bot API 10.0, ``Update.guest_message`` and ``answerGuestQuery``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.botapi import replies
from bot.botapi.chats import Chat
from bot.botapi.formatting import compose
from bot.botapi.messages import Message
from bot.botapi.queries import Query

if TYPE_CHECKING:
    from bot.botapi.people import User


def call(user: User, chat: Chat, content: dict[str, Any], reply_to: Message | None) -> Query:
    """Mention the bot where it is no member; ``ValueError`` where it is one."""
    if chat.bot.present:
        raise ValueError(f"the bot is in {chat!r}: it needs no invitation")
    with user.world.transaction():
        replied = replies.fields(chat, {"message_id": reply_to.message_id}, manual=True) if reply_to else {}
        message = chat.add({"from": user.as_json()} | replied, content)
        query = user.world.queries.ask(kind="guest", chat=chat, user=user, message=message)
        user.world.updates.push("guest_message", message.snapshot() | {"guest_query_id": query.query_id})
        return query


def answered(query: Query, result: dict[str, Any]) -> str:
    """The bot's answer appears in the chat; returns the id that stands for it outside of chats."""
    chat: Chat = query.about["chat"]
    written = result["input_message_content"]
    fields = compose(written["message_text"], written.get("entities", ())).fields()
    caller = {"from": chat.world.bot.as_json(), "guest_bot_caller_user": query.about["user"].as_json()}
    chat.add(
        caller | replies.fields(chat, {"message_id": query.about["message"].message_id}), fields, from_bot=True
    )
    return f"guest-{query.query_id}"
