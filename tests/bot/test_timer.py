"""What becomes of plans that are due: one arrival, the newest, and none that is long past."""

import json
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.handlers import timer
from bot.handlers.timer import Alarm
from bot.model.memory import Plan
from bot.store.timetable import Due

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
moments = st.integers(0, 2**32).map(lambda second: datetime.fromtimestamp(second, UTC))


def due(minute: int, ago: timedelta, zone: str = "UTC", chat: int = -5) -> Due:
    return Due(chat, Plan((minute,)), zone, NOON - ago)


def test_a_plan_that_is_due_arrives_and_is_due_again_the_next_day() -> None:
    decided = timer.decide([due(720, timedelta())], NOON)
    assert decided.following == [NOON + timedelta(days=1)]
    assert decided.arrival == timer.arrival(Alarm(-5, NOON))


def test_of_what_was_missed_only_the_newest_arrives() -> None:
    decided = timer.decide([due(540, timedelta(days=3, hours=3)), due(660, timedelta(days=3, hours=1))], NOON)
    assert decided.arrival == timer.arrival(Alarm(-5, NOON - timedelta(hours=1)))
    assert decided.following == [NOON + timedelta(hours=21), NOON + timedelta(hours=23)]


def test_what_is_long_past_does_not_arrive_at_all() -> None:
    decided = timer.decide([due(1380, timedelta(hours=13))], NOON)
    assert decided.arrival is None
    assert decided.following == [NOON + timedelta(hours=11)]


def test_a_zone_that_is_known_no_longer_goes_by_utc() -> None:
    assert timer.decide([due(720, timedelta(), "Mars/Olympus")], NOON).following == [NOON + timedelta(days=1)]


@given(st.integers(-(2**52), 2**52), moments)
def test_an_arrival_tells_its_alarm_again_and_has_a_number_below_zero(chat: int, until: datetime) -> None:
    made = timer.arrival(Alarm(chat, until))
    assert -(2**63) <= made.id < 0
    assert timer.alarm(made, json.loads(made.payload)) == Alarm(chat, until)
    assert timer.arrival(Alarm(chat, until)) == made
    assert timer.arrival(Alarm(chat - 1, until)).id != made.id


def test_what_people_send_is_no_alarm() -> None:
    made = timer.arrival(Alarm(-5, NOON))
    assert timer.alarm(made, {"update_id": 7, "message": {"text": '{"digest": 1}'}}) is None
