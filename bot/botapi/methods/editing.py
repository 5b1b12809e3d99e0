"""What the bot changes about what was said."""

from typing import Any

from bot.botapi import access, formatting, keyboards, rich
from bot.botapi.chats import Chat
from bot.botapi.messages import Message
from bot.botapi.methods import sending
from bot.botapi.refusals import bad_request, not_simulated
from bot.botapi.world import World

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
_NO_PINNING = "not enough rights to manage pinned messages in the chat"


def edit_message_text(world: World, parameters: dict[str, Any]) -> dict[str, Any]:
    """editMessageText: another text or other blocks; without a keyboard the old one goes."""
    if "rich_message" in parameters:
        written = rich.compose(parameters["rich_message"])
    else:
        written = formatting.compose_message(parameters).fields() | sending.link_preview(parameters)
    chat, message = _own(world, parameters)
    if not {"text", "rich_message"} & set(message.json):
        raise bad_request("there is no text in the message to edit")
    return _change(chat, message, written, parameters.get("reply_markup"))


def edit_message_reply_markup(world: World, parameters: dict[str, Any]) -> dict[str, Any]:
    """editMessageReplyMarkup: other buttons, or none."""
    chat, message = _own(world, parameters)
    return _change(chat, message, message.content(), parameters.get("reply_markup"))


def delete_message(world: World, parameters: dict[str, Any]) -> bool:
    """deleteMessage: its own message anywhere, a person's in private or with the right to."""
    chat = access.known(world, parameters["chat_id"])
    message = access.message(chat, parameters, "to delete")
    if not message.from_bot:
        access.need(chat, "can_delete_messages", "message can't be deleted")
    message.deleted = True
    chat.happened("deleted", world.bot.first_name, message)
    return True


def set_message_reaction(world: World, parameters: dict[str, Any]) -> bool:
    """setMessageReaction: at most one, as bots are no premium users; none takes it back."""
    chat = access.known(world, parameters["chat_id"])
    message = access.message(chat, parameters, "to react")
    reaction = parameters.get("reaction", [])
    if len(reaction) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if any(each["type"] != "emoji" for each in reaction):
        raise bad_request("REACTION_INVALID")
    message.reactions[world.bot.id] = reaction
    chat.happened("reacted", world.bot.first_name, message, " ".join(each["emoji"] for each in reaction))
    return True


def pin_chat_message(world: World, parameters: dict[str, Any]) -> bool:
    """pinChatMessage: the chat gets a service message about it."""
    chat = _pinning(world, parameters)
    message = access.message(chat, parameters, "to pin")
    if message.message_id not in chat.pinned:
        chat.pinned.append(message.message_id)
        sending.service(chat, {"pinned_message": message.snapshot(nested=False)})
    return True


def unpin_chat_message(world: World, parameters: dict[str, Any]) -> bool:
    """unpinChatMessage: the message named, or the one pinned last."""
    chat = _pinning(world, parameters)
    number = parameters.get("message_id", chat.pinned[-1] if chat.pinned else None)
    if number not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(number)
    chat.happened("unpinned", world.bot.first_name, chat.messages[number])
    return True


def _own(world: World, parameters: dict[str, Any]) -> tuple[Chat, Message]:
    """The bot's own message that a call is to change."""
    if "inline_message_id" in parameters or "business_connection_id" in parameters:
        raise not_simulated("editing messages sent inline or for a business")
    if "chat_id" not in parameters:
        raise bad_request("chat_id is empty")
    chat = access.writable(world, parameters["chat_id"])
    message = access.message(chat, parameters, "to edit")
    posted = chat.kind == "channel" and chat.bot.may("can_edit_messages")
    if not (message.from_bot or posted):
        raise bad_request("message can't be edited")
    return chat, message


def _change(
    chat: Chat, message: Message, written: dict[str, Any], markup: dict[str, Any] | None
) -> dict[str, Any]:
    keyboards.check(markup)
    keyboard = keyboards.inline(markup)
    if (written, keyboard) == (message.content(), message.json.get("reply_markup")):
        raise bad_request(_NOT_MODIFIED)
    message.replace(written)
    message.json.pop("reply_markup", None)
    message.json |= {"edit_date": chat.world.now()} | ({"reply_markup": keyboard} if keyboard else {})
    chat.happened("edited", chat.world.bot.first_name, message)
    return message.snapshot()


def _pinning(world: World, parameters: dict[str, Any]) -> Chat:
    chat = access.known(world, parameters["chat_id"])
    access.need(chat, "can_edit_messages" if chat.kind == "channel" else "can_pin_messages", _NO_PINNING)
    return chat
