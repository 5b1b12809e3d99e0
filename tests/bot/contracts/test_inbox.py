"""One suite for every database: what an inbox keeps, drops, counts and erases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Connection, insert, text

from bot.store import Arrival, Inbox, Limits, Store
from bot.store.tables import chats

URLS: dict[str, Callable[[pytest.FixtureRequest], str]] = {
    "SQLite file": lambda request: f"sqlite:///{request.getfixturevalue('tmp_path') / 'nutshell.sqlite3'}",
    "PostgreSQL": lambda request: str(request.getfixturevalue("postgres").database()),
}
PLENTY = Limits(100, 100)


@pytest.fixture(params=URLS)
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """Each store in turn, empty."""
    opened = Store.open(URLS[request.param](request))
    yield opened
    opened.close()


@pytest.fixture
def inbox(store: Store) -> Inbox:
    """Its inbox."""
    return store.inbox


def arrival(number: int, chat: int = 1, person: int = 1) -> Arrival:
    return Arrival(number, chat, person, f'{{"update_id": {number}, "text": "Ölmühle {number}"}}')


def accept_all(*_: object) -> None:
    """Nothing else is to be done."""


class Accepted:
    """Remembers what was accepted, and what of it was too much."""

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self.excess: list[int] = []

    def __call__(self, connection: Connection, arrival: Arrival, excess: bool) -> None:
        self.numbers.append(arrival.id)
        if excess:
            self.excess.append(arrival.id)


def test_what_waits_behind_an_update_is_that_of_the_same_person_in_the_same_chat(inbox: Inbox) -> None:
    lot = [arrival(3), arrival(5), arrival(6, chat=2), arrival(7, person=2), arrival(8), arrival(9), arrival(10)]
    inbox.receive(lot, 5.0, PLENTY, accept_all)
    inbox.settle(8, 6.0)
    behind = inbox.behind(arrival(5))
    assert behind == [Arrival(number, 1, 1, arrival(number).payload, 5.0) for number in (9, 10)]


def test_what_is_answered_together_is_settled_together(inbox: Inbox) -> None:
    inbox.receive([arrival(number) for number in (1, 2, 3)], 5.0, PLENTY, accept_all)
    inbox.settle(1, 6.0, [2])
    assert (inbox.waiting(1), inbox.waiting(2)) == (None, None)
    assert inbox.waiting(3)
    assert inbox.depth() == 1


def test_what_is_received_waits_until_it_is_settled(inbox: Inbox) -> None:
    assert inbox.receive([arrival(7)], 5.0, PLENTY, accept_all) == 1
    kept = inbox.waiting(7)
    assert kept == Arrival(7, 1, 1, arrival(7).payload, 5.0)
    inbox.settle(7, 6.0)
    assert inbox.waiting(7) is None


def test_what_comes_again_is_dropped_answered_or_not(inbox: Inbox) -> None:
    accepted = Accepted()
    inbox.receive([arrival(7), arrival(8)], 0.0, PLENTY, accepted)
    inbox.settle(7, 1.0)
    assert inbox.receive([arrival(7), arrival(8), arrival(9)], 2.0, PLENTY, accepted) == 1
    assert accepted.numbers == [7, 8, 9]
    assert inbox.waiting(7) is None


def test_an_update_that_comes_twice_at_once_is_taken_once(inbox: Inbox) -> None:
    accepted = Accepted()
    assert inbox.receive([arrival(7), arrival(7)], 0.0, PLENTY, accepted) == 1
    assert accepted.numbers == [7]


def test_nothing_at_all_is_received_without_a_fuss(inbox: Inbox) -> None:
    assert inbox.receive([], 0.0, PLENTY, accept_all) == 0


def test_what_cannot_be_accepted_is_not_stored_either(inbox: Inbox) -> None:
    def refuse(*_: object) -> None:
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011  (ours, without a message)
        inbox.receive([arrival(7)], 0.0, PLENTY, refuse)
    assert inbox.waiting(7) is None
    assert inbox.depth() == 0


def test_what_is_done_with_an_arrival_is_one_transaction_with_it(store: Store) -> None:
    def note(connection: Connection, arrival: Arrival, _: bool) -> None:
        connection.execute(insert(chats).values(id=arrival.chat, language="ru"))
        if arrival.id == 8:
            raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011  (ours, without a message)
        store.inbox.receive([arrival(7, chat=1), arrival(8, chat=2)], 0.0, PLENTY, note)
    with store.engine.connect() as connection:
        assert connection.scalars(chats.select()).all() == []


def test_more_of_one_chat_than_may_wait_is_too_much(inbox: Inbox) -> None:
    accepted = Accepted()
    inbox.receive([arrival(n, person=n) for n in range(1, 4)], 0.0, Limits(2, 100), accepted)
    assert accepted.excess == [3]
    inbox.receive([arrival(4, person=4), arrival(5, chat=2, person=5)], 0.0, Limits(2, 100), accepted)
    assert accepted.excess == [3, 4]
    for number in (1, 2, 3):
        inbox.settle(number, 1.0)
    inbox.receive([arrival(6, person=6)], 0.0, Limits(2, 100), accepted)
    assert accepted.excess == [3, 4]


def test_more_of_one_person_than_may_wait_is_too_much_in_any_chat(inbox: Inbox) -> None:
    accepted = Accepted()
    inbox.receive([arrival(n, chat=n) for n in range(1, 4)], 0.0, Limits(100, 2), accepted)
    inbox.receive([arrival(4, chat=4, person=2)], 0.0, Limits(100, 2), accepted)
    assert accepted.excess == [3]


def test_the_depth_is_what_is_not_settled(inbox: Inbox) -> None:
    inbox.receive([arrival(n) for n in range(5)], 0.0, PLENTY, accept_all)
    inbox.settle(3, 1.0)
    assert inbox.depth() == 4


def test_only_what_was_settled_long_ago_is_swept_away(inbox: Inbox) -> None:
    inbox.receive([arrival(n) for n in (1, 2, 3)], 0.0, PLENTY, accept_all)
    inbox.settle(1, 10.0)
    inbox.settle(2, 30.0)
    inbox.sweep(20.0)
    assert inbox.receive([arrival(n) for n in (1, 2, 3)], 40.0, PLENTY, accept_all) == 1
    assert inbox.waiting(3)


def test_no_text_stays_of_what_is_settled(store: Store) -> None:
    store.inbox.receive([arrival(7), arrival(8)], 0.0, PLENTY, accept_all)
    store.inbox.settle(7, 1.0)
    with store.engine.connect() as connection:
        kept = connection.execute(text("SELECT id, payload FROM inbox ORDER BY id")).all()
    assert [tuple(row) for row in kept] == [(7, ""), (8, arrival(8).payload)]


def test_a_group_that_moves_takes_what_waits_along(store: Store) -> None:
    store.inbox.receive([arrival(7, chat=-5)], 0.0, PLENTY, accept_all)
    store.migrate(-5, -1005)
    kept = store.inbox.waiting(7)
    assert kept
    assert kept.chat == -1005


def test_whoever_receives_the_same_at_once_takes_each_once(inbox: Inbox) -> None:
    accepted = Accepted()
    lot = [arrival(number) for number in range(40)]
    with ThreadPoolExecutor(4) as threads:
        fresh = list(threads.map(lambda _: inbox.receive(lot, 0.0, PLENTY, accepted), range(4)))
    assert sum(fresh) == len(lot)
    assert sorted(accepted.numbers) == list(range(40))
