"""The exact answer inside a sentence: of its stretches of words and its mentions, the one left open.

A number or a date is the mention of that kind nearest the question's words. For other questions it is the
candidate that a conditional logit (McFadden 1974) likes best, fitted by ``python -m summarizer.learning.answer``.
What matters most is the kind of answer asked for and how near the question's own words stand, as in the feature
studies on SQuAD (Rajpurkar et al., EMNLP 2016).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from summarizer import words
from summarizer.answer import matching
from summarizer.answer.question import SPECIFIC, STRICT, Question
from summarizer.language import Language
from summarizer.mentions import NAMED, QUOTATION
from summarizer.model import Mention, Sentence, Span
from summarizer.words import Word

BREAK = re.compile(r"[,;:()—–\"“”«»]|[.!?…](?:\s|$)")
LONGEST = 10
"""Words of an answer at most: few are longer, and each word more adds candidates by the sentence."""
FAR = 12
"""Words beyond which a question's word is not near."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of a sentence's words that could answer: its first word and the one behind its last."""

    first: int
    last: int
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as the choice of an answer sees it: its words, those of the question, and the breaks between."""

    sentence: Sentence
    tokens: tuple[Word, ...]
    content: tuple[bool, ...]
    matched: tuple[bool, ...]
    broken: tuple[bool, ...]
    mentions: tuple[Mention, ...]
    language: Language


def find(
    question: Question,
    sentence: Sentence,
    mentions: Collection[Mention],
    language: Language,
    weights: Mapping[str, float],
) -> Span | None:
    """The span of a sentence that answers the question; None when nothing in it could.

    A question of no specific kind is answered by the whole sentence then.
    """
    reading = read(question, sentence, mentions, language)
    measured = _nearest(question, reading) if question.kind in STRICT else None
    if measured:
        return measured
    best = max(
        (candidate for candidate in candidates(reading) if not _is_other(question, reading, candidate)),
        key=lambda candidate: (score(features(question, reading, candidate), weights), -candidate.first),
        default=None,
    )
    if best:
        return span(reading, best)
    return None if question.kind in SPECIFIC else Span(sentence.text, sentence.start, sentence.end)


def _is_other(question: Question, reading: Reading, candidate: Candidate) -> bool:
    """Whether a candidate cannot be what is asked for: it repeats the question, or is a day and no person."""
    if question.kind not in SPECIFIC:
        return False
    if any(reading.matched[candidate.first : candidate.last]) and not candidate.kinds:
        return True
    inside = span(reading, candidate)
    covering = [
        mention.kind
        for mention in reading.mentions
        if mention.kind != QUOTATION and mention.span.start < inside.end and inside.start < mention.span.end
    ]
    return bool(covering) and not set(covering) & set(question.wanted)


def _nearest(question: Question, reading: Reading) -> Span | None:
    """The wanted mention nearest the question's words and not among them; better kinds before nearer ones."""
    asked = [token.start for token, matched in zip(reading.tokens, reading.matched, strict=True) if matched]
    known, start = frozenset(question.stems), reading.sentence.start

    def distance(mention: Mention) -> tuple[int, int]:
        closest = min((abs(mention.span.start - start - at) for at in asked), default=0)
        return question.wanted.index(mention.kind) // 2, closest

    wanted = [mention for mention in reading.mentions if mention.kind in question.wanted]
    told = [
        mention for mention in wanted if not known.issuperset(matching.stems(mention.span.text, reading.language))
    ]
    best = min(told, key=distance, default=None)
    return best.span if best else None


def score(present: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The weighted sum of a candidate's features; one never fitted weighs nothing."""
    return sum(weights.get(name, 0.0) * value for name, value in present.items())


def span(reading: Reading, candidate: Candidate) -> Span:
    """A candidate as a slice of the article."""
    start, end = reading.tokens[candidate.first].start, reading.tokens[candidate.last - 1].end
    sentence = reading.sentence
    text = words.POSSESSIVE.sub("", sentence.text[start:end])
    return Span(text, sentence.start + start, sentence.start + start + len(text))


def read(question: Question, sentence: Sentence, mentions: Collection[Mention], language: Language) -> Reading:
    """A sentence and its mentions, read for a question."""
    tokens, asked = tuple(words.split(sentence.text, language)), frozenset(question.stems)
    content = tuple(words.is_content(token.text, language) for token in tokens)
    matched = tuple(
        is_content and asked.issuperset(matching.stems(token.text, language))
        for token, is_content in zip(tokens, content, strict=True)
    )
    ends = [0, *(token.end for token in tokens)]
    broken = tuple(
        BREAK.search(sentence.text[end : token.start]) is not None
        for end, token in zip(ends, tokens, strict=False)
    )
    return Reading(sentence, tokens, content, matched, broken, tuple(mentions), language)


def candidates(reading: Reading) -> Iterator[Candidate]:
    """The sentence's mentions and every stretch within its breaks that begins and ends on a content word."""
    kinds: dict[tuple[int, int], set[str]] = {}
    for mention in reading.mentions:
        place = _place(reading, mention.span)
        if place:
            kinds.setdefault(place, set()).add(mention.kind)
    for first in range(len(reading.tokens)):
        if not reading.content[first]:
            continue
        for last in range(first + 1, min(first + LONGEST, len(reading.tokens)) + 1):
            if last - 1 > first and reading.broken[last - 1]:
                break
            if reading.content[last - 1]:
                kinds.setdefault((first, last), set())
    for (first, last), found in kinds.items():
        if not all(reading.matched[first:last]):
            yield Candidate(first, last, frozenset(found))


def features(question: Question, reading: Reading, candidate: Candidate) -> dict[str, float]:
    """The features of a candidate by name; those of its shape are told apart by the kind of question."""
    first, last = candidate.first, candidate.last
    length = last - first
    shape = {
        f"length {min(length, 6)}": 1.0,
        "figure": float(any(token.text[0].isdigit() for token in reading.tokens[first:last])),
        "capital": float(reading.tokens[first].text[0].isupper()),
        "all capitals": float(
            all(map(_is_capital_or_small, reading.tokens[first:last], reading.content[first:last]))
        ),
        "name": float(bool(candidate.kinds & NAMED)),
        "quotation": float("quotation" in candidate.kinds),
        "wanted": float(bool(candidate.kinds & set(question.wanted))),
        "wanted most": float(question.wanted[:1] != () and question.wanted[0] in candidate.kinds),
    }
    present = {f"{question.kind}: {name}": value for name, value in shape.items() if value}
    return present | _edges(reading, first, last) | _nearness(reading, first, last)


def _edges(reading: Reading, first: int, last: int) -> dict[str, float]:
    """Where a candidate begins and ends: at a break, beside a function word, in the middle of a phrase."""
    size = len(reading.tokens)
    return {
        "begins the sentence": float(first == 0),
        "ends the sentence": float(last == size),
        "begins at a break": float(reading.broken[first]),
        "ends at a break": float(last == size or reading.broken[last]),
        "behind a function word": float(
            first > 0 and not reading.content[first - 1] and not reading.broken[first]
        ),
        "before a function word": float(last < size and not reading.content[last] and not reading.broken[last]),
        "behind a content word": float(first > 0 and reading.content[first - 1] and not reading.broken[first]),
        "before a content word": float(last < size and reading.content[last] and not reading.broken[last]),
        "function words": sum(not content for content in reading.content[first:last]) / (last - first),
    }


def _nearness(reading: Reading, first: int, last: int) -> dict[str, float]:
    """How near the question's words stand, on which side, and how many of them are in the candidate."""
    left = [first - 1 - number for number in range(first) if reading.matched[number]]
    right = [number - last for number in range(last, len(reading.tokens)) if reading.matched[number]]
    inside = sum(reading.matched[first:last])
    return {
        "near behind": sum(0.8**gap for gap in left if gap < FAR),
        "near before": sum(0.8**gap for gap in right if gap < FAR),
        "right behind": float(bool(left) and min(left) == 0),
        "right before": float(bool(right) and min(right) == 0),
        "behind all": float(bool(left) and not right),
        "before all": float(bool(right) and not left),
        "asked inside": float(inside > 0),
        "share asked": inside / (last - first),
    }


def _is_capital_or_small(token: Word, content: bool) -> bool:
    return token.text[0].isupper() or not content


def _place(reading: Reading, span: Span) -> tuple[int, int] | None:
    """The words a span covers; None when it is longer than an answer, a quotation apart."""
    start, end = span.start - reading.sentence.start, span.end - reading.sentence.start
    inside = [number for number, token in enumerate(reading.tokens) if token.start < end and start < token.end]
    return (inside[0], inside[-1] + 1) if inside else None
