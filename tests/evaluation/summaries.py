"""How near each algorithm's summary comes to one by people."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, combinations
from pathlib import Path
from statistics import fmean

from summarizer import language as languages
from summarizer import sentences, summarize
from summarizer.algorithms import NAMES
from summarizer.learning.summary import ROWS
from summarizer.model import Article
from tests.evaluation import articles, corpus, datasets, metrics
from tests.evaluation.datasets import Model
from tests.evaluation.metrics import Rouge
from tests.evaluation.parallel import over
from tests.evaluation.report import Table, difference, percent, with_interval
from tests.evaluation.tokens import stems, tokens

SENTENCES = 3
ARTICLES = 100
"""Articles drawn from each set by default."""
REPEATED = 0.7
"""The share of a sentence's words in another that makes it a repeat; all its words, unlike the summarizer's."""
FEWEST = 5
"""Words under which a sentence shares too many by chance."""
SETS = ("cnn-validation", "cnndm-train", "bbc-extractive", "orangesum-fr-valid")
PLAIN_NOTE = (
    "F-measures on Snowball stems, in percent; over the lead is the difference in ROUGE-2 to the first "
    "sentences, article by article; leaning is the share of sentences that open with a pronoun or connective, "
    "dangling of those that do so without the sentence before them in the summary; repeats are pairs of sentences "
    f"in a hundred summaries of which the shorter has {REPEATED:.0%} of its words in the other."
)
EVEN_NOTE = (
    f"Each summary is the longest of whole sentences with no more words than the first {SENTENCES} sentences."
)
HEADLINE_NOTE = "Where the set gives a headline beside the text, every algorithm may use it."
COLUMNS = ("algorithm", "n", "ROUGE-1", "ROUGE-2", "ROUGE-Lsum", "over the lead")
_OPENING = re.compile(r"^\W+")


@dataclass(frozen=True, slots=True)
class Scored:
    """One algorithm's summary of one article: its ROUGE at three sentences and at the lead's length."""

    algorithm: str
    plain: Rouge
    even: Rouge
    words: int
    leaning: tuple[bool, ...]
    dangling: tuple[bool, ...]
    repeats: int


def tables(data: Path, limit: int | None) -> list[Table]:
    """All tables about summaries; ``limit`` articles a set, 0 for all of them."""
    drawn = ARTICLES if limit is None else limit
    sets = [(name, unfitted(data, name)) for name in SETS]
    sets = [(name, models[:drawn] if drawn else models) for name, models in sets]
    own = ("our corpus", [entry.model for entry in corpus.entries()])
    return list(chain.from_iterable(_tables(name, models) for name, models in [*sets, own]))


def unfitted(data: Path, name: str) -> list[Model]:
    """The articles of a set that the shipped weights were not fitted to, nor to a copy of."""
    models, fitted = datasets.models(data / "summaries" / f"{name}.jsonl.gz"), ROWS.get(name, 0)
    known = {model.text for model in models[:fitted]}
    return [model for model in models[fitted:] if model.text not in known]


def _tables(name: str, models: Sequence[Model]) -> tuple[Table, Table]:
    scored = list(chain.from_iterable(over(_score_all, models)))
    by_name = {algorithm: [row for row in scored if row.algorithm == algorithm] for algorithm in NAMES}
    fitted = (
        f"The first {ROWS[name]} articles, which the weights were fitted to, are left out." if name in ROWS else ""
    )
    notes = tuple(filter(None, (HEADLINE_NOTE, fitted)))
    return _plain(name, by_name, notes), _even(name, by_name, notes)


def _score_all(model: Model) -> list[Scored]:
    article = articles.read(model.text, model.title)
    return [score(model, article, algorithm) for algorithm in NAMES]


def score(model: Model, article: Article, algorithm: str) -> Scored:
    """An algorithm's summary of an article against the reference."""
    chosen = texts(article, algorithm, SENTENCES)
    even = within(article, algorithm, length(texts(article, "lead", SENTENCES)))
    leaning = tuple(leans(sentence, model.language) for sentence in chosen)
    return Scored(
        algorithm=algorithm,
        plain=metrics.rouge(chosen, model.reference, model.language),
        even=metrics.rouge(even, model.reference, model.language),
        words=length(chosen),
        leaning=leaning,
        dangling=tuple(map(operator.and_, leaning, alone(article, chosen))),
        repeats=sum(repeated(one, other, model.language) for one, other in combinations(chosen, 2)),
    )


@lru_cache(maxsize=64)
def texts(article: Article, algorithm: str, sentences: int) -> tuple[str, ...]:
    """The sentences of a summary."""
    return tuple(
        sentence.text for sentence in summarize(article, sentences=sentences, algorithm=algorithm).sentences
    )


def within(article: Article, algorithm: str, budget: int) -> tuple[str, ...]:
    """The longest summary of at most ``budget`` words; one sentence, cut there, where none is so short."""
    chosen = texts(article, algorithm, SENTENCES)
    while length(chosen) > budget and len(chosen) > 1:
        chosen = texts(article, algorithm, len(chosen) - 1)
    if length(chosen) > budget:
        return (" ".join(tokens(chosen[0])[:budget]),)
    while len(longer := texts(article, algorithm, len(chosen) + 1)) > len(chosen) and length(longer) <= budget:
        chosen = longer
    return chosen


def length(sentences: Iterable[str]) -> int:
    """Words of a summary."""
    return sum(len(tokens(sentence)) for sentence in sentences)


def leans(sentence: str, language: str) -> bool:
    """Whether a sentence opens with a pronoun or connective that leans on the sentence before it."""
    known = languages.load(language)
    opening = _OPENING.sub("", sentence).casefold()
    first = (tokens(opening) or [""])[0]
    return first in known.leaning or any(re.match(rf"{re.escape(p)}\b", opening) for p in known.leaning_phrases)


def alone(article: Article, chosen: Sequence[str]) -> list[bool]:
    """Which sentences of a summary have not the article's sentence before them in it."""
    every = ["", *(sentence.text for sentence in sentences.split(article.text, article.language))]
    return [every[every.index(sentence, 1) - 1] not in chosen for sentence in chosen]


def repeated(one: str, other: str, language: str) -> bool:
    """Whether nearly all words of the shorter sentence are in the other."""
    fewer, more = sorted((set(stems(one, language)), set(stems(other, language))), key=len)
    return len(fewer) >= FEWEST and len(fewer & more) >= REPEATED * len(fewer)


def _plain(name: str, scored: dict[str, list[Scored]], notes: tuple[str, ...]) -> Table:
    columns = (*COLUMNS, "words", "leaning", "dangling", "repeats")
    by_name = {algorithm: [row.plain for row in rows] for algorithm, rows in scored.items()}
    extra = {algorithm: (_words(rows), *_readable(rows)) for algorithm, rows in scored.items()}
    rows = tuple((*_rouge_row(algorithm, by_name), *extra[algorithm]) for algorithm in scored)
    return Table(f"{name}, {SENTENCES} sentences", columns, rows, (PLAIN_NOTE, *notes))


def _even(name: str, scored: dict[str, list[Scored]], notes: tuple[str, ...]) -> Table:
    by_name = {algorithm: [row.even for row in rows] for algorithm, rows in scored.items()}
    rows = tuple(_rouge_row(algorithm, by_name) for algorithm in scored)
    return Table(f"{name}, as many words as the lead", COLUMNS, rows, (EVEN_NOTE, *notes))


def _rouge_row(algorithm: str, scored: dict[str, list[Rouge]]) -> tuple[str, ...]:
    scores = scored[algorithm]
    measures = ([score[i] for score in scores] for i in range(3))
    cells = (with_interval(fmean(values), _interval(values)) for values in measures)
    gains = [ours.two - lead.two for ours, lead in zip(scores, scored["lead"], strict=True)]
    gain = "–" if algorithm == "lead" else difference(fmean(gains), _interval(gains))
    return algorithm, str(len(scores)), *cells, gain


def _interval(values: Sequence[float]) -> tuple[float, float]:
    return metrics.interval([[value] for value in values])


def _words(rows: Sequence[Scored]) -> str:
    return f"{fmean(row.words for row in rows):.0f}"


def _readable(rows: Sequence[Scored]) -> tuple[str, str, str]:
    leaning = fmean(chain.from_iterable(row.leaning for row in rows))
    dangling = fmean(chain.from_iterable(row.dangling for row in rows))
    repeats = 100 * fmean(row.repeats for row in rows)
    return percent(leaning), percent(dangling), f"{repeats:.0f}"
