"""What a question and each sentence of a text have in common, as one row of numbers a sentence.

Everything is told by stems, classes of tokens, kinds of mentions and places, so that a model over these rows
serves every language. The features are those that mattered in the study of SQuAD's logistic regression (Rajpurkar
et al., EMNLP 2016), with neighbours and paragraphs, which matter most in whole articles.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarizer import words
from summarizer.answer import classes, heads
from summarizer.answer.question import Question
from summarizer.answer.text import Text

KINDS = (
    "date", "time", "duration", "age", "money", "percent", "distance", "number", "place", "person", "speaker",
    "organisation", "definition", "reason", "manner", "yes_no", "thing",
)  # fmt: skip
SEARCHED = ("words", "grams", "written", "both")
SHAPES = {
    "years": (classes.YEAR,),
    "figures": (classes.YEAR, classes.NUMBER, classes.NUMERAL),
    "months": (classes.MONTH,),
    "capitals": (classes.CAPITAL, classes.ACRONYM),
    "units": (classes.UNIT,),
    "money": (classes.MONEY,),
    "quotes": (classes.QUOTE,),
    "pronouns": (classes.PRONOUN,),
}
FEATURES = (
    *SEARCHED,
    *(f"{name} above the best other" for name in SEARCHED),
    "rank", "before: both", "after: both", "before: best",
    "coverage", "count", "missing most", "names", "figures asked", "others",
    "added before", "added after", "added two before", "names with before", "topic carried",
    "adjacent", "near", "in order", "dense", "first asked", "last asked", "head",
    "leaning", "leaning: before",
    "length", "place", "opens paragraph", "sentences", "asked", "article",
    "paragraph", "paragraph: both",
    "wanted", "wanted most", "wanted: coverage", "wanted before",
    *SHAPES,
    *(f"kind: {kind}" for kind in KINDS),
)  # fmt: skip

Matrix = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Match:
    """Where the stems of a question (Q of them) stand in a text: ``found`` (Q × S), their first ``places`` in each
    sentence (Q × S, inf where absent), and what each weighs (Q), by its idf in the text."""

    found: NDArray[np.bool_]
    places: Matrix
    weights: Matrix
    share: Matrix


def match(question: Question, text: Text) -> Match:
    """The stems of a question, found in a text."""
    places = np.full((len(question.stems), len(text.sentences)), np.inf)
    for row, stem in enumerate(question.stems):
        for number, place in text.places.get(stem, ()):
            places[row, number] = place
    weights = np.array([text.index.words.idf(stem) for stem in question.stems])
    return Match(np.isfinite(places), places, weights, weights / (weights.sum() or 1.0))


def features(question: Question, text: Text) -> Matrix:
    """One row of FEATURES for each sentence (S × F)."""
    matched = match(question, text)
    columns = [
        *_searched(question, text),
        *_covered(question, text, matched),
        *_arranged(question, heads.find(question.text, text.language), matched),
        *_placed(question, text, matched),
        *_typed(question, text, matched),
    ]
    rows = np.empty((len(text.sentences), len(FEATURES)))
    for number, column in enumerate(columns):
        rows[:, number] = column
    return rows


def _searched(question: Question, text: Text) -> list[Any]:
    asked = words.split(question.text, text.language)
    written = [words.fold(word.text) for word in asked if words.is_content(word.text, text.language)]
    by_word, by_gram = text.index.words.scores(question.stems), text.index.gram_scores(written)
    scores = [np.array(found) for found in (by_word, by_gram, text.index.written.scores(written))]
    both = np.sum(scores, axis=0)
    rank = np.empty(len(both))
    rank[np.argsort(-both, kind="stable")] = np.arange(len(both))
    before_best = np.zeros(len(both))
    before_best[np.flatnonzero(rank[:-1] == 0) + 1] = 1
    margins = (_margin(score) for score in (*scores, both))
    return [*scores, both, *margins, np.log1p(rank), _moved(both, 1), _moved(both, -1), before_best]


def _margin(scores: Matrix) -> Matrix:
    """Each score less the best of the others."""
    if len(scores) < 2:
        return scores
    best = int(scores.argmax())
    margins: Matrix = scores - scores[best]
    margins[best] = scores[best] - np.delete(scores, best).max()
    return margins


def _covered(question: Question, text: Text, matched: Match) -> list[Any]:
    found, share = matched.found, matched.share
    named = np.array([stem in question.names for stem in question.stems], bool)
    figure = np.array([stem[:1].isdigit() for stem in question.stems], bool)
    topic = np.array([stem in text.topic for stem in question.stems], bool)
    before, after, earlier = _moved(found, 1), _moved(found, -1), _moved(found, 2)
    missing = (~found * matched.weights[:, None]).max(axis=0, initial=0.0) / (
        matched.weights.max(initial=0.0) or 1.0
    )
    return [
        share @ found,
        found.mean(axis=0) if len(found) else 0.0,
        missing,
        _part(found, matched.weights, named & ~figure),
        _part(found, matched.weights, figure),
        _part(found, matched.weights, ~named & ~figure),
        share @ (before & ~found),
        share @ (after & ~found),
        share @ (earlier & ~before & ~found),
        _part(found | before, matched.weights, named),
        share @ (found | before | topic[:, None]),
    ]


def _part(found: NDArray[np.bool_], weights: Matrix, chosen: NDArray[np.bool_]) -> Any:
    """The weight found of some stems, as a share of all of theirs; -1 where there are none."""
    total = weights[chosen].sum()
    return weights[chosen] @ found[chosen] / total if total else -1.0


def _arranged(question: Question, head: str, matched: Match) -> list[Any]:
    found, places = matched.found, matched.places
    with np.errstate(invalid="ignore"):
        gaps = places[1:] - places[:-1]
        pairs = (matched.share[1:] + matched.share[:-1])[:, None]
        width = np.where(found, places, -1).max(axis=0, initial=-1) - places.min(axis=0, initial=np.inf)
        near = np.where(gaps > 0, 1 / gaps, 0.0)
    head_found = found[question.stems.index(head)] if head in question.stems else -1.0
    return [
        (pairs * (gaps == 1)).sum(axis=0),
        (pairs * near).sum(axis=0),
        (near > 0).sum(axis=0) / max(1, len(gaps)),
        np.where(found.any(axis=0), found.sum(axis=0) / (np.maximum(width, 0) + 1), 0.0),
        found[0] if len(found) else 0.0,
        found[-1] if len(found) else 0.0,
        head_found,
    ]


def _placed(question: Question, text: Text, matched: Match) -> list[Any]:
    size = len(text.sentences)
    both = matched.share @ matched.found
    opens = np.append(True, text.paragraphs[1:] != text.paragraphs[:-1])[:size]
    known = float(matched.share @ matched.found.any(axis=1)) if size else 0.0
    return [
        text.leaning,
        text.leaning * _moved(both, 1),
        np.log1p([len(stems) for stems in text.stems]),
        np.arange(size) / max(1, size - 1),
        opens,
        np.log1p(size),
        len(question.stems),
        known,
        *_by_paragraph(matched, both, np.flatnonzero(opens), size),
    ]


def _by_paragraph(matched: Match, covered: Matrix, starts: NDArray[np.intp], size: int) -> list[Any]:
    """How well a sentence's paragraph covers the question, and its best sentence does, less the best paragraph."""
    if not size:
        return [0.0, 0.0]
    lengths = np.diff(np.append(starts, size))
    united = matched.share @ np.logical_or.reduceat(matched.found, starts, axis=1)
    best = np.maximum.reduceat(covered, starts)
    return [np.repeat(values - values.max(), lengths) for values in (united, best)]


def _typed(question: Question, text: Text, matched: Match) -> list[Any]:
    asked = frozenset(question.stems)
    covered = matched.share @ matched.found
    size = len(text.sentences)
    most = _mentioned(question.wanted[:1], text, asked)
    wanted = np.maximum(most, _mentioned(question.wanted[1:], text, asked))
    kinds = np.eye(len(KINDS))[KINDS.index(question.kind)] if question.kind in KINDS else np.zeros(len(KINDS))
    if not question.wanted:
        typed: list[Any] = [-1.0, -1.0, -1.0, -1.0]
    else:
        typed = [wanted, most, wanted * covered, _moved(wanted, 1)]
    return [*typed, *_shapes(question, text, matched), *np.broadcast_to(kinds[:, None], (len(KINDS), size))]


def _mentioned(kinds: Iterable[str], text: Text, asked: frozenset[str]) -> Matrix:
    """1 for each sentence with a mention of those kinds that the question does not name itself."""
    mentioned = np.zeros(len(text.sentences))
    for kind in kinds:
        for number, stems in text.typed.get(kind, ()):
            if not stems <= asked:
                mentioned[number] = 1
    return mentioned


def _shapes(question: Question, text: Text, matched: Match) -> list[Matrix]:
    """How many tokens of each shape a sentence has that the question does not."""
    shapes = text.shapes.copy()
    for stem, found in zip(question.stems, matched.found, strict=True):
        if stem in text.shape:
            shapes[:, text.shape[stem]] -= found
    return [np.minimum(shapes[:, columns].sum(axis=1), 4) for columns in SHAPES.values()]


def _moved(values: NDArray[Any], by: int) -> NDArray[Any]:
    """Values of the sentence ``by`` places before (or after, if negative); 0 at the ends; along the last axis."""
    moved = np.zeros_like(values)
    if abs(by) >= values.shape[-1]:
        return moved
    if by > 0:
        moved[..., by:] = values[..., :-by]
    else:
        moved[..., :by] = values[..., -by:]
    return moved
