"""A chat: who is in it, what was said, and how to wait for what the bot says next."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.botapi.members import PERMISSIONS, Membership
from bot.botapi.messages import Message
from bot.botapi.privacy import SERVICE

if TYPE_CHECKING:
    from bot.botapi.people import User
    from bot.botapi.world import World

GENERAL_TOPIC = 1
_ABSENT = Membership("left")


@dataclass(slots=True)
class Topic:
    """A topic of a forum; its id is the number of the message that opened it."""

    topic_id: int
    name: str
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a person in the chat would have seen happen, for the transcript."""

    what: str
    who: str
    message: dict[str, Any] = field(default_factory=dict)
    detail: str = ""


class Chat:
    """A chat of any kind. ``World`` makes it; people act in it through ``User``."""

    def __init__(
        self, world: World, chat_id: int, kind: str, *, title: str = "", username: str | None = None
    ) -> None:
        self.world = world
        self.id = chat_id
        self.kind = kind
        self.title = title
        self.username = username
        self.description: str | None = None
        self.is_forum = False
        self.person: User | None = None
        self.started = False
        self.linked: Chat | None = None
        self.migrated_to: int | None = None
        self.members: dict[int, Membership] = {}
        self.permissions: dict[str, bool] = dict.fromkeys(PERMISSIONS, True)
        self.topics: dict[int, Topic] = {}
        self.messages: dict[int, Message] = {}
        self.pinned: list[int] = []
        self.events: list[Event] = []
        self.actions: list[str] = []
        self.drafts: list[str] = []

    def __repr__(self) -> str:
        return f"Chat({self.id}, {self.kind}, {self.name!r})"

    @property
    def name(self) -> str:
        """What it is called: its title, or the person's name."""
        return self.person.name if self.person else self.title

    @property
    def bot(self) -> Membership:
        """The bot's place here."""
        return self.membership(self.world.bot.id)

    def membership(self, user_id: int) -> Membership:
        """Anyone's place here; they have left if they never came."""
        return self.members.get(user_id, _ABSENT)

    def as_json(self) -> dict[str, Any]:
        """The Bot API's Chat."""
        names = self.person.names() if self.person else {"title": self.title}
        username = {"username": self.username} if self.username else {}
        return (
            {"id": self.id, "type": self.kind} | names | username | ({"is_forum": True} if self.is_forum else {})
        )

    def add(self, envelope: dict[str, Any], content: dict[str, Any], *, from_bot: bool = False) -> Message:
        """Put a message into the history; nobody is told of it yet."""
        number = self.next_number()
        json = {"message_id": number, "date": self.world.now(), "chat": self.as_json()} | envelope | content
        message = self.messages[number] = Message(self, json, from_bot)
        self.happened("sent", sender_name(json), message)
        return message

    def next_number(self) -> int:
        """The number of the next message; in a forum the general topic has taken the first."""
        return max(self.messages, default=GENERAL_TOPIC if self.is_forum else 0) + 1

    def happened(self, what: str, who: str, message: Message | None = None, detail: str = "") -> None:
        """Add to what can be seen in the chat."""
        self.events.append(Event(what, who, message.snapshot() if message else {}, detail))

    def find(self, message_id: int) -> Message | None:
        """The message of that number, unless it is deleted."""
        message = self.messages.get(message_id)
        return None if message is None or message.deleted else message

    def replies(self, after: Message | int | None = None) -> list[Message]:
        """The bot's messages here that came after another message, service messages apart."""
        number = after.message_id if isinstance(after, Message) else after or 0
        return [
            m for m in self.messages.values() if m.from_bot and m.message_id > number and not SERVICE & set(m.json)
        ]

    def wait_for_reply(self, after: Message | int | None = None, timeout: float = 5.0) -> Message:
        """The bot's first message after another one; ``TimeoutError`` with the transcript if none comes."""
        self.world.wait_for(lambda: self.replies(after), timeout, self.transcript)
        return self.replies(after)[0]

    async def reply(self, after: Message | int | None = None, timeout: float = 5.0) -> Message:  # noqa: ASYNC109  (a thread waits)
        """``wait_for_reply`` for a test that shares its event loop with the bot."""
        return await asyncio.to_thread(self.wait_for_reply, after, timeout)

    def transcript(self) -> str:
        """What a person in the chat has seen, in order, as readable text."""
        from bot.botapi.transcript import render

        with self.world.transaction():
            return render(self.events)


def sender_name(message: dict[str, Any]) -> str:
    """Who a message is from, as a person reads it above the message."""
    sender = message.get("sender_chat") or message.get("from") or message["chat"]
    names = (
        (sender.get("first_name"), sender.get("last_name")) if "first_name" in sender else (sender.get("title"),)
    )
    return " ".join(name for name in names if name)
