"""A PDF of our own making: pages of text where we want it, in fonts every reader has or in one of any letters."""

from __future__ import annotations

import textwrap
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT, MARGIN = 595, 842, 60
PLAIN, BOLD, ANY = "F1", "F2", "F3"
"""Helvetica, its bold, and a font whose codes are those of Unicode."""


@dataclass(frozen=True)
class Text:
    """A line of text at a place, in points from the lower left."""

    text: str
    x: float
    y: float
    size: float = 10
    font: str = PLAIN


@dataclass
class Paper:
    """A PDF as its objects; the first is the catalogue, the second the tree of pages."""

    objects: list[bytes] = field(default_factory=lambda: [b"", b""])
    info: dict[str, str] = field(default_factory=dict)

    def add(self, content: bytes) -> int:
        """One more object; its number."""
        self.objects.append(content)
        return len(self.objects)

    def stream(self, content: bytes, extra: bytes = b"", pack: bool = True) -> int:
        """One more object with a stream."""
        packed = zlib.compress(content) if pack else content
        head = b"<< /Length %d %s %s >>" % (len(packed), b"/Filter /FlateDecode" if pack else b"", extra)
        return self.add(head + b"\nstream\n" + packed + b"\nendstream")

    def bytes(self) -> bytes:
        """The file: header, objects, their table, the trailer."""
        objects = list(self.objects)
        info = b""
        if self.info:
            said = b" ".join(b"/%s %s" % (key.encode(), written(value)) for key, value in self.info.items())
            objects.append(b"<< " + said + b" >>")
            info = b"/Info %d 0 R" % len(objects)
        data, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), list[int]()
        for number, content in enumerate(objects, 1):
            places.append(len(data))
            data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
        table = len(data)
        data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        data += b"".join(b"%010d 00000 n \n" % place for place in places)
        data += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
            len(objects) + 1,
            info,
            table,
        )
        return bytes(data)


def written(text: str) -> bytes:
    """A string of a PDF in UTF-16."""
    return b"<" + b"\xfe\xff".hex().encode() + text.encode("utf-16-be").hex().encode() + b">"


def paper(pages: Iterable[Sequence[Text]], outline: Sequence[tuple[str, int]] = (), **info: str) -> bytes:
    """A PDF with these pages, bookmarks (title, level) and what it says of itself."""
    made = Paper(info=info)
    pages = [list(page) for page in pages]
    letters = sorted({letter for page in pages for text in page if text.font == ANY for letter in text.text})
    fonts = _fonts(made, letters)
    numbers = []
    for page in pages:
        content = made.stream(b"\n".join(map(shown, page)))
        numbers.append(made.add(sheet(content, fonts)))
    made.objects[1] = tree(numbers)
    made.objects[0] = b"<< /Type /Catalog /Pages 2 0 R %s >>" % _outline(made, outline)
    return made.bytes()


def sheet(content: int, fonts: bytes, extra: bytes = b"") -> bytes:
    """A page."""
    resources = b"<< /Font << %s >> %s >>" % (fonts, extra)
    return b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources %s >>" % (
        WIDTH,
        HEIGHT,
        content,
        resources,
    )


def tree(numbers: Sequence[int]) -> bytes:
    """The node above all pages."""
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    return b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(numbers), kids)


def shown(text: Text) -> bytes:
    """The operators that show a text."""
    codes = text.text.encode("utf-16-be").hex() if text.font == ANY else text.text.encode("cp1252").hex()
    return f"BT /{text.font} {text.size} Tf 1 0 0 1 {text.x} {text.y} Tm <{codes}> Tj ET".encode()


def column(
    paragraphs: Iterable[str], x: float = MARGIN, y: float = 780, width: int = 88, size: float = 10, **how: str
) -> list[Text]:
    """Paragraphs broken to lines of so many letters, a blank line between them."""
    lines: list[Text] = []
    for paragraph in paragraphs:
        for line in textwrap.wrap(paragraph, width, break_long_words=False, break_on_hyphens=False):
            lines.append(Text(line, x, y, size, **how))
            y -= size * 1.2
        y -= size * 1.2
    return lines


def _fonts(made: Paper, letters: Sequence[str]) -> bytes:
    plain, bold = (
        made.add(b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>" % name)
        for name in (b"Helvetica", b"Helvetica-Bold")
    )
    if not letters:
        return b"/F1 %d 0 R /F2 %d 0 R" % (plain, bold)
    codes = "\n".join(f"<{ord(letter):04x}> <{letter.encode('utf-16-be').hex()}>" for letter in letters[:100])
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange\n<0000> <ffff>\n"
        f"endcodespacerange\n{len(letters)} beginbfchar\n{codes}\nendbfchar\nendcmap end end"
    )
    mapping = made.stream(table.encode())
    below = made.add(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /DW 500 "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
    )
    known = made.add(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [%d 0 R] "
        b"/ToUnicode %d 0 R >>" % (below, mapping)
    )
    return b"/F1 %d 0 R /F2 %d 0 R /F3 %d 0 R" % (plain, bold, known)


def _outline(made: Paper, outline: Sequence[tuple[str, int]]) -> bytes:
    """Bookmarks of one level below those of the level above."""
    if not outline:
        return b""
    first = len(made.objects) + 1
    for number, (title, level) in enumerate(outline):
        rest = list(enumerate(outline))[number + 1 :]
        below = number + 1 if number + 1 < len(outline) and outline[number + 1][1] > level else None
        following = next((place for place, (_, other) in rest if other <= level), None)
        following = following if following is not None and outline[following][1] == level else None
        links = b"" if below is None else b"/First %d 0 R" % (first + below)
        links += b"" if following is None else b"/Next %d 0 R" % (first + following)
        made.add(b"<< /Title %s %s >>" % (written(title), links))
    root = made.add(b"<< /Type /Outlines /First %d 0 R >>" % first)
    return b"/Outlines %d 0 R" % root
