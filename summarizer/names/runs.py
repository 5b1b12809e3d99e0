"""Runs of capitalised words, each of which could be a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from summarizer import dates, words
from summarizer import language as languages
from summarizer.language import Language
from summarizer.names.places import is_country, is_place
from summarizer.words import Word

CONNECTORS = frozenset("of de del da do dos di la le les des du von van der den bin ibn al el y e".split())
"""Lower-case words that stand inside a name ("Bank of England", "Ursula von der Leyen")."""
EVERY_NOUN_CAPITAL = frozenset({"de"})
AMONG_NOUNS = frozenset({"von", "van", "zu"})
"""The same in German, where "der" and "den" begin the next noun phrase."""
ACRONYM = re.compile(r"[^\W\d_a-zа-яёіїєґ]{2,6}\d?$")
THINGS = frozenset({"of", "and", "for", "the"})
"""Words that no person's name has inside it without a title before it."""
JOINING = frozenset({"and", "for", "the"})
"""The same inside an organisation only ("Ministry for the Environment"); elsewhere they join two names."""
JOINT = re.compile(r"(?:[\s\u00a0]|\.[\s\u00a0]?|-)$")
ABBREVIATED = 4
"""Letters before a full stop inside a name at most ("J. Berg", "Capt. Berg"); behind more a sentence ends."""
LONGEST = 7
"""Words in a name at most; a longer run of capitals is a headline."""


def find(text: str, tokens: Sequence[Word], language: Language) -> Iterator[tuple[int, int]]:
    """(first, last + 1) of the runs of capitalised words, connectors inside them included."""
    number = 0
    while number < len(tokens):
        end = _run_end(text, tokens, number, language) if _starts(tokens, number, language) else number
        if end > number:
            yield number, end
        number = max(end, number + 1)


def parted(tokens: Sequence[Word], run: tuple[int, int], language: Language) -> Iterator[tuple[int, int]]:
    """A run as one name, or as the two that something inside it parts.

    That is a possessive or an acronym before a person's name ("Britain's Ann Lee"), a title ("Indiana Gov. Ann
    Lee"), or the place a person is of ("Ann Lee of Kenya").
    """
    first, last = run
    lexicon, plain = language.mentions, [bare(token.text) for token in tokens[first:last]]
    institution = _institutions(language.code)
    for place in range(1, last - first):
        before, behind = plain[:place], plain[place:]
        if len(behind) in (2, 3) and not institution.intersection(behind):
            owner = words.POSSESSIVE.search(tokens[first + place - 1].text) is not None
            if owner or _leads(tokens[first + place - 1 : first + place + 1]):
                yield from ((first, first + place), (first + place, last))
                return
        if behind[0] in lexicon.titles and len(behind) > 1 and not institution.intersection(behind):
            if is_place(before[0], language.code) or lexicon.organisations.intersection(before):
                yield first, first + place
            yield first + place, last
            return
        named = len(before) > 1 and before[-1] not in lexicon.titles and not institution.intersection(before)
        home = before[0] in lexicon.titles or is_country(" ".join(behind[1:]), language.code)
        if named and home and behind[0] == "of":
            yield from ((first, first + place), (first + place + 1, last))
            return
    yield run


def _leads(tokens: Sequence[Word]) -> bool:
    """Whether an acronym stands before a name that is none ("LNA Ahmad")."""
    return ACRONYM.match(tokens[0].text) is not None and not tokens[1].text.isupper()


def _starts(tokens: Sequence[Word], number: int, language: Language) -> bool:
    word = tokens[number].text
    if not is_capital(word):
        return False
    if dates.is_name(word, language):
        return False
    return word.casefold() not in language.stop_words or ACRONYM.match(word) is not None


def _run_end(text: str, tokens: Sequence[Word], first: int, language: Language) -> int:
    end = number = first + 1
    while number < min(len(tokens), first + LONGEST) and _touches(text, tokens, number):
        word = tokens[number].text
        if dates.is_weekday(word, language):
            break
        if is_capital(word):
            end = number + 1
        elif not _connects(word, tokens[first:number], language):
            break
        number += 1
    return end


def _connects(word: str, run: Sequence[Word], language: Language) -> bool:
    """Whether a lower-case word may stand inside the name that a run of words begins."""
    if language.code in EVERY_NOUN_CAPITAL:
        return word in AMONG_NOUNS
    if word in JOINING:
        return any(token.text.casefold() in language.mentions.organisations for token in run)
    return word in CONNECTORS


def _touches(text: str, tokens: Sequence[Word], number: int) -> bool:
    """Whether nothing but a space, a hyphen or an abbreviation's full stop stands between two words of a name."""
    between = text[tokens[number - 1].end : tokens[number].start]
    if "." in between and len(tokens[number - 1].text) > ABBREVIATED:
        return False
    return len(between) <= 2 and (JOINT.match(between) is not None) and "\n" not in between


@cache
def _institutions(code: str) -> frozenset[str]:
    """Words that no person's name has behind a title or an owner."""
    lexicon = languages.load(code).mentions
    return lexicon.organisations | lexicon.place_words | THINGS


def is_capital(word: str) -> bool:
    """Whether a word begins with a capital."""
    return word[0].isupper()


def bare(word: str) -> str:
    """A word as it is compared with a lexicon's: casefolded, without a possessive."""
    return words.POSSESSIVE.sub("", word.casefold())


def says(tokens: Sequence[Word], number: int, language: Language) -> bool:
    """Whether the word of that number is a verb of saying."""
    return 0 <= number < len(tokens) and bare(tokens[number].text) in language.mentions.speech
