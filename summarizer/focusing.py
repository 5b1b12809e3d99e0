"""The sentences of an article about some words: a name under any of its names, or what a question asks for."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from summarizer import language as languages
from summarizer import mentions, words
from summarizer.algorithms.document import Document
from summarizer.errors import FocusError
from summarizer.language import Language
from summarizer.mentions import NAMED
from summarizer.model import Article, Mention, Sentence

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


def about(article: Article, document: Document, focus: str) -> Collection[int]:
    """The numbers of the sentences of prose about the focus; raises FocusError where there is none.

    A question word prefers those that answer it, where any does: people for "who", causes for "why".
    """
    kind = _asked(focus, document.language)
    stems = frozenset(
        words.stems(_without_question(focus, document.language) if kind else focus, document.language)
    )
    found = mentions.find(article)
    numbers = {line: number for number, line in enumerate(document.sentences) if document.prose[number]}
    named = _naming(document, stems, found, numbers) if stems else set(numbers.values())
    if not named:
        raise FocusError("focus-nowhere", words=focus.strip())
    asked = _answering(document, kind, found, numbers) if kind else named
    return named & asked or named


def _naming(
    document: Document, stems: frozenset[str], found: Collection[Mention], numbers: Mapping[Sentence, int]
) -> set[int]:
    """Sentences with all the words, or that mention what they name by another name or a pronoun; else with any."""
    meant = {mention.value for mention in found if mention.kind in NAMED and _names(mention, stems, document)}
    named = {
        numbers[mention.sentence] for mention in found if mention.value in meant and mention.sentence in numbers
    }
    shared = {number: len(stems.intersection(document.words[number])) for number in numbers.values()}
    full = {number for number, count in shared.items() if count == len(stems)}
    return named | full or {number for number, count in shared.items() if count}


def _names(mention: Mention, stems: frozenset[str], document: Document) -> bool:
    """Whether the words are a name's, in this place or in full."""
    return any(stems <= set(words.stems(name, document.language)) for name in (mention.span.text, mention.value))


def _answering(
    document: Document, kind: str, found: Collection[Mention], numbers: Mapping[Sentence, int]
) -> set[int]:
    """Sentences with what such a question asks for."""
    if kind == REASON:
        texts = {number: document.sentences[number].text.casefold() for number in numbers.values()}
        causes = document.language.causes
        return {number for number, text in texts.items() if _says(text, causes, document.language)}
    return {numbers[one.sentence] for one in found if one.kind in WANTED[kind] and one.sentence in numbers}


def _asked(focus: str, language: Language) -> str:
    """The kind of question that a focus has a word of, if any is told from a sentence; English is always known."""
    folded = " ".join(focus.casefold().split())
    for known in (language, languages.load("en")):
        if any(_has(folded, word) for word in known.question_words):
            kinds = (kind for kind, ways in known.questions.items() if any(way.search(folded) for way in ways))
            return next((kind for kind in kinds if kind in WANTED or kind == REASON), "")
    return ""


def _without_question(focus: str, language: Language) -> str:
    folded = " ".join(focus.casefold().split())
    for word in (*language.question_words, *languages.load("en").question_words):
        if _has(folded, word):
            return folded.replace(word, " ", 1)
    return folded


def _says(text: str, phrases: Collection[str], language: Language) -> bool:
    return any(_has(text, phrase) if language.spaces else phrase in text for phrase in phrases)


def _has(text: str, phrase: str) -> bool:
    """Whether a text has a phrase as whole words."""
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text) is not None
