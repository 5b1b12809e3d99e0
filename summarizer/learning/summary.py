"""Fits the weights of Nutshell's own scorer to summaries that people wrote.

``python -m summarizer.learning.summary --data DIR`` reads ``DIR/summaries``, writes ``weights/summary.toml``
and prints how the fitted scorer does on articles it was not fitted on, beside the first sentences.

The target of an article is the set of its sentences that together share most words and word pairs with the
written summary, found greedily (Nallapati, Zhai and Zhou, AAAI 2017). The model is McFadden's conditional
logit (1974): the probability that a target sentence is this one of the article's is proportional to the
exponential of its weighted features. What all sentences of an article have in common therefore cancels out.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from summarizer import words
from summarizer.algorithms import nutshell
from summarizer.algorithms.document import Document
from summarizer.language import Language
from summarizer.model import Article

ROWS = {"cnn-validation": 700, "orangesum-fr-valid": 250}
"""Articles of each set, from its beginning, that the weights are fitted to; the rest, and the other sets, are
left to try them on. Only the French articles have titles: the weight of the title is theirs."""
BEGINNINGS = (6, 12)
"""Every article is learnt from three times: whole, and as the short articles that its first sentences make.
Without them the weights take it that a full sentence has words the article uses dozens of times."""
TARGETS = 4
"""Sentences of a target at most; CNN's written summaries have three or four."""
PENALTY = 10.0
"""Ridge penalty on the weights of standardised features; 1 and 30 do no better on held-out folds."""
STEPS = 12
"""Newton's method has settled to six decimals by then."""
HEADER = "# Written by python -m summarizer.learning.summary; fit again rather than edit.\n"
WEIGHTS = Path(nutshell.__file__).parents[1] / "weights" / "summary.toml"

Floats = NDArray[np.float64]
Grams = Counter[tuple[str, ...]]


@dataclass(frozen=True)
class Example:
    """An article and the summary somebody wrote of it."""

    document: Document
    written: Grams

    @cached_property
    def features(self) -> Floats:
        """One row a sentence, one column a feature."""
        return np.array([feature(self.document) for feature in nutshell.FEATURES.values()], float).T

    @cached_property
    def grams(self) -> Sequence[Grams]:
        """The words and word pairs of each sentence."""
        return [grams(sentence.text, self.document.language) for sentence in self.document.sentences]

    @cached_property
    def target(self) -> Floats:
        """A probability for each sentence, shared out evenly among those that make the best summary."""
        chosen: list[int] = []
        best = 0.0
        while len(chosen) < min(TARGETS, len(self.grams)):
            left = [number for number in range(len(self.grams)) if number not in chosen]
            reached, following = max((self.agreement([*chosen, number]), -number) for number in left)
            if reached <= best:
                break
            best = reached
            chosen.append(-following)
        shares = np.zeros(len(self.grams))
        shares[chosen] = 1 / max(len(chosen), 1)
        return shares

    def agreement(self, numbers: Sequence[int]) -> float:
        """The F-measure, over words and word pairs, of some sentences and the written summary (Lin 2004)."""
        shown: Grams = Counter()
        for number in numbers:
            shown.update(self.grams[number])
        shared = (shown & self.written).total()
        return 2 * shared / ((shown.total() + self.written.total()) or 1)


def main() -> None:
    """Fit and write the weights."""
    parser = argparse.ArgumentParser(description="Fit the weights of Nutshell's own scorer.")
    parser.add_argument("--data", type=Path, required=True, help="the folder of evaluation data")
    folder = parser.parse_args().data / "summaries"
    examples = [example for name, rows in ROWS.items() for example in read(folder / f"{name}.jsonl.gz", rows)]
    WEIGHTS.write_text(_toml(fit(examples)), encoding="utf-8")


def read(path: Path, rows: int) -> Iterator[Example]:
    """The first examples of a set of articles with ``highlights`` or a ``summary``."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, islice(lines, rows)):
            article = Article(row["article"], row.get("title", ""), row.get("lang", "en"))
            document = Document.of(article)
            beginnings = (document.first(count) for count in BEGINNINGS if count < len(document.sentences))
            written: Grams = Counter()
            for text in row.get("highlights") or [row["summary"]]:
                written.update(grams(text, document.language))
            yield from (Example(part, written) for part in (document, *beginnings))


def grams(text: str, language: Language) -> Grams:
    """The stems of a text's words, stop words too, and the pairs of neighbours among them."""
    stems = [words.stem(word.text, language) for word in words.split(text, language)]
    return Counter([*((stem,) for stem in stems), *pairwise(stems)])


def fit(examples: Sequence[Example]) -> Mapping[str, float]:
    """The weight of each feature under which the examples' targets are most probable."""
    scale = np.concatenate([example.features for example in examples]).std(axis=0)
    scale[scale == 0] = 1.0
    fitted = np.zeros(len(scale))
    for _ in range(STEPS):
        gradient, curvature = -PENALTY * fitted, PENALTY * np.eye(len(scale))
        for example in examples:
            rows = example.features / scale
            expected = _probabilities(rows @ fitted)
            mean = rows.T @ expected
            gradient += rows.T @ example.target - example.target.sum() * mean
            curvature += example.target.sum() * ((rows.T * expected) @ rows - np.outer(mean, mean))
        fitted += np.linalg.solve(curvature, gradient)
    return dict(zip(nutshell.FEATURES, (fitted / scale).tolist(), strict=True))


def _probabilities(scores: Floats) -> Floats:
    odds = np.exp(scores - scores.max())
    return np.asarray(odds / odds.sum())


def _toml(weights: Mapping[str, float]) -> str:
    lines = (f"{name} = {weight:.3f}" for name, weight in weights.items())
    return "\n".join((HEADER, "[weights]", *lines, ""))


if __name__ == "__main__":
    main()
