"""The try-out's clock, which people may put forward; the bot and its Telegram both go by it."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo

EVENING = (18, 30)
"""Hour and minute at which a digest of the day is read."""


class Clock:
    """A clock that never goes back; ``read`` gives the time it is put forward from, in seconds."""

    def __init__(self, read: Callable[[], float] = time.time) -> None:
        self._read = read
        self.ahead = 0.0

    def time(self) -> float:
        """Seconds since 1970."""
        return self._read() + self.ahead

    def now(self) -> datetime:
        """The same as a moment."""
        return datetime.fromtimestamp(self.time(), UTC)

    def go_to(self, moment: datetime) -> None:
        """Let it be that moment; one that is past changes nothing."""
        self.ahead += max(0.0, (moment - self.now()).total_seconds())

    def evening(self, zone: tzinfo | None = None) -> datetime:
        """The next evening in a time zone, that of this machine where none is named: today's, or tomorrow's."""
        here = self.now().astimezone(zone)
        today = here.replace(hour=EVENING[0], minute=EVENING[1], second=0, microsecond=0)
        return today if today > here else today + timedelta(days=1)
