"""Where the text of an article stands in the messages it was: an article is its text with lines left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot import units
from bot.model import Emphasis, Origin, Part, Place, Quote
from summarizer.model import Article, Slice

QUOTE_UNITS = 1024
"""UTF-16 units of a native quote at most (Bot API, ReplyParameters)."""


def align(article: str, text: str, parts: Sequence[Part]) -> tuple[Place, ...]:
    """The places of an article's text in the messages that ``text`` came in, in order.

    Lines that follow each other alike in both are one place, so that a sentence may run over them; one that runs
    over two messages has a place in each.
    """
    runs = list(_runs(article, text))
    return tuple(place for run in runs for part in parts for place in _in_part(run, part, text))


def quote(origin: Origin, article: Article, piece: Slice) -> Quote | None:
    """The native quote of a slice of an article in its message; None when there is nothing to reply to.

    Of a slice that lies over several places, the longest part of it that one of them holds.
    """
    overlaps = [(_overlap(place, piece), place) for place in origin.places]
    if not overlaps or max(size for size, _ in overlaps) <= 0:
        return Quote(origin.message, "", 0) if origin.message else None
    _, place = max(overlaps, key=lambda each: each[0])
    start, end = max(piece.start, place.start), min(piece.end, place.start + place.length)
    text = article.text[start:end]
    text = text[: units.prefix(text, QUOTE_UNITS)].rstrip()
    position = place.offset + units.length(article.text[place.start : start])
    theirs = (each for each in origin.emphases if each.message in (0, place.message))
    return Quote(place.message, text, position, _clipped(theirs, position, units.length(text)))


def _runs(article: str, text: str) -> Iterator[tuple[int, int, int]]:
    """(start in the article, start in the text, length) of what is alike in both, in characters."""
    run: tuple[int, int, int] | None = None
    read = seen = 0
    for start, content in _lines(article):
        found = text.find(content, seen)
        if found < 0:
            continue
        if run and article[read:start] == text[seen:found]:
            run = (run[0], run[1], start + len(content) - run[0])
        else:
            if run:
                yield run
            run = (start, found, len(content))
        read, seen = start + len(content), found + len(content)
    if run:
        yield run


def _in_part(run: tuple[int, int, int], part: Part, text: str) -> Iterator[Place]:
    """The place of a run in one message, if any of it is there."""
    read, seen, length = run
    start, end = max(seen, part.start), min(seen + length, part.start + part.length)
    if start < end:
        offset = units.length(text[part.start : start])
        yield Place(part.message, read + start - seen, end - start, offset)


def _overlap(place: Place, piece: Slice) -> int:
    return min(piece.end, place.start + place.length) - max(piece.start, place.start)


def _lines(article: str) -> Iterator[tuple[int, str]]:
    """The lines with something on them, and where that begins."""
    start = 0
    for line in article.splitlines(keepends=True):
        if line.strip():
            yield start + len(line) - len(line.lstrip()), line.strip()
        start += len(line)


def _clipped(emphases: Iterable[Emphasis], position: int, length: int) -> tuple[Emphasis, ...]:
    """The formatting inside a quote, from its beginning on: Telegram refuses a quote that loses it."""
    clipped = []
    for emphasis in emphases:
        start = max(emphasis.offset - position, 0)
        end = min(emphasis.offset + emphasis.length - position, length)
        if start < end:
            clipped.append(replace(emphasis, offset=start, length=end - start, message=0))
    return tuple(clipped)
