"""The collector: a few at a time, one at a time of a host, behind everybody else, and gone when it is told to."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable

import pytest
from sqlalchemy.exc import OperationalError

from bot.collecting import Collector, Hosts, Links, Patient, Polling
from bot.metrics import Collected
from bot.model.feeds import Followed
from bot.store import Store
from bot.store.posts import Unread
from bot.workers import Inline
from summarizer import Post
from tests.bot.collecting.conftest import Clock
from tests.bot.feeds import CHAT, NOW, fetcher, hours_ago, item, served, texts
from tests.bot.servers import Send, Site
from tests.telegram.articles import FERRY, FERRY_TITLE
from tests.telegram.talking import page

PATIENCE = 30.0
PAGE = page(FERRY_TITLE, FERRY)


class Counted:
    """What came of what was read, and whether so much of it has come."""

    def __init__(self) -> None:
        self.all: Counter[tuple[str, str]] = Counter()
        self.changed = threading.Condition()

    def __call__(self, what: Collected, outcome: str) -> None:
        with self.changed:
            self.all[what, outcome] += 1
            self.changed.notify_all()

    def wait(self, total: int) -> None:
        with self.changed:
            assert self.changed.wait_for(lambda: self.all.total() >= total, PATIENCE)


class Stage:
    """A collector whose turns a test takes; ``calm`` says whether others need the workers."""

    def __init__(self, store: Store, clock: Clock, links: Links | None = None) -> None:
        self.counted, self.calm = Counted(), True
        fetching, work = fetcher(), Patient(Inline(False), lambda: True, 2)
        self.links = links or Links(store, fetching.fetch, work, clock)
        self.polling = Polling(store, fetching.fetch, fetching.poll, work, clock)
        self.collector = Collector(self.links, self.polling, lambda: self.calm, self.counted, Hosts(0.0))

    def turn_until(self, is_done: Callable[[], bool]) -> None:
        """Take turns, with time for others between them: a database in memory has one connection for all."""
        while not is_done():
            self.collector.turn()
            with self.counted.changed:
                self.counted.changed.wait(0.05)


@pytest.fixture
def stage(store: Store, clock: Clock) -> Stage:
    return Stage(store, clock)


def share(store: Store, *urls: str) -> None:
    store.posts.keep(CHAT, 1, Post("Look.", id=1, date=hours_ago(1), links=urls))


class Doors:
    """Pages that wait to be let go; counts those who stand before them."""

    def __init__(self) -> None:
        self.most = self.inside = 0
        self._lock, self._open, self.came = threading.Lock(), threading.Event(), threading.Semaphore(0)

    def behind(self, answer: bytes) -> Callable[[Send], None]:
        def wait(send: Send) -> None:
            with self._lock:
                self.inside += 1
                self.most = max(self.most, self.inside)
            self.came.release()
            self._open.wait(PATIENCE)
            with self._lock:
                self.inside -= 1
            send(answer)

        return wait

    def open(self) -> None:
        self._open.set()


def test_links_and_feeds_are_read_as_long_as_it_runs(store: Store, site: Site, stage: Stage) -> None:
    feed = site.on("/feed", served([item("One", NOW)]))
    store.feeds.follow(Followed(CHAT, feed, since=NOW.timestamp(), read=1.0), 50)
    share(store, site.on("/ferry", PAGE), site.url("/missing.pdf", "localhost"))
    with stage.collector:
        stage.counted.wait(3)
    assert stage.counted.all["link", "read"] == stage.counted.all["feed", "read"] == 1
    assert "One" in texts(store)


def test_one_page_of_a_host_is_read_at_a_time(store: Store, site: Site, stage: Stage) -> None:
    doors = Doors()
    share(store, *(site.on(f"/{number}", doors.behind(PAGE)) for number in range(3)))
    assert stage.collector.turn()
    assert doors.came.acquire(timeout=PATIENCE)
    stage.collector.turn()
    doors.open()
    stage.turn_until(lambda: stage.counted.all.total() >= 3)
    assert doors.most == 1
    assert stage.counted.all == {("link", "read"): 3}


def test_nothing_is_begun_while_others_need_the_workers(store: Store, site: Site, stage: Stage) -> None:
    share(store, site.on("/ferry", PAGE))
    stage.calm = False
    assert not stage.collector.turn()
    assert site.asked == []
    stage.calm = True
    stage.collector.turn()
    stage.counted.wait(1)


def test_it_ends_while_a_page_is_slow_and_leaves_that_to_another(
    store: Store, site: Site, stage: Stage, clock: Clock
) -> None:
    doors = Doors()
    share(store, site.on("/slow", doors.behind(PAGE)))
    with stage.collector:
        assert doors.came.acquire(timeout=PATIENCE)
    doors.open()
    stage.counted.wait(1)
    assert store.posts.coverage(CHAT, hours_ago(24), hours_ago(-24)).waiting == 0


class Faulty(Links):
    """Fails as a fault of ours would."""

    def read(self, unread: Unread) -> str:
        raise ZeroDivisionError


def test_a_fault_of_ours_is_not_met_for_ever(store: Store, site: Site, clock: Clock) -> None:
    share(store, site.url("/ferry"))
    stage = Stage(store, clock, Faulty(store, fetcher().fetch, Inline(False), clock))
    stage.turn_until(lambda: not store.posts.coverage(CHAT, hours_ago(24), hours_ago(-24)).waiting)
    assert store.posts.coverage(CHAT, hours_ago(24), hours_ago(-24)).unread == {"went-wrong": 1}


class Gone(Links):
    """Has no database for a while."""

    tried = threading.Event()

    def claim(self, most: int) -> list[Unread]:
        self.tried.set()
        raise OperationalError("", {}, Exception())


def test_it_waits_for_a_database_that_is_away_and_ends_all_the_same(store: Store, clock: Clock) -> None:
    stage = Stage(store, clock, Gone(store, fetcher().fetch, Inline(False), clock))
    with stage.collector:
        assert Gone.tried.wait(PATIENCE)
    assert stage.counted.all.total() == 0


def test_reading_waits_until_others_are_done_but_not_for_ever() -> None:
    asked: list[int] = []

    def calm() -> bool:
        asked.append(len(asked))
        return len(asked) > 2

    content = PAGE.partition(b"\r\n\r\n")[2]
    article, _ = Patient(Inline(False), calm, 1).read_page(content, source="https://news.example/")
    assert (article.title, len(asked)) == (FERRY_TITLE, 3)
    hurried = Patient(Inline(False), lambda: False, 1, longest=0.0)
    assert hurried.read_page(content, source="https://news.example/")[0].title == FERRY_TITLE
