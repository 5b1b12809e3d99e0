"""Where the text of an article stands in the messages it was: an article is its messages with lines left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot import units
from bot.model import Emphasis, Message, Origin, Place, Quote
from summarizer.model import Article, Slice

QUOTE_UNITS = 1024
"""UTF-16 units of a native quote at most (Bot API, ReplyParameters)."""


def align(article: str, messages: Sequence[Message]) -> tuple[Place, ...]:
    """The places of an article's text in the texts of the messages it came in, in order.

    Lines that follow each other alike in both are one place, so that a sentence may run over them.
    """
    places: list[Place] = []
    read = 0
    for message in messages:
        own = list(_align(article, read, message.original or message.text, message.id))
        read = own[-1].start + own[-1].length if own else read
        places += own
    return tuple(places)


def origin(article: str, message: Message) -> Origin | None:
    """Where an article stands that is a message or came in several; None when it cannot be quoted there."""
    if not (message.id and message.quotable):
        return None
    parts = message.parts or (message,)
    several = len(parts) > 1
    emphases = (
        replace(emphasis, message=part.id) if several else emphasis for part in parts for emphasis in part.emphases
    )
    return Origin(align(article, parts), tuple(emphases))


def _align(article: str, begin: int, message: str, message_id: int) -> Iterator[Place]:
    """The places of what of an article stands in one message, from an offset on."""
    place: Place | None = None
    read = seen = 0
    for start, content in _lines(article):
        if start < begin:
            continue
        found, held = _found(message, content, seen)
        if found < 0:
            continue
        if place and article[read:start] == message[seen:found]:
            place = replace(place, length=start + held - place.start)
        else:
            if place:
                yield place
            place = Place(message_id, start, held, units.length(message[:found]))
        read, seen = start + held, found + held
    if place:
        yield place


def _found(message: str, content: str, seen: int) -> tuple[int, int]:
    """Where a line stands in a message, and how much of it: its end may have come in the next message."""
    found = message.find(content, seen)
    if found >= 0:
        return found, len(content)
    tail = message[max(seen, message.rfind("\n") + 1) :].strip()
    if tail and content.startswith(tail):
        return message.rfind(tail), len(tail)
    return -1, 0


def quote(origin: Origin, article: Article, piece: Slice) -> Quote | None:
    """The native quote of a slice of an article in its message; None when no single place holds it."""
    for place in origin.places:
        if place.start <= piece.start and piece.end <= place.start + place.length:
            text = piece.text[: units.prefix(piece.text, QUOTE_UNITS)].rstrip()
            position = place.offset + units.length(article.text[place.start : piece.start])
            own = tuple(mark for mark in origin.emphases if mark.message in (0, place.message))
            inside = _clipped(own, position, units.length(text))
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
