"""Where a text without headings goes on to something else: its parts, about even, cut where the words change.

TextTiling (Hearst, Computational Linguistics 23(1), 1997): between two sentences stands a gap as deep as the words
around it differ more than those around its neighbours. A part ends at the deepest gap in reach of an even one.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

WINDOW = 30
"""Sentences before and behind a gap that are compared, about three pages. With half as many the turns within a
subject are taken for its end; with twice as many it is much the same."""
SLACK = 0.6
"""Share of a part's length by which it may be shorter or longer."""


def divide(sentences: Sequence[Sequence[str]], size: int, *, where: Sequence[bool] | None = None) -> list[int]:
    """The numbers of the sentences, given as their words, that parts of about ``size`` sentences begin with.

    The first is 0. A part begins only ``where`` it may (at a paragraph), if it may anywhere in reach. The time is
    linear in the number of words. Raises ValueError for a size under 1.
    """
    if size < 1:
        raise ValueError("a part has at least one sentence")
    gaps = depths(sentences)
    may = where or [True] * len(sentences)
    least, most = max(1, math.ceil(size * (1 - SLACK))), math.floor(size * (1 + SLACK))
    starts = [0]
    while len(sentences) - starts[-1] > most:
        even = starts[-1] + size
        reach = range(starts[-1] + least, min(starts[-1] + most, len(sentences) - least) + 1)
        starts.append(max(reach, key=lambda number: (may[number], gaps[number], -abs(number - even))))
    return starts


def depths(sentences: Sequence[Sequence[str]]) -> list[float]:
    """How deep the gap before each sentence is: what the cohesion climbs to on both sides, less what it is there.

    It is looked for within ``WINDOW`` sentences. From 0, where the words go on, to 2.
    """
    cohesion = [1.0, *_cohesion(sentences)][: len(sentences)]
    return [
        _climb(cohesion, number, -1) + _climb(cohesion, number, 1) if number else 0.0
        for number in range(len(cohesion))
    ]


def _climb(cohesion: Sequence[float], number: int, step: int) -> float:
    """How far the cohesion rises without a fall, away from a gap."""
    at = number
    for _ in range(WINDOW):
        if not 0 < at + step < len(cohesion) or cohesion[at + step] < cohesion[at]:
            break
        at += step
    return cohesion[at] - cohesion[number]


def _cohesion(sentences: Sequence[Sequence[str]]) -> Iterator[float]:
    """The cosine of the words before and behind each gap, which two windows slide over."""
    before, behind = _Window(), _Window()
    for words in sentences[:WINDOW]:
        behind.put(words)
    shared = 0
    for number in range(1, len(sentences)):
        moved = sentences[number - 1]
        shared += behind.take(moved, before) + before.put(moved, behind)
        if number > WINDOW:
            shared += before.take(sentences[number - 1 - WINDOW], behind)
        if number + WINDOW <= len(sentences):
            shared += behind.put(sentences[number + WINDOW - 1], before)
        yield shared / math.sqrt(before.square * behind.square) if before.square and behind.square else 0.0


class _Window:
    """The words of some sentences; each change tells by how much the product with the other window changes."""

    def __init__(self) -> None:
        self._times: Counter[str] = Counter()
        self.square = 0

    def put(self, words: Sequence[str], other: _Window | None = None) -> int:
        return self._change(words, 1, other)

    def take(self, words: Sequence[str], other: _Window | None = None) -> int:
        return self._change(words, -1, other)

    def _change(self, words: Sequence[str], by: int, other: _Window | None) -> int:
        changed = 0
        for word in words:
            self.square += 2 * by * self._times[word] + 1
            self._times[word] += by
            changed += by * other._times[word] if other else 0
        return changed
