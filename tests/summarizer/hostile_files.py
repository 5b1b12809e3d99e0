"""Files that mean harm, by name: ``FILES``."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from functools import partial

from tests.summarizer.documents import papers
from tests.summarizer.documents.papers import Paper
from tests.summarizer.documents.writing import packed
from tests.summarizer.hostile import (
    DOCX,
    EPUB,
    LAUGHING,
    MAIL,
    MARKDOWN,
    NOTHING,
    ODT,
    PDF,
    RTF,
    SENTENCE,
    Hostile,
    book,
    both,
    chained,
    in_docx,
    in_odt,
    in_package,
    inside,
    of,
    quine,
    swollen,
    tower,
    zeros,
)
from tests.summarizer.hostile_papers import (
    alike,
    content,
    endless_form,
    forms,
    many_fonts,
    many_pages,
    packed_twice,
    paper,
    scanned,
    scattered,
)

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
    "docx: tables in tables": of(partial(inside, "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"), DOCX, ""),
    "docx: boxes in boxes": of(partial(inside, "<w:p><w:r><x>", "</x></w:r></w:p>"), DOCX, ""),
    "docx: styles on each other": of(partial(chained, 40_000), DOCX, ""),
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
        lambda: content(packed_twice(bytes(50_000_000)), b"/Filter [/FlateDecode /FlateDecode]"),
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
    "pdf: a page of scattered letters": of(partial(scattered, 90_000), PDF, "", "read-no-sentences"),
    "pdf: a page of states": of(
        lambda: content(zlib.compress(b"q 1 0 0 1 0 0 cm " * 170_000)), PDF, "read-damaged", "read-document-empty"
    ),
    "pdf: pages of comments": of(lambda: alike(40, zlib.compress(b"%" * 2_900_000)), PDF, "read-overfull"),
    "pdf: pages of letters": of(
        lambda: alike(1500, zlib.compress(b"BT /F1 10 Tf " + b"(a) Tj " * 10_000)),
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
