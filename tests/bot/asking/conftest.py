"""A club with a memory, and a conversation about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.conversation import Conversation
from bot.model.memory import Keeping
from bot.store import MEMORY, Store
from bot.workers import Inline
from tests.bot.asking.club import BRIDGE, CLUB, NOW, STORM, tell, unreachable


@pytest.fixture
def store() -> Iterator[Store]:
    """A memory of a club with three messages."""
    made = Store.open(MEMORY)
    made.keepings.start(Keeping(CLUB.id, NOW - timedelta(days=9), days=3, zone="Europe/Moscow"))
    tell(made, 1, BRIDGE, hours=50)
    tell(made, 2, "Lunch is at one, says @karl.", person=8, author="Eve")
    tell(made, 3, "Read this", person=8, author="", url="https://n.ex/s")
    for unread in made.posts.claim(1.0, 9.0, 9):
        made.posts.settle(unread, STORM)
    yield made
    made.close()


@pytest.fixture
def talk(store: Store) -> Conversation:
    """A conversation at noon."""
    return Conversation(store, unreachable, ("en", "ru"), Inline(reader=False), now=lambda: NOW)
