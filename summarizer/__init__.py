"""An article in its own words: text in, slices of it out.

The pipeline: :func:`read_article` frees a text from the page around it; :func:`summarize` chooses its best
sentences; :class:`FactIndex` answers questions by pointing at the sentence that says so;
:func:`compile_digest` folds many articles or messages into stories. Every value points back into the text:
``article.text[s.start:s.end] == s.text``.
"""

from summarizer.answer import FactIndex
from summarizer.article import read_article
from summarizer.digest import compile_digest
from summarizer.errors import NutshellError, UnknownAlgorithmError, UnreadableError
from summarizer.facts import find as find_facts
from summarizer.model import Answer, Article, Digest, Fact, Note, Post, Section, Sentence, Span, Story, Summary
from summarizer.summary import summarize

__all__ = [
    "Answer",
    "Article",
    "Digest",
    "Fact",
    "FactIndex",
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
]
