"""Work spread over processes, in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

PROCESSES = 2
FEW = 64
"""Below this many items each is sent on its own, since whole articles differ much in the time they take."""

In = TypeVar("In")
Out = TypeVar("Out")


def over(work: Callable[[In], Out], items: Sequence[In]) -> list[Out]:
    """The results for the items, in their order; ``work`` is a function of a module."""
    with ProcessPoolExecutor(PROCESSES) as pool:
        return list(pool.map(work, items, chunksize=1 if len(items) < FEW else 8))
