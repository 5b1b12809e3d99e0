"""How a question is worded: question words typed wrongly, and questions about the page rather than its text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Set
from functools import cache

from summarizer import language as languages
from summarizer import words
from summarizer.answer import matching
from summarizer.language import Language

SHORT, LONG = 3, 6
"""Letters under which a question word is never guessed, and from which two slips are forgiven instead of one."""
SUBSTITUTED = 4
"""Letters from which one letter may have been struck for another: "hot" is not "how"."""


def corrected(text: str, language: Language, known: Set[str]) -> str:
    """A question with its mistyped question words put right ("hwo many", "how logn", "whn").

    A word that the language or the article (whose stems are ``known``) knows is taken as it stands, and so is
    every word where there is a question word already; of phrases such as "how long" one word must stand.
    """
    tokens = [word for word in words.split(text, language) if word.text.isalpha()]
    asked = [phrase.split() for phrase in language.question_words]
    plain = [token.text.casefold() for token in tokens]
    fixed = _phrase(plain, [phrase for phrase in asked if len(phrase) > 1], language, known)
    if not fixed and not any(phrase == [word] for phrase in asked for word in plain):
        fixed = _word(plain, [phrase[0] for phrase in asked if len(phrase) == 1], language, known)
    for number, word in sorted(fixed.items(), reverse=True):
        text = text[: tokens[number].start] + word + text[tokens[number].end :]
    return text


def _phrase(plain: list[str], phrases: Iterable[list[str]], language: Language, known: Set[str]) -> dict[int, str]:
    """The one phrase that some neighbouring words were meant to be, one of them mistyped."""
    best: tuple[int, dict[int, str]] = (LONG, {})
    for phrase in phrases:
        for start in range(len(plain) - len(phrase) + 1):
            there = plain[start : start + len(phrase)]
            if there == phrase:
                return {}
            wrong = [number for number in range(len(phrase)) if there[number] != phrase[number]]
            slips = [_slips(there[number], phrase[number], language, known) for number in wrong]
            if len(wrong) == 1 and slips[0] < best[0]:
                best = (slips[0], {start + wrong[0]: phrase[wrong[0]]})
    return best[1]


def _word(plain: list[str], asked: Iterable[str], language: Language, known: Set[str]) -> dict[int, str]:
    ranked = sorted(
        (_slips(word, other, language, known), -len(other), number, other)
        for other in asked
        for number, word in enumerate(plain)
    )
    return {ranked[0][2]: ranked[0][3]} if ranked and ranked[0][0] < LONG else {}


def _slips(word: str, meant: str, language: Language, known: Set[str]) -> int:
    """The slips that made one word of another; LONG when they are too many or the word is one that is known."""
    limit = 2 if len(meant) >= LONG and len(word) > SHORT else 1
    if min(len(word), len(meant)) < SHORT or word in language.stop_words or words.stem(word, language) in known:
        return LONG
    slips = matching.distance(word, meant, limit)
    swapped = sorted(word) == sorted(meant)
    if slips > limit or (len(word) == len(meant) < SUBSTITUTED and not swapped):
        return LONG
    return slips


def about_page(text: str, kind: str, language: Language) -> str:
    """The kind of a question that speaks of nothing but the page ("when did this article come out"), else its own.

    What is left without the words for an article, its author and its publishing, and without function words,
    must be nothing.
    """
    asked, plain = language.page.asked, words.fold(text)
    found = {name for name, phrases in asked.items() if phrases and _any(phrases, language).search(plain)}
    told = found & {"published", "written", "author", "publisher"}
    if not told or any(map(str.isalnum, _rest(plain, language))):
        return kind
    if kind == "date":
        return "published"
    if "author" in found or (told == {"written"} and kind != "place"):
        return "author"
    return "publisher" if "publisher" in found or kind in {"place", "person", "organisation"} else kind


def _rest(plain: str, language: Language) -> str:
    """What a question says beyond the words by which people speak of a page."""
    for phrases in (*language.page.asked.values(), language.question_words, tuple(language.stop_words)):
        plain = _any(phrases, language).sub(" ", plain)
    return plain


def _any(phrases: Collection[str], language: Language) -> re.Pattern[str]:
    return _pattern(tuple(phrases), language.code)


@cache
def _pattern(phrases: tuple[str, ...], code: str) -> re.Pattern[str]:
    folded = sorted({words.fold(phrase) for phrase in phrases} - {""}, key=len, reverse=True)
    edges = (r"(?<![\w])", r"(?![\w])") if languages.load(code).spaces else ("", "")
    return re.compile(f"{edges[0]}(?:{'|'.join(map(re.escape, folded)) or '(?!)'}){edges[1]}")
