"""How well posts that tell the same story are folded into one, beside naive ways; the labels are people's."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from summarizer import language as languages
from summarizer import words
from summarizer.learning.stories import days
from summarizer.learning.stories.days import Day
from summarizer.model import Post
from summarizer.stories import folding, furniture, items
from tests.evaluation.report import Table, percent

LABELS = Path(__file__).parent / "stories"
JACCARD = 0.5
COSINE = 0.3
"""The threshold at which tf-idf folds best on the days used to tune."""

Labels = Sequence[Hashable]
Fold = Callable[[Day], Labels]

NOTE = (
    "Whole days of posts, sorted into stories by a reader (`stories/README.md`); nothing was fitted or chosen by "
    "them, though they were looked at while it was made. B-cubed (Bagga and Baldwin, LREC 1998): of a post's "
    "story as told, the share that belongs there, and of its story as meant, the share that is there, each the "
    "mean over all posts; pairs: over all pairs of posts of a day. In percent. The second reader had the "
    "guideline and not the first one's labels."
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Sums over posts and pairs, so that days add up.

    B-cubed ``precision`` and ``recall`` over ``posts``; pairs that are ``found``, ``meant`` and both (``right``).
    """

    posts: int = 0
    precision: float = 0.0
    recall: float = 0.0
    right: int = 0
    found: int = 0
    meant: int = 0

    def __add__(self, other: Agreement) -> Agreement:
        """Both together."""
        return Agreement(
            self.posts + other.posts,
            self.precision + other.precision,
            self.recall + other.recall,
            self.right + other.right,
            self.found + other.found,
            self.meant + other.meant,
        )

    @property
    def bcubed(self) -> tuple[float, float, float]:
        """Precision, recall and their harmonic mean over the posts."""
        precision, recall = self.precision / self.posts, self.recall / self.posts
        return precision, recall, harmonic(precision, recall)

    @property
    def pairs(self) -> tuple[float, float, float]:
        """The same over pairs."""
        precision = self.right / self.found if self.found else math.nan
        recall = self.right / self.meant if self.meant else math.nan
        return precision, recall, 2 * self.right / (self.found + self.meant) if self.meant else math.nan


def harmonic(one: float, other: float) -> float:
    """The harmonic mean of two shares."""
    return 2 * one * other / (one + other) if one + other else 0.0


def agreement(found: Labels, meant: Labels) -> Agreement:
    """How one way to sort posts agrees with another, each a label a post."""
    both, ours, theirs = Counter(zip(found, meant, strict=True)), Counter(found), Counter(meant)
    return Agreement(
        len(found),
        sum(both[f, m] / ours[f] for f, m in zip(found, meant, strict=True)),
        sum(both[f, m] / theirs[m] for f, m in zip(found, meant, strict=True)),
        *(sum(map(_pairs, counts.values())) for counts in (both, ours, theirs)),
    )


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def apart(day: Day) -> Labels:
    """Every post a story of its own."""
    return range(len(day.posts))


def exact(day: Day) -> Labels:
    """Posts with the same words are one story."""
    return [" ".join(found) for found in _words(day)]


def jaccard(day: Day) -> Labels:
    """Posts that share half of their words are one story, by single links."""
    found = [frozenset(some) for some in _words(day)]
    sure = (
        (i, j)
        for i, j in combinations(range(len(found)), 2)
        if len(found[i] & found[j]) >= JACCARD * len(found[i] | found[j]) > 0
    )
    return _linked(len(found), sure)


def tfidf(day: Day) -> Labels:
    """Posts whose stems have a cosine above the threshold, weighed by tf-idf over the day, by single links."""
    vectors = _vectors(day)
    sure = (
        (i, j)
        for i, j in combinations(range(len(vectors)), 2)
        if sum(weight * vectors[j].get(stem, 0.0) for stem, weight in vectors[i].items()) >= COSINE
    )
    return _linked(len(vectors), sure)


def nutshell(day: Day) -> Labels:
    """As digests are folded."""
    labels = list(range(len(day.posts)))
    for group in folding.fold(items.read(day.posts)):
        for number in group:
            labels[number] = group[0]
    return labels


WAYS: Mapping[str, Fold] = {
    "every post apart": apart,
    "the same text": exact,
    f"words, Jaccard {JACCARD}": jaccard,
    f"stems, tf-idf cosine {COSINE}": tfidf,
    "Nutshell": nutshell,
}


def table(data: Path) -> Table:
    """Each way on the days that are reported of, all together and one by one."""
    read = [days.read(data, LABELS, name) for name in days.REPORT]
    rows = [row for name, way in WAYS.items() for row in _rows(name, way, read)]
    columns = ("way", "day", "posts", *(f"{what} {of}" for what in ("B³", "pairs") for of in ("P", "R", "F1")))
    return Table("Posts folded into stories", columns, (*rows, *_second(data)), (NOTE,))


def _rows(name: str, way: Fold, read: Sequence[Day]) -> Iterator[tuple[str, ...]]:
    found = [agreement(way(day), day.stories) for day in read]
    yield _row(name, "all", sum(found, Agreement()))
    if way is nutshell:
        yield from (_row(name, day.name, one) for day, one in zip(read, found, strict=True))


def _second(data: Path) -> Iterator[tuple[str, ...]]:
    names = [name for name in days.REPORT if (LABELS / f"{name}.second.tsv").exists()]
    found = [
        agreement(days.read(data, LABELS, f"{name}.second").stories, days.read(data, LABELS, name).stories)
        for name in names
    ]
    yield _row("a second reader", ", ".join(names), sum(found, Agreement()))


def _row(name: str, day: str, of: Agreement) -> tuple[str, ...]:
    return name, day, f"{of.posts:,}", *map(percent, (*of.bcubed, *of.pairs))


def _words(day: Day) -> list[list[str]]:
    return [words.WORD.findall(furniture.ADDRESS.sub(" ", post.text).casefold()) for post in day.posts]


def _vectors(day: Day) -> list[dict[str, float]]:
    counts = [Counter(_stems(post)) for post in day.posts]
    frequency = Counter(stem for one in counts for stem in one)
    vectors = []
    for one in counts:
        weights = {
            stem: (1 + math.log(times)) * math.log((len(counts) + 1) / frequency[stem])
            for stem, times in one.items()
        }
        length = math.sqrt(sum(weight**2 for weight in weights.values())) or 1.0
        vectors.append({stem: weight / length for stem, weight in weights.items()})
    return vectors


def _stems(post: Post) -> list[str]:
    text = furniture.ADDRESS.sub(" ", post.text)
    return words.stems(text, languages.load(languages.detect(text)))


def _linked(size: int, sure: Iterator[tuple[int, int]]) -> Labels:
    neighbours = defaultdict[int, list[int]](list)
    for one, other in sure:
        neighbours[one].append(other)
        neighbours[other].append(one)
    labels = [-1] * size
    for number in range(size):
        waiting = [number] if labels[number] < 0 else []
        while waiting:
            reached = waiting.pop()
            if labels[reached] < 0:
                labels[reached] = number
                waiting += neighbours[reached]
    return labels
