"""The composition root: what is decided before anything is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import app, routing
from bot.handlers.telegram import introduction
from bot.model import Chat, Message, Say
from config import settings

pytestmark = pytest.mark.usefixtures("plain")


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "ru_RU.UTF-8"}, "ru_RU.UTF-8"),
        ({"LANG": "ru_RU.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en_US.UTF-8"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "en_US.UTF-8", "LC_ALL": "ru_RU.UTF-8"}, "ru_RU.UTF-8"),
        ({"LANG": "ru_RU.UTF-8", "LC_ALL": ""}, "ru_RU.UTF-8"),
        ({"LANG": ""}, "en"),
    ],
)
def test_the_terminal_speaks_what_its_environment_says(
    environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert app.locale() == expected


def test_the_database_is_the_configured_one_and_else_a_file_of_the_users(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert app.database_url(settings.load()) == f"sqlite:///{tmp_path / 'data' / 'nutshell' / 'nutshell.sqlite3'}"
    monkeypatch.setenv("NUTSHELL_DATABASE_URL", "sqlite:////elsewhere.sqlite3")
    assert app.database_url(settings.load()) == "sqlite:////elsewhere.sqlite3"


@pytest.mark.parametrize(("chosen", "reads"), [("on", True), ("off", False)])
def test_the_reader_of_answers_is_there_unless_it_is_turned_off(
    chosen: str, reads: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NUTSHELL_ANSWERS_READER", chosen)
    assert app.reader(settings.load()).reader is reads


def test_every_command_telegram_is_told_of_is_one_the_bot_knows() -> None:
    for name in introduction.COMMANDS:
        assert routing.route(Message(Chat(1), 1, f"/{name}")) != Say("unknown-command")
