"""Pools for the tests, and gates at which their jobs wait."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.workers.pool import Pool

AMPLE = 600.0
"""Seconds no job of a test comes near, whatever else the machine does."""
Make = Callable[..., Pool]


class Gate:
    """Where :func:`jobs.hold` waits: a folder with two named pipes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("begun", "go"):
            os.mkfifo(folder / name)

    def wait(self) -> None:
        """Until the job has begun."""
        (self.folder / "begun").open().close()

    def open(self) -> None:
        """Let the job go on."""
        (self.folder / "go").open("w").close()


@pytest.fixture
def gate(tmp_path: Path) -> Gate:
    """A gate of one's own."""
    return Gate(tmp_path)


@pytest.fixture
def make() -> Iterator[Make]:
    """Makes pools, one worker each if nothing else is said, and closes them."""
    made: list[Pool] = []

    def make(processes: int = 1, waiting: int = 0, seconds: float = AMPLE, megabytes: int = 512) -> Pool:
        made.append(Pool(processes, waiting, seconds, megabytes))
        made[-1].start()
        return made[-1]

    yield make
    for pool in made:
        pool.close()


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    """Callers of a pool that wait for it beside the test."""
    with ThreadPoolExecutor() as callers:
        yield callers
