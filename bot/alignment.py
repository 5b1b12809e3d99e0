"""Where the text of an article stands in the message it was: an article is its message with lines left out."""

from __future__ import annotations

from bot import units
from bot.model import Emphasis, Origin, Place, Quote
from summarizer.model import Article, Slice

QUOTE_UNITS = 1024
"""UTF-16 units of a native quote at most (Bot API, ReplyParameters)."""


def align(article: str, message: str, message_id: int) -> tuple[Place, ...]:
    """The places of an article's text in the text of its message, in order."""
    places: list[Place] = []
    at = start = 0
    for line in article.splitlines(keepends=True):
        content = line.strip()
        found = message.find(content, at) if content else -1
        if found >= 0:
            start_of_content = start + len(line) - len(line.lstrip())
            offset = units.length(message[at:found]) + (_end(places[-1], article) if places else 0)
            places.append(Place(message_id, start_of_content, len(content), offset))
            at = found + len(content)
        start += len(line)
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


def _end(place: Place, article: str) -> int:
    """Where a place ends in its message, in UTF-16 units."""
    return place.offset + units.length(article[place.start : place.start + place.length])


def _clipped(emphases: tuple[Emphasis, ...], position: int, length: int) -> tuple[Emphasis, ...]:
    """The formatting inside a quote, from its beginning on: Telegram refuses a quote that loses it."""
    clipped = []
    for emphasis in emphases:
        start = max(emphasis.offset - position, 0)
        end = min(emphasis.offset + emphasis.length - position, length)
        if start < end:
            clipped.append(Emphasis(emphasis.kind, start, end - start, emphasis.custom_emoji))
    return tuple(clipped)
