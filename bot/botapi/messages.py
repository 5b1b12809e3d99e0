"""A message as the chat keeps it."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.botapi.chats import Chat

# What makes a message what it is; the rest says who sent it, where and when.
_ENVELOPE = frozenset(
    {
        "message_id", "message_thread_id", "is_topic_message", "date", "edit_date", "chat", "from",
        "sender_chat", "reply_to_message", "external_reply", "quote", "via_bot", "forward_origin",
        "is_automatic_forward", "reply_markup", "author_signature",
    }
)  # fmt: skip


@dataclass(slots=True, eq=False)
class Message:
    """One message of a chat; ``json`` is the Bot API's Message as it stands now."""

    chat: Chat = field(repr=False)
    json: dict[str, Any]
    from_bot: bool = False
    deleted: bool = False
    reactions: dict[int, list[dict[str, Any]]] = field(default_factory=dict)

    @property
    def message_id(self) -> int:
        """Its number in its chat."""
        return int(self.json["message_id"])

    @property
    def text(self) -> str:
        """What is written: the text, or the caption of a file, or nothing."""
        return str(self.json.get("text", self.json.get("caption", "")))

    @property
    def entities(self) -> list[dict[str, Any]]:
        """The marks on the text."""
        return list(self.json.get("entities", self.json.get("caption_entities", [])))

    @property
    def quote(self) -> str | None:
        """The passage it quotes from the message it replies to."""
        quote: dict[str, str] = self.json.get("quote", {})
        return quote.get("text")

    @property
    def reply_to(self) -> int | None:
        """The number of the message it replies to."""
        replied: dict[str, int] = self.json.get("reply_to_message", {})
        return replied.get("message_id")

    @property
    def buttons(self) -> list[list[str]]:
        """The labels of its buttons, in rows."""
        return [[button["text"] for button in row] for row in self._rows()]

    def button(self, label: str) -> dict[str, Any]:
        """The button with that label; ``LookupError`` names the labels there are."""
        for row in self._rows():
            for button in row:
                if button["text"] == label:
                    return dict(button)
        raise LookupError(f"no button {label!r} among {self.buttons}")

    def content(self) -> dict[str, Any]:
        """Only what the message consists of, to compare or to forward."""
        return deepcopy({key: value for key, value in self.json.items() if key not in _ENVELOPE})

    def replace(self, content: dict[str, Any]) -> None:
        """Give it another content."""
        for key in self.content():
            del self.json[key]
        self.json |= content

    def snapshot(self, *, nested: bool = True) -> dict[str, Any]:
        """The message as an update carries it; nested in another it does not say what it replies to."""
        copy = deepcopy(self.json)
        if not nested:
            copy.pop("reply_to_message", None)
        return copy

    def _rows(self) -> list[list[dict[str, Any]]]:
        return list(self.json.get("reply_markup", {}).get("inline_keyboard", []))
