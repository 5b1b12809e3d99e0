"""Items to stories: those told twice are one at once, then the likeliest stories are joined, one pair at a time.

Two stories are as likely the same as the likeliest fifth of the pairs between them, in the mean; a pair that was
never compared counts as unlike. One bridge between two stories thus joins them no more than it should, as it
would with single links, while a long story need not be alike in all its parts, as it would in the mean of all.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from summarizer.model import Post
from summarizer.stories import candidates, likeness, table
from summarizer.stories.items import Told
from summarizer.stories.table import Known, Numbers

JOINED = -0.6
"""The logarithm of the odds from which two stories are one; chosen on the days used to tune."""
TOP = 0.2
"""The share of the pairs between two stories that speaks for them; chosen on the same days."""
UNLIKE = -4.0
"""What a pair counts that was not compared."""
BOUNDS = (-6.0, 3.0)
"""Odds beyond which a pair says no more than at them."""
COPIED = 4
"""Different content words from which two texts with the same words are copies."""

Likeness = tuple[int, int, float]


def fold(told: Sequence[Told], weights: Numbers | None = None, known: Known | None = None) -> list[list[int]]:
    """The numbers of the items of each story, in the order of their time."""
    order = sorted(range(len(told)), key=lambda n: (told[n].moment is None, told[n].moment or 0.0, n))
    timely = [told[number] for number in order]
    groups = join(len(timely), copies(timely), likenesses(timely, weights, known))
    return [[order[place] for place in group] for group in groups]


def likenesses(
    told: Sequence[Told], weights: Numbers | None = None, known: Known | None = None
) -> Iterator[Likeness]:
    """The compared pairs of items in the order of their time, with the logarithms of their odds."""
    if not any(one.stems for one in told):
        return
    built = table.build(told, known) if known else table.build(told)
    pairs = candidates.find(told, built)
    scores = likeness.score(told, built, pairs, weights).clip(*BOUNDS)
    for (one, other), value in zip(pairs.tolist(), scores.tolist(), strict=True):
        yield one, other, value


def copies(told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Pairs that are the same for certain: of one origin, article or wording, and near in time."""
    known = defaultdict[tuple[str, ...], list[int]](list)
    for number, one in enumerate(told):
        for key in _keys(one):
            known[key].append(number)
    for numbers in known.values():
        yield from (pair for pair in pairwise(numbers) if _is_near(*(told[number] for number in pair)))


def _is_near(one: Told, other: Told) -> bool:
    if one.moment is None or other.moment is None:
        return True
    return abs(one.moment - other.moment) <= candidates.HOURS


def _keys(one: Told) -> Iterator[tuple[str, ...]]:
    if isinstance(one.item, Post) and one.item.origin:
        yield "origin", one.item.origin
    behind = one.item.article if isinstance(one.item, Post) else one.item
    if behind and behind.source and behind.kind != "live":
        yield "article", behind.source
    if not one.stems:
        yield from (("link", link) for link in one.links)
    if len(one.stems) >= COPIED:
        yield "text", " ".join(one.text.casefold().split())


def join(size: int, same: Iterable[tuple[int, int]], alike: Iterable[Likeness]) -> list[list[int]]:
    """Groups of the numbers below ``size``, those of a group rising, by their first number."""
    groups = _Groups(size)
    root = _roots(size, same)
    for number in range(size):
        if root[number] != number:
            groups.members[root[number]] += groups.members.pop(number)
    for one, other, value in alike:
        groups.link(root[one], root[other], value)
    groups.merge()
    return sorted(sorted(members) for members in groups.members.values())


def _roots(size: int, same: Iterable[tuple[int, int]]) -> list[int]:
    """For each number the first of those it is the same as (union-find)."""
    root = list(range(size))

    def find(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    for one, other in same:
        low, high = sorted((find(one), find(other)))
        root[high] = low
    return [find(number) for number in range(size)]


class _Groups:
    """Groups that are being joined: ``members`` of each, ``links`` the values between two."""

    def __init__(self, size: int) -> None:
        self.members = {number: [number] for number in range(size)}
        self.links = defaultdict[int, dict[int, list[float]]](dict)

    def link(self, one: int, other: int, value: float) -> None:
        """Tell a value between two groups."""
        if one != other:
            self.links[one].setdefault(other, []).append(value)
            self.links[other].setdefault(one, []).append(value)

    def merge(self) -> None:
        """Join the likeliest two as long as any are likely enough."""
        heap = [entry for one in self.links for entry in self._entries(one) if entry[1] < entry[2]]
        heapq.heapify(heap)
        while heap:
            value, one, other = heapq.heappop(heap)
            if self._value(one, other) != -value:
                continue
            self._join(one, other)
            for entry in self._entries(one):
                heapq.heappush(heap, entry)

    def _entries(self, one: int) -> list[tuple[float, int, int]]:
        values = ((self._value(one, other), min(one, other), max(one, other)) for other in self.links[one])
        return [(-value, low, high) for value, low, high in values if value >= JOINED]

    def _value(self, one: int, other: int) -> float:
        """How likely two groups are one; minus infinity where they are not two groups that were compared."""
        found = self.links.get(one, {}).get(other)
        if found is None or other not in self.members or one not in self.members:
            return -math.inf
        count = math.ceil(TOP * len(self.members[one]) * len(self.members[other]))
        best = heapq.nlargest(count, found)
        return (sum(best) + UNLIKE * (count - len(best))) / count

    def _join(self, one: int, other: int) -> None:
        """Make the second group part of the first."""
        self.members[one] += self.members.pop(other)
        for third, values in self.links.pop(other).items():
            del self.links[third][other]
            if third != one:
                self.links[one].setdefault(third, []).extend(values)
                self.links[third][one] = self.links[one][third]
