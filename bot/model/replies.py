"""What is shown: text with marks, buttons and a quote, for any door."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.incoming import Emphasis


@dataclass(frozen=True, slots=True)
class Mark:
    """Formatting of part of a reply, in characters: bold, italic, blockquote, code or link."""

    kind: str
    start: int
    end: int
    url: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a reply and what pressing it sends back, 64 bytes at most."""

    label: str
    data: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage of an earlier message to be quoted natively; position in UTF-16 units, as emphases are.

    Without a text the message is replied to as a whole.
    """

    message: int
    text: str
    position: int
    emphases: tuple[Emphasis, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What is shown to a person, whichever door they came through."""

    text: str
    marks: tuple[Mark, ...] = ()
    buttons: tuple[tuple[Button, ...], ...] = ()
    quote: Quote | None = None
    preview: str = ""
    article: str = ""
