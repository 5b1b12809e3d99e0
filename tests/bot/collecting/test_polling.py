"""Feeds that are followed: read when due, new entries kept once, failures waited out, dead ones dropped."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from random import Random

import pytest

from bot.collecting.polling import LONGEST, MOST_FAILURES, MOST_GONE, SHORTEST, Polling
from bot.handlers import notices
from bot.memory.entries import FIRST
from bot.model import Say
from bot.model.feeds import Followed
from bot.store import Arrival, Store
from bot.workers import Inline
from tests.bot.collecting.conftest import Clock
from tests.bot.feeds import CHAT, NOW, fetcher, hours_ago, item, keeping, served, texts
from tests.bot.servers import Site, reply

OTHER = -1009999999999
BOMB = (
    "<!DOCTYPE rss [<!ENTITY a 'x'>"
    + "".join(f"<!ENTITY {b} '{f'&{a};' * 20}'>" for a, b in pairwise("abcdefghi"))
    + "]><rss version='2.0'><channel><title>&i;</title><item><title>&i;</title></item></channel></rss>"
).encode()


class Reader:
    """A feed that a group follows since an hour, and whoever reads it."""

    def __init__(self, store: Store, site: Site, clock: Clock) -> None:
        self.store, self.site, self.clock = store, site, clock
        fetching = fetcher()
        self.polling = Polling(
            store,
            fetching.fetch,
            fetching.poll,
            Inline(False),
            clock,
            Random(1),
        )

    def follow(self, chat: int = CHAT, **values: object) -> None:
        known = {"since": hours_ago(1).timestamp(), "read": hours_ago(1).timestamp(), "next": 0.0} | values
        self.store.feeds.follow(Followed(chat, self.site.url("/feed"), **known), 50)  # type: ignore[arg-type]

    def publish(self, items: Sequence[str], *headers: str) -> None:
        self.site.on("/feed", served(items, *headers))

    def read(self) -> str:
        """Read what is due, some hours later than the last time."""
        claimed = self.polling.claim()
        assert claimed
        came = self.polling.read(claimed)
        self.clock.move(2 * 86_400)
        return came

    def feed(self, chat: int = CHAT) -> Followed:
        return self.store.feeds.of(chat)[0]


@pytest.fixture
def reader(store: Store, site: Site, clock: Clock) -> Reader:
    return Reader(store, site, clock)


def test_new_entries_are_kept_once(reader: Reader) -> None:
    reader.follow()
    reader.publish([item("One", NOW)])
    assert reader.read() == "read"
    reader.publish([item("Two", reader.clock.now), item("One", NOW)])
    assert reader.read() == "read"
    assert reader.read() == "read"
    assert texts(reader.store) == ["One", "Two"]


def test_an_entry_that_was_redacted_or_has_expired_does_not_come_back(reader: Reader) -> None:
    reader.follow()
    reader.publish([item("One", NOW)])
    reader.read()
    (post,) = reader.store.posts.between(CHAT, hours_ago(24), NOW + timedelta(1))
    reader.store.posts.redact(CHAT, post.id)
    reader.read()
    assert texts(reader.store) == []


def test_entries_from_before_it_was_followed_are_left_out(reader: Reader) -> None:
    reader.follow()
    reader.publish([item("Old", hours_ago(30)), item("Late", hours_ago(5)), item("New", hours_ago(0.5))])
    reader.read()
    assert texts(reader.store) == ["Late", "New"]


def test_an_imported_feed_begins_with_its_last_entries(reader: Reader) -> None:
    reader.follow(read=0.0, since=NOW.timestamp())
    reader.publish([item(f"Story {number}", hours_ago(number)) for number in range(9, 0, -1)])
    reader.read()
    assert texts(reader.store) == [f"Story {number}" for number in range(FIRST, 0, -1)]
    reader.read()
    assert len(texts(reader.store)) == FIRST


def test_an_entry_dated_before_the_end_of_the_last_digest_is_told_by_the_next(reader: Reader) -> None:
    reader.store.keepings.choose(CHAT, told=hours_ago(0.25))
    reader.follow()
    reader.publish([item("Before", hours_ago(0.5)), item("After", hours_ago(0.1))])
    reader.read()
    dates = {post.text: post.date for post in reader.store.posts.between(CHAT, hours_ago(24), NOW + timedelta(1))}
    assert dates == {"Before": NOW, "After": hours_ago(0.1)}


def test_entries_of_impossible_moments_are_of_now_or_left_out(reader: Reader) -> None:
    reader.follow()
    far = item("2100", NOW.replace(year=2100))
    epoch = item("1970", NOW.replace(year=1970))
    reader.publish([far, epoch, item("None"), item("1995", NOW.replace(year=1995))])
    reader.read()
    kept = reader.store.posts.between(CHAT, hours_ago(24 * 365 * 100), NOW + timedelta(days=365 * 100))
    assert {post.text: post.date for post in kept} == {"2100": NOW, "1970": NOW, "None": NOW}


def test_a_feed_that_several_chats_follow_is_fetched_once_for_all(reader: Reader) -> None:
    keeping(reader.store, OTHER)
    reader.follow()
    reader.follow(OTHER, next=9e9)
    reader.publish([item("One", NOW)])
    assert reader.read() == "read"
    assert texts(reader.store) == texts(reader.store, OTHER) == ["One"]
    assert len([question for question in reader.site.asked if "/feed" in question]) == 1


def test_what_has_not_changed_is_not_sent_again(reader: Reader) -> None:
    reader.follow()
    reader.publish([item("One", NOW)], 'ETag: "one"')
    reader.read()
    reader.site.on("/feed", reply(status="304 Not Modified", kind=None))
    assert reader.read() == "unchanged"
    assert 'If-None-Match: "one"' in reader.site.asked[-1]
    assert texts(reader.store) == ["One"]
    assert reader.feed().etag == '"one"'


def test_it_is_read_sooner_when_there_is_news_and_later_when_there_is_none(reader: Reader) -> None:
    reader.follow(pause=SHORTEST)
    reader.publish([])
    pauses = []
    for _ in range(8):
        reader.read()
        pauses.append(reader.feed().pause)
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (SHORTEST * 1.5, LONGEST)
    for number in range(6):
        reader.publish([item(f"Story {number}", reader.clock.now)])
        reader.read()
    assert reader.feed().pause == SHORTEST


def test_the_next_reading_is_a_little_later_than_the_pause(reader: Reader) -> None:
    reader.follow(pause=SHORTEST)
    reader.publish([])
    began = reader.clock.now.timestamp()
    reader.read()
    feed = reader.feed()
    assert feed.pause <= feed.next - began <= feed.pause * 1.1
    assert feed.read == began


def test_a_failing_feed_is_tried_ever_later_and_is_well_again(reader: Reader) -> None:
    reader.follow()
    reader.site.on("/feed", reply(status="500 Oops"))
    pauses = []
    for _ in range(8):
        at = reader.clock.now.timestamp()
        assert reader.read() == "fetch-server-error"
        pauses.append(reader.feed().next - at)
    assert all(later > sooner for sooner, later in pairwise(pauses[:5]))
    assert max(pauses) <= 86_400 * 1.1
    assert (reader.feed().failures, reader.feed().problem) == (8, "fetch-server-error")
    reader.publish([item("One", reader.clock.now)])
    reader.read()
    assert (reader.feed().failures, reader.feed().problem) == (0, "")


@pytest.mark.parametrize(
    ("answer", "times"),
    [
        (reply(status="500 Oops"), MOST_FAILURES),
        (reply(status="410 Gone"), MOST_GONE),
        (reply(status="404 Not Found"), MOST_GONE),
        (reply(b"<html><body>Buy this name</body></html>"), MOST_GONE),
    ],
)
def test_a_feed_that_stays_away_is_dropped_and_its_chats_are_told(
    reader: Reader, answer: bytes, times: int
) -> None:
    told: list[Arrival] = []
    keeping(reader.store, OTHER)
    for chat in (CHAT, OTHER):
        reader.follow(chat, title="Harbour")
    reader.site.on("/feed", answer)
    for _ in range(times):
        reader.read()
    assert reader.polling.claim() == ()
    reader.store.feeds.take_dropped(0.0, 9, notices.arrival, lambda _, arrival, much: told.append(arrival))
    said = Say("feed-dropped", {"title": "Harbour", "url": reader.site.url("/feed")})
    assert [(each.chat, notices.notice(json.loads(each.payload))) for each in told] == [
        (OTHER, said),
        (CHAT, said),
    ]
    assert reader.store.feeds.of(CHAT) == ()


def test_what_a_site_keeps_programs_from_is_not_read(reader: Reader) -> None:
    reader.site.on("/robots.txt", reply(b"User-agent: *\nDisallow: /", kind="text/plain"))
    reader.follow()
    reader.publish([item("One", NOW)])
    assert reader.read() == "fetch-robots"
    assert texts(reader.store) == []


def test_a_feed_of_a_chat_that_keeps_nothing_any_more_brings_nothing(reader: Reader) -> None:
    reader.follow()
    reader.publish([item("One", NOW)])
    claimed = reader.polling.claim()
    reader.store.keepings.stop(CHAT)
    reader.polling.read(claimed)
    assert texts(reader.store) == []
    assert reader.store.feeds.of(CHAT) == ()


def test_entries_with_the_same_number_in_two_feeds_are_two(reader: Reader) -> None:
    reader.follow()
    reader.publish([item("One", NOW, guid="1")])
    reader.read()
    other = reader.site.on("/other", served([item("Another", reader.clock.now, guid="1")]))
    reader.store.feeds.follow(Followed(CHAT, other, since=NOW.timestamp(), read=1.0), 50)
    for _ in range(2):
        reader.read()
    assert texts(reader.store) == ["One", "Another"]


def test_an_entry_with_a_global_id_in_two_feeds_is_one(reader: Reader) -> None:
    entry = item("One", NOW, guid="https://news.example/one")
    reader.follow()
    reader.publish([entry])
    other = reader.site.on("/other", served([entry]))
    reader.store.feeds.follow(Followed(CHAT, other, since=NOW.timestamp(), read=1.0), 50)
    for _ in range(2):
        reader.read()
    assert texts(reader.store) == ["One"]


@pytest.mark.parametrize(
    ("body", "came"),
    [
        (b"<rss version='2.0'><channel>" + b"<item><title>x</title></item>" * 150_000, "read-feed-too-large"),
        (b"<rss>" + b" " * 5_000_001, "fetch-too-large"),
        (BOMB, None),
        (b"\xff\xfe\x00<rss", None),
    ],
)
def test_a_hostile_feed_does_no_harm(reader: Reader, body: bytes, came: str | None) -> None:
    reader.follow()
    reader.site.on("/feed", reply(body, kind="application/rss+xml"))
    outcome = reader.read()
    assert came is None or outcome == came
    assert sum(map(len, texts(reader.store))) < 100_000
    reader.publish([item("One", reader.clock.now)])
    assert reader.read() == "read"
    assert texts(reader.store)[-1] == "One"


def test_an_entry_like_a_book_is_cut_and_addresses_that_run_something_are_left_out(reader: Reader) -> None:
    reader.follow()
    reader.publish(
        [item("Long", NOW, "word " * 200_000), item("Script", NOW, link="javascript:alert(1)"), item("", NOW, "")]
    )
    reader.read()
    kept = {post.text[:6]: post for post in reader.store.posts.between(CHAT, hours_ago(24), NOW + timedelta(1))}
    assert set(kept) == {"Long\n\n", "Script"}
    assert len(kept["Long\n\n"].text) <= 20_000
    assert (kept["Script"].link, kept["Script"].links) == ("", ())


def test_a_failure_of_ours_counts_against_nobody(reader: Reader) -> None:
    reader.follow()
    claimed = reader.polling.claim()
    reader.polling.give_up(claimed, "busy")
    assert reader.feed() == replace(claimed[0], problem="busy", next=reader.feed().next)
    assert reader.feed().failures == 0
