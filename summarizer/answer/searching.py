"""Which of many texts speak of a question: Okapi BM25 over the stems of its words, without an index of the texts.

A word is looked for where one begins with what its stem and the word asked for have in common, so that nothing of
the other texts is cut into words: 30,000 messages are searched in less time than it takes to read them.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from summarizer import words
from summarizer.answer import matching
from summarizer.index import K1, B
from summarizer.language import Language

SHORTEST = 4
"""Letters that a word has in common with one mistyped, or written another way, at least."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that has words of a question, by its number: its score, and which share of their weight it has."""

    number: int
    score: float
    covered: float


@dataclass(frozen=True, slots=True)
class _Term:
    """A word of a question: how it may begin in a text, and whether a word that begins so is the one."""

    word: str
    beginnings: tuple[str, ...]
    is_in: Callable[[str], bool]
    spaces: bool


def search(texts: Sequence[str], question: str, spoken: Sequence[Language]) -> list[Hit]:
    """The texts that have words of a question in one of the languages that are spoken in them, the best first."""
    plain = [_plain(text) for text in texts]
    whole, starts = "\n".join(plain), list(accumulate((len(text) + 1 for text in plain), initial=0))
    mean = len(whole) / max(1, len(texts))
    scores, covered = defaultdict[int, float](float), defaultdict[int, float](float)
    weights = 0.0
    for term in _terms(question, spoken):
        counts = _counts(term, whole, starts) or _counts(_near(term, spoken), whole, starts)
        weight = math.log(1 + (len(texts) - len(counts) + 0.5) / (len(counts) + 0.5))
        weights += weight
        for number, count in counts.items():
            norm = K1 * (1 - B + B * len(plain[number]) / mean)
            scores[number] += weight * count * (K1 + 1) / (count + norm)
            covered[number] += weight
    best = sorted(scores, key=lambda number: (-scores[number], number))
    return [Hit(number, scores[number] / (weights * (K1 + 1)), covered[number] / weights) for number in best]


def _terms(question: str, spoken: Sequence[Language]) -> Iterator[_Term]:
    """The content words of a question, each of them once."""
    found = (word for language in spoken[:1] for word in words.texts(question, language))
    for word in dict.fromkeys(map(str.casefold, found)):
        if all(words.is_content(word, language) for language in spoken):
            yield _term(word, spoken)


def _term(word: str, spoken: Sequence[Language]) -> _Term:
    meant = {language: _canonical(word, language) for language in spoken}
    alike = {word} | {other for language, stem in meant.items() for other in _group(stem, language)}
    beginnings = {_plain(_shared(each, language.stem(each))) for each in alike for language in spoken}
    shortest = [each for each in beginnings if not any(each != one and each.startswith(one) for one in beginnings)]
    return _Term(
        word,
        tuple(sorted(filter(None, shortest))),
        lambda other: any(_canonical(other, language) == stem for language, stem in meant.items()),
        all(language.spaces for language in spoken),
    )


def _near(term: _Term, spoken: Sequence[Language]) -> _Term:
    """A word that no text has, as one that was mistyped or is written another way."""
    stems = [words.stem(term.word, language) for language in spoken]

    def is_in(other: str) -> bool:
        written = [words.stem(other, language) for language in spoken]
        return any(matching.nearest(stem, [one]) == one for stem, one in zip(stems, written, strict=True))

    beginning = _plain(term.word)[:SHORTEST] if len(term.word) > SHORTEST else ""
    return _Term(term.word, (beginning,) if beginning else (), is_in, term.spaces)


def _counts(term: _Term, whole: str, starts: Sequence[int]) -> Counter[int]:
    """How often each text has a word, by the text's number."""
    counts, known = Counter[int](), cache(term.is_in)
    for beginning in term.beginnings:
        at = whole.find(beginning)
        while at >= 0:
            if not term.spaces:
                counts[bisect_right(starts, at) - 1] += 1
            elif not (at and whole[at - 1].isalnum()):
                word = words.WORD.match(whole, at)
                counts[bisect_right(starts, at) - 1] += bool(word and known(word[0]))
            at = whole.find(beginning, at + len(beginning))
    return +counts


def _canonical(word: str, language: Language) -> str:
    """The stem of a word, or the one that stands for all that are related to it."""
    stem = words.stem(word, language)
    return matching.related(language.code).get(stem, stem)


def _group(stem: str, language: Language) -> Iterator[str]:
    """The words of the group that a stem stands for."""
    for group in language.related:
        if any(_canonical(word, language) == stem for word in group):
            yield from group


def _shared(word: str, stem: str) -> str:
    """What a word and its stem begin with."""
    return word[: next((at for at, letter in enumerate(word) if stem[at : at + 1] != letter), len(word))]


def _plain(text: str) -> str:
    """A text in small letters, with the one letter that Russian writes either way always written the same."""
    return text.lower().replace("ё", "е")
