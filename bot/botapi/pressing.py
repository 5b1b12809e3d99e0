"""Buttons and inline queries: what a person asks without writing a message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.botapi import delivery
from bot.botapi.chats import Chat
from bot.botapi.formatting import compose
from bot.botapi.keyboards import inline
from bot.botapi.messages import Message
from bot.botapi.queries import Query

if TYPE_CHECKING:
    from bot.botapi.people import User

INLINE_LIMIT = 256


def press(user: User, message: Message, label: str) -> Query:
    """Press a button that sends data to the bot; ``ValueError`` for one that only opens something."""
    button = message.button(label)
    if "callback_data" not in button:
        raise ValueError(f"the button {label!r} sends nothing to the bot: {button}")
    with user.world.transaction():
        query = user.world.queries.ask(kind="button", chat=message.chat, user=user, label=label)
        message.chat.happened("pressed", user.name, message, label)
        pressed = {"id": query.query_id, "from": user.as_json(), "message": message.snapshot()}
        instance = {"chat_instance": str(abs(message.chat.id)), "data": button["callback_data"]}
        user.world.updates.push("callback_query", pressed | instance)
        return query


def ask_inline(user: User, text: str, chat_type: str) -> Query:
    """Ask the bot from any chat; ``ValueError`` if inline mode is off or no app sends such a text."""
    if not user.world.bot.supports_inline_queries:
        raise ValueError("inline mode is switched off for the bot")
    if len(text) > INLINE_LIMIT:
        raise ValueError(f"an inline query has at most {INLINE_LIMIT} characters")
    with user.world.transaction():
        query = user.world.queries.ask(kind="inline", user=user, text=text)
        asked = {
            "id": query.query_id,
            "from": user.as_json(),
            "query": text,
            "offset": "",
            "chat_type": chat_type,
        }
        user.world.updates.push("inline_query", asked)
        return query


def choose(user: User, query: Query, result_id: str, chat: Chat) -> Message:
    """Send a result the bot offered; the bot learns that it was chosen."""
    result = next(each for each in query.results if each["id"] == result_id)
    with user.world.transaction():
        via = {"from": user.as_json(), "via_bot": user.world.bot.as_json()}
        message = chat.add(via, _content(result))
        delivery.new(message)
        chosen = {"result_id": result_id, "from": user.as_json(), "query": query.about["text"]}
        user.world.updates.push("chosen_inline_result", chosen)
        return message


def _content(result: dict[str, Any]) -> dict[str, Any]:
    written = result["input_message_content"]
    keyboard = inline(result.get("reply_markup"))
    fields = compose(written["message_text"], written.get("entities", ())).fields()
    return fields | ({"reply_markup": keyboard} if keyboard else {})
