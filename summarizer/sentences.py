"""Sentences of a text as exact slices, in order, covering every character that is not white space.

Boundaries come from sentencex (rules for some 300 languages); a repair pass joins what it cuts after
initials, titles and ordinals, gives a closing quotation mark back to its sentence, and cuts full stops that
lost their space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from summarizer import language as languages
from summarizer.language import Language
from summarizer.model import Sentence

FINAL = ".!?…。！？؟।"
CLOSING = "\"'”’»)]」』"
WRAPPED = range(40, 110)
"""Lengths of a line that an editor or mail program wraps; longer lines are paragraphs of their own."""
LONGEST = 1500
"""Characters after which a "sentence" is a list or a table that lost its full stops: cut at a space."""
NEAR = 100
"""Characters around a proposed boundary that tell whether it is one."""

BLANK = re.compile(r"\n[^\S\n]*(?:\n\s*)+")
INITIAL = re.compile(r"(?:^|[\s(\"“«.])(?:[^\W\d_]\.){1,4}$")
INITIALS_OF_A_STATE = re.compile(r"(?:[^\W\d_]\.){2,}$")
ORDINAL = re.compile(r"(?:^|\s)\d{1,2}\.$")
LAST_TOKEN = re.compile(r"\S+$")
GLUED = re.compile(r"(?<=[^\W\d_]{2}[.!?…])(?=[A-ZÀ-ÖØ-ÞА-ЯЁЇІЄ][^\W\d_A-ZÀ-ÖØ-ÞА-ЯЁЇІЄ.]+[\s,’'])")
SPOKEN = re.compile(r"[^\W_]")
CLOSERS = re.compile(rf"[{re.escape(CLOSING)}]+(?=\s|$)")
ORDINAL_LANGUAGES = frozenset("de cs da et fi hr hu is lv nb no pl sk sl sr tr".split())
"""Languages that write ordinals with a full stop ("2. Weltkrieg", "3. května")."""


def split(text: str, language: str | Language) -> tuple[Sentence, ...]:
    """The sentences of a text; ``language`` is a code or a loaded language.

    A blank line always ends a sentence; a single line break does unless the text is wrapped there.
    """
    loaded = languages.load(language) if isinstance(language, str) else language
    return tuple(
        Sentence(text[start:end], start, end, number)
        for number, (begin, stop) in enumerate(paragraphs(text))
        for start, end in _within(text, begin, stop, loaded)
    )


def is_final(line: str) -> bool:
    """Whether a line ends as a sentence does: a final mark, closing quotation marks aside."""
    return line.rstrip().rstrip(CLOSING + "*_").endswith(tuple(FINAL + ":;"))


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each paragraph: blocks between blank lines, and lines that are not wrapped."""
    start = 0
    for match in [*BLANK.finditer(text), None]:
        end = match.start() if match else len(text)
        yield from _lines(text, start, end)
        start = match.end() if match else end


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The paragraphs of a block without blank lines: its lines, unless they are wrapped."""
    block = text[start:end]
    if not block.strip():
        return
    lines = block.split("\n")
    width = max(map(len, lines)) if len(lines) > 2 else 0
    begin = offset = start
    for line, following in pairwise([*lines, ""]):
        offset += len(line) + 1
        if offset - 1 >= end or not _wraps(line, following, width):
            yield begin, min(offset - 1, end)
            begin = offset


def _wraps(line: str, following: str, width: int) -> bool:
    """Whether a paragraph goes on in the next line: it begins in lower case, or its first word did not fit."""
    if not line.strip() or not following.strip():
        return False
    if following.lstrip()[:1].islower() and not is_final(line):
        return True
    return width in WRAPPED and len(line) + len(following.split(None, 1)[0]) >= width - 8


def _within(text: str, begin: int, stop: int, language: Language) -> Iterator[tuple[int, int]]:
    """Trimmed (start, end) of each sentence between two offsets."""
    cuts = [begin, *_cuts(text, begin, stop, language), stop]
    for start, end in pairwise(cuts):
        piece = text[start:end]
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            yield from _bounded(text, start + lead, start + len(piece.rstrip()))


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = text.rfind(" ", start, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, start + len(text[start:cut].rstrip())
        start = cut + len(text[cut:end]) - len(text[cut:end].lstrip())
    yield start, end


def _cuts(text: str, begin: int, stop: int, language: Language) -> Iterator[int]:
    import sentencex

    paragraph = text[begin:stop].replace("\n", " ")
    boundaries = sentencex.get_sentence_boundaries(language.code or "en", paragraph)
    proposed = {begin + boundary["start_index"] for boundary in boundaries[1:]}
    proposed |= {begin + match.start() for match in GLUED.finditer(paragraph)}
    for start in sorted(proposed):
        closers = CLOSERS.match(text, start, stop)
        cut = closers.end() if closers else start
        if not SPOKEN.search(text, cut, stop):
            return
        before, after = text[max(begin, cut - NEAR) : cut], text[cut : min(stop, cut + NEAR)]
        if begin < cut < stop and not _joins(before.rstrip(), after.lstrip(), language):
            yield cut


def _joins(before: str, after: str, language: Language) -> bool:
    """Whether a proposed boundary lies inside a sentence."""
    if not before or not after:
        return True
    token = LAST_TOKEN.search(before)
    last = token[0].lstrip("(\"'“«„").casefold() if token else ""
    if after[0].islower() or after[0] in ",;:%":
        return True
    if last in language.abbreviations:
        return not INITIALS_OF_A_STATE.search(last) or not _opens(after, language)
    if INITIAL.search(before) and not INITIALS_OF_A_STATE.search(last):
        return True
    return language.code in ORDINAL_LANGUAGES and bool(ORDINAL.search(before))


def _opens(after: str, language: Language) -> bool:
    """After "U.S.": a sentence begins when the next word is a function word ("He left the U.S. The …")."""
    first = after.split(None, 1)[0].strip("\"'“”«»„,")
    return first.casefold() in language.stop_words
