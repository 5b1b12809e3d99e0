"""The tables of what answers are made of, counted over questions whose answer is known."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarizer.answer.classes import CLASSES
from summarizer.answer.spans.features import TABLES, UNSEEN, keys
from summarizer.answer.spans.reading import LONGEST, Reading, pattern
from summarizer.answer.spans.wanting import Wanting

BOUNDARIES = ("left", "first", "last", "right", "opening", "closing", "length")
WORDLESS = ("opening", "closing", "length", "kind, pattern")
"""The tables that hold no words, for any language."""
LEAST = {"left": 4, "first": 4, "last": 4, "right": 4, "opening": 2, "closing": 2, "length": 1}
SELDOM = 4
"""How often something must be seen in answers to be told at all, in the tables of kinds and heads."""
TRUST = 4.0
"""Answers of a kind that weigh as much as what is known of all stretches."""
SLIGHT = 0.25
"""Odds under which something tells nothing."""
EVERY = 4
"""Of every so many sentences the stretches are counted that are no answers."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question, the sentence that answers it, and the (first, last) tokens of its answers."""

    wanted: Wanting
    reading: Reading
    answers: tuple[tuple[int, int], ...]


def count(examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    """All tables: logarithms of odds by key, those that tell something."""
    seen = {name: Counter[str]() for name in (*BOUNDARIES, *TABLES)}
    usual = {name: Counter[str]() for name in (*BOUNDARIES, *TABLES)}
    for number, example in enumerate(examples):
        for answer in example.answers[:1]:
            for name, key in _events(example, *answer):
                seen[name][key] += 1
        if number % EVERY == 0:
            for name, key in _all(example.reading):
                usual[name][key] += 1
    return {name: dict(_odds(name, seen[name], usual[name])) for name in seen}


def wordless(tables: Mapping[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """The tables that serve any language."""
    return {name: tables[name] for name in WORDLESS}


def _events(example: Example, first: int, last: int) -> Iterator[tuple[str, str]]:
    """(table, key) of everything seen at an answer."""
    reading = example.reading
    letters = ["^", *(CLASSES[kind] for kind in reading.classes), "^"]
    beside = ["^", *reading.folded, "^"]
    yield from _boundary(letters, beside, first, last)
    shape = pattern("".join(letters[first + 1 : last + 2]))
    found = keys(example.wanted, reading)
    kind, head = example.wanted.question.kind, example.wanted.head
    at = (None, first, first, last, None, last, first)
    for name, texts, place in zip(TABLES, found, at, strict=True):
        if place is None:
            yield name, f"{kind if name.startswith('kind') else head} {shape}"
        else:
            yield name, texts[place]


def _boundary(letters: Sequence[str], beside: Sequence[str], first: int, last: int) -> Iterator[tuple[str, str]]:
    yield "left", beside[first]
    yield "first", beside[first + 1]
    yield "last", beside[last + 1]
    yield "right", beside[last + 2]
    yield "opening", "".join(letters[first : first + 3])
    yield "closing", "".join(letters[last : last + 3])
    yield "length", str(last - first)


def _all(reading: Reading) -> Iterator[tuple[str, str]]:
    """(table, what is told of the stretch) of every token and every stretch of a sentence."""
    letters = ["^", *(CLASSES[kind] for kind in reading.classes), "^"]
    beside = ["^", *reading.folded, "^"]
    stems = [stem or text for stem, text in zip(reading.stems, reading.folded, strict=True)]
    for place in range(len(reading.tokens)):
        yield from (pair for pair in _boundary(letters, beside, place, place) if pair[0] != "length")
        yield "kind, first", beside[place + 1]
        yield "kind, left", beside[place]
        yield "kind, last", stems[place]
        yield "head, last", stems[place]
        yield "asking, left", beside[place]
        for last in range(place, min(place + LONGEST, len(reading.tokens))):
            yield "length", str(last - place)
            shape = pattern("".join(letters[place + 1 : last + 2]))
            yield "kind, pattern", shape
            yield "head, pattern", shape


def _odds(name: str, seen: Counter[str], usual: Counter[str]) -> Iterator[tuple[str, float]]:
    """(key, logarithm of odds); a key of a kind is measured against what all stretches are."""
    behind = name in TABLES
    totals = Counter[str]()
    for key, times in seen.items():
        totals[key.rpartition(" ")[0] if behind else ""] += times
    size, total = len(usual) + 1, usual.total()
    for key, times in sorted(seen.items()):
        group, _, what = key.rpartition(" ") if behind else ("", "", key)
        if times < LEAST.get(name, SELDOM) or (behind and not group):
            continue
        common = (usual[what] + 0.5) / (total + 0.5 * size)
        odds = math.log((times + TRUST * common) / (totals[group] + TRUST) / common)
        if abs(odds) >= SLIGHT or behind:
            yield key, round(odds, 1)
    if name == "kind, pattern":
        for group, times in sorted(totals.items()):
            yield f"{group} {UNSEEN}", round(math.log(TRUST / (times + TRUST)), 1)
