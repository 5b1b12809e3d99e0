"""sumy's algorithms over our sentences and words.

sumy's own tokenizers need downloads and lose characters, so it is handed a finished document: our sentences,
our stems as words, and the title as the heading. Its summarizers keep ratings in dictionaries keyed by
sentence, so every sentence here is equal to itself alone, and a repeated one is rated like any other.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sumy.models.dom import ObjectDocumentModel
from sumy.summarizers import AbstractSummarizer
from sumy.summarizers.edmundson import EdmundsonSummarizer
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.reduction import ReductionSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from summarizer.algorithms.document import Document

DECIMALS = 9
"""Ratings are rounded: sumy adds floats in the order of a set, which differs from one process to the next."""
REACH = 1000
"""Sentences sumy is shown: its graphs and matrices are loops over pairs, up to 9 seconds at this length."""
KL_REACH = 150
"""KL-Sum weighs every sentence against every summary so far, 2 seconds at this length, growing cubically."""
NO_WORD = frozenset({"\0"})
"""Edmundson's word lists may not be empty; this word is in no text."""


@dataclass(frozen=True, eq=False, slots=True)
class _Sentence:
    """What sumy asks of a sentence, except that two are never equal."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Paragraph:
    sentences: tuple[_Sentence, ...]
    headings: tuple[_Sentence, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(word for line in (*self.headings, *self.sentences) for word in line.words)


def textrank(document: Document) -> Sequence[float]:
    """TextRank over word overlap (Mihalcea and Tarau, EMNLP 2004)."""
    return rate(TextRankSummarizer(), document)


def lsa(document: Document) -> Sequence[float]:
    """Latent semantic analysis (Gong and Liu, SIGIR 2001; Steinberger and Ježek, ISIM 2004)."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Number of words .* is lower than number of sentences")
        return rate(LsaSummarizer(), document)


def luhn(document: Document) -> Sequence[float]:
    """Clusters of frequent words (Luhn, IBM Journal 2(2), 1958)."""
    return rate(LuhnSummarizer(), document)


def sumbasic(document: Document) -> Sequence[float]:
    """SumBasic: frequent words, each counting less once told (Vanderwende et al., IPM 43(6), 2007)."""
    return rate(SumBasicSummarizer(), document)


def kl(document: Document) -> Sequence[float]:
    """KL-Sum: a summary with the article's distribution of words (Haghighi and Vanderwende, NAACL 2009)."""
    return rate(KLSummarizer(), document, reach=KL_REACH)


def reduction(document: Document) -> Sequence[float]:
    """Reduction: the sum of a sentence's overlaps with the others (github.com/adamfabish/Reduction)."""
    return rate(ReductionSummarizer(), document)


def edmundson(document: Document) -> Sequence[float]:
    """Key words, title words and location (Edmundson, JACM 16(2), 1969).

    His fourth method needs a dictionary of cue words for each language; without one it stays out, and the
    key method, the document's own frequent words, takes its place.
    """
    summarizer = EdmundsonSummarizer(cue_weight=0.0, key_weight=1.0)
    summarizer.bonus_words = NO_WORD.union(*document.words)
    summarizer.null_words = NO_WORD
    return rate(summarizer, document)


def rate(summarizer: AbstractSummarizer, document: Document, *, reach: int = REACH) -> Sequence[float]:
    """The rating a summarizer of sumy's gives each sentence; 0.0 to all where there is no word to go by.

    Sentences past ``reach`` are not shown to it and rate below all others.
    """
    ratings = [0.0] * min(reach, len(document.sentences))
    if not any(document.words[:reach]):
        return [0.0] * len(document.sentences)

    def keep(infos: Sequence[Any]) -> Sequence[Any]:
        for info in infos:
            ratings[info.order] = round(float(info.rating), DECIMALS)
        return infos

    summarizer(_model(document, reach), keep)
    return ratings + [min(ratings) - 1] * (len(document.sentences) - len(ratings))


def _model(document: Document, reach: int) -> ObjectDocumentModel:
    lines = list(zip(document.sentences, map(_Sentence, document.words), strict=True))[:reach]
    paragraphs = (
        tuple(line for _, line in group) for _, group in groupby(lines, key=lambda line: line[0].paragraph)
    )
    first, *rest = paragraphs
    headings = (_Sentence(document.title),) if document.title else ()
    return ObjectDocumentModel([_Paragraph(first, headings), *map(_Paragraph, rest)])
