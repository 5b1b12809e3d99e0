"""Bad days: broken connections, servers in trouble, and Telegram's limits on how much a bot may say."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Any, Literal

from bot.botapi.refusals import too_many_requests

Kind = Literal["reset-before", "reset-after", "truncate", "slow"]
# https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
_OVERALL, _PER_CHAT, _PER_GROUP = (30, 1.0), (1, 1.0), (20, 60.0)
_FREE = frozenset({"sendChatAction", "sendMessageDraft"})


@dataclass(frozen=True, slots=True)
class Fault:
    """How the next call of a method goes wrong: a kind, or an HTTP status instead of an answer.

    ``reset-before`` and ``reset-after`` break the connection before or after the call took effect,
    ``truncate`` ends the answer half-way, ``slow`` takes ``delay`` seconds.
    """

    kind: Kind | int
    delay: float = 1.0


@dataclass(slots=True)
class Flood:
    """Refuse the next calls to a chat (any chat, without an id) as too many."""

    chat_id: int | None
    retry_after: int
    left: int


class Faults:
    """What is to go wrong. ``clock`` gives the time in seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.limited = False
        self._clock = clock
        self._next: dict[str, deque[Fault]] = {}
        self._floods: list[Flood] = []
        self._sent: dict[int | None, deque[float]] = {}

    def plan(self, method: str, fault: Fault, times: int) -> None:
        """Let the next calls of a method go wrong."""
        self._next.setdefault(method, deque()).extend([fault] * times)

    def take(self, method: str) -> Fault | None:
        """How this call goes wrong, if it does."""
        planned = self._next.get(method)
        return planned.popleft() if planned else None

    def flood(self, flood: Flood) -> None:
        """Let the next calls to a chat be too many."""
        self._floods.append(flood)

    def check(self, method: str, parameters: dict[str, Any]) -> None:
        """Refuse a call that is too much for its chat or for the bot."""
        chat_id = parameters.get("chat_id")
        if chat_id is None:
            return
        for flood in self._floods:
            if flood.left and flood.chat_id in (None, chat_id):
                flood.left -= 1
                raise too_many_requests(flood.retry_after)
        if self.limited and method.startswith(("send", "edit")) and method not in _FREE:
            self._count(chat_id)

    def _count(self, chat_id: Any) -> None:
        limits = [(None, _OVERALL), (chat_id, _PER_CHAT)]
        if isinstance(chat_id, int) and chat_id < 0:
            limits.append((chat_id, _PER_GROUP))
        now = self._clock()
        for key, (most, seconds) in limits:
            recent = [at for at in self._sent.get(key, ()) if at > now - seconds]
            if len(recent) >= most:
                raise too_many_requests(max(1, ceil(recent[-most] + seconds - now)))
        for key in (None, chat_id):
            self._sent.setdefault(key, deque(maxlen=100)).append(now)
