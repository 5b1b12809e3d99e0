"""The collector: hands out what was claimed to a few threads, and waits while others need the workers."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import BoundedSemaphore, Event, Thread
from typing import Any, Self

from bot.collecting.hosts import Hosts
from bot.collecting.links import CLAIM, Links
from bot.collecting.polling import Polling
from bot.logs import cause
from bot.metrics import Collected
from bot.store import UNAVAILABLE

log = logging.getLogger(__name__)

AT_ONCE = 4
"""Pages that are read at once, a fraction of what the fetcher has room for."""
AHEAD = 4 * AT_ONCE
"""Links that are claimed before there is a thread for them: some wait for their hosts."""
SOON, LATE, GONE = 0.5, 5.0, 60.0
"""Seconds until it is looked again: after there was something, after nothing for a while, without a database."""
PATIENCE = 60.0
"""Seconds without calm after which something is begun all the same."""
ENDING = 2.0
"""Seconds that the end waits for a turn that is being taken; the database may be slow."""
KEPT = CLAIM / 2
"""Seconds that a link waits here for its host; it is left to its claim then."""
Count = Callable[[Collected, str], None]


class Collector:
    """Reads links and feeds for as long as its context lasts; ``count`` hears of each what came of it.

    ``calm`` tells whether nobody waits for a worker.
    """

    def __init__(
        self, links: Links, polling: Polling, calm: Callable[[], bool], count: Count, hosts: Hosts
    ) -> None:
        self._links = links
        self._polling = polling
        self._calm = calm
        self._count = count
        self._hosts = hosts
        self._waiting: deque[tuple[float, str, Collected, Any]] = deque()
        self._places = BoundedSemaphore(AT_ONCE)
        self._threads = ThreadPoolExecutor(AT_ONCE, "collecting")
        self._until = time.monotonic() + PATIENCE
        self._ended = Event()
        self._thread = Thread(target=self._run, name="collector", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Begin nothing more; what is in hand is left to its claim unless it is done in time."""
        self._ended.set()
        self._thread.join(ENDING)
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _run(self) -> None:
        pause = SOON
        while not self._ended.wait(pause):
            try:
                pause = SOON if self.turn() else min(pause * 1.5, LATE)
            except UNAVAILABLE as error:
                log.warning("nothing is collected while the database is away: %s", type(error).__name__)
                pause = GONE
            except Exception as error:  # noqa: BLE001  (the next turn may be better)
                log.error("nothing was collected: %s", cause(error))
                pause = GONE

    def turn(self) -> bool:
        """Claim what there is to read and begin to read what can be; whether there was anything."""
        if not self._calm() and time.monotonic() < self._until:
            return bool(self._waiting)
        self._until = time.monotonic() + PATIENCE
        self._claim()
        self._begin()
        return bool(self._waiting)

    def _claim(self) -> None:
        until = time.monotonic() + KEPT
        if len(self._waiting) < AHEAD:
            if followed := self._polling.claim():
                self._waiting.append((until, followed[0].url, "feed", followed))
            for unread in self._links.claim(AHEAD - len(self._waiting)):
                self._waiting.append((until, unread.url, "link", unread))

    def _begin(self) -> None:
        """Begin with whatever has a free thread and a host that is not being read; the others wait."""
        for _ in range(len(self._waiting)):
            until, url, what, claimed = self._waiting.popleft()
            if time.monotonic() > until:
                continue
            if not self._places.acquire(blocking=False):
                self._waiting.append((until, url, what, claimed))
                continue
            if not self._hosts.take(url, time.monotonic()):
                self._places.release()
                self._waiting.append((until, url, what, claimed))
                continue
            self._threads.submit(self._read, url, what, claimed)

    def _read(self, url: str, what: Collected, claimed: Any) -> None:
        by: Any = self._links if what == "link" else self._polling
        try:
            self._count(what, by.read(claimed))
        except UNAVAILABLE as error:
            log.warning("what was collected could not be kept: %s", type(error).__name__)
        except Exception as error:  # noqa: BLE001  (one page must not be read for ever)
            log.error("a %s could not be read: %s", what, cause(error))
            self._count(what, "went-wrong")
            self._give_up(by, claimed)
        finally:
            self._hosts.give(url, time.monotonic())
            self._places.release()

    def _give_up(self, by: Any, claimed: Any) -> None:
        try:
            by.give_up(claimed, "went-wrong")
        except Exception as error:  # noqa: BLE001  (its claim ends all the same)
            log.warning("a claim was left to its end: %s", type(error).__name__)
