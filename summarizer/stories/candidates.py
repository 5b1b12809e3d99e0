"""Which pairs of items are worth comparing: near in time, with rare words in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from summarizer.stories.items import Told
from summarizer.stories.table import Places, Table

HOURS = 48.0
"""Two items further apart tell two stories, however alike."""
CLOSEST = 30
"""Earlier items each is compared with, at most."""
LEAST = 0.03
"""The cosine from which two are compared."""
RECENT = 60
"""Earlier items a stem leads to, at most: the words of a big story would lead to all of it."""
STRIDE = 500
"""Items whose pairs are found at once, which bounds the memory."""


def find(told: Sequence[Told], table: Table) -> Places:
    """Pairs (P × 2) of items in the order of their time, the later one first."""
    moments = np.array([np.nan if one.moment is None else one.moment for one in told])
    order = np.lexsort((table.owners, table.stems))
    begins = np.concatenate(([True], table.stems[order][1:] != table.stems[order][:-1]))[: len(order)]
    place = np.arange(len(order))
    start = np.maximum.accumulate(np.where(begins, place, 0)) if len(order) else place
    back = np.minimum(place - start, RECENT)
    found = list(_strides(table, order, back, moments))
    return np.concatenate(found) if found else np.zeros((0, 2), np.int64)


def _strides(table: Table, order: Places, back: Places, moments: np.ndarray) -> Iterator[Places]:
    owners = table.owners[order]
    for first in range(0, len(moments), STRIDE):
        later = np.flatnonzero((owners >= first) & (owners < first + STRIDE))
        counts = back[later]
        mine = np.repeat(later, counts)
        steps = np.arange(len(mine)) - np.repeat(np.cumsum(counts) - counts, counts) + 1
        yours = mine - steps
        near = ~(np.abs(moments[owners[mine]] - moments[owners[yours]]) > HOURS)
        yield _closest(table, order[mine[near]], order[yours[near]])


def _closest(table: Table, mine: Places, yours: Places) -> Places:
    """The pairs of items with the greatest cosines, of pairs of entries with the same stem."""
    size = len(table.bounds)
    keys, which = np.unique(table.owners[mine] * size + table.owners[yours], return_inverse=True)
    values = sum(weights[mine] * weights[yours] for weights in table.weights)
    cosines = np.bincount(which, values, minlength=len(keys)) / 2
    one, other = np.divmod(keys, size)
    order = np.lexsort((-cosines, one))
    one, other, cosines = one[order], other[order], cosines[order]
    starts = np.searchsorted(one, one)
    kept = (np.arange(len(one)) - starts < CLOSEST) & (cosines >= LEAST)
    return np.stack((one[kept], other[kept]), axis=1)
