"""PDF: pypdf unpacks it, ``showing`` tells what its pages show and where, ``reflow`` makes paragraphs of that.

Every way into the file is bounded by a count: pages, bytes to parse, fonts, levels. What a page cannot tell is
left out; a file of which most pages cannot be read is damaged.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from summarizer.article.documents import properties
from summarizer.article.documents.draft import LONGEST, Block, Draft, limited
from summarizer.article.documents.pdf import lines, outline, reflow, showing, tree
from summarizer.article.documents.pdf.fonts import UNKNOWN, Budget, Fonts
from summarizer.article.documents.pdf.lines import Line
from summarizer.errors import UnreadableError

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PAGES = 2_000
SPARSE = 20
"""Letters of a page under which it says nothing: a page number, the name of a scanning program."""
NEAR = 500
"""Bytes before its type in which an object begins."""
OBJECT = re.compile(rb"\b(\d{1,9})\s{1,9}(\d{1,5})\s{1,9}obj\b")
LIMITS: Mapping[str, Any] = {
    "maximum_declared_stream_length": 25_000_000,
    "array_based_stream_maximum_output_length": 8_000_000,
    "lzw_maximum_output_length": 8_000_000,
    "run_length_maximum_output_length": 8_000_000,
    "zlib_maximum_output_length": 16_000_000,
    "zlib_maximum_recovery_input_length": 500_000,
    "stream_filters_maximum_length": 4,
    "stream_decoding_work_maximum_length": 40_000_000,
    "stream_parsing_work_maximum_count": 500_000,
    "disable_legacy_handling": True,
}
"""pypdf's own caps, lowered to what text needs: its defaults let one stream take 75 MB and half a minute."""


@dataclass(slots=True)
class Sheets:
    """The pages of a document as lines, and how many of them could not be read or are pictures alone."""

    lines: list[list[Line]]
    broken: int = 0
    pictured: int = 0


def read(data: bytes) -> Draft:
    """The draft of a PDF; raises UnreadableError: damaged, locked, scanned, too many pages, too much work."""
    from pypdf._configuration import apply_configuration

    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # It logs what stands in the file.
    with apply_configuration(**LIMITS):
        try:
            return _read(_opened(data))
        except (UnreadableError, MemoryError):
            raise
        except Exception:  # noqa: BLE001 - a broken file makes pypdf raise anything
            raise UnreadableError("read-damaged") from None


def _opened(data: bytes) -> PdfReader:
    from pypdf import PdfReader

    reader = PdfReader(
        BytesIO(_mended(data)), root_object_recovery_limit=2_000, xref_stream_maximum_entries=300_000
    )
    if reader.is_encrypted:
        try:
            is_open = bool(reader.decrypt(""))
        except NotImplementedError:  # a lock of another kind than a password
            is_open = False
        if not is_open:
            raise UnreadableError("read-pdf-locked")
    return reader


def _mended(data: bytes) -> bytes:
    """A file that has lost its end with another one, which says where its catalogue is; pypdf finds the rest."""
    place = data.find(b"/Catalog") if b"startxref" not in data else -1
    objects = OBJECT.findall(data, max(0, place - NEAR), max(0, place))
    if not objects:
        return data
    return data + b"\ntrailer\n<< /Root %b %b R >>\nstartxref\n0\n%%%%EOF\n" % objects[-1]


def _read(reader: PdfReader) -> Draft:
    sheets = _sheets(reader)
    blocks = limited(_blocks(reader, sheets))
    _check(sheets, blocks)
    info = _info(reader)
    created = properties.pdf_moment(info.get("/CreationDate", ""))
    return Draft(blocks, info.get("/Title", ""), info.get("/Author", ""), created)


def _blocks(reader: PdfReader, sheets: Sheets) -> Iterator[Block]:
    yield from reflow.blocks(sheets.lines, outline.levels(reader))


def _sheets(reader: PdfReader) -> Sheets:
    budget = Budget()
    fonts, sheets, length = Fonts(budget), Sheets([]), 0
    for node, resources in tree.walk(reader.root_object["/Pages"], MOST_PAGES):
        page = showing.Page(reader, fonts, budget)
        try:
            page.run(node.get("/Contents"), resources)
        except (UnreadableError, MemoryError):
            raise
        except Exception:  # noqa: BLE001 - nor does one broken page take the others with it
            sheets.broken += 1
        found = lines.of(page.shown.upright(), len(sheets.lines))
        letters = sum(len(line.text) for line in found)
        sheets.pictured += letters < SPARSE and page.shown.pictures > 0
        sheets.lines.append(found)
        length += letters
        if length > LONGEST:
            raise UnreadableError("read-document-long", limit=LONGEST)
    return sheets


def _check(sheets: Sheets, blocks: tuple[Block, ...]) -> None:
    """Raises UnreadableError when what was found is not what the document says."""
    text = "".join(block.text for block in blocks)
    letters, pages = sum(map(str.isalpha, text)), len(sheets.lines)
    if sheets.broken * 2 > pages or not pages:
        raise UnreadableError("read-damaged")
    if letters < SPARSE * pages and sheets.pictured * 2 >= pages:
        raise UnreadableError("read-pdf-scanned")
    if text.count(UNKNOWN) * 3 > len(text):
        raise UnreadableError("read-pdf-unspelt")


def _info(reader: PdfReader) -> dict[str, str]:
    """What the document says of itself, as far as it can be read."""
    try:
        found: Any = reader.trailer["/Info"].get_object()
        return {key: str(value.get_object()) for key, value in found.items() if len(str(value)) < 2000}
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - as above; a document may say nothing of itself
        return {}
