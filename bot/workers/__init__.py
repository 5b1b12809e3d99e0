"""Who does the work on a text: this process (:class:`Inline`), or some beside it (:mod:`bot.workers.pool`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from bot import exports, opml
from bot.exports import Exported
from bot.model import Around, Chosen, Focus, Length, Outline, Spot
from bot.model.lengths import FITTING
from bot.opml import Outlined
from bot.workers import centre, choosing, parts, passages, spots
from summarizer import Answer, Article, Digest, Fact, Post, feeds, find_facts, read_article
from summarizer.article import pagination

if TYPE_CHECKING:
    from summarizer import FactIndex
    from summarizer.answer.recall import Found, Piece, Recalled

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

    def read_feed(self, content: bytes, *, source: str, content_type: str | None = None) -> feeds.Feed:
        """The feed in some bytes; raises UnreadableError when they are none."""
        ...

    def read_opml(self, content: bytes) -> tuple[Outlined, ...]:
        """The feeds that an OPML file lists; raises NutshellError when it is none."""
        ...

    def read_export(self, content: bytes, since: float, until: float) -> Exported:
        """An exported chat with its messages between two Unix times; raises NutshellError when it is none."""
        ...

    def summarise(
        self, article: Article, *, length: Length = FITTING, algorithm: str = "nutshell", focus: str = ""
    ) -> Chosen:
        """A summary, about some words of the article where there are any; raises UnknownAlgorithmError."""
        ...

    def centre(self, article: Article, asked: str) -> Focus:
        """What the article uses of the words its summary shall be about."""
        ...

    def answer(
        self, article: Article, question: str, passage: str = "", previous: str = ""
    ) -> tuple[Answer, Around]:
        """What the article says to a question, and the sentences around; what its passage says, where it does.

        ``previous`` is what was asked before, from which "and when?" goes on.
        """
        ...

    def look(self, article: Article, spot: Spot, question: str = "") -> tuple[Answer, Around]:
        """What was shown before, and the sentences around; raises NutshellError when it is not there."""
        ...

    def find_facts(self, article: Article) -> tuple[Fact, ...]:
        """The checkable facts of an article."""
        ...

    def outline(self, article: Article, page: int) -> Outline:
        """A page of the list of an article's chapters; raises NutshellError where there is only one."""
        ...

    def chapter(self, article: Article, number: int, length: Length) -> Chosen:
        """The summary of one chapter, as of an article of its own; raises NutshellError where it is not there."""
        ...

    def digest(self, posts: Sequence[Post], limit: int) -> Digest:
        """The stories of many messages, at most ``limit`` of them."""
        ...

    def search(self, texts: Sequence[str], question: str) -> Found:
        """Which of many texts to read for a question, the newest first as they are given."""
        ...

    def recall(self, pieces: Sequence[Piece], found: Found, question: str) -> Recalled:
        """What the texts that were found, the best first, say to a question."""
        ...

    def forget(self) -> None:
        """Keep no text that was kept to answer the next question faster."""
        ...


class Inline:
    """Does it here and now; ``reader`` is whether the network that reads answers may be loaded for it."""

    def __init__(self, reader: bool = True) -> None:
        self.reader = reader
        self._index = lru_cache(maxsize=INDEXES)(self._indexed)
        self._divided = lru_cache(maxsize=INDEXES)(parts.divide)

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

    def read_feed(self, content: bytes, *, source: str, content_type: str | None = None) -> feeds.Feed:
        """The feed in some bytes; raises UnreadableError when they are none."""
        return feeds.read_feed(content, source=source, content_type=content_type)

    def read_opml(self, content: bytes) -> tuple[Outlined, ...]:
        """The feeds that an OPML file lists; raises NutshellError when it is none."""
        return opml.read(content)

    def read_export(self, content: bytes, since: float, until: float) -> Exported:
        """An exported chat with its messages between two Unix times; raises NutshellError when it is none."""
        return exports.one(content, since, until)

    def summarise(
        self, article: Article, *, length: Length = FITTING, algorithm: str = "nutshell", focus: str = ""
    ) -> Chosen:
        """A summary, about some words of the article where there are any; raises UnknownAlgorithmError."""
        chapters = len(self._divided(article))
        chosen = choosing.choose(article, length, algorithm, focus)
        return replace(chosen, chapters=chapters if chapters > 1 else 0)

    def centre(self, article: Article, asked: str) -> Focus:
        """What the article uses of the words its summary shall be about."""
        return centre.find(article, asked)

    def answer(
        self, article: Article, question: str, passage: str = "", previous: str = ""
    ) -> tuple[Answer, Around]:
        """What the article says to a question; the last articles asked about stay indexed."""
        index = self._index(article)
        asked = index.follow(question, previous)
        within = passages.answer(article, asked, passage, self._indexed) if passage else None
        if within and within.sentence:
            within = replace(within, notes=index.notes(within.sentence, within.span, within.value))
        answer = within or index.answer(asked)
        return answer, spots.around(index, answer)

    def look(self, article: Article, spot: Spot, question: str = "") -> tuple[Answer, Around]:
        """What was shown before, and the sentences around; raises NutshellError when it is not there."""
        index = self._index(article)
        answer = spots.answer(index, spot, question)
        return answer, spots.around(index, answer)

    def find_facts(self, article: Article) -> tuple[Fact, ...]:
        """The checkable facts of an article."""
        return find_facts(article)

    def outline(self, article: Article, page: int) -> Outline:
        """A page of the list of an article's chapters; raises NutshellError where there is only one."""
        return parts.outline(article, self._divided(article), page)

    def chapter(self, article: Article, number: int, length: Length) -> Chosen:
        """The summary of one chapter, as of an article of its own; raises NutshellError where it is not there."""
        return parts.chapter(article, self._divided(article), number, length)

    def digest(self, posts: Sequence[Post], limit: int) -> Digest:
        """The stories of many messages, at most ``limit`` of them."""
        from summarizer import compile_digest

        return compile_digest(posts, limit=limit)

    def search(self, texts: Sequence[str], question: str) -> Found:
        """Which of many texts to read for a question, the newest first as they are given."""
        from summarizer.answer import recall

        return recall.search(texts, question)

    def recall(self, pieces: Sequence[Piece], found: Found, question: str) -> Recalled:
        """What the texts that were found, the best first, say to a question."""
        from summarizer.answer import recall

        return recall.read(pieces, found, question, reader=self.reader)

    def forget(self) -> None:
        """Drop every index."""
        self._index.cache_clear()
        self._divided.cache_clear()

    def _indexed(self, article: Article) -> FactIndex:
        from summarizer import FactIndex

        return FactIndex(article, reader=self.reader)
