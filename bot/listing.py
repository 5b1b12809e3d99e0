"""The facts of an article as they are listed: in groups, numbered, a page at a time. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot import units
from bot.model import Spot
from summarizer.model import Fact

GROUPS = {
    "facts-who": ("person", "organisation"),
    "facts-where": ("place",),
    "facts-when": ("date", "time"),
    "facts-how-many": (
        "number", "money", "percent", "duration", "age", "distance", "weight", "area", "volume", "speed",
        "temperature",
    ),
    "facts-said": ("quotation",),
}  # fmt: skip
"""The kinds of facts under each heading, by its key."""
OF_A_GROUP = (12, 8, 5, 3, 2, 1)
"""Facts of one group on a page, as many of these as fit: an article's first are the ones it is about."""
TOGETHER = 40
"""Facts on a page at most: each has its button, and five rows of eight are as many as a screen has room for."""
ROOM, BESIDE = 3400, 24
"""UTF-16 units for the facts of a page, so that its title fits into the message too, and for what stands beside
one of them: its number, a day written out."""
Page = dict[str, list[tuple[int, Fact]]]
"""Numbered facts by the key of their heading."""


def pages(facts: Sequence[Fact], *, whole: bool = False) -> list[Page]:
    """The pages of an article's facts, each with some of every group; ``whole`` puts all on one."""
    groups = {
        heading: sorted((fact for fact in facts if fact.kind in kinds), key=lambda fact: fact.sentence.start)
        for heading, kinds in GROUPS.items()
    }
    longest = max(map(len, groups.values()))
    for size in (longest,) if whole else OF_A_GROUP:
        cut = [
            {heading: group[start : start + size] for heading, group in groups.items()}
            for start in range(0, longest, size or 1)
        ]
        if whole or all(map(_fits, cut)):
            break
    return _numbered(cut)


def numbered(facts: Sequence[Fact], number: int) -> Fact | None:
    """The fact that has a number in its list."""
    every = {each: fact for page in pages(facts) for group in page.values() for each, fact in group}
    return every.get(number)


def spot(fact: Fact) -> Spot:
    """Where a fact stands."""
    offset = fact.sentence.text.find(fact.text)
    return Spot(fact.sentence.start, offset, len(fact.text)) if offset >= 0 else Spot(fact.sentence.start)


def _fits(page: dict[str, list[Fact]]) -> bool:
    listed = [fact for group in page.values() for fact in group]
    taken = sum(units.length(fact.text) + units.length(fact.value) + BESIDE for fact in listed)
    return len(listed) <= TOGETHER and taken <= ROOM


def _numbered(cut: Sequence[dict[str, list[Fact]]]) -> list[Page]:
    numbers = iter(range(1, sum(len(group) for page in cut for group in page.values()) + 1))
    return [
        {heading: [(next(numbers), fact) for fact in group] for heading, group in page.items() if group}
        for page in cut
    ]
