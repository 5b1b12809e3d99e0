"""Retrieval over an article's sentences: Okapi BM25 over word stems and over character 4-grams.

Each score is divided by the greatest the query could reach, so that the two can be added and a question's
share found in the article can be told. Characters bridge inflection, compounds and typing errors.

Source: Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond".
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set

K1, B = 1.2, 0.75
"""BM25's usual saturation and length normalisation; neither matters within half a point here."""
GRAM = 4
FIRST_IDEOGRAM = "\u3400"


class BM25:
    """BM25 over documents given as lists of terms."""

    def __init__(self, documents: Sequence[Sequence[str]]) -> None:
        self._size = len(documents)
        self._postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        mean = sum(map(len, documents)) / max(1, self._size) or 1.0
        for number, terms in enumerate(documents):
            norm = K1 * (1 - B + B * len(terms) / mean)
            for term, count in Counter(terms).items():
                self._postings[term].append((number, count * (K1 + 1) / (count + norm)))

    @property
    def terms(self) -> Set[str]:
        """Every term of the documents."""
        return self._postings.keys()

    def idf(self, term: str) -> float:
        """Inverse document frequency, positive for every term; greatest for one no document holds."""
        frequency = len(self._postings.get(term, ()))
        return math.log(1 + (self._size - frequency + 0.5) / (frequency + 0.5))

    def scores(self, query: Iterable[str]) -> list[float]:
        """A score for each document in [0, 1]: its share of the most the query could score."""
        terms = dict.fromkeys(query)
        scores = [0.0] * self._size
        total = 0.0
        for term in terms:
            weight = self.idf(term)
            total += weight * (K1 + 1)
            for number, frequency in self._postings.get(term, ()):
                scores[number] += weight * frequency
        return [score / total for score in scores] if total else scores


def grams(words: Iterable[str]) -> list[str]:
    """The character 4-grams of some words, each word between marks so that its beginning and end count; of words
    in letters that stand for more than a sound, each letter."""
    return [gram for word in words for gram in _grams(word)]


def _grams(word: str) -> Iterable[str]:
    if word and word[0] >= FIRST_IDEOGRAM and word.isalpha():
        return word
    marked = f"_{word}_"
    return (marked[start : start + GRAM] for start in range(max(1, len(marked) - GRAM + 1)))


class SentenceIndex:
    """An index over sentences given as the stems of their content words, and as those words folded."""

    def __init__(self, sentences: Sequence[Sequence[str]], written: Sequence[Sequence[str]] | None = None) -> None:
        written = sentences if written is None else written
        self.sentences = tuple(map(frozenset, sentences))
        self.words = BM25(sentences)
        self.written = BM25(written)
        self._grams = BM25([grams(words) for words in written])

    def gram_scores(self, query: Iterable[str]) -> list[float]:
        """The share of the query's character 4-grams in each sentence, by BM25, in [0, 1]."""
        return self._grams.scores(grams(query))

    def weight(self, stems: Iterable[str]) -> float:
        """The summed idf of some stems."""
        return sum(map(self.words.idf, stems))
