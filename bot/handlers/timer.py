"""The timer's door: plans that are due become arrivals, which are answered like what people send, once each.

An arrival's number is made from its chat and the moment it is due, so that no two machines, nor one that ended in
between, can make it twice; it is below 0, where Telegram has none. What nobody was there to tell is told once, its
newest only, and not at all when it is long past.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import Any

from bot import schedule
from bot.store import Arrival, Store
from bot.store.inbox import Accept
from bot.store.timetable import Decision, Due

GRACE = 2.0
"""Seconds after which a digest is made: what was written just before it is on its way for as long."""
TOO_LATE = timedelta(hours=12)
"""A digest of the morning is no news in the evening; of what it would have told the next one tells."""
AT_ONCE = 60
"""Digests that may wait in the inbox: two seconds' messages at the pace of Telegram."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """A digest that is due: that of a chat, of what was said until a moment."""

    chat: int
    until: datetime


class Timer:
    """Looks whether digests are due; ``now`` is the clock, in Unix time."""

    def __init__(self, store: Store, now: Callable[[], float] = time.time) -> None:
        self._timetable = store.timetable
        self._now = now

    def look(self, accept: Accept) -> bool:
        """Let arrive what is due, with ``accept`` of each; whether there is more, which has to wait. May block."""
        now = self._now() - GRACE
        moment = datetime.fromtimestamp(now, UTC)
        return self._timetable.take(now, AT_ONCE, lambda due: decide(due, moment), accept)


def decide(due: Sequence[Due], now: datetime) -> Decision:
    """One arrival for all the plans of a chat that are due until now, unless the newest is long past."""
    newest = [schedule.last_due(each.plan, _zone(each), each.at, now) for each in due]
    following = [schedule.next_due(each.plan, _zone(each), last) for each, last in zip(due, newest, strict=True)]
    until = max(newest)
    alarm = Alarm(due[0].chat, until) if now - until <= TOO_LATE else None
    return Decision(following, arrival(alarm) if alarm else None)


def arrival(alarm: Alarm) -> Arrival:
    """What the inbox keeps of an alarm."""
    until = int(alarm.until.timestamp())
    digest = blake2b(f"{alarm.chat}:{until}".encode(), digest_size=8).digest()
    number = -1 - (int.from_bytes(digest) >> 1)
    payload = {"update_id": number, "digest": {"chat": alarm.chat, "until": until}}
    return Arrival(number, alarm.chat, alarm.chat, json.dumps(payload))


def alarm(arrived: Arrival, payload: dict[str, Any]) -> Alarm | None:
    """The alarm that an arrival is, None for what people sent; its chat may have got another id meanwhile."""
    digest = payload.get("digest")
    return Alarm(arrived.chat, datetime.fromtimestamp(digest["until"], UTC)) if digest else None


def _zone(due: Due) -> str:
    """A chat's zone; UTC where this machine knows it no longer, rather than no digest at all."""
    return due.zone if schedule.knows(due.zone) else "UTC"
