"""Pieces of text to lines in reading order: the segments of a baseline, with the spaces between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.article.documents.draft import CELL
from summarizer.article.documents.pdf import columns, direction, segments
from summarizer.article.documents.pdf.segments import SAME_LINE, SMALLER, Segment
from summarizer.article.documents.pdf.showing import GAP, Piece

CELLS = 2.5
"""Ems between two pieces of a row from which they are cells of a table."""
RAISED = 0.15
"""How far above its line the number of a note stands, in ems of the line."""
NOTE = frozenset("0123456789,*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰ ")


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


def of(pieces: Sequence[Piece], page: int = 0) -> list[Line]:
    """The lines of a page in reading order."""
    lines = [_line(row, page) for row in _rows(columns.ordered(segments.of(pieces)))]
    return [line for line in lines if line.text]


def _rows(ordered: Iterable[Segment]) -> Iterator[list[Segment]]:
    """Segments of one baseline and column together: cells of a table, or a line with a wide gap."""
    row: list[Segment] = []
    for segment in ordered:
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
