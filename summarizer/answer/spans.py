"""The exact answer inside a sentence: a mention of the kind asked for, else the words the question leaves open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from summarizer import words
from summarizer.answer.question import Question
from summarizer.language import Language
from summarizer.model import Mention, Sentence, Span
from summarizer.words import Word

BREAK = re.compile(r"[,;:()—–\"“”«»]|[.!?…](?:\s|$)")
APPOSITION = re.compile(r"\s?[,(–—]\s?((?=[^\W\d_])[^,;()–—\"“”«»]{3,120}?)\s?(?:[,;)–—]|[.!?]?$)")
"""What stands behind a name between commas, dashes or brackets: "Gabriel Touré, director of a hospital,"."""
LONGEST = 12
"""Words of an answer that is no mention; SQuAD's answers have three on average, 97 % at most twelve."""


def find(question: Question, sentence: Sentence, mentions: Iterable[Mention], language: Language) -> Span:
    """The span of a sentence that answers the question; the whole sentence when nothing narrower stands out."""
    asked = frozenset(question.stems)
    tokens = list(words.split(sentence.text, language))
    matched = [number for number, token in enumerate(tokens) if words.stem(token.text, language) in asked]
    if question.kind == "definition":
        described = _description(sentence, tokens, matched, language)
        if described:
            return described
    typed = _typed(question, sentence, mentions, tokens, matched, language)
    return typed or _open(sentence, tokens, matched, language) or _whole(sentence)


def _typed(
    question: Question,
    sentence: Sentence,
    mentions: Iterable[Mention],
    tokens: Sequence[Word],
    matched: Sequence[int],
    language: Language,
) -> Span | None:
    """The wanted mention nearest the question's words; better kinds before nearer ones."""
    asked = frozenset(question.stems)
    candidates = [
        mention
        for mention in mentions
        if mention.kind in question.wanted and not asked.issuperset(words.stems(mention.span.text, language))
    ]
    near = [tokens[number].start + sentence.start for number in matched]

    def distance(mention: Mention) -> tuple[int, int]:
        closest = min((abs(mention.span.start - at) for at in near), default=0)
        return question.wanted.index(mention.kind) // 2, closest

    best = min(candidates, key=distance, default=None)
    return best.span if best else None


def _description(
    sentence: Sentence, tokens: Sequence[Word], matched: Sequence[int], language: Language
) -> Span | None:
    """What a sentence says somebody is: behind a comma or a copula, else the title before the name."""
    if not matched:
        return None
    text, last = sentence.text, matched[-1]
    behind = APPOSITION.match(text, tokens[last].end)
    if behind:
        start, end = behind.span(1)
        return Span(text[start:end], sentence.start + start, sentence.start + end)
    first = matched[0]
    while first and _joined(text, tokens, first) and words.is_content(tokens[first - 1].text, language):
        first -= 1
    if first == matched[0]:
        return None
    start, end = tokens[first].start, tokens[last].end
    return Span(text[start:end], sentence.start + start, sentence.start + end)


def _joined(text: str, tokens: Sequence[Word], number: int) -> bool:
    return text[tokens[number - 1].end : tokens[number].start] in {" ", "-", ". "}


def _open(sentence: Sentence, tokens: Sequence[Word], matched: Sequence[int], language: Language) -> Span | None:
    """The longest stretch of words between the question's words and the marks, nearest behind them."""
    runs = _runs(sentence.text, tokens, frozenset(matched), language)
    if not runs or not matched:
        return None
    after = [run for run in runs if run[0] > matched[0]]
    first, last = max(after or runs, key=lambda run: (min(run[1] - run[0], LONGEST // 2), -run[0]))
    start, end = tokens[first].start, tokens[min(last, first + LONGEST) - 1].end
    return Span(sentence.text[start:end], sentence.start + start, sentence.start + end)


def _runs(text: str, tokens: Sequence[Word], matched: frozenset[int], language: Language) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for number, token in enumerate(tokens):
        broken = number > 0 and BREAK.search(text[tokens[number - 1].end : token.start]) is not None
        if start is not None and (number in matched or broken):
            runs.append((start, number))
            start = None
        if start is None and number not in matched and words.is_content(token.text, language):
            start = number
    if start is not None:
        runs.append((start, len(tokens)))
    return [trimmed for run in runs if (trimmed := _trimmed(run, tokens, language))]


def _trimmed(run: tuple[int, int], tokens: Sequence[Word], language: Language) -> tuple[int, int] | None:
    first, last = run
    while last > first and not words.is_content(tokens[last - 1].text, language):
        last -= 1
    return (first, last) if last > first else None


def _whole(sentence: Sentence) -> Span:
    return Span(sentence.text, sentence.start, sentence.end)
