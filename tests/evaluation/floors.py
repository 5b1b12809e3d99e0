"""The figures that have floors: what the summarizer makes of our own corpus.

``python -m tests.evaluation.floors`` prints them beside the floors of floors.toml.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from statistics import fmean

from summarizer import summarize
from tests.evaluation import articles, corpus, datasets, days, folding, metrics
from tests.evaluation.asking import Outcome, ask
from tests.evaluation.corpus import Entry

FILE = Path(__file__).with_suffix(".toml")


def load() -> dict[str, float]:
    """The floors by name, as shares."""
    table = tomllib.loads(FILE.read_text("utf-8"))
    return {name: entry["floor"] for name, entry in table.items() if isinstance(entry, dict)}


def measured() -> dict[str, float]:
    """Each figure by its name in floors.toml, as a share."""
    entries = corpus.entries()
    readings = [entry.reading for entry in entries]
    asked = [ask(reading).outcomes for reading in readings]
    told = [outcome for outcome in chain.from_iterable(asked) if outcome.answerable]
    untold = [outcome for outcome in chain.from_iterable(asked) if not outcome.answerable]
    elsewhere = list(chain.from_iterable(ask(reading).outcomes for reading in datasets.swapped(readings)))
    recall, lead = (fmean(summary_recall(entry, name) for entry in entries) for name in ("nutshell", "lead"))
    return {
        "right_sentence": _right(told),
        "right_sentence_reworded": _right(_reworded(entries, asked)),
        "answer_f1": fmean(outcome.ours.f1 for outcome in told),
        "answered": fmean(outcome.ours.answered for outcome in told),
        "refused_elsewhere": fmean(not outcome.ours.answered for outcome in elsewhere),
        "refused_unanswerable": fmean(not outcome.ours.answered for outcome in untold),
        **_folded(),
        "summary_recall": recall,
        "summary_recall_over_lead": recall - lead,
    }


def _folded() -> dict[str, float]:
    """How well our own days of posts are sorted into stories, in B-cubed, and how much better than by words."""
    own = days.days()
    ours, naive = (
        sum((folding.agreement(way(day), day.stories) for day in own), folding.Agreement()).bcubed
        for way in (folding.nutshell, folding.jaccard)
    )
    return {"folding_precision": ours[0], "folding_f1": ours[2], "folding_f1_over_jaccard": ours[2] - naive[2]}


def summary_recall(entry: Entry, algorithm: str) -> float:
    """The share of an entry's chosen sentences found in a summary of as many sentences."""
    article = articles.read(entry.text, entry.title, entry.published)
    summary = summarize(article, sentences=len(entry.summary), algorithm=algorithm)
    shown = [(sentence.start, sentence.end) for sentence in summary.sentences]
    starts = [article.text.index(sentence) for sentence in entry.summary]
    places = [(start, start + len(text)) for start, text in zip(starts, entry.summary, strict=True)]
    return fmean(any(metrics.overlaps(one, [place]) for one in shown) for place in places)


def _right(outcomes: Sequence[Outcome]) -> float:
    return fmean(outcome.ours.right for outcome in outcomes)


def _reworded(entries: Sequence[Entry], asked: Sequence[Sequence[Outcome]]) -> list[Outcome]:
    pairs = zip(entries, asked, strict=True)
    return [
        outcome
        for entry, outcomes in pairs
        for question, outcome in zip(entry.questions, outcomes, strict=True)
        if question.text in entry.reworded
    ]


def main() -> None:
    """Print every figure beside its floor, and the corpus's fingerprint."""
    floors = load()
    for name, figure in measured().items():
        print(f"{name:28}{figure:7.3f}   floor {floors.get(name, 0.0):.3f}")
    print("corpus", corpus.fingerprint())


if __name__ == "__main__":
    main()
