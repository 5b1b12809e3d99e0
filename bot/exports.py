"""Telegram Desktop's export of a chat (``result.json``) as posts.

Format: the machine-readable JSON of "Export chat history"; a message's text is a string or a list of strings
and formatted pieces.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from summarizer import NutshellError, Post


def read(content: bytes) -> list[Post]:
    """The messages with text of one exported chat, or of every chat of a whole account's export.

    Raises NutshellError when it is no such export.
    """
    try:
        data = json.loads(content)
        chats = data["chats"]["list"] if "chats" in data else [data]
        return [post for chat in chats for post in _posts(chat)]
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, OSError, RecursionError):
        # Whatever an object of another shape can cause, and a moment beyond the calendar.
        raise NutshellError("export-unreadable") from None


def _posts(chat: Mapping[str, Any]) -> Iterator[Post]:
    name, username = str(chat.get("name") or ""), chat.get("username")
    for message in chat["messages"]:
        text = _text(message.get("text") or "")
        if message.get("type") == "message" and text.strip():
            yield Post(
                text,
                channel=name,
                id=int(message["id"]),
                date=_moment(message),
                author=str(message.get("from") or ""),
                link=f"https://t.me/{username}/{message['id']}" if username else "",
            )


def _text(text: str | Mapping[str, str] | list[str | Mapping[str, str]]) -> str:
    pieces = text if isinstance(text, list) else [text]
    return "".join(piece if isinstance(piece, str) else piece["text"] for piece in pieces)


def _moment(message: Mapping[str, Any]) -> datetime | None:
    seconds = message.get("date_unixtime")
    return datetime.fromtimestamp(int(seconds), UTC) if seconds else None
