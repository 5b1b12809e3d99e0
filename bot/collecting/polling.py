"""The feeds that chats follow: read when they are due, their new entries put into the chats' memories."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from random import Random

from bot.collecting.patience import Reads
from bot.fetch import Fetch, Page, Poll, Robots
from bot.memory import entries
from bot.model.feeds import Followed
from bot.store import Store
from summarizer import NutshellError
from summarizer.feeds import Feed

CLAIM = 600.0
"""Seconds after which a feed that was claimed and not settled is anybody's again."""
SHORTEST, LONGEST = 1800.0, 6 * 3600.0
"""Seconds between two readings of a feed: sooner when something was new, later when nothing was."""
LONGEST_FAILING = 86_400.0
MOST_FAILURES, MOST_GONE = 20, 4
"""Failures in a row after which a feed is dropped: after two weeks; sooner where its site says that it is gone."""
GONE = frozenset({"fetch-gone", "fetch-not-found", "read-no-feed"})
JITTER = 0.1
"""Feeds that were added together are not asked for together for ever."""
OURS = frozenset({"busy"})


class Polling:
    """Claims feeds that are due and reads them; any thread may use it. ``now`` is the time."""

    def __init__(
        self,
        store: Store,
        fetch: Fetch,
        poll: Poll,
        work: Reads,
        now: Callable[[], datetime],
        chance: Random | None = None,
    ) -> None:
        self._store = store
        self._poll = poll
        self._work = work
        self._now = now
        self._robots = Robots(fetch)
        self._chance = chance or Random()  # noqa: S311 - spreads load

    def claim(self) -> tuple[Followed, ...]:
        """A feed that is due, as each of its chats follows it; this caller's for :data:`CLAIM` seconds."""
        now = self._now().timestamp()
        return self._store.feeds.claim(now, now + CLAIM)

    def read(self, followed: tuple[Followed, ...]) -> str:
        """Read a feed for all who follow it; returns "read", "unchanged", or the key of why it was not read."""
        try:
            page = self._page(followed)
            feed = self._parsed(page) if page else None
        except NutshellError as error:
            self._fail(followed, error.key)
            return error.key
        now = self._now().timestamp()
        read = [self._take(each, page, feed) for each in followed]
        self._store.feeds.settle(replace(each, read=now, next=now + self._spread(each.pause)) for each in read)
        return "read" if feed else "unchanged"

    def give_up(self, followed: tuple[Followed, ...], problem: str) -> None:
        """A feed could not be read for a reason that lies with us: it is tried again later."""
        self._fail(followed, problem)

    def _page(self, followed: tuple[Followed, ...]) -> Page | None:
        """The feed as it is now, None where it is as all its chats have seen it."""
        url = followed[0].url
        self._robots.check(url)
        told = {(each.etag, each.modified) for each in followed}
        return self._poll(url, *(told.pop() if len(told) == 1 else ("", "")))

    def _parsed(self, page: Page) -> Feed:
        return self._work.read_feed(page.content, source=page.url, content_type=page.content_type)

    def _take(self, followed: Followed, page: Page | None, feed: Feed | None) -> Followed:
        """Put what is new into the chat's memory; returns what is known of the feed then."""
        keeping, now = self._store.keepings.of(followed.chat), self._now()
        well = replace(followed, failures=0, problem="")
        if not (feed and page and keeping):
            return replace(well, pause=_longer(well.pause))
        taken = (entries.new if followed.read else entries.first)(feed, followed, keeping, now)
        if taken:
            self._store.posts.keep_all(followed.chat, entries.by_nobody(taken))
        pause = max(SHORTEST, followed.pause / 2) if taken else _longer(followed.pause)
        return replace(entries.seen(feed, well), etag=page.etag, modified=page.modified, pause=pause)

    def _fail(self, followed: tuple[Followed, ...], problem: str) -> None:
        """Try again later, each time later than the last; drop a feed that nobody could read for long."""
        now, url = self._now().timestamp(), followed[0].url
        failures = max(each.failures for each in followed) + (problem not in OURS)
        if failures >= (MOST_GONE if problem in GONE else MOST_FAILURES):
            self._store.feeds.drop(url)
            return
        pause = min(SHORTEST * 2 ** min(failures, 10), LONGEST_FAILING)
        self._store.feeds.settle(
            replace(each, failures=failures, problem=problem, next=now + self._spread(pause)) for each in followed
        )

    def _spread(self, pause: float) -> float:
        return max(pause, SHORTEST) * (1 + JITTER * self._chance.random())


def _longer(pause: float) -> float:
    return min(max(pause, SHORTEST) * 1.5, LONGEST)
