"""The store on PostgreSQL: how it is addressed, what migrations make, and servers that are not there or return."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import OperationalError

from bot.botapi import BotApiServer, World
from bot.model import Chat
from bot.store import HEAD, Store, StoreError, opened
from bot.store.engine import TURN, WRITING, address
from bot.store.tables import metadata
from summarizer.model import Article
from tests.bot import commands, processes
from tests.postgres import Postgres

ADA = Chat(1)
FERRY = Article("The ferry 🙂 left.", "Паром")
REFUSED = "The database cannot be used. Check NUTSHELL_DATABASE_URL, and that its folder can be written."


def closed(_: Postgres) -> str:
    """Nobody listens there."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return f"postgresql://ada:sesame@127.0.0.1:{taken.getsockname()[1]}/nutshell"


def missing(postgres: Postgres) -> str:
    """The server has no such database."""
    url = make_url(postgres.database()).set(database="nowhere", password="sesame")
    return url.render_as_string(hide_password=False)


def misspelt(postgres: Postgres) -> str:
    """libpq knows no such option."""
    return f"{postgres.database()}?passwort=sesame"


unusable = pytest.mark.parametrize("unusable", [closed, missing, misspelt])


# Addresses


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_usual_address_of_a_server_leads_to_it(scheme: str, postgres: Postgres) -> None:
    url = postgres.database().replace("postgresql", scheme, 1)
    with opened(url) as store:
        assert store.revision() == HEAD
        assert store.engine.url.drivername == "postgresql+psycopg"


def test_a_server_is_not_waited_for_without_end_and_its_address_has_the_last_word() -> None:
    assert address("postgres://127.0.0.1/x").query["connect_timeout"] == "10"
    assert address("postgres://127.0.0.1/x?connect_timeout=3").query["connect_timeout"] == "3"


def test_a_database_that_declares_no_encoding_keeps_every_character(postgres: Postgres) -> None:
    with opened(postgres.database("ENCODING 'SQL_ASCII' TEMPLATE template0")) as store:
        assert store.keep(ADA, FERRY) == store.current(ADA)


def test_migrations_make_exactly_the_tables_of_the_store_there_too(postgres: Postgres) -> None:
    with opened(postgres.database()) as store, store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_a_database_of_a_newer_nutshell_is_refused_there_too(postgres: Postgres) -> None:
    url = postgres.database()
    with opened(url) as store, store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError):
        Store.open(url)


# Turns


def test_a_writer_waits_for_the_one_before_and_sees_what_it_did(postgres: Postgres) -> None:
    with opened(postgres.database()) as store, ThreadPoolExecutor(1) as pool:
        with store.engine.execution_options(**WRITING).begin() as first:
            second = pool.submit(store.keep, ADA, FERRY)
            while not waiting(store):
                pass
            assert not second.done()
            assert store.current(ADA) is None, "who only reads waits for nobody"
            first.execute(text("INSERT INTO chats VALUES (1, 'ru')"))
        second.result()
        assert (store.language(ADA), store.count(ADA)) == ("ru", 1)


def waiting(store: Store) -> bool:
    """Whether somebody waits for their turn to write."""
    asked = text(
        "SELECT count(*) FROM pg_locks WHERE NOT granted AND (classid::bigint << 32) + objid::bigint = :turn"
    )
    with store.engine.connect() as connection:
        return bool(connection.scalar(asked, {"turn": TURN}))


# Servers that are not there, go away and come back


@unusable
def test_a_database_that_cannot_be_reached_is_refused(
    unusable: Callable[[Postgres], str], postgres: Postgres
) -> None:
    with pytest.raises(StoreError) as caught:
        Store.open(unusable(postgres))
    assert (caught.value.key, caught.value.values) == ("database-failed", {})


@unusable
def test_a_bot_without_its_database_ends_with_one_line(
    unusable: Callable[[Postgres], str], postgres: Postgres, plain: None
) -> None:
    with BotApiServer(World()) as telegram:
        done = processes.run(
            "run",
            PTB_TIMEDELTA="1",
            NUTSHELL_TELEGRAM_TOKEN=telegram.token,
            NUTSHELL_TELEGRAM_BASE_URL=telegram.base_url,
            NUTSHELL_DATABASE_URL=unusable(postgres),
        )
    assert (done.returncode, done.stdout, done.stderr.decode().splitlines()) == (1, b"", [REFUSED])


@unusable
def test_health_tells_of_a_database_that_cannot_be_reached(
    unusable: Callable[[Postgres], str], postgres: Postgres, plain: None, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    done = commands.run("health", NUTSHELL_DATABASE_URL=unusable(postgres))
    assert (done.exit_code, done.stderr) == (1, "")
    assert done.stdout.splitlines()[0] in {
        f"database: failed ({name}Error)" for name in ("Operational", "Programming")
    }
    assert "sesame" not in done.stdout + caplog.text


def test_a_store_outlives_its_connections(postgres: Postgres) -> None:
    with opened(postgres.database()) as store:
        kept = store.keep(ADA, FERRY)
        postgres.kill_connections()
        assert store.current(ADA) == kept


def test_a_store_outlives_its_server(postgres: Postgres) -> None:
    with opened(postgres.database()) as store:
        kept = store.keep(ADA, FERRY)
        postgres.stop()
        try:
            with pytest.raises(OperationalError):
                store.current(ADA)
        finally:
            postgres.start()
        assert store.current(ADA) == kept


def test_each_database_of_the_tests_is_fresh_and_empty(postgres: Postgres) -> None:
    first, second = postgres.database(), postgres.database()
    assert first != second
    bare = create_engine(address(second))
    with opened(first), bare.connect() as connection:
        assert not bare.dialect.has_table(connection, "articles")
    bare.dispose()
