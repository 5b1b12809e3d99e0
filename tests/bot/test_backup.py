"""Backups: whole or not there, of their owner alone, made beside a running bot, and read back in a fresh place."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from bot.model import Chat
from bot.store import MEMORY, opened
from summarizer.model import Article
from tests.bot.commands import failed, run
from tests.postgres import Postgres

pytestmark = pytest.mark.usefixtures("plain")

ADA = Chat(1)
FERRY = Article("The ferry left the harbour of Oran. 🙂", "Ferry", "en")
FAKE = """#!/bin/sh
for word in "$@"; do case "$word" in --file=*) printf half > "${word#--file=}";; esac; done
{ printf '%s\\n' "$@"; env; } > "$TOLD"
echo 'pg_dump: error: the server is on fire' >&2
echo 'pg_dump: detail: sesame' >&2
exit 1
"""
"""Writes half an archive, notes what it was told, and fails."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the bot keeps its database, which is not there yet."""
    return tmp_path / "data" / "nutshell" / "nutshell.sqlite3"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where a backup may be written, alone in its folder."""
    (tmp_path / "backups").mkdir()
    return tmp_path / "backups" / "monday"


@pytest.fixture
def server(postgres: Postgres, monkeypatch: pytest.MonkeyPatch) -> Postgres:
    """A server whose own programs are in PATH."""
    monkeypatch.setenv("PATH", str(postgres.bin_folder), prepend=os.pathsep)
    return postgres


def backed_up(target: Path, **environment: str) -> None:
    """Run the command, which must say in one line where the backup is and how large."""
    done = run("backup", str(target), given=None, **environment)
    assert (done.exit_code, done.stderr) == (0, "")
    size = -(-target.stat().st_size // 1000)
    assert done.stdout == f"The backup is whole: {target}, {size:,} kB.\n"


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# SQLite


def test_a_restored_file_holds_what_the_running_bot_had_kept(file: Path, target: Path, tmp_path: Path) -> None:
    with opened(f"sqlite:///{file}") as store:
        store.keep(ADA, FERRY, 7)
        backed_up(target)
    fresh = tmp_path / "elsewhere" / "nutshell.sqlite3"
    fresh.parent.mkdir()
    subprocess.run(["cp", target, fresh], check=True)
    with opened(f"sqlite:///{fresh}") as store:
        found = store.shared(ADA, 7)
        assert found is not None
        assert found.article == FERRY


def test_a_backup_waits_for_no_writer_and_holds_nothing_half_written(file: Path, target: Path) -> None:
    with opened(f"sqlite:///{file}") as store:
        store.choose_language(ADA, "ru")
        with store.engine.execution_options(begin="BEGIN IMMEDIATE").begin() as writing:
            writing.execute(text("UPDATE chats SET language = 'en'"))
            backed_up(target)
    with opened(f"sqlite:///{target}") as store:
        assert store.language(ADA) == "ru"


def test_a_backup_leaves_out_what_was_erased(file: Path, target: Path) -> None:
    with opened(f"sqlite:///{file}"):
        pass
    word = b"sesame" * 2000
    bare = create_engine(f"sqlite:///{file}")
    with bare.begin() as connection:
        connection.execute(text("CREATE TABLE notes (note BLOB)"))
        connection.execute(text("INSERT INTO notes VALUES (:word)"), {"word": word})
    bare.dispose()
    with bare.begin() as connection:
        connection.execute(text("PRAGMA secure_delete = OFF"))
        connection.execute(text("DELETE FROM notes"))
    bare.dispose()
    assert b"sesame" in file.read_bytes()
    backed_up(target)
    assert b"sesame" not in target.read_bytes()


def test_a_backup_is_its_owners_alone(file: Path, target: Path) -> None:
    with opened(f"sqlite:///{file}"):
        pass
    before = os.umask(0)
    try:
        backed_up(target)
    finally:
        os.umask(before)
    assert target.stat().st_mode & 0o777 == 0o600
    assert left_in(target.parent) == ["monday"]


def test_an_older_database_is_backed_up_as_it_is(file: Path, target: Path) -> None:
    file.parent.mkdir(parents=True)
    old = create_engine(f"sqlite:///{file}")
    with old.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
    old.dispose()
    before = file.read_bytes()
    backed_up(target, NUTSHELL_DATABASE_URL=f"sqlite:///file:{file}?mode=rw&uri=true")
    assert file.read_bytes() == before
    assert target.stat().st_size > 0


@pytest.mark.parametrize("kind", ["file", "folder", "dangling link"])
def test_what_is_there_already_is_not_touched(kind: str, file: Path, target: Path) -> None:
    with opened(f"sqlite:///{file}"):
        pass
    if kind == "file":
        target.write_text("Monday's backup")
    elif kind == "folder":
        target.mkdir()
    else:
        target.symlink_to("nowhere")
    said = failed("backup", str(target))
    assert said == f"There is already something at {target}. Name a file that is not there yet."
    assert left_in(target.parent) == ["monday"]
    assert kind != "file" or target.read_text() == "Monday's backup"


def test_a_folder_that_is_not_there_is_told(file: Path, target: Path) -> None:
    with opened(f"sqlite:///{file}"):
        pass
    there = target / "below"
    assert failed("backup", str(there)) == f"No backup can be written to {there}: No such file or directory"


@pytest.mark.parametrize("url", ["", MEMORY, "sqlite:///:memory:", "sqlite:///file:nowhere/x?uri=true"])
def test_no_database_is_told_to_be_none_and_none_is_made(url: str, file: Path, target: Path) -> None:
    said = failed("backup", str(target), NUTSHELL_DATABASE_URL=url)
    assert said == "There is no database to back up yet. It is made when the bot first runs."
    assert left_in(target.parent) == []
    assert not file.parent.exists()


def test_a_file_that_is_no_database_leaves_no_backup(file: Path, target: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_text("Dear diary, " * 100)
    assert failed("backup", str(target)) == "The backup could not be made: file is not a database"
    assert left_in(target.parent) == []


@pytest.mark.parametrize(
    "url", ["nonsense", "mysql://a:sesame@127.0.0.1/b", "postgresql://a:sesame@127.0.0.1:port/b"]
)
def test_an_address_of_no_database_we_know_is_refused(url: str, target: Path) -> None:
    assert failed("backup", str(target), NUTSHELL_DATABASE_URL=url).startswith("The database cannot be used.")
    assert left_in(target.parent) == []


# PostgreSQL


def test_a_restored_archive_holds_what_the_running_bot_had_kept(server: Postgres, target: Path) -> None:
    url, fresh = server.database(), server.database()
    with opened(url) as store:
        store.keep(ADA, FERRY, 7)
        backed_up(target, NUTSHELL_DATABASE_URL=url)
    assert target.stat().st_mode & 0o777 == 0o600
    subprocess.run(["pg_restore", "--no-owner", "--exit-on-error", f"--dbname={fresh}", target], check=True)
    with opened(fresh) as store:
        found = store.shared(ADA, 7)
        assert found is not None
        assert found.article == FERRY


def test_a_server_that_is_not_there_is_told_and_leaves_nothing(server: Postgres, target: Path) -> None:
    url = make_url(server.database()).set(database="nowhere", password="sesame").render_as_string(False)
    said = failed("backup", str(target), NUTSHELL_DATABASE_URL=url)
    assert said.startswith("The backup could not be made: ")
    assert 'database "nowhere" does not exist' in said
    assert "sesame" not in said
    assert left_in(target.parent) == []


def test_half_an_archive_is_no_backup_and_no_password_is_an_argument(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, told = tmp_path / "bin" / "pg_dump", tmp_path / "told"
    program.parent.mkdir()
    program.write_text(FAKE)
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(program.parent), prepend=os.pathsep)
    said = failed(
        "backup",
        str(target),
        TOLD=str(told),
        NUTSHELL_DATABASE_URL="postgres://ada:open%20sesame@db.example:5433/nutshell?sslmode=require&keepalives=1",
    )
    assert said == "The backup could not be made: the server is on fire"
    assert left_in(target.parent) == []
    lines = told.read_text().splitlines()
    assert [line for line in lines if line.startswith("--") and not line.startswith("--file=")] == [
        "--format=custom",
        "--no-password",
    ]
    reached = {"PGHOST=db.example", "PGPORT=5433", "PGUSER=ada", "PGDATABASE=nutshell", "PGSSLMODE=require"}
    assert reached | {"PGPASSWORD=open sesame"} <= set(lines)


def test_a_machine_without_pg_dump_is_told_what_to_install(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    said = failed("backup", str(target), NUTSHELL_DATABASE_URL="postgresql://127.0.0.1/nutshell")
    assert said.startswith("A backup of PostgreSQL needs pg_dump.")
    assert left_in(target.parent) == []
