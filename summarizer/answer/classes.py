"""The class of a token, one letter each: what can be told of a word without knowing it.

Closed classes come from the language's file; figures and capitals need none.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from summarizer import dates
from summarizer import language as languages
from summarizer.language import Language
from summarizer.quantities import CURRENCIES

CLASSES = '.,"($YNMWPsuACl'
"""Other mark, comma, quotation mark, bracket, currency or percent, year, number, month or day, number word,
pronoun, stop word, unit, all capitals, capital, any other word."""
MARK, COMMA, QUOTE, BRACKET, MONEY, YEAR, NUMBER, MONTH, NUMERAL, PRONOUN, STOP, UNIT, ACRONYM, CAPITAL, OTHER = (
    range(len(CLASSES))
)
MARKS = {",": COMMA, "،": COMMA, "，": COMMA, "、": COMMA}
QUOTES, BRACKETS = frozenset('"“”„«»「」『』'), frozenset("()[]（）")
SYMBOLS = frozenset(CURRENCIES + "%٪％")
A_YEAR = re.compile(r"(1\d|20)\d\d")


@lru_cache(maxsize=100_000)
def of(token: str, code: str) -> int:
    """The class of a word or mark in a language, as an index of CLASSES."""
    if not token[0].isalnum():
        return _mark(token)
    if token[0].isdigit():
        return YEAR if A_YEAR.fullmatch(token) else NUMBER
    language = languages.load(code)
    small = token.casefold()
    return _closed(small, token, language) or _open(token)


def _mark(token: str) -> int:
    if token in MARKS:
        return MARKS[token]
    if token in QUOTES:
        return QUOTE
    if token in BRACKETS:
        return BRACKET
    return MONEY if token in SYMBOLS else MARK


def _closed(small: str, token: str, language: Language) -> int:
    """The closed class of a word; 0 where it is in none."""
    if small in language.leaning and small in language.stop_words:
        return PRONOUN
    if dates.is_name(token, language) or small in language.mentions.days:
        return MONTH
    if small in language.mentions.numbers or small in language.mentions.magnitudes:
        return NUMERAL
    if small in language.stop_words:
        return STOP
    return UNIT if small in _units(language.code) else 0


def _open(token: str) -> int:
    if len(token) > 1 and token.isupper():
        return ACRONYM
    return CAPITAL if token[0].isupper() else OTHER


@cache
def _units(code: str) -> frozenset[str]:
    lexicon = languages.load(code).mentions
    return frozenset().union(*lexicon.units.values(), lexicon.money, lexicon.percent)
