"""Fit what weighs the words of an article against its reader's word.

    python -m summarizer.learning.fusion --data FOLDER --encoder FOLDER

On texts that neither the lexical rankers nor the reader were fitted on: two conditional logits, over the sentences
of a text and over the spans of a sentence (Newton's method with a ridge), and trees that tell how sure an answer
is, which also see questions that their text does not answer: those written so, those made so, and those put to
another text. Each question of SQuAD's kind is also put in other words, and highlights of news ask what their
article says: in SQuAD the words of question and text agree more than where people ask what they want to know.
LightGBM must be installed; the same data, reader and release of it give the same weights.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarizer import FactIndex, language
from summarizer.answer import fusion
from summarizer.learning import written
from summarizer.learning.answer import forests, texts
from summarizer.learning.answer.examples import answer_f1
from summarizer.learning.answer.texts import Asked, Sets
from summarizer.learning.reader import clozes, vocabulary
from summarizer.learning.reader.negatives import Negatives
from summarizer.learning.reader.pairs import Pair, Text
from summarizer.learning.reader.rewording import Neighbours, reword
from summarizer.learning.regression import RIDGE, STEPS
from summarizer.model import Article

SETS: Sets = (
    ("squad-v1.1-dev-half", 1, 99),
    ("squadshifts-new_wiki", 1, 99),
    ("squadshifts-reddit", 1, 2),
    ("squadshifts-amazon_reviews", 1, 2),
    ("squad-v1.1-dev-half", 6, 99),
    ("squadshifts-new_wiki", 6, 20),
)
WEIGHTS = Path(__file__).parents[1] / "weights"
SURE: Mapping[str, Any] = {"trees": 200, "num_leaves": 8, "learning_rate": 0.05}
WRITTEN = "written"
AWAY = 50
"""Questions from one to the one whose text it is put to: three texts or more of those with written questions."""
STRANGE = 2.0
"""Weight of a question put to a text about something else."""
SEED = 7
MADE = 1
"""Unanswerable pairs tried for each question."""
SHARPNESS = 4
"""A span is worth its F1 to this power."""

Matrix = NDArray[np.floating[Any]]
Choices = tuple[Matrix, Matrix]


def main() -> None:
    """Fit all three and write their weights."""
    parser = argparse.ArgumentParser(description="Fit what weighs words against the reader.")
    parser.add_argument("--data", type=Path, required=True, help="the folder of evaluation data")
    parser.add_argument("--encoder", type=Path, required=True, help="the folder of all-MiniLM-L6-v2")
    given = parser.parse_args()
    asked = list(_asked(given.data, vocabulary.neighbours(given.encoder)))
    sentences: list[Choices] = []
    spans: list[Choices] = []
    for each in asked:
        _learn(each, sentences, spans)
    sentence = _conditional_logit(sentences, len(fusion.SENTENCE))
    span = _conditional_logit(spans, len(fusion.SPAN))
    tables = {"sentence": (fusion.SENTENCE, sentence), "span": (fusion.SPAN, span)}
    (WEIGHTS / "fusion.toml").write_text(_toml(tables), encoding="utf-8")
    rows, right, weights = zip(*_doubts(asked, sentence), strict=True)
    sure = forests.tell(np.array(rows), np.array(right), np.array(weights), **SURE)
    np.savez_compressed(WEIGHTS / fusion.TREES, allow_pickle=False, **sure.arrays("sure"))


def _asked(data: Path, neighbours: Neighbours) -> Iterator[Asked]:
    """The questions of the sets as they are and reworded, and those of highlights."""
    chance, stop_words = Random(SEED), language.load("en").stop_words
    for each in texts.read(data, SETS, kept=True):
        yield each
        reworded = reword(each.question, neighbours, stop_words, chance)
        if reworded != each.question:
            yield replace(each, question=reworded)
    for article, pairs in groupby(clozes.make(data, chance, spared=True), key=lambda pair: pair.text.context):
        index = FactIndex(Article(article, language="en"))
        for pair in pairs:
            yield Asked(pair.question, index, pair.text.title, pair.answers)
    yield from _written(data)


def _written(data: Path) -> Iterator[Asked]:
    for context, pairs in groupby(written.read(data, spared=True), key=lambda pair: pair.text.context):
        index = FactIndex(Article(context, language="en"))
        for pair in pairs:
            yield Asked(pair.question, index, WRITTEN, pair.answers)


def _learn(asked: Asked, sentences: list[Choices], spans: list[Choices]) -> None:
    """Add what a question has to choose among: sentences, and spans of the right one."""
    index, found = asked.index, asked.index.pointed(asked.index.read(asked.question))
    right = [any(s.start <= start < s.end for start, _ in asked.answers) for s in index.text.sentences]
    if found is None or not any(right) or not found[0].question.stems:
        return
    mentions = index.mentions_by_number
    sentences.append((fusion.sentence_rows(*found, mentions), np.array(right, float)))
    number = right.index(True)
    candidates = fusion.candidates(*found, number, index.text.sentences[number])
    answers = [index.article.text[start:end] for start, end in asked.answers]
    worth = [max(answer_f1(span.text, answer) for answer in answers) ** SHARPNESS for span in candidates]
    if max(worth) > min(worth):
        spans.append((fusion.span_rows(*found, candidates, mentions.get(number, ())), np.array(worth)))


def _doubts(asked: Sequence[Asked], sentence: Matrix) -> Iterator[tuple[Matrix, bool, float]]:
    """Rows of questions put to their own text, right if the sentence chosen is; of others that none answers; and
    their weights."""
    for each in asked:
        yield from _doubt(each.question, each.index, each.answers, sentence)
    for question, index in _unanswerable(asked):
        yield from _doubt(question, index, (), sentence)
    for question, index in _strange(asked):
        yield from _doubt(question, index, (), sentence, STRANGE)


def _doubt(
    question: str, index: FactIndex, answers: Sequence[tuple[int, int]], weights: Matrix, weight: float = 1.0
) -> Iterator[tuple[Matrix, bool, float]]:
    found = index.pointed(index.read(question))
    if found is None or not found[0].question.stems:
        return
    rows = fusion.sentence_rows(*found, index.mentions_by_number)
    scores = rows @ weights
    number = int(scores.argmax())
    sentence = index.text.sentences[number]
    right = any(sentence.start <= start < sentence.end for start, _ in answers)
    yield fusion.sure_row(*found, scores, number, rows), right, weight


def _unanswerable(asked: Sequence[Asked]) -> Iterator[tuple[str, FactIndex]]:
    chance, pairs = Random(SEED), [_pair(each) for each in asked if each.answers and each.group != WRITTEN]
    negatives = Negatives(pairs)
    made = [negatives.make(pair, chance) for pair in pairs for _ in range(MADE)]
    kept = sorted(filter(None, made), key=lambda pair: pair.text.context)
    for context, group in groupby(kept, key=lambda pair: pair.text.context):
        known = FactIndex(Article(context, language="en"))
        for pair in group:
            yield pair.question, known


def _strange(asked: Sequence[Asked]) -> Iterator[tuple[str, FactIndex]]:
    """Questions put to a text some way on, which is about something else."""
    for number, each in enumerate(asked):
        other = asked[(number + AWAY) % len(asked)]
        if other.group != each.group or each.group == WRITTEN:
            yield each.question, other.index


def _pair(asked: Asked) -> Pair:
    return Pair(asked.question, Text(asked.group, asked.index.article.text, ""), asked.answers)


def _conditional_logit(sets: Sequence[Choices], size: int) -> Matrix:
    """Weights under which what is worth most takes the greatest share of exp(w·x) in its set."""
    weights: Matrix = np.zeros(size)
    for _ in range(STEPS):
        gradient, hessian = -RIDGE * weights, RIDGE * np.eye(size)
        for x, y in sets:
            share = _softmax(x @ weights)
            mean = share @ x
            gradient += (y / y.sum()) @ x - mean
            hessian += (x * share[:, None]).T @ x - np.outer(mean, mean)
        step = np.linalg.solve(hessian, gradient)
        weights = weights + step * min(1.0, 2.0 / max(1e-9, float(np.abs(step).max())))
    return weights


def _softmax(values: Matrix) -> Matrix:
    shifted: Matrix = np.exp(values - values.max())
    share: Matrix = shifted / shifted.sum()
    return share


def _toml(tables: Mapping[str, tuple[Iterable[str], Matrix]]) -> str:
    lines = ["# Written by python -m summarizer.learning.fusion; fit again rather than edit."]
    for table, (names, weights) in tables.items():
        pairs = zip(names, weights.tolist(), strict=True)
        lines += ["", f"[{table}]", *(f'"{name}" = {value:.4f}' for name, value in pairs)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
