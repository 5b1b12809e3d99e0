"""The queue of updates: numbered, kept until the bot confirms them, for polling or for a webhook."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

# Telegram starts at any number; one that is not 1 shows who counts updates.
_FIRST = 500_000_001
# Delivered only to a bot that asks for them by name (Bot API, getUpdates).
_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where updates are pushed."""

    url: str
    secret_token: str | None = None
    max_connections: int = 40


class Updates:
    """Updates that the bot has not confirmed yet, oldest first."""

    def __init__(self) -> None:
        self.pending: list[dict[str, Any]] = []
        self.webhook: Webhook | None = None
        self.last_error: tuple[int, str] | None = None
        self.allowed: frozenset[str] = frozenset()
        self._next = _FIRST

    def push(self, kind: str, payload: dict[str, Any]) -> None:
        """Queue an update, unless the bot does not want that kind."""
        if not self.wants(kind):
            return
        self.pending.append({"update_id": self._next, kind: deepcopy(payload)})
        self._next += 1

    def wants(self, kind: str) -> bool:
        """Whether the bot receives that kind: those it named, or all but the three that must be named."""
        return kind in self.allowed if self.allowed else kind not in _ON_REQUEST

    def allow(self, kinds: Iterable[str] | None) -> None:
        """Choose the kinds; an empty choice is the usual one, no choice keeps the last."""
        if kinds is not None:
            self.allowed = frozenset(kinds)

    def confirm(self, offset: int) -> None:
        """Forget what comes before the offset; a negative one keeps so many from the end."""
        if offset < 0:
            self.pending = self.pending[offset:]
        elif offset > 0:
            self.pending = [each for each in self.pending if each["update_id"] >= offset]

    def drop(self) -> None:
        """Forget all of them."""
        self.pending = []
