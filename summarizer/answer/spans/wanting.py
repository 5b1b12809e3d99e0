"""A question as the choice of an answer in a sentence sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from summarizer import words
from summarizer.answer import heads
from summarizer.answer.question import Question
from summarizer.answer.text import Text
from summarizer.mentions.directory import MINOR

ALIKE = 4
"""Letters by which a word that begins as one of the question does is alike."""
ASKING = 2
"""Words a question opens with that tell how it asks."""


@dataclass(frozen=True, slots=True)
class Wanting:
    """A question as the choice of a span sees it: ``weights`` of its stems, which sum to 1, the noun (``head``) it
    names its answer by, its first function words (``asking``) and all of them (``function``), the ``openings`` of
    its stems and the ``acronyms`` of its names, folded."""

    question: Question
    weights: Mapping[str, float]
    head: str
    asking: str
    function: frozenset[str]
    openings: frozenset[str]
    acronyms: frozenset[str]


def read(question: Question, text: Text) -> Wanting:
    """What a question put to a text wants of a stretch."""
    language, weight = text.language, text.index.words.idf
    total = text.index.weight(question.stems) or 1.0
    weights = {stem: weight(stem) / total for stem in question.stems}
    head = heads.find(question.text, language)
    found = [word.text for word in words.split(question.text, language)]
    function = [word.casefold() for word in found if not words.is_content(word, language)]
    openings = frozenset(stem[:ALIKE] for stem in question.stems if len(stem) >= ALIKE)
    names = "".join(word[0] if word[:1].isupper() else " " for word in found if word.casefold() not in MINOR)
    acronyms = frozenset(name for name in names.casefold().split() if len(name) > 1)
    return Wanting(question, weights, head, " ".join(function[:ASKING]), frozenset(function), openings, acronyms)
