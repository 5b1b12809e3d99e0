"""What a chat is told of having its messages kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.model.incoming import ChatKind, Sight

if TYPE_CHECKING:
    from bot.model.memory import Keeping


@dataclass(frozen=True, slots=True)
class Offered:
    """What would be kept of a chat, for so many days; ``chat`` and ``title`` as in :class:`ShowOffer`."""

    kind: ChatKind
    days: int
    chat: int = 0
    title: str = ""
    sight: Sight | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A chat's messages are kept, ``before`` tells since earlier."""

    kind: ChatKind
    keeping: Keeping
    before: bool = False
    sight: Sight | None = None
