"""What words of a shown sentence mean, for who reads it alone: the day of "Tuesday", the name behind "he"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from summarizer.mentions import DATE, NAME, NAMED, PRONOUN, QUOTATION
from summarizer.model import Mention, Note, Sentence, Span

MOST = 3
"""Notes on one sentence: with more they would be read instead of it."""
BESIDE = 3
"""Words beside a quotation that can only say that somebody spoke ("a-t-elle averti")."""
TOLD = re.compile(r"\d{4}(-\d\d(-\d\d)?|-W\d\d)?$")
"""A day, month, year or week in ISO 8601; a decade says itself what it is."""


def find(
    sentence: Sentence, mentions: Iterable[Mention], span: Span | None = None, value: str = ""
) -> tuple[Note, ...]:
    """The notes on a sentence by its mentions, in order of place, three at most.

    Nothing is said twice, nor what the words say themselves; of too many, those on the answer, ``span``, stay.
    ``value`` is what the answer means, where no mention tells it.
    """
    inside = [each for each in mentions if sentence.start <= each.span.start < sentence.end]
    found = [*_in_answer(sentence, inside, span, value), *_elsewhere(sentence, inside)]
    unique: dict[tuple[bool, str], Note] = {}
    for note in sorted(found, key=lambda note: span is None or not note.span.meets(span)):
        unique.setdefault((note.kind == DATE, note.value), note)
    return tuple(sorted([*unique.values()][:MOST], key=lambda note: note.span.start))


def says_itself(words: str, value: str) -> bool:
    """Whether the words of a date spell out all that it means: "May 7, 2018", but not "May 7"."""
    if not TOLD.match(value):
        return True
    year_and_day = map(int, value.split("-")[::2]) if "W" not in value else (0,)
    return set(map(int, re.findall(r"\d+", words))) >= set(year_and_day)


def _in_answer(sentence: Sentence, inside: list[Mention], span: Span | None, value: str) -> Iterator[Note]:
    """What the answer means: the fullest form of a name, else what is known of it."""
    if span is None:
        return
    for mention in inside:
        if mention.kind in NAMED and mention.span == span and _is_news(mention.value, sentence):
            yield Note(span, mention.value, NAME)
    known = any(mention.span == span or mention.value == value for mention in inside if mention.kind != QUOTATION)
    if value[:1].isalpha() and not known and _is_news(value, sentence):
        yield Note(span, value, QUOTATION if any(each.span == span for each in inside) else NAME)


def _elsewhere(sentence: Sentence, inside: list[Mention]) -> Iterator[Note]:
    speakers = {mention.value for mention in inside if mention.kind == QUOTATION}
    for mention in inside:
        if mention.kind == DATE and not says_itself(mention.span.text, mention.value):
            yield Note(mention.span, mention.value, DATE)
        elif mention.kind == PRONOUN and _is_news(mention.value, sentence) and speakers <= {mention.value}:
            yield Note(mention.span, mention.value, PRONOUN)
    told = {mention.value for mention in inside if mention.kind == PRONOUN}
    quoted = [mention for mention in inside if mention.kind == QUOTATION]
    for mention in quoted if _is_speech(sentence, quoted) else ():
        if mention.value not in told and _is_news(mention.value, sentence):
            yield Note(mention.span, mention.value, QUOTATION)


def _is_speech(sentence: Sentence, quoted: Iterable[Mention]) -> bool:
    """Whether a sentence has hardly a word outside of its quotations, so that it tells of nobody else."""
    rest = sentence.text
    for mention in quoted:
        rest = rest.replace(mention.span.text, " ")
    return sum(any(map(str.isalpha, word)) for word in rest.split()) <= BESIDE


def _is_news(name: str, sentence: Sentence) -> bool:
    """Whether a sentence does not have the name itself, nor the last word of it, by which people are called."""
    return bool(name) and _plain(name.rsplit(maxsplit=1)[-1]) not in _plain(sentence.text)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
