"""One suite for every database: what is due arrives once, in one go, and not more at a time than may wait."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection

from bot.handlers import timer
from bot.handlers.timer import Timer
from bot.model.memory import Keeping
from bot.store import Arrival, Store
from bot.store.timetable import Decision, Due
from summarizer.model import Post

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
NOW = NOON.timestamp()
EVERY_DAY = frozenset(range(7))


class Accepted:
    """Remembers what was accepted."""

    def __init__(self) -> None:
        self.numbers: list[int] = []

    def __call__(self, connection: Connection, arrival: Arrival, excess: bool) -> None:
        assert not excess
        self.numbers.append(arrival.id)


def planned(store: Store, chats: int, *minutes: int, due: float = NOW) -> None:
    """So many chats with digests due at noon."""
    for number in range(1, chats + 1):
        store.keepings.start(Keeping(-number, NOON - timedelta(days=9)))
        for minute in minutes or (720,):
            store.keepings.plan(-number, minute, EVERY_DAY, due)


def look(store: Store, at: float = NOW) -> tuple[bool, list[int]]:
    """One look at a Unix time."""
    accepted = Accepted()
    return Timer(store, lambda: at + timer.GRACE).look(accepted), accepted.numbers


def test_what_is_due_arrives_once_and_again_the_next_day(store: Store) -> None:
    planned(store, 2)
    assert look(store, NOW - 1) == (False, [])
    more, first = look(store)
    assert (more, len(first)) == (False, 2)
    assert look(store) == (False, [])
    for number in first:
        arrived = store.inbox.waiting(number)
        assert arrived
        assert arrived.chat < 0
        store.inbox.settle(number, NOW)
    assert look(store, NOW + 86_399) == (False, [])
    _, second = look(store, NOW + 86_400)
    assert len(second) == 2
    assert not set(first) & set(second)


def test_several_times_of_a_chat_that_are_due_are_one_digest(store: Store) -> None:
    planned(store, 1, 660, 720)
    assert len(look(store)[1]) == 1
    assert [plan.minutes for plan in store.keepings.plans(-1)] == [(660,), (720,)]


def test_what_arrived_before_does_not_arrive_again_though_its_plan_is_made_anew(store: Store) -> None:
    planned(store, 1)
    (number,) = look(store)[1]
    store.keepings.plan(-1, 720, EVERY_DAY, NOW)
    assert look(store) == (False, [])
    store.inbox.settle(number, NOW)
    store.keepings.plan(-1, 720, EVERY_DAY, NOW)
    assert look(store) == (False, [])


def test_no_more_arrive_than_may_wait(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timer, "AT_ONCE", 3)
    planned(store, 5)
    more, first = look(store)
    assert (more, len(first)) == (True, 3)
    assert look(store) == (True, [])
    store.inbox.settle(first[0], NOW)
    more, second = look(store)
    assert (more, len(second)) == (True, 1)
    for number in (*first, *second):
        store.inbox.settle(number, NOW)
    more, third = look(store)
    assert (more, len(third)) == (False, 1)
    assert len({*first, *second, *third}) == 5


def test_many_that_look_at_once_find_each_digest_once(store: Store) -> None:
    planned(store, 20)
    with ThreadPoolExecutor(6) as threads:
        found = list(threads.map(lambda _: look(store)[1], range(6)))
    numbers = [number for each in found for number in each]
    assert len(numbers) == len(set(numbers)) == 20


def test_one_that_cannot_be_accepted_stays_due_with_all_the_others(store: Store) -> None:
    planned(store, 2)

    def fail(connection: Connection, arrival: Arrival, excess: bool) -> None:
        raise RuntimeError("the queue is gone")

    with pytest.raises(RuntimeError):
        Timer(store, lambda: NOW + timer.GRACE).look(fail)
    assert len(look(store)[1]) == 2


def test_a_chat_that_keeps_nothing_any_more_has_nothing_due(store: Store) -> None:
    planned(store, 1)
    store.keepings.stop(-1)
    assert look(store) == (False, [])


def test_a_plan_moves_to_when_it_is_decided_to_be_due_next(store: Store) -> None:
    planned(store, 1, 660, 720)
    seen: list[Sequence[Due]] = []

    def decide(due: Sequence[Due]) -> Decision:
        seen.append(due)
        return Decision([NOON + timedelta(hours=1)] * len(due), None)

    accepted = Accepted()
    assert not store.timetable.take(NOW, 10, decide, accepted)
    assert [(each.chat, each.plan.minutes, each.at) for each in seen[0]] == [
        (-1, (660,), NOON),
        (-1, (720,), NOON),
    ]
    assert not store.timetable.take(NOW + 3599, 10, decide, accepted)
    assert not store.timetable.take(NOW + 3600, 10, decide, accepted)
    assert (len(seen), accepted.numbers) == (2, [])


def test_the_next_digest_begins_behind_the_last_message_told(store: Store) -> None:
    planned(store, 1)

    def told() -> datetime | None:
        keeping = store.keepings.of(-1)
        assert keeping
        return keeping.told

    store.timetable.told(-1, NOW)
    assert told() is None
    for number, hours in enumerate((3, 2, -1), 1):
        store.posts.keep(-1, 1, Post("Text", "", number, NOON - timedelta(hours=hours), "Ada"))
    store.timetable.told(-1, NOW)
    assert told() == NOON - timedelta(hours=2) + timedelta(seconds=1)
    store.timetable.told(-1, NOW - 9000)
    assert told() == NOON - timedelta(hours=2) + timedelta(seconds=1)


def test_who_has_everything_forgotten_in_private_is_sent_no_more_digests(store: Store) -> None:
    planned(store, 1)
    for person in (7, 8):
        store.keepings.subscribe(-1, person, "en", True)
    store.forget(7)
    assert store.keepings.subscribers(-1) == [(8, "en")]
