"""What comes in: a message, whichever door it came through."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class ChatKind(Enum):
    """Where a conversation takes place."""

    PRIVATE = "private"
    GROUP = "group"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Chat:
    """One conversation; ``thread`` is a forum topic (0 outside of one), ``locale`` the reader's language tag.

    ``person`` is who speaks, 0 where that is nobody: a channel, an anonymous administrator, the clock. ``title``
    and ``username`` are its names, ``""`` where it has none.
    """

    id: int
    kind: ChatKind = ChatKind.PRIVATE
    thread: int = 0
    locale: str = "en"
    person: int = 0
    title: str = field(default="", compare=False)
    username: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Formatting of a message's text that a native quote must repeat; offsets in UTF-16 units.

    ``message`` is the one whose text it formats, 0 where there is only one.
    """

    kind: str
    offset: int
    length: int
    custom_emoji: str = ""
    message: int = 0


@dataclass(frozen=True, slots=True)
class File:
    """A file someone sent, with its content."""

    name: str
    content: bytes
    content_type: str | None = None


@dataclass(frozen=True, slots=True)
class Sight:
    """What the bot can see of a group, every message or only those to it, and what it may do there."""

    administrator: bool
    reads_everything: bool
    topics: bool = False
    posts: bool = True
    pins: bool = False

    @property
    def whole(self) -> bool:
        """Whether it sees every message."""
        return self.administrator or self.reads_everything


@dataclass(frozen=True, slots=True)
class Part:
    """A message that holds ``length`` characters of a text, from ``start`` on."""

    message: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Message:
    """Something a person said, whichever door it came through.

    ``text`` is what is meant for the bot, ``original`` the whole text as the message has it, with the mention;
    ``quotable`` tells that a passage of that can be quoted natively. ``parts`` are the messages that a long text
    was cut into, where it was, this one first: ``text`` and ``original`` are then those of all. ``passage`` is
    what its writer selected of the message replied to. ``mine`` tells that the bot wrote it, ``addressed`` that it
    is meant for the bot, ``manages`` that its writer may change the settings; ``unreadable`` is the key of the
    sentence that says why there is nothing to read.
    """

    chat: Chat
    id: int = 0
    text: str = ""
    original: str = ""
    links: tuple[str, ...] = ()
    emphases: tuple[Emphasis, ...] = ()
    file: File | None = None
    reply_to: Message | None = None
    passage: str = ""
    parts: tuple[Part, ...] = ()
    quotable: bool = True
    forwarded: bool = False
    addressed: bool = True
    mine: bool = False
    manages: bool = True
    sight: Sight | None = None
    unreadable: str = ""
