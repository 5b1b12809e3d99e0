"""Pieces of text to lines in reading order: glued along their baseline, columns one after the other.

The order of a page's content is believed, as it is nearly always that of reading, unless it goes to and fro
between columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from summarizer.article.documents.draft import CELL
from summarizer.article.documents.pdf import direction
from summarizer.article.documents.pdf.showing import GAP, Piece

SAME_LINE, RAISED_LINE = 0.45, 0.75
"""Ems two pieces of one line may differ in height; the latter where one is smaller, a superscript."""
FAR = 1.4
"""Ems between two pieces from which they may stand in different columns."""
CELLS = 2.5
"""Ems between two pieces of a row from which they are cells of a table."""
MOST_PIECES = 50_000
RAISED = 0.15
SMALLER = 0.8
"""How raised and how small a figure is the number of a note."""
NOTE = frozenset("0123456789,*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰ ")
BINS = 150
CROSSING = 0.08
"""Share of a page's segments that may cross the gap between columns: its title, its figures' captions."""
FEWEST, SHARE = 10, 0.2
"""Segments of a page that may have columns, and the share of them in each."""
COLUMN_LETTERS, COLUMN_WIDTH = 14, 0.14
"""What a column of prose has: letters in its middle line, and a share of the page's width."""
SWITCHES = 0.2
"""Share of segments after which the content goes to another column, from which it goes to and fro."""
WHOLE = -1


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, or the part of it in one column (-1: it spans several)."""

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool = False
    column: int = 0
    page: int = 0


@dataclass(slots=True)
class Segment:
    """Pieces that stand close together on one baseline; the longest, ``main``, tells their size and height."""

    pieces: list[Piece]
    left: float
    right: float
    main: Piece
    column: int = 0

    @property
    def y(self) -> float:
        return self.main.y

    def takes(self, piece: Piece) -> bool:
        """Whether a piece goes on with this segment, on either side."""
        main = self.main
        em = max(main.size, piece.size, 0.1)
        is_raised = min(main.size, piece.size) < SMALLER * em
        level = abs(piece.y - main.y) < (RAISED_LINE if is_raised else SAME_LINE) * em
        return level and piece.left - self.right < FAR * em and self.left - piece.right < FAR * em

    def add(self, piece: Piece) -> None:
        """One more piece; one printed twice for boldness counts once."""
        last = self.pieces[-1]
        twice = piece.text == last.text and abs(piece.left - last.left) < piece.size * 0.2
        if not twice:
            self.pieces.append(piece)
            self.main = piece if len(piece.text) > len(self.main.text) else self.main
            self.left, self.right = min(self.left, piece.left), max(self.right, piece.right)


def of(pieces: Sequence[Piece], page: int = 0) -> list[Line]:
    """The lines of a page in reading order."""
    segments = _segments(pieces[:MOST_PIECES])
    edges = _gutters(segments)
    for segment in segments:
        segment.column = _column(segment, edges)
    lines = [_line(row, page) for row in _rows(_ordered(segments, bool(edges)))]
    return [line for line in lines if line.text]


def _segments(pieces: Iterable[Piece]) -> list[Segment]:
    segments: list[Segment] = []
    for piece in pieces:
        if segments and segments[-1].takes(piece):
            segments[-1].add(piece)
        else:
            segments.append(Segment([piece], piece.left, piece.right, piece))
    return segments


def _gutters(segments: Sequence[Segment]) -> list[float]:
    """Where the gaps between columns of prose are, from left to right."""
    if len(segments) < FEWEST:
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
    return _between_prose(segments, middles, width)


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
    if len(column) < max(4, total * SHARE / 2):
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


def _rows(segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    """Segments of one baseline and column together: cells of a table, or a line with a wide gap."""
    row: list[Segment] = []
    for segment in segments:
        if row and not _in_row(row[-1], segment):
            yield row
            row = []
        row.append(segment)
    if row:
        yield row


def _in_row(one: Segment, other: Segment) -> bool:
    size = max(one.main.size, other.main.size)
    apart = other.left >= one.right - size or one.left >= other.right - size
    return one.column == other.column and abs(one.y - other.y) < SAME_LINE * size and apart


def _line(row: list[Segment], page: int) -> Line:
    row.sort(key=lambda segment: segment.left)
    parts = [_text(row[0])]
    for one, other in pairwise(row):
        parts += [_between(one, other), _text(other)]
    pieces = [piece for segment in row for piece in segment.pieces]
    letters = sum(len(piece.text) for piece in pieces)
    main = max(row, key=lambda segment: segment.right - segment.left).main
    bold = sum(len(piece.text) for piece in pieces if piece.bold) > letters * 0.8
    text = direction.logical("".join(parts).strip())
    return Line(text, row[0].left, row[-1].right, main.y, main.size, bold, row[0].column, page)


def _between(one: Segment, other: Segment) -> str:
    ems = (other.left - one.right) / max(one.main.size, other.main.size, 0.1)
    return CELL if ems > CELLS else " " if ems > GAP else ""


def _text(segment: Segment) -> str:
    """The pieces from left to right, with the spaces that are only gaps, without the numbers of notes."""
    main = segment.main
    pieces = [piece for piece in segment.pieces if not _is_note(piece, main)]
    pieces.sort(key=lambda piece: piece.left)
    parts = [pieces[0].text]
    for one, other in pairwise(pieces):
        gap = other.left - one.right
        if gap > GAP * max(one.size, other.size) and not one.text.endswith(" ") and not other.text.startswith(" "):
            parts.append(" ")
        parts.append(other.text)
    return "".join(parts)


def _is_note(piece: Piece, main: Piece) -> bool:
    raised = piece.y - main.y > RAISED * main.size and piece.size < SMALLER * main.size
    return piece is not main and raised and NOTE.issuperset(piece.text)
