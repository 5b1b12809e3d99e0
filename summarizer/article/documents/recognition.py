"""What kind of document some bytes are: by how they begin and what is in them, then as declared, then by name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from summarizer.article.documents import mail
from summarizer.article.documents.archive import Archive
from summarizer.errors import UnreadableError


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of document that is read: the types it is declared as, and how its files' names end."""

    name: str
    types: tuple[str, ...]
    endings: tuple[str, ...]


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
FORMATS = (
    Format("pdf", ("application/pdf", "application/x-pdf"), (".pdf",)),
    Format(
        "docx",
        (f"{WORD}.document", f"{WORD}.template", "application/vnd.ms-word.document.macroenabled.12"),
        (".docx", ".docm", ".dotx"),
    ),
    Format(
        "odt",
        ("application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text-template"),
        (".odt", ".ott"),
    ),
    Format("epub", ("application/epub+zip",), (".epub",)),
    Format("rtf", ("application/rtf", "text/rtf", "application/x-rtf", "text/richtext"), (".rtf",)),
    Format("markdown", ("text/markdown", "text/x-markdown"), (".md", ".markdown", ".mdown", ".mkd")),
    Format(
        "mail",
        ("message/rfc822", "multipart/related", "application/x-mimearchive"),
        (".eml", ".mht", ".mhtml"),
    ),
)
TYPES = tuple(kind for known in FORMATS for kind in known.types)
ENDINGS = tuple(ending for known in FORMATS for ending in known.endings)
PLAIN_TYPES = ("text/", "application/xhtml", "application/xml")
PLAIN_ENDINGS = (".txt", ".text", ".html", ".htm", ".xhtml")
"""What is read besides documents: pages and plain texts."""

OTHER_TYPES = (
    "application/msword",
    "application/vnd.",
    "application/x-mobipocket-ebook",
    "application/postscript",
    "application/x-fictionbook",
    "image/vnd.djvu",
)
"""Documents of kinds that are not read."""
OLE = b"\xd0\xcf\x11\xe0"
LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")
"""The stream in which Office keeps a DOCX that has a password, inside the container of its old formats."""
OFFICE = ("ppt/presentation.xml", "xl/workbook.xml", "xl/workbook.bin", "visio/document.xml", "Index/Document.iwa")
OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument."
BOOK = b"mimetypeapplication/epub+zip"
FIRST_NAME = 30
"""Where the first entry of an archive has its name, and the types of document that stand in it their own."""
MARKUP = re.compile(rb"[\s\xef\xbb\xbf]{0,1000}<(?:!doctype\s+html|html|!--)", re.I)
FICTION_BOOK = b"<FictionBook"
TELL_NOTHING = frozenset("application/octet-stream binary/octet-stream application/zip text/plain".split()) | {""}


def recognise(data: bytes, source: str = "", content_type: str | None = None) -> str:
    """The name of the format of a document, ``""`` for a page or a plain text.

    Raises UnreadableError for a kind of document that is not read, an archive, and what is not as declared.
    """
    head = data[:1024]
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n\0")
    for signature, tell in SIGNATURES:
        if start.startswith(signature):
            return tell(data)
    if MARKUP.match(head):
        return ""
    if FICTION_BOOK in head:
        raise UnreadableError("read-document")
    if b"%PDF-" in head and b" obj" in data[:8192]:
        return "pdf"
    return "mail" if mail.is_one(data) else _by_word(source, content_type)


def is_readable(name: str, content_type: str | None) -> bool:
    """Whether a file of this name or declared type is of a kind that is read at all."""
    types = (*TYPES, *PLAIN_TYPES)
    return name.lower().endswith((*ENDINGS, *PLAIN_ENDINGS)) or (content_type or "").lower().startswith(types)


def _by_word(source: str, content_type: str | None) -> str:
    """The format that is declared, or that a name ends with, of what has no signature."""
    declared = (content_type or "").partition(";")[0].strip().lower()
    ending = _ending(source)
    untold = declared in TELL_NOTHING
    for known in FORMATS:
        if declared in known.types or (untold and ending in known.endings):
            return _without_signature(known.name)
    if declared.startswith(OTHER_TYPES):
        raise UnreadableError("read-document")
    return ""


def _without_signature(name: str) -> str:
    if name in ("markdown", "mail"):
        return name
    if name == "rtf":
        return ""
    raise UnreadableError("read-damaged")


def _ending(source: str) -> str:
    """How a path or the path of an address ends: ".md"."""
    name = source.partition("?")[0].partition("#")[0].rpartition("/")[2].lower()
    return name[name.rindex(".") :] if "." in name else ""


def _zipped(data: bytes) -> str:
    """The kind of a zipped document: by its names, and by the type it may begin with."""
    names = frozenset(Archive(data).names)
    first = data[FIRST_NAME : FIRST_NAME + 200]
    if any(name.startswith("word/document") for name in names):
        return "docx"
    if BOOK in first or "META-INF/container.xml" in names:
        return "epub"
    if OPEN_DOCUMENT in first or ("content.xml" in names and "META-INF/manifest.xml" in names):
        return _open_document(first)
    raise UnreadableError("read-document" if names.intersection(OFFICE) else "read-archive")


def _open_document(first: bytes) -> str:
    kind = first.partition(OPEN_DOCUMENT)[2]
    if kind and not kind.startswith(b"text"):
        raise UnreadableError("read-document")
    return "odt"


def _old_office(data: bytes) -> str:
    raise UnreadableError("read-locked" if LOCKED_OFFICE in data else "read-document")


def _other(_: bytes) -> str:
    raise UnreadableError("read-document")


def _packed(_: bytes) -> str:
    raise UnreadableError("read-archive")


SIGNATURES: tuple[tuple[bytes, Callable[[bytes], str]], ...] = (
    (b"%PDF-", lambda _: "pdf"),
    (b"{\\rtf", lambda _: "rtf"),
    (b"PK\x03\x04", _zipped),
    (b"PK\x05\x06", _zipped),
    (OLE, _old_office),
    *((start, _other) for start in (b"%!PS-", b"AT&TFORM", b"ITSF", b"\xffWPC")),
    *((start, _packed) for start in (b"7z\xbc\xaf", b"Rar!\x1a\x07", b"\x1f\x8b\x08", b"BZh9", b"\xfd7zXZ")),
)
"""How files begin (PDF, RTF, zip, old Office; PostScript, DjVu, CHM, WordPerfect; 7z, RAR, gzip, bzip2, xz)."""
