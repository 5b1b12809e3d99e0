"""Where there is no lead to lean on: how much of what people asked about a text its summary tells.

What they asked having read the text alone stands for what there is to know of it. Compressed texts were judged so,
by the questions they still answer, by Clarke and Lapata (Computational Linguistics 36(3), 2010).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from statistics import fmean

from summarizer import summarize
from summarizer.algorithms import NAMES
from summarizer.model import Article
from tests.evaluation import datasets, metrics, summaries
from tests.evaluation.datasets import Reading
from tests.evaluation.parallel import over
from tests.evaluation.report import Table, difference, with_interval

TEXTS = 100
"""Texts drawn from each set by default."""
SHARE = 0.2
"""A summary has at most this share of a text's words."""
PARAGRAPHS = 8
"""Paragraphs of an encyclopedia's article, from its beginning: some 40 sentences, which the slowest bear."""
LEAST = 5
"""Questions about a text at least; those about which fewer were asked are short."""
SETS = {
    "encyclopedia": ("squad-v1.1-dev-half", "squadshifts-new_wiki"),
    "encyclopedia, Arabic": ("arcd-ar-train",),
    "forum posts": ("squadshifts-reddit",),
    "product reviews": ("squadshifts-amazon_reviews",),
}
TOGETHER = ("encyclopedia", "encyclopedia, Arabic")
"""Sets in which the paragraphs of a title are one text; the others' are texts of their own."""
RIVALS = ("lead", "lexrank")
NOTE = (
    f"Summaries of at most {SHARE:.0%} of a text's words. Told: the share of the questions asked about the text "
    "whose answer stands in a chosen sentence, text by text, in percent; the last columns are the differences to "
    "the first sentences and to LexRank."
)


def tables(data: Path, limit: int | None) -> list[Table]:
    """The table about what is told; ``limit`` texts a set, 0 for all of them."""
    drawn = TEXTS if limit is None else limit
    rows = (row for name in SETS for row in _rows(name, texts(data, name)[: drawn or None]))
    columns = ("texts", "algorithm", "n", "told", *(f"over {rival}" for rival in RIVALS))
    return [Table("What was asked about texts without a lead", columns, tuple(rows), (NOTE,))]


def texts(data: Path, name: str) -> list[Reading]:
    """The texts of a set about which enough was asked."""
    found = [one for each in SETS[name] for one in datasets.readings(data / "questions" / f"{each}.jsonl.gz")]
    if name in TOGETHER:
        groups = (list(group)[:PARAGRAPHS] for _, group in groupby(found, key=lambda reading: reading.topic))
        found = [one for group in groups for one in datasets.whole_articles(group)]
    return [one for one in found if len(one.questions) >= LEAST]


def _rows(name: str, found: Sequence[Reading]) -> Sequence[tuple[str, ...]]:
    shares = over(told, found)
    by_name = {algorithm: [share[algorithm] for share in shares] for algorithm in NAMES}
    return [
        (
            name,
            algorithm,
            str(len(found)),
            with_interval(fmean(values), metrics.interval([[value] for value in values])),
            *(_gain(values, by_name[rival]) if algorithm != rival else "–" for rival in RIVALS),
        )
        for algorithm, values in by_name.items()
    ]


def _gain(ours: Sequence[float], theirs: Sequence[float]) -> str:
    gains = [one - other for one, other in zip(ours, theirs, strict=True)]
    return difference(fmean(gains), metrics.interval([[gain] for gain in gains]))


def told(reading: Reading) -> Mapping[str, float]:
    """The share of a text's questions that each algorithm's summary answers."""
    article = Article(reading.text, language=reading.language)
    words = max(1, round(SHARE * summaries.length([reading.text])))
    return {algorithm: _share(reading, article, words, algorithm) for algorithm in NAMES}


def _share(reading: Reading, article: Article, words: int, algorithm: str) -> float:
    chosen = summarize(article, words=words, algorithm=algorithm).sentences
    return fmean(
        any(metrics.overlaps((one.start, one.end), question.places) for one in chosen)
        for question in reading.questions
    )
