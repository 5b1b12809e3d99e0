"""What an extractor leaves at the edges of a body: its headline once more, who to write to, whose it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from summarizer.language import Language
from summarizer.sentences import is_final
from summarizer.words import count

FIRST = 4
"""Paragraphs at the beginning among which the headline may stand once more."""
LAST = 3
"""Paragraphs at the end among which authors stand with their addresses."""
CONTACT = re.compile(r"(?<![\w.])@\w{2}|[\w.-]@[\w-]+\.\w|https?://\S")
CONTACT_WORDS = 3, 45
COPYRIGHT = re.compile(r"\W{0,3}(?:copyright\b|[©Ⓒⓒ]|\(c\)\s)", re.I)
COPYRIGHT_WORDS = 25
STAMP_WORDS = 7
"""Words of a line that only says when the page was changed: "Updated at 1:23 p.m."."""
LISTED = 3
"""Key words in a row that make a line a list of them."""


def trim(lines: Sequence[str], titles: Iterable[str], keywords: Collection[str], language: Language) -> list[str]:
    """The paragraphs of a body without those at its edges that are not the article's.

    ``titles`` are what the page calls itself; ``keywords``, casefolded, what it files itself under.
    """
    known = {_plain(title) for title in titles if title}
    opening = [line for line in lines[:FIRST] if _plain(line) not in known]
    body = [*opening, *lines[FIRST:]]
    rest = [line for line in body if not _is_notice(line, language) and not _is_filed(line, keywords)]
    ending = max(1, len(rest) - LAST)
    return [*rest[:ending], *(line for line in rest[ending:] if not _is_contact(line))]


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _is_notice(line: str, language: Language) -> bool:
    """Whose the text is, who else worked on it, when it was changed."""
    words = count(line)
    if COPYRIGHT.match(line) and words <= COPYRIGHT_WORDS:
        return True
    opening = line.casefold().lstrip("([ ")
    if words <= STAMP_WORDS and re.search(r"\d", line) and opening.startswith(language.page.dates):
        return True
    credited = [phrase for phrase in language.page.bylines if " " in phrase]
    return opening.startswith(tuple(credited)) and sum(phrase in opening for phrase in credited) > 1


def _is_contact(line: str) -> bool:
    """A line with an address that is more than the address, and no post that was quoted."""
    told = CONTACT_WORDS[0] <= count(line) <= CONTACT_WORDS[1]
    return told and not line.startswith(("—", "–")) and "t.co/" not in line and CONTACT.search(line) is not None


def _is_filed(line: str, keywords: Collection[str]) -> bool:
    parts = [part.strip().casefold() for part in line[:2000].split(",")]
    return len(parts) > LISTED and not is_final(line) and sum(part in keywords for part in parts) * 2 > len(parts)
