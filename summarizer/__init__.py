"""An article in its own words: text in, slices of it out.

The pipeline: :func:`read_article` frees a text from the page around it; :func:`summarize` chooses its best
sentences, :func:`summarize_chapters` those of each part of a long one; :class:`FactIndex` answers questions by
pointing at the sentence that says so; :func:`compile_digest` folds many articles or messages into stories. Every
value points back into the text: ``article.text[s.start:s.end] == s.text``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summarizer.article import read_article
from summarizer.chapters import summarize_chapters
from summarizer.errors import FocusError, NutshellError, UnknownAlgorithmError, UnreadableError
from summarizer.facts import find as find_facts
from summarizer.model import (
    Answer,
    Article,
    Chapter,
    Digest,
    Fact,
    Note,
    Post,
    Section,
    Sentence,
    Span,
    Story,
    Summary,
)
from summarizer.summary import summarize

if TYPE_CHECKING:
    from summarizer.answer.fact_index import FactIndex
    from summarizer.stories import compile_digest

LATER = {"FactIndex": "summarizer.answer.fact_index", "compile_digest": "summarizer.stories"}
"""What brings numpy, by the module it is in: imported when somebody asks for it."""

__all__ = [
    "Answer",
    "Article",
    "Chapter",
    "Digest",
    "Fact",
    "FactIndex",
    "FocusError",
    "Note",
    "NutshellError",
    "Post",
    "Section",
    "Sentence",
    "Span",
    "Story",
    "Summary",
    "UnknownAlgorithmError",
    "UnreadableError",
    "compile_digest",
    "find_facts",
    "read_article",
    "summarize",
    "summarize_chapters",
]


def __getattr__(name: str) -> Any:
    """What is imported later."""
    if name not in LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(LATER[name]), name)
