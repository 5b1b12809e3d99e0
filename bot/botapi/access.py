"""May the bot do that there? The chats and messages a call names, or why it cannot have them.

Wordings: telegram-bot-api's Client.cpp (``check_chat_access``, ``check_message``); for channels
https://github.com/teloxide/teloxide/issues/450, for pins https://github.com/teloxide/teloxide/issues/371.
"""

from typing import Any

from bot.botapi.chats import GENERAL_TOPIC, Chat
from bot.botapi.messages import Message
from bot.botapi.refusals import bad_request, forbidden, migrated
from bot.botapi.world import World

_RIGHT_TO_SEND = {"text messages": "can_send_messages", "documents": "can_send_documents"}


def known(world: World, reference: int | str) -> Chat:
    """The chat, if the bot can know of it at all."""
    chat = world.find(reference)
    if chat is None:
        raise bad_request("chat not found")
    if chat.migrated_to is not None:
        raise migrated(chat.migrated_to)
    if chat.kind != "private":
        _refuse_absence(chat)
    return chat


def writable(world: World, reference: int | str, what: str = "text messages") -> Chat:
    """The chat, if the bot may send ``what`` to it."""
    chat = known(world, reference)
    if chat.person:
        _refuse_person(chat)
    elif chat.kind == "channel":
        need(chat, "can_post_messages", "need administrator rights in the channel chat")
    elif not (chat.bot.leads or (_permits(chat, what))):
        raise bad_request(f"not enough rights to send {what} to the chat")
    return chat


def need(chat: Chat, right: str, otherwise: str) -> None:
    """Refuse what the bot has no right to in a group or channel; in private it may do anything."""
    if chat.kind != "private" and not chat.bot.may(right):
        raise bad_request(otherwise)


def message(chat: Chat, parameters: dict[str, Any], purpose: str) -> Message:
    """The message a call names; ``purpose`` as in "message to edit not found"."""
    if "message_id" not in parameters:
        raise bad_request("message identifier is not specified")
    found = chat.find(parameters["message_id"])
    if found is None:
        raise bad_request(f"message {purpose} not found")
    return found


def topic(chat: Chat, parameters: dict[str, Any], replied: Message | None) -> dict[str, Any]:
    """The fields that place the bot's message in a topic.

    The general topic has the id 1 in updates and must not be named when sending
    (https://github.com/python-telegram-bot/python-telegram-bot/issues/4739).
    """
    number = parameters.get("message_thread_id")
    if number is None:
        number = replied.json.get("message_thread_id") if replied else None
    elif number == GENERAL_TOPIC or number not in chat.topics:
        raise bad_request("message thread not found")
    if number is None:
        return {}
    if chat.topics[number].closed:
        raise bad_request("TOPIC_CLOSED")
    return {"message_thread_id": number, "is_topic_message": True}


def _permits(chat: Chat, what: str) -> bool:
    needed = {_RIGHT_TO_SEND[what], "can_send_messages"}
    return all(chat.permissions.get(right, True) and chat.bot.rights.get(right, True) for right in needed)


def _refuse_absence(chat: Chat) -> None:
    if chat.bot.status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    if not chat.bot.present:
        raise forbidden(f"bot is not a member of the {chat.kind} chat")


def _refuse_person(chat: Chat) -> None:
    if chat.person and chat.person.is_bot:
        raise forbidden("bots can't send messages to bots")
    if chat.person and chat.person.blocks_bot:
        raise forbidden("bot was blocked by the user")
    if not chat.started:
        raise forbidden("bot can't initiate conversation with a user")
