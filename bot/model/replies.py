"""What is shown: text with marks, buttons and a quote, for any door."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.incoming import Emphasis, File


@dataclass(frozen=True, slots=True)
class Mark:
    """Formatting of part of a reply, in characters.

    ``kind`` is bold, italic, blockquote, expandable_blockquote, code or link.
    """

    kind: str
    start: int
    end: int
    url: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a reply and what pressing it sends back, 64 bytes at most, or the address it opens."""

    label: str
    data: str = ""
    url: str = ""


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
    """What is shown to a person, whichever door they came through.

    ``file`` goes along with it; ``pin`` asks for it to be pinned where that is allowed; a ``quiet`` one makes no
    telephone ring.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    buttons: tuple[tuple[Button, ...], ...] = ()
    quote: Quote | None = None
    preview: str = ""
    article: str = ""
    file: File | None = None
    pin: bool = False
    quiet: bool = False
