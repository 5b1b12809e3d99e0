"""Telegram Desktop's export of a chat (``result.json``) as posts.

Format: the machine-readable JSON of "Export chat history"; a message's text is a string or a list of strings
and formatted pieces. It names no topic but by the message that opened it, to which the messages of a topic reply.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from summarizer import NutshellError, Post

SUPERGROUPS = 10**12
"""The Bot API numbers a supergroup or channel ``-100…``: this, and the export's id, below zero."""
LINKS = {"link": "text", "text_link": "href"}
"""Kinds of formatted pieces that are links, and where each says to what."""

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Exported:
    """A chat of an export: its id in the Bot API, 0 where the export tells none, and what was written by whom.

    Who wrote a message is the id of a person, 0 of a channel, of the group itself, or of nobody known.
    """

    chat: int
    name: str
    written: tuple[tuple[int, Post], ...]


def read(content: bytes) -> list[Post]:
    """The messages with text of one exported chat, or of every chat of a whole account's export.

    Raises NutshellError when it is no such export.
    """
    return [post for chat in chats(content) for _, post in chat.written]


def chats(content: bytes) -> list[Exported]:
    """One exported chat, or every chat of a whole account's export; raises NutshellError when it is none."""
    try:
        data = json.loads(content)
        return [_chat(chat) for chat in (data["chats"]["list"] if "chats" in data else [data])]
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, OSError, RecursionError):
        # Whatever an object of another shape can cause, and a moment beyond the calendar.
        raise NutshellError("export-unreadable") from None


def one(content: bytes, since: float, until: float) -> Exported:
    """One exported chat with its messages from a Unix time until another.

    Raises NutshellError: "export-unreadable" for what is no export, "export-many" for that of a whole account.
    """
    found = chats(content)
    if len(found) != 1:
        raise NutshellError("export-many")
    written = found[0].written
    return replace(found[0], written=tuple(each for each in written if _is_between(each[1], since, until)))


def _is_between(post: Post, since: float, until: float) -> bool:
    return post.date is not None and since <= post.date.timestamp() < until


def _chat(chat: Data) -> Exported:
    return Exported(_number(chat), str(chat.get("name") or ""), tuple(_written(chat)))


def _number(chat: Data) -> int:
    """A chat's id in the Bot API."""
    number, kind = int(chat.get("id") or 0), str(chat.get("type") or "")
    if number and kind.endswith(("supergroup", "channel")):
        return -SUPERGROUPS - number
    return -number if kind.endswith("group") else number


def _written(chat: Data) -> Iterator[tuple[int, Post]]:
    threads = _threads(chat["messages"])
    for message in chat["messages"]:
        text = _text(message.get("text") or "")
        if message.get("type") == "message" and text.strip():
            yield _person(message), _post(message, text, chat, threads)


def _post(message: Data, text: str, chat: Data, threads: Mapping[int, int]) -> Post:
    number, thread = int(message["id"]), threads.get(int(message["id"]), 0)
    replied = int(message.get("reply_to_message_id") or 0)
    return Post(
        text,
        channel=str(chat.get("name") or ""),
        id=number,
        date=_moment(message),
        author=str(message.get("from") or ""),
        link=_link(chat, number, thread),
        links=tuple(dict.fromkeys(_links(message))),
        reply_to=0 if replied == thread else replied,
        thread=thread,
        origin=_origin(message, text) or _own(chat, number),
        reactions=sum(int(each["count"]) for each in message.get("reactions") or ()),
    )


def _text(text: str | Mapping[str, str] | list[str | Mapping[str, str]]) -> str:
    pieces = text if isinstance(text, list) else [text]
    return "".join(piece if isinstance(piece, str) else piece["text"] for piece in pieces)


def _links(message: Data) -> Iterator[str]:
    """The addresses in a message; its pieces stand in its text, in newer exports in a list of their own."""
    text = message.get("text")
    pieces = [*(message.get("text_entities") or ()), *(text if isinstance(text, list) else ())]
    for piece in pieces:
        where = "" if isinstance(piece, str) else LINKS.get(str(piece.get("type")), "")
        link = str(piece[where]) if where else ""
        if link:
            yield link if "://" in link else f"https://{link}"


def _threads(messages: list[Data]) -> dict[int, int]:
    """The topic of each message that is in one, by the ids of both."""
    found: dict[int, int] = {}
    for message in messages:
        number, replied = int(message.get("id") or 0), int(message.get("reply_to_message_id") or 0)
        if message.get("action") == "topic_created":
            found[number] = number
        elif replied in found:
            found[number] = found[replied]
    return found


def _link(chat: Data, message: int, thread: int) -> str:
    """The address that opens a message; messages of before a group became a supergroup have ids below zero."""
    kind, name, number = str(chat.get("type") or ""), chat.get("username"), int(chat.get("id") or 0)
    place = f"{thread}/{message}" if thread else str(message)
    if message <= 0:
        return ""
    if name:
        return f"https://t.me/{name}/{place}"
    return f"https://t.me/c/{number}/{place}" if number and kind.endswith(("supergroup", "channel")) else ""


def _origin(message: Data, text: str) -> str:
    """What a forwarded message was before: an export tells from whom, not which, so its text has to tell."""
    source = message.get("forwarded_from_id") or message.get("forwarded_from")
    if not source:
        return ""
    return hashlib.sha256(f"{source}\n{text}".encode(errors="replace")).hexdigest()[:16]


def _own(chat: Data, message: int) -> str:
    """What a channel's own post and all its forwards have in common, as it is written where the bot hears them."""
    number = _number(chat) if str(chat.get("type") or "").endswith("channel") else 0
    return f"c:{number}:{message}" if number else ""


def _person(message: Data) -> int:
    number = str(message.get("from_id") or "").removeprefix("user")
    return int(number) if number.isdecimal() else 0


def _moment(message: Data) -> datetime | None:
    seconds = message.get("date_unixtime")
    return datetime.fromtimestamp(int(seconds), UTC) if seconds else None
