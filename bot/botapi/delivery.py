"""From something that happened to the update that tells the bot, or to none."""

from collections import Counter
from typing import Any

from bot.botapi import members, privacy
from bot.botapi.chats import Chat
from bot.botapi.members import Membership
from bot.botapi.messages import Message


def new(message: Message) -> None:
    """Tell of a new message."""
    _push("channel_post" if message.chat.kind == "channel" else "message", message)


def edited(message: Message) -> None:
    """Tell of an edit."""
    _push("edited_channel_post" if message.chat.kind == "channel" else "edited_message", message)


def own_membership(chat: Chat, by: dict[str, Any], old: Membership) -> None:
    """Tell the bot that its place in a chat changed."""
    _push_membership("my_chat_member", chat, by, chat.world.bot.as_json(), old)


def other_membership(chat: Chat, by: dict[str, Any], user: dict[str, Any], old: Membership) -> None:
    """Tell an administrator bot that somebody else's place changed."""
    if chat.bot.leads:
        _push_membership("chat_member", chat, by, user, old)


def reaction(message: Message, by: dict[str, Any], old: list[dict[str, Any]], new: list[dict[str, Any]]) -> None:
    """Tell of a reaction; in groups only an administrator bot learns of them, of a channel's only how many."""
    chat = message.chat
    if chat.kind != "private" and not chat.bot.leads:
        return
    if chat.kind == "channel":
        _push_counts(message)
        return
    envelope = {
        "chat": chat.as_json(),
        "message_id": message.message_id,
        "user": by,
        "date": chat.world.now(),
    }
    chat.world.updates.push("message_reaction", envelope | {"old_reaction": old, "new_reaction": new})


def _push_counts(message: Message) -> None:
    given = Counter(each["emoji"] for reactions in message.reactions.values() for each in reactions)
    counted = [{"type": {"type": "emoji", "emoji": emoji}, "total_count": total} for emoji, total in given.items()]
    chat = message.chat
    envelope = {"chat": chat.as_json(), "message_id": message.message_id, "date": chat.world.now()}
    chat.world.updates.push("message_reaction_count", envelope | {"reactions": counted})


def sees(message: Message) -> bool:
    """Whether the bot sees a message at all."""
    chat, bot = message.chat, message.chat.world.bot
    if chat.kind == "private":
        return True
    if not chat.bot.present:
        return False
    everything = chat.kind == "channel" or chat.bot.leads or bot.can_read_all_group_messages
    return everything or privacy.concerns(message.json, bot.id, bot.username)


def _push(kind: str, message: Message) -> None:
    if sees(message):
        message.chat.world.updates.push(kind, message.json)


def _push_membership(kind: str, chat: Chat, by: dict[str, Any], user: dict[str, Any], old: Membership) -> None:
    membership = chat.membership(user["id"])
    payload = {
        "chat": chat.as_json(),
        "from": by,
        "date": chat.world.now(),
        "old_chat_member": members.as_json(user, old, chat.kind),
        "new_chat_member": members.as_json(user, membership, chat.kind),
    }
    chat.world.updates.push(kind, payload)
