"""What the page sees of the scene: all of it at first, then what changed since."""

from __future__ import annotations

from typing import Any

from bot.botapi import rich
from bot.botapi.chats import Chat
from bot.botapi.messages import Message
from bot.handlers.web.scene import Scene

Json = dict[str, Any]


class View:
    """One page's view; what it was told once it is not told again."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._told: dict[tuple[int, int], Json] = {}
        self._around: Json = {}

    def changes(self) -> Json:
        """What is new: ``around`` is all but the messages, None where none of it is; ``messages`` are the rest.

        A message is the Bot API's, with whose ``reactions`` it has, and whether it is the bot's or deleted.
        """
        with self._scene.world.still():
            messages = [
                told for chat in self._scene.chats for each in chat.messages.values() if (told := self._new(each))
            ]
            around = self._surroundings()
        fresh = around if around != self._around else None
        self._around = around
        return {"around": fresh, "messages": messages}

    def _new(self, message: Message) -> Json | None:
        key = (message.chat.id, message.message_id)
        told = shown(message)
        if self._told.get(key) == told:
            return None
        self._told[key] = told
        return told

    def _surroundings(self) -> Json:
        scene = self._scene
        commands = scene.world.bot.commands
        language = scene.you.language_code or ""
        return {
            "bot": scene.world.bot.as_json(),
            "commands": commands.get(("default", language)) or next(iter(commands.values()), []),
            "people": [person.as_json() for person in scene.people],
            "chats": [_chat(chat) for chat in scene.chats],
            "ahead": scene.clock.ahead,
        }


def shown(message: Message) -> Json:
    """A message as the page gets it."""
    reactions: dict[str, list[int]] = {}
    for person, given in message.reactions.items():
        for each in given:
            reactions.setdefault(each.get("emoji", ""), []).append(person)
    told = message.snapshot() | {"bot": message.from_bot, "deleted": message.deleted, "reactions": reactions}
    if "rich_message" in told:
        told["text"] = rich.plain(told.pop("rich_message")["blocks"])
    return told


def _chat(chat: Chat) -> Json:
    """A chat without its messages; ``typing`` grows whenever the bot says that it is typing."""
    about = {"title": chat.world.bot.first_name} if chat.kind == "private" else {}
    return chat.as_json() | about | {"typing": len(chat.actions), "pinned": list(chat.pinned)}
