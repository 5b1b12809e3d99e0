"""Titles before, inside and behind a name."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.language import Language
from summarizer.names.runs import ACRONYM, bare, is_capital
from summarizer.words import Word

APPOSITION = 4
"""Words behind a name's comma among which its title stands."""


def start(tokens: Sequence[Word], run: tuple[int, int], language: Language) -> int:
    """Where a run's name begins: behind its titles ("Secretary of State Ann Lee"), or with a title that stays
    part of it ("Duchess of Cornwall")."""
    first, last = run
    begin = first + len(inside(tokens, first, last, language))
    if first < begin < last and not is_capital(tokens[begin].text):
        return begin + 2 if begin + 2 < last and is_capital(tokens[begin + 2].text) else first
    return begin


def inside(tokens: Sequence[Word], first: int, last: int, language: Language) -> list[str]:
    """The titles a run of words begins with; none where the rest is an organisation ("Justice Department")."""
    lexicon = language.mentions
    end = next((number for number in range(first, last) if bare(tokens[number].text) not in lexicon.titles), last)
    if any(bare(token.text) in lexicon.organisations for token in tokens[end:last]):
        return []
    return [token.text for token in tokens[first:end]]


def before(tokens: Sequence[Word], first: int, language: Language) -> list[str]:
    """The titles right before the name, in small letters or not ("spokesman General Ahmad"), those of an acronym
    between too ("director LNA Ahmad", as Russian says)."""
    start, end = first, first
    if first > 1 and ACRONYM.match(tokens[first - 1].text):
        start = end = first - 1
    while start and tokens[start].start - tokens[start - 1].end == 1:
        if bare(tokens[start - 1].text) not in language.mentions.titles:
            break
        start -= 1
    return [token.text for token in tokens[start:end]]


def over_comma(text: str, tokens: Sequence[Word], run: tuple[int, int], language: Language) -> list[str]:
    """The title of a full name set between commas behind it ("the mayor of the town, Anna Berg, said")."""
    first, last = run
    if first == 0 or last - first < 2 or text[tokens[first - 1].end : tokens[first].start].strip() != ",":
        return []
    if text[tokens[last - 1].end : tokens[last - 1].end + 1] not in {",", ".", "»", "”", ""}:
        return []
    for number in range(first - 1, max(-1, first - 1 - APPOSITION), -1):
        if bare(tokens[number].text) in language.mentions.titles:
            return [tokens[number].text]
        if text[tokens[number - 1].end : tokens[number].start] != " ":
            return []
    return []


def behind(text: str, tokens: Sequence[Word], last: int, language: Language) -> list[str]:
    """The title that a comma and a few words put behind a name (", a director of the hospital")."""
    if last >= len(tokens) or text[tokens[last - 1].end : tokens[last].start].strip() != ",":
        return []
    for number in range(last, min(len(tokens), last + APPOSITION)):
        if number > last and text[tokens[number - 1].end : tokens[number].start] not in {" ", "-"}:
            return []
        if is_capital(tokens[number].text):
            return []
        following = tokens[number + 1].text if number + 1 < len(tokens) else ""
        if tokens[number].text in language.mentions.titles:
            return [] if following and is_capital(following) else [tokens[number].text]
    return []
