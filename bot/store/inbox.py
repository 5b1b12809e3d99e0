"""What was received and is not answered yet; of what was answered only its number stays, for a while.

A row holds an update as Telegram sent it until it is settled. Its number is remembered as long as Telegram may
bring the update again, so that none is taken twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Engine, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.store import recordings
from bot.store.engine import WRITING
from bot.store.recordings import Recording
from bot.store.tables import inbox

TOGETHER = 50
"""Updates at most that one is looked at with."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update that came in: its number, its chat and who caused it, the update itself as JSON.

    ``received`` is the Unix time at which it was stored. One without a payload asks for no answer; ``told`` is
    what it changes in its chat's memory.
    """

    id: int
    chat: int
    person: int
    payload: str
    received: float = 0.0
    told: Recording | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """How many updates of one chat, and of one person, may wait for their answer."""

    chat: int
    person: int


Accept = Callable[[Connection, Arrival, bool], None]
"""What else is to be done in the transaction that stores an update; true where there are too many of its kind."""


def put(connection: Connection, arrival: Arrival, now: float, accept: Accept) -> None:
    """Let something of our own arrive, once: one whose number is there already is dropped."""
    # There is one writer at a time, so nobody else can put it there in between.
    if connection.scalar(select(inbox.c.id).where(inbox.c.id == arrival.id)) is None:
        row = {"id": arrival.id, "chat": arrival.chat, "person": arrival.person, "payload": arrival.payload}
        connection.execute(insert(inbox).values(row | {"received": now}))
        accept(connection, arrival, False)


class Inbox:
    """The updates of one database; any thread, and any machine, may use it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = engine.execution_options(**WRITING)

    def receive(self, arrivals: Sequence[Arrival], at: float, limits: Limits, accept: Accept) -> int:
        """Store what is new in one transaction, with ``accept`` of each to be answered; returns how many were new.

        ``at`` is Unix time. An update whose number is known already is dropped.
        """
        with self._writing.begin() as connection:
            fresh = self._insert(connection, {each.id: each for each in arrivals}, at)
            recordings.put(connection, [each.told for each in fresh if each.told])
            asking = [each for each in fresh if each.payload]
            crowd = _Crowd(connection, asking, limits)
            for arrival in asking:
                accept(connection, arrival, crowd.is_too_much(arrival))
            return len(fresh)

    def waiting(self, number: int) -> Arrival | None:
        """An update that is not settled yet."""
        with self._engine.connect() as connection:
            row = connection.execute(
                select(inbox.c.id, inbox.c.chat, inbox.c.person, inbox.c.payload, inbox.c.received).where(
                    inbox.c.id == number, inbox.c.settled.is_(None)
                )
            ).first()
            return Arrival(*row) if row else None

    def behind(self, arrival: Arrival) -> list[Arrival]:
        """What came from the same person in the same chat after an update and is not settled yet, oldest first."""
        theirs = (inbox.c.chat == arrival.chat, inbox.c.person == arrival.person, inbox.c.settled.is_(None))
        columns = (inbox.c.id, inbox.c.chat, inbox.c.person, inbox.c.payload, inbox.c.received)
        later = select(*columns).where(*theirs, inbox.c.id > arrival.id).order_by(inbox.c.id).limit(TOGETHER)
        with self._engine.connect() as connection:
            return [Arrival(*row) for row in connection.execute(later)]

    def settle(self, number: int, at: float, others: Sequence[int] = ()) -> None:
        """An update is answered, and others with it: their text is erased."""
        answered = inbox.c.id.in_([number, *others])
        with self._writing.begin() as connection:
            connection.execute(update(inbox).where(answered).values(payload="", settled=at))

    def sweep(self, before: float) -> None:
        """No longer remember what was settled before a time."""
        with self._writing.begin() as connection:
            connection.execute(delete(inbox).where(inbox.c.settled < before))

    def depth(self) -> int:
        """How many updates wait for their answer."""
        with self._engine.connect() as connection:
            return connection.scalar(select(func.count()).where(inbox.c.settled.is_(None))) or 0

    def _insert(self, connection: Connection, arrivals: Mapping[int, Arrival], at: float) -> list[Arrival]:
        """The arrivals whose number was new, oldest first."""
        dialect: Any = postgresql if connection.dialect.name == "postgresql" else sqlite
        rows = [
            {
                "id": each.id,
                "chat": each.chat,
                "person": each.person,
                "payload": each.payload,
                "received": at,
                "settled": None if each.payload else at,
            }
            for each in arrivals.values()
        ]
        if not rows:
            return []
        added = connection.scalars(
            dialect.insert(inbox).values(rows).on_conflict_do_nothing().returning(inbox.c.id)
        )
        return [arrivals[number] for number in sorted(added)]


class _Crowd:
    """How many of each chat and of each person wait already."""

    def __init__(self, connection: Connection, fresh: Iterable[Arrival], limits: Limits) -> None:
        self._limits = limits
        arrivals = list(fresh)
        self._chats = _count(connection, inbox.c.chat, [each.chat for each in arrivals])
        self._people = _count(connection, inbox.c.person, [each.person for each in arrivals])
        # They are in the table already and are counted again one by one.
        self._chats.subtract(each.chat for each in arrivals)
        self._people.subtract(each.person for each in arrivals)

    def is_too_much(self, arrival: Arrival) -> bool:
        self._chats[arrival.chat] += 1
        self._people[arrival.person] += 1
        return self._chats[arrival.chat] > self._limits.chat or self._people[arrival.person] > self._limits.person


def _count(connection: Connection, column: Column[Any], values: list[int]) -> Counter[int]:
    if not values:
        return Counter()
    rows = connection.execute(
        select(column, func.count()).where(column.in_(set(values)), inbox.c.settled.is_(None)).group_by(column)
    )
    return Counter({key: number for key, number in rows})  # noqa: C416  (a row is no pair to dict)
