"""``nutshell run`` starts the bot, or says in one line why it cannot."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.botapi import BotApiServer, World
from tests.telegram.articles import FERRY

HERE = Path(__file__).parents[2]


@pytest.fixture
def server() -> Iterator[BotApiServer]:
    """A Telegram with no bot yet."""
    with BotApiServer(World()) as running:
        yield running


def nutshell(folder: Path, base_url: str, token: str) -> subprocess.Popen[str]:
    """The command in a process of its own, without this one's environment."""
    chosen = {
        "NUTSHELL_TELEGRAM_TOKEN": token,
        "NUTSHELL_TELEGRAM_BASE_URL": base_url,
        "NUTSHELL_DATABASE_URL": f"sqlite:///{folder / 'nutshell.sqlite3'}",
        "PATH": os.environ["PATH"],
        "PTB_TIMEDELTA": "1",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        cwd=HERE,
        env=chosen,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def outcome(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """How a process ended, and what it wrote to standard output and error."""
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


@pytest.mark.parametrize("token", ["5550001:wrong", "nonsense", "5550001:with space"])
def test_a_token_that_telegram_refuses_is_told_in_one_line(
    server: BotApiServer, tmp_path: Path, token: str
) -> None:
    said = "Telegram does not accept this token. Check NUTSHELL_TELEGRAM_TOKEN.\n"
    assert outcome(nutshell(tmp_path, server.base_url, token)) == (1, "", said)


def test_a_telegram_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        base_url = f"http://127.0.0.1:{closed.getsockname()[1]}/bot"
        said = "Telegram cannot be reached. Check the network and NUTSHELL_TELEGRAM_BASE_URL.\n"
        assert outcome(nutshell(tmp_path, base_url, "5550001:right")) == (1, "", said)


@pytest.mark.parametrize("status", [500, 502])
def test_a_telegram_in_trouble_is_told_in_one_line(server: BotApiServer, tmp_path: Path, status: int) -> None:
    server.fail_next("getMe", status, times=9)
    code, out, err = outcome(nutshell(tmp_path, server.base_url, server.token))
    assert (code, out, err.count("\n")) == (1, "", 1)


def test_the_command_runs_the_bot_until_it_is_told_to_stop(server: BotApiServer, tmp_path: Path) -> None:
    process = nutshell(tmp_path, server.base_url, server.token)
    try:
        ada = server.world.user("Ada")
        reply = ada.private.wait_for_reply(after=ada.say(FERRY), timeout=60)
        assert "of 12 sentences" in reply.text
    finally:
        process.send_signal(signal.SIGTERM)
        code, out, err = outcome(process)
    assert (code, out) == (0, "")
    assert "@nutshell_bot is running" in err
    assert not [word for word in ("Lindholm", "Traceback", server.token, "Ada") if word in err]
