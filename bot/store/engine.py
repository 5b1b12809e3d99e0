"""Opening a database: where it is, how SQLite shall treat it, and the newest schema."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.store.tables import metadata
from summarizer.errors import NutshellError

HEAD = "0001"
"""The newest migration; a database that has it needs nothing of Alembic to start."""
MEMORY = "sqlite://"
"""A database that is gone when it is closed."""
WRITING = {"begin": "BEGIN IMMEDIATE"}
"""Execution options of whoever will write: SQLite then waits for its turn instead of failing half way."""


class StoreError(NutshellError):
    """The database cannot be used; its cause says why."""

    def __init__(self) -> None:
        super().__init__("database-failed")


def connect(url: str) -> Engine:
    """The engine of a database with the newest schema; raises StoreError when there is none to be had."""
    try:
        with ExitStack() as undo:
            engine = _engine(make_url(url))
            undo.callback(engine.dispose)
            _bring_up_to_date(engine)
            undo.pop_all()
            return engine
    except (SQLAlchemyError, OSError, ImportError, ValueError) as error:
        raise StoreError from error


def revision(connection: Connection) -> str:
    """The schema's revision, ``""`` where no migration was run."""
    if not connection.dialect.has_table(connection, "alembic_version"):
        return ""
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")) or "")


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    if _is_memory(url):
        engine = _in_memory(url)
    else:
        Path(str(url.database)).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        engine = create_engine(url)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _is_memory(url: URL) -> bool:
    return url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:")


def _in_memory(url: URL) -> Engine:
    """One connection that every thread waits for: an SQLite database in memory lives and dies with it."""
    one = {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0}
    return create_engine(url, connect_args={"check_same_thread": False}, **one)


def _prepare(connection: Any, _: object) -> None:
    """Transactions begun by us, readers beside a writer, deleted text overwritten, references checked."""
    connection.isolation_level = None
    for pragma in ("busy_timeout=10000", "journal_mode=WAL", "secure_delete=ON", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def _bring_up_to_date(engine: Engine) -> None:
    if _is_memory(engine.url):
        metadata.create_all(engine)
        return
    with engine.connect() as connection:
        current = revision(connection)
    if current != HEAD:
        from bot.migrations import upgrade

        upgrade(engine.execution_options(**WRITING))
