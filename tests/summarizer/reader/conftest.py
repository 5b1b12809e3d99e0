"""A reader with weights by chance, and the shipped one where there is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer import reader
from summarizer.reader import Reader
from tests.summarizer.reader import tiny


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the files of a small reader are."""
    return tiny.write(tmp_path_factory.mktemp("reader"))


@pytest.fixture(scope="session")
def small(folder: Path) -> Reader:
    """A small reader."""
    return Reader(folder)


@pytest.fixture(scope="session")
def shipped() -> Reader:
    """The reader that is shipped."""
    found = reader.load()
    if found is None:
        pytest.skip("no network is shipped")
    return found


@pytest.fixture(scope="session", params=["small", "shipped"])
def either(request: pytest.FixtureRequest) -> Reader:
    """Each of them."""
    found: Reader = request.getfixturevalue(request.param)
    return found
