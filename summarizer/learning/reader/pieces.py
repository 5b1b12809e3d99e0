"""The vocabulary a reader of English keeps of its encoder's."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

FIRST = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
"""Those that stand for no text, in the order of :mod:`summarizer.reader.pieces`."""
ALPHABETS = ("LATIN", "GREEK", "MODIFIER", "MICRO", "FEMININE", "MASCULINE")
"""How the names of the letters begin that English texts hold."""


def kept(known: Mapping[str, int]) -> list[tuple[str, int]]:
    """Pieces and their numbers in the encoder's vocabulary, in the order of a reader's."""
    others = sorted((number, piece) for piece, number in known.items() if not _is_reserved(piece))
    return [(piece, known[piece]) for piece in FIRST] + [(piece, at) for at, piece in others if _is_english(piece)]


def _is_reserved(piece: str) -> bool:
    return len(piece) > 1 and piece.startswith("[") and piece.endswith("]")


def _is_english(piece: str) -> bool:
    return all(
        not letter.isalpha() or letter.isascii() or unicodedata.name(letter, "").startswith(ALPHABETS)
        for letter in piece
    )
