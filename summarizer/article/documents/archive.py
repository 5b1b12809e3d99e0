"""Zipped documents, opened as if somebody meant harm: every cap is counted while reading, no header is believed.

Nothing is written anywhere and no entry is an archive to us, so neither "../" in a name nor an archive inside
an archive does anything.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from summarizer.errors import UnreadableError

MOST_ENTRIES = 20_000
"""Entries of an archive: a book of 2,000 chapters with its pictures has fewer."""
LARGEST_ENTRY, LARGEST_SUM = 48_000_000, 96_000_000
"""Bytes of one entry, and of all that are read, unpacked: the markup of 1,500 pages has some 20 million."""
RATIO, RATIO_FROM = 400, 4_000_000
"""Bytes that one packed byte becomes at most, from so many bytes on: markup packs to a tenth or fiftieth."""
CENTRAL = b"PK\x01\x02"
PIECE = 1 << 16
ENCRYPTED = 0x1
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""All that documents use; the other unpackers cannot be stopped half way."""


class Archive:
    """The entries of a zipped document, by name; what is not there reads as nothing."""

    def __init__(self, data: bytes) -> None:
        """Raises UnreadableError when it is no archive, or one of too many entries."""
        if data.count(CENTRAL) > MOST_ENTRIES:
            raise UnreadableError("read-overfull")
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError):
            raise UnreadableError("read-damaged") from None
        self._left = LARGEST_SUM
        self.names = tuple(self._zip.namelist())

    def __contains__(self, name: str) -> bool:
        return name in self._zip.NameToInfo

    def read(self, name: str) -> bytes:
        """The bytes of an entry, ``b""`` when there is none.

        Raises UnreadableError when it is encrypted, damaged, or larger than any document's.
        """
        info = self._zip.NameToInfo.get(name)
        if info is None:
            return b""
        if info.flag_bits & ENCRYPTED:
            raise UnreadableError("read-locked")
        if info.compress_type not in PACKINGS:
            raise UnreadableError("read-damaged")
        try:
            return self._unpacked(info)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError):
            raise UnreadableError("read-damaged") from None

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        content, packed = bytearray(), max(1, info.compress_size)
        with self._zip.open(info) as entry:
            while piece := entry.read(PIECE):
                content += piece
                size = len(content)
                if size > min(LARGEST_ENTRY, self._left) or size > max(RATIO_FROM, packed * RATIO):
                    raise UnreadableError("read-overfull")
        self._left -= len(content)
        return bytes(content)
