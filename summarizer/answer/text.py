"""An article as the ranking sees it: what of each sentence does not depend on the question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarizer import words
from summarizer.answer import classes, matching
from summarizer.index import SentenceIndex
from summarizer.language import Language
from summarizer.leaning import leans
from summarizer.model import Mention, Sentence

Matrix = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Text:
    """The sentences of an article (S of them) with their index and what is counted of them once.

    ``places`` holds for each stem the sentences it stands in, with its first place among their content words;
    ``typed`` for each kind of mention its sentences and stems; ``shapes`` (S × CLASSES) counts tokens by class,
    and ``shape`` tells the class of each stem; ``leaning`` and ``paragraphs`` are one entry a sentence; ``topic``
    are the stems of the title and of the first sentence.
    """

    sentences: tuple[Sentence, ...]
    stems: tuple[tuple[str, ...], ...]
    index: SentenceIndex
    places: Mapping[str, Sequence[tuple[int, int]]]
    typed: Mapping[str, Sequence[tuple[int, frozenset[str]]]]
    shapes: Matrix
    shape: Mapping[str, int]
    leaning: Matrix
    paragraphs: NDArray[np.intp]
    topic: frozenset[str]
    language: Language


def read(
    sentences: Sequence[Sentence], mentions: Mapping[Sentence, Sequence[Mention]], title: str, language: Language
) -> Text:
    """The text of an article's sentences, their mentions and its title."""
    stems, written = list[tuple[str, ...]](), list[list[str]]()
    shape, shapes = dict[str, int](), np.zeros((len(sentences), len(classes.CLASSES)))
    for number, sentence in enumerate(sentences):
        own, folded = _words(sentence, shapes[number], shape, language)
        written.append(folded)
        meant = matching.referents(mentions.get(sentence, ()), language)
        stems.append(own + tuple(stem for stem in meant if stem not in own))
    return Text(
        tuple(sentences),
        tuple(stems),
        SentenceIndex(stems, written),
        _places(stems),
        _typed(sentences, mentions, language),
        shapes,
        shape,
        np.array([leans(sentence.text, language) for sentence in sentences], float),
        np.array([sentence.paragraph for sentence in sentences], np.intp),
        frozenset(matching.stems(title, language)).union(*stems[:1]),
        language,
    )


def _words(
    sentence: Sentence, counts: Matrix, shape: dict[str, int], language: Language
) -> tuple[tuple[str, ...], list[str]]:
    """The comparable stems of a sentence and its content words folded; its tokens are counted and its stems'
    classes noted on the way."""
    same, found, folded = matching.related(language.code), list[str](), list[str]()
    for word in words.split(sentence.text, language):
        kind = classes.of(word.text, language.code)
        counts[kind] += 1
        if words.is_content(word.text, language):
            stem = words.stem(word.text, language)
            found.append(same.get(stem, stem))
            folded.append(words.fold(word.text))
            shape.setdefault(found[-1], kind)
    counts[classes.QUOTE] = any(mark in sentence.text for mark in classes.QUOTES)
    counts[classes.MONEY] = any(mark in sentence.text for mark in classes.SYMBOLS)
    return tuple(found), folded


def _places(stems: Sequence[Sequence[str]]) -> Mapping[str, list[tuple[int, int]]]:
    places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, sentence in enumerate(stems):
        for place in range(len(sentence) - 1, -1, -1):
            known = places[sentence[place]]
            if known and known[-1][0] == number:
                known.pop()
            known.append((number, place))
    return places


def _typed(
    sentences: Sequence[Sentence], mentions: Mapping[Sentence, Sequence[Mention]], language: Language
) -> Mapping[str, list[tuple[int, frozenset[str]]]]:
    typed: defaultdict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
    for number, sentence in enumerate(sentences):
        for mention in mentions.get(sentence, ()):
            typed[mention.kind].append((number, frozenset(matching.stems(mention.span.text, language))))
    return typed
