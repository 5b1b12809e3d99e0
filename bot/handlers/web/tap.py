"""Which outcome a reply shows. Only here: the bot that talks to Telegram remembers none of it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any

from bot.botapi.chats import Chat
from bot.conversation import Conversation
from bot.handlers.web.scene import Scene
from bot.model import Chat as Where
from bot.model import Intent, Outcome


class Tapped(Conversation):
    """A conversation that tells ``heard`` what came of each intent, in which chat."""

    def __init__(self, *made_of: Any, heard: Callable[[int, Outcome], None], **more: Any) -> None:
        super().__init__(*made_of, **more)
        self._heard = heard

    def perform(self, chat: Where, intent: Intent) -> Outcome:
        """Do what is meant, and tell what came of it."""
        outcome = super().perform(chat, intent)
        self._heard(chat.id, outcome)
        return outcome


class Tap:
    """Puts outcomes and the messages that show them together.

    In a chat everything has its turn: what the bot says or edits there shows what came of the last intent.
    """

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._lock = Lock()
        self._last: dict[int, Outcome] = {}
        self._seen: dict[int, int] = {}
        self._shown: dict[tuple[int, int], Outcome] = {}
        self.end = scene.world.watch(self._look)

    def heard(self, chat: int, outcome: Outcome) -> None:
        """Something came of an intent in that chat."""
        with self._lock:
            self._last[chat] = outcome

    def outcome(self, chat: int, message: int) -> Outcome | None:
        """What a message shows; None where that is nothing, or nobody knows."""
        with self._lock:
            return self._shown.get((chat, message))

    def _look(self) -> None:
        """Look at what happened since the last time."""
        with self._scene.world.still(), self._lock:
            for chat in self._scene.chats:
                self._look_at(chat)

    def _look_at(self, chat: Chat) -> None:
        for event in chat.events[self._seen.get(chat.id, 0) :]:
            message = chat.messages.get(event.message.get("message_id", 0))
            if event.what in ("sent", "edited") and message and message.from_bot and chat.id in self._last:
                self._shown[chat.id, message.message_id] = self._last[chat.id]
        self._seen[chat.id] = len(chat.events)
