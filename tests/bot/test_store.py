"""The store on SQLite: what is on disk, what migrations make, and what is said when a database cannot be used."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, create_engine, text

from bot import migrations
from bot.model import Chat, Length
from bot.store import HEAD, MEMORY, Store, StoreError, opened
from bot.store.tables import metadata
from summarizer.model import Article

WORD = "Зеркальный-sesame"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a database may be made."""
    return tmp_path / "nutshell.sqlite3"


@pytest.fixture
def engine(file: Path) -> Iterator[Engine]:
    """The bare database in that file."""
    made = create_engine(f"sqlite:///{file}")
    yield made
    made.dispose()


def url(file: Path) -> str:
    return f"sqlite:///{file}"


def on_disk(file: Path) -> bytes:
    """All a database has on disk: its file, its log, whatever else stands beside it."""
    return b"".join(path.read_bytes() for path in file.parent.iterdir() if path.is_file())


# Erasing


@given(sizes=st.lists(st.tuples(st.booleans(), st.integers(1, 3000), st.integers(0, 6)), min_size=1, max_size=12))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_of_a_forgotten_text_is_left_on_disk(
    sizes: list[tuple[bool, int, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("store") / "nutshell.sqlite3"
    with opened(url(file)) as store:
        for mine, size, message in [*sizes, (True, 1, 1)]:
            word = WORD if mine else "other"
            store.keep(Chat(1 if mine else 2), Article(f"{word} " * size, word, source=f"https://{word}"), message)
        assert WORD.encode() in on_disk(file)
        store.forget(1)
        assert WORD.encode() not in on_disk(file)
    assert WORD.encode() not in on_disk(file)
    with opened(url(file)) as store:
        assert store.count(Chat(1)) == 0
        assert WORD.encode() not in on_disk(file)


def test_what_is_kept_is_there_after_a_restart(file: Path) -> None:
    with opened(url(file)) as store:
        kept = store.keep(Chat(1), Article("The ferry left."), 5)
        store.choose_language(Chat(1), "ru")
    with opened(url(file)) as store:
        assert store.current(Chat(1)) == store.shared(Chat(1), 5) == kept
        assert store.language(Chat(1)) == "ru"


def test_only_its_owner_may_look_into_a_folder_made_for_the_database(tmp_path: Path) -> None:
    with opened(url(tmp_path / "new" / "nutshell.sqlite3")):
        assert (tmp_path / "new").stat().st_mode & 0o077 == 0


# Migrations


def test_the_newest_migration_is_the_one_the_store_asks_for() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations.FOLDER))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_migrations_make_exactly_the_tables_of_the_store(file: Path, engine: Engine) -> None:
    with opened(url(file)), engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_an_empty_database_is_brought_to_the_newest_schema(file: Path) -> None:
    file.touch()
    with opened(url(file)) as store:
        assert store.revision() == HEAD


def test_a_database_from_before_the_first_migration_is_brought_to_the_newest_schema(
    file: Path, engine: Engine
) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
    with opened(url(file)) as store:
        assert store.revision() == HEAD
        assert store.count(Chat(1)) == 0


def test_what_a_chat_chose_before_there_were_lengths_stays(file: Path, engine: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations.FOLDER))
    config.attributes["engine"] = engine
    command.upgrade(config, "0004")
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO chats (id, language) VALUES (1, 'ru')"))
    with opened(url(file)) as store:
        assert (store.language(Chat(1)), store.length(Chat(1))) == ("ru", Length())


def test_a_migration_that_fails_leaves_the_database_as_it_was(file: Path, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE conversations (stranger INTEGER)"))
    with pytest.raises(StoreError):
        Store.open(url(file))
    with engine.connect() as connection:
        tables = connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")).all()
    assert tables == ["conversations"]


def test_processes_that_start_together_make_one_database(file: Path) -> None:
    code = (
        f"from bot.store import Store; store = Store.open({url(file)!r}); print(store.revision()); store.close()"
    )
    command = [sys.executable, "-W", "error", "-c", code]
    started = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)
    ]
    assert [process.communicate() for process in started] == [(f"{HEAD}\n", "")] * 3


def test_a_database_that_is_up_to_date_starts_without_alembic(file: Path) -> None:
    with opened(url(file)):
        pass
    code = f"import sys; from bot.store import Store; Store.open({url(file)!r}).close()"
    command = [sys.executable, "-c", f"{code}; print('alembic' in sys.modules)"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "False\n"


# Databases that cannot be used


def refused(address: str) -> str:
    """The name of what stood in the way, when opening must fail as the operator is told it does."""
    with pytest.raises(StoreError) as caught:
        Store.open(address)
    assert (caught.value.key, caught.value.values) == ("database-failed", {})
    return type(caught.value.__cause__).__name__


def test_a_file_that_is_no_database_is_refused(file: Path) -> None:
    file.write_text("Dear diary, " * 100)
    assert refused(url(file)) == "DatabaseError"
    assert file.read_text().startswith("Dear diary")


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    assert refused(url(tmp_path)) == "OperationalError"


def test_a_folder_that_cannot_be_made_is_refused(file: Path) -> None:
    file.touch()
    assert refused(url(file / "below" / "nutshell.sqlite3")) in {"NotADirectoryError", "FileExistsError"}


def test_a_database_that_cannot_be_written_is_refused(file: Path, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE stranger (id INTEGER)"))
    assert refused(f"sqlite:///file:{file}?mode=ro&uri=true") == "OperationalError"


def test_a_database_of_a_newer_nutshell_is_refused(file: Path, engine: Engine) -> None:
    with opened(url(file)), engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert refused(url(file)) == "UnknownSchemaError"


@pytest.mark.parametrize(
    "address", ["nonsense", "", "oracle+nothing://x", "postgresql://a:sesame@127.0.0.1:port/b", "bottle://x"]
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    refused(address)


def test_a_store_in_memory_is_gone_when_it_is_closed() -> None:
    with opened(MEMORY) as store:
        store.keep(Chat(1), Article("The ferry left."))
    with opened(MEMORY) as store:
        assert store.current(Chat(1)) is None
