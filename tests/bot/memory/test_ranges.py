"""Ranges as two moments, in a chat's time zone, through daylight saving; and as buttons and options say them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot import routing
from bot.memory import ranges
from bot.model.memory import Keeping, Range, ShowDigest, Since
from bot.routing import memory

NOW = datetime(2026, 5, 4, 18, 30, 15, 700_000, UTC)
UNTIL = datetime(2026, 5, 4, 18, 30, 16, tzinfo=UTC)
DAY = timedelta(days=1)


def keeping(told: datetime | None = None, zone: str = "UTC", days: int = 7) -> Keeping:
    """A chat that keeps its messages."""
    return Keeping(-1, NOW - 30 * DAY, days, zone, told)


def test_the_first_digest_is_of_a_day_and_the_next_begins_where_it_ended() -> None:
    assert ranges.between(Range(), keeping(), NOW) == (UNTIL - DAY, UNTIL)
    told = NOW - timedelta(minutes=5)
    assert ranges.between(Range(), keeping(told), NOW) == (told, UNTIL)


def test_a_topic_has_no_last_digest_of_its_own() -> None:
    assert ranges.between(Range(), keeping(NOW - timedelta(minutes=5)), NOW, thread=7) == (UNTIL - DAY, UNTIL)


def test_a_message_of_this_very_second_is_in_the_range() -> None:
    since, until = ranges.between(Range(), keeping(), NOW)
    assert since <= NOW.replace(microsecond=0) < until


def test_hours_go_back_no_further_than_messages_are_kept() -> None:
    assert ranges.between(Range(Since.HOURS, 10), keeping(), NOW)[0] == UNTIL - timedelta(hours=10)
    assert ranges.between(Range(Since.HOURS, 9999 * 168), keeping(days=3), NOW)[0] == UNTIL - 3 * DAY


def test_a_range_begins_with_a_message_and_without_it_is_empty() -> None:
    sent = NOW - timedelta(hours=3)
    assert ranges.between(Range(Since.MESSAGE, 5), keeping(), NOW, sent) == (sent, UNTIL)
    assert ranges.between(Range(Since.MESSAGE, 5), keeping(), NOW, None) == (UNTIL, UNTIL)


@pytest.mark.parametrize(
    ("now", "zone", "midnight"),
    [
        ("2026-05-04T18:30:15+00:00", "UTC", "2026-05-04T00:00:00+00:00"),
        ("2026-05-04T18:30:15+00:00", "Asia/Tokyo", "2026-05-04T15:00:00+00:00"),
        ("2026-05-04T02:00:00+00:00", "America/New_York", "2026-05-03T04:00:00+00:00"),
        ("2026-03-29T12:00:00+00:00", "Europe/Berlin", "2026-03-28T23:00:00+00:00"),
        ("2026-10-25T12:00:00+00:00", "Europe/Berlin", "2026-10-24T22:00:00+00:00"),
    ],
)
def test_today_begins_at_midnight_of_the_chat_whatever_its_clocks_do(now: str, zone: str, midnight: str) -> None:
    begin, _ = ranges.between(Range(Since.TODAY), keeping(zone=zone), datetime.fromisoformat(now))
    assert begin == datetime.fromisoformat(midnight)


@pytest.mark.parametrize(
    ("data", "intent"),
    [
        ("d:1777900000-1777910000:2", ShowDigest(page=2, between=(1777900000, 1777910000))),
        ("d:1-2:3:77", ShowDigest(page=3, between=(1, 2), thread=77)),
        ("d:24h", ShowDigest(Range(Since.HOURS, 24))),
        ("d:today", ShowDigest(Range(Since.TODAY))),
        ("d:0h", None),
        ("d:", None),
        ("d:1-2", None),
        ("d:1-2:", None),
        ("d:1-2:3:4:5", None),
        ("d:٣h", None),
        ("d:-1-2:3", None),
    ],
)
def test_a_button_of_a_digest_means_a_range_and_any_other_none(data: str, intent: ShowDigest | None) -> None:
    assert routing.press(data) == intent


@pytest.mark.parametrize(
    ("told", "begin"),
    [
        ("24h", UNTIL - DAY),
        (" 7D ", UNTIL - 7 * DAY),
        ("2w", UNTIL - 14 * DAY),
        ("2026-05-04T09:00+02:00", datetime(2026, 5, 4, 7, tzinfo=UTC)),
        ("yesterday", None),
        ("", None),
        ("0001-01-01", None),
    ],
)
def test_an_option_says_since_when(told: str, begin: datetime | None) -> None:
    found = memory.since(told, UNTIL)
    assert found == begin or (told == "0001-01-01" and found and found.year <= 1)
