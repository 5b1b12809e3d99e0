"""The exact answer inside a sentence: a mention of the kind asked for, else the words the question leaves open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from summarizer import words
from summarizer.answer import matching
from summarizer.answer.question import Question
from summarizer.language import Language
from summarizer.model import Mention, Sentence, Span
from summarizer.words import Word

BREAK = re.compile(r"[,;:()—–\"“”«»]|[.!?…](?:\s|$)")
APPOSITION = re.compile(r"\s?[,(–—]\s?((?=[^\W\d_])[^,;()–—\"“”«»]{3,120}?)\s?(?:[,;)–—]|[.!?]?$)")
"""What stands behind a name between commas, dashes or brackets: "Gabriel Touré, director of a hospital,"."""
NEAR, ARTICLE = 15, 3
"""A comma so few characters before a name makes what follows it no apposition but the rest of the sentence; nor
is it one when it opens with a function word longer than an article."""
LONGEST = 12
"""Words of an answer that is no mention; SQuAD's answers have three on average, 97 % at most twelve."""


def find(question: Question, sentence: Sentence, mentions: Iterable[Mention], language: Language) -> Span:
    """The span of a sentence that answers the question; the whole sentence when nothing narrower stands out."""
    asked = frozenset(question.stems)
    tokens = list(words.split(sentence.text, language))
    matched = [
        number
        for number, token in enumerate(tokens)
        if asked.issuperset(matching.stems(token.text, language)) and words.is_content(token.text, language)
    ]
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
        if mention.kind in question.wanted and not asked.issuperset(matching.stems(mention.span.text, language))
    ]
    near = [tokens[number].start + sentence.start for number in matched]

    def distance(mention: Mention) -> tuple[int, int]:
        closest = min((abs(mention.span.start - at) for at in near), default=0)
        return question.wanted.index(mention.kind) // 2, closest

    best = min(candidates, key=distance, default=None)
    return best.span if best else None


def description(sentence: Sentence, name: Span, language: Language) -> Span | None:
    """What a sentence says the bearer of a name is: the title before the name, else what stands behind a comma."""
    text, tokens = sentence.text, list(words.split(sentence.text, language))
    start = name.start - sentence.start
    first = own = next((number for number, token in enumerate(tokens) if token.start >= start), 0)
    while first and _joined(text, tokens, first) and words.is_content(tokens[first - 1].text, language):
        first -= 1
    if first < own:
        begin = tokens[first].start
        return Span(sentence.text[begin : name.end - sentence.start], sentence.start + begin, name.end)
    return _apposition(sentence, name, language)


def _apposition(sentence: Sentence, name: Span, language: Language) -> Span | None:
    start, end = name.start - sentence.start, name.end - sentence.start
    behind = APPOSITION.match(sentence.text, end)
    if behind is None or "," in sentence.text[max(0, start - NEAR) : start]:
        return None
    opening = behind[1].split()[0].casefold()
    if opening in language.mentions.speech or (opening in language.stop_words and len(opening) > ARTICLE):
        return None
    return Span(behind[1], sentence.start + behind.start(1), sentence.start + behind.end(1))


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
