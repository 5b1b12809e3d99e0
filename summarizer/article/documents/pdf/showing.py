"""What a page of a PDF shows: pieces of text with their places, by running its content (ISO 32000-1, 8 and 9).

pypdf unpacks the file and tells what each font's codes mean; where a piece stands, how wide and how large it is,
is worked out here, since lines and columns can be told by nothing else.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from summarizer.article.documents.pdf import matrices
from summarizer.article.documents.pdf.content import operations
from summarizer.article.documents.pdf.fonts import Budget, Face, Fonts
from summarizer.article.documents.pdf.matrices import IDENTITY, Matrix

OPERATION = 40
LARGEST_CONTENT = 3_000_000
"""Bytes of one page's content; more is a map or a drawing."""
DEEPEST_FORM = 8
"""Forms painted inside forms."""
GAP = 0.14
"""Ems between two pieces from which there is a space; the narrowest set is a sixth, kerning a twentieth."""
QUARTER = math.pi / 2


class Piece(NamedTuple):
    """A piece of text from ``left`` to ``right`` on the baseline ``y``, in points, turned upright."""

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool = False


@dataclass(slots=True)
class Shown:
    """What a page shows: its pieces by the direction they run in (0 to 3 quarter turns), and whether pictures."""

    pieces: dict[int, list[Piece]] = field(default_factory=dict)
    pictures: int = 0

    def upright(self) -> list[Piece]:
        """The pieces that run as most of the page does; a stamp along its edge does not."""
        return max(self.pieces.values(), key=lambda pieces: sum(len(piece.text) for piece in pieces), default=[])


@dataclass(frozen=True, slots=True)
class State:
    """The part of the graphics state that text depends on."""

    matrix: Matrix = IDENTITY
    font: Face | None = None
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


class Page:
    """Runs the content of one page."""

    def __init__(self, reader: Any, fonts: Fonts, budget: Budget) -> None:
        self.shown = Shown()
        self._reader, self._fonts, self._budget = reader, fonts, budget
        self._state, self._stack = State(), list[State]()
        self._text: Matrix = IDENTITY
        self._line: Matrix = IDENTITY
        self._resources: Any = {}
        self._depth = 0

    def run(self, content: Any, resources: Any) -> None:
        """Run a page's content with its resources."""
        from pypdf.generic import ContentStream

        stream = ContentStream(content, self._reader, "bytes")
        data = stream.get_data()
        size = len(data)
        if size > LARGEST_CONTENT:
            self._budget.spend(size // 8)
            self.shown.pictures += 1
            return
        self._budget.spend(size + 200)
        outer, self._resources = self._resources, resources
        for operator, operands in operations(data):
            self._budget.spend(OPERATION)
            if command := COMMANDS.get(operator):
                try:
                    command(self, operands)
                except (TypeError, ValueError, IndexError, KeyError, AttributeError):
                    continue  # An operator without what it needs does nothing.
        self._resources = outer

    def set(self, name: str, value: float) -> None:
        """Set one number of the text state."""
        changed: Any = {name: value}
        self._state = replace(self._state, **changed)

    def _save(self, _: Any) -> None:
        if len(self._stack) < 1000:
            self._stack.append(self._state)

    def _restore(self, _: Any) -> None:
        if self._stack:
            self._state = self._stack.pop()

    def _concat(self, operands: Any) -> None:
        self._state = replace(self._state, matrix=matrices.product(matrices.of(operands), self._state.matrix))

    def _begin(self, _: Any) -> None:
        self._text = self._line = IDENTITY

    def _set_font(self, operands: Any) -> None:
        fonts = _of(self._resources, "/Font")
        face = self._fonts.get(fonts.raw_get(operands[0])) if operands[0] in fonts else None
        self._state = replace(self._state, font=face, size=float(operands[1]))

    def _move(self, operands: Any) -> None:
        self._line = self._text = matrices.moved(self._line, float(operands[0]), float(operands[1]))

    def _move_leading(self, operands: Any) -> None:
        self._state = replace(self._state, leading=-float(operands[1]))
        self._move(operands)

    def _next_line(self, _: Any) -> None:
        self._move((0, -self._state.leading))

    def _place(self, operands: Any) -> None:
        self._text = self._line = matrices.of(operands)

    def _show(self, operands: Any) -> None:
        self._show_all([operands[0]])

    def _show_next(self, operands: Any) -> None:
        self._next_line(operands)
        self._show(operands)

    def _show_spaced(self, operands: Any) -> None:
        word, letter = float(operands[0]), float(operands[1])
        self._state = replace(self._state, word_spacing=word, spacing=letter)
        self._show_next(operands[2:])

    def _show_array(self, operands: Any) -> None:
        self._show_all(operands[0])

    def _show_all(self, parts: Any) -> None:
        """Show strings, moved by the numbers between them: one piece, cut nowhere but at wide gaps."""
        state, face = self._state, self._state.font
        if face is None:
            return
        words: list[str] = []
        advance = begun = 0.0
        for part in parts:
            if isinstance(part, float):
                move = -part / 1000
                advance += move * state.size * state.scale
                if move > 1.0 and words:
                    self._put(words, begun, advance - move * state.size * state.scale)
                    words, begun = [], advance
                elif move >= GAP and words and not words[-1].endswith(" "):
                    words.append(" ")
                begun = begun if words else advance
            else:
                codes = face.codes(part)
                text = face.text(codes)
                wide = face.width(codes) * state.size + state.spacing * len(codes)
                advance += (wide + state.word_spacing * codes.count(" ")) * state.scale
                words.append(text)
        self._put(words, begun, advance)
        self._text = matrices.moved(self._text, advance, 0.0)

    def _put(self, words: list[str], begun: float, end: float) -> None:
        text = "".join(words)
        if not text.strip():
            return
        state = self._state
        matrix = matrices.moved(matrices.product(self._text, state.matrix), 0.0, state.rise)
        (left, y), (right, level) = matrices.point(matrix, begun), matrices.point(matrix, end)
        turn = 0 if y == level and left <= right else round(math.atan2(level - y, right - left) / QUARTER) % 4
        size = abs(state.size) * math.hypot(matrix[2], matrix[3])
        piece = Piece(text, left, right, y, size, state.font is not None and state.font.is_bold)
        self.shown.pieces.setdefault(turn, []).append(_turned(piece, level, turn) if turn else piece)

    def _paint(self, operands: Any) -> None:
        """A picture is counted, a form is run as if it stood here."""
        painted = _of(self._resources, "/XObject")[operands[0]].get_object()
        self._budget.spend(200)
        if painted.get("/Subtype") == "/Image":
            self.shown.pictures += 1
        elif painted.get("/Subtype") == "/Form" and self._depth < DEEPEST_FORM:
            outer, stack, self._stack = self._state, self._stack, []
            self._concat(painted.get("/Matrix", IDENTITY))
            self._depth += 1
            self.run(painted, painted.get("/Resources", self._resources).get_object())
            self._depth -= 1
            self._state, self._stack = outer, stack

    def _picture(self, _: Any) -> None:
        self.shown.pictures += 1


def _setter(name: str, factor: float = 1.0) -> Callable[[Page, Any], None]:
    def command(page: Page, operands: Any) -> None:
        page.set(name, float(operands[0]) * factor)

    return command


COMMANDS: Mapping[bytes, Callable[[Page, Any], None]] = {
    b"q": Page._save,
    b"Q": Page._restore,
    b"cm": Page._concat,
    b"BT": Page._begin,
    b"Tf": Page._set_font,
    b"Td": Page._move,
    b"TD": Page._move_leading,
    b"T*": Page._next_line,
    b"Tm": Page._place,
    b"Tj": Page._show,
    b"TJ": Page._show_array,
    b"'": Page._show_next,
    b'"': Page._show_spaced,
    b"Tc": _setter("spacing"),
    b"Tw": _setter("word_spacing"),
    b"Tz": _setter("scale", 0.01),
    b"TL": _setter("leading"),
    b"Ts": _setter("rise"),
    b"Do": Page._paint,
    b"BI": Page._picture,
}


def _of(resources: Any, kind: str) -> Any:
    found = resources.get(kind)
    return found.get_object() if found is not None else {}


def _turned(piece: Piece, level: float, turn: int) -> Piece:
    """A piece as if its direction were to the right; ``level`` is the height of its other end."""
    left, right, y = piece.left, piece.right, piece.y
    if turn == 1:
        return piece._replace(left=y, right=level, y=-left)
    if turn == 2:
        return piece._replace(left=-left, right=-right, y=-y)
    return piece._replace(left=-y, right=-level, y=left)
