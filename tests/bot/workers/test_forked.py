"""What the command line reads, it reads in a process that may die of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from bot.workers import Inline
from bot.workers.forked import Forked
from summarizer.errors import NutshellError, UnreadableError
from tests.bot.workers import jobs

TEXT = "The harbour of Norby froze on Monday. The mayor closed it. Nobody was hurt."


def told(job: Callable[..., Any], seconds: float = 60.0, megabytes: int = 512) -> str:
    """The key of what is raised when a job is done apart."""
    with pytest.raises(NutshellError) as caught:
        Forked(seconds, megabytes)._apart(job)
    return caught.value.key


def test_it_reads_what_is_read_here() -> None:
    apart, here = Forked(60.0, 512), Inline()
    assert apart.read(TEXT, source="a") == here.read(TEXT, source="a")
    page = f"<html><body><article><p>{TEXT * 3}</p><a href='/a?page=2'>2</a></article></body></html>".encode()
    read = apart.read_page(page, source="http://norby.example/a")
    assert read == here.read_page(page, source="http://norby.example/a")
    assert read[1] == "http://norby.example/a?page=2"


def test_what_cannot_be_read_is_told_as_it_is_here() -> None:
    with pytest.raises(UnreadableError) as caught:
        Forked(60.0, 512).read("")
    assert caught.value.key == "read-empty"


@pytest.mark.parametrize("job", [jobs.spin, jobs.backtrack])
def test_what_takes_too_long_is_ended(job: Callable[..., Any]) -> None:
    assert told(job, seconds=0.2) == "took-too-long"


@pytest.mark.parametrize("job", [jobs.hog, jobs.kill, jobs.leave, jobs.crash])
def test_what_takes_too_much_or_dies_is_told(job: Callable[..., Any]) -> None:
    assert told(job, megabytes=256) == "too-heavy"


def test_no_child_is_left() -> None:
    """One that has ended and is not waited for stays as a zombie."""
    before = zombies()
    Forked(60.0, 512).read(TEXT)
    assert told(jobs.leave) == "too-heavy"
    assert zombies() == before


def zombies() -> set[str]:
    """The processes of ours that have ended and that nobody has waited for."""
    stats: dict[str, list[str]] = {}
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            stats[file.parent.name] = file.read_text().rpartition(")")[2].split()[:2]
    return {number for number, (state, parent) in stats.items() if state == "Z" and int(parent) == os.getpid()}
