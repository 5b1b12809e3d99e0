"""What is told of when digests are due, where they go, and to whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.model.memory import Keeping, Plan


@dataclass(frozen=True, slots=True)
class Planned:
    """When digests are due in a chat and how they are told: the next at a moment, to so many readers in private.

    ``zones`` are offered where UTC was left, not chosen; ``said`` is the key of what was changed, if anything was.
    """

    keeping: Keeping
    plans: tuple[Plan, ...]
    due: datetime | None
    readers: int
    zones: tuple[str, ...] = ()
    said: str = ""


@dataclass(frozen=True, slots=True)
class ZoneAsked:
    """Which zone is meant: one of these, ``key`` says why it is asked, ``written`` is what somebody wrote."""

    key: str
    zones: tuple[str, ...]
    written: str = ""


@dataclass(frozen=True, slots=True)
class Subscribed:
    """A member gets the digests of a chat in private from now on; ``here`` tells that this was said in private."""

    chat: int
    here: bool


PlanOutcome = Planned | ZoneAsked | Subscribed
