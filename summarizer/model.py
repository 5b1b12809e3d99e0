"""The values of the summarizer: frozen, comparable, and all pointing back into one text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


class Slice(Protocol):
    """Anything that is a piece of an article: ``article.text[start:end] == text``."""

    @property
    def text(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of an article's text; offsets in characters."""

    text: str
    start: int
    end: int

    def meets(self, other: Slice) -> bool:
        """Whether both share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article; offsets in characters, paragraphs counted from 0."""

    text: str
    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a long article under its heading: ``article.text[start:end]`` begins with ``title``.

    ``level`` is 1 for the uppermost; a section ends where the next of its level or above begins.
    """

    title: str
    level: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """A text freed from the page around it, and what the page said about it.

    ``language`` is an ISO 639-1 code, ``""`` when none could be told; ``source`` its address, the page's own
    (canonical) one where it names that; ``published`` is an aware datetime where the page gives the time, else a
    date, else None; ``sections`` are those of a text with headings, in order; ``kind`` is "article", "live" (a
    report that goes on) or "gallery" (captions of pictures).
    """

    text: str
    title: str = ""
    language: str = ""
    source: str = ""
    published: date | datetime | None = None
    author: str = ""
    site: str = ""
    sections: tuple[Section, ...] = ()
    kind: str = "article"


@dataclass(frozen=True, slots=True)
class Post:
    """One message of a group or channel, as a digest reads it.

    ``link`` opens the message itself, ``links`` are the addresses in it, ``article`` is what stands behind the
    first of those that could be read. ``reply_to`` is the id of the message it replies to, 0 for none; ``origin``
    names what a forwarded one was before, so that two copies are known for one. ``reactions`` is how many people
    reacted.
    """

    text: str
    channel: str = ""
    id: int = 0
    date: datetime | None = None
    author: str = ""
    link: str = ""
    links: tuple[str, ...] = ()
    article: Article | None = None
    reply_to: int = 0
    thread: int = 0
    origin: str = ""
    reactions: int = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """Sentences chosen from an article, in article order, and the name of the algorithm that chose them."""

    article: Article
    sentences: tuple[Sentence, ...]
    algorithm: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a long article and the sentences that tell most of it, in article order.

    ``section`` has the title ``""`` where the text gives none: before its first heading, and where it has none.
    """

    section: Section
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A typed mention in an article: ``kind`` as in the fact index, ``value`` its normal form."""

    kind: str
    value: str
    span: Span
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Fact:
    """One checkable fact of an article: a mention, its normal form, and the sentence that states it."""

    kind: str
    value: str
    text: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Note:
    """What some words of a sentence mean, where they do not say it themselves.

    ``kind`` is "date" (``value`` is an ISO 8601 day, week, month or year), "pronoun" or "name" (a name), or
    "quotation" (the name of its speaker).
    """

    span: Span
    value: str
    kind: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What an article says to a question, or that it does not say.

    ``span`` is the exact answer inside ``sentence``; both are None when the article does not say, and
    ``nearest`` is then the closest sentence. ``confidence`` in [0, 1] is that of the article answering
    the question, also on a refusal. ``missing`` holds the question's words the article never uses; ``value`` is
    what the answer means where that is known: the day of "Tuesday", the person behind "he". What the page says
    of itself (who wrote it, when) is a value alone, without span or sentence; ``kind`` is then "author",
    "published" or "publisher". ``notes`` tell what words of the shown sentence mean.
    """

    question: str
    span: Span | None
    sentence: Sentence | None
    confidence: float
    nearest: Sentence | None
    missing: tuple[str, ...] = ()
    value: str = ""
    kind: str = ""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """One story of a digest: its headline, further sentences, and the items that tell it, the teller first.

    ``article`` is the text the story is told from: that of the first item, or what stands behind its link. The
    headline is a title of it or one of its sentences, ``sentences`` are slices of it. ``kind`` is "news",
    "question" (asked and not answered) or "decision".
    """

    headline: str
    sentences: tuple[Sentence, ...]
    items: tuple[Article | Post, ...]
    article: Article
    kind: str = "news"


@dataclass(frozen=True, slots=True)
class Digest:
    """The stories of many items, the most telling first; ``omitted`` counts stories past the limit.

    ``passed`` counts the items that tell no story: greetings, chatter, advertisements.
    """

    stories: tuple[Story, ...]
    omitted: int
    passed: int = 0
