"""The tokens an answer may begin and end at: words, figures, each mark alone, "'s" alone, each Han letter
alone."""

from __future__ import annotations

import re

from summarizer.words import MARKS, Word

LETTER = rf"[\w{MARKS}]"
ALONE = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
SPACED = rf"(?:(?![{ALONE}\u0e01-\u0e2e\u0e40-\u0e44]){LETTER})"
TOKEN = re.compile(
    rf"\d+(?:[.,:]\d+)+"
    rf"|[{ALONE}]"
    rf"|[\u0e40-\u0e44]?[\u0e01-\u0e2e][\u0e30-\u0e3a\u0e45-\u0e4e]*"  # a Thai letter with its vowels and tones
    rf"|['’]s(?!{LETTER})"
    rf"|{SPACED}+(?:['’`´](?!s(?!{LETTER})){SPACED}+)*"
    r"|\S"
)


def split(text: str) -> tuple[Word, ...]:
    """Every token of a text in order: all of it but its spaces."""
    return tuple(Word(match[0], match.start(), match.end()) for match in TOKEN.finditer(text))
