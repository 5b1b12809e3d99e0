"""Which machines are alive: each holds a lock that goes when it does, with nobody having to say so.

On PostgreSQL it is a session's advisory lock, which the server drops with the connection
(https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS). An SQLite file has one machine: it
holds a lock on the file, which the kernel drops with the process.
"""

from __future__ import annotations

import fcntl
import logging
import os
import secrets
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import Protocol

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from summarizer.errors import NutshellError

log = logging.getLogger(__name__)

CLASS = 0x6E757473
"""The locks of ours among all advisory locks of a database: "nuts"."""
POLLER = 0
KEEPALIVE = {"idle": 10, "interval": 5, "count": 3}
"""Seconds after which a server looks whether a silent machine is still there: 25 until it is taken for dead."""


class Lease(Protocol):
    """A machine's sign of life. Every method may block."""

    @property
    def executor(self) -> str:
        """What this machine goes by."""
        ...

    @property
    def elected(self) -> bool:
        """Whether this machine is the one that polls."""
        ...

    @property
    def machines(self) -> int:
        """How many machines are alive."""
        ...

    def renew(self) -> None:
        """Look whether the lease still holds, take it again where it was lost, and stand for election.

        Raises SQLAlchemyError or OSError when there is none to be had; this machine is then not elected.
        """
        ...

    def dead(self, executor: str) -> AbstractContextManager[bool]:
        """A context in which it is known whether another machine is dead; nobody else acts on it meanwhile."""
        ...

    def close(self) -> None:
        """Give the lease back."""
        ...


def lease(engine: Engine) -> FileLease | ServerLease:
    """The lease of this process on a database; raises NutshellError where an SQLite file is another's already."""
    if engine.dialect.name == "postgresql":
        return ServerLease(engine)
    return FileLease(str(engine.url.database or ""))


class FileLease:
    """The one machine of an SQLite file."""

    executor = "local"
    elected = True
    machines = 1

    def __init__(self, path: str) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CLOEXEC)
        try:
            # SQLite's own locks on the file are of another kind (fcntl) and do not meet this one.
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(self._file)
            raise NutshellError("database-in-use") from None

    def renew(self) -> None:
        """A lock on a file is not lost."""

    @contextmanager
    def dead(self, executor: str) -> Iterator[bool]:  # noqa: ARG002  (there is no other machine)
        """Whoever else had this file has gone."""
        yield True

    def close(self) -> None:
        """Let another process have the file."""
        os.close(self._file)


class ServerLease:
    """One of the machines of a PostgreSQL database; its number is its lock's."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._number = 1 + secrets.randbelow(2**31 - 1)
        self._session: Connection | None = None
        self.executor = str(self._number)
        self.elected = False
        self.machines = 1
        self.renew()

    def renew(self) -> None:
        """Hold the lease, stand for election, count the others; what fails leaves this machine unelected."""
        try:
            session = self._alive()
            self.elected = self.elected or _lock(session, POLLER)
            self.machines = max(1, _count(session))
        except SQLAlchemyError:
            self._let_go()
            raise

    @contextmanager
    def dead(self, executor: str) -> Iterator[bool]:
        """Whether the lock of a machine can be had: then the machine has gone, and the lock is held meanwhile."""
        session = self._alive()
        number = int(executor) if executor.isdecimal() else POLLER
        free = number not in (POLLER, self._number) and _lock(session, number)
        try:
            yield free
        finally:
            if free:
                session.execute(text("SELECT pg_advisory_unlock(:class, :number)"), _key(number))

    def close(self) -> None:
        """Let the others take over what is left."""
        self._let_go()

    def _alive(self) -> Connection:
        if self._session is None:
            session = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            for name, value in KEEPALIVE.items():
                session.execute(text(f"SET tcp_keepalives_{name} = {value}"))
            if not _lock(session, self._number):
                session.invalidate()
                raise OSError("this machine's lease is another's")
            self._session = session
        self._session.execute(text("SELECT 1"))
        return self._session

    def _let_go(self) -> None:
        self.elected = False
        session, self._session = self._session, None
        if session is not None:
            with suppress(SQLAlchemyError):
                # Closed for good: back in the pool it would keep its locks.
                session.invalidate()
                session.close()


def _lock(session: Connection, number: int) -> bool:
    return bool(session.scalar(text("SELECT pg_try_advisory_lock(:class, :number)"), _key(number)))


def _count(session: Connection) -> int:
    return int(
        session.scalar(
            text(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = :class AND objid <> 0"
                " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
            ),
            {"class": CLASS},
        )
        or 0
    )


def _key(number: int) -> dict[str, int]:
    return {"class": CLASS, "number": number}
