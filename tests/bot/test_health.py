"""The health command: the database, Telegram where there is a token, the running bot where it has a monitor."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot import monitor
from bot.__main__ import nutshell
from bot.botapi import BotApiServer, World
from bot.store import HEAD
from tests.bot import servers
from tests.bot.test_monitor import free_port, serving

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
    assert check() == (0, [f"database: ok (revision {HEAD})"])
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
    assert check() == (1, [f"database: ok (revision {HEAD})", "telegram: failed (NetworkError)"])


def test_telegram_that_is_not_there_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUTSHELL_TELEGRAM_BASE_URL", f"http://127.0.0.1:{free_port()}/bot")
    monkeypatch.setenv("NUTSHELL_TELEGRAM_TOKEN", "1:sesame")
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    assert check() == (1, [f"database: ok (revision {HEAD})", "telegram: failed (NetworkError)"])


# The running bot


def running(listen: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    """The exit code of the command and what it says of the bot that should run."""
    monkeypatch.setenv("NUTSHELL_MONITOR_LISTEN", listen)
    code, lines = check()
    assert lines[0].startswith("database: ok")
    assert len(lines) == 2
    return code, lines[1]


def test_a_running_bot_that_is_ready_is_well(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(monitor.routes({"database": lambda: ""})) as listen:
        assert running(listen, monkeypatch) == (0, "running: ok (ready)")


@pytest.mark.parametrize(("everywhere", "loopback"), [("0.0.0.0", "127.0.0.1"), ("[::]", "[::1]")])
def test_a_bot_that_listens_everywhere_is_asked_on_loopback(
    everywhere: str, loopback: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = free_port(loopback.strip("[]"))
    with serving(monitor.routes({}), f"{loopback}:{port}"):
        assert running(f"{everywhere}:{port}", monkeypatch) == (0, "running: ok (ready)")


def test_a_running_bot_that_is_not_ready_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    checks: dict[str, monitor.Checking] = {
        "database": lambda: "",
        "telegram": lambda: "no updates",
        "workers": lambda: "all gone",
    }
    with serving(monitor.routes(checks)) as listen:
        said = "running: failed (not ready, telegram: no updates, workers: all gone)"
        assert running(listen, monkeypatch) == (1, said)


def test_a_bot_that_has_not_been_started_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    assert running(f"127.0.0.1:{free_port()}", monkeypatch) == (0, "running: ok (not started)")


@pytest.mark.parametrize(
    "body", [b"", b"hello", b"[]", b"{}", b'{"ready": 1}', b'{"ready": true}', b'{"ready": false}', b"\xff"]
)
def test_something_else_that_answers_is_a_failure(body: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    with servers.serve() as other:
        other.on("/readyz", servers.reply(body))
        said = "running: failed (something else answers)"
        assert running(f"127.0.0.1:{other.port}", monkeypatch) == (1, said)


def test_an_answer_that_is_no_http_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    with servers.serve() as other:
        other.on("/readyz", b"220 mail.example ESMTP\r\n\r\n")
        assert running(f"127.0.0.1:{other.port}", monkeypatch) == (1, "running: failed (BadStatusLine)")


def test_a_bot_that_does_not_answer_in_time_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.health.SECONDS", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        listen = f"127.0.0.1:{silent.getsockname()[1]}"
        assert running(listen, monkeypatch) == (1, "running: failed (TimeoutError)")
