"""The two logistic regressions of confidence: does the sentence say it, and is the article about it at all.

The first learns from questions put to their own text, to the next one about the same thing, and from questions
written to have no answer; the second from questions put to texts about something else, and from nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from summarizer import FactIndex
from summarizer.answer import confidence
from summarizer.learning.answer.texts import Asked
from summarizer.learning.regression import logistic

Row = tuple[tuple[float, ...], bool]


def fit(spared: Iterable[Asked], long: Iterable[Asked]) -> dict[str, dict[str, float]]:
    """The weights of both models: from questions of texts no ranker was fitted on, the second also of long
    ones."""
    short = _by_text(spared)
    says, topic = list(_says(short)), [*_topic(short), *_topic(_by_text(long))]
    return {
        "says": dict(zip(confidence.SAYS, logistic(says).tolist(), strict=True)),
        "topic": dict(zip(confidence.TOPIC, logistic(topic).tolist(), strict=True)),
    }


def _by_text(asked: Iterable[Asked]) -> list[list[Asked]]:
    return [list(questions) for _, questions in groupby(asked, key=lambda each: id(each.index))]


def _says(texts: Sequence[list[Asked]]) -> Iterator[Row]:
    """One row for a question and its text, right if the sentence answers it; one for it and the next text."""
    for one, other in zip(texts, [*texts[1:], texts[0]], strict=True):
        for each in one:
            yield from _row(each, each.index)
            if other[0].group == each.group and each.answers:
                yield from _row(each, other[0].index)


def _row(asked: Asked, index: FactIndex) -> Iterator[Row]:
    question = index.read(asked.question)
    if not question.stems or not index.text.sentences:
        return
    found = index.evidence(asked.question)
    number = found.best
    sentence = index.text.sentences[number]
    right = index is asked.index and any(sentence.start <= start < sentence.end for start, _ in asked.answers)
    scores = [span.score for span in (*found.of(number), *found.apart(number))]
    yield confidence.says_features(question, found.ranked, number, scores), right


def _topic(texts: Sequence[list[Asked]]) -> Iterator[Row]:
    """One row for a question and its text, one for it and a text about something else some way on."""
    for number, text in enumerate(texts):
        ring = (texts[(number + step) % len(texts)] for step in range(len(texts) // 3, len(texts)))
        others = [other for other in ring if other[0].group != text[0].group]
        for each in text:
            for index, own in ((each.index, True), *((other[0].index, False) for other in others[:1])):
                if index.read(each.question).stems and index.text.sentences:
                    yield index.evidence(each.question).topic, own
