"""What a fetch gives and takes: a page, an error, and what may still be spent."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from bot.fetch.addresses import Address
from summarizer.errors import NutshellError


class FetchError(NutshellError):
    """A page could not be fetched; the keys are told in :mod:`bot.fetch`."""


@dataclass(frozen=True, slots=True)
class Page:
    """A fetched page: its final address without a fragment, its unpacked bytes, its type as declared.

    ``etag`` and ``modified`` are what its server wants to be told when it is asked whether the page has changed.
    """

    url: str
    content: bytes
    content_type: str | None
    etag: str = field(default="", compare=False)
    modified: str = field(default="", compare=False)


class Fetch(Protocol):
    """Anything that turns a link into a page or raises :class:`FetchError`."""

    def __call__(self, url: str, /) -> Page:
        """Return the page at ``url``."""
        ...


class Poll(Protocol):
    """Anything that tells whether a page has changed, by what its server said of it last; or raises FetchError."""

    def __call__(self, url: str, etag: str = "", modified: str = "", /) -> Page | None:
        """Return the page at ``url``, None where it is as it was."""
        ...


class Resolve(Protocol):
    """Anything that tells the addresses of a name; raises ``OSError`` when there are none."""

    def __call__(self, host: str, port: int, /) -> Sequence[Address]:
        """Return the addresses of ``host``, the best first."""
        ...


@dataclass(frozen=True, slots=True)
class Budget:
    """What one fetch may still spend, and the ``host`` to name when it is spent; ``ends`` is monotonic."""

    max_bytes: int
    timeout: float
    ends: float
    host: str = ""

    @classmethod
    def begin(cls, max_bytes: int, timeout: float) -> Budget:
        """Return a budget of ``max_bytes`` bytes and ``timeout`` seconds from now."""
        return cls(max_bytes, timeout, time.monotonic() + timeout)

    def at(self, host: str) -> Budget:
        """Return the same budget, being spent on ``host``."""
        return replace(self, host=host)

    def seconds_left(self) -> float:
        """Return the seconds left; raises :class:`FetchError` when there are none."""
        left = self.ends - time.monotonic()
        if left <= 0:
            raise self.timed_out()
        return left

    def check_size(self, size: int) -> None:
        """Raise :class:`FetchError` when ``size`` bytes are more than allowed."""
        if size > self.max_bytes:
            raise self.too_large()

    def fail(self, key: str, **values: str | int) -> FetchError:
        """Return the error with this key, naming the host."""
        return FetchError(key, host=self.host, **values)

    def timed_out(self, seconds: float | None = None) -> FetchError:
        """Return the error for a page that did not arrive in time, or of which nothing came for so long."""
        return self.fail("fetch-timeout", limit=f"{seconds or self.timeout:g}")

    def too_large(self) -> FetchError:
        """Return the error for a page above the limit, told in megabytes."""
        return self.fail("fetch-too-large", limit=f"{self.max_bytes / 1_000_000:g}")
