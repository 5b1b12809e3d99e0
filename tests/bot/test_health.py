"""The health command: the database, and Telegram where there is a token."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import nutshell
from tests.telegram.botapi import BotApiServer, World

pytestmark = pytest.mark.usefixtures("plain")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[BotApiServer]:
    """A local Telegram that the settings point at."""
    with BotApiServer(World()) as running:
        monkeypatch.setenv("NUTSHELL_TELEGRAM_BASE_URL", running.base_url)
        monkeypatch.setenv("NUTSHELL_TELEGRAM_TOKEN", running.token)
        monkeypatch.setenv("PTB_TIMEDELTA", "1")
        yield running


def check() -> tuple[int, list[str]]:
    """The exit code of the command and its lines."""
    done = CliRunner().invoke(nutshell, ["health"])
    assert done.stderr == ""
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.stdout.splitlines()


def test_a_fresh_machine_is_fit_to_work(tmp_path: Path) -> None:
    assert check() == (0, ["database: ok (revision 0001)"])
    assert (tmp_path / "data" / "nutshell" / "nutshell.sqlite3").is_file()


def test_a_broken_database_fails_with_its_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "diary.txt").write_text("Dear diary, " * 100)
    monkeypatch.setenv("NUTSHELL_DATABASE_URL", f"sqlite:///{tmp_path / 'diary.txt'}")
    assert check() == (1, ["database: failed (DatabaseError)"])


def test_telegram_that_takes_the_token_says_who_the_bot_is(server: BotApiServer) -> None:
    code, lines = check()
    assert (code, lines[1]) == (0, f"telegram: ok (@{server.world.bot.username})")


def test_telegram_that_refuses_the_token_fails_without_showing_it(
    server: BotApiServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NUTSHELL_TELEGRAM_TOKEN", "1:sesame")
    code, lines = check()
    assert (code, lines[1]) == (1, "telegram: failed (InvalidToken)")


def test_telegram_that_has_trouble_fails(server: BotApiServer) -> None:
    server.fail_next("getMe", 502)
    assert check() == (1, ["database: ok (revision 0001)", "telegram: failed (NetworkError)"])


def test_telegram_that_is_not_there_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    monkeypatch.setenv("NUTSHELL_TELEGRAM_BASE_URL", f"http://127.0.0.1:{port}/bot")
    monkeypatch.setenv("NUTSHELL_TELEGRAM_TOKEN", "1:sesame")
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    assert check() == (1, ["database: ok (revision 0001)", "telegram: failed (NetworkError)"])
