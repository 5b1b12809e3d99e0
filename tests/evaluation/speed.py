"""How long things take, as ratios measured in one run: seconds differ between machines, ratios much less."""

from __future__ import annotations

import math
import os
import platform
import re
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest
from pathlib import Path

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers import AbstractSummarizer
from sumy.summarizers.edmundson import EdmundsonSummarizer
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.reduction import ReductionSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from summarizer import FactIndex, algorithms, read_article, sentences, summarize
from summarizer.algorithms.document import Document
from summarizer.model import Article
from tests.evaluation import datasets
from tests.evaluation.baselines import SentenceSearch
from tests.evaluation.report import Table

SIZES = (30, 100, 300, 1000)
LONGEST = 30.0
"""Seconds: a measurement expected to take longer is skipped."""
REPEATS, REPEAT_SECONDS = 5, 2.0
CHOSEN = 3
STEEPEST = 3.0
"""The power of the size that a time is expected to grow with until two sizes tell better; KL's is about 3."""
QUESTION = "Who said that the company will pay for the damage?"

ALGORITHMS_NOTE = (
    "Our time to score and choose three sentences and, after the stroke, how many times as long sumy's own "
    f"class takes on the same sentences and words; the best of up to {REPEATS} rounds, taken in turn. A dash: "
    f"expected to take over {LONGEST:.0f} s and left out, or an algorithm sumy does not have. ≠: the two chose "
    "differently, as where ours stops looking past a length, so the ratio compares unequal work."
)
STEPS_NOTE = "The rows in italics are the naive way to do the step above them."

Choice = list[int]

SUMY: dict[str, Callable[[], AbstractSummarizer]] = {
    "lexrank": LexRankSummarizer,
    "textrank": TextRankSummarizer,
    "lsa": LsaSummarizer,
    "luhn": LuhnSummarizer,
    "sumbasic": SumBasicSummarizer,
    "kl": KLSummarizer,
    "edmundson": partial(EdmundsonSummarizer, cue_weight=0.0, key_weight=1.0),
    "reduction": ReductionSummarizer,
}


@dataclass(frozen=True, slots=True)
class _Words:
    """sumy's tokenizer as far as a finished document needs one: the words of known sentences."""

    known: dict[str, tuple[str, ...]]

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return self.known[sentence]


def tables(data: Path, limit: int | None) -> list[Table]:
    """All tables about speed; ``limit``, where given, leaves out the sizes above it."""
    sizes = [size for size in SIZES if not limit or size <= limit]
    articles = [_article(data, size) for size in sizes]
    return [_algorithms(articles, sizes), _steps(articles, sizes)]


def _article(data: Path, size: int) -> Article:
    """News articles put one after another until there are ``size`` sentences."""
    found: list[str] = []
    for model in datasets.models(data / "summaries" / "cnn-validation.jsonl.gz"):
        found += [sentence.text for sentence in sentences.split(model.text, "en")]
        if len(found) >= size:
            break
    return Article("\n\n".join(found[:size]), language="en")


def _algorithms(articles: Sequence[Article], sizes: Sequence[int]) -> Table:
    documents = [Document.of(article) for article in articles]
    rows = tuple((name, *_algorithm_cells(name, documents, sizes)) for name in algorithms.NAMES)
    columns = ("algorithm", *(f"{size} sentences" for size in sizes))
    return Table("Scoring the sentences of an article", columns, rows, (ALGORITHMS_NOTE, _machine()))


def _algorithm_cells(name: str, documents: Sequence[Document], sizes: Sequence[int]) -> list[str]:
    ours = [partial(chosen, name, document) for document in documents]
    theirs = [partial(_sumy, name, document) for document in documents] if name in SUMY else []
    races = [partial(race, (one, *other)) for one, *other in zip_longest(ours, *([theirs] if theirs else []))]
    return [_cell(result) for result in series(races, sizes)]


def chosen(name: str, document: Document) -> Choice:
    """The places of an algorithm's best three sentences."""
    scores = algorithms.get(name)(document)
    return sorted(sorted(range(len(scores)), key=lambda i: -scores[i])[:CHOSEN])


@dataclass(frozen=True, slots=True)
class Race:
    """The fastest seconds of each runner, and whether all came to the same result."""

    seconds: tuple[float, ...]
    same: bool


def race(works: Sequence[Callable[[], object]]) -> Race:
    """Runners timed in turn, so that whatever else the machine does slows them alike; the best of a few."""
    rounds: list[list[float]] = []
    results: list[object] = []
    while not rounds or (len(rounds) < REPEATS and sum(map(sum, rounds)) < REPEAT_SECONDS):
        timed = [_timed(work) for work in works]
        rounds.append([seconds for seconds, _ in timed])
        results = [result for _, result in timed]
    return Race(tuple(map(min, zip(*rounds, strict=True))), all(result == results[0] for result in results))


def _timed(work: Callable[[], object]) -> tuple[float, object]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def _cell(result: Race | None) -> str:
    if result is None:
        return "– / –"
    ours, *theirs = result.seconds
    if not theirs:
        return f"{duration(ours)} / –"
    return f"{duration(ours)} / {theirs[0] / ours:.1f}×{'' if result.same else ' ≠'}"


def series(races: Sequence[Callable[[], Race]], sizes: Sequence[int]) -> list[Race | None]:
    """The race at each size; None from the first size on at which a runner is expected to take too long."""
    results: list[Race | None] = []
    run: list[float] = []
    for size, start in zip(sizes, races, strict=True):
        fits = None not in results and expected(run, sizes, size) <= LONGEST
        results.append(start() if fits else None)
        run += [max(result.seconds) for result in results[-1:] if result]
    return results


def expected(run: Sequence[float], sizes: Sequence[int], size: int) -> float:
    """The seconds a size should take, from the seconds of the sizes before it."""
    if not run:
        return 0.0
    power = STEEPEST
    if len(run) > 1:
        before, last = sizes[len(run) - 2 : len(run)]
        power = math.log(run[-1] / run[-2]) / math.log(last / before)
    return float(run[-1] * (size / sizes[len(run) - 1]) ** power)


def duration(seconds: float | None) -> str:
    """A time in milliseconds or seconds."""
    if seconds is None:
        return "–"
    return f"{seconds:.1f} s" if seconds >= 1 else f"{1000 * seconds:.3g} ms"


def _sumy(name: str, document: Document) -> Choice:
    texts = [sentence.text for sentence in document.sentences]
    tokenizer = _Words(dict(zip(texts, document.words, strict=True)))
    model = ObjectDocumentModel([Paragraph([Sentence(text, tokenizer) for text in texts])])
    summarizer = SUMY[name]()
    if name == "edmundson":
        summarizer.bonus_words = frozenset(word for words in document.words for word in words)
        summarizer.null_words = frozenset({"\0"})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        best = summarizer(model, CHOSEN)
    places = {sentence: place for place, sentence in reversed(list(enumerate(model.sentences)))}
    return sorted(places[sentence] for sentence in best)


def _steps(articles: Sequence[Article], sizes: Sequence[int]) -> Table:
    rows = tuple((name, *_step_cells(work, articles, sizes)) for name, work in STEPS.items())
    columns = ("step", *(f"{size} sentences" for size in sizes))
    return Table("The steps of the pipeline", columns, rows, (STEPS_NOTE, _machine()))


def _step_cells(
    work: Callable[[Article], Callable[[], object]], articles: Sequence[Article], sizes: Sequence[int]
) -> list[str]:
    results = series([partial(race, [work(article)]) for article in articles], sizes)
    return [duration(result.seconds[0] if result else None) for result in results]


def _first(article: Article, *, reader: bool) -> Callable[[], object]:
    return lambda: FactIndex(article, reader=reader).answer(QUESTION)


def _further(article: Article, *, reader: bool) -> Callable[[], object]:
    index = FactIndex(article, reader=reader)
    index.answer(QUESTION)
    return partial(index.answer, QUESTION)


def _search(article: Article) -> SentenceSearch:
    return SentenceSearch([sentence.text for sentence in sentences.split(article.text, "en")], "en")


def _naive_split(article: Article) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", article.text)


STEPS: dict[str, Callable[[Article], Callable[[], object]]] = {
    "read_article": lambda article: partial(read_article, article.text),
    "*bytes to str*": lambda article: partial(article.text.encode().decode, "utf-8"),
    "sentences.split": lambda article: partial(sentences.split, article.text, "en"),
    "*a regular expression at full stops*": lambda article: partial(_naive_split, article),
    "summarize": lambda article: partial(summarize, article, sentences=3),
    "*the first sentences*": lambda article: partial(summarize, article, sentences=3, algorithm="lead"),
    "FactIndex and a first question, reader off": partial(_first, reader=False),
    "FactIndex and a first question": partial(_first, reader=True),
    "*BM25 and a first question*": lambda article: lambda: _search(article).find(QUESTION),
    "a further question, reader off": partial(_further, reader=False),
    "a further question": partial(_further, reader=True),
    "*BM25, a further question*": lambda article: partial(_search(article).find, QUESTION),
}


def _machine() -> str:
    version = ".".join(map(str, sys.version_info[:2]))
    return f"Measured with Python {version} on {os.cpu_count()} cores, {platform.machine()}."
