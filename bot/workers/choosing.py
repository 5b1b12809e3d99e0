"""Summaries of any length, and which of the other lengths would tell something else."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.model import Chosen, Length
from bot.model.lengths import LINE, LONG, MEDIUM, SHORT, steps
from summarizer import Article, Summary, sentences, summarize

TRIED = 100
"""Sentences up to which each length is tried: of more there are hardly ever too few that say something else."""
BEFORE_OTHERS = (MEDIUM, LINE, LONG, SHORT)
"""Which step is told of those that come to the same."""


def choose(article: Article, length: Length, algorithm: str, focus: str) -> Chosen:
    """The summary of an article; raises UnknownAlgorithmError."""

    def summary(count: int | None) -> Summary:
        return summarize(article, sentences=count, algorithm=algorithm, focus=focus)

    total = len(sentences.split(article.text, article.language))
    fitting = summary(None)
    counts = steps(len(fitting.sentences))
    wanted = length.of(counts[MEDIUM], total)
    chosen = fitting if length.kind == MEDIUM else summary(wanted)
    shown = {step: _shown(count, total, summary) for step, count in counts.items() if step != MEDIUM}
    return Chosen(chosen, wanted, total, _different({MEDIUM: len(fitting.sentences), **shown}))


def _shown(count: int, total: int, summary: Callable[[int], Summary]) -> int:
    """The sentences a summary of so many has: others may all repeat those there are."""
    return min(count, total) if total > TRIED else len(summary(count).sentences)


def _different(counts: Mapping[str, int]) -> dict[str, int]:
    """The steps without those that tell what another tells, from the shortest."""
    told: dict[int, str] = {}
    for step in BEFORE_OTHERS:
        told.setdefault(counts[step], step)
    return {step: count for count, step in sorted(told.items())}
