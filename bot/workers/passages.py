"""Questions about a passage that somebody selected: the sentences it touches are asked first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from summarizer import Answer, Article, Sentence, Span, sentences

if TYPE_CHECKING:
    from summarizer import FactIndex

AROUND = " \n•↗"
"""What stands around a sentence where it was shown before."""
Piece = TypeVar("Piece", Sentence, Span)


def answer(article: Article, question: str, passage: str, index: Callable[[Article], FactIndex]) -> Answer | None:
    """What a passage of an article says to a question, as slices of the article; None when it says nothing.

    A passage that is not in the article, such as one from a page's menu, says nothing.
    """
    touched = _touched(article, passage.strip(AROUND))
    if not touched:
        return None
    start, paragraph = touched[0].start, touched[0].paragraph
    part = replace(article, text=article.text[start : touched[-1].end], sections=())
    found = index(part).answer(question)
    if found.sentence is None:
        return None
    sentence = replace(found.sentence, paragraph=found.sentence.paragraph + paragraph)
    return replace(found, span=_moved(found.span, start), sentence=_moved(sentence, start), nearest=None)


def _touched(article: Article, passage: str) -> list[Sentence]:
    """The sentences of which a passage holds something."""
    start = article.text.find(passage) if passage else -1
    if start < 0:
        return []
    end = start + len(passage)
    every = sentences.split(article.text, article.language)
    return [each for each in every if each.start < end and start < each.end]


def _moved(piece: Piece | None, by: int) -> Piece | None:
    return piece and replace(piece, start=piece.start + by, end=piece.end + by)
