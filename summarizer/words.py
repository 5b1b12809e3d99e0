"""Words of a text as slices, and their stems: what sentences are compared by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from summarizer.language import Language

MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0951-\u0957"
    "\u0962\u0963\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200c"
)
"""Combining marks that belong to a word though ``\\w`` does not match them: Latin accents in decomposed
text, Hebrew points, Arabic vowel signs, Devanagari and Thai vowel signs, and Persian's zero-width joiner."""

WORD = re.compile(rf"\d+(?:[.,:]\d+)+|[\w{MARKS}]+(?:['’`´][\w{MARKS}]+)*")
UNSPACED = re.compile(r"[\u0e00-\u0e7f]+|[\u3040-\u30ff]+|[\u3400-\u9fff\uf900-\ufaff]+")
CLUSTER = re.compile(r"[\u0e40-\u0e44]?[\u0e01-\u0e2e][\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]*|.", re.DOTALL)
"""A Thai consonant with its vowels and tones; any other character by itself."""
FOLDED = re.compile("[\u0300-\u036f\u0640\u064b-\u065f\u0670\u200c]")
POSSESSIVE = re.compile(r"['’`´]s?$")
LETTERS = str.maketrans("أإآىةیک’", "اااي\u0647يك'")
"""Letters that are written one for another: hamza on alif, Persian yeh and kaf in Arabic, a curly apostrophe."""


LONG = 1000
"""Characters from which a text is no sentence, and its words are not kept."""


class Word(NamedTuple):
    """One word of a text; offsets in characters."""

    text: str
    start: int
    end: int


def split(text: str, language: Language) -> Iterator[Word]:
    """The words of a text in order; where no spaces part them, overlapping pairs of characters.

    In Thai, of consonants with their vowels and tones. Pairs find what a question is about as well as the words of
    a dictionary do (``python -m tests.evaluation --only words``), and load none.
    """
    return iter(_remembered(text, language.spaces) if len(text) < LONG else _split(text, language.spaces))


@lru_cache(maxsize=1000)
def _remembered(text: str, spaces: bool) -> tuple[Word, ...]:
    """The words of a sentence, which many ask for in turn."""
    return tuple(_split(text, spaces))


def _split(text: str, spaces: bool) -> Iterator[Word]:
    for match in WORD.finditer(text):
        if spaces or not UNSPACED.search(match[0]):
            yield Word(match[0], match.start(), match.end())
        else:
            yield from _pairs(match)


def count(text: str) -> int:
    """How many words a text has, roughly: two characters are one where nothing stands between words."""
    return len(text.split()) + sum(len(run) // 2 for run in UNSPACED.findall(text))


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """A word without case, accents, vowel signs or spelling variants of one letter: for comparing only."""
    decomposed = unicodedata.normalize("NFKD", word.casefold()).casefold()
    return unicodedata.normalize("NFC", FOLDED.sub("", decomposed)).translate(LETTERS)


def stem(word: str, language: Language) -> str:
    """The stem by which two forms of a word are the same."""
    plain = POSSESSIVE.sub("", unicodedata.normalize("NFC", word.casefold())).replace("’", "'")
    return fold(language.stem(plain))


def is_content(word: str, language: Language) -> bool:
    """Whether a word carries content: a number, or a word of letters that is no stop word."""
    return word.casefold() not in language.stop_words and any(map(str.isalnum, word))


def stems(text: str, language: Language) -> list[str]:
    """The stems of a text's content words, in order, repeats kept."""
    found = map(stemmer(language), texts(text, language))
    return [stem for stem in found if stem is not None]


@cache
def stemmer(language: Language) -> Callable[[str], str | None]:
    """What tells the stem of a word that carries content, None of one that does not; it remembers many."""
    return lru_cache(maxsize=50_000)(lambda word: stem(word, language) if is_content(word, language) else None)


def texts(text: str, language: Language) -> Sequence[str]:
    """The words of a text as :func:`split` gives them, without their places, which is faster."""
    return _texts(text, language.spaces) if len(text) < LONG else _found(text, language.spaces)


def _found(text: str, spaces: bool) -> Sequence[str]:
    if spaces or not UNSPACED.search(text):
        return WORD.findall(text)
    return [word.text for word in _split(text, spaces)]


_texts = lru_cache(maxsize=1000)(_found)


def _pairs(match: re.Match[str]) -> Iterator[Word]:
    for run in re.finditer(rf"{UNSPACED.pattern}|[^\u0e00-\u0e7f\u3040-\u9fff\uf900-\ufaff]+", match[0]):
        whole = (run.start(), run.end())
        units = [unit.span() for unit in CLUSTER.finditer(match[0], *whole)] if UNSPACED.match(run[0]) else [whole]
        for (first, _), (_, last) in pairwise(units) if len(units) > 1 else [(whole, whole)]:
            yield Word(match[0][first:last], match.start() + first, match.start() + last)
