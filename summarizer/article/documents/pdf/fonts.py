"""The fonts of a PDF: the characters its codes stand for and their widths; and how much work it may make."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from summarizer.article.documents.pdf import direction
from summarizer.errors import UnreadableError

if TYPE_CHECKING:
    from pypdf.generic._font import Font

MOST_WORK = 40_000_000
"""Bytes of content and of font tables that are parsed at most, an operation for so many more. A page of set text
makes 10,000 to 20,000, one that places each letter alone 150,000; ten million take a second."""
MOST_FONTS = 2_000
UNKNOWN = "\ufffd"


@dataclass(slots=True)
class Budget:
    """How much work a document may still make."""

    left: int = MOST_WORK

    def spend(self, work: int) -> None:
        """Raises UnreadableError ``read-overfull`` when nothing is left."""
        self.left -= work
        if self.left < 0:
            raise UnreadableError("read-overfull")


@dataclass(frozen=True, slots=True)
class Face:
    """A font as text needs it: characters and width in ems by code."""

    font: Font
    is_bold: bool
    is_unknown: bool
    em: float
    widths: dict[str, float] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def codes(self, shown: bytes) -> str:
        """The codes in a string, each as the character that pypdf's tables know it by."""
        if isinstance(self.font.encoding, str):
            return shown.decode(self.font.encoding, "replace")
        return "".join(map(chr, shown))

    def text(self, codes: str) -> str:
        """The characters that codes stand for."""
        known = self.texts
        for code in set(codes).difference(known):
            known[code] = self._text(code)
        return "".join(map(known.__getitem__, codes))

    def _text(self, code: str) -> str:
        encoding = self.font.encoding
        if self.is_unknown:
            return UNKNOWN
        letters = code if isinstance(encoding, str) else encoding.get(ord(code), code)
        return direction.glyph("".join(self.font.character_map.get(letter, letter) for letter in letters))

    def width(self, codes: str) -> float:
        """The sum of the widths of codes, in ems."""
        known = self.widths
        for code in set(codes).difference(known):
            known[code] = float(self.font.get_text_width(code)) * self.em
        return sum(map(known.__getitem__, codes))


class Fonts:
    """The fonts of a document, each read once."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._faces: dict[int, Face | None] = {}
        self._kept: list[Any] = []

    def get(self, resource: Any) -> Face | None:
        """The face of a font resource; None for one that cannot be read."""
        key = getattr(resource, "idnum", None) or id(resource)
        if key not in self._faces:
            if len(self._faces) >= MOST_FONTS:
                raise UnreadableError("read-overfull")
            self._kept.append(resource)  # what is told by its place in memory has to stay there
            self._faces[key] = self._face(resource.get_object())
        return self._faces[key]

    def _face(self, font: Any) -> Face | None:
        try:
            return self._read(font)
        except (UnreadableError, MemoryError):
            raise
        except Exception:  # noqa: BLE001 - a broken font makes pypdf raise anything
            return None

    def _read(self, font: Any) -> Face:
        from pypdf.generic._font import Font

        mapping = font.get("/ToUnicode")
        table: Any = mapping.get_object() if mapping is not None else None
        self._budget.spend(1000 + (8 * len(table.get_data()) if hasattr(table, "get_data") else 0))
        read = Font.from_font_resource(font)
        encoding: object = font.get("/Encoding")
        unknown = isinstance(encoding, str) and encoding.startswith("/Identity") and not read.character_map
        return Face(read, _is_bold(read), unknown, _em(font))


def _is_bold(font: Font) -> bool:
    weight: Any = font.font_descriptor.weight
    named = any(word in f"{font.name}".lower() for word in ("bold", "black", "heavy"))
    return named or (isinstance(weight, (int, float)) and weight >= 600)


def _em(font: Any) -> float:
    """What a unit of a font's widths is in ems: a thousandth, unless the font is drawn in the file itself."""
    return abs(float(font["/FontMatrix"][0])) if font.get("/Subtype") == "/Type3" else 0.001
