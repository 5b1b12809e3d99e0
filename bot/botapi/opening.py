"""What an app opens when somebody follows a link to a message (https://core.telegram.org/api/links#message-links)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.botapi.chats import Chat
from bot.botapi.messages import Message

if TYPE_CHECKING:
    from bot.botapi.world import World

_LINK = re.compile(r"https://t\.me/(?:c/(?P<channel>\d+)|(?P<name>\w+))(?:/(?P<thread>\d+))?/(?P<message>\d+)\Z")


def follow(world: World, link: str) -> Message | None:
    """The message that a link leads to; None where an app would say that there is none."""
    found = _LINK.match(link)
    if found is None:
        return None
    where = world.find(f"-100{found['channel']}" if found["channel"] else f"@{found['name']}")
    message = where.find(int(found["message"])) if where else None
    return message if message and where and _is_in_thread(where, message, found["thread"]) else None


def _is_in_thread(chat: Chat, message: Message, thread: str | None) -> bool:
    """A link that names a topic leads to messages of that topic alone; groups and channels have such links."""
    return chat.kind in ("supergroup", "channel") and (
        thread is None or message.json.get("message_thread_id") == int(thread)
    )
