"""Which digests are due, and the arrivals that they become: taken from the plans, put into the inbox in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Engine, func, or_, select, update

from bot.model.memory import Plan
from bot.store.engine import WRITING
from bot.store.inbox import Accept, Arrival, put
from bot.store.tables import inbox, keepings, plans, posts


@dataclass(frozen=True, slots=True)
class Due:
    """A plan of a chat, with one time, that was due at a moment, in the chat's zone."""

    chat: int
    plan: Plan
    zone: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Decision:
    """When each of the plans of a chat that are due is due next, and what is to arrive, if anything is."""

    following: Sequence[datetime]
    arrival: Arrival | None


Decide = Callable[[Sequence[Due]], Decision]


class Timetable:
    """The plans of one database by when they are due; any thread, and any machine, may use it."""

    def __init__(self, engine: Engine) -> None:
        self._writing = engine.execution_options(**WRITING)

    def take(self, now: float, most: int, decide: Decide, accept: Accept) -> bool:
        """Let what is due at a Unix time arrive, chat by chat; whether some had to be left for later.

        One transaction, with ``accept`` of each arrival. ``most`` are in the inbox at a time, of all machines.
        """
        with self._writing.begin() as connection:
            room = max(0, most - _waiting(connection))
            chats = _chats(connection, now, room + 1)
            for due in _due(connection, now, chats[:room]):
                _move(connection, now, due, decide(due), accept)
            return len(chats) > room

    def told(self, chat: int, until: float) -> None:
        """The digest of a chat up to a Unix time was told: the next begins behind its last message."""
        before = select(func.max(posts.c.at)).where(posts.c.chat == chat, posts.c.at < until)
        with self._writing.begin() as connection:
            last = connection.scalar(before)
            if last is not None:
                earlier = or_(keepings.c.told.is_(None), keepings.c.told <= last)
                ours = update(keepings).where(keepings.c.chat == chat, earlier)
                connection.execute(ours.values(told=int(last) + 1))


def _waiting(connection: Connection) -> int:
    """How many digests are in the inbox: the clock's arrivals have numbers below 0."""
    waiting = select(func.count()).where(inbox.c.id < 0, inbox.c.settled.is_(None))
    return connection.scalar(waiting) or 0


def _chats(connection: Connection, now: float, most: int) -> list[int]:
    """The chats in which something is due, longest first."""
    found = select(plans.c.chat).where(plans.c.due <= now).group_by(plans.c.chat)
    return list(connection.scalars(found.order_by(func.min(plans.c.due), plans.c.chat).limit(most)))


def _due(connection: Connection, now: float, chats: Iterable[int]) -> list[list[Due]]:
    found = (
        select(plans.c.chat, plans.c.minute, plans.c.days, plans.c.due, keepings.c.zone)
        .join(keepings, keepings.c.chat == plans.c.chat)
        .where(plans.c.chat.in_(list(chats)), plans.c.due <= now)
        .order_by(plans.c.chat, plans.c.minute)
    )
    rows = connection.execute(found).all()
    return [[_one(row) for row in group] for _, group in groupby(rows, lambda row: row.chat)]


def _one(row: Any) -> Due:
    plan = Plan((row.minute,), frozenset(map(int, row.days)))
    return Due(row.chat, plan, row.zone, datetime.fromtimestamp(row.due, UTC))


def _move(connection: Connection, now: float, due: Sequence[Due], decision: Decision, accept: Accept) -> None:
    for each, following in zip(due, decision.following, strict=True):
        this = (plans.c.chat == each.chat, plans.c.minute == each.plan.minutes[0])
        connection.execute(update(plans).where(*this).values(due=following.timestamp()))
    if decision.arrival:
        put(connection, decision.arrival, now, accept)
