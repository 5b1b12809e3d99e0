"""How likely two items are to tell the same story: a logistic regression over what they share.

Fitted on days whose posts people have sorted into stories (``python -m summarizer.learning.stories``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources

import numpy as np

from summarizer.stories.items import BEGINNING, LEADING, NUMBER, Told
from summarizer.stories.table import NAME, SPEAKER, Numbers, Places, Table

FEATURES = (
    "always", "cosine here", "cosine usual", "lead", "share", "rare here", "rare usual", "names", "figures",
    "other figures", "hours", "same teller", "longer", "shorter", "link", "pairs", "lead told", "burst",
    "burst share", "beginning", "both speak", "one speaks", "same speaker", "speakers", "any speaker",
    "other names", "other lead", "shorter: lead", "shorter: cosine here", "shorter: share", "shorter: names",
    "shorter: rare here",
)  # fmt: skip
"""What is known of two items: the cosines of their words by either rarity, and of their leads; what share of the
shorter one's words is common, and of what names; rare words in common; figures in common, or others in either; how
far apart in time; whether one source; lengths; a link in common; words that stand side by side in both; the lead's
words in all of the other; bursting words in common; their beginnings; who speaks in them; the names, and the words
of the lead, that only one of them has, each of the one with fewer. In short texts some of it says less, or more:
"shorter: lead" is the product of both."""
LENGTHENED = ("lead", "cosine here", "share", "names", "rare here")
UNKNOWN = 3.0
"""Hours between two items of which one has no date."""
SHORTEST = 3
"""Pairs of words an item is taken to have at least."""


def score(told: Sequence[Told], table: Table, pairs: Places, weights: Numbers | None = None) -> Numbers:
    """The logarithm of the odds that each pair (P × 2) of items tells the same story."""
    odds: Numbers = rows(told, table, pairs) @ (load() if weights is None else weights)
    return odds


def rows(told: Sequence[Told], table: Table, pairs: Places) -> Numbers:
    """What is known of each pair (P × 2), one row a pair, by FEATURES."""
    one, other = pairs[:, 0], pairs[:, 1]
    mine, yours, which = shared(table, one, other)

    def total(values: Numbers) -> Numbers:
        return np.bincount(which, values, minlength=len(pairs)).astype(float)

    def least(values: Numbers, floor: float) -> Numbers:
        sums = table.total(values)
        return np.maximum(floor, np.minimum(sums[one], sums[other]))

    def both(mark: int) -> Numbers:
        return (table.marks[mine] & table.marks[yours] & mark > 0).astype(float)

    rare, burst = table.rare[mine], table.burst[mine]
    figures, names = total(both(NUMBER)), table.marks & NAME > 0
    sizes = np.diff(table.bounds)
    has_figure = table.total((table.marks & NUMBER > 0).astype(float)) > 0
    speaks = np.array([item.speaks for item in told])
    named = table.total((table.marks & SPEAKER > 0).astype(float)) > 0
    both_speak, any_speak = speaks[one] & speaks[other], speaks[one] | speaks[other]
    near_names = both(SPEAKER)
    columns = (
        np.ones(len(pairs)),
        total(table.weights[0][mine] * table.weights[0][yours]),
        total(table.weights[1][mine] * table.weights[1][yours]),
        total(table.lead[mine] * table.lead[yours]),
        total(rare) / least(table.rare, 0.1),
        np.log1p(2 * total(np.maximum(0, table.here[mine] - 0.5))),
        np.log1p(2 * total(np.maximum(0, table.usual[mine] - 0.6))),
        total(rare * both(NAME)) / least(np.where(names, table.rare, 0), 1.0),
        np.log1p(figures),
        has_figure[one] & has_figure[other] & (figures == 0),
        np.log1p(_hours(told, one, other)),
        _same(told, one, other, lambda item: item.source),
        np.abs(np.log((sizes[one] + 1) / (sizes[other] + 1))),
        np.log1p(np.minimum(sizes[one], sizes[other])),
        _meet(told, one, other, lambda item: item.links) > 0,
        np.sqrt(_pairs(told, one, other)),
        _lead_told(table, mine, yours, which, pairs),
        np.log1p(total(burst)),
        total(burst) / least(table.burst, 1.0),
        total(both(BEGINNING)) / 4,
        both_speak,
        any_speak & ~both_speak,
        total(near_names) > 0,
        named[one] & named[other],
        named[one] | named[other],
        np.log1p(_alone(table, NAME, (mine, yours), which, pairs)),
        np.log1p(_alone(table, LEADING, (mine, yours), which, pairs)),
    )
    plain = np.stack([np.asarray(column, float) for column in columns], axis=1)
    lengthened = [FEATURES.index(name) for name in LENGTHENED]
    products = plain[:, lengthened] * plain[:, [FEATURES.index("shorter")]]
    both_kinds: Numbers = np.hstack((plain, products))
    return both_kinds


def shared(table: Table, one: Places, other: Places) -> tuple[Places, Places, Places]:
    """Entries of the same stem in both of some pairs: the one's, the other's, and the number of the pair."""
    sizes = np.diff(table.bounds)[one]
    which = np.repeat(np.arange(len(one)), sizes)
    starts = np.repeat(table.bounds[one] - np.concatenate(([0], np.cumsum(sizes)[:-1])), sizes)
    mine = starts + np.arange(len(which))
    keys = table.owners * table.size + table.stems
    wanted = other[which] * table.size + table.stems[mine]
    places = np.searchsorted(keys, wanted).clip(max=max(0, len(keys) - 1))
    found = keys[places] == wanted if len(keys) else np.zeros(0, bool)
    return mine[found], places[found], which[found]


@cache
def load() -> Numbers:
    """The fitted weight of each of FEATURES."""
    text = (resources.files("summarizer") / "weights" / "stories.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text)["pair"]
    return np.array([found[name] for name in FEATURES])


def _alone(table: Table, mark: int, entries: tuple[Places, Places], which: Places, pairs: Places) -> Numbers:
    """The weight of an item's entries with a mark that the other lacks, the lesser of both."""
    marked = np.where(table.marks & mark > 0, table.rare, 0)
    sums = table.total(marked)
    left = [
        sums[pairs[:, side]] - np.bincount(which, marked[found], minlength=len(pairs))
        for side, found in enumerate(entries)
    ]
    least: Numbers = np.maximum(0, np.minimum(*left))
    return least


def _lead_told(table: Table, mine: Places, yours: Places, which: Places, pairs: Places) -> Numbers:
    """How much of either lead's words the whole of the other has, whichever is more."""
    leads = np.where(table.marks & LEADING > 0, table.rare, 0)
    sums = np.maximum(table.total(leads), 0.1)
    shares = [
        np.bincount(which, leads[found], minlength=len(pairs)) / sums[pairs[:, side]]
        for side, found in enumerate((mine, yours))
    ]
    most: Numbers = np.maximum(*shares)
    return most


def _hours(told: Sequence[Told], one: Places, other: Places) -> Numbers:
    moments = np.array([np.nan if item.moment is None else item.moment for item in told])
    apart: Numbers = np.nan_to_num(np.abs(moments[one] - moments[other]), nan=UNKNOWN)
    return apart


def _same(told: Sequence[Told], one: Places, other: Places, key: Callable[[Told], str]) -> Numbers:
    numbers: dict[str, int] = {}
    keys = np.array([numbers.setdefault(key(item), len(numbers)) for item in told])
    same: Numbers = (keys[one] == keys[other]).astype(float)
    return same


def _pairs(told: Sequence[Told], one: Places, other: Places) -> Numbers:
    """What share of the shorter one's pairs of words is common."""
    sizes = np.array([len(item.pairs) for item in told], float)
    least = np.maximum(SHORTEST, np.minimum(sizes[one], sizes[other]))
    share: Numbers = _meet(told, one, other, lambda item: item.pairs) / least
    return share


def _meet(told: Sequence[Told], one: Places, other: Places, key: Callable[[Told], frozenset[str]]) -> Numbers:
    """How many of some things both of each pair have."""
    sets = [key(item) for item in told]
    return np.array([len(sets[i] & sets[j]) for i, j in zip(one.tolist(), other.tolist(), strict=True)], float)
