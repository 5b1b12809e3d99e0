"""Every store there is, opened empty."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from bot.store import MEMORY, Store

FILE, IN_MEMORY, SERVER = "SQLite file", "SQLite in memory", "PostgreSQL"
URLS: dict[str, Callable[[pytest.FixtureRequest], str]] = {
    FILE: lambda request: f"sqlite:///{request.getfixturevalue('tmp_path') / 'nutshell.sqlite3'}",
    IN_MEMORY: lambda _: MEMORY,
    SERVER: lambda request: str(request.getfixturevalue("postgres").database()),
}
"""A fresh, empty database by name; one more line puts one more engine through all of this."""


@pytest.fixture(params=URLS)
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """Each store in turn, empty."""
    opened = Store.open(URLS[request.param](request))
    yield opened
    opened.close()
