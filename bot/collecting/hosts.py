"""One reading at a time of each host, and a pause after it."""

from __future__ import annotations

from threading import Lock
from urllib.parse import urlsplit

PAUSE = 2.0
"""Seconds between two pages of one host that nobody waits for."""


class Hosts:
    """The hosts that are being read, and those that were a moment ago; any thread may use it.

    Times are seconds of one clock that never goes back.
    """

    def __init__(self, pause: float = PAUSE) -> None:
        self._pause = pause
        self._free: dict[str, float] = {}
        self._lock = Lock()

    def take(self, url: str, now: float) -> bool:
        """Whether the host of an address may be read now; it is the caller's then until it is given back."""
        with self._lock:
            self._free = {host: at for host, at in self._free.items() if at > now}
            host = name(url)
            if host in self._free:
                return False
            self._free[host] = float("inf")
            return True

    def give(self, url: str, now: float) -> None:
        """The host of an address may be read again after a pause."""
        with self._lock:
            self._free[name(url)] = now + self._pause


def name(url: str) -> str:
    """The host of an address, ``""`` where it has none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
