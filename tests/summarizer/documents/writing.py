"""The same text in every format: paragraphs, and headings with their level."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from html import escape

from tests.summarizer.documents import papers
from tests.summarizer.documents.papers import ANY, BOLD, PLAIN, Text

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "meta": "meta",
        "manifest": "manifest",
    }.items()
)
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'


@dataclass(frozen=True)
class Part:
    """A paragraph, or a heading of a level from 1."""

    text: str
    level: int = 0


@dataclass(frozen=True)
class Written:
    """A format: how a text is written in it, as what it is declared, how its files' names end."""

    write: Callable[[Sequence[Part]], bytes]
    content_type: str
    ending: str


def packed(entries: Mapping[str, str | bytes], stored: str = "") -> bytes:
    """A zip archive with these entries, the one of the name ``stored`` first and not compressed."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(entries, key=lambda name: name != stored):
            how = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), entries[name], how)
    return data.getvalue()


def docx(parts: Sequence[Part]) -> bytes:
    """As Word writes it: styles by identifier, their names in another part."""
    return word("".join(map(_paragraph, parts)))


def word(body: str, title: str = "", author: str = "", created: str = "") -> bytes:
    """A DOCX with this body."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="H{level}"><w:name w:val="heading {level}"/></w:style>'
        for level in range(1, 7)
    )
    core = f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>"
    core += f"<dcterms:created>{created}</dcterms:created>"
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f'<w:styles {W}>{styles}<w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
            '<w:style w:styleId="Mine"><w:basedOn w:val="H2"/></w:style>'
            '<w:style w:styleId="C1"><w:name w:val="toc 1"/></w:style></w:styles>',
            "docProps/core.xml": f"<c {DC}>{core}</c>",
        }
    )


def _paragraph(part: Part) -> str:
    style = f'<w:pPr><w:pStyle w:val="H{part.level}"/></w:pPr>' if part.level else ""
    words = part.text.split(" ")
    runs = "".join(f'<w:r><w:t xml:space="preserve">{escape(word)} </w:t></w:r>' for word in words[:-1])
    return f"<w:p>{style}{runs}<w:r><w:t>{escape(words[-1])}</w:t></w:r></w:p>"


def odt(parts: Sequence[Part]) -> bytes:
    """As LibreOffice writes it."""
    return opened(
        "".join(
            f'<text:h text:outline-level="{part.level}">{escape(part.text)}</text:h>'
            if part.level
            else f"<text:p>{escape(part.text)}</text:p>"
            for part in parts
        )
    )


def opened(body: str, meta: str = "", manifest: str = "") -> bytes:
    """An ODT with this body."""
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {ODF}><office:automatic-styles>"
            '<style:style style:name="P1" style:parent-style-name="Title"/></office:automatic-styles>'
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
            "meta.xml": f"<office:document-meta {ODF} {DC}>{meta}</office:document-meta>",
            "META-INF/manifest.xml": f"<manifest:manifest {ODF}>{manifest}</manifest:manifest>",
        },
        stored="mimetype",
    )


def epub(parts: Sequence[Part]) -> bytes:
    """A chapter for each heading of the first level, written in the order of their names backwards."""
    chapters: list[list[Part]] = [[]]
    for part in parts:
        if part.level == 1 and chapters[-1]:
            chapters.append([])
        chapters[-1].append(part)
    return book([chapter(each) for each in chapters])


def chapter(parts: Sequence[Part]) -> str:
    """A page of a book."""
    body = "\n".join(f"<{tag(part)}>{escape(part.text)}</{tag(part)}>" for part in parts)
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head>'
        f"<title>No text</title><style>p {{ margin: 0 }}</style></head><body>{body}</body></html>"
    )


def tag(part: Part) -> str:
    return f"h{part.level}" if part.level else "p"


def book(chapters: Sequence[str], metadata: str = "", more: Mapping[str, str] | None = None) -> bytes:
    """An EPUB with these chapters, a cover and a table of contents."""
    names = [f"c{len(chapters) - number}.xhtml" for number in range(len(chapters))]
    items = "".join(
        f'<item id="i{number}" href="text%20of/{name}" media-type="application/xhtml+xml"/>'
        for number, name in enumerate(names)
    )
    spine = "".join(f'<itemref idref="i{number}"/>' for number in range(len(chapters)))
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf" {DC}><metadata>{metadata}</metadata><manifest>'
        '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
        '<item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>'
        f'{items}</manifest><spine><itemref idref="nav"/><itemref idref="cover"/>{spine}</spine>'
        '<guide><reference type="cover" href="cover.xhtml"/></guide></package>'
    )
    entries: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfile full-path="OPS/book.opf"/></container>',
        "OPS/book.opf": package,
        "OPS/nav.xhtml": chapter([Part("Contents, which is no chapter.")]),
        "OPS/cover.xhtml": chapter([Part("A cover, which is no chapter.")]),
        **{f"OPS/text of/{name}": text for name, text in zip(names, chapters, strict=True)},
        **(more or {}),
    }
    return packed(entries, stored="mimetype")


def rtf(parts: Sequence[Part]) -> bytes:
    """As a word processor writes it: letters beyond ASCII by number, headings by style."""
    styles = "".join(rf"{{\s{level} heading {level};}}" for level in range(1, 7))
    body = "".join(
        r"\pard{\plain" + (rf"\s{part.level}" if part.level else "") + rf"\f0 {_spelt(part.text)}\par}}"
        for part in parts
    )
    # \s belongs to the paragraph, not to the group
    return (
        rf"{{\rtf1\ansi\ansicpg1252\deff0\uc1{{\fonttbl{{\f0 Arial;}}}}{{\stylesheet{styles}}}" + body + "}"
    ).encode("ascii")


def _spelt(text: str) -> str:
    units = memoryview(text.encode("utf-16-le")).cast("H")
    return "".join(
        chr(unit)
        if 31 < unit < 127 and chr(unit) not in "\\{}"
        else rf"\u{unit if unit < 32768 else unit - 65536}?"
        for unit in units
    )


def markdown(parts: Sequence[Part]) -> bytes:
    """With the marks of its headings."""
    return "\n\n".join("#" * part.level + " " * bool(part.level) + part.text for part in parts).encode()


def mail(parts: Sequence[Part]) -> bytes:
    """A message with its text as a page, and an attachment."""
    message = EmailMessage()
    message["Subject"] = "Re: The ice"
    message["From"] = '"Gwen Pallister" <gwen@ostrey.example>'
    message["Date"] = "Wed, 23 May 2018 09:30:00 +0200"
    message.set_content("\n\n".join(part.text for part in parts))
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="other.pdf")
    return message.as_bytes()


def pdf(parts: Sequence[Part]) -> bytes:
    """Pages of set text, with running heads and page numbers."""
    pages: list[list[Text]] = [[]]
    y = 760.0
    for part in parts:
        size = 10 if not part.level else 22 - 3 * part.level
        font = ANY if not part.text.isascii() else BOLD if part.level else PLAIN
        lines = papers.column([part.text], y=y, size=size, width=int(820 / size), font=font)
        if lines and lines[-1].y < 90:
            pages.append([])
            lines = papers.column([part.text], y=760, size=size, width=int(820 / size), font=font)
        pages[-1] += lines
        y = lines[-1].y - 24 if lines else y
    return papers.paper(
        [Text("The Norby Courier", 60, 810, 8), *page, Text(str(number), 290, 30, 8)] if page else []
        for number, page in enumerate(pages, 1)
    )


FORMATS: Mapping[str, Written] = {
    "pdf": Written(pdf, "application/pdf", ".pdf"),
    "docx": Written(docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
    "odt": Written(odt, "application/vnd.oasis.opendocument.text", ".odt"),
    "epub": Written(epub, "application/epub+zip", ".epub"),
    "rtf": Written(rtf, "application/rtf", ".rtf"),
    "markdown": Written(markdown, "text/markdown", ".md"),
    "mail": Written(mail, "message/rfc822", ".eml"),
}
