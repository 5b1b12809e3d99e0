"""Who does the work on a text: this process (:class:`Inline`), or some beside it (:mod:`bot.workers.pool`)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from bot.workers import passages
from summarizer import Answer, Article, Fact, FactIndex, Summary, find_facts, read_article, sentences, summarize
from summarizer.article import pagination

INDEXES = 8
"""Articles that stay indexed between questions: the next one about the same article is answered at once."""


class Work(Protocol):
    """What is done with a text. Each method returns when it is done, or raises what a reader can be told."""

    def read(self, content: bytes | str, *, source: str = "", content_type: str | None = None) -> Article:
        """The article of a page, a file or a text; raises UnreadableError when it is none."""
        ...

    def read_page(self, content: bytes, *, source: str, content_type: str | None = None) -> tuple[Article, str]:
        """The article of a page, and the address of the page that goes on with it, ``""`` for none."""
        ...

    def join(self, pages: Sequence[Article]) -> Article:
        """One article of the pages it came in."""
        ...

    def summarise(self, article: Article, *, sentences: int | None, algorithm: str) -> tuple[Summary, int]:
        """A summary, and how many sentences the article has; raises UnknownAlgorithmError."""
        ...

    def answer(self, article: Article, question: str, passage: str = "") -> Answer:
        """What the article says to a question; what the passage of it says, where that says something."""
        ...

    def find_facts(self, article: Article) -> tuple[Fact, ...]:
        """The checkable facts of an article."""
        ...

    def forget(self) -> None:
        """Keep no text that was kept to answer the next question faster."""
        ...


class Inline:
    """Does it here and now; ``reader`` is whether the network that reads answers may be loaded for it."""

    def __init__(self, reader: bool = True) -> None:
        self.reader = reader
        self._index = lru_cache(maxsize=INDEXES)(FactIndex)

    def read(self, content: bytes | str, *, source: str = "", content_type: str | None = None) -> Article:
        """The article of a page, a file or a text; raises UnreadableError when it is none."""
        return read_article(content, source=source, content_type=content_type)

    def read_page(self, content: bytes, *, source: str, content_type: str | None = None) -> tuple[Article, str]:
        """The article of a page, and the address of the page that goes on with it, ``""`` for none."""
        article = read_article(content, source=source, content_type=content_type)
        return article, pagination.next_page(content, source, content_type)

    def join(self, pages: Sequence[Article]) -> Article:
        """One article of the pages it came in."""
        return pagination.joined(pages)

    def summarise(self, article: Article, *, sentences: int | None, algorithm: str) -> tuple[Summary, int]:
        """A summary, and how many sentences the article has; raises UnknownAlgorithmError."""
        summary = summarize(article, sentences=sentences, algorithm=algorithm)
        return summary, _count(article)

    def answer(self, article: Article, question: str, passage: str = "") -> Answer:
        """What the article says to a question; the last articles asked about stay indexed."""
        within = passages.answer(article, question, passage) if passage else None
        return within or self._index(article).answer(question)

    def find_facts(self, article: Article) -> tuple[Fact, ...]:
        """The checkable facts of an article."""
        return find_facts(article)

    def forget(self) -> None:
        """Drop every index."""
        self._index.cache_clear()


def _count(article: Article) -> int:
    return len(sentences.split(article.text, article.language))
