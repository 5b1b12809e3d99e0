"""Opening a database: where it is, how SQLite and PostgreSQL shall treat it, and the newest schema."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event, text
from sqlalchemy.engine import ExceptionContext, make_url
from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.store.tables import metadata
from summarizer.errors import NutshellError

HEAD = "0007"
"""The newest migration; a database that has it needs nothing of Alembic to start."""
MEMORY = "sqlite://"
"""A database that is gone when it is closed."""
UNAVAILABLE = (OperationalError, InterfaceError, PoolTimeout)
"""What a database raises that is locked, full or gone, and may be back; what else it raises is a fault of ours."""
WRITING = {"begin": "BEGIN IMMEDIATE"}
"""Execution options of whoever will write: they wait for their turn instead of failing half way."""
TURN = int.from_bytes(b"nutshell", "big")
"""The advisory lock of whoever writes to PostgreSQL, so that it has one writer at a time as SQLite has."""
TAKE_TURN = (
    "SET LOCAL lock_timeout = '10s'; SET LOCAL idle_in_transaction_session_timeout = '30s'; "
    f"SELECT pg_advisory_xact_lock({TURN})"
)
"""Waits as long as SQLite's busy_timeout; a writer whose machine has vanished is ended, and its turn with it."""
PRAGMAS = ("busy_timeout=10000", "journal_mode=WAL", "secure_delete=ON", "foreign_keys=ON", "cache_size=-500")
"""The last in kilobytes: each of some twenty connections keeps as much; usually it is four times that."""
POSTGRES = {"connect_timeout": "10", "client_encoding": "utf8"}
"""What is asked of a PostgreSQL server unless its URL says otherwise."""


class StoreError(NutshellError):
    """The database cannot be used; its cause says why."""

    def __init__(self) -> None:
        super().__init__("database-failed")


def connect(url: str) -> Engine:
    """The engine of a database with the newest schema; raises StoreError when there is none to be had."""
    try:
        with ExitStack() as undo:
            engine = _engine(address(url))
            undo.callback(engine.dispose)
            _bring_up_to_date(engine)
            undo.pop_all()
            return engine
    except (SQLAlchemyError, OSError, ImportError, ValueError) as error:
        raise StoreError from error


def address(url: str) -> URL:
    """A database's URL with its driver; raises what SQLAlchemy does, or ValueError, for what is none."""
    made = make_url(url)
    if made.drivername not in {"postgres", "postgresql", "postgresql+psycopg"}:
        return made
    return made.set(drivername="postgresql+psycopg", query={**POSTGRES, **made.query})


def companion(engine: Engine) -> Engine:
    """Another engine on the same database, for a library that begins its transactions its own way."""
    if engine.dialect.name != "sqlite":
        return create_engine(engine.url, pool_size=10, max_overflow=20)
    other = create_engine(engine.url)
    event.listen(other, "connect", _prepare_companion)
    return other


def revision(connection: Connection) -> str:
    """The schema's revision, ``""`` where no migration was run."""
    if not connection.dialect.has_table(connection, "alembic_version"):
        return ""
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")) or "")


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return _on_server(url)
    if _is_memory(url):
        engine = _in_memory(url)
    else:
        _make_folder(str(url.database))
        engine = create_engine(url)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _on_server(url: URL) -> Engine:
    """Each statement sees what was committed before it: whoever waited for their turn sees what came of it."""
    engine = create_engine(url, pool_pre_ping=True, isolation_level="READ COMMITTED")
    event.listen(engine, "handle_error", _let_go)
    if engine.dialect.name == "postgresql":
        event.listen(engine, "begin", _take_turn)
    return engine


def _let_go(context: ExceptionContext) -> None:
    """A connection that does not answer when asked is gone, also if it breaks so that the driver sees no break."""
    context.is_disconnect = context.is_disconnect or context.is_pre_ping


def _make_folder(database: str) -> None:
    """The folder of a database's path; ``file:…`` is an address, and whoever writes one has made its folder."""
    if not database.startswith("file:"):
        Path(database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)


def _is_memory(url: URL) -> bool:
    return url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:")


def _in_memory(url: URL) -> Engine:
    """One connection that every thread waits for: an SQLite database in memory lives and dies with it."""
    one = {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0}
    return create_engine(url, connect_args={"check_same_thread": False}, **one)


def _prepare(connection: Any, _: object) -> None:
    """Transactions begun by us, readers beside a writer, deleted text overwritten, references checked."""
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _prepare_companion(connection: Any, record: object) -> None:
    """What the library writes may be lost with the machine's power, not with the process: it is done again."""
    _prepare(connection, record)
    connection.isolation_level = "IMMEDIATE"
    connection.execute("PRAGMA synchronous=NORMAL")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def _take_turn(connection: Connection) -> None:
    if "begin" in connection.get_execution_options():
        connection.exec_driver_sql(TAKE_TURN)


def _bring_up_to_date(engine: Engine) -> None:
    if _is_memory(engine.url):
        metadata.create_all(engine)
        return
    with engine.connect() as connection:
        current = revision(connection)
    if current != HEAD:
        from bot.migrations import upgrade

        upgrade(engine.execution_options(**WRITING))
