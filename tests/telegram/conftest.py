"""Conversations for the tests: one shared by a file's tests, each with people of its own, or one alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.botapi.people import User
from tests.telegram.talking import Talk, talking


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    """A running bot, shared."""
    with talking(tmp_path_factory.mktemp("talk")) as shared:
        yield shared


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Talk]:
    """A running bot for one test, which may stop it."""
    with talking(tmp_path) as own:
        yield own


@pytest.fixture
def ada(talk: Talk) -> User:
    """Someone who has not talked to the shared bot before."""
    return talk.person("Ada")
