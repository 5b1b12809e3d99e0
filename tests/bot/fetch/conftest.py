"""The site that the fetcher's tests visit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.bot.servers import Site, serve


@pytest.fixture
def site() -> Iterator[Site]:
    """A running site at 127.0.0.1, inside the networks the tests' fetchers may reach."""
    with serve() as site:
        yield site
