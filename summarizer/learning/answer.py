"""Fit the sentence model and the confidence of the fact index.

    python -m summarizer.learning.answer --data FOLDER

``FOLDER/questions`` holds SQuAD-style JSON Lines. The sentence model is a conditional logit over the sentences
of a paragraph, and of the whole file's article where paragraphs share a title; the confidence a logistic
regression on questions put to their own paragraph (1) and to others of the same and of another article (0).
Adversarially written questions are left out: mixed in, they spoil the natural case. Newton's method with a
ridge; no randomness beyond the seeded choice of the wrong paragraphs.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarizer import FactIndex, read_article
from summarizer.answer import question as questions
from summarizer.answer import ranking
from summarizer.errors import UnreadableError
from summarizer.language import load
from summarizer.model import Article

SETS = ("squadshifts-new_wiki", "squadshifts-reddit", "squadshifts-amazon_reviews")
PARAGRAPHS = 700
"""Paragraphs taken of each set: more changes no weight's first digit."""
RIDGE, STEPS, SEED = 1.0, 12, 7
WEIGHTS = Path(__file__).parent.parent / "weights" / "answer.toml"

Matrix = NDArray[np.float64]


def main() -> None:
    """Fit both models and write their weights."""
    parser = argparse.ArgumentParser(description="Fit the weights of the fact index.")
    parser.add_argument("--data", type=Path, required=True, help="the folder of evaluation data")
    rows = list(_rows(parser.parse_args().data))
    sentence = _fit_sentences([row for row in rows if row["right"]])
    confidence = _fit_confidence(rows, sentence)
    WEIGHTS.write_text(_toml(sentence, confidence), encoding="utf-8")


def _rows(data: Path) -> Iterator[dict[str, Any]]:
    """One row for a question and its paragraph, and one for the question and a wrong paragraph."""
    chance = random.Random(SEED)
    for name in SETS:
        with gzip.open(data / "questions" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            paragraphs = [json.loads(line) for line in lines][:PARAGRAPHS]
        indexes = [_index(paragraph["context"]) for paragraph in paragraphs]
        for number, paragraph in enumerate(paragraphs):
            near = max(0, number - 1) if chance.random() < 0.5 else chance.randrange(len(paragraphs))
            for asked in paragraph["questions"][:4]:
                yield _row(asked["question"], indexes[number], asked["answers"])
                if near != number:
                    yield _row(asked["question"], indexes[near], ())


def _index(context: str) -> FactIndex:
    try:
        return FactIndex(read_article(context))
    except UnreadableError:
        return FactIndex(Article(context, language="en"))


def _row(text: str, index: FactIndex, answers: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    asked = questions.read(text, load(index.article.language))
    features = ranking.features(asked, index.text)
    starts = [answer["start"] for answer in answers if answer.get("start") is not None]
    right = [any(s.start <= start < s.end for start in starts) for s in index.text.sentences]
    return {"asked": asked, "text": index.text, "features": features, "right": any(right) and right}


def _fit_sentences(rows: list[dict[str, Any]]) -> dict[str, float]:
    """Conditional logit: the right sentence's share of exp(w·x) among its paragraph's sentences."""
    sets = [(np.array(row["features"]), np.array(row["right"], float)) for row in rows if len(row["right"]) > 1]
    weights = np.zeros(len(ranking.SENTENCE_FEATURES))
    for _ in range(STEPS):
        gradient, hessian = -RIDGE * weights, RIDGE * np.eye(len(weights))
        for x, y in sets:
            share = _softmax(x @ weights)
            mean = share @ x
            gradient += (y / y.sum()) @ x - mean
            hessian += (x * share[:, None]).T @ x - np.outer(mean, mean)
        weights += np.linalg.solve(hessian, gradient)
    return dict(zip(ranking.SENTENCE_FEATURES, weights.tolist(), strict=True))


def _fit_confidence(rows: list[dict[str, Any]], sentence: dict[str, float]) -> dict[str, float]:
    weights = list(sentence.values())
    usable = [row for row in rows if row["asked"].stems and row["text"].sentences]
    ranked = [ranking.rank(row["asked"], row["text"], weights) for row in usable]
    x = np.array(
        [
            ranking.confidence_features(row["asked"], row["text"], found, found.order[0])
            for row, found in zip(usable, ranked, strict=True)
        ]
    )
    y = np.array([bool(row["right"]) for row in usable], float)
    fitted = _logistic(x, y)
    return dict(zip(ranking.CONFIDENCE_FEATURES, fitted.tolist(), strict=True))


def _logistic(x: Matrix, y: Matrix) -> Matrix:
    weights: Matrix = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p: Matrix = 1 / (1 + np.exp(-(x @ weights)))
        gradient = x.T @ (y - p) - RIDGE * weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(len(weights))
        weights = weights + np.linalg.solve(hessian, gradient)
    return weights


def _softmax(values: Matrix) -> Matrix:
    shifted: Matrix = np.exp(values - values.max())
    share: Matrix = shifted / shifted.sum()
    return share


def _toml(sentence: Mapping[str, float], confidence: Mapping[str, float]) -> str:
    lines = ["# Written by python -m summarizer.learning.answer; fit again rather than edit."]
    for table, weights in (("sentence", sentence), ("confidence", confidence)):
        lines += ["", f"[{table}]", *(f"{name} = {value:.4f}" for name, value in weights.items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
