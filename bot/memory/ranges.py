"""Which messages are meant: a range as two moments. Pure."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.model.memory import Keeping, Range, Since

DAY = timedelta(days=1)


def between(
    wanted: Range, keeping: Keeping, now: datetime, message: datetime | None = None, thread: int = 0
) -> tuple[datetime, datetime]:
    """When a range begins and ends, the end not in it; whole seconds, as messages have them.

    ``message`` is the moment of the message that it begins with, None where none is kept from there on: the range
    is empty then. In a topic there is no last digest: that of the whole chat was no reader's of the topic. Nothing
    begins before what the chat still keeps.
    """
    until = now.replace(microsecond=0) + timedelta(seconds=1)
    begins = {
        Since.LAST: lambda: until - DAY if thread or keeping.told is None else keeping.told,
        Since.TODAY: lambda: midnight(now, keeping.zone),
        Since.HOURS: lambda: until - timedelta(hours=wanted.amount),
        Since.MESSAGE: lambda: message or until,
    }
    oldest = until - timedelta(days=keeping.days)
    return min(max(begins[wanted.since](), oldest), until), until


def midnight(now: datetime, zone: str) -> datetime:
    """When the day began in an IANA time zone."""
    local = now.astimezone(ZoneInfo(zone))
    return datetime.combine(local.date(), time(), local.tzinfo)
