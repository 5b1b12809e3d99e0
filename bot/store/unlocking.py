"""The key of a database, tried when it is opened: a wrong one is told then, not at the first text that is read."""

from __future__ import annotations

import os

from sqlalchemy import Connection, Engine, insert, select

from bot.store import sealing
from bot.store.engine import WRITING
from bot.store.sealing import Seal, SealedError
from bot.store.tables import seals

CANARY = "nutshell"
"""What is sealed to be tried."""


def unlock(engine: Engine, key: str) -> None:
    """Have the texts of a database sealed with a key, a passphrase of any length; ``""`` for none.

    The first key that is set is the one. Raises SealedError for another one, and where none is set any more.
    """
    if not key:
        with engine.connect() as connection:
            if connection.scalar(select(seals.c.salt)) is not None:
                raise SealedError
        return
    with engine.execution_options(**WRITING).begin() as connection:
        seal = _tried(connection, key) or _first(connection, key)
    sealing.use(engine, seal)


def _tried(connection: Connection, key: str) -> Seal | None:
    """The seal of a key that is the database's; None where it has none yet."""
    row = connection.execute(select(seals.c.salt, seals.c.canary)).first()
    if row is None:
        return None
    seal = Seal(key, bytes.fromhex(row.salt))
    if seal.open(row.canary) != CANARY:
        raise SealedError
    return seal


def _first(connection: Connection, key: str) -> Seal:
    salt = os.urandom(sealing.SALT)
    seal = Seal(key, salt)
    connection.execute(insert(seals).values(id=1, salt=salt.hex(), canary=seal.close(CANARY)))
    return seal
