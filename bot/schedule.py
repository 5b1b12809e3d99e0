"""When a digest is due: a wall clock's time in a zone, as a moment. Pure.

Where clocks are put forward past a time, it is told at the first moment after; where they are put back over one,
so that it exists twice, it is told the first time only (PEP 495 names both cases).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.model.memory import Plan

SECOND = timedelta(seconds=1)
AHEAD = 16
"""Days looked at for the next time: two weeks have every weekday, also where one of them does not exist."""


def next_due(plan: Plan, zone: str, after: datetime) -> datetime:
    """The first moment later than another at which a plan is due, in UTC.

    Raises ValueError for a plan without a time or a day, and what :class:`zoneinfo.ZoneInfo` does for no zone.
    """
    for moment in _moments(plan, ZoneInfo(zone), after):
        if moment > after:
            return moment
    raise ValueError("a plan without a time or a day is never due")


def last_due(plan: Plan, zone: str, since: datetime, now: datetime) -> datetime:
    """The last moment at which a plan was due until now; ``since`` is one at which it was."""
    behind = now - timedelta(days=AHEAD)
    newest = since.astimezone(UTC)
    due = next_due(plan, zone, max(since, behind))
    while due <= now:
        newest, due = due, next_due(plan, zone, due)
    return newest


def moment(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """When clocks show a minute of a day for the first time, or are put forward past it, in UTC."""
    wall = datetime.combine(day, time(minute // 60, minute % 60))
    before, after = wall.replace(tzinfo=zone), wall.replace(tzinfo=zone, fold=1)
    if _offset(before) >= _offset(after):
        return before.astimezone(UTC)
    return _change(after.astimezone(UTC), before.astimezone(UTC), zone)


def knows(zone: str) -> bool:
    """Whether there is a zone of that name."""
    try:
        ZoneInfo(zone)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return False
    return True


def _moments(plan: Plan, zone: ZoneInfo, after: datetime) -> Iterator[datetime]:
    """The moments of a plan from about a day before another on, earliest first."""
    start = after.astimezone(zone).date() - timedelta(1)
    for ahead in range(AHEAD):
        day = start + timedelta(ahead)
        if day.weekday() in plan.days:
            yield from sorted(moment(day, minute, zone) for minute in plan.minutes)


def _change(early: datetime, late: datetime, zone: ZoneInfo) -> datetime:
    """The first moment with the offset that clocks have at the later one of two; zones change at whole seconds."""
    wanted = _offset(late.astimezone(zone))
    while late - early > SECOND:
        middle = early + timedelta(seconds=int((late - early).total_seconds()) // 2)
        early, late = (early, middle) if _offset(middle.astimezone(zone)) == wanted else (middle, late)
    return late


def _offset(when: datetime) -> timedelta:
    return when.utcoffset() or timedelta(0)
