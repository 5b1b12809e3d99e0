"""A summary: the best-scored sentences, repeats dropped, cut to length and put back in article order."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from summarizer import algorithms, words
from summarizer import language as languages
from summarizer import sentences as splitting
from summarizer.algorithms.document import Document
from summarizer.language import Language
from summarizer.model import Article, Sentence, Summary

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
REPEAT = 0.8
"""Share of the shorter sentence's words that the longer one has too when they say the same thing."""
FEW = 4
"""Under so many content words a share says little, and repeats may differ by ``SLACK`` words at most."""
SLACK = 2
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
    article: Article, *, sentences: int | None = None, algorithm: str = DEFAULT, focus: str = ""
) -> Summary:
    """The sentences that tell most of an article, at most ``sentences`` of them.

    Without a number the length is a fitting one, and an article about as short as its summary is returned
    whole. With a ``focus`` they are of those that use its words, where there are any. Raises ValueError for fewer
    than one sentence and UnknownAlgorithmError for a name nobody has.
    """
    if sentences is not None and sentences < 1:
        raise ValueError("a summary has at least one sentence")
    score = algorithms.get(algorithm)
    document = Document.of(article)
    wanted = fitting(document) if sentences is None else sentences
    about = _about(document, focus)
    if about:
        return Summary(article, _of_those(about, document, score(document), wanted), algorithm)
    if wanted >= len(document.sentences):
        return Summary(article, document.sentences, algorithm)
    chosen = _choose(document, score(document), wanted, standing=algorithm == DEFAULT)
    picked = tuple(document.sentences[number] for number in sorted(chosen))
    if sentences is None and _share(picked, document) > WORTH:
        picked = document.sentences
    return Summary(article, picked, algorithm)


def _about(document: Document, focus: str) -> dict[int, int]:
    """The sentences that use words of a focus, by their numbers, and how many of them each uses."""
    asked = set(words.stems(focus, document.language))
    used = {number: len(asked.intersection(stems)) for number, stems in enumerate(document.words)}
    return {number: count for number, count in used.items() if count}


def _of_those(
    about: dict[int, int], document: Document, scores: Sequence[float], wanted: int
) -> tuple[Sentence, ...]:
    best = sorted(about, key=lambda number: (-about[number], -scores[number]))[:wanted]
    return tuple(document.sentences[number] for number in sorted(best))


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


def _choose(document: Document, scores: Sequence[float], wanted: int, *, standing: bool) -> Collection[int]:
    """The numbers of the chosen sentences; ``standing`` ones only, while there are any."""
    order = sorted(_eligible(document), key=lambda number: -scores[number])
    own = [frozenset(stems) for stems in document.words]
    chosen: list[int] = []
    while order and len(chosen) < wanted:
        best = next(_standing(order, chosen, document) if standing else iter(order), order[0])
        order.remove(best)
        if not any(_repeats(best, other, own, document) for other in chosen):
            chosen.append(best)
    return chosen


def _eligible(document: Document) -> Sequence[int]:
    """The numbers of the sentences of prose; of all of them where there is no prose."""
    numbers = range(len(document.sentences))
    return [number for number in numbers if document.prose[number]] or numbers


def _standing(order: Sequence[int], chosen: Collection[int], document: Document) -> Iterator[int]:
    """The sentences that stand by themselves or beside a chosen one they lean on."""
    for number in order:
        if not document.leaning[number] or number - 1 in chosen:
            yield number


def _repeats(one: int, other: int, own: Sequence[frozenset[str]], document: Document) -> bool:
    """Whether two sentences say nearly the same: the words of the shorter are nearly all in the longer."""
    fewer, more = sorted((own[one], own[other]), key=len)
    if not fewer:
        return document.sentences[one].text.casefold() == document.sentences[other].text.casefold()
    close = len(fewer & more) >= REPEAT * len(fewer)
    return close and (len(fewer) >= FEW or len(more) - len(fewer) <= SLACK)


def _share(picked: Sequence[Sentence], document: Document) -> float:
    everything = _count(document.sentences, document.language)
    return _count(picked, document.language) / everything if everything else 1.0


def _count(of: Sequence[Sentence], language: Language) -> int:
    """The words of sentences; where no spaces part them, the pairs of characters, about one a character."""
    return sum(len(words.texts(sentence.text, language)) for sentence in of)
