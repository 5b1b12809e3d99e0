"""Fit the sentence model and the confidence of the fact index.

    python -m summarizer.learning.answer --data FOLDER

``FOLDER/questions`` holds SQuAD-style JSON Lines. The sentence model is a conditional logit over the sentences
of a text, be it a paragraph, a few, or a whole article; the confidence a logistic regression on questions put
to their own text (1) and to another one (0).
Adversarially written questions are left out: mixed in, they spoil the natural case. Newton's method with a
ridge; no randomness beyond the seeded choice of the wrong paragraphs.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarizer import FactIndex, read_article
from summarizer.answer import ranking, spans
from summarizer.answer.question import STRICT
from summarizer.errors import UnreadableError
from summarizer.model import Article

TEXTS = (
    ("squadshifts-new_wiki", 1),
    ("squadshifts-reddit", 1),
    ("squadshifts-amazon_reviews", 1),
    ("squadshifts-new_wiki", 6),
    ("squadshifts-new_wiki", 100),
)
"""Sets, and how many paragraphs make one text: a paragraph, a news article, a long one."""
QUESTIONS = {1: 4, 6: 8, 100: 60}
"""Questions asked of one text, so that each length weighs about the same."""
MOST = 700
"""Texts taken of each set: more changes no weight's first digit."""
RIDGE, STEPS, SEED = 1.0, 12, 7
SPANS_EVERY, SHARPNESS, WORTHLESS = 3, 6, 0.3
"""Of the answered questions each third fits the spans; a candidate is worth its F1 to this power, and a question
whose best candidate is worth less than that teaches nothing."""
ARTICLES = ("a", "an", "the")
WEIGHTS = Path(__file__).parent.parent / "weights" / "answer.toml"

Matrix = NDArray[np.floating[Any]]


def main() -> None:
    """Fit both models and write their weights."""
    parser = argparse.ArgumentParser(description="Fit the weights of the fact index.")
    parser.add_argument("--data", type=Path, required=True, help="the folder of evaluation data")
    rows = list(_rows(parser.parse_args().data))
    sentence = _fit_sentences([row for row in rows if row["right"]])
    confidence = _fit_confidence(rows, sentence)
    span = _fit_spans([row for row in rows if row["right"]])
    WEIGHTS.write_text(_toml({"sentence": sentence, "confidence": confidence, "span": span}), encoding="utf-8")


def _rows(data: Path) -> Iterator[dict[str, Any]]:
    """One row for a question and its own text, and one for the question and a wrong text of the same length."""
    chance = random.Random(SEED)
    for name, length in TEXTS:
        texts = [text for text in _texts(data / "questions" / f"{name}.jsonl.gz", length) if text["questions"]][
            :MOST
        ]
        indexes = [_index(text["context"]) for text in texts]
        for number, text in enumerate(texts):
            for asked in chance.sample(text["questions"], min(len(text["questions"]), QUESTIONS[length])):
                wrong = _wrong(number, texts, length, chance)
                yield _row(asked["question"], indexes[number], asked["answers"])
                yield _row(asked["question"], indexes[wrong], ())


def _texts(file: Path, length: int) -> Iterator[dict[str, Any]]:
    """Paragraphs of one title joined, ``length`` at a time, with their questions' answers moved along."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        paragraphs = [json.loads(line) for line in lines]
    for title, group in groupby(paragraphs, key=lambda paragraph: paragraph["title"]):
        run = list(group)
        for first in range(0, len(run), length):
            yield _joined(title, run[first : first + length])


def _joined(title: str, paragraphs: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    context, questions = "", []
    for paragraph in paragraphs:
        context += "\n\n" if context else ""
        for asked in paragraph["questions"]:
            answers = [answer | {"start": len(context) + answer["start"]} for answer in asked["answers"]]
            questions.append({"question": asked["question"], "answers": answers})
        context += paragraph["context"]
    return {"title": title, "context": context, "questions": questions}


def _wrong(number: int, texts: list[dict[str, Any]], length: int, chance: random.Random) -> int:
    """Another text: for half of the paragraphs the neighbour, which may be of the same article."""
    near = (number + 1) % len(texts)
    if length == 1 and chance.random() < 0.5:
        return near
    others = [other for other in range(len(texts)) if texts[other]["title"] != texts[number]["title"]]
    return chance.choice(others) if others else near


def _index(context: str) -> FactIndex:
    try:
        return FactIndex(read_article(context))
    except UnreadableError:
        return FactIndex(Article(context, language="en"))


def _row(text: str, index: FactIndex, answers: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    asked = index.read(text)
    features = ranking.features(asked, index.text)
    starts = [answer["start"] for answer in answers if answer.get("start") is not None]
    right = [any(s.start <= start < s.end for start in starts) for s in index.text.sentences]
    return {
        "asked": asked,
        "index": index,
        "text": index.text,
        "features": features,
        "right": any(right) and right,
        "answers": [answer["text"] for answer in answers],
    }


def _fit_sentences(rows: list[dict[str, Any]]) -> dict[str, float]:
    """The right sentence among those of its text."""
    sets = [(np.array(row["features"]), np.array(row["right"], float)) for row in rows if len(row["right"]) > 1]
    weights = _conditional_logit(sets, len(ranking.SENTENCE_FEATURES))
    return dict(zip(ranking.SENTENCE_FEATURES, weights.tolist(), strict=True))


def _fit_spans(rows: list[dict[str, Any]]) -> dict[str, float]:
    """The answer among the candidates of its sentence; one that overlaps it counts by a power of its F1."""
    sets = [
        described
        for row in rows[::SPANS_EVERY]
        if row["asked"].kind not in STRICT and (described := _described(row))
    ]
    names = sorted({name for columns, _ in sets for column in columns for name in column})
    number = {name: place for place, name in enumerate(names)}
    dense = [(_dense(columns, number), np.array(worth)) for columns, worth in sets]
    return dict(zip(names, _conditional_logit(dense, len(names)).tolist(), strict=True))


def _described(row: dict[str, Any]) -> tuple[list[dict[str, float]], list[float]] | None:
    """The features of each candidate and what it is worth; None where none overlaps the answer well."""
    index, sentence = row["index"], row["text"].sentences[row["right"].index(True)]
    reading = spans.read(row["asked"], sentence, index.mentions_in(sentence), row["text"].language)
    found = list(spans.candidates(reading))
    worth = [
        max(_f1(spans.span(reading, candidate).text, answer) for answer in row["answers"]) ** SHARPNESS
        for candidate in found
    ]
    if max(worth, default=0.0) < WORTHLESS:
        return None
    return [spans.features(row["asked"], reading, candidate) for candidate in found], worth


def _dense(columns: list[dict[str, float]], number: Mapping[str, int]) -> Matrix:
    matrix = np.zeros((len(columns), len(number)))
    for place, column in enumerate(columns):
        for name, value in column.items():
            matrix[place, number[name]] = value
    return matrix


def _f1(one: str, other: str) -> float:
    """SQuAD's F1 of two answers, articles left out."""
    ours, theirs = (Counter(re.findall(r"\w+", text.lower())) - Counter(ARTICLES) for text in (one, other))
    shared = (ours & theirs).total()
    return 2 * shared / (ours.total() + theirs.total()) if shared else 0.0


def _conditional_logit(sets: list[tuple[Matrix, Matrix]], size: int) -> Matrix:
    """Weights under which what is worth most takes the greatest share of exp(w·x) in its set.

    Newton's method; a step that makes the fit worse is halved until it does not.
    """
    weights: Matrix = np.zeros(size)
    step: Matrix = weights
    fit = -np.inf
    for _ in range(STEPS):
        while (reached := _fit(sets, weights + step)) < fit:
            step = step / 2
        weights, fit = weights + step, reached
        gradient, hessian = -RIDGE * weights, RIDGE * np.eye(size)
        for x, y in sets:
            share = _softmax(x @ weights)
            mean = share @ x
            gradient += (y / y.sum()) @ x - mean
            hessian += (x * share[:, None]).T @ x - np.outer(mean, mean)
        step = np.linalg.solve(hessian, gradient)
    return weights


def _fit(sets: list[tuple[Matrix, Matrix]], weights: Matrix) -> float:
    """The penalised log-likelihood."""
    likelihood = sum(float(y / y.sum() @ np.log(_softmax(x @ weights) + 1e-300)) for x, y in sets)
    return likelihood - RIDGE / 2 * float(weights @ weights)


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


def _toml(tables: Mapping[str, Mapping[str, float]]) -> str:
    lines = ["# Written by python -m summarizer.learning.answer; fit again rather than edit."]
    for table, weights in tables.items():
        lines += ["", f"[{table}]", *(f'"{name}" = {value:.4f}' for name, value in weights.items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
