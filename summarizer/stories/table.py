"""All stems of all items as one table, each with what it weighs: what pairs are compared by.

A word weighs by how rare it is among the items of its time, and by how rare it is in its language; a word that is
rare in the language and frequent now bursts (Kleinberg, KDD 2002): something has happened.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from summarizer.stories import background
from summarizer.stories.background import Background
from summarizer.stories.items import CAPITAL, LEADING, SPEAKING, Told

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]
Known = Callable[[str], Background | None]

BLOCK, HOURS = 250, 24.0
"""Items among which it is told what is rare: at least so many, and those of a day."""
LEAST_BURST = 3
"""Items a word must be in to burst."""
EXPECTED = 0.005
"""The share of texts a word is expected in where nothing is known of the language."""
LOWER = 0.3
"""The share of its items that may write a name without its capital."""
ANCHOR = 2.0
"""From this burst on, a name is that of what happened and not of somebody who speaks about it."""
NAME, SPEAKER = 32, 64
"""Marks beside those of an item's stems: a name; the name of somebody who speaks."""


@dataclass(frozen=True, slots=True)
class Table:
    """E entries by item, then stem: ``bounds[i]:bounds[i + 1]`` are those of item i, of which V stems there are.

    ``here`` and ``usual`` (E) are how rare a stem is, from 0 to 1, among the items and in the language, ``rare``
    their mean, ``burst`` by how much more it is used now; ``weights`` (2 × E) are unit vectors by the first two,
    ``lead`` one of the lead alone. ``marks`` are those of the items, and NAME and SPEAKER.
    """

    bounds: Places
    stems: Places
    owners: Places
    here: Numbers
    usual: Numbers
    rare: Numbers
    burst: Numbers
    weights: tuple[Numbers, Numbers]
    lead: Numbers
    marks: Places
    size: int

    def total(self, values: Numbers) -> Numbers:
        """The sum of the entries' values for each item."""
        return np.bincount(self.owners, values, minlength=len(self.bounds) - 1).astype(float)


def build(told: Sequence[Told], known: Known = background.load) -> Table:
    """The table of some items in the order of their time."""
    vocabulary: dict[str, int] = {}
    rows = [_row(one, vocabulary) for one in told]
    sizes = [len(row) for row in rows]
    stems, times, marks = np.array(list(chain.from_iterable(rows)), np.int64).reshape(-1, 3).T
    owners = np.repeat(np.arange(len(told)), sizes)
    blocks = _blocks(told)
    _, same, counts = np.unique(
        blocks[owners] * (len(vocabulary) + 1) + stems, return_inverse=True, return_counts=True
    )
    around, items = counts[same], np.bincount(blocks)[blocks[owners]]
    here = np.log((items + 1) / around) / np.log(items + 2)
    usual, rates = _usual(told, list(vocabulary), stems, owners, known)
    usual = np.where(np.isnan(usual), here, usual)
    burst = np.where(around >= LEAST_BURST, np.maximum(0, np.log(around / items / rates)), 0)
    low = np.bincount(same, marks & CAPITAL == 0)[same]
    marks = marks | NAME * ((marks & CAPITAL > 0) & (low <= LOWER * around))
    marks |= SPEAKER * ((marks & NAME > 0) & (marks & SPEAKING > 0) & (burst < ANCHOR))
    rare, often = (here + usual) / 2, 1 + np.log(times)
    return Table(
        np.concatenate(([0], np.cumsum(sizes, dtype=np.int64))),
        stems,
        owners,
        here,
        usual,
        rare,
        burst,
        (_unit(often * here, owners), _unit(often * usual, owners)),
        _unit(np.where(marks & LEADING, rare, 0), owners),
        marks,
        len(vocabulary),
    )


def _row(one: Told, vocabulary: dict[str, int]) -> list[tuple[int, int, int]]:
    """An item's entries by their stem's number: the stem, how often, its marks."""
    return sorted((vocabulary.setdefault(stem, len(vocabulary)), *found) for stem, found in one.stems.items())


def _blocks(told: Sequence[Told]) -> Places:
    """For each item the number of the stretch of time it is weighed in."""
    found, size, begun, number = [], 0, None, 0
    for one in told:
        begun = one.moment if begun is None else begun
        if size >= BLOCK and (one.moment is None or one.moment - (begun or 0) >= HOURS):
            number, size, begun = number + 1, 0, one.moment
        size += 1
        found.append(number)
    return np.array(found, np.int64)


def _usual(
    told: Sequence[Told], vocabulary: Sequence[str], stems: Places, owners: Places, known: Known
) -> tuple[Numbers, Numbers]:
    """How rare each entry's stem is in its language, NaN where that is not known, and its share of texts."""
    languages = np.array([one.language for one in told], object)[owners]
    usual, rates = np.full(len(stems), np.nan), np.full(len(stems), EXPECTED)
    for code in {one.language for one in told}:
        if (own := known(code)) is not None:
            places = np.flatnonzero(languages == code)
            met = own.frequency(vocabulary)[stems[places]] + 1
            rates[places] = met / (own.posts + 1)
            usual[places] = np.log((own.posts + 1) / met) / np.log(own.posts + 1)
    return usual, rates


def _unit(values: Numbers, owners: Places) -> Numbers:
    """Values over the length of their item's vector."""
    if not len(owners):
        return values
    lengths = np.sqrt(np.bincount(owners, values**2))
    unit: Numbers = values / np.where(lengths > 0, lengths, 1)[owners]
    return unit
