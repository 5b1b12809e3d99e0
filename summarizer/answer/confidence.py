"""How sure it is that a sentence answers a question, and that the article is about the question at all.

Two logistic regressions kept apart, because mixing what they learn from was measured to hurt both: the first on
questions put to their own text and to other paragraphs of its article, the second on questions put to other
articles. weights/answer.toml holds their weights; ``python -m summarizer.learning.answer`` fits them.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

import numpy as np

from summarizer.answer.overlap import FEATURES
from summarizer.answer.question import STRICT, Question
from summarizer.answer.ranking import Ranked
from summarizer.answer.text import Text

LOOKED_AT = (
    "coverage", "missing most", "grams", "names with before", "figures asked", "topic carried", "adjacent",
    "wanted", "leaning", "both above the best other",
)  # fmt: skip
"""Those of a sentence's features that tell whether it answers."""
SAYS = (
    *LOOKED_AT,
    "untyped",
    "untyped figure",
    "score",
    "share",
    "span",
    "span share",
    "asked",
    "sentences",
    "intercept",
)
TOPIC = ("missing", "missing around", "names missing", "all missing", "asked", "sentences", "intercept")
LONGEST = 600
"""Sentences of the longest articles fitted on: longer ones are no more doubtful."""
AROUND = [FEATURES.index(name) for name in ("coverage", "added before", "added after")]
WANTED = FEATURES.index("wanted")
COLUMNS = [FEATURES.index(name) for name in LOOKED_AT]


def says_features(question: Question, ranked: Ranked, number: int, spans: Sequence[float]) -> tuple[float, ...]:
    """One row of SAYS for a sentence and the scores of the spans that could be the answer, the chosen one's
    first."""
    best = spans[0] if spans else 0.0
    untyped = float(ranked.features[number, WANTED] == 0)
    return (
        *ranked.features[number, COLUMNS].tolist(),
        untyped,
        untyped * (question.kind in STRICT),
        float(ranked.scores[number]),
        _share(ranked.scores.tolist(), float(ranked.scores[number])),
        best,
        _share(spans, best) if spans else 0.0,
        math.log1p(len(question.stems)),
        math.log1p(min(len(ranked.scores), LONGEST)),
        1.0,
    )


def topic_features(question: Question, text: Text, ranked: Ranked, number: int) -> tuple[float, ...]:
    """One row of TOPIC: which of the question's words the article never uses, and which stand nowhere around the
    sentence of that number, by their weight."""
    missing = [stem for stem in question.stems if stem not in text.places]
    named = [stem for stem in missing if stem in question.names]
    total = text.index.weight(question.stems) or 1.0
    return (
        text.index.weight(missing) / total,
        1.0 - float(ranked.features[number, AROUND].sum()),
        text.index.weight(named) / total,
        float(len(missing) == len(question.stems)),
        math.log1p(len(question.stems)),
        math.log1p(min(len(ranked.scores), LONGEST)),
        1.0,
    )


def chance(table: str, row: Sequence[float]) -> float:
    """The probability in [0, 1] that a model ("says" or "topic") gives a row."""
    score = float(np.dot(list(load()[table].values()), row))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


@cache
def load() -> Mapping[str, Mapping[str, float]]:
    """The fitted weights, one table a model, in the order of the features."""
    return tomllib.loads((resources.files("summarizer") / "weights" / "answer.toml").read_text("utf-8"))


def _share(scores: Sequence[float], own: float) -> float:
    return 1 / sum(math.exp(min(30.0, score - own)) for score in scores)
