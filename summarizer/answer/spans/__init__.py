"""The exact answer inside a sentence: of its likeliest stretches and its mentions, the one the question leaves
open.

Gradient-boosted trees order the stretches of the best sentences together, so that the best stretch also chooses
the sentence. English has trees and tables of its words; the trees for any other language know classes of tokens
alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from summarizer import trees
from summarizer.answer import ranking
from summarizer.answer.question import Question
from summarizer.answer.ranking import Matrix, Ranked
from summarizer.answer.spans import features, tables, wanting
from summarizer.answer.spans.reading import Reading
from summarizer.answer.spans.tables import Tables
from summarizer.answer.text import Text
from summarizer.model import Span
from summarizer.trees import Forest

BEST = 60
"""Stretches told of a question: what stands behind them has no share in any answer."""
SENTENCES = 3
"""Sentences looked into: the right one is among the best three in 98 of 100 paragraphs."""


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch that could answer, in the sentence of that number; scores compare within one question."""

    span: Span
    sentence: int
    score: float


def rank(question: Question, text: Text, ranked: Ranked, readings: Sequence[tuple[int, Reading]]) -> list[Found]:
    """The stretches of some sentences, by number, the BEST of them, best first."""
    name = tables.which(text.language.code)
    rows = table(question, text, ranked, readings, tables.load(name))
    scores = load(name).scores(rows)
    places = [(number, reading, place) for number, reading in readings for place in range(len(reading.first))]
    order = np.argsort(-scores, kind="stable")
    return [
        Found(slice_of(reading, place), number, float(scores[at]))
        for at in order[:BEST]
        for number, reading, place in [places[at]]
    ]


def table(
    question: Question, text: Text, ranked: Ranked, readings: Sequence[tuple[int, Reading]], known: Tables
) -> Matrix:
    """The rows of features of the stretches of some sentences, one sentence after another."""
    wanted, best = wanting.read(question, text), float(ranked.scores.max(initial=0.0))
    found = []
    for rank, (number, reading) in enumerate(readings):
        score = float(ranked.scores[number])
        shared = (score, score - best, rank, *ranked.features[number, features.COLUMNS])
        found.append(features.features(wanted, reading, shared, known))
    return np.vstack(found) if found else np.zeros((0, len(features.FEATURES)))


def slice_of(reading: Reading, place: int) -> Span:
    """A stretch as a slice of the article."""
    sentence = reading.sentence
    start, end = reading.tokens[reading.first[place]].start, reading.tokens[reading.last[place]].end
    return Span(sentence.text[start:end], sentence.start + start, sentence.start + end)


@cache
def load(name: str) -> Forest:
    """The fitted trees of that name."""
    return trees.read(ranking.arrays(), f"span.{name}")
