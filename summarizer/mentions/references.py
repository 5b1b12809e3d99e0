"""The words of a sentence that stand for somebody or some town named before: "he", "the mayor", "the city".

And those that do not, since they are somebody else: "a woman", "their son".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from summarizer import language as languages
from summarizer.language import Language
from summarizer.model import Span

INDEFINITE = frozenset("a an another one their my our".split())
DESCRIBED = re.compile(rf"(?<![\w'’-])(the|{'|'.join(sorted(INDEFINITE))})(?=\s[^\W\d_])", re.IGNORECASE)
WORDS = re.compile(r"\s([\w-]+)(?:\s([\w-]+))?(?:\s([\w-]+))?")
SHORTEST = 4
"""Letters of a title at least: shorter ones are cut short and stand before names only."""


@lru_cache(maxsize=1000)
def find(text: str, code: str) -> tuple[Span, ...]:
    """Every such group of words in a sentence, whomever it means in the end."""
    language = languages.load(code)
    found = [Span(match[0], match.start(), match.end()) for match in _pattern(code).finditer(text)]
    return tuple([*found, *_described(text, language)] if code == "en" else found)


def _described(text: str, language: Language) -> Iterator[Span]:
    """English "the spokesman" where no other noun follows, and "a young woman"."""
    for match in DESCRIBED.finditer(text):
        behind = WORDS.match(text, match.end())
        if behind is None:
            continue
        if match[1].casefold() == "the":
            if _is_title(behind[1], language) and _ends(text, behind.end(1), language):
                yield Span(text[match.start() : behind.end(1)], match.start(), behind.end(1))
            continue
        people = (group for group in (1, 2, 3) if _is_somebody(behind[group] or "", language))
        group = next(people, 0)
        if group:
            yield Span(text[match.start() : behind.end(group)], match.start(), behind.end(group))


def _is_title(word: str, language: Language) -> bool:
    return len(word) >= SHORTEST and word.casefold() in language.mentions.titles


def _is_somebody(word: str, language: Language) -> bool:
    known, plain = language.mentions.references, word.casefold()
    return _is_title(word, language) or plain in known.masculine | known.feminine | known.anyone


def _ends(text: str, end: int, language: Language) -> bool:
    """Whether a noun ends the group: a mark, a function word or a verb follows."""
    following = re.match(r"\s([\w'’-]+)", text[end:])
    if following is None:
        return not text[end : end + 1].isalnum() and text[end : end + 1] not in {"-", "'", "’"}
    word = following[1].casefold()
    return word != "of" and (
        word in language.stop_words or word in language.mentions.speech or following[1].endswith("ed")
    )


@cache
def _pattern(code: str) -> re.Pattern[str]:
    references, spaces = languages.load(code).mentions.references, languages.load(code).spaces
    phrases = [*references.town, *(references.he | references.she if references.personal else ())]
    ordered = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True))) or "(?!)"
    before, behind = (r"(?<![\w'’])", r"(?!\w|-\w)") if spaces else ("", "")
    return re.compile(f"{before}(?:{ordered}){behind}", re.IGNORECASE)
