"""Which sentences of a text answer a question: gradient-boosted trees over what they have in common.

The trees are fitted by ``python -m summarizer.learning.answer`` on the sentences of paragraphs and of articles
(LambdaMART, Burges 2010), and stand in weights/answer.npz.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarizer import trees
from summarizer.answer import overlap
from summarizer.answer.question import Question
from summarizer.answer.text import Text
from summarizer.trees import Forest

SHORTLIST = 60
"""Sentences of a long article that the trees see: those that share most with the question. On SQuAD's whole
articles 25 hold the right one in 96 of 100 cases."""
BEHIND = 100.0
"""What the others' scores are under those."""
BOTH, COVERAGE, GRAMS = (overlap.FEATURES.index(name) for name in ("both", "coverage", "grams"))

Matrix = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Ranked:
    """The sentences of a text for one question: their numbers, best first; each one's score and row of
    ``overlap.FEATURES``, in the order of the text."""

    order: tuple[int, ...]
    scores: Matrix
    features: Matrix


def rank(question: Question, text: Text, forest: Forest | None = None) -> Ranked:
    """Every sentence scored for a question; equal scores keep the text's order."""
    rows = overlap.features(question, text)
    likely = shortlist(rows)
    scores: Matrix = rows[:, BOTH] - BEHIND
    scores[likely] = (forest or load()).scores(rows[likely])
    return Ranked(tuple(np.argsort(-scores, kind="stable").tolist()), scores, rows)


def shortlist(rows: Matrix) -> NDArray[np.intp]:
    """The numbers of the sentences worth a closer look, in the order of the text."""
    likely = np.argsort(-(rows[:, BOTH] + rows[:, COVERAGE]), kind="stable")[:SHORTLIST]
    return np.sort(likely)


@cache
def load() -> Forest:
    """The fitted trees."""
    return trees.read(arrays(), "sentence")


@cache
def arrays() -> Mapping[str, NDArray[Any]]:
    """Everything of weights/answer.npz by name."""
    with (resources.files("summarizer") / "weights" / "answer.npz").open("rb") as file, np.load(file) as loaded:
        return {name: loaded[name] for name in loaded.files}
