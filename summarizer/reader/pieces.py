"""Text cut into the pieces a reader knows, as BERT's uncased models were taught to cut it.

Lower case, accents left off, punctuation marks and Han characters alone, then always the longest known beginning
(WordPiece; Devlin et al., NAACL 2019). Our own: the library that also does it brings a client of a model hub.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from unicodedata import category, normalize

import numpy as np
from numpy.typing import NDArray

PADDING, UNKNOWN, START, END = range(4)
"""The numbers of the first four pieces of a vocabulary, however they are spelt."""
INSIDE = "##"
"""Before a piece that goes on with a word."""
LONGEST = 100
"""Letters of a word; a longer one is unknown as a whole."""

CHUNK = re.compile("[^ \t\n\r\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
UNSEEN = ("Cc", "Cf", "Co", "Cs")
PLAIN = re.compile("[a-z0-9]+|[^a-z0-9]")
HAN = re.compile(
    "[\u4e00-\u9fff\u3400-\u4dbf\U00020000-\U0002a6df\U0002a700-\U0002b73f\U0002b740-\U0002b81f"
    "\U0002b920-\U0002ceaf\uf900-\ufaff\U0002f800-\U0002fa1f]"
)

Piece = tuple[int, int, int, bool]
"""Number, start, end, and whether it goes on with a word."""


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """``n`` pieces of a text: their numbers (n,), their (start, end) in its characters (n, 2), and which of them
    go on with a word (n,)."""

    numbers: NDArray[np.int64]
    offsets: NDArray[np.int64]
    inside: NDArray[np.bool_]


class Vocabulary:
    """Known pieces by their number; the first four are those that stand for no text."""

    def __init__(self, pieces: Iterable[str]) -> None:
        known = list(pieces)
        self._first = {piece: number for number, piece in enumerate(known) if not piece.startswith(INSIDE)}
        self._later = {
            piece.removeprefix(INSIDE): number
            for number, piece in enumerate(known)
            if piece.startswith(INSIDE) and piece != INSIDE
        }

    def __len__(self) -> int:
        return len(self._first) + len(self._later)

    def cut(self, text: str, most: int | None = None) -> Pieces:
        """The pieces of a text, the first ``most`` of them."""
        found = list(islice(self._pieces(text), most))
        numbers, starts, ends, inside = zip(*found, strict=True) if found else ((), (), (), ())
        offsets = np.array((starts, ends), np.int64).T
        return Pieces(np.array(numbers, np.int64), offsets, np.array(inside, np.bool_))

    def _pieces(self, text: str) -> Iterator[Piece]:
        for chunk in CHUNK.finditer(text):
            for word, places in _words(chunk[0]):
                yield from self._of_word(word, places, chunk.start())

    def _of_word(self, word: str, places: range | list[int], start: int) -> Iterable[Piece]:
        """``places``: where each letter of the word, and its end, stands behind ``start``."""
        number = self._first.get(word)
        if number is not None:
            return ((number, start + places[0], start + places[-1], False),)
        return self._longest(word, places, start) or ((UNKNOWN, start + places[0], start + places[-1], False),)

    def _longest(self, word: str, places: range | list[int], start: int) -> list[Piece]:
        """The longest known beginning, and so on with what is left; nothing where something is left."""
        found: list[Piece] = []
        at = 0 if len(word) <= LONGEST else len(word) + 1
        while at < len(word):
            known = self._later if at else self._first
            end = next((end for end in range(len(word), at, -1) if word[at:end] in known), 0)
            if not end:
                return []
            found.append(
                (known[word[at:end]], start + places[at], start + max(places[end], places[end - 1] + 1), at > 0)
            )
            at = end
        return found


def _words(chunk: str) -> Iterator[tuple[str, range | list[int]]]:
    """The words and marks of what stands between spaces, each with the places of its letters and of its end."""
    if chunk.isascii() and chunk.isprintable():
        for match in PLAIN.finditer(chunk.lower()):
            yield match[0], range(match.start(), match.end() + 1)
        return
    word: list[str] = []
    places: list[int] = []
    end = 0
    for letter, place in _letters(chunk):
        alone = _is_alone(letter)
        if word and (alone or letter.isspace()):
            yield "".join(word), [*places, end]
            word, places = [], []
        end = place + 1
        if alone:
            yield letter, [place, end]
        elif letter and not letter.isspace():
            word.append(letter)
            places.append(place)
    if word:
        yield "".join(word), [*places, end]


def _letters(chunk: str) -> Iterator[tuple[str, int]]:
    """Each letter in lower case and the place of what it was, "" for an accent; nothing for what is not shown."""
    for place, written in enumerate(chunk):
        if written == "\ufffd" or category(written) in UNSEEN:
            continue
        for part in normalize("NFD", written):
            if category(part) == "Mn":
                yield "", place
            else:
                yield from ((letter, place) for letter in part.lower())


def _is_alone(letter: str) -> bool:
    """Whether a letter is a word of its own: a Han character, a mark of punctuation, any sign of ASCII."""
    if letter.isascii():
        return letter != "" and not letter.isalnum() and letter.isprintable() and letter != " "
    return category(letter)[0] == "P" or HAN.match(letter) is not None
