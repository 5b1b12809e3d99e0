"""Columns: where the gaps between them are, and in which order what stands in them is read.

The order of a page's content is believed, as it is nearly always that of reading, unless it goes to and fro
between columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from summarizer.article.documents.pdf.segments import Segment

BINS = 150
CROSSING = 0.08
"""Share of a page's segments that may cross the gap between columns: its title, its figures' captions."""
SEGMENTS, SHARE, MOST_COLUMNS = range(10, 3000), 0.1, 8
"""How many segments a page with columns has, the share of them in each, and how many columns it has at most."""
COLUMN_LETTERS, COLUMN_WIDTH = 14, 0.14
"""What a column of prose has: letters in its middle line, and a share of the page's width."""
SWITCHES = 0.2
"""Share of segments after which the content goes to another column, from which it goes to and fro."""
WHOLE = -1


def ordered(segments: list[Segment]) -> list[Segment]:
    """The segments in reading order, each with its column."""
    edges = _gutters(segments)
    for segment in segments:
        segment.column = _column(segment, edges)
    return _ordered(segments, bool(edges))


def _gutters(segments: Sequence[Segment]) -> list[float]:
    """Where the gaps between columns of prose are, from left to right."""
    if len(segments) not in SEGMENTS:
        return []
    left = min(segment.left for segment in segments)
    width = max(segment.right for segment in segments) - left
    if width <= 0:
        return []
    crossed = [0] * (BINS + 2)
    for segment in segments:
        crossed[_bin(segment.left, left, width)] += 1
        crossed[_bin(segment.right, left, width) + 1] -= 1
    gaps, total = list[int](), 0
    for number, change in enumerate(crossed[:BINS]):
        total += change
        if total <= len(segments) * CROSSING:
            gaps.append(number)
    middles = [left + width * (sum(run) / len(run) + 0.5) / BINS for run in _runs(gaps)]
    return _between_prose(segments, middles, width) if len(middles) < MOST_COLUMNS else []


def _bin(x: float, left: float, width: float) -> int:
    return min(BINS - 1, max(0, int((x - left) / width * BINS)))


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _between_prose(segments: Sequence[Segment], middles: Sequence[float], width: float) -> list[float]:
    """The gaps with prose on both sides: the one between a heading and its page number is none."""
    kept = list(middles)
    while kept:
        for segment in segments:
            segment.column = _column(segment, kept)
        poor = [
            number
            for number in range(len(kept) + 1)
            if not _is_prose([segment for segment in segments if segment.column == number], len(segments), width)
        ]
        if not poor:
            return kept
        del kept[max(0, poor[0] - 1)]
    return []


def _is_prose(column: Sequence[Segment], total: int, width: float) -> bool:
    if len(column) < max(4, total * SHARE):
        return False
    letters = median(sum(len(piece.text) for piece in segment.pieces) for segment in column)
    across = median(segment.right - segment.left for segment in column)
    return letters >= COLUMN_LETTERS and across >= width * COLUMN_WIDTH


def _column(segment: Segment, edges: Sequence[float]) -> int:
    crossed = any(segment.left < edge - 1 and segment.right > edge + 1 for edge in edges)
    return WHOLE if crossed else sum((segment.left + segment.right) / 2 > edge for edge in edges)


def _ordered(segments: list[Segment], has_columns: bool) -> list[Segment]:
    if has_columns:
        inside = [segment.column for segment in segments if segment.column != WHOLE]
        switches = sum(one != other for one, other in pairwise(inside))
        return segments if switches <= max(6, len(inside) * SWITCHES) else list(_by_columns(segments))
    ups = sum(other.y > one.y + 1 for one, other in pairwise(segments))
    return segments if ups <= max(4, len(segments) * 0.3) else _downward(segments)


def _by_columns(segments: Sequence[Segment]) -> Iterator[Segment]:
    """Column after column, in bands between what spans them."""
    band: list[Segment] = []
    for segment in [*_downward(segments), None]:
        if segment is not None and segment.column != WHOLE:
            band.append(segment)
            continue
        yield from sorted(band, key=lambda inside: inside.column)
        band = []
        if segment is not None:
            yield segment


def _downward(segments: Sequence[Segment]) -> list[Segment]:
    return sorted(segments, key=lambda segment: (-round(segment.y / 2), segment.left))
