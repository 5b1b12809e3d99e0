"""What a person on the page does, each by its name; what cannot be done raises ValueError or LookupError."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from bot.botapi import content, cutting, replies, speaking
from bot.botapi.chats import Chat
from bot.botapi.messages import Message
from bot.botapi.people import User
from bot.botapi.queries import Query
from bot.botapi.speaking import Said
from bot.handlers.web.scene import Scene

Asked = Mapping[str, Any]
PATIENCE = 15.0
"""Seconds that a button may spin; Telegram gives a bot about as many."""
MOST_PARTS = 40
"""Messages that a pasted text may be cut into."""
REACTIONS = 3
"""A person without a subscription may put one, with one three."""


class Acts:
    """Everything that can be done in a scene. An act waits for the bot only where an app would."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._inline: dict[str, Query] = {}
        self._acts: dict[str, Callable[[Asked], object]] = {
            "say": self.say, "press": self.press, "edit": self.edit, "delete": self.delete, "react": self.react,
            "forward": self.forward, "inline": self.inline, "choose": self.choose, "clock": self.clock,
        }  # fmt: skip

    def do(self, asked: Asked) -> object:
        """Do what is asked; what comes back is for whoever asked alone."""
        return self._acts[str(asked["do"])](asked)

    def say(self, asked: Asked) -> None:
        """Write in a chat, as a reply or quoting a passage; a long text goes in as many messages as it takes."""
        who, chat, text = self._who(asked), self._scene.chat(asked["chat"]), str(asked["text"])
        parts = [part for part in cutting.cut(text) if part]
        if not 0 < len(parts) <= MOST_PARTS:
            raise ValueError("nothing to say, or too much")
        manner = self._manner(asked, chat)
        for part in parts:
            if chat.kind == "channel":
                who.post(chat, part)
            else:
                who.send(chat, part, **manner)
            manner = Said()

    def file(self, asked: Asked, name: str, kind: str, data: bytes) -> None:
        """Send a file."""
        who, chat = self._who(asked), self._scene.chat(asked["chat"])
        if not data:
            raise ValueError("a file has bytes")
        if chat.kind != "channel":
            who.send_document(chat, data, name, mime_type=kind)
            return
        kept = self._scene.world.files.add(data, folder="documents", name=name)
        speaking.post(chat, content.document(kept, name, kind), None)

    def press(self, asked: Asked) -> dict[str, Any]:
        """Press a button; what the bot tells in a notification."""
        who, message = self._who(asked), self._message(asked)
        query = who.press(message, str(asked["label"]))
        self._scene.world.wait_for(lambda: query.answer is not None, PATIENCE)
        answer = query.answer or {}
        return {name: answer[name] for name in ("text", "show_alert", "url") if name in answer}

    def edit(self, asked: Asked) -> None:
        """Write a message of one's own anew."""
        who, message, text = self._who(asked), self._message(asked), str(asked["text"]).strip()
        if not text or message.from_bot or "text" not in message.json or not _is_by(message, who):
            raise ValueError("that is not to be edited")
        who.edit(message, text)

    def delete(self, asked: Asked) -> None:
        """Take a message away."""
        self._who(asked).delete(self._message(asked))

    def react(self, asked: Asked) -> None:
        """Put these reactions on a message instead of one's earlier ones."""
        emoji = [str(each) for each in asked["emoji"]][:REACTIONS]
        self._who(asked).react(self._message(asked), *emoji)

    def forward(self, asked: Asked) -> None:
        """Forward a message to another chat of the scene."""
        who, message, to = self._who(asked), self._message(asked), self._scene.chat(asked["to"])
        if to.kind == "channel":
            origin = message.json.get("forward_origin") or replies.origin(message)
            speaking.post(to, message.content() | {"forward_origin": origin}, None)
        else:
            who.forward(message, to)

    def inline(self, asked: Asked) -> dict[str, Any]:
        """What the bot offers for a text typed behind its name; nothing where it has no inline mode."""
        world = self._scene.world
        if not world.updates.wants("inline_query") or not world.updates.allowed:
            return {"results": []}
        query = self._who(asked).ask_inline(str(asked["text"]))
        world.wait_for(lambda: query.answer is not None, PATIENCE)
        self._inline = {query.query_id: query}
        return {"query": query.query_id, "results": [_offered(each) for each in query.results]}

    def choose(self, asked: Asked) -> None:
        """Send one of the results offered."""
        query, chat = self._inline[str(asked["query"])], self._scene.chat(asked["chat"])
        self._who(asked).choose(query, str(asked["result"]), chat)

    def clock(self, asked: Asked) -> None:
        """Put the clock forward: to the next evening, or by an hour."""
        clock = self._scene.clock
        hour = asked["to"] == "hour"
        with self._scene.world.transaction():
            clock.go_to(clock.now() + timedelta(hours=1) if hour else clock.evening())

    def _who(self, asked: Asked) -> User:
        return self._scene.person(asked["who"])

    def _message(self, asked: Asked) -> Message:
        return self._scene.message(asked["chat"], asked["message"])

    def _manner(self, asked: Asked, chat: Chat) -> Said:
        if not asked.get("reply"):
            return Said()
        return Said(reply_to=self._scene.message(chat.id, asked["reply"]), quote=asked.get("quote") or None)


def _is_by(message: Message, who: User) -> bool:
    return message.chat.kind == "channel" or message.json.get("from", {}).get("id") == who.id


def _offered(result: dict[str, Any]) -> dict[str, str]:
    names = ("id", "title", "description")
    return {name: str(result.get(name, "")) for name in names}
