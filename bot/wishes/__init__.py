"""What somebody who asks for a summary wishes: how long, and about what. Pure.

How people say it is data, one file a language. Both ends of what they say are read; what is left between them is
what the summary shall be about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.model import Length
from bot.model.lengths import MOST, READ
from bot.wishes import words
from bot.wishes.words import Piece
from summarizer.algorithms import NAMES

FEW = 50
"""A number up to which it counts sentences though other words stand beside it; "2011" is one of them."""
LEAST, GREATEST = 0.1, 999.0
"""Percent; more than a hundred of them is more than there is."""
ALL = 100.0
PART = re.compile(r"\d[.,]\d")
TYPED = 6
"""Letters from which the word for a summary may be mistyped."""
NAMED_WITH = 2
"""Words that may follow on "summary" without "about"; with more it is the beginning of a sentence."""
QUESTION_MARKS = ("?", "？", "؟", "՞", "፧")


@dataclass(frozen=True, slots=True)
class Wish:
    """A summary as it is wished for: ``by`` is 1 for "longer", ``focus`` a piece of what was said.

    ``nothing`` tells that fewer than one sentence was asked for, ``named`` that a summary was, ``about`` that
    words lead to the focus.
    """

    length: Length | None = None
    by: int = 0
    algorithm: str = ""
    focus: str = ""
    nothing: bool = False
    named: bool = False
    about: bool = False

    @property
    def sized(self) -> bool:
        """Whether it tells how long."""
        return self.length is not None or self.by != 0 or self.nothing


def read(text: str, locale: str = "en") -> Wish:
    """What the words behind a command wish for; whatever does not tell a length is what it shall be about."""
    return _read(text, [_as_algorithm(text, piece) for piece in words.split(text, words.of(locale))])


def spoken(text: str, locale: str = "en") -> Wish | None:
    """The summary that somebody asks for in words of their own; None where they say something else."""
    pieces = [_as_meant(text, piece, locale) for piece in words.split(text, words.of(locale))]
    wish = _read(text, [piece._replace(kind=words.OTHER) if _is_bare(piece) else piece for piece in pieces])
    asks = text.rstrip().endswith(QUESTION_MARKS)
    led = wish.about or not wish.focus or (wish.named and not asks and len(wish.focus.split()) <= NAMED_WITH)
    return wish if led and (wish.named or (wish.sized and not asks)) else None


def length(text: str, locale: str = "en") -> Length | None:
    """The length that some words are, or one of them mistyped; None where they are none."""
    wish, written = read(text, locale), Length.read(text.strip().lower())
    if written or (wish.length and not wish.focus):
        return written or wish.length
    known = words.of(locale)
    names = {" ".join(phrase): str(value) for phrase, (kind, value) in known.items() if kind == words.LENGTH}
    said = " ".join(text.casefold().split())
    meant = next((name for name in names if _is_begun(said, name)), "") or _nearest(said, names)
    return Length(names[meant]) if meant in names else None


def exactly(text: str) -> Length | None:
    """As :func:`length`, but None also for a part of a sentence and for more than all of them."""
    found = length(text)
    if found is None or (found.kind == words.PERCENT and found.number > ALL):
        return None
    return None if found.kind != words.PERCENT and PART.search(text) else found


def _read(text: str, pieces: Sequence[Piece]) -> Wish:
    if any(piece.kind == words.OTHER for piece in pieces):
        pieces = [_as_other(piece) for piece in pieces]
    start, end, wish = 0, len(pieces), Wish()
    while start < end and (told := _told(wish, pieces[start])):
        start, wish = start + 1, told
    while start < end and pieces[end - 1].kind not in (words.SUMMARY, words.ABOUT):
        told = _told(replace(wish, about=False), pieces[end - 1])
        if told is None:
            break
        end, wish = end - 1, replace(told, about=wish.about)
    return replace(wish, focus=text[pieces[start].start : pieces[end - 1].end] if start < end else "")


def _told(wish: Wish, piece: Piece) -> Wish | None:
    """A wish with what one more piece tells; None where that is of the focus."""
    if piece.kind == words.FILLER:
        return wish
    if wish.about or piece.kind == words.OTHER:
        return None
    match piece.kind:
        case words.SUMMARY:
            return replace(wish, named=True)
        case words.ABOUT:
            return replace(wish, about=True)
        case "algorithm":
            return replace(wish, algorithm=str(piece.value))
    return None if wish.sized else _sized(wish, piece)


def _sized(wish: Wish, piece: Piece) -> Wish | None:
    if piece.kind == words.LENGTH:
        return replace(wish, length=Length(str(piece.value)))
    if isinstance(piece.value, str):
        return None
    if piece.kind == words.BY:
        return replace(wish, by=int(piece.value))
    share = piece.kind == words.PERCENT
    if piece.kind == words.WORDS and piece.value >= 1:
        return replace(wish, length=Length(words.WORDS, int(min(piece.value, READ))))
    if piece.value < (LEAST if share else 1):
        return replace(wish, nothing=True)
    written = f"{min(piece.value, GREATEST):.1f}%" if share else str(int(min(piece.value, MOST)))
    return replace(wish, length=Length.read(written))


def _as_other(piece: Piece) -> Piece:
    """Beside other words a great number is one of them."""
    great = piece.kind == words.NUMBER and not -FEW <= float(piece.value) <= FEW
    return piece._replace(kind=words.OTHER) if great else piece


def _as_algorithm(text: str, piece: Piece) -> Piece:
    name = text[piece.start : piece.end].lower()
    return piece._replace(kind="algorithm", value=name) if name in NAMES else piece


def _as_meant(text: str, piece: Piece, locale: str) -> Piece:
    """What begins a text and is nearly the word for a summary is that word mistyped."""
    word = text[piece.start : piece.end].casefold()
    if piece.kind != words.OTHER or len(word) < TYPED or text[: piece.start].strip():
        return piece
    names = [" ".join(phrase) for phrase, (kind, _) in words.of(locale).items() if kind == words.SUMMARY]
    return piece._replace(kind=words.SUMMARY) if _nearest(word, names) in names else piece


def _is_bare(piece: Piece) -> bool:
    return piece.kind == words.NUMBER


def _is_begun(said: str, name: str) -> bool:
    """Whether a word lacks its last letter."""
    return len(said) > 3 and name.startswith(said) and len(name) - len(said) < 2


def _nearest(word: str, known: Sequence[str] | dict[str, str]) -> str:
    from summarizer.answer import matching

    return matching.nearest(word, known)
