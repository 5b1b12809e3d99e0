"""What is meant: something to do, and the article to do it with."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.model.incoming import File, Message, Sight
from bot.model.lengths import Length
from bot.model.memory import MemoryIntent
from summarizer.model import Answer


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
    """Summarise a source; ``message`` is where it was shared.

    ``length`` None is the one this chat has chosen, and that ``by`` so many steps where "longer" was said;
    ``focus`` are words it shall be about, ``keeps`` whether its length may be that of the next ones, too.
    """

    source: Source
    length: Length | None = None
    algorithm: str = "nutshell"
    message: int = 0
    focus: str = ""
    by: int = 0
    keeps: bool = True


@dataclass(frozen=True, slots=True)
class Ask:
    """Answer a question from a source, from ``passage`` first where somebody selected one."""

    source: Source
    question: str
    message: int = 0
    passage: str = ""


@dataclass(frozen=True, slots=True)
class ShowFacts:
    """Show the facts of a source, those of a ``page`` (None: the first), or the sentence of fact ``number``."""

    source: Source
    message: int = 0
    page: int | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class ShowChapters:
    """Show the chapters of a source, a ``page`` of them (None: the first), or the summary of one by its number."""

    source: Source
    message: int = 0
    page: int | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """A sentence of an article by the character it starts at, and what it was shown for.

    That is the part of it ``length`` characters long from its ``offset`` on, or, of a sentence that answers
    nothing, the question with the checksum ``asked``.
    """

    start: int
    offset: int = 0
    length: int = 0
    asked: str = ""

    @classmethod
    def of(cls, answer: Answer) -> Spot:
        """What an answer shows; one without a sentence shows nothing."""
        if answer.sentence:
            span = answer.span or answer.sentence
            return cls(answer.sentence.start, span.start - answer.sentence.start, span.end - span.start)
        checksum = f"{zlib.crc32(answer.question.encode(errors='replace')):08x}"
        return cls(answer.nearest.start if answer.nearest else 0, asked=checksum)


@dataclass(frozen=True, slots=True)
class ShowSentence:
    """Show a sentence of a source again, with so many sentences before it and after it."""

    source: Source
    spot: Spot
    before: int = 0
    after: int = 0


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


Look = ShowFacts | ShowChapters | ShowSentence | ShowStatus
ArticleIntent = Summarise | Ask | Look | ChooseLanguage | Say | Forget
Intent = ArticleIntent | MemoryIntent
