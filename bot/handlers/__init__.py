"""The doors: each turns what arrives into a message, and a reply into what is shown there."""

from __future__ import annotations

from bot import rendering, routing
from bot.conversation import Conversation
from bot.model import Chat, Intent, Message, Reply
from bot.texts import Texts


def respond(conversation: Conversation, message: Message) -> Reply | None:
    """Message, intent, use case, reply; None when the message is not for the bot."""
    intent = routing.route(message)
    return perform(conversation, message.chat, intent) if intent else None


def perform(conversation: Conversation, chat: Chat, intent: Intent) -> Reply:
    """The reply to an intent, in the language the chat had when it was sent: /forget forgets that too."""
    texts = Texts(conversation.language(chat))
    return rendering.render(conversation.perform(chat, intent), texts)
