"""Nutshell's own scorer: what each sentence of an article is worth to its summary, and each word.

Gradient-boosted trees tell from what can be read off the page (``features``) how likely a sentence is to stand
in a good summary; a logistic regression (``salience``) how likely a word is. Both are fitted by ``python -m
summarizer.learning.summary`` to summaries that people wrote. Nothing but the lists of leaning words and of verbs
of saying differs from language to language.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarizer import topics, trees, turns
from summarizer.algorithms.document import Document
from summarizer.algorithms.nutshell import features, salience
from summarizer.algorithms.nutshell.view import View
from summarizer.trees import Forest

TOGETHER = 4096
"""Sentences the trees see at once: what lies between two of their tests is 400 times as many numbers."""
COVERAGE = 0.02
"""What a word's salience weighs beside a sentence's chance. On held-out folds 0.02 to 0.05 do alike; without it
short sentences are chosen that tell little."""
RECURRING = ((features.recurrence, 0.25, 2.5), (features.saturation, 0.2, 0.6))
"""What features of words used again weigh, as shares of the article's most or, in a short one, of what is usual.
The trees have learnt from news, whose beginning tells most; where nothing tells the beginning from the rest, what
recurs is the subject (Luhn 1958; Nenkova and Vanderwende 2005). CNN's articles are told a little better with it,
BBC's and texts without a lead much."""
OPENING = 0.05
"""What the first sentence is worth for introducing who and what the others speak of; measured, it changes
little."""


QUOTED = 0.1
"""What a sentence that opens with a quotation is worth less: it says how somebody puts the news, seldom what they
are. CNN's articles are told a little better so. « and 「 set off names and titles, too, and do not count."""
SPEECH = tuple('"“”„')
QUESTION = 0.1
"""What a question is worth less: it tells what is asked, seldom what is."""
BREVITY = 0.15
"""What a sentence of no words is worth less than one of ``TELLING``: "The dog is cold." is as likely in a summary
as others, and tells little."""


BOOK = 400
"""Sentences from which a text is no article any more: twenty pages."""
PART, PARTS = 100, 20
"""Sentences of a part of such a text, and how many parts it has at most, about."""
LENGTHY, LONG = 0.3, 60
"""What a sentence loses by each ``LONG`` words past so many: most are several that lost the stops between them."""


class Worth(NamedTuple):
    """What each sentence of a document is worth, at least 0, and what each of its stems adds once it is told."""

    sentences: Sequence[float]
    words: Mapping[str, float]


def score(document: Document) -> Sequence[float]:
    """A sentence's worth as the only one of a summary: its own and that of its words."""
    worth = weigh(document)
    return [
        own + sum(worth.words.get(stem, 0.0) for stem in dict.fromkeys(stems))
        for own, stems in zip(worth.sentences, document.words, strict=True)
    ]


def weigh(document: Document) -> Worth:
    """What the sentences and the words of a document are worth; those of a long one, part by part.

    What is learnt from articles holds for the parts of a book, each with an opening of its own, and not for it as
    a whole: of a book, a summary would tell little more than how it begins.
    """
    count = len(document.sentences)
    if count < BOOK:
        return _weigh(document)
    paragraphs = [True, *(one.paragraph != other.paragraph for one, other in pairwise(document.sentences))]
    starts = topics.divide(document.words, max(PART, count // PARTS), where=paragraphs)
    parts = [_weigh(document.part(begin, end)) for begin, end in pairwise([*starts, count])]
    words: dict[str, float] = {}
    for part in parts:
        words |= {stem: max(value, words.get(stem, 0.0)) for stem, value in part.words.items()}
    return Worth(list(chain.from_iterable(part.sentences for part in parts)), words)


def _weigh(document: Document) -> Worth:
    view = View.of(document, salience.of(document))
    rows = features.table(view)
    parts = [load().scores(rows[start : start + TOGETHER]) for start in range(0, len(rows), TOGETHER)]
    chances = 1 / (1 + np.exp(-np.concatenate(parts or [np.zeros(0)])))
    opening = OPENING * (view.places == 0) * np.array(document.prose, float)
    recurring = sum(weight * _shares(feature(view), usual) for feature, weight, usual in RECURRING)
    quoted = QUOTED * np.array([sentence.text.startswith(SPEECH) for sentence in document.sentences], float)
    asked = QUESTION * np.array([turns.asks(sentence.text) for sentence in document.sentences], float)
    short = BREVITY * np.array([max(0.0, 1 - len(stems) / features.TELLING) for stems in view.own])
    long = LENGTHY * np.maximum(view.lengths / LONG - 1, 0.0)
    sentences: list[float] = np.maximum(
        chances + opening + recurring - quoted - asked - short - long, 0.0
    ).tolist()
    return Worth(sentences, {stem: COVERAGE * value for stem, value in view.salience.items()})


def _shares(values: Sequence[float], usual: float) -> NDArray[np.float64]:
    return np.array(values, float) / max(usual, *values, 0.0)


@cache
def load() -> Forest:
    """The fitted trees."""
    data = (resources.files("summarizer") / "weights" / "summary.npz").read_bytes()
    with np.load(io.BytesIO(data)) as loaded:
        return trees.read(loaded, "summary")
