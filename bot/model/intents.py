"""What is meant: something to do, and the article to do it with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.model.incoming import File, Message, Sight


@dataclass(frozen=True, slots=True)
class Link:
    """An article behind an address."""

    url: str


@dataclass(frozen=True, slots=True)
class Text:
    """An article that is the text of a message, or part of it."""

    message: Message
    text: str


@dataclass(frozen=True, slots=True)
class Shared:
    """The article that a message of this chat brought, or that one of the bot's replies is about."""

    message: int


@dataclass(frozen=True, slots=True)
class Known:
    """An article read before in this chat, by its id."""

    article: str


@dataclass(frozen=True, slots=True)
class Current:
    """The article the conversation is about."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample article that comes with Nutshell."""


Source = Link | Text | File | Shared | Known | Current | Sample


@dataclass(frozen=True, slots=True)
class Summarise:
    """Summarise a source; ``sentences`` None means a fitting length. ``message`` is where it was shared."""

    source: Source
    sentences: int | None = None
    algorithm: str = "nutshell"
    message: int = 0


@dataclass(frozen=True, slots=True)
class Ask:
    """Answer a question from a source, from ``passage`` first where somebody selected one."""

    source: Source
    question: str
    message: int = 0
    passage: str = ""


@dataclass(frozen=True, slots=True)
class ShowFacts:
    """Show the facts of a source."""

    source: Source
    message: int = 0


@dataclass(frozen=True, slots=True)
class ChooseLanguage:
    """Set the language of the interface; ``""`` asks which."""

    code: str = ""


@dataclass(frozen=True, slots=True)
class Say:
    """Say a page of the catalogue: welcome, help, privacy, or a refusal that needs no article."""

    key: str
    values: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Forget:
    """Erase everything kept of this chat."""


@dataclass(frozen=True, slots=True)
class ShowStatus:
    """Say what is kept of this chat and what the bot can see."""

    sight: Sight | None = None


Intent = Summarise | Ask | ShowFacts | ChooseLanguage | Say | Forget | ShowStatus
