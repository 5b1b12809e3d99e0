"""A Telegram Desktop export as what a chat's memory takes in: whose it is, and who wrote what."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot import exports
from summarizer import NutshellError, Post

PERSON = re.compile(r"user(\d{1,19})")
"""How the export names a person; a channel, or the chat itself, is "channel123"."""
SUPERGROUP = 10**12
"""The id of a supergroup or a channel to a bot is minus this, less what the export calls it."""


@dataclass(frozen=True, slots=True)
class Exported:
    """One exported chat: its bare id, 0 where the export has none, its title, and who wrote each message.

    A person is 0 where the export tells of none.
    """

    id: int
    title: str
    written: tuple[tuple[int, Post], ...]

    def is_of(self, chat: int, title: str) -> bool:
        """Whether it was exported from a chat with this id for bots; by the title where the export has no id."""
        if self.id:
            return chat in (-self.id, -SUPERGROUP - self.id)
        return bool(title) and title == self.title


def read(content: bytes, since: float, until: float) -> Exported:
    """The chat of an export, with its messages from a Unix time until another.

    Raises NutshellError: "export-unreadable" for what is no export, "export-many" for that of a whole account.
    """
    posts = exports.read(content)
    try:
        data = json.loads(content)
        if "chats" in data:
            raise NutshellError("export-many")
        people = {int(each["id"]): _person(each) for each in data["messages"] if each.get("type") == "message"}
        told = int(data.get("id") or 0)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise NutshellError("export-unreadable") from None
    kept = (post for post in posts if post.date and since <= post.date.timestamp() < until)
    return Exported(abs(told), str(data.get("name") or ""), tuple((people.get(post.id, 0), post) for post in kept))


def _person(message: Mapping[str, Any]) -> int:
    named = PERSON.fullmatch(str(message.get("from_id") or ""))
    return int(named[1]) if named else 0
