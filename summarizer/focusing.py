"""The sentences of an article about some words: a name under any of its names, or what a question asks for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from summarizer import language as languages
from summarizer import mentions, words
from summarizer.algorithms.document import Document
from summarizer.answer import matching
from summarizer.errors import FocusError
from summarizer.language import Language
from summarizer.mentions import NAMED
from summarizer.model import Article, Mention, Section, Sentence

QUANTITIES = frozenset(
    {"number", "percent", "money", "weight", "area", "volume", "speed", "temperature", "distance"}
)
WANTED = {
    "person": frozenset({mentions.PERSON}),
    "speaker": frozenset({mentions.QUOTATION}),
    "quotation": frozenset({mentions.QUOTATION}),
    "organisation": frozenset({mentions.ORGANISATION}),
    "place": frozenset({mentions.PLACE}),
    "date": frozenset({mentions.DATE, "time"}),
    "time": frozenset({mentions.DATE, "time"}),
    "duration": frozenset({"duration"}),
    "age": frozenset({"age"}),
    "money": frozenset({"money"}),
    "percent": frozenset({"percent"}),
    "distance": frozenset({"distance"}),
    "number": QUANTITIES,
}
"""Kinds of mentions that a kind of question asks for."""
REASON = "reason"
ASKING = 4
"""Words of a question that only ask, at most ("what was the reason"): a longer match holds what it is about."""
TIMES = frozenset({"after"})
"""What tells a cause of one thing, and to who asks for causes of anything only a time."""


class Focus(NamedTuple):
    """A focus as it is read: its stems without those that only ask, the kind asked for, and the stems asking."""

    stems: frozenset[str]
    kind: str
    asking: frozenset[str]


def about(article: Article, document: Document, focus: str) -> Collection[int]:
    """The numbers of the sentences about the focus, of prose where any is; raises FocusError where there is none.

    A section's title means that section. A question word prefers the sentences that answer it, where any does:
    people for "who", causes for "why"; alone it means those only.
    """
    read, found = understand(focus, document.language), mentions.find(article)
    everything = {line: number for number, line in enumerate(document.sentences)}
    prose = {line: number for line, number in everything.items() if document.prose[number]}
    if not read.stems:
        asked = _answering(document, read, found, prose or everything) if read.kind else set(prose.values())
        if not asked:
            raise FocusError("focus-unanswered", words=focus.strip())
        return asked
    ways = (
        _inside(article, document, read, prose),
        *(_naming(document, read, found, of) for of in (prose, everything)),
    )
    named = next(filter(None, ways), None)
    if not named:
        raise FocusError("focus-nowhere", words=focus.strip())
    return (named & _answering(document, read, found, everything) if read.kind else named) or named


def understand(focus: str, language: Language) -> Focus:
    """What a focus is about and asks for."""
    kind, asked = _asked(focus, language)
    rest = _without_question(focus, asked, language) if kind else focus
    asking = _asking(asked, language) if kind == REASON else frozenset()
    return Focus(frozenset(words.stems(rest, language)) - asking, kind, asking)


def _inside(article: Article, document: Document, focus: Focus, numbers: Mapping[Sentence, int]) -> set[int]:
    """The sentences of the sections that have the words for their title."""
    named = [section for section in article.sections if _titles(section, article, focus, document.language)]
    return {
        number
        for line, number in numbers.items()
        if any(section.start + len(section.title) <= line.start < section.end for section in named)
    }


def _titles(section: Section, article: Article, focus: Focus, language: Language) -> bool:
    """Whether a section's title is the words, its number aside, and it is no title of the whole."""
    stems = {stem for stem in words.stems(section.title, language) if not stem.isdecimal()}
    return stems == focus.stems and section.title.strip().casefold() != article.title.strip().casefold()


def _naming(
    document: Document, focus: Focus, found: Collection[Mention], numbers: Mapping[Sentence, int]
) -> set[int]:
    """Sentences with all the words, or that mention what they name by another name or a pronoun; else with words
    related to all of them; else with any."""
    stems = focus.stems
    meant = {mention.value for mention in found if mention.kind in NAMED and _names(mention, stems, document)}
    named = {
        numbers[mention.sentence] for mention in found if mention.value in meant and mention.sentence in numbers
    }
    ways = (
        {number: frozenset(document.words[number]) for number in numbers.values()},
        {number: _related(document.words[number], document) for number in numbers.values()},
    )
    wanted = (stems, _related(stems, document))
    full = ({one for one, told in way.items() if all_ <= told} for all_, way in zip(wanted, ways, strict=True))
    some = ({one for one, told in way.items() if any_ & told} for any_, way in zip(wanted, ways, strict=True))
    return named | next(full) or next(full) or next(some) or next(some)


def _related(stems: Collection[str], document: Document) -> frozenset[str]:
    return frozenset(matching.canonical(stems, document.language))


def _names(mention: Mention, stems: frozenset[str], document: Document) -> bool:
    """Whether the words are a name's, in this place or in full."""
    return any(stems <= set(words.stems(name, document.language)) for name in (mention.span.text, mention.value))


def _answering(
    document: Document, focus: Focus, found: Collection[Mention], numbers: Mapping[Sentence, int]
) -> set[int]:
    """Sentences with what such a question asks for."""
    if focus.kind == REASON:
        causes = [cause for cause in document.language.causes if focus.stems or cause not in TIMES]
        return {number for line, number in numbers.items() if _explains(line, number, causes, document, focus)}
    return {numbers[one.sentence] for one in found if one.kind in WANTED[focus.kind] and one.sentence in numbers}


def _explains(line: Sentence, number: int, causes: Collection[str], document: Document, focus: Focus) -> bool:
    """Whether a sentence says a cause, or has what the question asks by ("caused", "led")."""
    told = _related(document.words[number], document)
    return bool(told & _related(focus.asking, document)) or _says(line.text.casefold(), causes, document.language)


def _asked(focus: str, language: Language) -> tuple[str, str]:
    """The kind of question that a focus has a word of, if any is told from a sentence, and what asks it.

    English is always known.
    """
    folded = " ".join(focus.casefold().split())
    for known in (language, languages.load("en")):
        if not known.spaces or any(_has(folded, word) for word in known.question_words):
            ways = ((kind, way.search(folded)) for kind, all_ in known.questions.items() for way in all_)
            told = ((kind, way[0]) for kind, way in ways if way and (kind in WANTED or kind == REASON))
            if first := next(told, None):
                return first
    return "", ""


def _asking(asked: str, language: Language) -> frozenset[str]:
    """The stems that ask for a cause: of the question, and of the language's single words for one."""
    phrases = (asked if len(asked.split()) <= ASKING else "", *(_single(language)))
    return frozenset(stem for phrase in phrases for stem in words.stems(phrase, language))


def _single(language: Language) -> Iterator[str]:
    return (cause for cause in language.causes if language.spaces and " " not in cause)


def _without_question(focus: str, asked: str, language: Language) -> str:
    folded = " ".join(focus.casefold().split())
    for word in (*language.question_words, *languages.load("en").question_words):
        if _has(folded, word):
            return folded.replace(word, " ", 1)
    return folded.replace(asked, " ", 1)


def _says(text: str, phrases: Collection[str], language: Language) -> bool:
    return any(_has(text, phrase) if language.spaces else phrase in text for phrase in phrases)


def _has(text: str, phrase: str) -> bool:
    """Whether a text has a phrase as whole words."""
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text) is not None
