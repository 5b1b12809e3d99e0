"""LexRank: a sentence is as central as the sentences it resembles (Erkan and Radev, JAIR 22, 2004).

The formulas and constants are those of sumy's ``LexRankSummarizer``, so the ranking is the same; only the way
there differs. No similarity is computed for two sentences without a common word: for every sentence the
posting lists of its words give the earlier sentences that share one, block by block of sentences, and only
the pairs above the threshold stay. Time follows the pairs that share a word, memory the pairs that stay.

Pruning the frequent words' postings with an upper bound (Bayardo, Ma and Srikant, WWW 2007; Anastasiu and
Karypis, ICDE 2014) was counted on 36,000 sentences of news: at this low a threshold the bounds spare a fifth
of the pairs, and each of the others would need its sum completed. Adding up all of them is simpler.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarizer.algorithms.document import Document

THRESHOLD = 0.1
"""Cosine above which two sentences are neighbours; section 3.2 of the paper, and sumy's."""
EPSILON = 0.1
"""Change of the (unit-length) ranks at which the power method stops; sumy's."""
DECIMALS = 12
"""Ranks are rounded so that sentences equally central are so in the last bit too, and keep their order."""
BLOCK = 1 << 15
"""Pairs looked at together: small enough for a processor's cache, large enough to forget the interpreter."""
BUCKETS = 1 << 17
"""Sums kept for a block's pairs; two pairs may share a bucket, which only raises its sum."""
CHUNK = 1 << 18
"""Pairs above the threshold that are walked together: many times as many as there are sentences."""

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Numbers = NDArray[np.int32]


class Vectors(NamedTuple):
    """Sentences as unit vectors over words, one entry for each word of a sentence, by sentence."""

    size: int
    sentences: Integers
    words: Integers
    values: Floats


class Pairs(NamedTuple):
    """Pairs of sentences: each of ``later`` with as many of ``sooner``, in order, as its ``counts`` says."""

    later: Numbers
    counts: Numbers
    sooner: Numbers


def score(document: Document) -> Sequence[float]:
    """The LexRank of each sentence; 0.0 for one that resembles none, not even itself (no telling word)."""
    ranks: list[float] = rank(document.words).tolist()
    return ranks


def rank(sentences: Sequence[Sequence[str]]) -> Floats:
    """The LexRank of each sentence, given as its words; the ranks are a vector of length one."""
    vectors = _vectors(sentences)
    connected = np.bincount(vectors.sentences, minlength=vectors.size) > 0
    ranks = _power_method(connected.astype(np.float64), list(_gathered(_neighbours(vectors))))
    return np.round(ranks, DECIMALS)


def _vectors(sentences: Sequence[Sequence[str]]) -> Vectors:
    """Term frequency by the sentence's most frequent word, times the logarithm of N / (1 + n)."""
    count, ids = len(sentences), dict[str, int]()
    lengths = np.fromiter(map(len, sentences), np.int64, count)
    numbers = np.array([ids.setdefault(word, len(ids)) for word in chain.from_iterable(sentences)], np.int64)
    keys, times = np.unique(np.repeat(np.arange(count), lengths) * len(ids) + numbers, return_counts=True)
    rows, words = np.divmod(keys, max(len(ids), 1))
    most = np.ones(count)
    np.maximum.at(most, rows, times)
    values = times / most[rows] * np.log(max(count, 1) / (1 + np.bincount(words, minlength=1)))[words]
    told = values != 0
    rows, words, values = rows[told], words[told], values[told]
    norms = np.sqrt(np.bincount(rows, values**2, count))
    return Vectors(count, rows, words, values / norms[rows])


def _neighbours(vectors: Vectors) -> Iterator[Pairs]:
    """The pairs of sentences whose cosine is above the threshold, each once, the later sentence first."""
    order = np.argsort(vectors.words, kind="stable")
    sentences, values = vectors.sentences[order], vectors.values[order]
    starts = np.searchsorted(vectors.words[order], vectors.words)
    earlier = np.empty_like(starts)
    earlier[order] = np.arange(len(order))
    earlier -= starts
    for block in _blocks(vectors, earlier):
        counts = earlier[block]
        offsets = starts[block] - np.cumsum(counts) + counts
        sooner = np.repeat(offsets, counts) + np.arange(counts.sum())
        products = np.repeat(vectors.values[block], counts) * values[sooner]
        stride = vectors.size | 1
        keys = np.repeat(vectors.sentences[block] * stride, counts) + sentences[sooner]
        yield _above(keys, products, stride)


def _blocks(vectors: Vectors, earlier: Integers) -> Iterator[slice]:
    """Ranges of entries, whole sentences each, that together hold about ``BLOCK`` pairs."""
    ends = np.searchsorted(vectors.sentences, np.arange(1, vectors.size + 1))
    pairs = np.concatenate(([0], np.cumsum(earlier)))[ends]
    first, sentence = 0, 0
    while sentence < vectors.size:
        before = pairs[sentence - 1] if sentence else 0
        sentence = max(sentence + 1, int(np.searchsorted(pairs, before + BLOCK, side="right")))
        last = int(ends[sentence - 1])
        if first < last:
            yield slice(first, last)
        first = last


def _above(keys: Integers, products: Floats, stride: int) -> Pairs:
    """The pairs above the threshold among a block's products of values, a pair's sentences told by its key.

    A first sum over buckets is never too small, for products are positive, and settles most pairs.
    """
    buckets = keys & (BUCKETS - 1)
    possible = np.flatnonzero(np.bincount(buckets, products)[buckets] > THRESHOLD)
    keys, where = np.unique(keys[possible], return_inverse=True)
    keys = keys[np.bincount(where, products[possible], len(keys)) > THRESHOLD]
    later, counts = np.unique(keys // stride, return_counts=True)
    return Pairs(later.astype(np.int32), counts.astype(np.int32), (keys % stride).astype(np.int32))


def _gathered(blocks: Iterator[Pairs]) -> Iterator[Pairs]:
    """The pairs of many blocks together."""
    kept, size = list[Pairs](), 0
    for block in blocks:
        kept.append(block)
        size += len(block.sooner)
        if size >= CHUNK:
            yield Pairs(*map(np.concatenate, zip(*kept, strict=True)))
            kept, size = [], 0
    if size:
        yield Pairs(*map(np.concatenate, zip(*kept, strict=True)))


def _power_method(connected: Floats, neighbours: Sequence[Pairs]) -> Floats:
    """The stationary ranks of a walk over the neighbours, every sentence being its own neighbour too."""
    count, degrees = len(connected), connected.copy()
    for later, counts, sooner in neighbours:
        degrees[later] += counts
        degrees += np.bincount(sooner, minlength=count)
    ranks = np.full(count, 1 / max(count, 1))
    change = 1.0 if connected.any() else 0.0
    while change > EPSILON:
        shares = ranks / np.maximum(degrees, 1)
        following = shares * connected
        for later, counts, sooner in neighbours:
            following[later] += np.add.reduceat(shares[sooner], np.cumsum(counts) - counts)
            following += np.bincount(sooner, np.repeat(shares[later], counts), count)
        following /= np.linalg.norm(following)
        change = float(np.linalg.norm(following - ranks))
        ranks = following
    return ranks * connected
