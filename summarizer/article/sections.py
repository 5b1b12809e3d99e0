"""Headings to sections: which part of a text each of them governs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from summarizer.model import Section


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading at ``text[start:end]``; the smaller its ``level``, the more it governs."""

    start: int
    end: int
    level: int


def of(text: str, headings: Iterable[Heading]) -> tuple[Section, ...]:
    """The sections of a text, in order; those of white space alone, or inside the one before, are none.

    Levels are counted anew, from 1 and without gaps. The space around a heading is not part of its title.
    """
    found = _apart(text, headings)
    levels = sorted({heading.level for heading in found})
    ends = _ends(found, len(text))
    return tuple(
        Section(text[heading.start : heading.end], levels.index(heading.level) + 1, heading.start, end)
        for heading, end in zip(found, ends, strict=True)
    )


def _apart(text: str, headings: Iterable[Heading]) -> list[Heading]:
    """The headings in order, trimmed, without those that are empty or overlap the one before."""
    found: list[Heading] = []
    for heading in sorted(headings, key=lambda heading: (heading.start, heading.end)):
        title = text[heading.start : heading.end]
        start = heading.start + len(title) - len(title.lstrip())
        if title.strip() and (not found or start >= found[-1].end):
            found.append(Heading(start, start + len(title.strip()), heading.level))
    return found


def _ends(headings: list[Heading], length: int) -> list[int]:
    """Where each ends: where the next of its level or above begins."""
    ends: list[int] = []
    open_: list[Heading] = []
    for heading in reversed(headings):
        while open_ and open_[-1].level > heading.level:
            open_.pop()
        ends.append(open_[-1].start if open_ else length)
        open_.append(heading)
    return ends[::-1]
