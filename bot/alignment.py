"""Where the text of an article stands in the message it was: an article is its message with lines left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot import units
from bot.model import Emphasis, Origin, Place, Quote
from summarizer.model import Article, Slice

QUOTE_UNITS = 1024
"""UTF-16 units of a native quote at most (Bot API, ReplyParameters)."""


def align(article: str, message: str, message_id: int) -> tuple[Place, ...]:
    """The places of an article's text in the text of its message, in order.

    Lines that follow each other alike in both are one place, so that a sentence may run over them.
    """
    places: list[Place] = []
    read = seen = 0
    for start, content in _lines(article):
        found = message.find(content, seen)
        if found < 0:
            continue
        if places and article[read:start] == message[seen:found]:
            places[-1] = replace(places[-1], length=start + len(content) - places[-1].start)
        else:
            places.append(Place(message_id, start, len(content), units.length(message[:found])))
        read, seen = start + len(content), found + len(content)
    return tuple(places)


def quote(origin: Origin, article: Article, piece: Slice) -> Quote | None:
    """The native quote of a slice of an article in its message; None when no single place holds it."""
    for place in origin.places:
        if place.start <= piece.start and piece.end <= place.start + place.length:
            text = piece.text[: units.prefix(piece.text, QUOTE_UNITS)].rstrip()
            position = place.offset + units.length(article.text[place.start : piece.start])
            inside = _clipped(origin.emphases, position, units.length(text))
            return Quote(place.message, text, position, inside)
    return None


def _lines(article: str) -> Iterator[tuple[int, str]]:
    """The lines with something on them, and where that begins."""
    start = 0
    for line in article.splitlines(keepends=True):
        if line.strip():
            yield start + len(line) - len(line.lstrip()), line.strip()
        start += len(line)


def _clipped(emphases: tuple[Emphasis, ...], position: int, length: int) -> tuple[Emphasis, ...]:
    """The formatting inside a quote, from its beginning on: Telegram refuses a quote that loses it."""
    clipped = []
    for emphasis in emphases:
        start = max(emphasis.offset - position, 0)
        end = min(emphasis.offset + emphasis.length - position, length)
        if start < end:
            clipped.append(Emphasis(emphasis.kind, start, end - start, emphasis.custom_emoji))
    return tuple(clipped)
