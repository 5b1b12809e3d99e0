"""What each figure is held against: the plain method anyone would try first."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tests.evaluation.tokens import stems


class Bm25:
    """BM25 over short documents: Robertson and Zaragoza (2009), "The Probabilistic Relevance Framework".

    The inverse document frequency is log(1 + (N - df + 1/2) / (df + 1/2)), which never turns negative.
    """

    def __init__(self, documents: Sequence[Sequence[str]], *, k1: float = 1.2, b: float = 0.75) -> None:
        self._counts = [Counter(document) for document in documents]
        self._frequency = Counter(word for count in self._counts for word in count)
        average = sum(map(len, documents)) / max(len(documents), 1) or 1.0
        self._k1 = k1
        self._lengths = [k1 * (1 - b + b * len(document) / average) for document in documents]

    def scores(self, query: Sequence[str]) -> list[float]:
        """The score of each document, in their order."""
        weights = {word: self._weight(word) for word in query}
        return [self._score(weights, i) for i in range(len(self._counts))]

    def highest_possible(self, query: Sequence[str]) -> float:
        """The bound no document's score can reach, used to compare scores between questions."""
        return sum(self._weight(word) for word in set(query)) * (self._k1 + 1)

    def _score(self, weights: dict[str, float], i: int) -> float:
        count, length = self._counts[i], self._lengths[i]
        return sum(
            weight * count[word] * (self._k1 + 1) / (count[word] + length)
            for word, weight in weights.items()
            if word in count
        )

    def _weight(self, word: str) -> float:
        frequency = self._frequency[word]
        return math.log(1 + (len(self._counts) - frequency + 0.5) / (frequency + 0.5))


@dataclass(frozen=True, slots=True)
class Found:
    """The sentence a search settles on, by number, and how sure it is in [0, 1]."""

    sentence: int
    confidence: float


class SentenceSearch:
    """BM25 over the stems of a text's sentences: it always answers, with its best whole sentence."""

    def __init__(self, sentences: Sequence[str], language: str) -> None:
        self._language = language
        self._ranking = Bm25([stems(sentence, language) for sentence in sentences])

    def find(self, question: str) -> Found:
        """The best sentence for a question; the first of equals. At least one sentence is needed."""
        query = stems(question, self._language)
        scores = self._ranking.scores(query)
        best = max(range(len(scores)), key=scores.__getitem__)
        return Found(best, scores[best] / (self._ranking.highest_possible(query) or 1.0))
