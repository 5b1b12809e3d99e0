"""The typed mentions of an article: names, quantities, dates, quotations and pronouns, each with its normal form.

A name's normal form is its fullest form in the article ("LNA" is "Libyan National Army"); a date's the day, week,
month or year it means, in ISO 8601; a quotation's the name of its speaker; a pronoun's the name of whom it means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from summarizer import dates, names, quantities, sentences
from summarizer import language as languages
from summarizer.language import Language
from summarizer.mentions import definitions, speech
from summarizer.mentions.directory import NAME, ORGANISATION, PERSON, PLACE, Directory, initials, skeleton
from summarizer.mentions.discourse import PRONOUN, Discourse
from summarizer.mentions.speech import Utterance
from summarizer.model import Article, Mention, Sentence, Span
from summarizer.names import Name

__all__ = [
    "DATE", "NAME", "NAMED", "ORGANISATION", "PERSON", "PLACE", "PRONOUN", "QUOTATION", "Directory", "find",
    "initials", "skeleton",
]  # fmt: skip
DATE, QUOTATION = "date", "quotation"
NAMED = frozenset({PERSON, ORGANISATION, PLACE, NAME})
"""Kinds that are names."""


def find(article: Article) -> tuple[Mention, ...]:
    """Every mention of an article, in order of place; the same name is found each time it stands there."""
    language = languages.load(article.language)
    split = sentences.split(article.text, language)
    named = {sentence: _named(sentence, language) for sentence in split}
    spelt = {found.short.text: found.full.text for found in definitions.find(article.text)}
    directory = Directory((name for found in named.values() for name in found), language, spelt)
    found = [
        mention
        for sentence in split
        for mention in _in_sentence(article, sentence, named[sentence], directory, language)
    ]
    utterances = tuple(speech.find(split, language))
    first = Discourse(directory, language, article.title)
    list(_told(utterances, named, first))
    told = _told(utterances, named, Discourse(directory, language, article.title, first.genders))
    return tuple(sorted([*found, *told], key=lambda mention: (mention.span.start, mention.kind)))


def _named(sentence: Sentence, language: Language) -> list[Name]:
    """The names of a sentence, those among them that stand beside their acronym in words of lower case."""
    found = names.find(sentence.text, language)
    for definition in definitions.find(sentence.text):
        for span in (definition.full, definition.short):
            inside = [name for name in found if name.span.meets(span)]
            if not any(name.span == span for name in inside):
                found = [name for name in found if name not in inside or not _within(name.span, span)]
                if not any(name.span.meets(span) for name in found):
                    found.append(Name(ORGANISATION, span))
    return sorted(found, key=lambda name: name.span.start)


def _in_sentence(
    article: Article, sentence: Sentence, found: Iterable[Name], directory: Directory, language: Language
) -> Iterator[Mention]:
    for name in found:
        full = directory.full(name.span.text)
        yield _mention(directory.kind(name.span.text), full, name.span, sentence)
    published = article.published
    reference = published.date() if isinstance(published, datetime) else published
    dated = dates.find(sentence.text, language, reference)
    for date in dated:
        yield _mention(DATE, date.value, date.span, sentence)
    for quantity in quantities.find(sentence.text, language):
        if not any(quantity.span.meets(date.span) for date in dated):
            yield _mention(quantity.kind, quantity.value, quantity.span, sentence)


def _told(
    utterances: Iterable[Utterance], named: Mapping[Sentence, Sequence[Name]], discourse: Discourse
) -> Iterator[Mention]:
    """Quotations with their speakers, and the pronouns that mean somebody.

    One that no mark closes goes on in the next paragraph, and its speaker may be named there only.
    """
    waiting: list[tuple[Sentence, Span]] = []
    for utterance in utterances:
        quoted = [span for _, pieces, _ in utterance.quotations for _, span in pieces]
        for sentence in utterance.sentences:
            yield from discourse.read(sentence, named[sentence], quoted)
        for subject, pieces, is_open in utterance.quotations:
            waiting += pieces
            if subject or not is_open:
                speaker = discourse.says(subject)
                yield from (Mention(QUOTATION, speaker, span, sentence) for sentence, span in waiting)
                waiting = []
        discourse.says(utterance.subject)
    yield from (Mention(QUOTATION, discourse.says(None), span, sentence) for sentence, span in waiting)


def _mention(kind: str, value: str, span: Span, sentence: Sentence) -> Mention:
    start, end = sentence.start + span.start, sentence.start + span.end
    return Mention(kind, value, Span(span.text, start, end), sentence)


def _within(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.end <= other.end
