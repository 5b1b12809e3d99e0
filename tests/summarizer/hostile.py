"""Files that mean harm, made in an instant: bombs, loops, floods, towers. ``FILES`` has them by name.

Each is small, none is written anywhere, and none needs more than this machine's memory to be made.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from tests.summarizer.documents import papers
from tests.summarizer.documents.papers import Paper, Text
from tests.summarizer.documents.writing import DC, ODF, W, packed

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
EPUB = "application/epub+zip"
RTF = "application/rtf"
MARKDOWN = "text/markdown"
MAIL = "message/rfc822"
HTML = "text/html"
LAUGHS = "".join('<!ENTITY l{} "{}">'.format(n, f"&l{n - 1};" * 10) for n in range(1, 10))
LAUGHING = f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>'
SENTENCE = "The harbour of Norby froze on Monday. "


@dataclass(frozen=True)
class Hostile:
    """How a file is made, as what it is declared, and the keys it may be refused with; ``""``: it may be read."""

    make: Callable[[], bytes]
    content_type: str
    told: frozenset[str]


def zeros(megabytes: int, head: bytes = b"") -> bytes:
    """Packed zeros: a thousandth of their size, and made at once, block by block."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    first = packer.compress(head) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + block * megabytes + packer.flush()


def swollen(name: str, data: bytes, size: int, method: int = zipfile.ZIP_DEFLATED, entries: int = 1) -> bytes:
    """An archive with one packed entry, which its directory names so many times; its sizes are as told."""
    said = struct.pack("<HHHHHLLLH", 20, 0, method, 0, 0x21, 0, len(data), size, len(name))
    local = b"PK\x03\x04" + said + struct.pack("<H", 0) + name.encode() + data
    central = bytearray()
    for number in range(entries):
        named = name if number == 0 else f"{number:06}"
        said = struct.pack("<HHHHHLLLH", 20, 0, method, 0, 0x21, 0, len(data), size, len(named))
        rest = struct.pack("<HHHHLL", 0, 0, 0, 0, 0, 0)
        central += b"PK\x01\x02" + struct.pack("<H", 20) + said + rest + named.encode()
    count = min(entries, 0xFFFF)
    return (
        local + central + b"PK\x05\x06" + struct.pack("<HHHHLLH", 0, 0, count, count, len(central), len(local), 0)
    )


def loose(entries: Mapping[str, str | bytes]) -> bytes:
    """An archive of entries that are not packed: nothing but what is in them can give them away."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return data.getvalue()


def docx(body: str, head: str = "") -> bytes:
    """A DOCX of any markup."""
    return loose({"word/document.xml": f"{head}<w:document {W}><w:body>{body}</w:body></w:document>"})


def quine(levels: int = 8) -> bytes:
    """An archive in an archive in an archive, each called a document of the next."""
    data = docx(f"<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>")
    for _ in range(levels):
        data = packed({"word/document.xml": data, "word/embeddings/inner.docx": data})
    return data


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


def tower(levels: int) -> bytes:
    """A message in a message in a message."""
    head = "".join(
        f'Content-Type: multipart/mixed; boundary="b{number}"\r\n\r\n--b{number}\r\n' for number in range(levels)
    )
    return f"MIME-Version: 1.0\r\n{head}\r\n{SENTENCE}".encode()


def of(make: Callable[[], bytes], content_type: str, *told: str) -> Hostile:
    return Hostile(make, content_type, frozenset(told))


def both(name: str, make: Callable[[str], bytes], content_type: str) -> dict[str, Hostile]:
    """The harm that any XML can do."""
    return {
        f"{name}: entities in entities": of(lambda: make(LAUGHING + "|&l9;"), content_type, "read-overfull"),
        f"{name}: one long entity": of(
            lambda: make('<!DOCTYPE x [<!ENTITY l "' + "a" * 100_000 + '">]>|' + "&l;" * 100_000),
            content_type,
            "read-overfull",
        ),
        f"{name}: a file of this machine": of(
            lambda: make('<!DOCTYPE x [<!ENTITY l SYSTEM "file:///etc/passwd">]>|&l;'),
            content_type,
            "read-overfull",
        ),
        f"{name}: a hundred thousand levels": of(
            lambda: make("|" + "<x>" * 100_000 + "</x>" * 100_000), content_type, "read-overfull"
        ),
        f"{name}: many elements": of(lambda: make("|" + "<x/>" * 1_200_000), content_type, "read-overfull"),
        f"{name}: many attributes": of(
            lambda: make("|<x " + " ".join(f'a{number}=""' for number in range(300_000)) + "/>"),
            content_type,
            "read-document-empty",
            "read-overfull",
        ),
        f"{name}: ten million letters": of(
            lambda: make("|" + in_paragraph(content_type, SENTENCE * 270_000)), content_type, "read-document-long"
        ),
    }


def in_paragraph(content_type: str, text: str) -> str:
    if content_type == DOCX:
        return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    return f"<text:p>{text}</text:p>" if content_type == ODT else f"<p>{text}</p>"


def in_docx(markup: str) -> bytes:
    head, _, body = markup.partition("|")
    return docx(body, head)


def in_odt(markup: str) -> bytes:
    head, _, body = markup.partition("|")
    text = f"{head}<office:document-content {ODF}>{body}</office:document-content>"
    return loose({"mimetype": ODT, "content.xml": text})


def in_package(markup: str) -> bytes:
    """An EPUB with such a package, and a chapter."""
    head, _, body = markup.partition("|")
    return book(f"<p>{SENTENCE}</p>", f"{head}<package {DC}><title>{body}</title></package>")


def book(text: str, package: str = "", read: str = '<itemref idref="c"/>') -> bytes:
    """An EPUB of one chapter."""
    package = package or (
        '<package><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest>'
        f"<spine>{read}</spine></package>"
    )
    container = '<container><rootfile full-path="book.opf"/></container>'
    return loose({"mimetype": EPUB, "META-INF/container.xml": container, "book.opf": package, "c.xhtml": text})


NOTHING = ("read-no-words", "read-no-sentences", "read-document-empty")
FLOOD = {
    "brackets": "[" * 500_000,
    "images": "![" * 300_000,
    "stars": "*a_ " * 200_000,
    "ticks": "".join("`" * number + "a" for number in range(1, 1500)),
    "quotes": ">" * 500_000 + "a",
    "quotes on lines": (">" * 400 + "a\n") * 1500,
    "lists": "".join(" " * number + "- a\n" for number in range(1500)),
    "angles": "<" * 500_000,
    "comments": "<!--" * 200_000,
    "ampersands": "&" * 500_000,
    "references": "".join(f"[a{number}]: b\n" for number in range(30_000)),
    "links": "[a](" * 200_000,
    "a table": "|a" * 1000 + "\n" + "|-" * 1000 + "\n" + "|\n" * 5000,
    "rules": "- " * 300_000,
}


def _packed_otherwise(method: int) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        archive.writestr("word/document.xml", bytes(60_000_000))
    return data.getvalue()


def _pack_twice(data: bytes) -> bytes:
    return zlib.compress(zlib.compress(data, 9), 9)


FILES: Mapping[str, Hostile] = {
    "zip: ten gigabytes of zeros": of(
        lambda: swollen("word/document.xml", zeros(10_000), 0xFFFFFFF0), DOCX, "read-overfull"
    ),
    "zip: zeros that say they are few": of(
        lambda: swollen("word/document.xml", zeros(1000), 1000), DOCX, "read-damaged"
    ),
    "zip: zeros that say they are none": of(
        lambda: swollen("word/document.xml", zeros(1000), 0), DOCX, "read-damaged"
    ),
    "zip: half a million entries": of(
        lambda: swollen("word/document.xml", b"\x03\0", 0, entries=350_000), DOCX, "read-overfull"
    ),
    "zip: entries that are one entry": of(
        lambda: swollen("word/document.xml", zeros(40), 40_000_000, entries=15_000), DOCX, "read-overfull"
    ),
    "zip: packed with bzip2": of(partial(_packed_otherwise, zipfile.ZIP_BZIP2), DOCX, "read-damaged"),
    "zip: packed with lzma": of(partial(_packed_otherwise, zipfile.ZIP_LZMA), DOCX, "read-damaged"),
    "zip: archives in archives": of(quine, DOCX, "read-damaged"),
    "zip: names that lead elsewhere": of(
        lambda: packed({"../../etc/passwd": "x", "/etc/passwd": "x", "C:\\x": "x"}), DOCX, "read-archive"
    ),
    **both("docx", in_docx, DOCX),
    **both("odt", in_odt, ODT),
    "epub: entities in the package": of(lambda: in_package(LAUGHING + "|&l9;"), EPUB, "read-overfull"),
    "epub: levels in the package": of(lambda: in_package("|" + "<x>" * 100_000), EPUB, "read-overfull"),
    "epub: entities in a chapter": of(lambda: book(LAUGHING + "<p>&l9;</p>"), EPUB, ""),
    "epub: a hundred thousand levels": of(
        lambda: book("<div>" * 100_000 + SENTENCE), EPUB, "", "read-document-empty"
    ),
    "epub: many elements": of(lambda: book("<b>a</b>" * 1_200_000), EPUB, "read-overfull"),
    "epub: a million paragraphs": of(lambda: book("<p>ab" * 1_000_000), EPUB, "read-overfull"),
    "epub: skipped levels": of(lambda: book("<svg>" * 100_000 + "</svg>" * 100_000), EPUB, "read-document-empty"),
    "epub: ten million letters": of(lambda: book(f"<p>{SENTENCE * 270_000}</p>"), EPUB, "read-document-long"),
    "epub: a chapter many times": of(
        lambda: book(f"<p>{SENTENCE}", read='<itemref idref="c"/>' * 150_000), EPUB, ""
    ),
    "epub: a chapter that is a bomb": of(
        lambda: swollen("META-INF/container.xml", zeros(1000, b"<p>"), 1_000_000_003), EPUB, "read-overfull"
    ),
    "rtf: a million groups": of(lambda: rb"{\rtf1 " + b"{" * 1_000_000, RTF, "read-document-empty"),
    "rtf: groups that end": of(lambda: rb"{\rtf1 a" + b"}" * 1_000_000, RTF, "", "read-no-sentences"),
    "rtf: a million paragraphs": of(lambda: rb"{\rtf1 " + rb"a\par " * 1_000_000, RTF, "read-overfull"),
    "rtf: many letters by number": of(lambda: rb"{\rtf1\uc0 " + rb"\u1072 " * 400_000, RTF, "read-no-sentences"),
    "rtf: cells": of(lambda: rb"{\rtf1\trowd\intbl " + rb"a\cell " * 200_000, RTF, "read-overfull"),
    "rtf: bytes to pass over": of(lambda: rb"{\rtf1 " + rb"\bin999999999 " * 3, RTF, "read-document-empty"),
    "rtf: signs": of(lambda: rb"{\rtf1 " + b"\\" * 1_000_000, RTF, "", "read-no-words", "read-document-empty"),
    **{
        f"markdown: {name}": of(partial(str.encode, flood), MARKDOWN, "", *NOTHING)
        for name, flood in FLOOD.items()
    },
    "markdown: headings": of(lambda: b"# a\n" * 120_000, MARKDOWN, "read-overfull"),
    "mail: a tower of messages": of(partial(tower, 20_000), MAIL, "read-overfull"),
    "mail: a lower tower": of(partial(tower, 2_000), MAIL, "", "read-damaged", "read-mail-empty"),
    "mail: half a million lines of head": of(
        lambda: b"MIME-Version: 1.0\r\n" + b"X: y\r\n" * 500_000 + b"\r\n" + SENTENCE.encode(), MAIL, ""
    ),
    "mail: one long line of head": of(
        lambda: b"MIME-Version: 1.0\r\nSubject: " + b"=?utf-8?q?a?= " * 300_000 + b"\r\n\r\n" + SENTENCE.encode(),
        MAIL,
        "",
    ),
    "mail: lines in a tower": of(lambda: tower(400) + b"a\r\n" * 500_000, MAIL, "read-overfull"),
    "mail: many parts": of(
        lambda: (
            b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
            + b"--b\r\n\r\na\r\n" * 100_000
        ),
        MAIL,
        "",
        "read-mail-empty",
    ),
    "pdf: fifty thousand pages": of(partial(many_pages, 50_000), PDF, "read-pdf-pages"),
    "pdf: a tree that holds itself": of(lambda: paper([], papers.tree([2, 2])), PDF, "read-damaged"),
    "pdf: a tall tree": of(
        lambda: paper([papers.tree([number + 1]) for number in range(3, 50_000)], papers.tree([3])),
        PDF,
        "read-damaged",
        "read-pdf-pages",
    ),
    "pdf: an object that is itself": of(
        lambda: paper([b"4 0 R", b"3 0 R"], papers.tree([3])), PDF, "read-damaged"
    ),
    "pdf: a length that is its own": of(
        lambda: paper([b"<< /Length 3 0 R >>\nstream\nx\nendstream", papers.sheet(3, b"")], papers.tree([4])),
        PDF,
        "read-damaged",
        "read-document-empty",
    ),
    "pdf: gigabytes of zeros": of(
        lambda: content(b"\x78\xda" + zeros(3000)), PDF, "read-damaged", "read-document-empty", "read-overfull"
    ),
    "pdf: packed twice": of(
        lambda: content(_pack_twice(bytes(50_000_000)), b"/Filter [/FlateDecode /FlateDecode]"),
        PDF,
        "read-damaged",
        "read-document-empty",
    ),
    "pdf: many filters": of(
        lambda: content(b"61>" * 10, b"/Filter [" + b"/AHx " * 10_000 + b"]"), PDF, "read-damaged"
    ),
    "pdf: run lengths": of(
        lambda: content(b"\x81a" * 1_000_000, b"/Filter /RunLengthDecode"),
        PDF,
        "read-damaged",
        "read-document-empty",
    ),
    "pdf: a page of arrays": of(
        lambda: content(zlib.compress(b"[" * 2_000_000)), PDF, "read-damaged", "read-document-empty"
    ),
    "pdf: a page of comments": of(
        lambda: content(zlib.compress(b"%" * 2_900_000)), PDF, "read-damaged", "read-document-empty"
    ),
    "pdf: a page of letters": of(
        lambda: content(zlib.compress(b"BT /F1 10 Tf " + b"(a) Tj " * 150_000)),
        PDF,
        "",
        "read-damaged",
        "read-no-sentences",
    ),
    "pdf: a page of states": of(
        lambda: content(zlib.compress(b"q 1 0 0 1 0 0 cm " * 170_000)), PDF, "read-damaged", "read-document-empty"
    ),
    "pdf: pages of comments": of(lambda: _alike(40, zlib.compress(b"%" * 2_900_000)), PDF, "read-overfull"),
    "pdf: pages of letters": of(
        lambda: _alike(1500, zlib.compress(b"BT /F1 10 Tf " + b"(a) Tj " * 10_000)),
        PDF,
        "read-overfull",
        "read-document-long",
    ),
    "pdf: forms in forms": of(partial(forms, 7, 30), PDF, "read-overfull"),
    "pdf: a form that holds itself": of(endless_form, PDF, "read-document-empty", "read-overfull"),
    "pdf: many fonts": of(partial(many_fonts, 1500, 20_000), PDF, "read-overfull"),
    "pdf: an outline that follows itself": of(
        lambda: Paper(
            [
                b"<< /Type /Catalog /Pages 2 0 R /Outlines 3 0 R >>",
                papers.tree([]),
                b"<< /First 4 0 R >>",
                b"<< /Title (a) /Next 4 0 R /First 4 0 R >>",
            ]
        ).bytes(),
        PDF,
        "read-damaged",
    ),
    "pdf: nothing but a header": of(lambda: b"%PDF-1.7\n" + b"1 0 obj\n" * 250_000, PDF, "read-damaged"),
    "pdf: tables that follow each other": of(
        lambda: b"%PDF-1.7\nxref\n0 0\ntrailer\n<< /Prev 9 /Size 1 >>\nstartxref\n9\n%%EOF\n", PDF, "read-damaged"
    ),
    "pdf: a table of a million objects": of(
        lambda: (
            b"%PDF-1.7\nxref\n0 1000000\n"
            + b"0000000009 00000 n \n" * 500_000
            + b"trailer\n<< >>\nstartxref\n9\n%%EOF"
        ),
        PDF,
        "read-damaged",
    ),
    "pdf: a dictionary in a dictionary": of(
        lambda: paper([], b"<< /Type /Pages /Kids " + b"<< /a " * 100_000),
        PDF,
        "read-damaged",
        "read-document-empty",
    ),
    "pdf: pictures alone": of(scanned, PDF, "read-pdf-scanned"),
}


def _alike(count: int, data: bytes) -> bytes:
    """A PDF of pages that share a stream, each an object."""
    made = Paper()
    stream = made.add(b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(data) + data + b"\nendstream")
    font = b"/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    sheets = [made.add(papers.sheet(stream, font)) for _ in range(count)]
    made.objects[:2] = [b"<< /Type /Catalog /Pages 2 0 R >>", papers.tree(sheets)]
    return made.bytes()
