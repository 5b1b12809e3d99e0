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


def inside(begin: str, end: str, levels: int = 160) -> bytes:
    """A DOCX of many paragraphs inside so many elements."""
    return docx(begin * levels + f"<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>" * 60_000 + end * levels)


def chained(count: int) -> bytes:
    """A DOCX of so many styles, each based on the next."""
    each = "".join(f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(count))
    body = f"<w:document {W}><w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p></w:document>"
    return loose({"word/document.xml": body, "word/styles.xml": f"<w:styles {W}>{each}</w:styles>"})
