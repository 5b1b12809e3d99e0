"""Acronyms that a text spells out beside them: "Libyan National Army (LNA)", "LNA (Libyan National Army)".

Source: Schwartz and Hearst 2003, "A simple algorithm for identifying abbreviation definitions in biomedical text";
here a letter may only be the first of a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.mentions.directory import MINOR
from summarizer.model import Span

BRACKETED = re.compile(r"\s?\(([^()\n]{2,80})\)")
REACH = 120
"""Characters before a bracket in which the name it abbreviates begins."""
SHORT = re.compile(r"(?=[^\s]*[^\W\d_a-zа-яёіїєґ])[^\W_]{2,8}$")
"""Letters and figures without a space, at least one of them a capital."""
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
QUOTES = "«»\"“”„'’‘ "


@dataclass(frozen=True, slots=True)
class Definition:
    """A name written out and its acronym, both as slices of the text."""

    full: Span
    short: Span


def find(text: str) -> Iterator[Definition]:
    """The acronyms that stand in brackets behind their full names, or before them."""
    if "(" not in text:
        return
    for match in BRACKETED.finditer(text):
        offset = max(
            match.start() - REACH, text.rfind("\n", 0, match.start()) + 1, text.rfind(")", 0, match.start()) + 1
        )
        before, inside = text[offset : match.start()], match[1].strip(QUOTES)
        start = match.start(1) + match[1].index(inside)
        bracketed = Span(inside, start, start + len(inside))
        if SHORT.match(inside):
            full = _written_out(before, offset, inside)
            if full:
                yield Definition(full, bracketed)
        elif before.split():
            short = before.rsplit(maxsplit=1)[-1].strip(QUOTES)
            if SHORT.match(short) and _spells([word[0] for word in WORD.findall(inside)], short):
                at = offset + before.rindex(short)
                yield Definition(bracketed, Span(short, at, at + len(short)))


def _written_out(before: str, offset: int, short: str) -> Span | None:
    """The last words before an acronym whose first letters are its own; in another script as many as it has."""
    found = list(WORD.finditer(before))
    letters = [letter for letter in short if letter.isalpha()]
    foreign = bool(found) and short.isascii() and not found[-1][0][0].isascii() and not _latin(found[-1][0])
    for first in range(len(found) - 1, max(-1, len(found) - 2 * len(letters) - 2), -1):
        some = [match[0] for match in found[first:]]
        if len(some) < 2:
            continue
        if (foreign and len(some) == len(letters)) or (not foreign and _spells([w[0] for w in some], short, some)):
            start, end = found[first].start(), found[-1].end()
            return Span(before[start:end], offset + start, offset + end)
    return None


def _spells(firsts: list[str], short: str, some: list[str] | None = None) -> bool:
    """Whether first letters make an acronym, those of minor words left out or not."""
    wanted = "".join(filter(str.isalpha, short)).casefold()
    whole = "".join(firsts).casefold()
    major = "".join(word[0] for word in some or () if word.casefold() not in MINOR).casefold()
    return len(wanted) > 1 and wanted in (whole, major)


def _latin(word: str) -> bool:
    return "\u00c0" <= word[0] <= "\u024f"
