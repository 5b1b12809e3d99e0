"""What the scorer learns from: articles, and how well each sentence would serve in a summary of them."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, islice, pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarizer import words
from summarizer.algorithms.document import Document
from summarizer.language import Language
from summarizer.model import Article

BEGINNINGS = (6, 12)
"""Every article is learnt from three times: whole, and as the short articles that its first sentences make.
Without them the weights take it that a full sentence has words the article uses dozens of times."""
LIKELY = 12
"""Sentences of an article, those with the best F-measure alone, from which sets are made."""
LARGEST = 4
"""Sentences of a set at most; CNN's written summaries have three or four."""
POINTS = 100.0
"""A set is e times as good as one whose F-measure is a hundredth lower."""

Values = NDArray[np.float64]
Grams = Counter[tuple[str, ...]]


@dataclass(frozen=True)
class Example:
    """An article and the summary somebody wrote of it, as its words and its pairs of neighbouring words."""

    document: Document
    written: tuple[Grams, Grams]

    @cached_property
    def target(self) -> Values:
        """How likely each sentence is to stand in a good set of sentences.

        All sets of up to ``LARGEST`` of the sentences that do best alone are weighed by their agreement with the
        written summary. One best set, found greedily (Nallapati, Zhai and Zhou, AAAI 2017), is a target too, but
        many others are as good but for chance.
        """
        counts = [_grams(sentence.text, self.document.language) for sentence in self.document.sentences]
        alone = _agreements(counts, self.written, np.arange(len(counts))[:, None])
        likely = np.argsort(-alone, kind="stable")[:LIKELY]
        shares = np.zeros(len(counts))
        sets = [np.array(list(combinations(likely, size))) for size in range(1, min(LARGEST, len(likely)) + 1)]
        agreements = [_agreements(counts, self.written, numbers) for numbers in sets]
        best = max((float(found.max()) for found in agreements), default=0.0)
        chances = [np.exp(POINTS * (found - best)) for found in agreements]
        for numbers, chance in zip(sets, chances, strict=True):
            np.add.at(shares, numbers, chance[:, None] / sum(map(np.sum, chances)))
        return np.minimum(shares, 1.0)

    def is_written(self, stem: str) -> bool:
        """Whether the written summary has a word of this stem."""
        return (stem,) in self.written[0]


def read(path: Path, rows: int) -> Iterator[Example]:
    """The examples of the first articles of a set with ``highlights`` or a ``summary``."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, islice(lines, rows)):
            yield from of_row(row)


def of_row(row: Mapping[str, Any]) -> Iterator[Example]:
    """The examples one article makes."""
    document = Document.of(Article(row["article"], row.get("title", ""), row.get("lang", "en")))
    found = [_grams(text, document.language) for text in row.get("highlights") or [row["summary"]]]
    written = (sum((one for one, _ in found), Counter()), sum((two for _, two in found), Counter()))
    yield Example(document, written)
    for count in BEGINNINGS:
        if count < len(document.sentences):
            yield Example(document.first(count), written)


def _grams(text: str, language: Language) -> tuple[Grams, Grams]:
    """The stems of a text's words, stop words too, and the pairs of neighbours among them."""
    stems = [words.stem(word.text, language) for word in words.split(text, language)]
    return Counter((stem,) for stem in stems), Counter(pairwise(stems))


def _agreements(
    counts: Sequence[tuple[Grams, Grams]], written: tuple[Grams, Grams], sets: NDArray[np.intp]
) -> Values:
    """The mean F-measure over words and word pairs of each set (S × k numbers of sentences; Lin 2004)."""
    found = np.zeros(len(sets))
    for kind, wanted in enumerate(written):
        goal = np.array(list(wanted.values()), float)
        table = np.array([[count[kind][gram] for gram in wanted] for count in counts], float)
        sizes = np.array([count[kind].total() for count in counts], float)
        shared = np.minimum(table.reshape(len(counts), -1)[sets].sum(axis=1), goal).sum(axis=1)
        found += shared / np.maximum(sizes[sets].sum(axis=1) + goal.sum(), 1)
    return found
