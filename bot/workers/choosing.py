"""Summaries of any length, and which of the other lengths would tell something else."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.model import Chosen, Length
from bot.model.lengths import LINE, LONG, MEDIUM, SENTENCES, SHORT, WORDS, steps
from summarizer import Article, Summary, sentences, summarize

TRIED = 100
"""Sentences up to which each length is tried: of more there are hardly ever too few that say something else."""
BEFORE_OTHERS = (MEDIUM, LINE, LONG, SHORT)
"""Which step is told of those that come to the same."""


def choose(article: Article, length: Length, algorithm: str, focus: str) -> Chosen:
    """The summary of an article; raises UnknownAlgorithmError."""

    def told(count: int | None) -> Summary:
        return summarize(article, sentences=count, algorithm=algorithm, focus=focus)

    total = len(sentences.split(article.text, article.language))
    fitting = told(None)
    counts = steps(len(fitting.sentences))
    wanted = length.of(counts[MEDIUM], total)
    if length.kind == WORDS:
        chosen = summarize(article, words=int(length.number), algorithm=algorithm, focus=focus)
        wanted = len(chosen.sentences)
    else:
        chosen = fitting if length.kind == MEDIUM else told(wanted)
    shown = {step: _shown(count, total, told) for step, count in counts.items() if step != MEDIUM}
    return Chosen(chosen, wanted, total, _different({MEDIUM: len(fitting.sentences), **shown}))


def summary(article: Article, length: Length, algorithm: str) -> Summary:
    """The summary of an article alone, without a look at other lengths; raises UnknownAlgorithmError."""
    if length.kind == WORDS:
        return summarize(article, words=int(length.number), algorithm=algorithm)
    if length.kind in (LINE, SENTENCES):
        return summarize(article, sentences=length.of(1, 1), algorithm=algorithm)
    fitting = summarize(article, algorithm=algorithm)
    if length.kind == MEDIUM:
        return fitting
    total = len(sentences.split(article.text, article.language))
    return summarize(article, sentences=length.of(len(fitting.sentences), total), algorithm=algorithm)


def _shown(count: int, total: int, told: Callable[[int], Summary]) -> int:
    """The sentences a summary of so many has: others may all repeat those there are."""
    return min(count, total) if total > TRIED else len(told(count).sentences)


def _different(counts: Mapping[str, int]) -> dict[str, int]:
    """The steps without those that tell what another tells, from the shortest."""
    told: dict[int, str] = {}
    for step in BEFORE_OTHERS:
        told.setdefault(counts[step], step)
    return {step: count for count, step in sorted(told.items())}
