"""How the words of a question and of an article are made comparable, beyond their stems.

Words that news and its readers use for the same thing are one ("killed", "died"); a word typed wrongly is the
article's word it is nearest to; a name spelt out answers to its acronym.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from summarizer import language as languages
from summarizer import words
from summarizer.language import Language
from summarizer.mentions import NAMED, ORGANISATION, PRONOUN, initials, skeleton
from summarizer.model import Mention

SHORTEST = 4
"""Letters a word needs to be taken for another one mistyped: shorter ones are too near to too many."""
NAME = 6
"""Letters from which names that differ in one letter are one name transliterated twice."""
VOWELS = frozenset("aeiouyаеёиоуыэюяії")
LONG = 8
"""Letters from which two slips are forgiven instead of one."""


@cache
def related(code: str) -> Mapping[str, str]:
    """Each stem that has words related to it, and the one stem that stands for all of them."""
    language = languages.load(code)
    same: dict[str, str] = {}
    for group in language.related:
        stems = [words.stem(word, language) for word in group]
        chosen = next((same[stem] for stem in stems if stem in same), stems[0])
        same |= {stem: same.get(stem, chosen) for stem in stems}
    return same


def canonical(stems: Iterable[str], language: Language) -> tuple[str, ...]:
    """Stems with each related word replaced by the one that stands for its group."""
    same = related(language.code)
    return tuple(same.get(stem, stem) for stem in stems)


def stems(text: str, language: Language) -> tuple[str, ...]:
    """The comparable stems of a text's content words."""
    return canonical(words.stems(text, language), language)


def referents(mentions: Iterable[Mention], language: Language) -> tuple[str, ...]:
    """The stems by which a sentence is found though it has not the words: of the full names that its short names
    and pronouns mean, and of the acronyms its full names would have."""
    found: list[str] = []
    for mention in mentions:
        if mention.kind in NAMED or mention.kind == PRONOUN:
            text = mention.span.text
            found += words.stems(mention.value, language) if mention.value != text else ()
            has_one = mention.kind == ORGANISATION and " " in mention.value and mention.value[0].isupper()
            short = initials(mention.value) if has_one else ""
            found += [words.stem(short, language)] if len(short) > 1 else []
    return tuple(dict.fromkeys(found))


def nearest(stem: str, known: Iterable[str]) -> str:
    """The known stem that a mistyped one was meant to be; the stem itself when none is near enough."""
    if len(stem) < SHORTEST or not stem.isalpha():
        return stem
    slips = 2 if len(stem) >= LONG else 1
    near = (other for other in known if other[:1] == stem[0] and abs(len(other) - len(stem)) <= slips)
    letters = set(stem)
    alike = (other for other in near if len(letters.symmetric_difference(other)) <= 2 * slips)
    close = [(distance(stem, other, slips), abs(len(other) - len(stem)), other) for other in alike]
    best = min((found for found in close if found[0] <= slips and _is_slip(stem, found[2])), default=None)
    return best[2] if best else stem


def _is_slip(stem: str, meant: str) -> bool:
    """Whether a stem is likelier another one mistyped than a word of its own.

    Two letters swapped nearly always are; a letter too many or too few is in a longer word, unless it is the last,
    which inflection changes; one letter for another is in a long word, or where both are vowels.
    """
    if sorted(stem) == sorted(meant):
        return True
    place = next((i for i, (one, other) in enumerate(zip(stem, meant, strict=False)) if one != other), len(stem))
    if len(stem) != len(meant):
        return max(len(stem), len(meant)) > NAME - 1 and place < min(len(stem), len(meant))
    vowels = stem[place] in VOWELS and meant[place] in VOWELS
    return len(stem) >= (NAME - 1 if vowels else LONG - 1)


def same_name(stem: str, known: Iterable[str]) -> bool:
    """Whether a name is among some, or one of them spelt another way ("Qaddafi", "Gaddafi", "Gadhafi")."""
    consonants = skeleton(stem)
    return any(
        stem == other
        or (len(stem) >= NAME and distance(stem, other, 1) <= 1)
        or (consonants and consonants == skeleton(other))
        for other in known
    )


def distance(one: str, other: str, limit: int) -> int:
    """Letters to add, drop, change or swap with their neighbour to turn one word into another.

    The optimal string alignment distance (Damerau 1964); above ``limit`` any larger number.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        previous, before, row = before, row, [i]
        for j, target in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != target))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == target:
                cost = min(cost, previous[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]
