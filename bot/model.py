"""The values that cross the bot's rooms: a message comes in, becomes an intent, then an outcome, then a reply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from summarizer.model import Answer, Article, Digest, Fact, Summary


class ChatKind(Enum):
    """Where a conversation takes place."""

    PRIVATE = "private"
    GROUP = "group"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Chat:
    """One conversation; ``thread`` is a forum topic (0 outside of one), ``locale`` the reader's language tag."""

    id: int
    kind: ChatKind = ChatKind.PRIVATE
    thread: int = 0
    locale: str = "en"


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Formatting of a message's text that a native quote must repeat; offsets in UTF-16 units."""

    kind: str
    offset: int
    length: int
    custom_emoji: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """A file someone sent, with its content."""

    name: str
    content: bytes
    content_type: str | None = None


@dataclass(frozen=True, slots=True)
class Sight:
    """What the bot can see of a group: every message or only those to it."""

    administrator: bool
    reads_everything: bool


@dataclass(frozen=True, slots=True)
class Message:
    """Something a person said, whichever door it came through.

    ``text`` is what is meant for the bot, ``original`` the whole text as the message has it, with the mention;
    ``mine`` tells that the bot wrote it, ``addressed`` that it is meant for the bot, ``manages`` that its writer
    may change the settings; ``unreadable`` is the key of the sentence that says why there is nothing to read.
    """

    chat: Chat
    id: int = 0
    text: str = ""
    original: str = ""
    links: tuple[str, ...] = ()
    emphases: tuple[Emphasis, ...] = ()
    file: File | None = None
    reply_to: Message | None = None
    forwarded: bool = False
    addressed: bool = True
    mine: bool = False
    manages: bool = True
    sight: Sight | None = None
    unreadable: str = ""


# --- what is meant -----------------------------------------------------------------------------------------


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
    """Answer a question from a source."""

    source: Source
    question: str
    message: int = 0


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


# --- what came of it ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article's text stands in messages: ``length`` characters from ``start`` are those of the message
    from ``offset`` on. Only articles that were messages have places."""

    message: int
    start: int
    length: int
    offset: int


@dataclass(frozen=True, slots=True)
class Origin:
    """The message an article was, so that a sentence can be quoted in it."""

    places: tuple[Place, ...]
    emphases: tuple[Emphasis, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """An article that was read: its id in the store, and its origin when it was a message."""

    id: str
    article: Article
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Summarised:
    reading: Reading
    summary: Summary
    total: int


@dataclass(frozen=True, slots=True)
class Answered:
    reading: Reading
    answer: Answer


@dataclass(frozen=True, slots=True)
class FactsFound:
    reading: Reading
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Digested:
    digest: Digest


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    chosen: str
    available: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Status:
    title: str
    articles: int
    language: str
    sight: Sight | None


@dataclass(frozen=True, slots=True)
class Said:
    key: str
    values: Mapping[str, str | int] = field(default_factory=dict)


Outcome = Summarised | Answered | FactsFound | Digested | LanguageChoice | Status | Said


# --- what is shown -----------------------------------------------------------------------------------------


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
    """A passage of an earlier message to be quoted natively; position in UTF-16 units, as emphases are."""

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
