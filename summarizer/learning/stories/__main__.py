"""``python -m summarizer.learning.stories --data DIR --labels DIR`` fits what tells that two posts are one story.

It reads ``DIR/posts`` and the days labelled to tune, and writes ``weights/stories.toml``, what each fact about a
pair weighs, and ``weights/stories.npz``, how usual each word is. Words are counted over the posts of no labelled
day nor of the days before and after one. The same data give the same weights.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from summarizer.learning.regression import logistic
from summarizer.learning.stories import days
from summarizer.learning.stories.days import Day
from summarizer.model import Post
from summarizer.stories import background, candidates, items, likeness, table
from summarizer.stories.background import Background
from summarizer.stories.likeness import FEATURES
from summarizer.stories.table import Known, Numbers

FOLDER = Path(likeness.__file__).parents[1] / "weights"
LABELS = Path("tests/evaluation/stories")
HEADER = "# Written by python -m summarizer.learning.stories; fit again rather than edit.\n"
RIDGE = 3.0
SELDOM = 3
"""Posts a word must be in to be counted."""
ALIKE = 60
"""Characters by which a post is known for another's copy."""

Example = tuple[Numbers, Numbers, Numbers]


def main() -> None:
    """Count words, fit both and write them."""
    parser = argparse.ArgumentParser(description="Fit what tells that two posts tell the same story.")
    parser.add_argument("--data", type=Path, required=True, help="the folder of evaluation data")
    parser.add_argument("--labels", type=Path, default=LABELS, help="the folder of labelled days")
    options = parser.parse_args()
    known = count(days.posts(options.data).values())
    labelled = [days.read(options.data, options.labels, name) for name in days.TUNE]
    write(fit(labelled, known), known)


def write(weights: Numbers, known: Mapping[str, Background]) -> None:
    """Put the weights where the summarizer reads them."""
    lines = (f'"{name}" = {value:.4f}' for name, value in zip(FEATURES, weights, strict=True))
    (FOLDER / "stories.toml").write_text("\n".join((HEADER, "[pair]", *lines, "")), encoding="utf-8")
    arrays: dict[str, Any] = {f"{code}.marks": own.marks for code, own in known.items()}
    arrays |= {f"{code}.counts": own.counts for code, own in known.items()}
    posts = np.array([own.posts for own in known.values()])
    np.savez_compressed(FOLDER / "stories.npz", languages=np.array(list(known)), posts=posts, **arrays)


def count(posts: Iterable[Post]) -> dict[str, Background]:
    """How usual the words of English and Russian are; other languages have too few posts."""
    spared = {day + timedelta(step) for day in _labelled() for step in (-1, 0, 1)}
    told = items.read([post for post in posts if post.date and post.date.date() not in spared])
    once = {(one.language, one.text.strip()[:ALIKE]): one for one in told if one.stems}.values()
    return {code: _background([one for one in once if one.language == code]) for code in ("en", "ru")}


def fit(labelled: Sequence[Day], known: Mapping[str, Background]) -> Numbers:
    """The weights of the pairs of some days, each day also told as one of a language nothing is known of."""
    found = [example(day, of) for day in labelled for of in (known.get, lambda _: None)]
    rows, right, counts = (np.concatenate(column) for column in zip(*found, strict=True))
    middle, spread = rows.mean(axis=0), rows.std(axis=0)
    middle[0], spread[spread == 0] = 0, 1
    told = list(zip((rows - middle) / spread, right > 0, strict=True))
    weights: Numbers = logistic(told, counts, RIDGE) / spread
    weights[0] -= weights @ middle
    return weights


def example(day: Day, known: Known) -> Example:
    """The pairs of a day that are compared, whether each is one story, and what each counts.

    A story of many posts has many pairs: each counts less the larger its story is.
    """
    told = items.read(day.posts)
    built = table.build(told, known)
    pairs = candidates.find(told, built)
    sizes = Counter(day.stories)
    right = np.array([day.stories[one] == day.stories[other] for one, other in pairs], float)
    weights = np.array([2 / sizes[day.stories[one]] for one, _ in pairs])
    return likeness.rows(told, built, pairs), right, np.where(right > 0, weights, 1.0)


def _labelled() -> Iterator[date]:
    return (date.fromisoformat(name.partition("-")[2]) for name in (*days.TUNE, *days.REPORT))


def _background(told: Sequence[items.Told]) -> Background:
    counts = Counter(stem for one in told for stem in one.stems)
    rows = sorted((background.checksum(stem), times) for stem, times in counts.items() if times >= SELDOM)
    found = dict(rows)
    return Background(np.array(list(found), np.uint32), np.array(list(found.values()), np.uint16), len(told))


if __name__ == "__main__":
    main()
