"""Nutshell's scorer for those who use sumy: one more of its summarizers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sumy.models.dom import ObjectDocumentModel
from sumy.summarizers import AbstractSummarizer

from summarizer import language as languages
from summarizer.algorithms import nutshell
from summarizer.algorithms.document import Document
from summarizer.model import Sentence


class NutshellSummarizer(AbstractSummarizer):  # type: ignore[misc]  # sumy has no types
    """Chooses sentences as ``algorithm="nutshell"`` does, from a sumy document in the language of that code."""

    def __init__(self, language: str = "en") -> None:
        super().__init__()
        self._language = languages.load(language)

    def __call__(self, document: ObjectDocumentModel, sentences_count: Any) -> tuple[Any, ...]:
        """The best sentences in document order; ``sentences_count`` is a number, a percentage or a callable."""
        title = " ".join(str(heading) for heading in document.headings)
        ours = Document.over(tuple(_sentences(document)), title, self._language)
        scores = iter(nutshell.score(ours))
        chosen: tuple[Any, ...] = self._get_best_sentences(
            document.sentences, sentences_count, lambda _: next(scores)
        )
        return chosen


def _sentences(document: ObjectDocumentModel) -> Iterator[Sentence]:
    start = 0
    for number, paragraph in enumerate(document.paragraphs):
        for sentence in paragraph.sentences:
            text = str(sentence)
            yield Sentence(text, start, start + len(text), number)
            start += len(text) + 1
