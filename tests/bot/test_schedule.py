"""When a plan is due, in every zone there is."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import schedule
from bot.model.memory import Plan

ZONES = sorted(available_timezones() - {"localtime", "Factory"})
zones = st.sampled_from(ZONES)
plans = st.builds(
    Plan,
    st.sets(st.integers(0, 1439), min_size=1, max_size=4).map(lambda minutes: tuple(sorted(minutes))),
    st.frozensets(st.integers(0, 6), min_size=1),
)
moments = st.integers(1975 * 31_556_952, 2037 * 31_556_952).map(
    lambda second: datetime.fromtimestamp(second - 1970 * 31_556_952, UTC)
)


def at(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def first_with(zone: ZoneInfo, day: date, minute: int) -> datetime:
    """The definition, by looking at every minute: the first at which clocks show a time, or one after it."""
    wall = datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute)
    utc = datetime.combine(day, datetime.min.time(), UTC) + timedelta(minutes=minute - 30 * 60)
    while utc.astimezone(zone).replace(tzinfo=None) < wall:
        utc += timedelta(minutes=1)
    return utc


@pytest.mark.parametrize(
    ("zone", "plan", "after", "due"),
    [
        ("UTC", Plan((1110,)), at(2026, 5, 4, 18, 29), at(2026, 5, 4, 18, 30)),
        ("UTC", Plan((1110,)), at(2026, 5, 4, 18, 30), at(2026, 5, 5, 18, 30)),
        ("Asia/Tokyo", Plan((0,)), at(2026, 5, 4, 14, 59), at(2026, 5, 4, 15)),
        # 29 March 2026, 02:00 to 03:00 does not exist in Berlin.
        ("Europe/Berlin", Plan((150,)), at(2026, 3, 28, 12), at(2026, 3, 29, 1)),
        ("Europe/Berlin", Plan((150,)), at(2026, 3, 29, 1), at(2026, 3, 30, 0, 30)),
        # 25 October 2026, 02:30 exists twice there.
        ("Europe/Berlin", Plan((150,)), at(2026, 10, 24, 12), at(2026, 10, 25, 0, 30)),
        ("Europe/Berlin", Plan((150,)), at(2026, 10, 25, 0, 30), at(2026, 10, 26, 1, 30)),
        # Midnight itself does not exist in Beirut on 29 March 2026.
        ("Asia/Beirut", Plan((0,)), at(2026, 3, 28, 12), at(2026, 3, 28, 22)),
        # Half an hour on Lord Howe Island, 4 October 2026.
        ("Australia/Lord_Howe", Plan((135,)), at(2026, 10, 3, 12), at(2026, 10, 3, 15, 30)),
        # Samoa had no 30 December 2011.
        ("Pacific/Apia", Plan((1110,)), at(2011, 12, 30, 8), at(2011, 12, 30, 10)),
        # Monday and Thursday: 4 May 2026 is a Monday.
        ("UTC", Plan((480,), frozenset({0, 3})), at(2026, 5, 4, 8), at(2026, 5, 7, 8)),
        ("UTC", Plan((540, 1080), frozenset(range(5))), at(2026, 5, 8, 18), at(2026, 5, 11, 9)),
    ],
)
def test_a_plan_is_due_at_its_next_time(zone: str, plan: Plan, after: datetime, due: datetime) -> None:
    assert schedule.next_due(plan, zone, after) == due


@settings(max_examples=2000, deadline=None)
@given(zone=zones, plan=plans, after=moments)
def test_clocks_show_a_time_of_the_plan_or_were_just_put_past_one(zone: str, plan: Plan, after: datetime) -> None:
    due, there = schedule.next_due(plan, zone, after), ZoneInfo(zone)
    assert after < due <= after + timedelta(days=9)
    shown, before = (each.astimezone(there).replace(tzinfo=None) for each in (due, due - timedelta(seconds=1)))
    passed = [before + timedelta(seconds=second) for second in range(1, int((shown - before).total_seconds()) + 1)]
    assert any(
        each.weekday() in plan.days and not each.second and each.hour * 60 + each.minute in plan.minutes
        for each in passed
    )


@settings(max_examples=2000, deadline=None)
@given(zone=zones, day=st.dates(date(1975, 1, 1), date(2037, 1, 1)), minute=st.integers(0, 1439))
def test_a_day_has_each_of_its_times_once(zone: str, day: date, minute: int) -> None:
    first, second, third = (schedule.moment(day + timedelta(ahead), minute, ZoneInfo(zone)) for ahead in range(3))
    assert schedule.next_due(Plan((minute,)), zone, first - timedelta(seconds=1)) == first
    assert schedule.next_due(Plan((minute,)), zone, first) == (second if second > first else third)


@pytest.mark.parametrize("zone", ZONES)
def test_every_zone_tells_the_time_of_each_day_of_a_year(zone: str) -> None:
    due, there = at(2026, 1, 1, 0), ZoneInfo(zone)
    days = set()
    for _ in range(370):
        due = schedule.next_due(Plan((150,)), zone, due)
        days.add(due.astimezone(there).date())
    assert len(days) == 370
    assert max(days) - min(days) == timedelta(369)


def changes(zone: ZoneInfo) -> list[date]:
    """The days of fifty years at whose end clocks go otherwise than at its beginning, and those beside them."""
    found = set()
    for number in range(365 * 50):
        noon = datetime(1980, 1, 1, 12, tzinfo=UTC) + timedelta(number)
        if noon.astimezone(zone).utcoffset() != (noon + timedelta(1)).astimezone(zone).utcoffset():
            found |= {noon.date(), noon.date() + timedelta(1)}
    return sorted(found)


@pytest.mark.parametrize(
    "zone",
    [
        "Europe/Berlin",
        "America/St_Johns",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
        "Pacific/Apia",
        "Asia/Beirut",
        "Antarctica/Troll",
        "Europe/Dublin",
    ],
)
def test_around_every_change_of_clocks_it_is_the_first_moment_with_that_time(zone: str) -> None:
    there = ZoneInfo(zone)
    for day in changes(there)[::5]:
        for minute in (0, 30, 59, 60, 90, 119, 120, 135, 150, 179, 180, 1410, 1439):
            assert schedule.moment(day, minute, there) == first_with(there, day, minute), (day, minute)


@given(plan=plans, since=moments, days=st.integers(0, 400))
def test_what_was_missed_is_told_by_its_newest(plan: Plan, since: datetime, days: int) -> None:
    first = schedule.next_due(plan, "Europe/Berlin", since)
    now = first + timedelta(days=days, hours=3)
    newest = schedule.last_due(plan, "Europe/Berlin", first, now)
    assert first <= newest <= now < schedule.next_due(plan, "Europe/Berlin", newest)


@pytest.mark.parametrize("plan", [Plan(()), Plan((60,), frozenset())])
def test_a_plan_without_times_is_never_due(plan: Plan) -> None:
    with pytest.raises(ValueError, match="never due"):
        schedule.next_due(plan, "UTC", at(2026, 5, 4, 0))
