"""Paragraphs and the rows of tables as RTF marks them: by where they end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from summarizer.article.documents.flow import Flow


@dataclass(slots=True)
class Layout:
    """Opens what text is written into; ``level`` is that of the paragraph."""

    flow: Flow = field(default_factory=Flow)
    level: int = 0
    _is_open: bool = False
    _in_table: bool = False
    _in_row: bool = False

    def write(self, text: str) -> None:
        """Text of the paragraph, which begins with it if none is open."""
        if not self._is_open:
            self._open()
        self.flow.add(text)

    def reset(self) -> None:
        """The paragraph is neither a heading nor in a table."""
        self.level, self._in_table = 0, False

    def table(self) -> None:
        """The paragraph is in a table."""
        self._in_table = True

    def end_paragraph(self) -> None:
        """The paragraph is over."""
        if self._is_open:
            self.flow.level(self.level)
            self.flow.end_paragraph()
        self._is_open = False

    def end_cell(self) -> None:
        """So are the paragraph and its cell."""
        self.end_paragraph()
        if self._in_row:
            self.flow.end_cell()

    def end_row(self) -> None:
        """And the row."""
        self.end_paragraph()
        if self._in_row:
            self.flow.end_row()
        self._in_row = False

    def _open(self) -> None:
        if self._in_table and not self._in_row:
            self.flow.start_row()
            self._in_row = True
        elif not self._in_table:
            self.end_row()
        self.flow.start_paragraph()
        self._is_open = True


TABLES: Mapping[str, Callable[[Layout], None]] = {
    "intbl": Layout.table,
    "cell": Layout.end_cell,
    "nestcell": Layout.end_cell,
    "row": Layout.end_row,
}
