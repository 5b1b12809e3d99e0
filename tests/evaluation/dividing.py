"""How well texts without headings are cut where they go on to something else."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from statistics import fmean

from summarizer import language as languages
from summarizer import sentences, summarize, topics, words
from summarizer.model import Article
from tests.evaluation import datasets, metrics
from tests.evaluation.report import Table, with_interval

SETS = ("squad-v1.1-dev-half", "squadshifts-new_wiki")
TEXTS = 100
ARTICLES = 10
PARAGRAPHS = ((3, 9), (6, 14), (10, 40))
NOTE = (
    f"Texts made of {ARTICLES} stretches of so many paragraphs, each from another of SQuAD's Wikipedia "
    "articles. P_k (Beeferman, Berger and Lafferty, Machine Learning 34, 1999), in percent: how often it is told "
    "wrong whether two sentences half a part from each other are of one part; less is better. Both are told how "
    "many parts there are, and cut between paragraphs."
)

COVERED = (
    f"Texts made as those of {PARAGRAPHS[-1][0]} to {PARAGRAPHS[-1][1]} paragraphs above, in {ARTICLES} "
    f"sentences: the share of the {ARTICLES} articles that have one of them, in percent."
)
SUMMARIES = 20
"""Texts that are summarised at most: they are as long as books."""


@dataclass(frozen=True, slots=True)
class Patchwork:
    """The stems of a text's sentences, which of them begin a paragraph, and which another article."""

    stems: tuple[tuple[str, ...], ...]
    paragraphs: tuple[bool, ...]
    starts: tuple[int, ...]


def tables(data: Path, limit: int | None) -> list[Table]:
    """The tables about parts by topic; ``limit`` texts a row, 0 for the usual number."""
    articles, count = list(_articles(data)), limit or TEXTS
    rows = (row for bounds in PARAGRAPHS for row in _rows(articles, bounds, count))
    columns = ("paragraphs", "divided", "n", "P_k")
    return [
        Table("Texts without headings divided by topic", columns, tuple(rows), (NOTE,)),
        Table(
            "One summary of many articles", ("algorithm", "n", "articles"), _covered(articles, count), (COVERED,)
        ),
    ]


def _articles(data: Path) -> Iterator[list[str]]:
    """The paragraphs of each article."""
    found = defaultdict[str, list[str]](list)
    for name in SETS:
        for reading in datasets.readings(data / "questions" / f"{name}.jsonl.gz"):
            found[reading.topic].append(reading.text)
    yield from (paragraphs for paragraphs in found.values() if len(paragraphs) >= PARAGRAPHS[0][0])


def _rows(articles: Sequence[list[str]], bounds: tuple[int, int], count: int) -> Iterator[tuple[str, ...]]:
    texts = [patchwork(articles, bounds, random.Random(seed)) for seed in range(count)]
    for name, divide in (("evenly", evenly), ("Nutshell", by_topic)):
        errors = [p_k(text.starts, divide(text), len(text.stems)) for text in texts]
        interval = metrics.interval([[error] for error in errors])
        yield f"{bounds[0]} to {bounds[1]}", name, str(count), with_interval(fmean(errors), interval)


def stretches(articles: Sequence[list[str]], bounds: tuple[int, int], chance: random.Random) -> list[list[str]]:
    """The paragraphs of stretches of some articles, drawn by chance."""
    found = []
    for article in chance.sample(articles, min(ARTICLES, len(articles))):
        count = chance.randint(*bounds)
        first = chance.randint(0, max(0, len(article) - count))
        found.append(article[first : first + count])
    return found


def patchwork(articles: Sequence[list[str]], bounds: tuple[int, int], chance: random.Random) -> Patchwork:
    """A text of stretches of some articles, drawn by chance."""
    language, stems, paragraphs, starts = languages.load("en"), list[tuple[str, ...]](), list[bool](), list[int]()
    for stretch in stretches(articles, bounds, chance):
        starts.append(len(stems))
        for paragraph in stretch:
            split = sentences.split(paragraph, language)
            stems += (tuple(words.stems(sentence.text, language)) for sentence in split)
            paragraphs += (number == 0 for number in range(len(split)))
    return Patchwork(tuple(stems), tuple(paragraphs), tuple(starts))


def _covered(articles: Sequence[list[str]], count: int) -> tuple[tuple[str, ...], ...]:
    """How many of the articles a text is made of its summary shows, by algorithm."""
    texts = [stretches(articles, PARAGRAPHS[-1], random.Random(seed)) for seed in range(min(count, SUMMARIES))]
    shares = {name: [[covered(text, name)] for text in texts] for name in ("lead", "lexrank", "nutshell")}
    return tuple(
        (name, str(len(texts)), with_interval(fmean(share for (share,) in found), metrics.interval(found)))
        for name, found in shares.items()
    )


def covered(stretched: Sequence[Sequence[str]], algorithm: str) -> float:
    """The share of some stretches, put one after another, that a summary of as many sentences has one of."""
    texts = ["\n\n".join(paragraphs) for paragraphs in stretched]
    ends = list(accumulate(len(text) + len("\n\n") for text in texts))
    article = Article("\n\n".join(texts), language="en")
    chosen = summarize(article, sentences=len(texts), algorithm=algorithm).sentences
    return len({bisect_right(ends, sentence.start) for sentence in chosen}) / len(texts)


def by_topic(text: Patchwork) -> Sequence[int]:
    """The parts of a text as chapters are found."""
    return topics.divide(text.stems, round(len(text.stems) / len(text.starts)), where=text.paragraphs)


def evenly(text: Patchwork) -> Sequence[int]:
    """As many parts, all about as long."""
    size, may = len(text.stems) / len(text.starts), [n for n, first in enumerate(text.paragraphs) if first]
    return [min(may, key=lambda number: abs(number - part * size)) for part in range(len(text.starts))]


def p_k(meant: Sequence[int], found: Sequence[int], count: int) -> float:
    """The share of pairs of sentences, half a part of the meant from each other, that are told wrong."""
    apart = max(1, round(count / len(meant) / 2))
    wrong = (
        (bisect_right(meant, one) == bisect_right(meant, one + apart))
        != (bisect_right(found, one) == bisect_right(found, one + apart))
        for one in range(count - apart)
    )
    return fmean(wrong) if count > apart else 0.0
