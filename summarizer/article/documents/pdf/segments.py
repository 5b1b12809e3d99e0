"""Pieces of text glued together along their baseline, as far as nothing could stand between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from summarizer.article.documents.pdf.showing import Piece

SAME_LINE, RAISED_LINE = 0.45, 0.75
"""Ems two pieces of one line may differ in height; the latter where one is smaller, a superscript."""
FAR = 1.4
"""Ems between two pieces from which they may stand in different columns."""
SMALLER = 0.8
"""Share of the size of its line that a superscript has at most."""


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


def of(pieces: Iterable[Piece]) -> list[Segment]:
    """The segments of a page, in the order of its content."""
    segments: list[Segment] = []
    for piece in pieces:
        if segments and segments[-1].takes(piece):
            segments[-1].add(piece)
        else:
            segments.append(Segment([piece], piece.left, piece.right, piece))
    return segments
