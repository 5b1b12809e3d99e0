"""How well texts without headings are cut where they go on to something else."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from summarizer import language as languages
from summarizer import sentences, words
from summarizer.chapters import topics
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


@dataclass(frozen=True, slots=True)
class Patchwork:
    """The stems of a text's sentences, which of them begin a paragraph, and which another article."""

    stems: tuple[tuple[str, ...], ...]
    paragraphs: tuple[bool, ...]
    starts: tuple[int, ...]


def tables(data: Path, limit: int | None) -> list[Table]:
    """The table about parts by topic; ``limit`` texts a row, 0 for the usual number."""
    articles = list(_articles(data))
    rows = (row for bounds in PARAGRAPHS for row in _rows(articles, bounds, limit or TEXTS))
    columns = ("paragraphs", "divided", "n", "P_k")
    return [Table("Texts without headings divided by topic", columns, tuple(rows), (NOTE,))]


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


def patchwork(articles: Sequence[list[str]], bounds: tuple[int, int], chance: random.Random) -> Patchwork:
    """A text of stretches of some articles, drawn by chance."""
    language, stems, paragraphs, starts = languages.load("en"), list[tuple[str, ...]](), list[bool](), list[int]()
    for article in chance.sample(articles, min(ARTICLES, len(articles))):
        count = chance.randint(*bounds)
        first = chance.randint(0, max(0, len(article) - count))
        starts.append(len(stems))
        for paragraph in article[first : first + count]:
            split = sentences.split(paragraph, language)
            stems += (tuple(words.stems(sentence.text, language)) for sentence in split)
            paragraphs += (number == 0 for number in range(len(split)))
    return Patchwork(tuple(stems), tuple(paragraphs), tuple(starts))


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
