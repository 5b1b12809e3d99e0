"""Which messages of a group a bot sees (https://core.telegram.org/bots/features#privacy-mode).

In privacy mode: commands that are not another bot's, mentions of it, replies to it, and service messages.
Outside of it, or as an administrator: everything. What another bot sent it never sees.
"""

from typing import Any

from bot.botapi import rich, utf16

# A service message has one of these instead of content.
SERVICE = frozenset(
    {
        "new_chat_members",
        "left_chat_member",
        "new_chat_title",
        "pinned_message",
        "migrate_to_chat_id",
        "migrate_from_chat_id",
        "group_chat_created",
        "supergroup_chat_created",
        "forum_topic_created",
    }
)


def concerns(message: dict[str, Any], bot_id: int, bot_username: str) -> bool:
    """Whether a bot in privacy mode sees the message."""
    return bool(
        SERVICE & set(message)
        or message.get("reply_to_message", {}).get("from", {}).get("id") == bot_id
        or any(_addresses(kind, marked, bot_username) for kind, marked in _marked(message))
    )


def _addresses(kind: str, marked: str, bot_username: str) -> bool:
    if kind == "mention":
        return marked.lower() == f"@{bot_username}".lower()
    _, _, addressee = marked.partition("@")
    return kind == "bot_command" and (not addressee or addressee.lower() == bot_username.lower())


def _marked(message: dict[str, Any]) -> list[tuple[str, str]]:
    """Mentions anywhere, and the command that the message starts with."""
    if "rich_message" in message:
        return rich.marked(message["rich_message"]["blocks"])
    text = message.get("text", message.get("caption", ""))
    entities = message.get("entities", message.get("caption_entities", []))
    return [
        (each["type"], utf16.cut(text, each["offset"], each["length"]))
        for each in entities
        if each["type"] == "mention" or (each["type"] == "bot_command" and each["offset"] == 0)
    ]
