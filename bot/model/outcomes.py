"""What came of it: values that say what was found, before anyone decides how they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.model.incoming import Emphasis, Sight
from bot.model.lengths import FITTING, Length
from bot.model.memory import Keeping, MemoryOutcome
from bot.model.planned import PlanOutcome
from summarizer.model import Answer, Article, Chapter, Digest, Fact, Sentence, Summary

LISTED = 8
"""Chapters on a page of their list: a row of buttons."""


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
    """The message an article was, or the messages, so that a sentence can be quoted there.

    ``message`` is replied to where no place holds the sentence.
    """

    places: tuple[Place, ...]
    emphases: tuple[Emphasis, ...] = ()
    message: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """An article that was read: its id in the store, and its origin when it was a message."""

    id: str
    article: Article
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Focus:
    """What a summary shall be about: the ``words`` of it that an article uses, and those it does not.

    ``names`` are those the article mentions most.
    """

    words: str
    missing: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """A summary of ``wanted`` sentences, of an article of ``total``.

    ``steps`` has how many each step would have that tells something else than the others; ``chapters`` is how many
    a long article has, 0 for another one.
    """

    summary: Summary
    wanted: int
    total: int
    steps: Mapping[str, int] = field(default_factory=dict)
    chapters: int = 0


@dataclass(frozen=True, slots=True)
class Summarised:
    """The summary of an article, of a ``length`` that the next ones here will have, too, where it is ``kept``.

    ``end`` is 1 or -1 where somebody wished for a longer or a shorter one and there is none.
    """

    reading: Reading
    chosen: Chosen
    length: Length = FITTING
    focus: Focus | None = None
    kept: bool = False
    end: int = 0


@dataclass(frozen=True, slots=True)
class Unmentioned:
    """An article uses none of the words its summary shall be about."""

    reading: Reading
    words: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chaptered:
    """The summary of a long article, and those of its chapters."""

    reading: Reading
    summary: Summary
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A ``page`` of ``pages``, from 0, of the list of an article's ``total`` chapters; ``first`` counts from 1."""

    chapters: tuple[Chapter, ...]
    first: int
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Contents:
    """The chapters of a long article, each with a sentence, a page of them."""

    reading: Reading
    outline: Outline


@dataclass(frozen=True, slots=True)
class ChapterTold:
    """The summary of one of the chapters of an article, by its number."""

    reading: Reading
    chosen: Chosen
    number: int


@dataclass(frozen=True, slots=True)
class Around:
    """The sentences before one that is shown and those after it, as many as can be shown, in article order."""

    before: tuple[Sentence, ...] = ()
    after: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """What an article says to a question, with ``before`` and ``after`` so many of the sentences around it."""

    reading: Reading
    answer: Answer
    around: Around = Around()
    before: int = 0
    after: int = 0


@dataclass(frozen=True, slots=True)
class FactsFound:
    """The facts of an article, to be shown from a page on."""

    reading: Reading
    facts: tuple[Fact, ...]
    page: int = 0


@dataclass(frozen=True, slots=True)
class Digested:
    """The stories of many items."""

    digest: Digest


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """The language asked for, ``""`` where none was named, and those there are."""

    chosen: str
    available: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """What a chat talks about, how many articles it has, its language and the length of its summaries, what the
    bot sees of it, how it keeps its messages (None: it does not) and how many it has kept."""

    title: str
    articles: int
    language: str
    sight: Sight | None
    length: Length = FITTING
    keeping: Keeping | None = None
    messages: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """A page of the catalogue, or why something could not be done."""

    key: str
    values: Mapping[str, str | int] = field(default_factory=dict)


Told = Summarised | Unmentioned | Chaptered | Contents | ChapterTold
Outcome = Told | Answered | FactsFound | Digested | LanguageChoice | Status | Said | MemoryOutcome | PlanOutcome
