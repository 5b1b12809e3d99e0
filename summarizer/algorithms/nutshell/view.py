"""A document with what several features are counted from, counted once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from sys import intern

import numpy as np
from numpy.typing import NDArray

from summarizer import words
from summarizer.algorithms.document import Document

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class View:
    """A document of n sentences.

    ``places`` (n) are those among the sentences of prose, from 0; ``own`` the stems of each sentence, each once,
    in order, so that sums come out the same in every process; ``tokens`` its words in lower case; ``capitals`` (n)
    how many after the first begin with a capital; ``lengths`` (n) how many words there are; ``times`` how often a
    stem is used, and ``sentences`` in how many sentences; ``told`` (n) the sum of its stems' ``salience``.
    """

    document: Document
    salience: Mapping[str, float]
    places: Values
    own: Sequence[Sequence[str]]
    tokens: Sequence[Sequence[str]]
    capitals: Values
    lengths: Values
    times: Mapping[str, int]
    sentences: Mapping[str, int]
    told: Values

    @classmethod
    def of(cls, document: Document, salience: Mapping[str, float]) -> View:
        """The view of a document whose words are weighed."""
        own = [tuple(dict.fromkeys(stems)) for stems in document.words]
        tokens, capitals, lengths = [], [], []
        for line in document.sentences:
            spelt = words.texts(line.text, document.language)
            tokens.append([intern(word.casefold()) for word in spelt])  # a book has each word many times
            capitals.append(sum([word[0].isupper() for word in spelt[1:]]))
            lengths.append(len(spelt))
        return cls(
            document=document,
            salience=salience,
            places=np.array([0, *accumulate(document.prose)][: len(own)], float),
            own=own,
            tokens=tokens,
            capitals=np.array(capitals, float),
            lengths=np.array(lengths, float),
            times=Counter(chain.from_iterable(document.words)),
            sentences=Counter(chain.from_iterable(own)),
            told=np.array([sum([salience.get(stem, 0.0) for stem in stems]) for stems in own], float),
        )
