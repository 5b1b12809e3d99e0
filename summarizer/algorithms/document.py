"""An article as the algorithms see it."""

from __future__ import annotations

import operator
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from summarizer import language as languages
from summarizer import quotations, sentences, turns, words
from summarizer.article import furniture
from summarizer.language import Language
from summarizer.leaning import leans, personal, refers
from summarizer.model import Article, Sentence

DATELINE = 4
"""Words of a dateline that became a sentence by itself, at most."""

PLACED = re.compile(r"[^()\"“«„.]{0,40}\([^().!?]{2,20}\)\s*(?:--|[—–-])?\s*")
"""What an agency sets before the first sentence: "Norby (CNN)"."""
APART, LINKED = re.compile(r"\w\s\.$"), 12
"""A full stop that stands apart, as those put behind the headlines of other articles, which have fewer words."""

LABELLED = re.compile(r"['‘]?[^\W\d_a-z][\w’-]*(?:\s[\w’-]+){0,2}['’]?:\s(?=[^\W\d_a-z])")
"""A caption as some papers set it below a picture: "Champion: Ann Lee lifts the cup." """
ITEM, ITEM_WORDS = re.compile(r"(?:[-*•‣▪–]|\d{1,2}[.)])\s"), 16
"""What opens an item of a list, and the words from which one tells as much as a sentence."""
TOLD = 3
"""Sentences of prose beside which a list is not told."""
ANSWER = 8
"""Words of an answer that is understood without its question."""

CAPTIONS = 0.2
"""The share of an article's sentences that are captions, at most: in an interview more have a name before them."""
HABIT = 3
"""Captions of an article, at least, where they are paragraphs: one or two labels there are the author's ("Update:
The road is open."). Captions that run on in the text are what is left of a page."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article's sentences and, beside each, the stems of its content words, in order, repeats kept.

    ``prose`` tells which sentences are prose: no headline, byline, menu entry, lone word or row of signs;
    ``leaning`` which cannot be understood without the one before, ``unclosed`` which need the next one: it ends
    their quotation, or answers them; ``lost`` which speak of somebody whom the one before does not name; ``named``
    are those of a sentence's stems that it writes with a capital, after its first word.
    """

    language: Language
    title: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    words: tuple[tuple[str, ...], ...]
    prose: tuple[bool, ...]
    leaning: tuple[bool, ...]
    unclosed: tuple[bool, ...]
    named: tuple[tuple[str, ...], ...]
    lost: tuple[bool, ...]

    @classmethod
    def of(cls, article: Article) -> Document:
        """The document of an article, read in the article's own language."""
        language = languages.load(article.language)
        return cls.over(sentences.split(article.text, language), article.title, language)

    @classmethod
    def over(cls, split: tuple[Sentence, ...], title: str, language: Language) -> Document:
        """The document of some sentences under a title."""
        labels = turns.labels([sentence.text for sentence in split])
        said = [sentence.text[label:] for sentence, label in zip(split, labels, strict=True)]
        running = quotations.running(said)
        stems = [_stems(text, language) for text in said]
        asked = list(map(turns.asks, said))
        named = tuple(named for _, named in stems)
        told = tuple(told for told, _ in stems)
        return cls(
            language=language,
            title=tuple(words.stems(title, language)),
            sentences=split,
            words=told,
            prose=_prose(split, title, labels, language),
            leaning=_leaning(said, running, _answers(labels, asked, said, language), language),
            unclosed=(*map(operator.or_, running[1:], asked), False)[: len(split)],
            named=named,
            lost=_lost(said, told, named, language),
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
            lost=self.lost[begin:end],
        )


def _stems(text: str, language: Language) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The stems of a sentence's content words, and those of them written with a capital where none need be."""
    spelt = words.texts(text, language)
    stems = list(map(words.stemmer(language), spelt))
    named = (
        stem for word, stem in zip(spelt[1:], stems[1:], strict=True) if stem is not None and word[0].isupper()
    )
    return tuple(stem for stem in stems if stem is not None), tuple(named)


def _leaning(
    said: Sequence[str], running: Sequence[bool], answers: Sequence[bool], language: Language
) -> tuple[bool, ...]:
    """Which sentences lean on the one before: by a word, as an aside, an answer, as bare words of somebody."""
    return tuple(
        inside or answer or leans(text, language) or refers(text, language) or _is_aside(_placed(text))
        for text, inside, answer in zip(said, running, answers, strict=True)
    )


def _answers(
    labels: Sequence[int], asked: Sequence[bool], said: Sequence[str], language: Language
) -> Sequence[bool]:
    """Which sentences of a conversation are short answers: "About 1.4 billion euros." """
    return [
        bool(label) and before and len(words.texts(text, language)) < ANSWER
        for label, before, text in zip(labels, (False, *asked), said, strict=False)
    ]


def _lost(
    said: Sequence[str], told: Sequence[Sequence[str]], named: Sequence[Sequence[str]], language: Language
) -> tuple[bool, ...]:
    """Which sentences open with a person's pronoun although the one before neither has a name nor leans."""
    names = frozenset(chain.from_iterable(named))
    persons = [personal(text, language) for text in said]
    known = [leans(text, language) or not names.isdisjoint(stems) for text, stems in zip(said, told, strict=True)]
    return tuple(person and not before for person, before in zip(persons, (True, *known), strict=False))


def _is_aside(text: str) -> bool:
    return text.startswith("(") or quotations.is_bare(text)


def _placed(text: str) -> str:
    found = PLACED.match(text)
    return text[found.end() :] if found else text


def _prose(split: tuple[Sentence, ...], title: str, labels: Sequence[int], language: Language) -> tuple[bool, ...]:
    told = _written(split, title, labels, language)
    items = [_is_item(sentence.text, language) for sentence in split]
    listed = sum(map(operator.gt, told, items)) >= TOLD
    return tuple(one and not (listed and item) for one, item in zip(told, items, strict=True))


def _written(
    split: tuple[Sentence, ...], title: str, labels: Sequence[int], language: Language
) -> tuple[bool, ...]:
    size = Counter(sentence.paragraph for sentence in split)
    title = title.strip().casefold()
    labelled = [LABELLED.match(sentence.text) is not None for sentence in split]
    begun = [False, *(one.paragraph != other.paragraph for one, other in pairwise(split))]
    many = sum(labelled) >= HABIT
    captions = sum(labelled) <= CAPTIONS * len(split) and not any(labels)
    return tuple(
        _is_said(sentence.text, language)
        and not (turn and _is_courtesy(sentence.text[turn:], language))
        and sentence.text.casefold() != title
        and not (label and captions and (many or not begins))
        and not furniture.promotes(sentence.text, language)
        and (size[sentence.paragraph] > 1 or _is_prose_line(sentence.text, language))
        for sentence, label, begins, turn in zip(split, labelled, begun, labels, strict=False)
    )


def _is_item(text: str, language: Language) -> bool:
    return bool(ITEM.match(text)) and len(words.texts(text, language)) < ITEM_WORDS


def _is_courtesy(text: str, language: Language) -> bool:
    """Whether a turn has at most one word that tells something: "Thank you.", "Great.", "Yes." """
    return len(words.stems(text, language)) < 2


def _is_said(text: str, language: Language) -> bool:
    """Whether a sentence has letters and two words, and is no dateline: "(CNN) --" tells nothing."""
    spelt = words.texts(text, language)
    return (
        len(spelt) > 1
        and any(map(str.isalpha, text))
        and not _is_dateline(spelt[: DATELINE + 1])
        and not _is_entry(text, spelt)
        and not (APART.search(text) and len(spelt) < LINKED)
    )


def _is_entry(text: str, spelt: Sequence[str]) -> bool:
    """Whether words and figures are all there is, each with a capital: "Jun 7 Vancouver, BC Pepsi Live!" """
    plain = [word for word in spelt if word[0].isalpha()]
    figures = any(word[0].isdigit() for word in spelt)
    return figures and len(plain) > 2 and all(word[0].isupper() for word in plain) and not text.isupper()


def _is_dateline(opening: Sequence[str]) -> bool:
    """Whether the words are a place in capitals and a date: "PORT ELLERY, April 17"."""
    dated = len(opening) <= DATELINE and any(word[0].isdigit() for word in opening)
    return dated and opening[0].isupper() and len(opening[0]) > 1


def _is_prose_line(line: str, language: Language) -> bool:
    """Whether a sentence that is a paragraph by itself is more than a heading or a byline."""
    return furniture.classify(line, language) is furniture.Kind.PROSE and not line.endswith(":")
