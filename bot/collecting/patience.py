"""Reading behind everybody else: not before nobody waits for a worker, and never with all of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import Protocol

from summarizer import Article
from summarizer.feeds import Feed

LONGEST = 60.0
"""Seconds that others are let go first: where they are always busy, what is kept must be read all the same."""
STEP = 0.2


class Reads(Protocol):
    """What a collector needs of :class:`bot.workers.Work`."""

    def read_page(self, content: bytes, *, source: str, content_type: str | None = None) -> tuple[Article, str]:
        """The article of a page, and the address of the page that goes on with it, ``""`` for none."""
        ...

    def read_feed(self, content: bytes, *, source: str, content_type: str | None = None) -> Feed:
        """The feed in some bytes; raises UnreadableError when they are none."""
        ...


class Patient:
    """Has ``most`` texts read at once by ``work``, each when it is ``calm``, or after a minute."""

    def __init__(self, work: Reads, calm: Callable[[], bool], most: int, longest: float = LONGEST) -> None:
        self._work = work
        self._calm = calm
        self._longest = longest
        self._places = BoundedSemaphore(most)

    def read_page(self, content: bytes, *, source: str, content_type: str | None = None) -> tuple[Article, str]:
        """The article of a page, and the address of the page that goes on with it, ``""`` for none."""
        with self._turn():
            return self._work.read_page(content, source=source, content_type=content_type)

    def read_feed(self, content: bytes, *, source: str, content_type: str | None = None) -> Feed:
        """The feed in some bytes; raises UnreadableError when they are none."""
        with self._turn():
            return self._work.read_feed(content, source=source, content_type=content_type)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        with self._places:
            until = time.monotonic() + self._longest
            while not self._calm() and time.monotonic() < until:
                time.sleep(STEP)
            yield
