"""A sentence as the choice of an answer in it sees it, before any question: its tokens and the likeliest
stretches."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarizer import words
from summarizer.answer import classes, matching
from summarizer.answer.classes import BRACKET, CLASSES, COMMA, MARK, MONEY, PRONOUN, QUOTE, STOP
from summarizer.answer.spans import tokens
from summarizer.answer.spans.tables import EMPTY, Tables
from summarizer.language import Language
from summarizer.model import Mention, Sentence
from summarizer.words import Word

LONGEST, CLAUSE = 14, 30
"""Tokens of an answer at most, and of one that is a clause: from a function word or mark to the next mark."""
KEPT, CLAUSES = 80, 6
"""Stretches kept of a sentence, and clauses among them: SQuAD's answer is one of 70 in 91 of 100 sentences."""
OUTSIDE = len(CLASSES)
"""The class of what stands before the first token and behind the last."""
REPEATED = re.compile(r"(.)\1+")
MOST = 250
"""Tokens of a sentence looked at: a longer one is a list or a chat."""
PATTERN = 6
"""Letters of a pattern at most; longer ones are all alike."""

Numbers = NDArray[np.intp]
Matrix = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Reading:
    """L tokens of a sentence with their classes, texts without case and comparable stems ("" where there is none),
    and N stretches of them: ``first`` and ``last`` token, ``prior`` (N × 4: what speaks for beginning and ending
    there, by words and by classes), class ``patterns`` and the ``kinds`` of the mentions they exactly are."""

    sentence: Sentence
    tokens: tuple[Word, ...]
    classes: Numbers
    folded: tuple[str, ...]
    stems: tuple[str, ...]
    first: Numbers
    last: Numbers
    prior: Matrix
    patterns: tuple[str, ...]
    kinds: tuple[frozenset[str], ...]


def read(sentence: Sentence, mentions: Sequence[Mention], language: Language, tables: Tables) -> Reading:
    """A sentence of the article with its mentions."""
    found = tokens.split(sentence.text)[:MOST]
    kinds = np.array([classes.of(token.text, language.code) for token in found], np.intp)
    folded = tuple(token.text.casefold() for token in found)
    stems = tuple(
        "" if kind <= MONEY or not words.is_content(token.text, language) else _stem(token.text, language)
        for token, kind in zip(found, kinds, strict=True)
    )
    mentioned = _mentioned(sentence, found, mentions)
    start, end = _boundaries(folded, kinds, tables)
    first, last = _stretches(kinds, start.sum(axis=1), end.sum(axis=1), tables, list(mentioned))
    prior = np.hstack([start[first], end[last]])
    letters = "".join(CLASSES[kind] for kind in kinds)
    patterns = tuple(pattern(letters[one : other + 1]) for one, other in zip(first, last, strict=True))
    exact = tuple(mentioned.get(pair, frozenset()) for pair in zip(first.tolist(), last.tolist(), strict=True))
    return Reading(sentence, found, kinds, folded, stems, first, last, prior, patterns, exact)


def pattern(letters: str) -> str:
    """The classes of a stretch with each run of the same one cut to one: "CsC" for "Bank of New England"."""
    short = REPEATED.sub(r"\1", letters)
    return short if len(short) <= PATTERN else "*"


def _stem(word: str, language: Language) -> str:
    stem = words.stem(word, language)
    return matching.related(language.code).get(stem, stem)


def _mentioned(
    sentence: Sentence, found: Sequence[Word], mentions: Sequence[Mention]
) -> dict[tuple[int, int], frozenset[str]]:
    """The (first, last) tokens of mentions, with the kinds of those that stand there."""
    begins = {token.start: number for number, token in enumerate(found)}
    ends = {token.end: number for number, token in enumerate(found)}
    places: dict[tuple[int, int], frozenset[str]] = {}
    for mention in mentions:
        first = begins.get(mention.span.start - sentence.start)
        last = ends.get(mention.span.end - sentence.start)
        if first is not None and last is not None and first <= last:
            places[first, last] = places.get((first, last), frozenset()) | {mention.kind}
    return places


def _boundaries(folded: Sequence[str], kinds: Numbers, tables: Tables) -> tuple[Matrix, Matrix]:
    """What speaks for an answer beginning and ending at each token, by words and by classes (L × 2 each)."""
    around = [OUTSIDE, *kinds.tolist(), OUTSIDE]
    letters = [(CLASSES + "^")[kind] for kind in around]
    beside = ["^", *folded, "^"]
    left, first, last, right = (tables.get(name, EMPTY) for name in ("left", "first", "last", "right"))
    opening, closing = tables.get("opening", EMPTY), tables.get("closing", EMPTY)
    start, end = np.zeros((len(folded), 2)), np.zeros((len(folded), 2))
    for number in range(len(folded)):
        three = "".join(letters[number : number + 3])
        start[number] = left.get(beside[number], 0) + first.get(beside[number + 1], 0), opening.get(three, 0)
        end[number] = right.get(beside[number + 2], 0) + last.get(beside[number + 1], 0), closing.get(three, 0)
    return start, end


def _stretches(
    kinds: Numbers, start: Matrix, end: Matrix, tables: Tables, mentioned: Sequence[tuple[int, int]]
) -> tuple[Numbers, Numbers]:
    """The likeliest stretches, every mention among them, in the order of their first tokens."""
    size = len(kinds)
    length = np.arange(size)[None, :] - np.arange(size)[:, None]
    lengths = tables.get("length", EMPTY)
    likely = np.array([lengths.get(str(number), -9.0) for number in range(LONGEST)] + [-9.0] * max(1, size))
    whole = _allowed(kinds)
    prior = start[:, None] + end[None, :] + likely[np.maximum(length, 0)]
    short = _best(np.where(whole & (length < LONGEST), prior, -np.inf), KEPT)
    clauses = _best(np.where(_clauses(kinds, whole, length), start[:, None] + 0 * prior, -np.inf), CLAUSES)
    pairs = sorted({*short, *clauses, *(pair for pair in mentioned if pair[1] - pair[0] < 2 * CLAUSE)})
    both = np.array(pairs, np.intp).reshape(-1, 2)
    return both[:, 0], both[:, 1]


def _allowed(kinds: Numbers) -> NDArray[np.bool_]:
    """Which (first, last) tokens may be an answer's (L × L)."""
    begins = ~np.isin(kinds, (MARK, COMMA, QUOTE, BRACKET))
    ends = ~np.isin(kinds, (MARK, COMMA, QUOTE, BRACKET, STOP))
    broken = np.cumsum(np.isin(kinds, (BRACKET,)))
    together = broken[None, :] - broken[:, None] + np.isin(kinds, (BRACKET,))[:, None] == 0
    allowed: NDArray[np.bool_] = np.triu(begins[:, None] & ends[None, :] & together)
    return allowed


def _clauses(kinds: Numbers, whole: NDArray[np.bool_], length: Numbers) -> NDArray[np.bool_]:
    """Long stretches from a function word or behind one or a mark, up to the next mark or the end."""
    size = len(kinds)
    function = np.isin(kinds, (MARK, COMMA, QUOTE, STOP, PRONOUN))
    opens = np.append(True, function[:-1])[:size] | function
    closes = np.append(np.isin(kinds[1:], (MARK, COMMA, QUOTE)), True)[-size:] if size else function
    return whole & opens[:, None] & closes[None, :] & (length >= LONGEST) & (length < CLAUSE)


def _best(prior: Matrix, most: int) -> list[tuple[int, int]]:
    flat = prior.ravel()
    best = np.argsort(-flat, kind="stable")[:most]
    return [divmod(int(place), prior.shape[1]) for place in best if np.isfinite(flat[place])]
