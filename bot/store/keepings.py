"""Which chats agreed to have their messages kept, how they want their digests, and who wants none of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, Row, delete, insert, select, update

from bot.model.memory import Keeping, Plan
from bot.store import belonging
from bot.store.engine import WRITING
from bot.store.tables import keepings, optouts, plans, subscribers

MOMENTS = frozenset({"since", "told"})


class Keepings:
    """The chats of one database that keep their messages; any thread may use it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = engine.execution_options(**WRITING)

    def start(self, keeping: Keeping) -> None:
        """Keep the messages of a chat from now on; one that does already goes on as it was."""
        with self._writing.begin() as connection:
            if connection.scalar(select(keepings.c.chat).where(keepings.c.chat == keeping.chat)) is None:
                connection.execute(insert(keepings).values({k: _cell(k, v) for k, v in asdict(keeping).items()}))

    def stop(self, chat: int) -> int:
        """Keep nothing of a chat and erase what was kept of it, plans and feeds too; returns how many messages."""
        with self._writing.begin() as connection:
            return belonging.stop_keeping(connection, chat)

    def of(self, chat: int) -> Keeping | None:
        """How a chat keeps its messages, None where it does not."""
        with self._engine.connect() as connection:
            row = connection.execute(select(keepings).where(keepings.c.chat == chat)).first()
            return _keeping(row) if row else None

    def all(self) -> list[Keeping]:
        """Every chat that keeps its messages."""
        with self._engine.connect() as connection:
            return [_keeping(row) for row in connection.execute(select(keepings))]

    def choose(self, chat: int, **values: Any) -> None:
        """Change how a chat keeps its messages, by the names of :class:`Keeping`."""
        cells = {name: _cell(name, value) for name, value in values.items()}
        with self._writing.begin() as connection:
            connection.execute(update(keepings).where(keepings.c.chat == chat).values(cells))

    def kept(self, chats: Iterable[int], people: Iterable[int]) -> tuple[set[int], set[int]]:
        """Those of some chats that keep their messages, and those of some people who opted out."""
        with self._engine.connect() as connection:
            keeping = connection.scalars(select(keepings.c.chat).where(keepings.c.chat.in_(set(chats))))
            out = connection.scalars(select(optouts.c.person).where(optouts.c.person.in_(set(people))))
            return set(keeping), set(out)

    def opt_out(self, person: int, out: bool) -> None:
        """Keep nothing that somebody writes, in any chat, or keep it again."""
        with self._writing.begin() as connection:
            connection.execute(delete(optouts).where(optouts.c.person == person))
            if out:
                connection.execute(insert(optouts).values(person=person))

    def is_out(self, person: int) -> bool:
        """Whether somebody opted out."""
        with self._engine.connect() as connection:
            return connection.scalar(select(optouts.c.person).where(optouts.c.person == person)) is not None

    def subscribe(self, chat: int, person: int, locale: str, wanted: bool) -> None:
        """Send somebody the digests of a chat in private, in that language, or no longer."""
        with self._writing.begin() as connection:
            where = (subscribers.c.chat == chat, subscribers.c.person == person)
            connection.execute(delete(subscribers).where(*where))
            if wanted:
                connection.execute(insert(subscribers).values(chat=chat, person=person, locale=locale))

    def subscribers(self, chat: int) -> list[tuple[int, str]]:
        """Who gets the digests of a chat in private, and in which language."""
        with self._engine.connect() as connection:
            found = select(subscribers.c.person, subscribers.c.locale).where(subscribers.c.chat == chat)
            return [(row.person, row.locale) for row in connection.execute(found)]

    def subscriptions(self, person: int) -> list[int]:
        """The chats whose digests somebody gets in private."""
        with self._engine.connect() as connection:
            return list(connection.scalars(select(subscribers.c.chat).where(subscribers.c.person == person)))

    def plans(self, chat: int) -> list[Plan]:
        """When digests are due in a chat: a plan for each time of the day, earliest first."""
        with self._engine.connect() as connection:
            found = connection.execute(select(plans).where(plans.c.chat == chat).order_by(plans.c.minute))
            return [Plan((row.minute,), frozenset(map(int, row.days))) for row in found]

    def plan(self, chat: int, minute: int, days: frozenset[int], due: float) -> None:
        """Make a digest at a minute of some days, next at a Unix time; another plan of that minute is replaced."""
        with self._writing.begin() as connection:
            connection.execute(delete(plans).where(plans.c.chat == chat, plans.c.minute == minute))
            written = "".join(map(str, sorted(days)))
            connection.execute(insert(plans).values(chat=chat, minute=minute, days=written, due=due))

    def drop_plans(self, chat: int) -> int:
        """Make digests on demand only; returns how many plans there were."""
        with self._writing.begin() as connection:
            return connection.execute(delete(plans).where(plans.c.chat == chat)).rowcount


def _keeping(row: Row[Any]) -> Keeping:
    values = {name: _value(name, value) for name, value in row._mapping.items()}
    return Keeping(**values | {"pin": bool(values["pin"])})


def _value(name: str, value: Any) -> Any:
    return datetime.fromtimestamp(value, UTC) if name in MOMENTS and value is not None else value


def _cell(name: str, value: Any) -> Any:
    return value.timestamp() if name in MOMENTS and value is not None else int(value) if name == "pin" else value
