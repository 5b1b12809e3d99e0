"""Questions as people type them: words left out, misspelt, put otherwise, so that overlap is not all there is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from random import Random

WORD = re.compile(r"\w[\w'’.-]*\w|\w|[^\w\s]")
ASKING = frozenset("who whom whose what which when where why how many much long old far often".split())
PLAIN = re.compile(r"[a-z]{4,}")
REWORDED = 0.45
"""Share of questions changed; the others are left as they were written."""

Neighbours = Mapping[str, Sequence[str]]


def reword(question: str, neighbours: Neighbours, stop_words: frozenset[str], chance: Random) -> str:
    """A question changed in one or two ways, or left alone."""
    if chance.random() >= REWORDED:
        return question
    words = WORD.findall(question.rstrip("? "))
    ways: list[Callable[[list[str]], list[str]]] = [
        lambda given: _dropped(given, chance),
        lambda given: _keywords(given, stop_words, chance),
        lambda given: _misspelt(given, chance),
        lambda given: _otherwise(given, neighbours, stop_words, chance),
        lambda given: _otherwise(given, neighbours, stop_words, chance),
    ]
    for way in chance.sample(ways, chance.choice((1, 1, 2))):
        words = way(words)
    return " ".join(words) + chance.choice(("?", "", ""))


def _dropped(words: list[str], chance: Random) -> list[str]:
    """One word in eight left out, not those that say what is asked."""
    kept = [word for word in words if word.casefold() in ASKING or chance.random() >= 0.125]
    return kept or words


def _keywords(words: list[str], stop_words: frozenset[str], chance: Random) -> list[str]:
    """Without function words, as typed into a search field; now and then without the asking word too."""
    asking = chance.random() < 0.75
    kept = [
        word
        for word in words
        if (asking and word.casefold() in ASKING) or (word.casefold() not in stop_words and word[0].isalnum())
    ]
    return kept or words


def _misspelt(words: list[str], chance: Random) -> list[str]:
    """One longer word with two letters swapped, one doubled, one left out, or one wrong."""
    long = [number for number, word in enumerate(words) if len(word) >= 5 and word.isalpha()]
    if not long:
        return words
    number = chance.choice(long)
    word = words[number]
    at = chance.randrange(1, len(word) - 1)
    wrong = chance.choice(
        (
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1 :],
            word[:at] + chance.choice("aeioustrn") + word[at + 1 :],
        )
    )
    return [*words[:number], wrong, *words[number + 1 :]]


def _otherwise(words: list[str], neighbours: Neighbours, stop_words: frozenset[str], chance: Random) -> list[str]:
    """A third of the plain words replaced by one that stands near them in the encoder's vocabulary."""
    return [
        chance.choice(neighbours[word])
        if PLAIN.fullmatch(word) and word not in stop_words and word in neighbours and chance.random() < 0.34
        else word
        for word in words
    ]
