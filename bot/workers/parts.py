"""The chapters of a long article: some of them with a sentence each, or one by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Chosen, Length, Outline
from bot.model.lengths import LINE
from bot.model.outcomes import LISTED
from bot.workers import choosing
from summarizer import Article, Chapter, NutshellError, Section, Sentence, chapters, summarize_chapters

LONG = 10_000
"""Characters, five pages, from which an article has chapters: those of a shorter one are read in a minute."""


def divide(article: Article) -> tuple[Section, ...]:
    """The chapters of an article; none of a short one."""
    return chapters.divide(article) if len(article.text) >= LONG else ()


def outline(article: Article, sections: Sequence[Section], page: int) -> Outline:
    """A page of the list of an article's chapters; the last one for a page past it.

    Raises NutshellError when there is only one chapter.
    """
    if len(sections) < 2:
        raise NutshellError("no-chapters")
    pages = (len(sections) - 1) // LISTED + 1
    page = min(page, pages - 1)
    listed = sections[page * LISTED : (page + 1) * LISTED]
    told = tuple(_with_a_sentence(article, section) for section in listed)
    return Outline(told, page * LISTED + 1, len(sections), page, pages)


def chapter(article: Article, sections: Sequence[Section], number: int, length: Length) -> Chosen:
    """The summary of a chapter as of an article of its own; raises NutshellError when there is no such chapter."""
    if len(sections) < 2:
        raise NutshellError("no-chapters")
    if not 1 <= number <= len(sections):
        raise NutshellError("no-such-chapter", total=len(sections))
    chosen = choosing.choose(part(article, sections[number - 1]), length, "nutshell", "")
    return replace(chosen, chapters=len(sections))


def each(article: Article, length: Length | None, algorithm: str) -> tuple[Chapter, ...]:
    """The chapters of an article of any length, each with a summary as long as is told.

    Raises UnknownAlgorithmError.
    """
    if length is None:
        return summarize_chapters(article, algorithm=algorithm)
    return tuple(_told(article, section, length, algorithm) for section in chapters.divide(article))


def part(article: Article, section: Section) -> Article:
    """A section as an article, without its heading in the text."""
    text = article.text[section.start + len(section.title) : section.end]
    return replace(article, text=text, title=" ".join(section.title.split()), sections=())


def _with_a_sentence(article: Article, section: Section) -> Chapter:
    return _told(article, section, Length(LINE), "nutshell")


def _told(article: Article, section: Section, length: Length, algorithm: str) -> Chapter:
    told = choosing.summary(part(article, section), length, algorithm).sentences
    start = section.start + len(section.title)
    return Chapter(section, tuple(_moved(sentence, start) for sentence in told))


def _moved(sentence: Sentence, by: int) -> Sentence:
    return replace(sentence, start=sentence.start + by, end=sentence.end + by)
