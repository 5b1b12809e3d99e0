"""How fast the bot talks: the windows by arithmetic, the pace with a clock that is told what time it is."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import BadRequest, RetryAfter

from bot.delivery import Slots
from bot.handlers.telegram import pace
from bot.handlers.telegram.pace import Pace, Window

ENOUGH = 1000


class Clock:
    """A time of its own: whoever sleeps moves on with it."""

    def __init__(self) -> None:
        self.now = 1000.0
        self._sleepers: list[tuple[float, asyncio.Future[None]]] = []

    def monotonic(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        if seconds > 0:
            woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._sleepers.append((self.now + seconds, woken))
            await woken

    async def run(self, *doing: Awaitable[object]) -> None:
        """Let time pass whenever everybody sleeps."""
        tasks = [asyncio.ensure_future(each) for each in doing]
        while not all(task.done() for task in tasks):
            for _ in range(20):
                await asyncio.sleep(0)
            if self._sleepers:
                self._sleepers.sort(key=lambda sleeper: sleeper[0])
                self.now, woken = self._sleepers.pop(0)
                woken.set_result(None)
        for task in tasks:
            task.result()


@pytest.fixture
def clock() -> Clock:
    """The time the pace goes by."""
    return Clock()


def paced(clock: Clock, per_second: int, **more: Any) -> Pace:
    return Pace(per_second, slots=Slots(ENOUGH), now=clock.monotonic, sleep=clock.sleep, **more)


class Telegram:
    """Notes when a message of which chat was sent; refuses what it is told to."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.sent: list[tuple[int, float]] = []
        self.refusals: dict[int, list[Exception]] = {}

    async def take(self, chat: int) -> bool:
        if self.refusals.get(chat):
            raise self.refusals[chat].pop(0)
        self.sent.append((chat, self.clock.now - 1000.0))
        return True

    def times(self, chat: int) -> list[float]:
        return [at for to, at in self.sent if to == chat]


def sending(limiter: Pace, telegram: Telegram, chat: int, endpoint: str = "sendMessage") -> Awaitable[object]:
    return limiter.process_request(telegram.take, (chat,), {}, endpoint, {"chat_id": chat}, None)


def run(clock: Clock, scene: Callable[[Telegram], list[Awaitable[object]]]) -> Telegram:
    telegram = Telegram(clock)

    async def play() -> None:
        await clock.run(*scene(telegram))

    asyncio.run(play())
    return telegram


@given(st.integers(1, 30), st.lists(st.floats(0, 3), min_size=1, max_size=80))
def test_no_window_of_time_ever_holds_too_many(limit: int, pauses: list[float]) -> None:
    window, now, sent = Window(limit, 1.0), 0.0, []
    for pause in pauses:
        now = window.next(now + pause)
        window.take(now)
        sent.append(now)
    assert all(later - sent[i] >= 1.0 - 1e-9 for i, later in enumerate(sent[limit:]))
    assert sent == sorted(sent)


def test_a_chat_gets_one_message_a_second(clock: Clock) -> None:
    limiter = paced(clock, 30)
    telegram = run(clock, lambda told: [sending(limiter, told, 5) for _ in range(4)])
    assert all(later - sooner >= 1.0 for sooner, later in pairwise(telegram.times(5)))
    assert len(telegram.times(5)) == 4


def test_all_chats_together_get_so_many_a_second(clock: Clock) -> None:
    limiter = paced(clock, 30)
    telegram = run(clock, lambda told: [sending(limiter, told, chat) for chat in range(1, 100)])
    at = sorted(at for _, at in telegram.sent)
    assert len(at) == 99
    assert all(later - at[i] >= 1.0 for i, later in enumerate(at[30:]))
    assert at[-1] < 4.0


def test_a_group_gets_twenty_messages_a_minute(clock: Clock) -> None:
    limiter = paced(clock, 30)
    telegram = run(clock, lambda told: [sending(limiter, told, -7) for _ in range(45)])
    at = telegram.times(-7)
    assert all(later - at[i] >= 60.0 for i, later in enumerate(at[20:]))


def test_a_group_that_waits_does_not_hold_up_the_others(clock: Clock) -> None:
    limiter = paced(clock, 30)
    telegram = run(
        clock,
        lambda told: (
            [sending(limiter, told, -7) for _ in range(25)]
            + [sending(limiter, told, chat) for chat in range(1, 30)]
        ),
    )
    assert max(at for chat, at in telegram.sent if chat > 0) < 3.0
    assert max(telegram.times(-7)) > 60.0


@pytest.mark.parametrize("pause", [30, timedelta(seconds=30)])
def test_a_chat_that_telegram_asks_to_wait_waits_alone(clock: Clock, pause: int | timedelta) -> None:
    waits: list[float] = []
    limiter = paced(clock, 30, flooded=waits.append)

    def scene(told: Telegram) -> list[Awaitable[object]]:
        told.refusals[5] = [RetryAfter(pause)]
        return [sending(limiter, told, chat) for chat in (5, 6, 7)]

    telegram = run(clock, scene)
    assert telegram.times(5)[0] >= 30.0
    assert telegram.times(6)[0] == telegram.times(7)[0] == 0.0
    assert waits == [30.0]


def test_what_shows_nothing_is_not_held_back(clock: Clock) -> None:
    limiter = paced(clock, 1)
    calls = ["sendChatAction", "getChatMember", "answerCallbackQuery", "getMe"]
    telegram = run(clock, lambda told: [sending(limiter, told, 5, each) for each in calls * 5])
    assert set(telegram.times(5)) == {0.0}


def test_other_refusals_are_not_the_paces_business(clock: Clock) -> None:
    limiter = paced(clock, 30)

    def scene(told: Telegram) -> list[Awaitable[object]]:
        told.refusals[5] = [BadRequest("chat not found")]
        return [sending(limiter, told, 5)]

    with pytest.raises(BadRequest):
        run(clock, scene)


def test_machines_share_what_the_bot_may_say(clock: Clock) -> None:
    limiter = paced(clock, 30, machines=lambda: 3)
    telegram = run(clock, lambda told: [sending(limiter, told, chat) for chat in range(1, 31)])
    at = sorted(at for _, at in telegram.sent)
    assert all(later - at[i] >= 1.0 for i, later in enumerate(at[10:]))


def test_chats_long_silent_are_not_remembered(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "PRUNED", 10)
    limiter = paced(clock, 1000)
    run(clock, lambda told: [sending(limiter, told, chat) for chat in range(1, 12)])
    clock.now += 100.0
    run(clock, lambda told: [sending(limiter, told, 99)])
    assert len(limiter._chats) == 1


def test_no_more_messages_than_there_are_slots_are_not_written_down(clock: Clock) -> None:
    slots = Slots(2)
    limiter = Pace(30, slots=slots, now=clock.monotonic, sleep=clock.sleep)
    unwritten: list[int] = []

    async def send(telegram: Telegram, chat: int) -> None:
        await sending(limiter, telegram, chat)
        unwritten.append(len(telegram.sent) - len(written))
        await clock.sleep(0.5)
        written.append(chat)
        slots.give_back()

    written: list[int] = []
    run(clock, lambda told: [send(told, chat) for chat in range(1, 8)])
    assert sorted(written) == list(range(1, 8))
    assert max(unwritten) == 2


def test_a_message_that_is_refused_takes_nobodys_slot(clock: Clock) -> None:
    limiter = Pace(30, slots=Slots(1), now=clock.monotonic, sleep=clock.sleep)

    def scene(told: Telegram) -> list[Awaitable[object]]:
        told.refusals = {5: [RetryAfter(9)], 6: [BadRequest("chat not found")]}
        return [expecting_refusal(sending(limiter, told, 6)), sending(limiter, told, 5), later(told)]

    async def expecting_refusal(doing: Awaitable[object]) -> None:
        with pytest.raises(BadRequest):
            await doing

    async def later(told: Telegram) -> None:
        await clock.sleep(1.0)
        await sending(limiter, told, 7)
        limiter._slots.give_back()

    telegram = run(clock, scene)
    assert telegram.times(7) == [1.0]
    assert telegram.times(5)[0] >= 9.0
