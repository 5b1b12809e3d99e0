"""Bodies unpacked a step at a time, so that a bomb is noticed before it is large."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

STEP = 64 * 1024
"""Bytes unpacked at once: a packed block can hold a thousand times its size."""

PLAIN = frozenset({"", "identity"})
PACKED = frozenset({"gzip", "x-gzip", "deflate"})

GZIP_START = b"\x1f\x8b"
ANY_HEADER = zlib.MAX_WBITS | 32
"""gzip or zlib, by its first bytes: https://docs.python.org/3/library/zlib.html#zlib.decompress."""


def unpack(blocks: Iterable[bytes], coding: str) -> Iterator[bytes]:
    """Yield the unpacked ``blocks``; raises ``ValueError`` when they are damaged, cut or packed otherwise."""
    coding = coding.strip().lower()
    if coding in PLAIN:
        yield from blocks
    elif coding in PACKED:
        yield from _inflate(blocks)
    else:
        raise ValueError("unknown packing")


def _inflate(blocks: Iterable[bytes]) -> Iterator[bytes]:
    engine, begun = zlib.decompressobj(ANY_HEADER), False
    try:
        for block in blocks:
            begun = True
            rest = block
            while rest:
                yield engine.decompress(rest, STEP)
                rest = engine.unconsumed_tail
                if engine.eof and engine.unused_data.startswith(GZIP_START):
                    rest, engine = engine.unused_data, zlib.decompressobj(ANY_HEADER)
        yield engine.flush()
    except zlib.error as error:
        raise ValueError("damaged") from error
    if begun and not engine.eof:
        raise ValueError("cut short")
