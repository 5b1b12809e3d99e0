"""What a reader says of one passage: how well an answer begins and ends at each of its pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
LONGEST = 30
"""Pieces of an answer at most: nineteen in twenty of SQuAD's answers have fewer than half of that."""


@dataclass(frozen=True, slots=True)
class Pointed:
    """A place of a passage, in characters; ``score`` is 0 where it is as likely as no answer at all."""

    score: float
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """Logits over the ``n`` pieces of a passage.

    ``null`` is that of no answer, ``starts`` and ``ends`` (n,) those of an answer's first and last piece;
    ``offsets`` (n, 2) say where each piece stands in the passage, in characters, and ``inside`` (n,) which of them
    go on with a word.
    """

    null: float
    starts: Floats
    ends: Floats
    offsets: NDArray[np.int64]
    inside: NDArray[np.bool_]

    def best(self, count: int = 1, longest: int = LONGEST) -> list[Pointed]:
        """The best places, whole words of at most ``longest`` pieces, none of which overlaps a better one."""
        scores = self._scores(longest)
        found: list[Pointed] = []
        while len(found) < count and scores.size:
            first, more = map(int, np.unravel_index(scores.argmax(), scores.shape))
            if scores[first, more] == -np.inf:
                break
            found.append(self._pointed(scores[first, more], first, more))
            ends = np.arange(len(scores))[:, None] + np.arange(scores.shape[1])
            scores[: first + more + 1][ends[: first + more + 1] >= first] = -np.inf
        return found

    def within(self, places: Sequence[tuple[int, int]], longest: int = LONGEST) -> list[Pointed | None]:
        """The best place inside each of some (start, end), in characters; None where no word lies in it whole."""
        scores = self._scores(longest)
        begins, stops = np.array(places, np.int64).reshape(-1, 2).T
        lows = np.searchsorted(self.offsets[:, 0], begins, "left")
        highs = np.searchsorted(self.offsets[:, 1], stops, "right")
        return [self._among(scores[low:high], low, high) for low, high in zip(lows, highs, strict=True)]

    def scores(self, places: Sequence[tuple[int, int]]) -> Floats:
        """How well each (start, end), in characters, answers, as in :class:`Pointed`; -inf where no piece is."""
        begins, stops = np.array(places, np.int64).reshape(-1, 2).T
        firsts = np.searchsorted(self.offsets[:, 1], begins, "right")
        lasts = np.searchsorted(self.offsets[:, 0], stops, "left") - 1
        scores = np.full(len(begins), -np.inf, np.float32)
        there = firsts <= lasts
        scores[there] = self.starts[firsts[there]] + self.ends[lasts[there]] - self.null
        return scores

    def _scores(self, longest: int) -> Floats:
        """(n, longest): of the place from a piece on, so many further pieces long; -inf where it cuts a word."""
        count, wide = len(self.starts), min(longest, len(self.starts))
        stops = np.append(~self.inside[1:], True)[:count]
        padded = np.append(np.where(stops, self.ends, -np.inf), np.full(wide, -np.inf))
        ends = padded[np.arange(count)[:, None] + np.arange(wide)]
        scores: Floats = np.where(self.inside, -np.inf, self.starts)[:, None] + ends - self.null
        return scores.astype(np.float32)

    def _among(self, scores: Floats, low: int, high: int) -> Pointed | None:
        """The best of some rows of scores that ends before ``high``."""
        if low >= high:
            return None
        fitting = np.arange(high - low)[:, None] + np.arange(scores.shape[1]) < high - low
        first, more = map(int, np.unravel_index(np.where(fitting, scores, -np.inf).argmax(), scores.shape))
        if not fitting[first, more] or scores[first, more] == -np.inf:
            return None
        return self._pointed(scores[first, more], low + first, more)

    def _pointed(self, score: float, first: int, more: int) -> Pointed:
        return Pointed(float(score), int(self.offsets[first, 0]), int(self.offsets[first + more, 1]))
