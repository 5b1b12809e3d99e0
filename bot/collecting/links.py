"""The links of kept messages, read into articles."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from bot.collecting.patience import Reads
from bot.fetch import Fetch, Robots
from bot.store import Store
from bot.store.posts import Unread
from summarizer import Article, NutshellError

CLAIM = 600.0
"""Seconds after which a link that was claimed and not settled is anybody's again."""
RECENT_SECONDS, RECENT_PAGES = 600.0, 50
"""What a page said stays known: a link is often shared in several chats at once."""
MOST_TRIED = 1000
OURS = frozenset({"busy"})
"""Nothing is the matter with the link: it waits for its claim to end."""
PASSING = frozenset(
    {"fetch-name", "fetch-refused", "fetch-timeout", "fetch-busy", "fetch-server-error", "fetch-broken"}
)
"""What may be better a while later, of the network or of a site; it is tried once more."""


@dataclass(frozen=True, slots=True)
class Found:
    """What stands behind an address, or the key of why that is not known; ``until`` it need not be asked again."""

    until: float
    article: Article | None
    problem: str = ""


class Links:
    """Claims unread links and reads them; any thread may use it.

    ``now`` is the time of day, ``clock`` one in seconds that never goes back.
    """

    def __init__(
        self,
        store: Store,
        fetch: Fetch,
        work: Reads,
        now: Callable[[], datetime],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._fetch = fetch
        self._work = work
        self._now = now
        self._clock = clock
        self._robots = Robots(fetch)
        self._recent: OrderedDict[str, Found] = OrderedDict()
        self._tried: OrderedDict[tuple[int, int, int], None] = OrderedDict()
        self._lock = Lock()

    def claim(self, most: int) -> list[Unread]:
        """Links to be read, this caller's for :data:`CLAIM` seconds."""
        now = self._now().timestamp()
        return self._store.posts.claim(now, now + CLAIM, most)

    def read(self, unread: Unread) -> str:
        """Read a link and note what came of it; returns "read", or the key of why it could not be read.

        Nothing is noted of what may be read later: such a link comes again.
        """
        found = self._known(unread.url) or self._keep(unread.url, self._find(unread.url))
        if found.problem in OURS or (found.problem in PASSING and not self._was_tried(unread)):
            return found.problem
        self._store.posts.settle(unread, found.article, found.problem)
        return found.problem or "read"

    def give_up(self, unread: Unread, problem: str) -> None:
        """A link cannot be read for a reason that lies with us."""
        self._store.posts.settle(unread, None, problem)

    def forget(self) -> None:
        """Know no page any more."""
        with self._lock:
            self._recent.clear()

    def _find(self, url: str) -> Found:
        until = self._clock() + RECENT_SECONDS
        try:
            self._robots.check(url)
            page = self._fetch(url)
            article, _ = self._work.read_page(page.content, source=page.url, content_type=page.content_type)
        except NutshellError as error:
            return Found(0.0 if error.key in OURS | PASSING else until, None, error.key)
        return Found(until, article)

    def _known(self, url: str) -> Found | None:
        with self._lock:
            found = self._recent.get(url)
            return found if found and self._clock() < found.until else None

    def _keep(self, url: str, found: Found) -> Found:
        with self._lock:
            self._recent[url] = found
            self._recent.move_to_end(url)
            while len(self._recent) > RECENT_PAGES:
                self._recent.popitem(last=False)
        return found

    def _was_tried(self, unread: Unread) -> bool:
        """Whether a link is tried for the second time at least, as far as this process knows."""
        key = (unread.chat, unread.message, unread.place)
        with self._lock:
            if key in self._tried:
                del self._tried[key]
                return True
            self._tried[key] = None
            while len(self._tried) > MOST_TRIED:
                self._tried.popitem(last=False)
            return False
