"""What the tests of the bot's doors share: an environment that sets nothing, and a site to read from."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.settings import PREFIX
from tests.bot.servers import Site, serve


@pytest.fixture
def plain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An English environment in which nothing of ours is set and the user's data is elsewhere."""
    for name in list(os.environ):
        if name.startswith((PREFIX, "LC_", "LANG", "XDG_", "PYTHON")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("PYTHONUTF8", "1")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def web(plain: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site that the fetcher may reach."""
    monkeypatch.setenv("NUTSHELL_FETCH_ALLOW_NETWORKS", "127.0.0.0/8")
    with serve() as site:
        yield site
