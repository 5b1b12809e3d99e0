"""The words by which people say how long a summary shall be and about what, and what stands for each in a text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

EVERYWHERE = ("en", "ru")
"""Read in every chat; another language is read where the app speaks it: to the French "court" is short. What says
shorter and longer is read everywhere."""
WRITTEN = r"[-+]?\d{1,30}(?:[.,]\d+)?"
TOKEN = re.compile(rf"{WRITTEN}(?!\w)|%|\w[\w'’-]*")
FIGURES = re.compile(WRITTEN)
LENGTHS = ("line", "short", "medium", "long")
STEPPED = {"shorter": -1, "longer": 1}
LENGTH, BY, SENTENCES, WORDS, PERCENT, NUMBER, SUMMARY, ABOUT, FILLER, OTHER = (
    "length", "by", "sentences", "words", "percent", "number", "summary", "about", "filler", "other",
)  # fmt: skip
OFTEN_IN_NAMES = frozenset({LENGTH, BY, FILLER})


class Piece(NamedTuple):
    """Some words of a text, ``text[start:end]``, and what they mean: a kind, and which of it or how many."""

    kind: str
    value: str | float
    start: int
    end: int


Meaning = tuple[tuple[str, ...], tuple[str, str | float]]
Words = Mapping[tuple[str, ...], tuple[str, str | float]]
"""What is meant by words beside each other, in lower case."""


def split(text: str, words: Words) -> Iterator[Piece]:
    """The pieces of a text in order; what it does not know are pieces of one word."""
    tokens = list(TOKEN.finditer(text))
    said = tuple(_fold(token[0]) for token in tokens)
    at = 0
    while at < len(tokens):
        width, (kind, value) = _meant(said[at:], words)
        alone = width == 1 and kind in OFTEN_IN_NAMES
        if alone and _is_in_a_name([token[0] for token in tokens[at : at + 2]], said[at:], words):
            kind, value = OTHER, ""
        yield Piece(kind, value, tokens[at].start(), tokens[at + width - 1].end())
        at += width


@cache
def of(locale: str) -> Words:
    """The words of the languages that are read where an app speaks one ("de-AT")."""
    code = locale.replace("_", "-").partition("-")[0].lower()
    codes = dict.fromkeys((*EVERYWHERE, *(each for each in available() if each == code)))
    read = {phrase: meaning for each in reversed(codes) for phrase, meaning in _load(each)}
    return {phrase: meaning for each in available() for phrase, meaning in _compared(each)} | read


@cache
def available() -> tuple[str, ...]:
    """The languages whose words are known."""
    files = resources.files("bot.wishes").iterdir()
    return tuple(sorted(file.name[:-5] for file in files if file.name.endswith(".toml")))


def _meant(said: tuple[str, ...], words: Words) -> tuple[int, tuple[str, str | float]]:
    """How many words of the beginning mean something together, and what."""
    widest = min(len(said), max(map(len, words)))
    longest = next((width for width in range(widest, 0, -1) if said[:width] in words), 0)
    number, unit = _number(said[0], words), words.get(said[1:2], (OTHER, ""))[0]
    if longest > 1 or (longest and number is None):
        return longest, words[said[:longest]]
    if number is not None and unit in (SENTENCES, WORDS, PERCENT):
        return 2, (unit, number)
    return 1, (NUMBER, number) if number is not None and FIGURES.fullmatch(said[0]) else (OTHER, "")


def _number(word: str, words: Words) -> float | None:
    if FIGURES.fullmatch(word):
        return float(word.replace(",", "."))
    kind, value = words.get((word,), (OTHER, ""))
    return float(value) if kind == NUMBER else None


def _is_in_a_name(written: Sequence[str], said: tuple[str, ...], words: Words) -> bool:
    """Whether a word is likelier the beginning of a name: "Long Island"."""
    capitals = len(written) == 2 and all(word[:1].isupper() for word in written)
    return capitals and said[1:2] not in words


def _compared(code: str) -> Iterator[Meaning]:
    """The words of a language for shorter and longer, which mean nothing else in any other."""
    lengths = _data(code)["lengths"]
    for name, by in STEPPED.items():
        yield from _listed(lengths[name], BY, by)


def _data(code: str) -> dict[str, Any]:
    return tomllib.loads((resources.files("bot.wishes") / f"{code}.toml").read_text(encoding="utf-8"))


def _load(code: str) -> Iterator[Meaning]:
    data = _data(code)
    yield from _listed(data["said"]["fillers"], FILLER)
    yield from _listed(data["figures"]["sentences"], SENTENCES)
    yield from _listed(data["figures"]["words"], WORDS)
    for name in LENGTHS:
        yield from _listed(data["lengths"][name], LENGTH, name)
    yield from _compared(code)
    yield from _listed(data["figures"]["percent"], PERCENT)
    for number, forms in enumerate(data["figures"]["numbers"], 1):
        yield from _listed(forms.split(), NUMBER, number)
    for phrase, share in data["figures"]["shares"].items():
        yield from _listed([phrase], PERCENT, share)
    yield from _listed(data["said"]["summary"], SUMMARY)
    yield from _listed(data["said"]["about"], ABOUT)


def _listed(phrases: Sequence[Any], kind: str, value: str | float = "") -> Iterator[Meaning]:
    for phrase in phrases:
        yield tuple(_fold(token) for token in TOKEN.findall(phrase)), (kind, value)


def _fold(word: str) -> str:
    return word.casefold().replace("’", "'").replace("ё", "е")
