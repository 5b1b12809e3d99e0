"""What every store promises of the chats that keep their messages."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.model.memory import Keeping, Plan
from bot.store import Store

CLUB, ADA = -5, 1
NOON = datetime(2024, 5, 4, 12, 0, 0, 250_000, tzinfo=UTC)
FULL = Keeping(CLUB, NOON, 14, "Europe/Berlin", NOON, True, 7, -9, 3, "Зеркало 🛳", "riverclub")


def test_a_chat_keeps_what_it_agreed_to(store: Store) -> None:
    assert store.keepings.of(CLUB) is None
    store.keepings.start(FULL)
    assert store.keepings.of(CLUB) == FULL
    assert store.keepings.all() == [FULL]


def test_to_agree_again_changes_nothing(store: Store) -> None:
    store.keepings.start(FULL)
    store.keepings.start(Keeping(CLUB, datetime(2030, 1, 1, tzinfo=UTC)))
    assert store.keepings.of(CLUB) == FULL


def test_a_chat_chooses_anew_what_it_agreed_to(store: Store) -> None:
    store.keepings.start(Keeping(CLUB, NOON))
    store.keepings.choose(CLUB, days=30, told=NOON, pin=True, zone="Asia/Tokyo")
    agreed = store.keepings.of(CLUB)
    assert agreed
    assert (agreed.days, agreed.told, agreed.pin, agreed.zone, agreed.since) == (
        30,
        NOON,
        True,
        "Asia/Tokyo",
        NOON,
    )


def test_it_is_known_who_opted_out(store: Store) -> None:
    for out in (True, True, False, False, True):
        store.keepings.opt_out(ADA, out)
        assert store.keepings.is_out(ADA) is out
    store.keepings.start(FULL)
    assert store.keepings.kept([CLUB, -6], [ADA, 2]) == ({CLUB}, {ADA})
    assert store.keepings.kept([], []) == (set(), set())


def test_each_minute_of_the_day_has_one_plan(store: Store) -> None:
    store.keepings.plan(CLUB, 1110, frozenset(range(5)), 1.0)
    store.keepings.plan(CLUB, 540, frozenset({6}), 2.0)
    store.keepings.plan(CLUB, 1110, frozenset({0}), 3.0)
    assert store.keepings.plans(CLUB) == [Plan((540,), frozenset({6})), Plan((1110,), frozenset({0}))]
    assert store.keepings.drop_plans(CLUB) == 2
    assert store.keepings.plans(CLUB) == []


def test_a_member_is_told_in_private_until_they_want_it_no_longer(store: Store) -> None:
    for locale in ("en", "ru"):
        store.keepings.subscribe(CLUB, ADA, locale, True)
    assert (store.keepings.subscribers(CLUB), store.keepings.subscriptions(ADA)) == ([(ADA, "ru")], [CLUB])
    store.keepings.subscribe(CLUB, ADA, "ru", False)
    assert (store.keepings.subscribers(CLUB), store.keepings.subscriptions(ADA)) == ([], [])
