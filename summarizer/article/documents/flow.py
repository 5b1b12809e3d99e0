"""Paragraphs as they open and close, in text boxes inside paragraphs and in cells inside rows."""

from __future__ import annotations

from dataclasses import dataclass, field

from summarizer.article.documents.draft import CELL, LONGEST, MOST_BLOCKS, Block
from summarizer.errors import UnreadableError

DEEPEST_ROW = 6
"""Tables in tables whose rows are told apart; what is in deeper ones belongs to the cell around them."""
PROSE = 60
"""Words of a cell from which its table only lays out a page, and is read cell by cell."""


@dataclass(slots=True)
class Paragraph:
    """One that is open: its pieces, its level (-1: left out), and the blocks of text boxes anchored in it."""

    pieces: list[str] = field(default_factory=list)
    level: int = 0
    joined: bool = False
    boxes: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Row:
    """One that is open: the blocks of its cells, the last of them not closed; ``inside`` so many paragraphs."""

    cells: list[list[Block]]
    inside: int

    def blocks(self) -> list[Block]:
        """One block with the cells apart; where only one says something, or one holds prose, all as they are."""
        cells = [cell for cell in self.cells if cell]
        texts = [" ".join(" ".join(block.text for block in cell).split()) for cell in cells]
        if len(cells) < 2 or any(len(text.split()) >= PROSE for text in texts):
            return [block for cell in cells for block in cell]
        return [Block(CELL.join(texts))]


class Flow:
    """Collects blocks from events; a row of a table is one block, its cells apart."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._open: list[Paragraph] = []
        self._rows: list[Row] = []
        self._carried: list[str] = []
        self._length = self._paragraphs = self._deeper = 0

    def add(self, text: str) -> None:
        """Text of the open paragraph; raises UnreadableError ``read-document-long`` when it is too much."""
        if self._open:
            self._open[-1].pieces.append(text)
            self._length += len(text)
            if self._length > LONGEST:
                raise UnreadableError("read-document-long", limit=LONGEST)

    def level(self, level: int) -> None:
        """The open paragraph is a heading; with -1 it is left out."""
        if self._open:
            self._open[-1].level = level

    def join(self) -> None:
        """The open paragraph goes on in the next."""
        if self._open:
            self._open[-1].joined = True

    def start_paragraph(self) -> None:
        """Open a paragraph, perhaps in a text box inside one."""
        self._open.append(Paragraph(self._carried))
        self._carried = []

    def end_paragraph(self) -> None:
        """Close the innermost paragraph; raises UnreadableError ``read-overfull`` when there are too many."""
        if not self._open:
            return
        paragraph = self._open.pop()
        self._paragraphs += 1
        if self._paragraphs > MOST_BLOCKS:
            raise UnreadableError("read-overfull")
        text = "".join(paragraph.pieces)
        if paragraph.joined:
            self._carried = paragraph.pieces
        elif paragraph.level >= 0 and text.strip():
            paragraph.boxes.insert(0, Block(text, paragraph.level))
        self._put(paragraph.boxes)

    def start_row(self) -> None:
        """Open a row of a table, perhaps in a cell of another."""
        self._deeper += len(self._rows) >= DEEPEST_ROW
        if not self._deeper:
            self._rows.append(Row([[]], len(self._open)))

    def end_cell(self) -> None:
        """Close a cell of the innermost row."""
        if self._rows and not self._deeper:
            self._rows[-1].cells.append([])

    def end_row(self) -> None:
        """Close the innermost row."""
        if self._deeper:
            self._deeper -= 1
        elif self._rows:
            self._put(self._rows.pop().blocks())

    def _put(self, blocks: list[Block]) -> None:
        """Blocks into the cell they stand in, else behind the paragraph their text box is anchored in."""
        if self._rows and self._rows[-1].inside >= len(self._open):
            self._rows[-1].cells[-1] += blocks
        elif self._open:
            self._open[-1].boxes += blocks
        else:
            self.blocks += blocks
