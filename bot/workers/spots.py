"""Sentences shown before, found again by where they start, and the sentences around any that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.model import Around, Spot
from summarizer import Answer, NutshellError, Sentence, Span

if TYPE_CHECKING:
    from summarizer import FactIndex

MOST = 2
"""Sentences on each side at most: with more it would be the article that is shown."""


def around(index: FactIndex, answer: Answer) -> Around:
    """The sentences around the one that an answer shows; none where it shows none."""
    shown = answer.sentence or answer.nearest
    if shown is None:
        return Around()
    at = next(number for number, sentence in enumerate(index.sentences) if sentence.start == shown.start)
    return Around(index.sentences[max(0, at - MOST) : at], index.sentences[at + 1 : at + 1 + MOST])


def answer(index: FactIndex, spot: Spot, question: str = "") -> Answer:
    """The answer whose sentence a spot is; to ``question`` itself if that is the one it was shown for.

    Raises NutshellError when there is no such sentence.
    """
    found = index.answer(question) if spot.asked and question else None
    if found and Spot.of(found) == spot:
        return found
    sentence = next((each for each in index.sentences if each.start == spot.start), None)
    if sentence is None or spot.offset + spot.length > len(sentence.text):
        raise NutshellError("unknown-button")
    if spot.asked:
        return Answer(question, None, None, 0.0, sentence, notes=index.notes(sentence))
    span = _span(sentence, spot)
    return Answer(question, span, sentence, 1.0, None, notes=index.notes(sentence, span))


def _span(sentence: Sentence, spot: Spot) -> Span:
    """The part of a sentence that was shown for something; all of it where that is nowhere in particular."""
    length = spot.length or len(sentence.text)
    start = sentence.start + spot.offset
    return Span(sentence.text[spot.offset :][:length], start, start + length)
