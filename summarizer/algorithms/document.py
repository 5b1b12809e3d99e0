"""An article as the algorithms see it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from summarizer import language as languages
from summarizer import quotations, sentences, words
from summarizer.article import furniture
from summarizer.language import Language
from summarizer.leaning import leans
from summarizer.model import Article, Sentence

DATELINE = 4
"""Words of a dateline that became a sentence by itself, at most."""

PLACED = re.compile(r"[^()\"“«„.]{0,40}\([^().!?]{2,20}\)\s*(?:--|[—–-])?\s*")
"""What an agency sets before the first sentence: "Norby (CNN)"."""
APART, LINKED = re.compile(r"\w\s\.$"), 12
"""A full stop that stands apart, as those put behind the headlines of other articles, which have fewer words."""

LABELLED = re.compile(r"['‘]?[^\W\d_a-z][\w’-]*(?:\s[\w’-]+){0,2}['’]?:\s(?=[^\W\d_a-z])")
"""A caption as some papers set it below a picture: "Champion: Ann Lee lifts the cup." """
CAPTIONS = 0.2
"""The share of an article's sentences that are captions, at most: in an interview more have a name before them."""
HABIT = 3
"""Captions of an article, at least, where they are paragraphs: one or two labels there are the author's ("Update:
The road is open."). Captions that run on in the text are what is left of a page."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article's sentences and, beside each, the stems of its content words, in order, repeats kept.

    ``prose`` tells which sentences are prose: no headline, byline, menu entry, lone word or row of signs;
    ``leaning`` which cannot be understood without the one before, ``unclosed`` which cut a quotation that the next
    one ends; ``named`` are those of a sentence's stems that it writes with a capital, after its first word.
    """

    language: Language
    title: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    words: tuple[tuple[str, ...], ...]
    prose: tuple[bool, ...]
    leaning: tuple[bool, ...]
    unclosed: tuple[bool, ...]
    named: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, article: Article) -> Document:
        """The document of an article, read in the article's own language."""
        language = languages.load(article.language)
        return cls.over(sentences.split(article.text, language), article.title, language)

    @classmethod
    def over(cls, split: tuple[Sentence, ...], title: str, language: Language) -> Document:
        """The document of some sentences under a title."""
        running = quotations.running([sentence.text for sentence in split])
        stems = [_stems(sentence.text, language) for sentence in split]
        return cls(
            language=language,
            title=tuple(words.stems(title, language)),
            sentences=split,
            words=tuple(told for told, _ in stems),
            prose=_prose(split, title, language),
            leaning=_leaning(split, running, language),
            unclosed=(*running[1:], False)[: len(split)],
            named=tuple(named for _, named in stems),
        )

    def first(self, count: int) -> Document:
        """The document of the first sentences alone."""
        return self.part(0, count)

    def part(self, begin: int, end: int) -> Document:
        """The document of the sentences from one number up to another."""
        return replace(
            self,
            sentences=self.sentences[begin:end],
            words=self.words[begin:end],
            prose=self.prose[begin:end],
            leaning=self.leaning[begin:end],
            unclosed=(*self.unclosed[begin : max(begin, end - 1)], False)[: max(0, end - begin)],
            named=self.named[begin:end],
        )


def _stems(text: str, language: Language) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The stems of a sentence's content words, and those of them written with a capital where none need be."""
    spelt = words.texts(text, language)
    stems = list(map(words.stemmer(language), spelt))
    named = (
        stem for word, stem in zip(spelt[1:], stems[1:], strict=True) if stem is not None and word[0].isupper()
    )
    return tuple(stem for stem in stems if stem is not None), tuple(named)


def _leaning(split: tuple[Sentence, ...], running: Sequence[bool], language: Language) -> tuple[bool, ...]:
    """Which sentences lean on the one before: by a word, as an aside, as bare words of somebody."""
    return tuple(
        inside or leans(sentence.text, language) or _is_aside(_placed(sentence.text))
        for sentence, inside in zip(split, running, strict=True)
    )


def _is_aside(text: str) -> bool:
    return text.startswith("(") or quotations.is_bare(text)


def _placed(text: str) -> str:
    found = PLACED.match(text)
    return text[found.end() :] if found else text


def _prose(split: tuple[Sentence, ...], title: str, language: Language) -> tuple[bool, ...]:
    size = Counter(sentence.paragraph for sentence in split)
    title = title.strip().casefold()
    labelled = [LABELLED.match(sentence.text) is not None for sentence in split]
    begun = [False, *(one.paragraph != other.paragraph for one, other in pairwise(split))]
    many = sum(labelled) >= HABIT
    captions = sum(labelled) <= CAPTIONS * len(split)
    return tuple(
        _is_said(sentence.text, language)
        and sentence.text.casefold() != title
        and not (label and captions and (many or not begins))
        and not furniture.promotes(sentence.text, language)
        and (size[sentence.paragraph] > 1 or _is_prose_line(sentence.text, language))
        for sentence, label, begins in zip(split, labelled, begun, strict=False)
    )


def _is_said(text: str, language: Language) -> bool:
    """Whether a sentence has letters and two words, and is no dateline: "(CNN) --" tells nothing."""
    opening = words.texts(text, language)[: DATELINE + 1]
    return (
        len(opening) > 1
        and any(map(str.isalpha, text))
        and not _is_dateline(opening)
        and not (APART.search(text) and len(words.texts(text, language)) < LINKED)
    )


def _is_dateline(opening: Sequence[str]) -> bool:
    """Whether the words are a place in capitals and a date: "PORT ELLERY, April 17"."""
    dated = len(opening) <= DATELINE and any(word[0].isdigit() for word in opening)
    return dated and opening[0].isupper() and len(opening[0]) > 1


def _is_prose_line(line: str, language: Language) -> bool:
    """Whether a sentence that is a paragraph by itself is more than a heading or a byline."""
    return furniture.classify(line, language) is furniture.Kind.PROSE and not line.endswith(":")
