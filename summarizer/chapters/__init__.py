"""A long text part by part: its chapters by their headings or, where it has none, by its topics."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarizer import language as languages
from summarizer import sentences as splitting
from summarizer import topics, words
from summarizer.chapters import numbering
from summarizer.model import Article, Chapter, Section, Sentence
from summarizer.summary import DEFAULT, summarize

SENTENCES = 3
"""Sentences of a chapter: a book of thirty is then told on four pages."""
LONG = 100_000
"""Characters, about fifty pages, past which a chapter is divided too: the parts of a book have chapters."""
PART, PARTS = 10_000, 20
"""Characters of a part, about five pages, where there are no headings; more in a text of more than so many."""
FEW = 30
"""Words under which what stands between two headings is a motto or a list, and no chapter."""


def summarize_chapters(
    article: Article, *, sentences: int = SENTENCES, algorithm: str = DEFAULT
) -> tuple[Chapter, ...]:
    """The chapters of an article in order, each with the at most ``sentences`` sentences that tell most of it.

    The time is linear in the length of the text. Raises what :func:`summarizer.summary.summarize` raises.
    """
    begun = [start for start, _ in splitting.paragraphs(article.text)]
    return tuple(
        Chapter(section, _chosen(article, section, begun, sentences, algorithm)) for section in divide(article)
    )


def divide(article: Article) -> tuple[Section, ...]:
    """The chapters of an article, one behind the other; a short one without headings is one by itself.

    They are its uppermost sections, or what it numbers ("Chapter IV") where none are marked. One past ``LONG``
    falls into its own; text before a first heading is a chapter without a title; a long text without headings
    falls into parts by topic.
    """
    inner = article.sections or numbering.sections(article)
    while len(inner) > 1 and inner[0].end >= inner[-1].end:  # the title of all the rest
        inner = inner[1:]
    whole = Section("", 0, 0, len(article.text))
    divided = [section for section in _divided(article, whole, inner) if _says(article, section)]
    return tuple(divided or [replace(whole, level=1)])


def _divided(article: Article, section: Section, inner: Sequence[Section]) -> Iterator[Section]:
    """A section, or what it falls into."""
    if section.level and section.end - section.start <= LONG:
        yield section
    elif inner:
        yield replace(section, level=section.level or 1, end=inner[0].start)
        for child, deeper in _nested(inner):
            yield from _divided(article, child, deeper)
    else:
        yield from _by_topic(article, section)


def _nested(sections: Sequence[Section]) -> Iterator[tuple[Section, Sequence[Section]]]:
    """The uppermost of some sections, each with those inside it."""
    first = 0
    while first < len(sections):
        behind = first + 1
        while behind < len(sections) and sections[behind].start < sections[first].end:
            behind += 1
        yield sections[first], sections[first + 1 : behind]
        first = behind


def _by_topic(article: Article, section: Section) -> Iterator[Section]:
    """The parts of a section without headings; the first keeps its title."""
    parts = min(PARTS, (section.end - section.start) // PART)
    language = languages.load(article.language)
    split = splitting.split(article.text[section.start : section.end], language) if parts > 1 else ()
    starts = topics.divide(
        [words.stems(sentence.text, language) for sentence in split],
        max(1, len(split) // max(parts, 1)),
        where=[one.paragraph != other.paragraph for one, other in zip(split, (*split[-1:], *split), strict=False)],
    )
    ends = [*(section.start + split[number].start for number in starts[1:]), section.end]
    yield replace(section, level=section.level or 1, end=ends[0])
    for start, end in itertools.pairwise(ends):
        yield Section("", section.level + 1, start, end)


def _says(article: Article, section: Section) -> bool:
    """Whether a section has more than its heading and a few words."""
    return words.count(article.text[section.start + len(section.title) : section.end]) >= FEW


def _chosen(
    article: Article, section: Section, begun: Sequence[int], sentences: int, algorithm: str
) -> tuple[Sentence, ...]:
    """The best sentences of a section, its heading aside, where they stand in the article."""
    start = section.start + len(section.title)
    text, title = article.text[start : section.end], section.title or article.title
    part = replace(article, text=text, title=title, sections=())
    return tuple(
        Sentence(one.text, one.start + start, one.end + start, bisect_right(begun, one.start + start) - 1)
        for one in summarize(part, sentences=sentences, algorithm=algorithm).sentences
    )
