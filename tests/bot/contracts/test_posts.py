"""What every store promises of kept messages: who may have them kept, what follows an edit, and when they go."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.model import Chat
from bot.model.memory import Coverage, Keeping
from bot.store import Arrival, Limits, Reacted, Recording, Renamed, Rewrote, Store, Wrote
from bot.store.belonging import BEFORE_MOVING
from summarizer.model import Article, Post
from tests.bot.strategies import text

CLUB, OTHER, ADA, BOB = -1_000_000_000_005, -6, 1, 2
NOON = datetime(2024, 5, 4, 12, tzinfo=UTC)
DAY = timedelta(1)
FERRY = Article("The ferry left at noon.", "Ferry", "en", "https://news.example/ferry")
LINK, MILL = "https://news.example/ferry", "https://news.example/mill"


def post(number: int = 1, text: str = "The ferry left.", **more: object) -> Post:
    return replace(Post(text, id=number, date=NOON + timedelta(minutes=number), author="Ada"), **more)  # type: ignore[arg-type]


def kept(store: Store, chat: int = CLUB) -> tuple[Post, ...]:
    return store.posts.between(chat, NOON - 100 * DAY, NOON + 100 * DAY)


@pytest.fixture(autouse=True)
def agreed(store: Store) -> None:
    """The club keeps its messages; the other group does not."""
    store.keepings.start(Keeping(CLUB, NOON, title="Club"))


def read_link(store: Store) -> None:
    """Read the one link that waits."""
    (unread,) = store.posts.claim(5.0, 10.0, 10)
    store.posts.settle(unread, FERRY)


def test_what_is_kept_is_what_is_found(store: Store) -> None:
    full = post(
        7,
        "Oh",
        channel="News",
        link="https://t.me/c/5/7",
        links=(LINK, MILL),
        reply_to=3,
        thread=2,
        origin="c:-1:7",
    )
    store.posts.record([Wrote(CLUB, (ADA,), full)])
    assert kept(store) == (full,)
    assert store.posts.one(CLUB, 7) == replace(full, links=())
    assert (store.posts.writer(CLUB, 7), store.posts.writer(CLUB, 8)) == (ADA, None)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=text(), number=st.integers(1, 2**40))
def test_any_text_can_be_kept_and_keeps_its_length(store: Store, said: str, number: int) -> None:
    store.posts.record([Wrote(CLUB, (ADA,), post(1, said, links=(said,), author=said))])
    found = store.posts.one(CLUB, 1)
    assert found
    assert len(found.text) == len(found.author) == len(said)
    assert store.posts.redact(CLUB, 1)


def test_a_chat_that_has_not_agreed_keeps_nothing(store: Store) -> None:
    told: list[Recording] = [Wrote(OTHER, (ADA,), post()), Rewrote(OTHER, (ADA,), 1, "x", ()), Renamed(OTHER, "x")]
    assert store.posts.allowed(told) == []
    store.posts.record([*told, Reacted(OTHER, 1, 1)])
    assert (kept(store, OTHER), store.posts.count(OTHER), store.keepings.of(OTHER)) == ((), 0, None)


def test_nothing_is_kept_of_somebody_who_opted_out_nor_of_their_words_forwarded(store: Store) -> None:
    store.keepings.opt_out(BOB, True)
    own, forwarded, other = (
        Wrote(CLUB, (BOB,), post(1)),
        Wrote(CLUB, (ADA, BOB), post(2)),
        Wrote(CLUB, (ADA,), post(3)),
    )
    assert store.posts.allowed([own, forwarded, other]) == [other]
    store.posts.record([own, forwarded, other])
    assert [each.id for each in kept(store)] == [3]
    store.keepings.opt_out(BOB, False)
    store.posts.record([own])
    assert [each.id for each in kept(store)] == [1, 3]


def test_what_somebody_wrote_goes_everywhere_also_where_it_was_forwarded(store: Store) -> None:
    store.keepings.start(Keeping(OTHER, NOON))
    origin = f"u:{BOB}:1"
    store.posts.record([
        Wrote(CLUB, (BOB,), post(1)),
        Wrote(CLUB, (ADA, BOB), post(2, origin=origin)),
        Wrote(OTHER, (BOB,), post(1)),
        Wrote(OTHER, (ADA,), post(2, origin=f"u:{BOB}2:1")),
        Wrote(OTHER, (0,), post(3, origin="c:-1:1")),
    ])  # fmt: skip
    assert store.posts.forget_person(BOB, CLUB) == 2
    assert store.posts.forget_person(BOB) == 1
    assert (kept(store), [each.id for each in kept(store, OTHER)]) == ((), [2, 3])


def test_an_edit_changes_what_is_kept_and_makes_nothing_new(store: Store) -> None:
    store.posts.record([
        Wrote(CLUB, (ADA,), post(1, links=(LINK,))),
        Reacted(CLUB, 1, 1),
        Rewrote(CLUB, (ADA,), 1, "It came back.", (MILL,)),
        Rewrote(CLUB, (ADA,), 2, "Who knows", ()),
    ])  # fmt: skip
    (found,) = kept(store)
    assert (found.text, found.links, found.reactions, found.date) == ("It came back.", (MILL,), 1, post(1).date)


def test_an_edit_reads_no_link_again_and_forgets_the_page_of_one_that_has_gone(store: Store) -> None:
    store.posts.record([Wrote(CLUB, (ADA,), post(1, links=(LINK,)))])
    read_link(store)
    store.posts.record([Rewrote(CLUB, (ADA,), 1, "Both", (MILL, LINK))])
    assert kept(store)[0].article == FERRY
    assert [unread.url for unread in store.posts.claim(20.0, 30.0, 10)] == [MILL]
    store.posts.record([Rewrote(CLUB, (ADA,), 1, "One", (MILL,))])
    assert kept(store)[0].article is None
    assert store.count(Chat(CLUB)) == 0


def test_reactions_are_counted_by_change_or_in_all_and_never_below_none(store: Store) -> None:
    store.posts.record([Wrote(CLUB, (ADA,), post()), *(Reacted(CLUB, 1, 1) for _ in range(3))])
    assert kept(store)[0].reactions == 3
    store.posts.record([Reacted(CLUB, 1, total=40), Reacted(CLUB, 2, 1)])
    assert kept(store)[0].reactions == 40
    store.posts.record([Reacted(CLUB, 1, total=1), Reacted(CLUB, 1, -1), Reacted(CLUB, 1, -1)])
    assert kept(store)[0].reactions == 0


def test_a_chat_goes_by_its_new_title(store: Store) -> None:
    store.posts.record([Renamed(CLUB, "River club")])
    agreed = store.keepings.of(CLUB)
    assert agreed
    assert agreed.title == "River club"


def test_what_is_redacted_is_gone_with_its_page_and_with_what_was_said_about_it(store: Store) -> None:
    chat = Chat(CLUB)
    store.posts.record([Wrote(CLUB, (ADA,), post(1, links=(LINK,))), Wrote(CLUB, (ADA,), post(2))])
    read_link(store)
    read = store.keep(chat, Article("The ferry left."), 1)
    store.link(chat, [9], read.id)
    assert store.posts.redact(CLUB, 1)
    assert not store.posts.redact(CLUB, 1)
    assert [each.id for each in kept(store)] == [2]
    assert store.current(chat) is store.shared(chat, 9) is None
    assert store.count(chat) == 0


def test_each_chat_lets_messages_go_after_its_own_time(store: Store) -> None:
    store.keepings.start(Keeping(OTHER, NOON, days=1))
    for chat in (CLUB, OTHER):
        store.posts.record([Wrote(chat, (ADA,), post(n, date=NOON - n * DAY, links=(LINK,))) for n in range(10)])
    assert store.posts.expire(NOON) == 2 + 8
    assert [each.id for each in kept(store)] == [7, 6, 5, 4, 3, 2, 1, 0]
    assert [each.id for each in kept(store, OTHER)] == [1, 0]
    assert len(store.posts.claim(5.0, 10.0, 100)) == 10
    assert store.posts.expire(NOON) == 0


def test_to_stop_erases_messages_plans_and_subscriptions_and_leaves_other_chats_alone(store: Store) -> None:
    store.keepings.start(Keeping(OTHER, NOON))
    for chat in (CLUB, OTHER):
        store.posts.record([Wrote(chat, (ADA,), post(1, links=(LINK,))), Wrote(chat, (ADA,), post(2, ""))])
        store.keepings.plan(chat, 540, frozenset({0, 4}), 1.0)
        store.keepings.subscribe(chat, ADA, "en", True)
    for unread in store.posts.claim(5.0, 10.0, 10):
        store.posts.settle(unread, FERRY)
    assert store.keepings.stop(CLUB) == 2
    assert (
        kept(store),
        store.keepings.of(CLUB),
        store.keepings.plans(CLUB),
        store.keepings.subscribers(CLUB),
    ) == ((), None, [], [])
    assert store.posts.coverage(CLUB, NOON - DAY, NOON + DAY) == Coverage()
    assert kept(store, OTHER)[0].article == FERRY
    assert (store.keepings.subscriptions(ADA), len(store.keepings.plans(OTHER))) == ([OTHER], 1)
    assert store.keepings.stop(CLUB) == 0
    assert store.keepings.stop(OTHER) == 2
    assert store.count(Chat(OTHER)) == 0


def test_a_chat_that_is_forgotten_has_no_memory_either(store: Store) -> None:
    store.posts.record([Wrote(CLUB, (ADA,), post(1, links=(LINK,)))])
    store.forget(CLUB)
    assert (kept(store), store.keepings.of(CLUB), store.posts.claim(5.0, 10.0, 10)) == ((), None, [])


def test_a_group_s_messages_are_not_overwritten_by_those_of_the_supergroup_it_becomes(store: Store) -> None:
    store.keepings.start(Keeping(OTHER, NOON, days=30, zone="Europe/Berlin"))
    store.posts.record([Wrote(OTHER, (ADA,), post(1, links=(LINK,))), Wrote(OTHER, (BOB,), post(2, reply_to=1))])
    store.keepings.stop(CLUB)
    for _ in range(2):
        store.migrate(OTHER, CLUB)
    store.posts.record([Wrote(CLUB, (ADA,), post(n, date=NOON + DAY, text="New")) for n in (1, 2)])
    found = kept(store)
    assert [(each.id, each.reply_to) for each in found] == [
        (1 - BEFORE_MOVING, 0),
        (2 - BEFORE_MOVING, 1 - BEFORE_MOVING),
        (1, 0),
        (2, 0),
    ]
    assert found[0].links == (LINK,)
    agreed = store.keepings.of(CLUB)
    assert agreed
    assert (agreed.days, agreed.zone, store.keepings.of(OTHER), kept(store, OTHER)) == (
        30,
        "Europe/Berlin",
        None,
        (),
    )


# With the update that brings it


def arrival(number: int, message: int, payload: str = "") -> Arrival:
    return Arrival(number, CLUB, CLUB, payload, told=Wrote(CLUB, (ADA,), post(message)))


def test_what_only_is_to_be_kept_is_kept_at_once_and_asks_for_no_answer(store: Store) -> None:
    accepted: list[tuple[int, bool]] = []
    lot = [arrival(n, n) for n in range(1, 8)] + [arrival(9, 9, '{"update_id": 9}')]
    fresh = store.inbox.receive(lot, 5.0, Limits(1, 1), lambda _, each, excess: accepted.append((each.id, excess)))
    assert (fresh, accepted, store.inbox.depth()) == (8, [(9, False)], 1)
    assert len(kept(store)) == 8


def test_an_update_that_comes_again_keeps_nothing_again(store: Store) -> None:
    for _ in range(2):
        store.inbox.receive([arrival(1, 1)], 5.0, Limits(9, 9), lambda *_: None)
        store.posts.redact(CLUB, 1)
    assert kept(store) == ()


def test_an_update_that_cannot_be_accepted_keeps_nothing(store: Store) -> None:
    def refuse(*_: object) -> None:
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011  (ours, without a message)
        store.inbox.receive([arrival(1, 1, "{}")], 5.0, Limits(9, 9), refuse)
    assert kept(store) == ()


def test_a_thousand_chats_and_people_are_asked_for_in_one_go(store: Store) -> None:
    store.keepings.opt_out(700, True)
    told = [Wrote(CLUB if n % 2 else -n, (n,), post(n)) for n in range(1, 1401)]
    assert [each.people[0] for each in store.posts.allowed(told)] == list(range(1, 1401, 2))


def test_a_range_begins_with_a_message_or_with_the_first_that_is_kept_after_it(store: Store) -> None:
    for number in (3, 8):
        store.posts.keep(CLUB, ADA, post(number))
    moments = [store.posts.moment(CLUB, number) for number in (1, 3, 4, 8, 9)]
    assert moments == [post(3).date, post(3).date, post(8).date, post(8).date, None]
    assert store.posts.moment(OTHER, 3) is None
