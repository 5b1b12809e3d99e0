"""Nutshell's scorer for those who use sumy: one more of its summarizers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sumy.models.dom import ObjectDocumentModel
from sumy.summarizers import AbstractSummarizer

from summarizer import language as languages
from summarizer.algorithms import nutshell
from summarizer.algorithms.document import Document
from summarizer.language import Language
from summarizer.model import Sentence


class NutshellSummarizer(AbstractSummarizer):  # type: ignore[misc]  # sumy has no types
    """Scores sentences as ``algorithm="nutshell"`` does, of a sumy document.

    ``language`` is a code or, as sumy has it, an English name; without one each document tells its own. A stemmer
    may stand there, as with sumy's own summarizers, and ``stop_words`` may be set: they are not used, for each
    language brings its stems and stop words.
    """

    def __init__(self, language: str | Callable[[str], str] = "") -> None:
        super().__init__()
        self._language = _load(language) if isinstance(language, str) and language else None

    def __call__(self, document: ObjectDocumentModel, sentences_count: Any) -> tuple[Any, ...]:
        """The best sentences in document order; ``sentences_count`` is a number, a percentage or a callable."""
        split = tuple(_sentences(document))
        text = " ".join(sentence.text for sentence in split)
        title = " ".join(str(heading) for heading in document.headings)
        language = self._language or languages.load(languages.detect(text))
        scores = iter(nutshell.score(Document.over(split, title, language)))
        chosen: tuple[Any, ...] = self._get_best_sentences(
            document.sentences, sentences_count, lambda _: next(scores)
        )
        return chosen


def _load(language: str) -> Language:
    """The language of a code or an English name."""
    known = map(languages.load, languages.available())
    named = (one for one in known if one.name.casefold() == language.casefold())
    return next(named, languages.load(language))


def _sentences(document: ObjectDocumentModel) -> Iterator[Sentence]:
    start = 0
    for number, paragraph in enumerate(document.paragraphs):
        for sentence in paragraph.sentences:
            text = str(sentence)
            yield Sentence(text, start, start + len(text), number)
            start += len(text) + 1
