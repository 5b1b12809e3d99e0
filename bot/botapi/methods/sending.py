"""What the bot says."""

from typing import Any

from bot.botapi import access, content, delivery, formatting, keyboards, replies, rich
from bot.botapi.chats import Chat
from bot.botapi.files import UPLOAD_LIMIT
from bot.botapi.messages import Message
from bot.botapi.parameters import Upload
from bot.botapi.refusals import Refusal, bad_request, not_simulated
from bot.botapi.world import World

_UNSUPPORTED = ("business_connection_id", "direct_messages_topic_id", "suggested_post_parameters")


def send_message(world: World, parameters: dict[str, Any]) -> dict[str, Any]:
    """sendMessage: a text."""
    written = formatting.compose_message(parameters)
    chat = access.writable(world, parameters["chat_id"])
    return say(chat, parameters, written.fields() | link_preview(parameters))


def send_rich_message(world: World, parameters: dict[str, Any]) -> dict[str, Any]:
    """sendRichMessage: blocks made from HTML."""
    blocks = rich.compose(parameters["rich_message"])
    chat = access.writable(world, parameters["chat_id"])
    return say(chat, parameters, blocks)


def send_document(world: World, parameters: dict[str, Any]) -> dict[str, Any]:
    """sendDocument: an uploaded file, or one that Telegram has already."""
    caption = formatting.compose_caption(parameters)
    chat = access.writable(world, parameters["chat_id"], "documents")
    return say(chat, parameters, _document(world, parameters["document"]) | content.caption_fields(caption))


def send_chat_action(world: World, parameters: dict[str, Any]) -> bool:
    """sendChatAction: "typing" and the like."""
    chat = access.writable(world, parameters["chat_id"])
    access.topic(chat, parameters, None)
    chat.actions.append(parameters["action"])
    return True


def send_message_draft(world: World, parameters: dict[str, Any]) -> bool:
    """sendMessageDraft: a text still growing; an empty one shows that the bot is thinking.

    Groups are refused as TEXTDRAFT_PEER_INVALID (https://github.com/nullclaw/nullclaw/issues/626).
    """
    formatting.refuse_parse_mode(parameters, "parse_mode")
    draft = formatting.compose(parameters.get("text", ""), parameters.get("entities", ()))
    chat = access.writable(world, parameters["chat_id"])
    if chat.kind != "private":
        raise bad_request("TEXTDRAFT_PEER_INVALID")
    if parameters["draft_id"] == 0:
        raise bad_request("the draft identifier must be non-zero")
    access.topic(chat, parameters, None)
    chat.drafts.append(draft.text)
    return True


def say(chat: Chat, parameters: dict[str, Any], what: dict[str, Any]) -> dict[str, Any]:
    """Put the bot's message into a chat, as a reply, in a topic and with buttons as the call asks."""
    for name in _UNSUPPORTED:
        if name in parameters:
            raise not_simulated(name)
    if "message_effect_id" in parameters and chat.kind != "private":
        raise bad_request("message effects are for private chats only")
    markup = parameters.get("reply_markup")
    keyboards.check(markup)
    target = parameters.get("reply_parameters")
    reply = replies.fields(chat, target)
    place = access.topic(chat, parameters, replies.original(chat, target))
    keyboard = keyboards.inline(markup)
    sent = chat.add(
        sender(chat) | place | reply, what | ({"reply_markup": keyboard} if keyboard else {}), from_bot=True
    )
    return sent.snapshot()


def sender(chat: Chat) -> dict[str, Any]:
    """Whom the bot's messages are from: in a channel the channel, otherwise the bot."""
    return {"sender_chat": chat.as_json()} if chat.kind == "channel" else {"from": chat.world.bot.as_json()}


def service(chat: Chat, what: dict[str, Any]) -> Message:
    """A service message about something the bot did, which it is told of too."""
    message = chat.add(sender(chat), what, from_bot=True)
    delivery.new(message)
    return message


def link_preview(parameters: dict[str, Any]) -> dict[str, Any]:
    """The field that says how links are shown."""
    options = parameters.get("link_preview_options")
    return {"link_preview_options": options} if options else {}


def _document(world: World, document: Upload | str) -> dict[str, Any]:
    if isinstance(document, str):
        if "://" in document:
            raise bad_request("failed to get HTTP URL content")
        return content.document(world.files.get(document), "document", "application/octet-stream")
    if not document.data:
        raise bad_request("file must be non-empty")
    if len(document.data) > UPLOAD_LIMIT:
        raise Refusal(413, "Request Entity Too Large")
    file = world.files.add(document.data, folder="documents", name=document.name)
    return content.document(file, document.name, document.mime_type)
