"""How likely each word of an article is to stand in a summary of it.

A logistic regression over where and how often the word is used. Summaries whose words are weighed so come nearer
to people's than those of frequent words alone: Hong and Nenkova, EACL 2014.
"""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from summarizer.algorithms.document import Document

LEAD = 3
"""Sentences that open a news story: its first paragraph, or the three of the usual baseline."""
LETTERS = 12
"""Letters past which a word is merely long."""
NAMES = (
    "always", "opening", "first", "times", "sentences", "spread", "early", "lead", "named", "figure", "letters",
    "title", "size",
)  # fmt: skip
"""What is known of a word: a constant; whether the first sentence has it; where it is met first; how often; in how
many sentences, in what share of them; how early; in how many of the lead's; how often with a capital; whether it
has a digit; its letters; whether the title has it; how long the article is."""

Matrix = NDArray[np.float64]


def of(document: Document) -> Mapping[str, float]:
    """The chance of each stem of the prose, in [0, 1]; of every sentence where there is no prose."""
    stems, rows = table(document)
    chances = 1 / (1 + np.exp(-(rows @ weights()))) if stems else np.zeros(0)
    return dict(zip(stems, chances.tolist(), strict=True))


@cache
def weights() -> Matrix:
    """The fitted weight of each of ``NAMES``."""
    text = (resources.files("summarizer") / "weights" / "summary.toml").read_text(encoding="utf-8")
    found: Mapping[str, float] = tomllib.loads(text)["words"]
    return np.array([found[name] for name in NAMES])


def table(document: Document) -> tuple[Sequence[str], Matrix]:
    """The stems of a document and what is known of each, one row a stem."""
    prose = document.prose if any(document.prose) else (True,) * len(document.prose)
    said = [words for words, told in zip(document.words, prose, strict=True) if told]
    named = Counter(stem for stems, told in zip(document.named, prose, strict=True) if told for stem in stems)
    title, size = set(document.title), math.log(max(len(said), 1))
    ids = {stem: number for number, stem in enumerate(dict.fromkeys(chain.from_iterable(said)))}
    looks = np.array([(named[stem], *_looks(stem), stem in title) for stem in ids], float).reshape(len(ids), 4)
    where, times = _where(said, ids)
    named_often = looks[:, :1] / times[:, None]
    rows = np.hstack((where, named_often, looks[:, 1:], np.full((len(ids), 1), size)))
    return tuple(ids), rows


def _where(said: Sequence[Sequence[str]], ids: Mapping[str, int]) -> tuple[Matrix, Matrix]:
    """What is known of each stem from the places it stands in, one row a stem, and how often it stands there."""
    numbers = np.array([ids[stem] for stem in chain.from_iterable(said)], np.int64)
    spots = np.repeat(np.arange(len(said)), [len(stems) for stems in said])
    times = np.bincount(numbers, minlength=len(ids)).astype(float)
    own, places = np.divmod(np.unique(numbers * max(len(said), 1) + spots), max(len(said), 1))
    sentences = np.bincount(own, minlength=len(ids))
    first = places[np.searchsorted(own, np.arange(len(ids)))]
    columns = (
        np.ones(len(ids)),
        first == 0,
        np.log1p(first),
        np.log1p(times),
        np.log1p(sentences),
        sentences / max(len(said), 1),
        np.log(np.bincount(own, 1 / (1 + places), len(ids)) + 0.01),
        np.bincount(own, places < LEAD, len(ids)),
    )
    return np.stack(columns, axis=1), times


def _looks(stem: str) -> Sequence[float]:
    figure = not stem.isalpha() and any(map(str.isdigit, stem))
    return float(figure), min(len(stem), LETTERS) / LETTERS
