"""Names and commands in what is quoted, set so that Telegram neither calls anybody nor offers to send them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.model import Mark, Reply

LOUD = re.compile(r"(?<![A-Za-z0-9_])@[A-Za-z0-9_]{2,}|(?<![\w/<>@.])/[A-Za-z0-9_]+", re.ASCII)
"""What Telegram may take for a mention or a command; it does so a little less often (TDLib, MessageEntity.cpp)."""
COVERING = frozenset({"link", "code"})
"""Marks in which Telegram looks for neither."""
STYLES = frozenset({"bold", "italic"})
"""Marks that code cannot stand in (Bot API, "Formatting options")."""
FEW = 8
"""Places that are set one by one; more become stretches, as a message has no more than a hundred marks."""
Place = tuple[int, int]


def hush(reply: Reply) -> Reply:
    """The same text with every mention and command set as code, unless a link has it already."""
    covered = [(mark.start, mark.end) for mark in reply.marks if mark.kind in COVERING]
    loud = [found.span() for found in LOUD.finditer(reply.text) if not _touches(found.span(), covered)]
    if not loud:
        return reply
    if len(loud) > FEW:
        loud = _stretches(loud, reply.marks)
    marks = [piece for mark in reply.marks for piece in _around(mark, loud)]
    marks += [Mark("code", start, end) for start, end in loud]
    return replace(reply, marks=tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end))))


def _stretches(places: Sequence[Place], marks: Sequence[Mark]) -> list[Place]:
    """From each place to the last one that no end of a link or of a quotation keeps apart from it."""
    ends = {end for mark in marks if mark.kind not in STYLES for end in (mark.start, mark.end)}
    found = [places[0]]
    for first, last in places[1:]:
        begin = found[-1][0]
        if any(begin < end < last for end in ends):
            found.append((first, last))
        else:
            found[-1] = (begin, last)
    return found


def _touches(place: Place, others: Sequence[Place]) -> bool:
    return any(start < place[1] and place[0] < end for start, end in others)


def _around(mark: Mark, loud: Sequence[Place]) -> Iterator[Mark]:
    """A style in pieces between the places that it cannot cover; any other mark whole."""
    start = mark.start
    for first, last in loud if mark.kind in STYLES else ():
        if first < mark.end and mark.start < last:
            yield from _piece(mark, start, first)
            start = last
    yield from _piece(mark, start, mark.end)


def _piece(mark: Mark, start: int, end: int) -> Iterator[Mark]:
    if start < end:
        yield replace(mark, start=start, end=end)
