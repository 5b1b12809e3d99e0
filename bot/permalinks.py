"""Addresses that open one message in Telegram (https://core.telegram.org/api/links#message-links). Pure."""

from __future__ import annotations

FIRST = -1_000_000_000_000
"""Supergroups and channels have ids below this; in links they go by what is left without it."""
GENERAL = 1
"""The topic of a forum whose messages are in no other; links do not name it."""


def of(chat: int, message: int, username: str = "", thread: int = 0) -> str:
    """The address of a message, in a forum with its topic; ``""`` where there is none, as in a basic group.

    ``username`` is the chat's public name: with it whoever follows the link need not be a member.
    """
    if message <= 0 or not (username or chat < FIRST):
        return ""
    place = username or f"c/{FIRST - chat}"
    topic = f"{thread}/" if thread > GENERAL else ""
    return f"https://t.me/{place}/{topic}{message}"
