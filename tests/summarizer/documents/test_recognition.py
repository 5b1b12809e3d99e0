"""What a file is: by what is in it, then by what is said of it, then by its name."""

from __future__ import annotations

import pytest

from summarizer import read_article
from summarizer.article import documents
from summarizer.errors import UnreadableError
from tests.summarizer.documents.writing import opened, packed

PAGE = b"<!DOCTYPE html><html><body><p>The harbour froze.</p></body></html>"
TEXT = b"The harbour froze on Monday."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refused(data: bytes | str, source: str = "", content_type: str | None = None) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_article(data, source=source, content_type=content_type)
    return caught.value.key


@pytest.mark.parametrize(
    ("data", "source", "content_type", "told"),
    [
        (b"%PDF-1.7", "", None, "pdf"),
        (b"\xef\xbb\xbf\r\n%PDF-1.7", "a.txt", "text/plain", "pdf"),
        (b"junk before it\n%PDF-1.4\n1 0 obj", "", None, "pdf"),
        (rb"{\rtf1 x}", "a.doc", "application/msword", "rtf"),
        (b"PK\x05\x06" + bytes(18), "", None, "read-archive"),
        (PAGE, "a.pdf", "application/pdf", ""),
        (PAGE, "a.md", "text/markdown", ""),
        (PAGE, "a.doc", "application/msword", ""),
        (TEXT, "a.MD", None, "markdown"),
        (TEXT, "https://x.example/a.md?plain=1", "text/plain; charset=utf-8", "markdown"),
        (TEXT, "https://x.example/a.md", "text/html", ""),
        (TEXT, "", "Text/Markdown", "markdown"),
        (TEXT, "a.eml", None, "mail"),
        (TEXT, "", "message/rfc822", "mail"),
        (TEXT, "a.rtf", None, ""),
        (TEXT, "a.doc", None, ""),
        (TEXT, "md", None, ""),
        (b"PDF files begin with %PDF-1.7, as everybody knows.", "", None, ""),
    ],
)
def test_a_format_is_told(data: bytes, source: str, content_type: str | None, told: str) -> None:
    if told.startswith("read-"):
        assert refused(data, source, content_type) == told
    else:
        assert documents.recognise(data, source, content_type) == told


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (OLE, "read-document"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "read-locked"),
        (packed({"[Content_Types].xml": "x", "ppt/presentation.xml": "x"}), "read-document"),
        (packed({"[Content_Types].xml": "x", "xl/workbook.xml": "x"}), "read-document"),
        (
            packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, stored="mimetype"),
            "read-document",
        ),
        (packed({"a.txt": "x", "b/c.jpg": "y"}), "read-archive"),
        (opened("<text:p>x.</text:p>")[:300], "read-damaged"),
        (b"%!PS-Adobe-3.0", "read-document"),
        (b"AT&TFORM\x00", "read-document"),
        (b'<?xml version="1.0"?><FictionBook xmlns="x">', "read-document"),
        (b"Rar!\x1a\x07\x00", "read-archive"),
        (b"7z\xbc\xaf\x27\x1c", "read-archive"),
        (b"\x1f\x8b\x08\x00", "read-archive"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "read-damaged"),
    ],
)
@pytest.mark.parametrize("content_type", [None, "text/plain", "application/octet-stream"])
def test_what_is_not_read_is_told_by_what_is_in_it(data: bytes, key: str, content_type: str | None) -> None:
    assert refused(data, "a.txt", content_type) == key


@pytest.mark.parametrize(
    ("content_type", "key"),
    [
        ("application/pdf", "read-damaged"),
        ("application/vnd.oasis.opendocument.text", "read-damaged"),
        ("application/msword", "read-document"),
        ("application/vnd.ms-powerpoint", "read-document"),
        ("application/x-mobipocket-ebook", "read-document"),
    ],
)
def test_what_is_not_as_declared_is_told(content_type: str, key: str) -> None:
    assert refused(TEXT, content_type=content_type) == key


def test_a_document_that_somebody_decoded_is_no_text() -> None:
    assert refused("%PDF-1.7\n1 0 obj") == "read-binary"
    assert refused("Ð%PDF-1.7 x 1 0 obj") == "read-binary"


@pytest.mark.parametrize(
    ("name", "content_type", "readable"),
    [
        ("a.pdf", None, True),
        ("A.DOCX", "application/octet-stream", True),
        ("a", "application/epub+zip", True),
        ("a", "text/x-anything", True),
        ("a.mhtml", None, True),
        ("a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", False),
        ("a.doc", "application/msword", False),
        ("", None, False),
    ],
)
def test_whether_a_kind_of_file_is_read_at_all_is_known_beforehand(
    name: str, content_type: str | None, readable: bool
) -> None:
    assert documents.is_readable(name, content_type) is readable


def test_no_type_or_ending_is_of_two_formats() -> None:
    assert len(documents.TYPES) == len(set(documents.TYPES))
    assert len(documents.ENDINGS) == len(set(documents.ENDINGS))
    assert all(kind == kind.lower() for kind in (*documents.TYPES, *documents.ENDINGS))
