"""Words as the measurements count them: the same for every system, and none of the summarizer's own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

import snowballstemmer

SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "fi": "finnish", "fr": "french", "hi": "hindi", "hu": "hungarian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "nl": "dutch", "no": "norwegian", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
"""Snowball's name of a language's stemmer, by ISO 639-1 code; other languages are counted unstemmed."""

# Scripts written without spaces, counted character by character as MLQA does (Lewis et al. 2020, section 4):
# Thai, Han and the two kana.
_UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
# Python's \w leaves out combining marks, which would cut Hindi words at every vowel sign.
_MARKS = "".join(chr(code) for code in range(0x300, 0x2000) if unicodedata.category(chr(code))[0] == "M")
_TOKEN = re.compile(rf"[{_UNSPACED}]|(?:(?![{_UNSPACED}_])[\w{_MARKS}])+")


def tokens(text: str) -> list[str]:
    """Lower-case words of a text; single characters where the script puts no spaces between words."""
    return _TOKEN.findall(text.casefold())


def stems(text: str, language: str) -> list[str]:
    """Snowball stems of every word of a text, stop words included."""
    return [_stem(word, language) for word in tokens(text)]


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    name = SNOWBALL.get(language)
    stem: Callable[[str], str] = snowballstemmer.stemmer(name).stemWord if name else str
    return stem


@lru_cache(maxsize=1 << 16)
def _stem(word: str, language: str) -> str:
    return _stemmer(language)(word)
