"""Nutshell's own scorer: a weighted sum of plain features of a sentence.

Every feature can be read off the page, and all but the lists of leaning words are the same in any language.
The weights are fitted (``summarizer.learning.summary``) and can be read in ``weights/summary.toml``. The
features descend from Edmundson (JACM 16(2), 1969: position, title, frequent words) and Kupiec, Pedersen
and Chen (SIGIR 1995: a trainable summariser over them); centrality is LexRank's.
"""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import accumulate, chain

from summarizer import words
from summarizer.algorithms import lexrank
from summarizer.algorithms.document import Document

Feature = Callable[[Document], Sequence[float]]

LEAD = 3
"""Sentences that open a news story: its first paragraph, or the three of the usual baseline."""
MANY_NAMES = 8
"""Capitals past this many are a list or a headline in capitals, and tell no more."""
FULL = 6
"""Content words of a sentence that can tell a piece of news: who did what, to whom, where, when."""
BOOK = 5000
"""Sentences past which the pairs that LexRank compares take longer than a reader waits."""
QUOTATION_MARKS = "\"'“”„«»\u2018\u2019「『"


def score(document: Document) -> Sequence[float]:
    """The weighted sum of a sentence's features: the logarithm of its odds against the article's others."""
    columns = [[weight * value for value in FEATURES[name](document)] for name, weight in weights().items()]
    return [sum(row) for row in zip(*columns, strict=True)]


@cache
def weights() -> Mapping[str, float]:
    """The fitted weight of each feature, by its name."""
    text = (resources.files("summarizer") / "weights" / "summary.toml").read_text(encoding="utf-8")
    found: dict[str, float] = tomllib.loads(text)["weights"]
    return found


def opening(document: Document) -> Sequence[float]:
    """1 for the first sentence of prose."""
    return [float(place == 0 and prose) for place, prose in zip(_places(document), document.prose, strict=True)]


def distance(document: Document) -> Sequence[float]:
    """How far from the beginning: the logarithm of the sentence's place among the sentences of prose."""
    return [math.log1p(place) for place in _places(document)]


def centrality(document: Document) -> Sequence[float]:
    """LexRank as a share of the article's most central sentence; in a book, nearness to its centroid."""
    ranks = lexrank.score(document) if len(document.sentences) <= BOOK else _centroid(document)
    most = max(ranks, default=0.0) or 1.0
    return [rank / most for rank in ranks]


def title(document: Document) -> Sequence[float]:
    """The share of the title's words that the sentence has."""
    telling = set(document.title)
    return [len(telling.intersection(stems)) / max(len(telling), 1) for stems in document.words]


def lead(document: Document) -> Sequence[float]:
    """The share of the sentence's words that the lead has too, itself not counted."""
    opened = [place < LEAD and prose for place, prose in zip(_places(document), document.prose, strict=True)]
    own = [set(stems) for stems in document.words]
    seen = Counter(chain.from_iterable(stems for stems, first in zip(own, opened, strict=True) if first))
    return [
        sum(seen[stem] > first for stem in stems) / max(len(stems), 1)
        for stems, first in zip(own, opened, strict=True)
    ]


def recurrence(document: Document) -> Sequence[float]:
    """The logarithm of how often the sentence's words are used again, itself not counted (Luhn 1958)."""
    times = Counter(chain.from_iterable(document.words))
    return [math.log1p(sum(times[stem] - 1 for stem in set(stems))) for stems in document.words]


def names(document: Document) -> Sequence[float]:
    """Capitalised words after the first, as a share of ``MANY_NAMES``; 0 in scripts without capitals."""
    tokens = (words.WORD.findall(sentence.text)[1:] for sentence in document.sentences)
    found = (sum(token[0].isupper() for token in following) for following in tokens)
    return [min(count, MANY_NAMES) / MANY_NAMES for count in found]


def numbers(document: Document) -> Sequence[float]:
    """1 when the sentence has a figure."""
    return [float(any(map(str.isdigit, sentence.text))) for sentence in document.sentences]


def length(document: Document) -> Sequence[float]:
    """The logarithm of the number of content words."""
    return [math.log1p(len(stems)) for stems in document.words]


def brevity(document: Document) -> Sequence[float]:
    """How far the sentence falls short of ``FULL`` content words, from 0 to 1."""
    return [max(0.0, 1 - len(stems) / FULL) for stems in document.words]


def leaning(document: Document) -> Sequence[float]:
    """1 when the sentence leans on the one before it."""
    return list(map(float, document.leaning))


def support(document: Document) -> Sequence[float]:
    """1 when the next sentence leans on this one."""
    return list(map(float, (*document.leaning[1:], False)))[: len(document.sentences)]


def quotation(document: Document) -> Sequence[float]:
    """1 when the sentence opens with a quotation mark: somebody's words about the news, seldom the news."""
    return [float(sentence.text.startswith(tuple(QUOTATION_MARKS))) for sentence in document.sentences]


def _centroid(document: Document) -> Sequence[float]:
    """The cosine of each sentence with the sum of all, by tf-idf; linear (Radev et al., IPM 40(6), 2004)."""
    frequency = Counter(chain.from_iterable(map(set, document.words)))
    idf = {stem: math.log(len(document.words) / (1 + count)) for stem, count in frequency.items()}
    total = Counter(chain.from_iterable(document.words))
    norms = (math.sqrt(sum(idf[stem] ** 2 for stem in set(stems))) or 1.0 for stems in document.words)
    return [
        sum(total[stem] * idf[stem] ** 2 for stem in set(stems)) / norm
        for stems, norm in zip(document.words, norms, strict=True)
    ]


FEATURES: Mapping[str, Feature] = {
    "opening": opening,
    "distance": distance,
    "centrality": centrality,
    "title": title,
    "lead": lead,
    "recurrence": recurrence,
    "names": names,
    "numbers": numbers,
    "length": length,
    "brevity": brevity,
    "leaning": leaning,
    "support": support,
    "quotation": quotation,
}


def _places(document: Document) -> Sequence[int]:
    """The place of each sentence among those of prose, from 0."""
    return [0, *accumulate(document.prose)][: len(document.sentences)]
