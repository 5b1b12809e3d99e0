"""What every store promises about the feeds that chats follow."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest

from bot.handlers import notices
from bot.model.feeds import Followed
from bot.store import Arrival, Store
from tests.bot.feeds import CHAT, keeping

OTHER = -1009876543210
URL = "https://news.example/feed"
FEED = Followed(
    CHAT, URL, "Новости 🙂", '"tag"', "Mon", frozenset({-(1 << 41), -(1 << 47)}), 1.5, 2.5, 1800.0, 100.0
)


def test_a_feed_is_followed_as_it_was_told(store: Store) -> None:
    keeping(store)
    assert store.feeds.follow(FEED, 50)
    assert store.feeds.of(CHAT) == (FEED,)
    assert store.feeds.of(OTHER) == ()


def test_a_chat_that_keeps_nothing_follows_nothing(store: Store) -> None:
    assert not store.feeds.follow(FEED, 50)
    assert store.feeds.of(CHAT) == ()


def test_a_feed_that_is_followed_goes_on_as_it_was(store: Store) -> None:
    keeping(store)
    store.feeds.follow(FEED, 50)
    assert store.feeds.follow(replace(FEED, title="Another"), 1)
    assert store.feeds.of(CHAT) == (FEED,)


def test_no_more_feeds_are_followed_than_allowed(store: Store) -> None:
    keeping(store)
    followed = [store.feeds.follow(replace(FEED, url=f"{URL}/{number}"), 3) for number in range(5)]
    assert followed == [True, True, True, False, False]


def test_feeds_are_listed_in_the_order_in_which_they_were_followed(store: Store) -> None:
    keeping(store)
    for since, url in ((2.0, "a"), (1.0, "c"), (1.0, "b")):
        store.feeds.follow(replace(FEED, url=url, since=since), 50)
    assert [feed.url for feed in store.feeds.of(CHAT)] == ["b", "c", "a"]


def test_a_feed_is_followed_no_longer_once(store: Store) -> None:
    keeping(store)
    store.feeds.follow(FEED, 50)
    assert [store.feeds.unfollow(CHAT, URL), store.feeds.unfollow(CHAT, URL)] == [True, False]
    assert store.feeds.of(CHAT) == ()


def test_a_feed_that_is_due_is_claimed_for_all_its_chats_until_a_moment(store: Store) -> None:
    for chat, due in ((CHAT, 100.0), (OTHER, 500.0)):
        keeping(store, chat)
        store.feeds.follow(replace(FEED, chat=chat, next=due), 50)
    assert store.feeds.claim(99.0, 700.0) == ()
    assert {feed.chat for feed in store.feeds.claim(100.0, 700.0)} == {CHAT, OTHER}
    assert store.feeds.claim(699.0, 1300.0) == ()
    assert len(store.feeds.claim(700.0, 1300.0)) == 2


def test_the_feed_that_waits_longest_is_claimed_first(store: Store) -> None:
    keeping(store)
    for due, url in ((30.0, "a"), (10.0, "b"), (20.0, "c")):
        store.feeds.follow(replace(FEED, url=url, next=due), 50)
    assert [store.feeds.claim(50.0, 90.0)[0].url for _ in range(3)] == ["b", "c", "a"]


def test_machines_that_claim_at_once_share_the_feeds(store: Store) -> None:
    keeping(store)
    for number in range(8):
        store.feeds.follow(replace(FEED, url=f"{URL}/{number}"), 50)
    together = Barrier(4)

    def claim() -> list[str]:
        together.wait()
        return [store.feeds.claim(200.0, 900.0)[0].url for _ in range(2)]

    with ThreadPoolExecutor(4) as pool:
        claimed = [url for urls in pool.map(lambda _: claim(), range(4)) for url in urls]
    assert sorted(claimed) == sorted(f"{URL}/{number}" for number in range(8))


def test_what_came_of_reading_is_kept_unless_it_is_followed_no_longer(store: Store) -> None:
    keeping(store)
    store.feeds.follow(FEED, 50)
    failed = replace(FEED, failures=2, problem="fetch-timeout", next=5000.0)
    store.feeds.settle([failed, replace(FEED, chat=OTHER)])
    assert store.feeds.of(CHAT) == (failed,)
    store.feeds.unfollow(CHAT, URL)
    store.feeds.settle([FEED])
    assert store.feeds.of(CHAT) == store.feeds.of(OTHER) == ()


def test_a_dropped_feed_is_told_once_in_each_chat_that_followed_it(store: Store) -> None:
    for chat in (CHAT, OTHER):
        keeping(store, chat)
        store.feeds.follow(replace(FEED, chat=chat), 50)
        store.feeds.follow(replace(FEED, chat=chat, url="https://other.example"), 50)
    store.feeds.drop(URL)
    assert [feed.url for feed in store.feeds.claim(9e9, 9.1e9)] == ["https://other.example"] * 2
    accepted: list[Arrival] = []

    def take(most: int) -> bool:
        return store.feeds.take_dropped(
            5.0, most, notices.arrival, lambda _, arrival, much: accepted.append(arrival)
        )

    assert [take(1), take(1), take(1)] == [True, False, False]
    assert [arrival.chat for arrival in accepted] == sorted([CHAT, OTHER])
    assert [waiting and waiting.payload for waiting in (store.inbox.waiting(each.id) for each in accepted)] == [
        arrival.payload for arrival in accepted
    ]
    assert [feed.url for feed in (*store.feeds.of(CHAT), *store.feeds.of(OTHER))] == ["https://other.example"] * 2


def test_what_could_not_be_told_is_told_later(store: Store) -> None:
    keeping(store)
    store.feeds.follow(FEED, 50)
    store.feeds.drop(URL)

    def fail(*_: object) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        store.feeds.take_dropped(5.0, 9, notices.arrival, fail)
    assert store.inbox.depth() == 0
    assert not store.feeds.take_dropped(5.0, 9, notices.arrival, lambda *_: None)
    assert (store.inbox.depth(), store.feeds.of(CHAT)) == (1, ())


def test_feeds_go_with_the_memory_and_move_with_the_group(store: Store) -> None:
    keeping(store)
    store.feeds.follow(FEED, 50)
    store.migrate(CHAT, OTHER)
    assert store.feeds.of(OTHER) == (replace(FEED, chat=OTHER),)
    store.keepings.stop(OTHER)
    assert store.feeds.of(OTHER) == ()


def test_a_title_no_database_holds_is_held_as_far_as_it_can_be(store: Store) -> None:
    keeping(store)
    store.feeds.follow(replace(FEED, title="\0 \ud800", problem="x" * 50), 50)
    assert [(feed.title, feed.problem) for feed in store.feeds.of(CHAT)] == [("\ufffd \ufffd", "x" * 32)]
