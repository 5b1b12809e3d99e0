"""Right-to-left lines as they are read: a page shows them from left to right, as they are seen."""

from __future__ import annotations

import re
import unicodedata

RIGHT_TO_LEFT = "\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
"""Hebrew, Arabic and their neighbours, without the figures, which run the other way."""
LETTER = re.compile(f"[{RIGHT_TO_LEFT}]")
RUN = re.compile(f"[{RIGHT_TO_LEFT}](?:[^A-Za-z0-9\u0660-\u0669\u06f0-\u06f9À-ɏͰ-ӿ]*[{RIGHT_TO_LEFT}])?")
FOREIGN = re.compile(
    "[A-Za-z0-9\u0660-\u0669\u06f0-\u06f9À-ɏͰ-ӿ](?:[A-Za-z0-9\u0660-\u0669\u06f0-\u06f9À-ɏͰ-ӿ .,:;/%'’@&+_-]*"
    "[A-Za-z0-9\u0660-\u0669\u06f0-\u06f9À-ɏͰ-ӿ%])?"
)
MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
RIGHT = re.compile(r"(?:^|\s)[(\[{«](?=\w)|(?<=[\w.!?])[)\]}»](?=\s|$|[.,;:!?])")
WRONG = re.compile(r"(?:^|\s)[)\]}»](?=\w)|(?<=[\w.!?])[(\[{«](?=\s|$|[.,;:!?])")
"""Brackets that open before a word and close behind one, and those the other way round."""
FORMS = re.compile("[\ufb00-\ufb4f\ufb50-\ufdf9\ufe70-\ufefc]+")
"""Ligatures and the shapes of Arabic letters, which stand for letters that have a place of their own."""


def logical(line: str) -> str:
    """A line in the order it is read in, its ligatures as letters."""
    if LETTER.search(line):
        line = _read_backwards(line)
    return FORMS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), line)


def glyph(text: str) -> str:
    """What one glyph stands for, as it would be seen: a ligature of several letters from left to right."""
    return text[::-1] if len(text) > 1 and LETTER.match(text) else text


def _read_backwards(line: str) -> str:
    letters = len(LETTER.findall(line))
    others = sum(map(str.isalpha, line)) - letters
    if letters < others:
        return RUN.sub(lambda run: _turned(run[0]), line)
    return FOREIGN.sub(lambda run: run[0][::-1], _turned(line))


def _turned(line: str) -> str:
    """A line from its other end. Of a bracket some programs keep the shape it is seen in, some what it means."""
    turned = line[::-1]
    is_wrong = len(WRONG.findall(turned)) > len(RIGHT.findall(turned))
    return turned.translate(MIRRORED) if is_wrong else turned
