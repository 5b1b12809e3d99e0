"""Clauses of a script that writes no full stop (Thai), parted by spaces: where a long run of them may be cut.

A space in Thai also stands around numbers, foreign words, names, quotations and behind the repetition mark, so
only a space between two Thai letters counts; which one ends a slice is a matter of length and of the words that
open a clause, the language's ``clauses``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from summarizer.language import Language

FITTING = range(70, 200)
"""Characters of a slice; a shorter one says little, a longer one is hard to read."""
IDEAL = 110
WIDE, OPENED, TORN = 40, 20, 80
"""What speaks for a cut and against it, in characters of length: a wide gap, a word that opens a clause behind
it; a short neighbour or a word that goes on."""
CLAUSE = 20
"""Characters under which what stands between two spaces is a name or an item of a list, not a clause."""
GAP = re.compile(
    r"“[^”]{0,400}”|‘[^’]{0,400}’|«[^»]{0,400}»|\"[^\"]{0,400}\"|\([^()]{0,400}\)|\[[^\[\]]{0,400}\]"
    r"|(?<=[ก-ฮะ-ฺเ-ๅ็-๎])(?P<space>[ \u00a0]+)(?=[ก-ฮเ-ไ])"
)
"""A space between two Thai letters: none beside ๆ, ฯ, a number or a Latin word, and none in what is enclosed."""


def cuts(text: str, start: int, end: int, language: Language) -> Iterator[int]:
    """Offsets at which the slices of a run of clauses begin, the first left out; none in other scripts."""
    if not language.clauses or end - start < FITTING.stop:
        return
    gaps = [gap for gap in _gaps(text, start, end, language) if end - gap[1] >= FITTING.start]
    while end - start >= FITTING.stop:
        low, high = (bisect_left(gaps, (start + length,)) for length in (FITTING.start, FITTING.stop))
        if low == len(gaps):
            return
        near = gaps[low : max(high, low + 1)]
        start = min(near, key=lambda gap: _strain(text, start, gap, language))[1]
        yield start


def _gaps(text: str, start: int, end: int, language: Language) -> Iterator[tuple[int, int]]:
    """(start, end) of each space a run may be cut at, in order."""
    for match in GAP.finditer(text, start, end):
        if match["space"] and not text.endswith(language.unfinished, start, match.start()):
            yield match.span()


def _strain(text: str, start: int, gap: tuple[int, int], language: Language) -> int:
    """How far a cut is from the ideal length, and what speaks for it and against it."""
    before, after = text[gap[0] - CLAUSE : gap[0]], text[gap[1] : gap[1] + CLAUSE]
    opened = after.startswith(language.clauses)
    goes_on = not opened and (" " in after or after.startswith(language.unfinished))
    gain = OPENED * opened + WIDE * (gap[1] - gap[0] > 1)
    return abs(gap[0] - start - IDEAL) - gain + TORN * ((" " in before) + goes_on)
