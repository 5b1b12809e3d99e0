"""Sentences that lean on the one before: out of its company nobody can tell who or what they are about."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from summarizer import words
from summarizer.language import Language

CAPITALS = "A-ZÀ-ÞА-ЯЁЄІЇҐ"
"""The capitals of the languages that have ``subjects``, as a range."""
ATTRIBUTION = 24
"""Characters at a sentence's end that hold ", he has often said." and its like."""


def leans(sentence: str, language: Language) -> bool:
    """Whether a sentence opens with a pronoun or connective, or is told by a pronoun (``…, he added.``).

    The words are the language's ``leaning`` and ``leaning_phrases``; a language without them has no such
    sentence. On what dangling anaphora do to extracts: Paice, IPM 26(1), 1990.
    """
    first = next(iter(words.texts(sentence, language)), "")
    return bool(first) and (
        first.casefold() in language.leaning
        or _opens_with_phrase(sentence[sentence.find(first) :].casefold(), language)
        or _told_by_pronoun(sentence[-ATTRIBUTION:].casefold(), language)
    )


def refers(sentence: str, language: Language) -> bool:
    """Whether the subject of a sentence is a pronoun behind its opening words: "After two days they found"."""
    return _late(language).match(sentence) is not None


def personal(sentence: str, language: Language) -> bool:
    """Whether a sentence opens with the pronoun of a person, in languages where it stands for persons alone."""
    first = next(iter(words.texts(sentence, language)), "").casefold()
    return re.split(r"['’]", first)[0] in language.persons


@cache
def _late(language: Language) -> re.Pattern[str]:
    """What opens a sentence whose subject is a pronoun behind a few words: "After two days they".

    The words begin with one of ``openers`` and have no capital, as nobody is named by them, but where a place
    or a day follows at once. "When he arrived, Smith": the name comes yet.
    """
    openers = "|".join(map(re.escape, sorted(language.openers)))
    subjects = "|".join(map(re.escape, sorted(language.subjects)))
    if not openers or not subjects:
        return re.compile(r"(?!)")
    between = rf"(?:\s[^\W_]+)?(?:\s[^\W_{CAPITALS}]+){{0,4}}?,?\s"
    return re.compile(rf"\W*(?i:{openers}){between}(?:{subjects})(?:['’]\w+)?\b(?![^,.;]{{0,60}},\s[{CAPITALS}])")


def _opens_with_phrase(text: str, language: Language) -> bool:
    phrases = language.leaning_phrases
    return text.startswith(phrases) and any(
        text.startswith(phrase) and not text[len(phrase) : len(phrase) + 1].isalnum() for phrase in phrases
    )


def _told_by_pronoun(end: str, language: Language) -> bool:
    last = words.texts(end, language)[-3:]
    pronouns, speech = language.leaning, language.mentions.speech
    return any(
        (one in pronouns and other in speech) or (one in speech and other in pronouns)
        for one, other in pairwise(last)
    )
