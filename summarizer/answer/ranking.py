"""Which sentence answers a question, and how sure that is: two small linear models over explainable features.

The sentence model is a conditional logit over the sentences of an article (McFadden 1974); the confidence is
a logistic regression. Both are fitted by ``python -m summarizer.learning.answer``; weights/answer.toml holds
their weights in readable form.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from summarizer.answer.question import Question
from summarizer.index import SentenceIndex
from summarizer.language import Language
from summarizer.leaning import leans
from summarizer.model import Sentence

SENTENCE_FEATURES = (
    "words", "grams", "coverage", "before", "after", "typed", "typed_before", "leans", "length", "opening",
)  # fmt: skip
CONFIDENCE_FEATURES = (
    "article_coverage", "coverage", "window_coverage", "grams", "names_missing", "untyped", "share", "terms",
    "size", "intercept",
)  # fmt: skip
FITTED = 600
"""Sentences of the longest articles the confidence was fitted on: longer ones are no more doubtful."""
GRAMS, TYPED = SENTENCE_FEATURES.index("grams"), SENTENCE_FEATURES.index("typed")


@dataclass(frozen=True, slots=True)
class Text:
    """An article as the ranking sees it: its sentences, their stems, their index, and the kinds of mentions
    in each with the stems those mentions are made of."""

    sentences: tuple[Sentence, ...]
    stems: tuple[tuple[str, ...], ...]
    index: SentenceIndex
    typed: tuple[tuple[tuple[str, frozenset[str]], ...], ...]
    language: Language


@dataclass(frozen=True, slots=True)
class Ranked:
    """The sentences of an article for one question: their numbers, best first, and each one's features."""

    order: tuple[int, ...]
    scores: tuple[float, ...]
    features: tuple[tuple[float, ...], ...]

    def typed(self, number: int) -> bool:
        """Whether a sentence mentions the kind of thing asked for."""
        return bool(self.features[number][TYPED])


def rank(question: Question, text: Text, weights: Sequence[float] | None = None) -> Ranked:
    """Every sentence scored for a question; equal scores keep the article's order."""
    weights = weights or [load()["sentence"][name] for name in SENTENCE_FEATURES]
    rows = features(question, text)
    scores = tuple(sum(w * x for w, x in zip(weights, row, strict=True)) for row in rows)
    order = sorted(range(len(rows)), key=lambda number: -scores[number])
    return Ranked(tuple(order), scores, rows)


def features(question: Question, text: Text) -> tuple[tuple[float, ...], ...]:
    """One row of SENTENCE_FEATURES for each sentence."""
    by_word = text.index.words.scores(question.stems)
    by_gram = text.index.gram_scores(question.stems)
    asked = frozenset(question.stems)
    total = text.index.weight(asked) or 1.0
    covered = [text.index.weight(asked & stems) / total for stems in text.index.sentences]
    typed = [_has_wanted(question, mentions, asked) for mentions in text.typed]
    return tuple(
        (
            by_word[number],
            by_gram[number],
            covered[number],
            _added(text, asked, number, number - 1, total),
            _added(text, asked, number, number + 1, total),
            typed[number],
            typed[number] * (covered[number - 1] if number else 0.0),
            leans(sentence.text, text.language) * (by_word[number - 1] if number else 0.0),
            math.log1p(len(text.stems[number])),
            float(number == 0),
        )
        for number, sentence in enumerate(text.sentences)
    )


def confidence_features(question: Question, text: Text, ranked: Ranked, best: int) -> tuple[float, ...]:
    """One row of CONFIDENCE_FEATURES for the sentence of that number."""
    asked = frozenset(question.stems)
    window: frozenset[str] = frozenset().union(*text.index.sentences[max(0, best - 1) : best + 2])
    total = text.index.weight(asked) or 1.0
    return (
        text.index.weight(stem for stem in asked if stem in text.index.words.terms) / total,
        text.index.weight(asked & text.index.sentences[best]) / total,
        text.index.weight(asked & window) / total,
        ranked.features[best][GRAMS],
        float(not question.names <= window),
        float(bool(question.wanted)) * (1.0 - ranked.features[best][TYPED]),
        1 / sum(math.exp(min(30.0, score - ranked.scores[best])) for score in ranked.scores),
        math.log1p(len(asked)),
        math.log1p(min(len(text.sentences), FITTED)),
        1.0,
    )


def confidence(question: Question, text: Text, ranked: Ranked, best: int) -> float:
    """The probability in [0, 1] that the sentence of that number answers the question."""
    weights = load()["confidence"]
    row = confidence_features(question, text, ranked, best)
    score = sum(weights[name] * value for name, value in zip(CONFIDENCE_FEATURES, row, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


@cache
def load() -> Mapping[str, Mapping[str, float]]:
    """The fitted weights, one table a model."""
    return tomllib.loads((resources.files("summarizer") / "weights" / "answer.toml").read_text("utf-8"))


def _has_wanted(
    question: Question, mentions: Collection[tuple[str, frozenset[str]]], asked: frozenset[str]
) -> float:
    """Whether a sentence mentions the kind of thing asked for that the question does not name itself."""
    return float(any(kind in question.wanted and not stems <= asked for kind, stems in mentions))


def _added(text: Text, asked: frozenset[str], number: int, other: int, total: float) -> float:
    if not 0 <= other < len(text.sentences):
        return 0.0
    return text.index.weight(asked & text.index.sentences[other] - text.index.sentences[number]) / total
