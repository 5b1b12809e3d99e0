"""The quotations of an article over all the sentences and paragraphs they run on, each with its speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer import quotations
from summarizer.language import Language
from summarizer.model import Sentence, Span
from summarizer.quotations import Quotation

LONGEST = 12
"""Sentences of one quotation in a paragraph at most: beyond, a mark was lost."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """What is quoted in some sentences that belong together.

    ``quotations`` have their pieces, each in its sentence, and the words for their speaker; ``subject`` are the
    words for whoever says something in the last sentence, quoted or not.
    """

    sentences: tuple[Sentence, ...]
    quotations: tuple[tuple[Span | None, tuple[tuple[Sentence, Span], ...], bool], ...]
    subject: Span | None


def find(split: Sequence[Sentence], language: Language) -> Iterator[Utterance]:
    """The sentences of an article in order, those that one quotation runs over together."""
    for block in _blocks(split):
        text = _joined(block)
        found = quotations.find(text, language)
        rest = quotations.unfinished(text, language)
        if rest and not any(quoted.span.end > rest.span.start for quoted in found):
            found.append(rest)
        pieces = tuple((quoted.speaker, tuple(_pieces(quoted, block)), quoted.open) for quoted in found)
        yield Utterance(tuple(block), pieces, quotations.speaker(block[-1].text, language))


def _blocks(split: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    block: list[Sentence] = []
    for sentence in split:
        if block and (sentence.paragraph != block[0].paragraph or not quotations.is_open(_joined(block))):
            yield block
            block = []
        block.append(sentence)
        if len(block) == LONGEST:
            yield block
            block = []
    if block:
        yield block


def _joined(block: Sequence[Sentence]) -> str:
    """The text of neighbouring sentences with as much space between them as in the article."""
    text = block[0].text
    for before, sentence in pairwise(block):
        text += " " * (sentence.start - before.end) + sentence.text
    return text


def _pieces(quoted: Quotation, block: Sequence[Sentence]) -> Iterator[tuple[Sentence, Span]]:
    """The part of a quotation that stands in each sentence, as slices of the article."""
    low, high = block[0].start + quoted.span.start, block[0].start + quoted.span.end
    for sentence in block:
        start, end = max(low, sentence.start), min(high, sentence.end)
        text = sentence.text[max(0, start - sentence.start) : max(0, end - sentence.start)]
        if any(map(str.isalnum, text)):
            yield sentence, Span(text, start, end)
