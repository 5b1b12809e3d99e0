"""PDF files that mean harm: floods of pages, loops, bombs in streams."""

from __future__ import annotations

import zlib

from tests.summarizer.documents import papers
from tests.summarizer.documents.papers import Paper, Text
from tests.summarizer.hostile import SENTENCE


def paper(objects: list[bytes], pages: bytes) -> bytes:
    """A PDF with these objects behind its catalogue and its tree of pages."""
    return Paper([b"<< /Type /Catalog /Pages 2 0 R >>", pages, *objects]).bytes()


def many_pages(count: int) -> bytes:
    """A PDF with one page, named so many times."""
    made = Paper()
    content = made.stream(papers.shown(Text(SENTENCE, 60, 700)))
    font = b"/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    sheet = made.add(papers.sheet(content, font))
    made.objects[:2] = [b"<< /Type /Catalog /Pages 2 0 R >>", papers.tree([sheet] * count)]
    return made.bytes()


def content(data: bytes, extra: bytes = b"/Filter /FlateDecode") -> bytes:
    """A PDF of one page with this stream, packed already."""
    stream = b"<< /Length %d %s >>\nstream\n" % (len(data), extra) + data + b"\nendstream"
    font = b"/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    return paper([stream, papers.sheet(3, font)], papers.tree([4]))


def forms(depth: int, each: int) -> bytes:
    """A PDF whose page paints a form, which paints another so many times, and so on."""
    made = Paper()
    inner = made.stream(papers.shown(Text(SENTENCE, 60, 700)), b"/Type /XObject /Subtype /Form")
    for _ in range(depth):
        resources = b"/Type /XObject /Subtype /Form /Resources << /XObject << /X %d 0 R >> >>" % inner
        inner = made.stream(b"/X Do\n" * each, resources)
    sheet = made.add(papers.sheet(made.stream(b"/X Do"), b"", b"/XObject << /X %d 0 R >>" % inner))
    made.objects[:2] = [b"<< /Type /Catalog /Pages 2 0 R >>", papers.tree([sheet])]
    return made.bytes()


def endless_form() -> bytes:
    """A PDF whose form paints itself."""
    made = Paper()
    form = len(made.objects) + 1
    resources = b"/Subtype /Form /Resources << /XObject << /X %d 0 R >> >>" % form
    made.stream(b"/X Do\n" * 3, resources)
    sheet = made.add(papers.sheet(made.stream(b"/X Do"), b"", b"/XObject << /X %d 0 R >>" % form))
    made.objects[:2] = [b"<< /Type /Catalog /Pages 2 0 R >>", papers.tree([sheet])]
    return made.bytes()


def many_fonts(fonts: int, codes: int) -> bytes:
    """A PDF whose page sets many fonts, each with a table of many letters."""
    made = Paper()
    table = "begincmap\n"
    for start in range(0, codes, 100):
        letters = "".join(f"<{number:04x}> <{number:04x}>\n" for number in range(start, start + 100))
        table += f"100 beginbfchar\n{letters}endbfchar\n"
    mapping = made.stream(table.encode() + b"endcmap")
    named = b""
    for number in range(fonts):
        font = made.add(
            b"<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /ToUnicode %d 0 R >>" % mapping
        )
        named += b"/F%d %d 0 R " % (number, font)
    shown = b"".join(b"BT /F%d 10 Tf <00410042> Tj ET\n" % number for number in range(fonts))
    sheet = made.add(papers.sheet(made.stream(shown), named))
    made.objects[:2] = [b"<< /Type /Catalog /Pages 2 0 R >>", papers.tree([sheet])]
    return made.bytes()


def scanned(pages: int = 3) -> bytes:
    """A PDF of pictures alone, one a page, with a page number."""
    made = Paper()
    picture = made.stream(
        bytes(300), b"/Subtype /Image /Width 10 /Height 10 /BitsPerComponent 8 /ColorSpace /DeviceRGB"
    )
    font = b"/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    numbers = []
    for number in range(pages):
        shown = made.stream(b"q 500 0 0 700 40 40 cm /Im Do Q\n" + papers.shown(Text(str(number), 290, 20)))
        numbers.append(made.add(papers.sheet(shown, font, b"/XObject << /Im %d 0 R >>" % picture)))
    made.objects[:2] = [b"<< /Type /Catalog /Pages 2 0 R >>", papers.tree(numbers)]
    return made.bytes()


def alike(count: int, data: bytes) -> bytes:
    """A PDF of pages that share a stream, each an object."""
    made = Paper()
    stream = made.add(b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(data) + data + b"\nendstream")
    font = b"/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    sheets = [made.add(papers.sheet(stream, font)) for _ in range(count)]
    made.objects[:2] = [b"<< /Type /Catalog /Pages 2 0 R >>", papers.tree(sheets)]
    return made.bytes()


def packed_twice(data: bytes) -> bytes:
    return zlib.compress(zlib.compress(data, 9), 9)


def scattered(letters: int) -> bytes:
    """A PDF of one page of single letters, each in a place of its own."""
    shown = b"\n".join(b"1 0 0 1 %d %d Tm (a) Tj" % (n * 37 % 590, n * 61 % 830) for n in range(letters))
    return content(zlib.compress(b"BT /F1 10 Tf " + shown))
