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

MOST = 5
"""Windows read for one question: about forty sentences of news."""
ROOM = "x " * 24
"""A question so long still leaves every window whole; one in a thousand of SQuAD's is longer."""

Numbers = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Pointing:
    """The reader's best span in each of an article's sentences (S) and its score.

    A score is the logit of the span less that of no answer in its window; -inf and None where nothing was read.
    """

    scores: Numbers
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

    @cached_property
    def _windows(self) -> list[Window]:
        return self._reader.windows(self._sentences, ROOM)

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
        return Pointing(scores, tuple(spans), tuple(zip(windows, readings, strict=True)))

    def _around(self, likely: Sequence[int]) -> list[Window]:
        """The windows of the likeliest sentences, each read with most of what stands around it."""
        chosen: dict[Window, None] = {}
        for number in likely:
            holding = [window for window in self._windows if window.first <= number < window.last]
            chosen.setdefault(min(holding, key=lambda w: abs(w.first + w.last - 1 - 2 * number)))
            if len(chosen) == MOST:
                break
        return sorted(chosen, key=lambda window: window.start)
