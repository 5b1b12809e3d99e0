"""What the use cases of a memory work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.fetch import Fetch
from bot.store import Store
from bot.workers import Work


@dataclass(frozen=True, slots=True)
class Means:
    """The store, the network, who works on texts, and the clock."""

    store: Store
    fetch: Fetch
    work: Work
    now: Callable[[], datetime]
    forget: Callable[[], None] = lambda: None
    """Drop what is kept in memory of texts and pages."""
