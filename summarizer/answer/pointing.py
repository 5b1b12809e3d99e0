"""What the neural reader says of an article's sentences: where in each an answer would stand, and how likely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarizer.model import Sentence, Span
from summarizer.reader import Reader, Reading, Window

MOST = 10
"""Windows read for one question: about forty sentences of news."""
ROOM = 120
"""Pieces of a window at most: the texts fitted on were about so long, and in windows of twice that the reader
points at the right sentence of news less often."""

Numbers = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Pointing:
    """The reader's best span in each of an article's sentences (S), its score, and how near the sentence is.

    A score is the logit of the span less that of no answer in its window; ``nearness`` the cosine of the vectors
    of sentence and question. Both are -inf, and a span None, where nothing was read.
    """

    scores: Numbers
    nearness: Numbers
    spans: tuple[Span | None, ...]
    readings: tuple[tuple[Window, Reading], ...]

    def best(self, count: int) -> list[int]:
        """The numbers of the sentences with the best scores."""
        return [int(n) for n in np.argsort(-self.scores, kind="stable")[:count] if self.spans[n] is not None]

    def of(self, spans: Sequence[Span]) -> Numbers:
        """The scores of given spans, in the window that thinks best of each; -inf of those not read."""
        scores = np.full(len(spans), -np.inf)
        for window, reading in self.readings:
            inside = [n for n, span in enumerate(spans) if window.start <= span.start and span.end <= window.end]
            places = [(spans[n].start - window.start, spans[n].end - window.start) for n in inside]
            if inside:
                scores[inside] = np.maximum(scores[inside], reading.scores(places))
        return scores


class Passages:
    """An article in the windows that a reader takes."""

    def __init__(self, reader: Reader, text: str, sentences: Sequence[Sentence]) -> None:
        self._reader, self._text, self._sentences = reader, text, sentences
        self._vectors: dict[int, Numbers] = {}

    @cached_property
    def _windows(self) -> list[Window]:
        return self._reader.windows(self._sentences, "", most=ROOM)

    def read(self, question: str, likely: Sequence[int]) -> Pointing:
        """The reader's word on a question; of a long article it reads where the ``likely`` sentences are."""
        windows = self._windows if len(self._windows) <= MOST else self._around(likely)
        readings = self._reader.read(question, [self._text[window.start : window.end] for window in windows])
        scores = np.full(len(self._sentences), -np.inf)
        spans: list[Span | None] = [None] * len(self._sentences)
        for window, reading in zip(windows, readings, strict=True):
            inside = self._sentences[window.first : window.last]
            places = [(each.start - window.start, each.end - window.start) for each in inside]
            for number, found in enumerate(reading.within(places), window.first):
                if found is not None and found.score > scores[number]:
                    start, end = window.start + found.start, window.start + found.end
                    scores[number], spans[number] = found.score, Span(self._text[start:end], start, end)
        nearness = self._nearness(question, np.flatnonzero(np.isfinite(scores)).tolist())
        return Pointing(scores, nearness, tuple(spans), tuple(zip(windows, readings, strict=True)))

    def _nearness(self, question: str, numbers: Sequence[int]) -> Numbers:
        """The cosines of a question and the sentences of those numbers, whose vectors are kept; of others -inf."""
        new = [number for number in numbers if number not in self._vectors]
        texts = [question, *(self._sentences[number].text for number in new)]
        asked, *vectors = self._reader.vectors(texts)
        self._vectors |= zip(new, vectors, strict=True)
        nearness = np.full(len(self._sentences), -np.inf)
        for number in numbers:
            nearness[number] = self._vectors[number] @ asked
        return nearness

    def _around(self, likely: Sequence[int]) -> list[Window]:
        """The windows of the likeliest sentences, each read with most of what stands around it."""
        chosen: dict[Window, None] = {}
        for number in likely:
            holding = [window for window in self._windows if window.first <= number < window.last]
            chosen.setdefault(min(holding, key=lambda w: abs(w.first + w.last - 1 - 2 * number)))
            if len(chosen) == MOST:
                break
        return sorted(chosen, key=lambda window: window.start)
