"""A summary: the sentences that tell most together, no longer than asked for, in article order."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from summarizer import algorithms, selection
from summarizer import language as languages
from summarizer import sentences as splitting
from summarizer.algorithms import Algorithm
from summarizer.algorithms.document import Document
from summarizer.language import Language
from summarizer.model import Article, Sentence, Summary
from summarizer.selection import Budget, Selection

DEFAULT = "nutshell"
FITTING = range(2, 8)
"""Sentences of a summary whose length nobody asked for: a single one seldom tells a story, and after seven
a reader does better with the article."""
ONE_IN = 7
"""One sentence in seven is about a fifth of the words: the sentences worth choosing are the longer ones."""
SHORT = 3
"""Sentences up to which an article is short already."""
WORTH = 0.7
"""A summary with more than this share of the article's words saves too little: the article is short already."""
WORDS_A_MINUTE = 230
"""Silent reading of English non-fiction is 238 words a minute (Brysbaert, JML 109, 2019), rounded down."""


@dataclass(frozen=True, slots=True)
class Reduction:
    """What a summary kept of its article: sentences and words, of how many."""

    sentences: int
    of_sentences: int
    words: int
    of_words: int

    @property
    def minutes(self) -> float:
        """Minutes of reading saved."""
        return (self.of_words - self.words) / WORDS_A_MINUTE


def summarize(
    article: Article,
    *,
    sentences: int | None = None,
    words: int | None = None,
    algorithm: str = DEFAULT,
    focus: str = "",
) -> Summary:
    """The sentences that tell most of an article, at most ``sentences`` of them and ``words`` words in all.

    Without either the length is a fitting one, and an article about as short as its summary is returned whole. One
    sentence is told even when it has more words. ``focus`` are words, a name under any of its names, or a question
    word such as "why": the summary is then of the sentences about that alone.

    Raises ValueError for fewer than one sentence or word, UnknownAlgorithmError for a name nobody has, and
    FocusError when the article has nothing about the focus.
    """
    if min(1 if limit is None else limit for limit in (sentences, words)) < 1:
        raise ValueError("a summary has at least one sentence, and one word")
    score = algorithms.get(algorithm)
    document = Document.of(article)
    about = _about(article, document, focus) if focus.strip() else None
    fits = sentences is None and words is None
    budget = Budget(fitting(document) if fits else sentences, words)
    if about is None and _is_enough(budget, document):
        return Summary(article, document.sentences, algorithm)
    chosen = _selection(document, score, budget).choose(_eligible(document) if about is None else about)
    picked = tuple(document.sentences[number] for number in sorted(chosen))
    if fits and about is None and _share(picked, document) > WORTH:
        picked = document.sentences
    return Summary(article, picked, algorithm)


def fitting(document: Document) -> int:
    """The number of sentences that fits an article: one in seven of its prose, from two to seven.

    Up to three sentences, all of them. 16 sentences give 3, 28 give 4, 49 and more give 7.
    """
    if len(document.sentences) <= SHORT:
        return len(document.sentences)
    return min(max(math.ceil(sum(document.prose) / ONE_IN), FITTING[0]), FITTING[-1])


def is_whole(summary: Summary) -> bool:
    """Whether the summary is the whole article, which was short already."""
    text, reached = summary.article.text, 0
    for sentence in summary.sentences:
        if text[reached : sentence.start].strip():
            return False
        reached = sentence.end
    return not text[reached:].strip()


def saved(summary: Summary) -> Reduction:
    """How much shorter than its article a summary is."""
    language = languages.load(summary.article.language)
    everything = splitting.split(summary.article.text, language)
    return Reduction(
        sentences=len(summary.sentences),
        of_sentences=len(everything),
        words=_count(summary.sentences, language),
        of_words=_count(everything, language),
    )


def _about(article: Article, document: Document, focus: str) -> Collection[int]:
    from summarizer import focusing

    return focusing.about(article, document, focus)


def _selection(document: Document, score: Algorithm, budget: Budget) -> Selection:
    """What chooses by an algorithm's scores; Nutshell's own also knows what each word is worth."""
    if score is not algorithms.get(DEFAULT):
        return Selection(document, score(document), {}, budget, standing=False)
    from summarizer.algorithms import nutshell

    return Selection(document, *nutshell.weigh(document), budget)


def _is_enough(budget: Budget, document: Document) -> bool:
    """Whether the whole document is no longer than its summary may be."""
    return (budget.sentences is None or budget.sentences >= len(document.sentences)) and (
        budget.words is None or budget.words >= _count(document.sentences, document.language)
    )


def _eligible(document: Document) -> Sequence[int]:
    """The numbers of the sentences of prose; of all of them where there is no prose."""
    numbers = range(len(document.sentences))
    return [number for number in numbers if document.prose[number]] or numbers


def _share(picked: Sequence[Sentence], document: Document) -> float:
    everything = _count(document.sentences, document.language)
    return _count(picked, document.language) / everything if everything else 1.0


def _count(of: Sequence[Sentence], language: Language) -> int:
    return sum(selection.length(sentence.text, language) for sentence in of)
