"""What a question and each stretch of a sentence have in common, as one row of numbers a stretch.

The features are those of the study of SQuAD's logistic regression (Rajpurkar et al., EMNLP 2016) without its
parser: what the stretch is made of, how near the question's words stand and on which side, and what answers to
such questions are usually made of.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarizer.answer.classes import BRACKET, CAPITAL, COMMA, MARK, NUMBER, QUOTE, STOP, YEAR
from summarizer.answer.overlap import FEATURES as SENTENCE_FEATURES
from summarizer.answer.overlap import KINDS
from summarizer.answer.spans.reading import OUTSIDE, Reading
from summarizer.answer.spans.tables import EMPTY, Table, Tables
from summarizer.answer.spans.wanting import ALIKE, Wanting
from summarizer.mentions import NAMED, QUOTATION

TABLES = (
    "kind, pattern",
    "kind, first",
    "kind, left",
    "kind, last",
    "head, pattern",
    "head, last",
    "asking, left",
)
CONTEXT = (
    "both above the best other",
    "coverage",
    "count",
    "names",
    "adjacent",
    "wanted",
    "leaning",
    "before: both",
)
"""Those of a sentence's features that its stretches share."""
COLUMNS = [SENTENCE_FEATURES.index(name) for name in CONTEXT]
COUNTED = ("commas", "figures", "years", "capitals", "function words", "marks")
FEATURES = (
    *TABLES,
    "begins: words", "begins: classes", "ends: words", "ends: classes", "prior", "prior rank",
    "length", "content", *COUNTED,
    "first class", "last class", "left class", "right class", "first of sentence", "last of sentence", "bracketed",
    "wanted", "wanted most", "wanted inside", "named", "quotation", "mention",
    "asked inside", "asked share", "alike inside",
    "near left", "near right", "nearest left", "nearest right", "asked left", "asked right",
    "from first asked", "from last asked", "from second asked", "left word asked", "asking word near",
    "head inside", "head last", "from head",
    "sentence", "sentence margin", "sentence rank", *(f"sentence: {name}" for name in CONTEXT),
    *(f"kind: {kind}" for kind in KINDS),
)  # fmt: skip
DECAY, FAR = 0.8, 15
"""What a word of the question weighs less with each token between, and the distance at which all are far."""
UNSEEN = "?"
"""Behind a kind of question, the key of a pattern its answers never had."""

Matrix = NDArray[np.floating[Any]]


def features(wanted: Wanting, reading: Reading, sentence: Sequence[float], tables: Tables) -> Matrix:
    """One row of FEATURES for each stretch (N × F); ``sentence`` is its score, margin over the best, rank, and
    CONTEXT."""
    count = len(reading.first)
    rows = np.zeros((count, len(FEATURES)))
    weights = np.array([wanted.weights.get(stem, 0.0) if stem else 0.0 for stem in reading.stems])
    columns = [
        *_counted(wanted, reading, tables),
        *_prior(reading),
        *_made(reading),
        *_edges(reading),
        *_mentioned(wanted, reading),
        *_near(wanted, reading, weights),
        *_placed(wanted, reading),
        *_headed(wanted, reading),
        *sentence,
    ]
    for number, column in enumerate(columns):
        rows[:, number] = column
    if wanted.question.kind in KINDS:
        rows[:, len(columns) + KINDS.index(wanted.question.kind)] = 1
    return rows


def keys(wanted: Wanting, reading: Reading) -> tuple[list[str], ...]:
    """What each of TABLES is asked for each stretch: by the stretch for patterns, else by its first or last
    token."""
    kind, head, asking = wanted.question.kind, wanted.head, wanted.asking
    left = ["^", *reading.folded[:-1]]
    last = [stem or text for stem, text in zip(reading.stems, reading.folded, strict=True)]
    return (
        [f"{kind} {pattern}" for pattern in reading.patterns],
        [f"{kind} {text}" for text in reading.folded],
        [f"{kind} {text}" for text in left],
        [f"{kind} {text}" for text in last],
        [f"{head} {pattern}" for pattern in reading.patterns],
        [f"{head} {text}" for text in last],
        [f"{asking} {text}" for text in left],
    )


def _counted(wanted: Wanting, reading: Reading, tables: Tables) -> list[Any]:
    found = [
        _looked_up(tables.get(name, EMPTY), asked, f"{wanted.question.kind} {UNSEEN}")
        for name, asked in zip(TABLES, keys(wanted, reading), strict=True)
    ]
    at = (None, reading.first, reading.first, reading.last, None, reading.last, reading.first)
    return [values if place is None else values[place] for values, place in zip(found, at, strict=True)]


def _looked_up(table: Table, asked: Sequence[str], unseen: str) -> Matrix:
    otherwise = table.get(unseen, 0.0)
    return np.array([table.get(key, otherwise) for key in asked]) if table else np.zeros(len(asked))


def _prior(reading: Reading) -> list[Any]:
    total = reading.prior.sum(axis=1)
    rank = np.empty(len(total))
    rank[np.argsort(-total, kind="stable")] = np.arange(len(total))
    return [*reading.prior.T, total, rank]


def _made(reading: Reading) -> list[Any]:
    first, last, kinds = reading.first, reading.last, reading.classes
    content = np.array([bool(stem) for stem in reading.stems], float)
    counted = ((COMMA,), (YEAR, NUMBER), (YEAR,), (CAPITAL, CAPITAL - 1), (STOP, STOP - 1), (MARK, QUOTE))
    counts = [_sum(np.isin(kinds, group).astype(float), first, last) for group in counted]
    return [last - first + 1, _sum(content, first, last), *counts]


def _sum(values: Matrix, first: NDArray[np.intp], last: NDArray[np.intp]) -> Matrix:
    """The sum of the tokens' values from first to last of each stretch."""
    running = np.append(0.0, np.cumsum(values))
    total: Matrix = running[last + 1] - running[first]
    return total


def _edges(reading: Reading) -> list[Any]:
    around = np.concatenate([[OUTSIDE], reading.classes, [OUTSIDE]])
    left, right = around[reading.first], around[reading.last + 2]
    bracketed = (left == BRACKET) & (right == BRACKET)
    size = len(reading.tokens)
    first, last = around[reading.first + 1], around[reading.last + 1]
    return [first, last, left, right, reading.first == 0, reading.last >= size - 2, bracketed]


def _mentioned(wanted: Wanting, reading: Reading) -> list[Any]:
    asked = wanted.question.wanted
    exact = np.array([bool(kinds.intersection(asked)) for kinds in reading.kinds], float)
    most = np.array([asked[:1] != () and asked[0] in kinds for kinds in reading.kinds], float)
    begins, ends = reading.first[exact > 0], reading.last[exact > 0]
    within = (begins >= reading.first[:, None]) & (ends <= reading.last[:, None])
    return [
        exact if asked else -1.0,
        most if asked else -1.0,
        within.sum(axis=1) if asked else -1.0,
        np.array([bool(kinds & NAMED) for kinds in reading.kinds], float),
        np.array([QUOTATION in kinds for kinds in reading.kinds], float),
        np.array([bool(kinds) for kinds in reading.kinds], float),
    ]


def _near(wanted: Wanting, reading: Reading, weights: Matrix) -> list[Any]:
    first, last, size = reading.first, reading.last, len(weights)
    behind, ahead, steps_back, steps_on = _decays(size)
    asked = weights > 0
    content = np.array([bool(stem) for stem in reading.stems], float)
    inside = _sum(asked.astype(float), first, last)
    alike = np.array(
        [
            stem[:ALIKE] in wanted.openings or text in wanted.acronyms
            for stem, text in zip(reading.stems, reading.folded, strict=True)
        ],
        float,
    )
    running = np.append(0.0, np.cumsum(weights))
    return [
        inside,
        inside / np.maximum(1, _sum(content, first, last)),
        _sum(alike, first, last),
        (behind @ weights)[first],
        (ahead @ weights)[last],
        np.where(asked, steps_back, FAR).min(axis=1, initial=FAR)[first],
        np.where(asked, steps_on, FAR).min(axis=1, initial=FAR)[last],
        running[first],
        running[-1] - running[last + 1],
    ]


@lru_cache(maxsize=300)
def _decays(size: int) -> tuple[Matrix, Matrix, Matrix, Matrix]:
    """For each token (row) and each other one: the decay and the distance, looking left and looking right."""
    gap = np.arange(size)[:, None] - np.arange(size)[None, :]
    back, on = np.where(gap > 0, np.minimum(gap, FAR), FAR), np.where(gap < 0, np.minimum(-gap, FAR), FAR)
    return np.where(gap > 0, DECAY**back, 0.0), np.where(gap < 0, DECAY**on, 0.0), back, on


def _placed(wanted: Wanting, reading: Reading) -> list[Any]:
    stems = wanted.question.stems
    chosen = (stems[0], stems[-1], stems[min(1, len(stems) - 1)]) if stems else ("", "", "")
    left = np.array([text in wanted.function for text in ("^", *reading.folded)], float)
    asking = np.array([0.0, *(text in wanted.function for text in reading.folded), 0.0])
    return [
        *(_distance(reading, stem) for stem in chosen),
        left[reading.first],
        asking[reading.last + 2],
    ]


def _headed(wanted: Wanting, reading: Reading) -> list[Any]:
    if not wanted.head or wanted.head not in reading.stems:
        return [-1.0, -1.0, 2.0 * FAR]
    is_head = np.array([stem == wanted.head for stem in reading.stems], float)
    return [_sum(is_head, reading.first, reading.last) > 0, is_head[reading.last], _distance(reading, wanted.head)]


def _distance(reading: Reading, stem: str) -> Matrix:
    """Tokens from each stretch to the nearest token of that stem: negative when it stands on the left, 0 inside,
    and twice FAR where there is none."""
    places = np.array([number for number, other in enumerate(reading.stems) if other == stem and stem], float)
    if not len(places):
        return np.full(len(reading.first), 2.0 * FAR)
    left = np.minimum(places - reading.first[:, None], 0)
    right = np.maximum(places - reading.last[:, None], 0)
    gaps = left + right
    nearest = np.abs(gaps).argmin(axis=1)
    distance: Matrix = np.clip(gaps[np.arange(len(gaps)), nearest], -FAR, FAR)
    return distance
