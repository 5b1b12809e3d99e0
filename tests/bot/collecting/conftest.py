"""A site, a store with a chat that keeps its messages, and a clock that a test moves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from bot.store import MEMORY, Store, opened
from tests.bot.feeds import NOW, keeping
from tests.bot.servers import Site, reply, serve


class Clock:
    """The time of day, and seconds that never go back."""

    def __init__(self) -> None:
        self.now, self.seconds = NOW, 0.0

    def __call__(self) -> datetime:
        return self.now

    def monotonic(self) -> float:
        return self.seconds

    def move(self, seconds: float) -> None:
        self.now, self.seconds = self.now + timedelta(seconds=seconds), self.seconds + seconds


@pytest.fixture
def clock() -> Clock:
    """Noon."""
    return Clock()


@pytest.fixture
def site() -> Iterator[Site]:
    """A site that lets everybody read everything."""
    with serve() as running:
        running.on("/robots.txt", reply(status="404 Not Found"))
        yield running


@pytest.fixture
def store() -> Iterator[Store]:
    """A store with a group that keeps its messages."""
    with opened(MEMORY) as store:
        keeping(store)
        yield store
