"""Texts longer than a reader takes at once: runs of whole sentences that overlap a little."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.model import Slice
from summarizer.reader.pieces import Vocabulary

OVERLAP = 1
"""Sentences that begin a window though they ended the one before: what "he" is stands in the sentence before."""


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences ``first`` to ``last``, the last not included, and where they stand in the text they are slices of.

    A sentence that is longer than a window has several, each with a part of it.
    """

    first: int
    last: int
    start: int
    end: int


def over(
    sentences: Sequence[Slice], room: int, vocabulary: Vocabulary, overlap: int = OVERLAP
) -> Iterator[Window]:
    """Windows of at most ``room`` pieces over sentences that follow each other in a text, in order."""
    cuts = [vocabulary.cut(sentence.text).offsets for sentence in sentences]
    sizes = list(map(len, cuts))
    first = 0
    while first < len(sizes):
        last = _last(sizes, first, room)
        if last == first:
            yield from _parts(sentences[first].start, cuts[first].tolist(), room, first)
            first += 1
            continue
        yield Window(first, last, sentences[first].start, sentences[last - 1].end)
        if last == len(sizes):
            return
        first = _next(sizes, first, last, room, overlap)


def _last(sizes: Sequence[int], first: int, room: int) -> int:
    """How far the sentences from ``first`` on fit."""
    last = first
    while last < len(sizes) and sum(sizes[first : last + 1]) <= room:
        last += 1
    return last


def _next(sizes: Sequence[int], first: int, last: int, room: int, overlap: int) -> int:
    """Where the next window begins: some sentences back, if it then holds one that this has not."""
    begins = range(max(first + 1, last - overlap), last)
    return next((begin for begin in begins if _last(sizes, begin, room) > last), last)


def _parts(start: int, offsets: list[tuple[int, int]], room: int, number: int) -> Iterator[Window]:
    """Half of each part is in the next too."""
    for first in range(0, max(1, len(offsets) - room + max(1, room // 2)), max(1, room // 2)):
        part = offsets[first : first + room]
        yield Window(number, number + 1, start + part[0][0], start + part[-1][1])
