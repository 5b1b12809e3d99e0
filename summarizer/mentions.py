"""The typed mentions of an article: names, quantities, dates and quotations, each with its normal form.

A name's normal form is its fullest form in the article ("LNA" is "Libyan National Army"); a date's the day
it means, in ISO 8601; a quotation's the name of its speaker.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from summarizer import dates, names, quantities, quotations, sentences
from summarizer import language as languages
from summarizer.language import Language
from summarizer.model import Article, Mention, Sentence, Span
from summarizer.names import Name

PERSON, ORGANISATION, PLACE, DATE, QUOTATION, NAME = (
    "person",
    "organisation",
    "place",
    "date",
    "quotation",
    "name",
)
NAMED = frozenset({PERSON, ORGANISATION, PLACE, NAME})
"""Kinds that are names."""
MINOR = frozenset("of the and for de del da do la le les des du von van der den al el".split())


def find(article: Article) -> tuple[Mention, ...]:
    """Every mention of an article, in order of place; the same name is found each time it stands there."""
    language = languages.load(article.language)
    split = sentences.split(article.text, language)
    named = [(sentence, names.find(sentence.text, language)) for sentence in split]
    directory = Directory(name for _, found in named for name in found)
    found = [
        mention
        for sentence, in_sentence in named
        for mention in _in_sentence(article, sentence, in_sentence, directory, language)
    ]
    return tuple(sorted([*found, *_said(split, directory, language)], key=lambda m: (m.span.start, m.kind)))


class Directory:
    """Which names of an article are the same: surnames, acronyms, titles, and the kind most of them agree on."""

    def __init__(self, found: Iterable[Name]) -> None:
        self._kinds: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        for name in found:
            known = self._kinds.get(name.span.text, NAME)
            self._kinds[name.span.text] = name.kind if known == NAME else known
            if name.title:
                self._titles.setdefault(name.title.split()[-1].casefold(), name.span.text)
        self._full = dict(_aliases(self._kinds))

    def full(self, name: str) -> str:
        """The fullest form of a name in the article."""
        return self._full.get(name, name)

    def kind(self, name: str) -> str:
        """What a name is, told by its fullest form and by every place it stands in."""
        full = self._kinds.get(self.full(name), NAME)
        return full if full != NAME else self._kinds.get(name, NAME)

    def titled(self, words: str) -> str:
        """The person known by a title in some words ("the spokesman" → "Ahmad Al Mesmari"), ``""`` if none."""
        return next((self._titles[word] for word in words.casefold().split() if word in self._titles), "")


def initials(name: str) -> str:
    """The acronym a name would have ("Libyan National Army" → "LNA")."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word.casefold() not in MINOR).upper()


def _aliases(kinds: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(short, full) of the names that are another one cut short: its last word, or its acronym."""
    longest = sorted((name for name in kinds if " " in name), key=len)
    by_last = {name.split()[-1]: name for name in longest if kinds[name] in (PERSON, NAME)}
    by_initials = {initials(name): name for name in longest}
    for name, kind in kinds.items():
        if " " in name:
            continue
        if kind in (PERSON, NAME, PLACE) and name in by_last and kinds[by_last[name]] == PERSON:
            yield name, by_last[name]
        elif name.isupper() and name in by_initials:
            yield name, by_initials[name]


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
        if not any(_overlap(quantity.span, date.span) for date in dated):
            yield _mention(quantity.kind, quantity.value, quantity.span, sentence)


def _said(split: Iterable[Sentence], directory: Directory, language: Language) -> Iterator[Mention]:
    """Quotations with their speakers: a pronoun means whoever spoke last, a title the person who bears it."""
    last = ""
    for sentence in split:
        for quotation in quotations.find(sentence.text, language):
            last = _who(quotation.speaker, directory, language) or last
            yield _mention(QUOTATION, last, quotation.span, sentence)
        last = _who(quotations.speaker(sentence.text, language), directory, language) or last


def _who(subject: Span | None, directory: Directory, language: Language) -> str:
    """The person some words mean, by name or by title; ``""`` for a pronoun or nobody."""
    if subject is None:
        return ""
    named = names.find(subject.text, language)
    return directory.full(named[-1].span.text) if named else directory.titled(subject.text)


def _mention(kind: str, value: str, span: Span, sentence: Sentence) -> Mention:
    start, end = sentence.start + span.start, sentence.start + span.end
    return Mention(kind, value, Span(span.text, start, end), sentence)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
