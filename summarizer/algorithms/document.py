"""An article as the algorithms see it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice

from summarizer import language as languages
from summarizer import sentences, words
from summarizer.algorithms.leaning import leans
from summarizer.article import furniture
from summarizer.language import Language
from summarizer.model import Article, Sentence


@dataclass(frozen=True, slots=True)
class Document:
    """An article's sentences and, beside each, the stems of its content words, in order, repeats kept.

    ``prose`` tells which sentences are prose: no headline, byline, menu entry, lone word or row of signs;
    ``leaning`` which cannot be understood without the one before.
    """

    language: Language
    title: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    words: tuple[tuple[str, ...], ...]
    prose: tuple[bool, ...]
    leaning: tuple[bool, ...]

    @classmethod
    def of(cls, article: Article) -> Document:
        """The document of an article, read in the article's own language."""
        language = languages.load(article.language)
        split = sentences.split(article.text, language)
        return cls(
            language=language,
            title=tuple(words.stems(article.title, language)),
            sentences=split,
            words=tuple(tuple(words.stems(sentence.text, language)) for sentence in split),
            prose=_prose(split, article.title, language),
            leaning=tuple(sentence != split[0] and leans(sentence.text, language) for sentence in split),
        )

    def first(self, count: int) -> Document:
        """The document of the first sentences alone."""
        columns = (self.sentences, self.words, self.prose, self.leaning)
        return Document(self.language, self.title, *(column[:count] for column in columns))


def _prose(split: tuple[Sentence, ...], title: str, language: Language) -> tuple[bool, ...]:
    size = Counter(sentence.paragraph for sentence in split)
    title = title.strip().casefold()
    return tuple(
        _is_said(sentence.text, language)
        and sentence.text.casefold() != title
        and (size[sentence.paragraph] > 1 or _is_prose_line(sentence.text, language))
        for sentence in split
    )


def _is_said(text: str, language: Language) -> bool:
    """Whether a sentence has letters, and two words: "(CNN) --" and "What?" tell nothing."""
    return any(map(str.isalpha, text)) and len(list(islice(words.split(text, language), 2))) == 2


def _is_prose_line(line: str, language: Language) -> bool:
    """Whether a sentence that is a paragraph by itself is more than a heading or a byline."""
    return furniture.classify(line, language) is furniture.Kind.PROSE and not line.endswith(":")
